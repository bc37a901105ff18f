//! A ruler that lies along a direction, is shifted in parallel, and says which others are parallel
//! to it: measured in all dimensions, never by the picture.

use reactive_graph::{graph::untrack, prelude::*};

use super::{Plot, Workspace};
use crate::{
    open_model::TokenPair,
    protocol::{Parallels, question},
};
use picture::scene::{PointKind, PointRef, RulerMark};

/// A ruler snaps to a direction whose middle it is this near to, in pixels.
pub const SNAP: f64 = 16.0;

/// A ruler on the plots.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruler {
    /// The direction that it lies along.
    pub along: TokenPair,
    /// A point that it passes, in the coordinates of the shown plane of the model as loaded.
    pub through: [f64; 2],
    /// The direction that it has been laid on besides, and what was found of both; none of a
    /// direction that is still being measured.
    pub compared: Option<(TokenPair, Option<Parallels>)>,
}

impl Workspace {
    /// Lays the ruler on the first direction, or takes it away.
    pub fn toggle_ruler(&self) {
        let laid = self.experiments.ruler.with_untracked(Option::is_some);
        let ruler = if laid { None } else { untrack(|| self.first_ruler()) };
        self.experiments.ruler.set(ruler);
    }

    fn first_ruler(&self) -> Option<Ruler> {
        let [along, _] = self.choice.pairs.get()?;
        let through = self.middle(Plot::Left, along)?;
        Some(Ruler { along, through, compared: None })
    }

    /// The middle of a direction in a plot, in data coordinates.
    fn middle(&self, plot: Plot, (from, to): TokenPair) -> Option<[f64; 2]> {
        let at = |index| self.position(plot, PointRef { kind: PointKind::Tokens, index });
        let (a, b) = (at(from)?, at(to)?);
        Some([0, 1].map(|k| (a[k] + b[k]) / 2.0))
    }

    /// The directions that are drawn: the two, and the rest of the family where it is shown.
    pub fn drawn_directions(&self) -> Vec<TokenPair> {
        let mut all: Vec<TokenPair> =
            self.choice.pairs.get().map(|pairs| pairs.to_vec()).unwrap_or_default();
        if self.choice.look.with(|look| look.family) {
            let family = self.family_matched().map(|family| family.pairs).unwrap_or_default();
            let new: Vec<TokenPair> =
                family.into_iter().filter(|pair| !all.contains(pair)).collect();
            all.extend(new);
        }
        all
    }

    /// Shifts the ruler in parallel to a place of a plot, in data coordinates; nearer than `snap`
    /// data units to the middle of another direction, it is laid on that one.
    pub fn shift_ruler(&self, plot: Plot, at: [f64; 2], snap: f64) {
        let Some(ruler) = self.experiments.ruler.get_untracked() else { return };
        let near = untrack(|| {
            let other = |pair: &TokenPair| {
                let middle = self.middle(plot, *pair)?;
                let distance = (middle[0] - at[0]).hypot(middle[1] - at[1]);
                (*pair != ruler.along && distance <= snap).then_some((*pair, middle, distance))
            };
            let all = self.drawn_directions();
            all.iter().filter_map(other).min_by(|a, b| a.2.total_cmp(&b.2))
        });
        let place = near.map_or(at, |(_, middle, _)| middle);
        let Some(through) = untrack(|| self.in_the_plane(plot, place)) else { return };
        let pair = near.map(|(pair, ..)| pair);
        let known = ruler.compared.filter(|(other, _)| Some(*other) == pair);
        let ask = pair.filter(|_| known.is_none());
        let compared = known.or(pair.map(|pair| (pair, None)));
        self.experiments.ruler.set(Some(Ruler { through, compared, ..ruler }));
        if ask.is_some() {
            self.measure_ruler();
        }
    }

    /// Lays the ruler along the next drawn direction.
    pub fn turn_ruler(&self) {
        let Some(ruler) = self.experiments.ruler.get_untracked() else { return };
        let all = untrack(|| self.drawn_directions());
        let at = all.iter().position(|pair| *pair == ruler.along).map_or(0, |at| at + 1);
        let Some(&along) = all.get(at % all.len().max(1)) else { return };
        if let Some(through) = untrack(|| self.middle(Plot::Left, along)) {
            self.experiments.ruler.set(Some(Ruler { along, through, compared: None }));
        }
    }

    /// Lays the ruler, turned as it is, on the next drawn direction.
    pub fn lay_ruler_on_next(&self) {
        let Some(ruler) = self.experiments.ruler.get_untracked() else { return };
        let mut all = untrack(|| self.drawn_directions());
        all.retain(|pair| *pair != ruler.along);
        let now = ruler.compared.as_ref().map(|(pair, _)| *pair);
        let at = all.iter().position(|pair| Some(*pair) == now).map_or(0, |at| at + 1);
        let Some(&next) = all.get(at % all.len().max(1)) else { return };
        if let Some(through) = untrack(|| self.middle(Plot::Left, next)) {
            self.experiments.ruler.set(Some(Ruler {
                through,
                compared: Some((next, None)),
                ..ruler
            }));
            self.measure_ruler();
        }
    }

    /// Asks anew what the two directions of the ruler have to do with each other.
    fn measure_ruler(&self) {
        let laid = untrack(|| self.on_the_ruler());
        if laid.is_some() {
            self.want(|queue| queue.ruler = laid);
        }
    }

    /// The two directions on the ruler, if there are two.
    pub(super) fn on_the_ruler(&self) -> Option<[TokenPair; 2]> {
        self.experiments.ruler.with(|ruler| {
            ruler.as_ref().and_then(|ruler| Some([ruler.along, ruler.compared.as_ref()?.0]))
        })
    }

    /// Where a place of a plot is in the shown plane of the model as loaded.
    fn in_the_plane(&self, plot: Plot, at: [f64; 2]) -> Option<[f64; 2]> {
        self.grid(plot).map_or(Some(at), |grid| grid.coordinates(at))
    }

    /// The ruler as a plot draws it.
    pub(super) fn ruler_mark(&self, plot: Plot) -> Option<RulerMark> {
        let ruler = self.experiments.ruler.get()?;
        let through = self.grid(plot).map_or(ruler.through, |grid| grid.at(ruler.through));
        let at = |index| self.position(plot, PointRef { kind: PointKind::Tokens, index });
        let (from, to) = (at(ruler.along.0)?, at(ruler.along.1)?);
        let on = ruler.compared.as_ref().and_then(|(pair, _)| Some([at(pair.0)?, at(pair.1)?]));
        Some(RulerMark {
            through,
            along: [to[0] - from[0], to[1] - from[1]],
            on,
            parallel: ruler.is_parallel(plot),
            text: self.ruler_says(plot).unwrap_or_default(),
        })
    }

    /// What the ruler has found in a plot, in words; none while it lies on its own direction alone.
    pub fn ruler_says(&self, plot: Plot) -> Option<String> {
        let ruler = self.experiments.ruler.get()?;
        let words = &crate::words::words().experiments;
        let Some((_, found)) = &ruler.compared else { return None };
        let Some(found) = found else { return Some(words.measuring.into()) };
        let side = &found.sides[usize::from(plot == Plot::Right)];
        Some(match (side.exact, side.angle) {
            (true, _) => (words.parallel)(&crate::words::number::figure(side.residual)),
            (false, angle) => (words.not_parallel)(angle.to_degrees()),
        })
    }
}

impl Ruler {
    /// Whether both directions are parallel in all dimensions, as exactly as the numbers are
    /// stored.
    fn is_parallel(&self, plot: Plot) -> bool {
        let found = self.compared.as_ref().and_then(|(_, found)| found.as_ref());
        found.is_some_and(|found| found.sides[usize::from(plot == Plot::Right)].exact)
    }
}

impl question::Takes<question::Parallel> for Workspace {
    fn take(&self, question: question::Parallel, found: Parallels) {
        self.experiments.ruler.update(|ruler| {
            if let Some(ruler) = ruler
                && let Some((other, known)) = &mut ruler.compared
                && question.pairs == [ruler.along, *other]
            {
                *known = Some(found);
            }
        });
    }
}
