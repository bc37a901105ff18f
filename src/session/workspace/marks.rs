//! What a plot has besides its points: the grid, threads off it, the compass, and badges.

use std::sync::Arc;

use nalgebra::{Matrix2, Vector2};
use reactive_graph::prelude::*;

use super::{Moment, Plot, Workspace, stage::MOST_NAMED};
use crate::{
    badge::{drawn_otherwise, left_in_view},
    fates::is_drawn_cosine,
    protocol::{
        Angles, Live, PathMarks, View,
        view::{from_tips, tips},
    },
    words::{
        number::{figure, fixed},
        words,
    },
};
use picture::scene::{Compass, Grid, Handles, PointKind, PointRef, Points, Role, Scene};
use theory::{
    plane::PlaneSpec,
    property::angle_band,
    transform::{AngleGauge, DRAG_LIMIT, Side, plane_singular_values},
};

/// κ at which the needle of the compass stops unless another is chosen.
const STOP: f64 = 10.0;

impl Workspace {
    /// Completes a scene whose points are in place; the right plot at a place on its way, where
    /// that is known.
    pub(super) fn mark(&self, scene: &mut Scene, plot: Plot, at: Option<&Moment>) {
        let at = at.filter(|_| plot == Plot::Right);
        let moment = at.and_then(Moment::marks);
        scene.grid = Some(self.grid_at(plot, moment.as_ref()).unwrap_or_else(Grid::square));
        scene.threads = self.threads(plot, at, &scene.points);
        scene.edges = true;
        let (walls, names) = self.walls(plot, moment.as_ref());
        scene.walls = walls;
        scene.labels.extend(names);
        scene.ruler = self.ruler_mark(plot);
        let angles = match (&moment, plot) {
            (Some(moment), _) => moment.angles(),
            (None, plot) => self.angles(plot),
        };
        scene.badges = self.badges(scene, plot, angles.as_ref());
        let arrows = scene.points.iter().any(|cloud| cloud.kind == PointKind::Tokens);
        scene.compass = angles.filter(|_| arrows).map(|angles| self.compass(plot, &angles));
    }

    /// The grid of a plot: the image of the shown plane in the right one; none where the picture is
    /// no plane of the space.
    pub fn grid(&self, plot: Plot) -> Option<Grid> {
        self.grid_at(plot, None)
    }

    pub(super) fn grid_at(&self, plot: Plot, moment: Option<&PathMarks>) -> Option<Grid> {
        let view = self.stage.view.get()?;
        view.images?;
        match (plot, moment) {
            (Plot::Left, _) => {
                Some(self.orbit().map_or_else(Grid::square, |orbit| view.square_in_space(orbit)))
            }
            (Plot::Right, Some(moment)) => {
                let extent = view.third.as_ref().map(|third| third.extent);
                Some(Grid { extent, ..moment.grid(self.held_kind()) })
            }
            (Plot::Right, None) => {
                let ((side, t), kind) = (self.live_t(&view), self.held_kind());
                match self.orbit() {
                    Some(orbit) => Some(view.grid_in_space(orbit, kind, side, &t)?.0),
                    None => view.grid(kind, side, &t),
                }
            }
        }
    }

    /// The two directions in a plot, as drawn and as they are; none without two or without a plane.
    pub fn angles(&self, plot: Plot) -> Option<Angles> {
        let view = self.stage.view.get()?;
        let (side, t) = self.live_t(&view);
        match (plot, self.orbit()) {
            (Plot::Left, None) => view.angles_before(),
            (Plot::Left, Some(orbit)) => view.angles_before_in_space(orbit),
            (Plot::Right, None) => view.angles(side, &t),
            (Plot::Right, Some(orbit)) => view.angles_in_space(orbit, side, &t),
        }
    }

    /// κ at which the needle of the compass stops.
    pub fn stop(&self) -> f64 {
        self.choice.with(|choice| choice.stop.unwrap_or(STOP))
    }

    /// Sets the κ at which it stops, 1 to the limit of a drag.
    pub fn set_stop(&self, condition: f64) {
        let stop = condition.clamp(1.0, DRAG_LIMIT);
        self.choice.all.update(|choice| choice.stop = Some(stop).filter(|stop| *stop != STOP));
    }

    /// Bends the plane of the two directions until they stand at this angle (radians), by the move
    /// of least condition number that brings them there, and gives that number back; no farther
    /// than the κ at which the needle stops allows. Does nothing where the plots show another
    /// plane, other moves came first, the tokens stand still, or the directions are parallel.
    /// Nothing is marked for undo by itself.
    pub fn turn_to(&self, angle: f64) -> Option<f64> {
        let (truth, live) = (self.turnable()?, self.live()?);
        let [low, high] = angle_band(truth, self.stop());
        let held = angle.clamp(low, high);
        self.stage.stopped.set(held != angle);
        let gauge = AngleGauge::reaching(truth, held)?;
        let tips = gauge.t.try_inverse()?.transpose();
        self.bend(&from_tips(PointKind::Tokens, live.side, &tips)?);
        Some(gauge.condition)
    }

    /// Whether [`Self::turn_to`] does anything; reads signals.
    pub fn can_turn_directions(&self) -> bool {
        self.turnable().is_some()
    }

    /// The angle (radians) of the two directions as loaded, where a bend of their plane is all that
    /// could turn them.
    pub(super) fn turnable(&self) -> Option<f64> {
        let [a, b] = self.choice.pairs.get()?;
        let live = self.live()?;
        let alone = self.moves.steps.with(|steps| {
            let (before, _) = Live::split(steps.present());
            before.iter().all(|step| !step.enabled)
        });
        let own = PlaneSpec::ConceptPair { a, b };
        let theirs = live.plane == own || live.plane == PlaneSpec::Moved(Box::new(own));
        let turns = alone && theirs && self.bends_shown_plane() && live.side != Side::OnlyF;
        self.angles(Plot::Left).filter(|_| turns).map(|angles| angles.truth)
    }

    /// What the live step makes of the shown plane on either side: of f (contexts) and of g
    /// (tokens).
    pub fn both_sides(&self) -> Option<[Matrix2<f64>; 2]> {
        let live = self.live()?;
        Some([PointKind::Contexts, PointKind::Tokens].map(|kind| tips(kind, live.side, &live.t)))
    }

    /// What is bent live, or nothing while positions of another bent plane are still on screen.
    pub(super) fn live_t(&self, view: &View) -> (Side, Matrix2<f64>) {
        let live = self.live().filter(|live| view.key.bent.as_ref() == Some(&live.plane));
        live.map_or((Side::Gauge, Matrix2::identity()), |live| (live.side, live.t))
    }

    /// The basis tips on a grid, drawn at `reach` units.
    pub(super) fn tips_on(grid: &Grid, reach: f64) -> Handles {
        let name = |name| (words().stage.unit)(name, reach);
        Handles {
            origin: grid.origin,
            tips: [grid.at([reach, 0.0]), grid.at([0.0, reach])],
            names: [name("e₁"), name("e₂")],
            asks: None,
        }
    }

    /// Where the points of the right plot would be if nothing hidden had come to them; nothing
    /// where nothing has.
    pub(super) fn threads(
        &self,
        plot: Plot,
        moment: Option<&Moment>,
        points: &[Points],
    ) -> Vec<Points> {
        let Some(view) = self.stage.view.get().filter(|_| plot == Plot::Right) else {
            return Vec::new();
        };
        let at_its_end = |kind| {
            let hidden = !view.bare.tokens.is_empty() || !view.bare.contexts.is_empty();
            let bare = || super::stage::bare(&view, kind, self.live().as_ref(), self.orbit());
            hidden.then(bare)
        };
        let bare = |cloud: &Points| match moment {
            Some(moment) => moment.bare(cloud.kind),
            None => at_its_end(cloud.kind),
        };
        let found: Vec<_> = points.iter().map(bare).collect();
        if found.iter().all(Option::is_none) {
            return Vec::new();
        }
        let joined = |(cloud, found): (&Points, Option<Vec<[f32; 2]>>)| {
            let found = found.filter(|xy| xy.len() == cloud.xy.len());
            let xy = found.map_or_else(|| cloud.xy.clone(), Arc::new);
            Points { kind: cloud.kind, xy }
        };
        points.iter().zip(found).map(joined).collect()
    }

    /// Tokens far from the bulk of their cloud in the left plot; of small clouds all have a name
    /// already.
    pub(super) fn outstanding(&self, scene: &Scene) -> Vec<PointRef> {
        let shown = scene.points.iter().find(|cloud| cloud.kind == PointKind::Tokens);
        let large = shown.is_some_and(|cloud| cloud.xy.len() > MOST_NAMED);
        let far = if large { self.stage.outstanding.get() } else { Vec::new() };
        far.into_iter().map(|index| PointRef { kind: PointKind::Tokens, index }).collect()
    }

    fn badges(&self, scene: &Scene, plot: Plot, angles: Option<&Angles>) -> Vec<String> {
        let known = angles.map(|angles| (angles.drawn_angle(), angles.truth));
        // A picture that is no plane of the space has its own angle, and the board the true one.
        let known = known.or_else(|| Some((drawn_angle(scene), self.measured_angle(plot)?)));
        let drawn = known.and_then(|(drawn, truth)| drawn_otherwise(drawn?, truth));
        drawn.into_iter().chain(scene.grid.as_ref().and_then(left_in_view)).collect()
    }

    /// The angle (radians) of the two directions in the model of a plot, as it was measured after
    /// the last change.
    fn measured_angle(&self, plot: Plot) -> Option<f64> {
        let row = self.row(is_drawn_cosine)?;
        let cosine = match plot {
            Plot::Left => row.before,
            Plot::Right => row.after.filter(|_| !self.is_behind(&row.id)),
        };
        cosine.map(|cosine| cosine.clamp(-1.0, 1.0).acos())
    }

    fn compass(&self, plot: Plot, angles: &Angles) -> Compass {
        let moved = plot == Plot::Right;
        let band = self.band().filter(|_| moved);
        let band_note = band.map(|(band, condition)| {
            (words().stage.band)(band.map(f64::to_degrees), &rounded(condition))
        });
        let dimensions = self.model.with(|model| model.as_ref().map_or(0, |m| m.card.d));
        Compass {
            angle: angles.truth,
            drawn: angles.drawn,
            band: band.map(|(band, _)| band),
            moved: moved && self.is_moved(),
            corner: None,
            note: (words().stage.true_angle)(dimensions),
            band_note: band_note.unwrap_or_default(),
        }
    }

    /// The condition number of the live step where it is all that moves: a hand is ahead of the
    /// worker.
    pub(super) fn live_condition(&self) -> Option<f64> {
        let [most, least] = plane_singular_values(&self.lone_live()?.t);
        let plane_is_all = self.model.with(|model| model.as_ref().is_some_and(|m| m.card.d == 2));
        Some(if plane_is_all { most / least } else { most.max(1.0) / least.min(1.0) })
    }

    /// The angles that some map of the moves' condition number reaches from the loaded model's;
    /// none where nothing moved, what moved is not measured yet, or hidden moves of g know no such
    /// bound.
    fn band(&self) -> Option<([f64; 2], f64)> {
        let measured =
            self.moves.held.get() || self.board.measured.with(|measured| !measured.is_empty());
        let settled = self.moves.summary.with(|summary| {
            summary
                .as_ref()
                .filter(|summary| measured && !summary.any(|kind| kind.hides[1]))
                .map(|s| s.condition)
        });
        let condition = self.live_condition().or(settled)?;
        let before = self.angles(Plot::Left)?.truth;
        self.is_moved().then(|| (angle_band(before, condition), condition))
    }
}

/// The angle (radians) between the two directions as they are drawn.
fn drawn_angle(scene: &Scene) -> Option<f64> {
    let along = |role| {
        let arrow = scene.arrows.iter().find(|arrow| arrow.role == role)?;
        Some(Vector2::from([0, 1].map(|k| arrow.to[k] - arrow.from[k])))
    };
    let (one, two) = (along(Role::First)?, along(Role::Second)?);
    (one.norm() > 0.0 && two.norm() > 0.0).then(|| one.angle(&two))
}

/// A condition number with one decimal, where that says something.
fn rounded(condition: f64) -> String {
    let tenths = (10.0 * condition).round();
    match tenths {
        _ if condition >= 100.0 || condition.is_nan() => figure(condition),
        // A κ of 1 bends nothing.
        _ if condition > 1.005 && condition < 1.1 => fixed(condition, 2),
        tenths if tenths % 10.0 == 0.0 => fixed(tenths / 10.0, 0),
        _ => fixed(tenths / 10.0, 1),
    }
}
