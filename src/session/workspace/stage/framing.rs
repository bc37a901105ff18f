//! The camera that both plots of a model share, and the length at which basis vectors are drawn:
//! how they are fitted to what is seen, and where they come to rest after a move.

use reactive_graph::{graph::untrack, owner::StoredValue, prelude::*, signal::RwSignal};

use crate::{
    choice::Aim,
    protocol::Projection,
    workspace::{Plot, Seen, Workspace},
};
use picture::scene::{Bounds, Camera, Grid, Rect, Role, Scene, clear_reach};
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

/// With so many of the latest moves it is remembered how the camera rested.
const RESTS: usize = 6;

/// How the plots of a model are framed.
#[derive(Clone, Copy)]
pub struct Framed {
    /// One camera for both plots, so that their scales are the same; none before their size is
    /// known. Its size is that of the left plot, while that is on screen.
    pub camera: RwSignal<Option<Camera>>,
    /// Length of a basis vector in data units.
    pub reach: RwSignal<f64>,
    /// The projection that it was fitted to.
    fitted: RwSignal<Option<Projection>>,
    /// How it rested with the latest moves, newest last: what is taken back is seen as it was.
    rests: StoredValue<Vec<(Vec<Step>, Rest)>>,
}

/// The camera while nothing moves, and the length of basis vectors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rest {
    /// The camera.
    pub camera: Camera,
    /// Length of a basis vector in data units.
    pub reach: f64,
}

impl Framed {
    pub(super) fn new() -> Self {
        Self {
            camera: RwSignal::new(None),
            reach: RwSignal::new(1.0),
            fitted: RwSignal::new(None),
            rests: StoredValue::new(Vec::new()),
        }
    }

    /// The camera of a plot of this size. Reads a signal.
    pub fn camera_of(&self, size: [f64; 2]) -> Option<Camera> {
        self.camera.get().map(|camera| Camera { size, ..camera })
    }

    /// Changes the camera, if there is one.
    fn change(&self, change: impl FnOnce(Camera) -> Camera) {
        self.camera.update(|camera| *camera = camera.map(change));
    }

    /// Aims the camera, where that makes a picture.
    fn aim(&self, aim: Aim) {
        self.change(|camera| aim.camera(camera.size).unwrap_or(camera));
    }
}

impl Workspace {
    /// How both plots are seen now.
    pub fn seen(&self) -> Option<Seen> {
        let Framed { camera, reach, .. } = self.stage.framed;
        Some(Seen { camera: camera.get()?, reach: reach.get(), place: None })
    }

    /// The plots have this size. A picture of another shape has room for other things, and is
    /// fitted anew unless a hand has aimed the camera; whether it was.
    pub fn resize(&self, size: [f64; 2]) -> bool {
        let framed = self.stage.framed;
        let empty = Camera { centre: [0.0, 0.0], scale: 1.0, size };
        let now = framed.camera.get_untracked();
        let next = now.map_or(empty, |camera| camera.resized(size));
        if now == Some(next) {
            return false;
        }
        framed.camera.set(Some(next));
        let fits =
            untrack(|| self.aim()).is_none() && framed.fitted.with_untracked(Option::is_some);
        if fits {
            self.fit_all();
        }
        fits
    }

    /// Fits a picture in another projection than the last that was fitted; whether one has arrived.
    /// Reads signals.
    pub fn fit_arrived(&self) -> bool {
        let framed = self.stage.framed;
        let shown =
            self.stage.view.with(|view| view.as_ref().map(|view| view.key.projection.clone()));
        let before = framed.fitted.get_untracked();
        if framed.camera.with_untracked(Option::is_none) || shown.is_none() || before == shown {
            return false;
        }
        framed.fitted.set(shown);
        // A plane that is followed to where a move carries it: the camera goes along.
        if before.is_some() && untrack(|| self.is_under_way()) {
            return false;
        }
        self.fit_all();
        untrack(|| self.aim()).into_iter().for_each(|aim| framed.aim(aim));
        true
    }

    /// Shows everything of the left plot, wherever the camera was aimed.
    pub fn fit(&self) {
        self.stage.aim.set(None);
        self.fit_all();
    }

    fn fit_all(&self) {
        let framed = self.stage.framed;
        let Some((camera, _)) = untrack(|| self.fitting()) else { return };
        let reach = untrack(|| self.clear_reach(&camera, None));
        framed.reach.set(reach);
        framed.camera.set(Some(camera));
        let steps = self.moves.steps.with_untracked(|steps| steps.present().clone());
        framed.rests.set_value(vec![(steps, Rest { camera, reach })]);
    }

    /// The camera goes to where it is aimed, or fits everything once it no longer is; whether it
    /// does that.
    pub fn follow_aim(&self, before: Option<Aim>, now: Option<Aim>) -> bool {
        match now {
            Some(aim) => self.stage.framed.aim(aim),
            None if before.is_some() => self.fit_all(),
            None => return false,
        }
        now.is_none()
    }

    /// What is shown are other points than those that the camera has rested over.
    pub(in crate::workspace) fn forget_rests(&self) {
        self.stage.framed.rests.set_value(Vec::new());
    }

    /// A hand moves the camera: it is no longer where it rested.
    pub fn move_camera(&self, change: impl FnOnce(Camera) -> Camera) {
        self.forget_rests();
        self.stage.framed.change(change);
    }

    /// The hand rests: where it has moved the camera to becomes part of links.
    pub fn rest_camera(&self) {
        let framed = self.stage.framed;
        let aim = framed.camera.get_untracked().map(|camera| Aim::of(&camera));
        let fitted = framed.fitted.get_untracked();
        if fitted.is_some() && untrack(|| self.aim()) != aim {
            self.stage.aim.set(fitted.zip(aim));
        }
    }

    /// Both directions stay in the picture.
    pub fn keep_directions_in_sight(&self) {
        let ends = untrack(|| self.ends_of_directions(Plot::Right));
        let Some(bounds) = ends.into_iter().map(Bounds::point).reduce(Bounds::union) else {
            return;
        };
        self.stage.framed.change(|camera| camera.keeping(bounds, padding(camera.size)));
    }

    /// Whether no hand is at work, and it is known where a move takes the picture: then the camera
    /// goes along. Reads signals.
    pub fn has_settled(&self) -> bool {
        self.stage.view.track();
        self.moves.steps.track();
        let still = !self.moves.held.get() && self.moves.place.with(Option::is_none);
        let waits = self.moves.ease.with(|ease| ease.as_ref().is_some_and(|e| !e.is_ready()));
        still && !waits && self.stage.framed.fitted.with(Option::is_some)
    }

    /// Where the camera makes room for what a move took out of the picture, or goes back to where
    /// it was with the same moves. None where it stays to be told by a picture that is still to
    /// come, and where a hand has aimed it.
    pub fn make_room(&self) -> Option<Rest> {
        let framed = self.stage.framed;
        let key = self.stage.view.with(|view| view.as_ref().map(|view| view.key.clone()));
        let fitted = framed.fitted.with(|fitted| {
            key.as_ref().is_some_and(|key| fitted.as_ref() == Some(&key.projection))
        });
        // A picture that is no plane of the space is found anew, and is to be seen to stand still.
        let in_plane =
            self.stage.view.with(|view| view.as_ref().is_some_and(|v| v.images.is_some()));
        if self.aim().is_some() || !fitted || !in_plane || key != self.view_key() {
            return None;
        }
        let now = Rest { camera: framed.camera.get()?, reach: framed.reach.get() };
        let (camera, bounds) = self.fitting()?;
        let steps = self.moves.steps.with(|steps| steps.present().clone());
        let rest =
            self.rested(&steps, now.camera.size).unwrap_or_else(|| self.rest(now, camera, bounds));
        framed.rests.update_value(|rests| {
            rests.retain(|(of, _)| *of != steps);
            rests.push((steps, rest));
            rests.drain(..rests.len().saturating_sub(RESTS));
        });
        Some(rest)
    }

    /// Where it comes to rest that has not been there with these moves: it stays where it is, as
    /// long as everything is seen and could not be seen much larger.
    fn rest(&self, now: Rest, wanted: Camera, bounds: Bounds) -> Rest {
        let loose = wanted.scale > LOOSE * now.camera.scale;
        let fits = !loose && now.camera.bounds().holds(&bounds, SLACK);
        let camera = if fits { now.camera } else { wanted };
        let stays = camera == now.camera && !self.hides_a_handle(&camera, now.reach);
        let reach = if stays { now.reach } else { self.clear_reach(&camera, Some(now.reach)) };
        Rest { camera, reach }
    }

    /// How it rested when the moves were the same.
    fn rested(&self, steps: &[Step], size: [f64; 2]) -> Option<Rest> {
        let rests = self.stage.framed.rests.get_value();
        let rest = rests.into_iter().find(|(of, _)| of == steps).map(|(_, rest)| rest);
        rest.filter(|rest| rest.camera.size == size)
    }

    fn hides_a_handle(&self, camera: &Camera, reach: f64) -> bool {
        let frame = Rect::of_size(camera.size);
        self.basis(Plot::Right, reach).is_some_and(|handles| {
            handles.tips.iter().any(|tip| !frame.holds(camera.to_screen(*tip)))
        })
    }

    /// The camera that shows the left plot, and what a move has made of it as far as that is not
    /// out of all proportion; and the part of the plane that it is for.
    fn fitting(&self) -> Option<(Camera, Bounds)> {
        let size = self.stage.framed.camera.with_untracked(|c| c.map(|c| c.size))?;
        let of = |plot| self.scene_at(plot, 1.0, None);
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
        let grid = self.grid(Plot::Right).unwrap_or_else(Grid::square);
        let scene = self.scene_at(Plot::Right, 1.0, None);
        let ends = scene.map(|scene| ends(&scene)).unwrap_or_default();
        clear_reach(&grid, &ends, camera, now)
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
