//! The camera that both plots share, and the length at which basis vectors are drawn.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

use super::ease::duration;
use crate::web::{frame::Frame, page};
use picture::scene::{Bounds, Camera, Grid, Rect, Role, Scene, clear_reach};
use session::{
    choice::Aim,
    library::Library,
    protocol::{ModelId, Projection},
    workspace::{History, Plot, Seen, Workspace},
};
use theory::transform::Step;

/// Free space around what is fitted, in pixels, and at most as a share of the picture's width.
const PADDING: f64 = 34.0;
const MARGIN: f64 = 0.1;

/// How far the picture reaches for what a move has taken out of it, in extents of the model as
/// loaded.
const MOST: f64 = 0.7;
/// The same for the two directions, whose ends are what one looks at.
const FARTHEST: f64 = 2.0;
/// Part of the picture by which something may reach over its edge before the camera makes room.
const SLACK: f64 = 0.01;
/// A picture that could be so much larger is made so.
const LOOSE: f64 = 1.6;
/// How long the camera takes to make room, in milliseconds; with a picture that goes to where a
/// move takes it, as long as that takes.
const EASE: f64 = 260.0;

/// With so many of the latest moves it is remembered how the camera rested.
const RESTS: usize = 6;

/// How long the hand has to rest before the camera becomes part of links.
const REST: Duration = Duration::from_millis(300);

/// One camera for both plots, so that their scales are the same.
#[derive(Clone, Copy)]
pub struct Framing {
    library: Library,
    camera: RwSignal<Option<Camera>>,
    reach: RwSignal<f64>,
    fitted: RwSignal<Option<(ModelId, Projection)>>,
    /// How often a hand has moved the camera.
    moved: RwSignal<u64>,
    /// The sizes of both plots; none for one that is not on screen.
    sizes: StoredValue<[Option<[f64; 2]>; 2]>,
    /// Whether the camera moves by itself.
    easing: RwSignal<bool>,
    ease: StoredValue<Option<Rc<Frame>>, LocalStorage>,
    /// How it rested with the latest moves, newest last: what is taken back is seen as it was.
    rests: StoredValue<Vec<(Vec<Step>, Rest)>>,
}

/// The camera while nothing moves, and the length of basis vectors.
#[derive(Clone, Copy, PartialEq)]
struct Rest {
    camera: Camera,
    reach: f64,
}

impl Framing {
    /// Fits the picture whenever another projection has arrived.
    pub fn new(library: Library) -> Self {
        let framing = Self {
            library,
            camera: RwSignal::new(None),
            reach: RwSignal::new(1.0),
            fitted: RwSignal::new(None),
            moved: RwSignal::new(0),
            sizes: StoredValue::new([None; 2]),
            easing: RwSignal::new(false),
            ease: StoredValue::new_local(None),
            rests: StoredValue::new(Vec::new()),
        };
        Effect::new(move || {
            let active = library.active();
            let shown = active
                .stage
                .view
                .with(|view| view.as_ref().map(|view| (active.id, view.key.projection.clone())));
            let waiting = framing.camera.with(Option::is_some);
            if waiting && shown.is_some() && framing.fitted.get_untracked() != shown {
                framing.fitted.set(shown);
                // A plane that is followed to where a move carries it: the camera goes along.
                if untrack(|| active.is_on_the_way()) {
                    return;
                }
                framing.fit_all();
                if let Some(aim) = untrack(|| active.aim()) {
                    framing
                        .camera
                        .update(|camera| *camera = camera.map(|c| aim.camera(c.size).unwrap_or(c)));
                }
            }
        });
        framing.follow_aim();
        framing.make_room();
        framing.follow_surprises();
        framing
    }

    /// Once a hand lets go, and whenever a move has arrived, the camera makes room for what it took
    /// out of the picture; unless a hand has aimed the camera.
    fn make_room(self) {
        Effect::new(move || {
            let active = self.library.active();
            active.stage.view.track();
            active.moves.steps.track();
            let still = !active.moves.held.get() && active.moves.place.with(Option::is_none);
            // It goes along with the picture, once it is known where that goes.
            let waits = active.moves.ease.with(|ease| ease.as_ref().is_some_and(|e| !e.is_ready()));
            let resting = still && !waits;
            if resting && self.fitted.with(Option::is_some) {
                untrack(|| self.settle());
            }
        });
    }

    fn settle(self) {
        let active = self.library.active();
        let current = active.stage.view.with(|view| view.as_ref().map(|view| view.key.clone()));
        let fitted = self.fitted.get().is_some_and(|(id, of)| {
            id == active.id && current.as_ref().is_some_and(|key| key.projection == of)
        });
        // A picture that is no plane of the space is found anew, and is to be seen to stand still.
        let in_plane =
            active.stage.view.with(|view| view.as_ref().is_some_and(|v| v.images.is_some()));
        if active.aim().is_some() || !fitted || !in_plane || current != active.view_key() {
            return;
        }
        let Some((camera, (wanted, bounds))) = self.camera.get().zip(self.wanted()) else { return };
        let loose = wanted.scale > LOOSE * camera.scale;
        let fits = !loose && camera.bounds().holds(&bounds, SLACK);
        let now = Rest { camera, reach: self.reach.get_untracked() };
        let anew = || {
            let camera = if fits { camera } else { wanted };
            let stays = camera == now.camera && !self.hides_a_handle(&camera);
            let clear = || self.clear_reach(&camera, Some(now.reach));
            Rest { camera, reach: if stays { now.reach } else { clear() } }
        };
        let rested = self.rested(&active, &camera).unwrap_or_else(anew);
        if rested.camera != camera {
            self.ease_to(rested);
        } else if rested.reach != now.reach {
            self.reach.set(rested.reach);
        }
        let steps = active.moves.steps.with(|steps| steps.present().clone());
        self.rests.update_value(|rests| {
            rests.retain(|(of, _)| *of != steps);
            rests.push((steps, rested));
            rests.drain(..rests.len().saturating_sub(RESTS));
        });
    }

    /// How it rested when the moves were the same.
    fn rested(self, active: &Workspace, camera: &Camera) -> Option<Rest> {
        let of = |rests: &Vec<(Vec<Step>, Rest)>| {
            let now = |steps: &History<Vec<Step>>| {
                rests.iter().find(|(of, _)| of == steps.present()).map(|(_, rest)| *rest)
            };
            active.moves.steps.with(now)
        };
        self.rests.with_value(of).filter(|rested| rested.camera.size == camera.size)
    }

    /// Both directions stay in the picture while surprises run, which no hand aims.
    fn follow_surprises(self) {
        Effect::new(move || {
            let active = self.library.active();
            if active.experiments.surprising.get() && active.aim().is_none() {
                active.moves.steps.track();
                let ends = untrack(|| active.ends_of_directions(Plot::Right));
                let bounds = ends.into_iter().map(Bounds::point).reduce(Bounds::union);
                self.easing.set(false);
                let keep =
                    |c: Camera| bounds.map_or(c, |bounds| c.keeping(bounds, padding(c.size)));
                self.camera.update(|camera| *camera = camera.map(keep));
            }
        });
    }

    fn hides_a_handle(self, camera: &Camera) -> bool {
        let frame = Rect::of_size(camera.size);
        let tip = |which| self.tip(Plot::Right, Some(camera.size), which);
        [0, 1].into_iter().filter_map(tip).any(|tip| !frame.holds(tip))
    }

    /// Goes there in a moment; at once for readers who asked for little motion.
    fn ease_to(self, Rest { camera: to, reach }: Rest) {
        if page::matches("(prefers-reduced-motion: reduce)") {
            self.camera.set(Some(to));
            self.reach.set(reach);
            return;
        }
        let Some(from) = self.camera.get_untracked() else { return };
        let started = page::now();
        let takes = untrack(|| self.library.active().pace()).map_or(EASE, duration);
        self.easing.set(true);
        let frame = Rc::new(Frame::new(move |_| {
            // A hand that moves the camera has it.
            if !self.easing.get_untracked() {
                return;
            }
            let part = ((page::now() - started) / takes).clamp(0.0, 1.0);
            let eased = part * part * (3.0 - 2.0 * part);
            self.camera.update(|camera| {
                *camera = camera.map(|now| sized(from.between(&to, eased), now.size));
            });
            if part < 1.0 {
                self.ease.with_value(|frame| frame.iter().for_each(|frame| frame.request()));
            } else {
                self.reach.set(reach);
                self.easing.set(false);
            }
        }));
        frame.request();
        self.ease.set_value(Some(frame));
    }

    /// Whether the camera moves by itself now.
    pub fn is_easing(&self) -> bool {
        self.easing.get()
    }

    /// The camera follows a link, and what the hand does becomes part of links once it rests.
    fn follow_aim(self) {
        let (library, timer) = (self.library, StoredValue::new(None::<TimeoutHandle>));
        Effect::new(move |before: Option<Option<Aim>>| {
            let aim = library.active().aim();
            match aim {
                Some(aim) => self
                    .camera
                    .update(|camera| *camera = camera.map(|c| aim.camera(c.size).unwrap_or(c))),
                None if before.flatten().is_some() => self.fit_all(),
                None => {}
            }
            aim
        });
        Effect::new(move || {
            let moved = self.moved.get();
            timer.update_value(|timer| timer.take().into_iter().for_each(|timer| timer.clear()));
            if moved > 0 {
                let of = untrack(|| library.active().id);
                let rested = set_timeout_with_handle(move || self.rest(of), REST);
                timer.set_value(rested.ok());
            }
        });
    }

    /// The hand rests that moved the picture of a model; what another shows by now is not its
    /// doing.
    fn rest(self, of: ModelId) {
        let active = untrack(|| self.library.active());
        if active.id != of {
            return;
        }
        let aim = self.camera.get_untracked().map(|camera| Aim::of(&camera));
        let fitted = self.fitted.get_untracked().filter(|(id, _)| *id == of);
        if fitted.is_some() && untrack(|| active.aim()) != aim {
            active.stage.aim.set(fitted.map(|(_, projection)| projection).zip(aim));
        }
    }

    /// The camera of a plot of this size.
    pub fn camera(&self, size: [f64; 2]) -> Option<Camera> {
        self.camera.get().map(|camera| sized(camera, size))
    }

    /// How both plots are seen now.
    pub fn seen(&self) -> Option<Seen> {
        Some(Seen { camera: self.camera.get()?, reach: self.reach(), place: None })
    }

    /// Length of a basis vector in data units.
    pub fn reach(&self) -> f64 {
        self.reach.get()
    }

    /// Shows everything of the left plot, from now on.
    pub fn fit(&self) {
        untrack(|| self.library.active()).stage.aim.set(None);
        self.fit_all();
    }

    fn fit_all(&self) {
        self.easing.set(false);
        if let Some((camera, _)) = untrack(|| self.wanted()) {
            let reach = self.clear_reach(&camera, None);
            self.reach.set(reach);
            self.camera.set(Some(camera));
            let active = untrack(|| self.library.active());
            let steps = active.moves.steps.with_untracked(|steps| steps.present().clone());
            self.rests.set_value(vec![(steps, Rest { camera, reach })]);
        }
    }

    /// The camera that shows the left plot, and what a move has made of it as far as that is not
    /// out of all proportion; and the part of the plane that it was made for.
    fn wanted(&self) -> Option<(Camera, Bounds)> {
        let size = self.camera.with_untracked(|c| c.map(|c| c.size))?;
        let active = self.library.active();
        let of = |plot| active.scene_at(plot, 1.0, None);
        let left = of(Plot::Left)?.bounds();
        let bounds = of(Plot::Right).map_or(left, |right| {
            let ends = ends(&right).into_iter().map(Bounds::point).reduce(Bounds::union);
            let directions = ends.map_or(left, |ends| left.reaching(ends, FARTHEST));
            left.reaching(right.bounds(), MOST).union(directions)
        });
        Some((Camera::fit(bounds, size, padding(size)), bounds))
    }

    /// At how many units the handles cover no end of a direction.
    fn clear_reach(&self, camera: &Camera, now: Option<f64>) -> f64 {
        let active = untrack(|| self.library.active());
        let grid = untrack(|| active.grid(Plot::Right)).unwrap_or_else(Grid::square);
        let scene = untrack(|| active.scene_at(Plot::Right, 1.0, None));
        let ends = scene.map(|scene| ends(&scene)).unwrap_or_default();
        clear_reach(&grid, &ends, camera, now)
    }

    /// Changes the camera, if there is one.
    pub fn change(&self, change: impl FnOnce(Camera) -> Camera) {
        self.easing.set(false);
        self.rests.set_value(Vec::new());
        self.camera.update(|camera| *camera = camera.map(change));
        self.moved.update(|moved| *moved += 1);
    }

    /// A plot's container has a new size, or is not on screen. The camera is that of the left plot,
    /// while it is there.
    pub fn resize(&self, plot: Plot, size: Option<[f64; 2]>) {
        self.sizes.update_value(|sizes| sizes[usize::from(plot == Plot::Right)] = size);
        let [left, right] = self.sizes.get_value();
        let Some(size) = left.or(right) else { return };
        let empty = Camera { centre: [0.0, 0.0], scale: 1.0, size };
        let next = self.camera.get_untracked().map_or(empty, |camera| camera.resized(size));
        if self.camera.get_untracked() == Some(next) {
            return;
        }
        self.camera.set(Some(next));
        // A picture of another shape has room for other things.
        let aimed = untrack(|| self.library.active().aim().is_some());
        if !aimed && self.fitted.with_untracked(Option::is_some) {
            self.fit_all();
        }
    }

    /// Where a basis tip is in a plot, in pixels.
    pub fn tip(&self, plot: Plot, size: Option<[f64; 2]>, which: usize) -> Option<[f64; 2]> {
        let camera = self.camera(size?)?;
        let handles = self.library.active().basis(plot, self.reach())?;
        Some(camera.to_screen(handles.tips[which]))
    }
}

/// Free space around what is fitted into a picture of this size.
fn padding(size: [f64; 2]) -> f64 {
    PADDING.min(MARGIN * size[0])
}

/// Both ends of the two directions, and of whatever else is not merely one of a family.
fn ends(scene: &Scene) -> Vec<[f64; 2]> {
    let strong = scene.arrows.iter().filter(|arrow| arrow.role != Role::Family);
    strong.flat_map(|arrow| [arrow.from, arrow.to]).collect()
}

/// The camera of a plot of this size.
fn sized(camera: Camera, size: [f64; 2]) -> Camera {
    Camera { size, ..camera }
}
