//! What is under the pointer, and what was clicked or outlined.

use reactive_graph::{prelude::*, signal::RwSignal};

use super::Workspace;
use crate::protocol::Inspection;
use picture::scene::PointRef;

/// What is under the pointer, and what was clicked or outlined.
#[derive(Clone, Copy)]
pub struct Hover {
    /// The point under the pointer, in either plot.
    pub point: RwSignal<Option<PointRef>>,
    /// The points clicked last, the latest last.
    pub clicked: RwSignal<Vec<PointRef>>,
    /// The figures of the point that is looked at.
    pub inspection: RwSignal<Option<Inspection>>,
    /// Points inside the last outline.
    pub selected: RwSignal<Vec<PointRef>>,
}

impl Hover {
    pub(super) fn new() -> Self {
        Self {
            point: RwSignal::new(None),
            clicked: RwSignal::new(Vec::new()),
            inspection: RwSignal::new(None),
            selected: RwSignal::new(Vec::new()),
        }
    }
}

impl Workspace {
    /// The point under the pointer changed.
    pub fn point_at(&self, point: Option<PointRef>) {
        if self.hover.point.get_untracked() != point {
            self.hover.point.set(point);
            self.inspect();
        }
    }

    /// Selects points, in place of those that were.
    pub fn select(&self, points: Vec<PointRef>) {
        self.hover.selected.set(points);
    }
}
