//! The camera that both plots share, and the length at which basis vectors are drawn.

use leptos::prelude::*;

use super::sized;
use crate::{
    scene::Camera,
    state::{Plot, Seen, Session},
    worker::Projection,
};

/// Free space around what is fitted, in pixels.
const PADDING: f64 = 34.0;
/// Basis vectors reach this part of the shorter side when the picture is fitted.
const REACH: f64 = 0.24;

/// One camera for both plots, so that their scales are the same.
#[derive(Clone, Copy)]
pub struct Framing {
    session: Session,
    camera: RwSignal<Option<Camera>>,
    reach: RwSignal<f64>,
    fitted: RwSignal<Option<Projection>>,
}

impl Framing {
    /// Fits the picture whenever another projection has arrived.
    pub fn new(session: Session) -> Self {
        let framing =
            Self { session, camera: RwSignal::new(None), reach: RwSignal::new(1.0), fitted: RwSignal::new(None) };
        Effect::new(move || {
            let projection = session.view.with(|view| view.as_ref().map(|view| view.key.projection.clone()));
            let waiting = framing.camera.with(Option::is_some);
            if waiting && projection.is_some() && framing.fitted.get_untracked() != projection {
                framing.fitted.set(projection);
                framing.fit();
            }
        });
        framing
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

    /// Shows everything of the left plot.
    pub fn fit(&self) {
        let Some(size) = self.camera.with_untracked(|c| c.map(|c| c.size)) else { return };
        if let Some(scene) = untrack(|| self.session.scene(Plot::Left, 1.0)) {
            let camera = Camera::fit(scene.bounds(), size, PADDING);
            self.reach.set(REACH * size[0].min(size[1]) / camera.scale);
            self.camera.set(Some(camera));
        }
    }

    /// Changes the camera, if there is one.
    pub fn change(&self, change: impl FnOnce(Camera) -> Camera) {
        self.camera.update(|camera| *camera = camera.map(change));
    }

    /// The left plot's container has a new size; the right one's is the same.
    pub fn resize(&self, plot: Plot, size: [f64; 2]) {
        if plot == Plot::Left {
            let empty = Camera { centre: [0.0, 0.0], scale: 1.0, size };
            self.camera.update(|camera| *camera = Some(camera.map_or(empty, |camera| camera.resized(size))));
        }
    }

    /// Where a basis tip is in a plot, in pixels.
    pub fn tip(&self, plot: Plot, size: Option<[f64; 2]>, which: usize) -> Option<[f64; 2]> {
        let camera = self.camera(size?)?;
        let handles = self.session.basis(plot, self.reach())?;
        Some(camera.to_screen(handles.tips[which]))
    }
}
