//! One plot while it is drawn, for all that draws on it.

use plotters::prelude::DrawingBackend;

use crate::figure::{Drawn, Pen, Stroke, Theme};
use crate::scene::{Camera, PointKind, Rect, Role, Scene};

/// Radius of a handle's knob, in hairlines.
pub(super) const KNOB: f64 = 6.0;
/// What is nearer to the rim than this, in pixels, was cut off there: rounding alone moves it.
const RIM: f64 = 1e-6;

/// One plot while it is drawn.
pub(super) struct View<'a, DB: DrawingBackend> {
    pub(super) pen: &'a Pen<'a, DB>,
    pub(super) scene: &'a Scene,
    pub(super) camera: &'a Camera,
    pub(super) theme: &'a Theme,
}

impl<DB: DrawingBackend> View<'_, DB> {
    pub(super) fn line(&self) -> f64 {
        self.pen.style().line
    }

    pub(super) fn frame(&self) -> Rect {
        Rect::of_size(self.camera.size)
    }

    pub(super) fn shows(&self, at: [f64; 2]) -> bool {
        self.frame().holds(at)
    }

    /// Whether a place is well inside the picture: not on its rim.
    pub(super) fn shows_inside(&self, at: [f64; 2]) -> bool {
        self.frame().grown(-RIM).holds(at)
    }

    pub(super) fn place(&self, at: [f32; 2]) -> [f64; 2] {
        self.camera.to_screen(at.map(f64::from))
    }

    /// The part of a line that lies inside the picture.
    pub(super) fn segment(&self, ends: [[f64; 2]; 2], stroke: &Stroke) -> Drawn<DB> {
        self.frame().clip(ends).map_or(Ok(()), |[from, to]| self.pen.line(from, to, stroke))
    }

    /// What texts would rather not cover: the shafts of the two directions and the handles.
    pub(super) fn shafts(&self) -> Vec<[[f64; 2]; 2]> {
        let scene = self.scene;
        let strong =
            scene.arrows.iter().filter(|arrow| arrow.role != Role::Family).map(|a| [a.from, a.to]);
        let handles =
            scene.handles.iter().flat_map(|handles| handles.tips.map(|tip| [handles.origin, tip]));
        strong.chain(handles).map(|ends| ends.map(|at| self.camera.to_screen(at))).collect()
    }
}

/// How the points of a kind are drawn.
pub(super) fn role_of(kind: PointKind) -> Role {
    match kind {
        PointKind::Tokens => Role::Tokens,
        PointKind::Contexts => Role::Contexts,
    }
}
