//! The numbers of a plot as a sentence and as a table, for those who do not see it.

use reactive_graph::prelude::*;

use super::{Plot, Workspace};
use crate::{
    open_model::TokenPair,
    words::{number::short, spoken, words},
};
use picture::scene::{PointKind, PointRef};
use theory::model::isolated;

/// Most points in a table; more are in the file that the figure dialog saves.
const MOST: usize = 120;

/// Columns of the table: the point, what it belongs to, its coordinates.
pub type PlaceRow = (String, &'static str, [f64; 2]);

impl Workspace {
    /// What a plot shows, in a sentence: the axes, and both directions with length and angle as
    /// drawn.
    pub fn plot_in_words(&self, plot: Plot) -> Option<String> {
        let model = self.model.get()?;
        let side = plot.index();
        let axes =
            self.stage.view.with(|view| view.as_ref().map(|view| view.axis_names[side].clone()))?;
        let third = self
            .stage
            .view
            .with(|view| view.as_ref().and_then(|view| Some(view.third.as_ref()?.name.clone())));
        let mut text = match &third {
            None => format!("Horizontal: {}. Vertical: {}", axes[0], axes[1]),
            Some(name) => (words().stage.in_space)(&axes, name),
        };
        let drawn =
            |pair: TokenPair| Some((self.token_at(plot, pair.0)?, self.token_at(plot, pair.1)?));
        if let Some([a, b]) = self.choice.pairs.get()
            && let (Some(first), Some(second)) = (drawn(a), drawn(b))
        {
            let name = |(from, to): TokenPair| {
                let [from, to] = [from, to].map(|token| model.token(token));
                format!("{} to {}", isolated(&from), isolated(&to))
            };
            let ([x, y], [u, v]) = (step(first), step(second));
            let (length, other) = (x.hypot(y), u.hypot(v));
            text += &format!(". Arrow from {}, length {}", name(a), short(length));
            text += &format!(". Arrow from {}, length {}", name(b), short(other));
            if length > 0.0 && other > 0.0 {
                let cosine = ((x * u + y * v) / (length * other)).clamp(-1.0, 1.0);
                text += &format!(
                    ". Angle between them as drawn: {:.0} degrees",
                    cosine.acos().to_degrees()
                );
                let truth = self.angles(plot).map(|angles| angles.truth.to_degrees());
                text += &truth.map(words().stage.truly).unwrap_or_default();
            }
        }
        Some(spoken(&text))
    }

    /// The points that stand out in a plot: ends of the two directions, of the family, pinned ones;
    /// then the others as long as there are few. The flag says whether some are left out.
    pub fn plot_places(&self, plot: Plot) -> (Vec<PlaceRow>, bool) {
        let Some(model) = self.model.get() else { return (Vec::new(), false) };
        let token = |index| PointRef { kind: PointKind::Tokens, index };
        let ends =
            |pairs: Vec<TokenPair>| pairs.into_iter().flat_map(move |(a, b)| [token(a), token(b)]);
        let chosen = self.choice.pairs.get().map(Vec::from).unwrap_or_default();
        let family = self.family_matched().map(|family| family.pairs).unwrap_or_default();
        let of = |kind, count| (0..count).map(move |index| PointRef { kind, index });
        let groups = ends(chosen.iter().take(1).copied().collect())
            .map(|point| (point, "first direction"))
            .chain(
                ends(chosen.iter().skip(1).copied().collect())
                    .map(|point| (point, "second direction")),
            )
            .chain(self.choice.pinned.get().into_iter().map(|point| (point, "pinned")))
            .chain(ends(family).map(|point| (point, "family")))
            .chain(of(PointKind::Tokens, model.card.tokens.len()).map(|point| (point, "tokens")))
            .chain(
                of(PointKind::Contexts, model.card.contexts.len()).map(|point| (point, "contexts")),
            );
        let mut seen = std::collections::BTreeSet::new();
        let mut places: Vec<PlaceRow> = Vec::new();
        for (point, group) in groups {
            let Some(at) =
                self.position(plot, point).filter(|_| seen.insert((point.kind as u8, point.index)))
            else {
                continue;
            };
            if places.len() == MOST {
                return (places, true);
            }
            places.push((model.label(point), group, at));
        }
        (places, false)
    }

    fn token_at(&self, plot: Plot, index: usize) -> Option<[f64; 2]> {
        self.position(plot, PointRef { kind: PointKind::Tokens, index })
    }
}

fn step((from, to): ([f64; 2], [f64; 2])) -> [f64; 2] {
    [to[0] - from[0], to[1] - from[1]]
}
