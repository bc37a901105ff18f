//! The camera of the model that is shown, as the page moves it: it follows the size of the plots,
//! takes its time, and rests when the hand does.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

use super::ease::duration;
use crate::web::{frame::Frame, page};
use picture::scene::Camera;
use session::{
    choice::Aim,
    library::Library,
    protocol::ModelId,
    workspace::{Plot, Rest, Seen, Workspace},
};

/// How long the camera takes to make room, in milliseconds; with a picture that goes to where a
/// move takes it, as long as that takes.
const EASE: f64 = 260.0;

/// How long the hand has to rest before the camera becomes part of links.
const REST: Duration = Duration::from_millis(300);

/// What moves the camera of the model that is shown.
#[derive(Clone, Copy)]
pub struct Framing {
    library: Library,
    /// How often a hand has moved the camera.
    moved: RwSignal<u64>,
    /// The sizes of both plots; none for one that is not on screen.
    sizes: RwSignal<[Option<[f64; 2]>; 2]>,
    /// Whether the camera moves by itself.
    easing: RwSignal<bool>,
    ease: StoredValue<Option<Rc<Frame>>, LocalStorage>,
}

impl Framing {
    /// Fits the picture whenever another projection has arrived.
    pub fn new(library: Library) -> Self {
        let framing = Self {
            library,
            moved: RwSignal::new(0),
            sizes: RwSignal::new([None; 2]),
            easing: RwSignal::new(false),
            ease: StoredValue::new_local(None),
        };
        Effect::new(move || {
            let active = library.active();
            let [left, right] = framing.sizes.get();
            let resized = left.or(right).is_some_and(|size| active.resize(size));
            if active.fit_arrived() || resized {
                framing.easing.set(false);
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
            if active.has_settled()
                && let Some(rest) = untrack(|| active.make_room())
            {
                self.ease_to(active, rest);
            }
        });
    }

    /// Both directions stay in the picture while surprises run, which no hand aims.
    fn follow_surprises(self) {
        Effect::new(move || {
            let active = self.library.active();
            if active.experiments.surprising.get() && active.aim().is_none() {
                active.moves.steps.track();
                self.easing.set(false);
                active.keep_directions_in_sight();
            }
        });
    }

    /// Goes there in a moment; at once for readers who asked for little motion.
    fn ease_to(self, of: Workspace, Rest { camera: to, reach }: Rest) {
        let framed = of.stage.framed;
        let Some(from) = framed.camera.get_untracked() else { return };
        if from == to && framed.reach.get_untracked() == reach {
            return;
        }
        if from == to || page::matches("(prefers-reduced-motion: reduce)") {
            framed.camera.set(Some(to));
            framed.reach.set(reach);
            return;
        }
        let started = page::now();
        let takes = untrack(|| of.pace()).map_or(EASE, duration);
        self.easing.set(true);
        let frame = Rc::new(Frame::new(move |_| {
            // A hand that moves the camera has it, and so has another model that is shown.
            if !self.easing.get_untracked() {
                return;
            }
            if untrack(|| self.library.active()).id != of.id {
                self.easing.set(false);
                return;
            }
            let part = ((page::now() - started) / takes).clamp(0.0, 1.0);
            let eased = part * part * (3.0 - 2.0 * part);
            framed.camera.update(|camera| {
                *camera = camera.map(|now| Camera { size: now.size, ..from.between(&to, eased) });
            });
            if part < 1.0 {
                self.ease.with_value(|frame| frame.iter().for_each(|frame| frame.request()));
            } else {
                framed.reach.set(reach);
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
        Effect::new(move |before: Option<(ModelId, Option<Aim>)>| {
            let active = library.active();
            let aim = active.aim();
            let before = before.filter(|(id, _)| *id == active.id).and_then(|(_, aim)| aim);
            if active.follow_aim(before, aim) {
                self.easing.set(false);
            }
            (active.id, aim)
        });
        Effect::new(move || {
            let moved = self.moved.get();
            timer.update_value(|timer| timer.take().into_iter().for_each(|timer| timer.clear()));
            if moved > 0 {
                let of = untrack(|| library.active().id);
                let rest =
                    move || library.workspace(of).into_iter().for_each(|it| it.rest_camera());
                timer.set_value(set_timeout_with_handle(rest, REST).ok());
            }
        });
    }

    /// The camera of a plot of this size.
    pub fn camera(&self, size: [f64; 2]) -> Option<Camera> {
        self.library.active().stage.framed.camera_of(size)
    }

    /// How both plots are seen now.
    pub fn seen(&self) -> Option<Seen> {
        self.library.active().seen()
    }

    /// Length of a basis vector in data units.
    pub fn reach(&self) -> f64 {
        self.library.active().stage.framed.reach.get()
    }

    /// Shows everything of the left plot, from now on.
    pub fn fit(&self) {
        self.easing.set(false);
        untrack(|| self.library.active()).fit();
    }

    /// Changes the camera, if there is one.
    pub fn change(&self, change: impl FnOnce(Camera) -> Camera) {
        self.easing.set(false);
        untrack(|| self.library.active()).move_camera(change);
        self.moved.update(|moved| *moved += 1);
    }

    /// A plot's container has a new size, or is not on screen. The camera is that of the left plot,
    /// while it is there.
    pub fn resize(&self, plot: Plot, size: Option<[f64; 2]>) {
        self.sizes.update(|sizes| sizes[plot.index()] = size);
    }

    /// Where a basis tip is in a plot, in pixels.
    pub fn tip(&self, plot: Plot, size: Option<[f64; 2]>, which: usize) -> Option<[f64; 2]> {
        let camera = self.camera(size?)?;
        let handles = self.library.active().basis(plot, self.reach())?;
        Some(camera.to_screen(handles.tips[which]))
    }
}
