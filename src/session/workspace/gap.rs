//! The gap between two separable sets, drawn across both plots.

use std::sync::Arc;

use reactive_graph::prelude::*;

use super::{Plot, VisiblePoints, Workspace};
use crate::protocol::GapEnds;
use picture::scene::{Arrow, PointKind, PointRef, Role, Scene};
use theory::property::{Reads, Weight, info};

/// A gap while it is drawn. The shares of its ends stay the same under a gauge, so it follows a
/// drag with the points.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownGap {
    /// The row that it belongs to.
    pub id: &'static str,
    /// Its ends in the left and in the right plot once they are known; `None` inside where nothing
    /// separates the sets.
    pub ends: Option<[Option<GapEnds>; 2]>,
}

impl ShownGap {
    /// What the two sets are made of.
    fn kind(&self) -> PointKind {
        match info(self.id) {
            Some(info) if info.reads == Reads::F => PointKind::Contexts,
            _ => PointKind::Tokens,
        }
    }
}

impl Workspace {
    /// Draws the gap of a row about separability on the plots, or takes it off; its kind of points
    /// is shown with it.
    pub fn show_gap(&self, id: &'static str, on: bool) {
        if !on {
            self.stage.gap.set(None);
            return;
        }
        let gap = ShownGap { id, ends: None };
        let kind = gap.kind();
        self.stage.gap.set(Some(Arc::new(gap)));
        if self.choice.look.with_untracked(|look| !look.shown.shows(kind)) {
            self.set_look(|look| look.shown = VisiblePoints::Both);
        }
        self.want(|queue| queue.gap = true);
    }

    /// Whether the gap of this row is drawn.
    pub fn shows_gap(&self, id: &str) -> bool {
        self.stage.gap.with(|gap| gap.as_ref().is_some_and(|gap| gap.id == id))
    }

    /// The ends of a gap have arrived.
    pub(super) fn gap_found(&self, id: &str, ends: [Option<GapEnds>; 2]) {
        if let Some(gap) = self.stage.gap.get_untracked().filter(|gap| gap.id == id) {
            self.stage.gap.set(Some(Arc::new(ShownGap { id: gap.id, ends: Some(ends) })));
        }
    }

    /// The arrow across the gap, from the negatives to the positives.
    pub(super) fn gap_arrow(&self, plot: Plot, scene: &Scene) -> Option<Arrow> {
        let gap = self.stage.gap.get()?;
        let ends = gap.ends.as_ref()?[plot.index()].as_ref()?;
        let at = |weights: &[Weight]| mean(scene, gap.kind(), weights);
        let (from, to) = (at(&ends.from)?, at(&ends.to)?);
        Some(Arrow { from, to, role: Role::Plain, label_from: None, label_to: None })
    }
}

/// The place of a weighted mean of points, where all of them are shown.
fn mean(scene: &Scene, kind: PointKind, weights: &[Weight]) -> Option<[f64; 2]> {
    weights.iter().try_fold([0.0, 0.0], |[x, y], &(index, weight)| {
        let [px, py] = scene.position(PointRef { kind, index })?;
        Some([x + weight * px, y + weight * py])
    })
}
