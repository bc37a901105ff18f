//! A ruler that lies along a direction, is shifted in parallel, and says which others are parallel
//! to it: measured in all dimensions, never by the picture.

use reactive_graph::{graph::untrack, prelude::*};

use super::{Plot, Workspace};
use crate::{
    open_model::TokenPair,
    protocol::{Parallels, question},
    words::{number::figure, words},
};
use picture::scene::{PointKind, PointRef, RulerMark};

/// A ruler snaps to a direction whose middle it is this near to, in pixels.
pub const SNAP: f64 = 16.0;
/// The ruler is held against as many directions at once: as many can be told apart on a plot.
const MOST_OTHERS: usize = 32;

/// A ruler on the plots.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruler {
    /// The direction that it lies along.
    pub along: TokenPair,
    /// A point that it passes, in the coordinates of the shown plane of the model as loaded.
    pub through: [f64; 2],
    /// The direction that it has been laid on besides.
    pub compared: Option<TokenPair>,
    /// What it has to do with other directions, as far as that is measured.
    pub found: Vec<(TokenPair, Parallels)>,
}

impl Workspace {
    /// Lays the ruler on the first direction, or takes it away.
    pub fn toggle_ruler(&self) {
        let laid = self.experiments.ruler.with_untracked(Option::is_some);
        let ruler = if laid { None } else { untrack(|| self.first_ruler()) };
        if let Some(ruler) = &ruler {
            let name = untrack(|| self.direction_in_words(ruler.along));
            let words = &words().experiments;
            self.put_remark(format!("{}. {}", (words.ruler_along)(&name), words.lay));
        } else if laid {
            // What it said goes with it.
            self.take_remark_back();
        }
        self.experiments.ruler.set(ruler);
        self.measure_ruler();
    }

    fn first_ruler(&self) -> Option<Ruler> {
        let [along, _] = self.choice.pairs.get()?;
        let through = self.middle(Plot::Left, along)?;
        Some(Ruler { along, through, compared: None, found: Vec::new() })
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
        let compared = near.map(|(pair, ..)| pair);
        self.experiments.ruler.set(Some(Ruler { through, compared, ..ruler }));
    }

    /// The hand lets go of the ruler: it stays on what is parallel to it, and slips off what is
    /// not, back to its own direction; which of both is said.
    pub fn release_ruler(&self, plot: Plot) {
        let Some(ruler) = self.experiments.ruler.get_untracked() else { return };
        let Some((other, found)) = ruler.on() else { return };
        let side = &found.sides[plot.index()];
        let (name, words) = (untrack(|| self.direction_in_words(other)), &words().experiments);
        if side.exact {
            return self.put_remark((words.stays)(&name));
        }
        self.put_remark((words.slipped)(&name, side.angle.to_degrees()));
        if let Some(through) = untrack(|| self.middle(Plot::Left, ruler.along)) {
            self.experiments.ruler.set(Some(Ruler { through, ..ruler }));
        }
    }

    fn direction_in_words(&self, (from, to): TokenPair) -> String {
        let token = |index| {
            self.model.with(|model| model.as_ref().map(|m| m.token(index)).unwrap_or_default())
        };
        format!("{} → {}", token(from), token(to))
    }

    /// Lays the ruler along the next drawn direction.
    pub fn turn_ruler(&self) {
        let Some(ruler) = self.experiments.ruler.get_untracked() else { return };
        let all = untrack(|| self.drawn_directions());
        let at = all.iter().position(|pair| *pair == ruler.along).map_or(0, |at| at + 1);
        let Some(&along) = all.get(at % all.len().max(1)) else { return };
        if let Some(through) = untrack(|| self.middle(Plot::Left, along)) {
            let found = Vec::new();
            self.experiments.ruler.set(Some(Ruler { along, through, compared: None, found }));
            self.measure_ruler();
        }
    }

    /// Lays the ruler, turned as it is, on the next drawn direction.
    pub fn lay_ruler_on_next(&self) {
        let Some(ruler) = self.experiments.ruler.get_untracked() else { return };
        let mut all = untrack(|| self.drawn_directions());
        all.retain(|pair| *pair != ruler.along);
        let at = all.iter().position(|pair| Some(*pair) == ruler.compared).map_or(0, |at| at + 1);
        let Some(&next) = all.get(at % all.len().max(1)) else { return };
        if let Some(through) = untrack(|| self.middle(Plot::Left, next)) {
            self.experiments.ruler.set(Some(Ruler { through, compared: Some(next), ..ruler }));
            self.release_ruler(Plot::Right);
        }
    }

    /// Asks anew what the direction of the ruler has to do with the others that are drawn.
    fn measure_ruler(&self) {
        let laid = untrack(|| self.on_the_ruler(false));
        if laid.is_some() {
            self.want(|queue| queue.ruler = laid);
        }
    }

    /// The direction of the ruler, and those that it is held against: all that are drawn; while a
    /// hand moves the model, the one that it lies on.
    pub(super) fn on_the_ruler(&self, held: bool) -> Option<(TokenPair, Vec<TokenPair>)> {
        let (along, on) = self
            .experiments
            .ruler
            .with(|ruler| ruler.as_ref().map(|ruler| (ruler.along, ruler.compared)))?;
        let mut others = if held { on.into_iter().collect() } else { self.drawn_directions() };
        others.retain(|other| *other != along);
        others.truncate(MOST_OTHERS);
        // What lies under it is measured however many there are.
        others.extend(on.filter(|on| !others.contains(on)));
        (!others.is_empty()).then_some((along, others))
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
        let on = ruler.compared.and_then(|pair| Some([at(pair.0)?, at(pair.1)?]));
        Some(RulerMark {
            through,
            along: [to[0] - from[0], to[1] - from[1]],
            on,
            parallel: ruler.is_parallel(plot),
            text: self.ruler_says(plot).unwrap_or_default(),
        })
    }

    /// What the ruler has found in a plot, in words: of the direction that it lies on besides its
    /// own, or else of all that are drawn; none where there is no other.
    pub fn ruler_says(&self, plot: Plot) -> Option<String> {
        let (ruler, words) = (self.experiments.ruler.get()?, &words().experiments);
        let side = |found: &Parallels| found.sides[plot.index()];
        if ruler.compared.is_some() {
            let Some((_, found)) = ruler.on() else { return Some(words.measuring.into()) };
            let found = side(found);
            return Some(match found.exact {
                true => (words.parallel)(&figure(found.residual)),
                false => (words.not_parallel)(found.angle.to_degrees()),
            });
        }
        let all = || ruler.found.iter().map(|(pair, found)| (*pair, side(found)));
        let (nearest, least) = all().min_by(|a, b| a.1.angle.total_cmp(&b.1.angle))?;
        let parallel = all().filter(|(_, found)| found.exact).count();
        let name = self.direction_in_words(nearest);
        Some((words.surveyed)(parallel, ruler.found.len(), &name, least.angle.to_degrees()))
    }
}

impl Ruler {
    /// The direction that it lies on besides its own, and what was found of both.
    fn on(&self) -> Option<(TokenPair, &Parallels)> {
        let of = |(pair, _): &&(TokenPair, Parallels)| Some(*pair) == self.compared;
        self.found.iter().find(of).map(|(pair, found)| (*pair, found))
    }

    /// Whether both directions are parallel in all dimensions, as exactly as the numbers are
    /// stored; or, where it lies on its own alone, whether any other is.
    fn is_parallel(&self, plot: Plot) -> bool {
        let exact = |found: &Parallels| found.sides[plot.index()].exact;
        match self.compared {
            Some(_) => self.on().is_some_and(|(_, found)| exact(found)),
            None => self.found.iter().any(|(_, found)| exact(found)),
        }
    }
}

impl question::Takes<question::Parallel> for Workspace {
    fn take(&self, question: question::Parallel, found: Vec<Parallels>) {
        self.experiments.ruler.update(|ruler| {
            let current = ruler.as_mut().filter(|ruler| ruler.along == question.along);
            let Some(Ruler { found: known, .. }) = current else { return };
            for (pair, found) in question.others.into_iter().zip(found) {
                match known.iter_mut().find(|(known, _)| *known == pair) {
                    Some((_, known)) => *known = found,
                    None => known.push((pair, found)),
                }
            }
        });
    }
}
