//! The camera that both plots share, and the length at which basis vectors are drawn.

use std::time::Duration;

use leptos::prelude::*;

use super::sized;
use picture::scene::{Camera, handle_reach};
use session::{
    library::Library,
    permalink::Aim,
    protocol::{ModelId, Projection},
    workspace::{Plot, Seen},
};

/// Free space around what is fitted, in pixels.
const PADDING: f64 = 34.0;

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
                framing.fit_all();
                if let Some(aim) = untrack(|| active.aim()) {
                    framing
                        .camera
                        .update(|camera| *camera = camera.map(|c| aim.camera(c.size).unwrap_or(c)));
                }
            }
        });
        framing.follow_aim();
        framing
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
                let rested = set_timeout_with_handle(move || self.rest(), REST);
                timer.set_value(rested.ok());
            }
        });
    }

    fn rest(self) {
        let aim = self.camera.get_untracked().map(|camera| Aim::of(&camera));
        let active = untrack(|| self.library.active());
        let fitted = self.fitted.get_untracked().filter(|(id, _)| *id == active.id);
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
        let Some(size) = self.camera.with_untracked(|c| c.map(|c| c.size)) else { return };
        if let Some(scene) = untrack(|| self.library.active().scene(Plot::Left, 1.0)) {
            let camera = Camera::fit(scene.bounds(), size, PADDING);
            self.reach.set(handle_reach(camera.scale, size[0].min(size[1])));
            self.camera.set(Some(camera));
        }
    }

    /// Changes the camera, if there is one.
    pub fn change(&self, change: impl FnOnce(Camera) -> Camera) {
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
        if self.camera.get_untracked() != Some(next) {
            self.camera.set(Some(next));
        }
    }

    /// Where a basis tip is in a plot, in pixels.
    pub fn tip(&self, plot: Plot, size: Option<[f64; 2]>, which: usize) -> Option<[f64; 2]> {
        let camera = self.camera(size?)?;
        let handles = self.library.active().basis(plot, self.reach())?;
        Some(camera.to_screen(handles.tips[which]))
    }
}
