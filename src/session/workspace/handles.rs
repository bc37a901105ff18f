//! The basis tips by which the shown plane is bent.

use nalgebra::Matrix2;
use reactive_graph::prelude::*;

use super::{Plot, Workspace};
use crate::protocol::{
    View,
    view::{from_tips, tips},
};
use picture::scene::{Handles, PointKind};
use theory::transform::{DRAG_LIMIT, Side, resist};

/// A pull counts as resisted when the tips stay behind the hand by more than this part of their
/// length.
const RESISTED: f64 = 1e-3;

impl Workspace {
    /// Where the basis tips of a plot are drawn: in the right one, where they can be pulled.
    pub fn basis(&self, plot: Plot, reach: f64) -> Option<Handles> {
        let held = plot == Plot::Right && self.bends_shown_plane();
        self.grid(plot).filter(|_| held).map(|grid| Self::tips_on(&grid, reach))
    }

    /// Whether the hand can pull the basis: the live step bends the very plane that a fixed camera
    /// shows.
    pub fn bends_shown_plane(&self) -> bool {
        let shown = self.shown_plane();
        let bent = self.live().map(|live| live.plane);
        let fixed = self.choice.look.with(|look| !look.following);
        let seen = self.stage.view.with(|v| v.as_ref().and_then(|v| v.key.bent.clone()));
        let from_its_edge = self.orbit().is_some_and(|orbit| !orbit.shows_the_plane());
        fixed && !from_its_edge && shown.is_some() && shown == bent && shown == seen
    }

    /// Whose movement the basis tips show: that of the tokens, unless only contexts are drawn or
    /// only they move.
    pub fn held_kind(&self) -> PointKind {
        let tokens = self.choice.look.with(|look| look.shown.shows(PointKind::Tokens));
        if tokens && self.next_side() != Side::OnlyF {
            PointKind::Tokens
        } else {
            PointKind::Contexts
        }
    }

    /// What the live step makes of the points that are seen, as a matrix of the shown plane.
    pub fn bend_seen(&self) -> Option<Matrix2<f64>> {
        let live = self.live()?;
        Some(tips(self.held_kind(), live.side, &live.t))
    }

    /// Makes it this, or as near as the limit of a drag allows.
    pub fn bend_seen_to(&self, seen: &Matrix2<f64>) {
        let Some(live) = self.live() else { return };
        if let Some(t) = from_tips(self.held_kind(), live.side, seen) {
            self.bend_within_limit(&t);
        }
    }

    /// Pulls basis tip `which` to a place in data units. The pull is resisted where T would become
    /// singular.
    pub fn pull(&self, which: usize, to: [f64; 2], reach: f64) {
        let (Some(live), Some(view)) = (self.live(), self.stage.view.get()) else { return };
        let kind = self.held_kind();
        let now = tips(kind, live.side, &live.t);
        let handles = |t| Some(Self::tips_on(&view.grid(kind, live.side, t)?, reach).tips);
        // The live step takes both tips from where they were before it to where they are asked to
        // be.
        let still = Matrix2::identity();
        let (Some(before), Some(mut asked)) = (handles(&still), handles(&live.t)) else { return };
        let Some(to) = self.pulled_to(&view, which, to, reach) else { return };
        asked[which] = to;
        let Some(back) = columns(before).try_inverse() else { return };
        let basis = columns(asked) * back;
        let held = resist(&now, &basis, DRAG_LIMIT);
        if let Some(t) = from_tips(kind, live.side, &held) {
            self.moves.resisted.set((held - basis).norm() > RESISTED * basis.norm());
            self.bend(&t);
        }
    }

    /// Where in the plane a tip is pulled to that appears at a place.
    fn pulled_to(&self, view: &View, which: usize, to: [f64; 2], reach: f64) -> Option<[f64; 2]> {
        let Some(orbit) = self.orbit() else { return Some(to) };
        let (kind, (side, t)) = (self.held_kind(), self.live_t(view));
        let (_, depths) = view.grid_in_space(orbit, kind, side, &t)?;
        orbit.in_the_plane(to, depths[0] + reach * depths[1 + which])
    }
}

/// Two places as columns.
fn columns([a, b]: [[f64; 2]; 2]) -> Matrix2<f64> {
    Matrix2::new(a[0], b[0], a[1], b[1])
}
