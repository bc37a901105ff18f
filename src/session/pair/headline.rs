//! What was found of two models, in a few words.

use reactive_graph::prelude::*;
use serde::{Deserialize, Serialize};

use super::Pair;
use crate::words::{
    number::{figure, short},
    words,
};
use theory::compare::{Equivalence, InSample, Part, Predictions, Sharing};

/// The answer to one of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// Yes, to rounding.
    Yes,
    /// Nearly.
    Nearly,
    /// No.
    No,
    /// There is nothing to tell it by.
    Unknown,
}

impl Finding {
    /// In a word.
    pub fn word(self) -> &'static str {
        let words = &words().compare;
        match self {
            Self::Yes => words.yes,
            Self::Nearly => words.nearly,
            Self::No => words.no,
            Self::Unknown => words.unknown,
        }
    }
}

/// The two answers, and the sentence that says them.
#[derive(Debug, Clone, PartialEq)]
pub struct PairHeadline {
    /// Do they predict the same?
    pub predictions: Finding,
    /// Are they linearly equivalent?
    pub equivalence: Finding,
    /// Both in a sentence.
    pub text: String,
}

/// The parts of the figures that tell whether one map serves both sides.
const TELLING: [Part; 3] = [Part::OneMap, Part::Tokens, Part::Contexts];

/// Up to this logit distance, relative to the logits, predictions are the same to rounding.
const SAME: f64 = 1e-6;
/// Up to this one they are near.
const NEAR: f64 = 0.1;
/// Up to this share of the log-odds left over by one linear map on either side it is the same to
/// rounding.
const LINEAR: f64 = 1e-9;
/// Up to this one it nearly is.
const NEARLY_LINEAR: f64 = 0.1;

impl Pair {
    /// The headline, as far as it can be told.
    pub fn headline(&self) -> Option<PairHeadline> {
        let shared = self.known.shared.get()?;
        let sharing = shared.sharing();
        if sharing == Sharing::Nothing {
            let text = words().compare.nothing_shared.into();
            return Some(PairHeadline {
                predictions: Finding::Unknown,
                equivalence: Finding::Unknown,
                text,
            });
        }
        let found = self.figures.predictions.get()?;
        let predictions = self.predicts_alike()?;
        let equivalence = self.figures.equivalence.with(equivalent);
        let [first, second] = self.sentences_of(predictions, equivalence, found.as_ref(), sharing);
        let (done, all) = self.known.progress.get();
        // What is still being measured is not yet what cannot be told.
        let pending = equivalence == Finding::Unknown && done < all;
        let text = if pending { first } else { [first, second].join(" ") };
        Some(PairHeadline { predictions, equivalence, text })
    }

    /// Whether both predict the same; none until that is known. Over one token all models do, which
    /// says nothing.
    pub fn predicts_alike(&self) -> Option<Finding> {
        let found = self.figures.predictions.get()?;
        let few =
            self.known.shared.with(|shared| shared.as_ref().is_none_or(|s| s.tokens.len() < 2));
        Some(found.as_ref().filter(|_| !few).map_or(Finding::Unknown, alike))
    }

    /// Whether every figure is there that tells whether one map serves both sides. Reads signals.
    pub fn is_settled(&self) -> bool {
        self.figures.parts.with(|parts| TELLING.iter().all(|part| parts.contains(part)))
    }

    /// Both answers in a sentence each.
    pub(super) fn sentences_of(
        &self,
        predictions: Finding,
        equivalence: Finding,
        found: Option<&Predictions>,
        sharing: Sharing,
    ) -> [String; 2] {
        let words = &words().compare;
        let distance = found.map(|found| figure(found.relative_logit_distance));
        let distance = distance.unwrap_or_default();
        let first = match predictions {
            Finding::Yes => words.predict_the_same.into(),
            Finding::Nearly => (words.predict_nearly)(&distance),
            Finding::No => (words.predict_otherwise)(&distance),
            Finding::Unknown => words.predict_nothing.into(),
        };
        let second = match (equivalence, sharing) {
            (Finding::Unknown, Sharing::Tokens) => words.map_needs_contexts.into(),
            (Finding::Unknown, Sharing::Contexts) => words.map_needs_tokens.into(),
            _ => self.figures.equivalence.with(map_sentence),
        };
        [first, second]
    }

    /// Whether the fitted map is worth taking as a step of the second model: one map serves both
    /// sides, in as many dimensions as the first model has.
    pub fn can_bend(&self) -> bool {
        let [one, two] = [&self.one, &self.two]
            .map(|workspace| workspace.model.with(|m| m.as_ref().map(|model| model.card.d)));
        let equivalence = self.figures.equivalence.with(equivalent);
        one == two && matches!(equivalence, Finding::Yes | Finding::Nearly)
    }
}

/// Whether two distributions are the same, by the logit distance: KL can be small where they are
/// not.
fn alike(found: &Predictions) -> Finding {
    within(found.relative_logit_distance, SAME, NEAR)
}

/// Whether one linear map serves both sides, by what it leaves unexplained of the log-odds, held
/// out; where k differs there is none.
pub fn equivalent(found: &Equivalence) -> Finding {
    if found.effective_complexity.is_some_and(|[one, two]| one != two) {
        return Finding::No;
    }
    match unexplained(found) {
        Some(missed) => within(missed, LINEAR, NEARLY_LINEAR),
        None => Finding::Unknown,
    }
}

/// The largest share of the log-odds that is left over of either side or by one map for both; none
/// where nothing could be held out. The map of the tokens turned round for the contexts has no part
/// in it: in many dimensions that magnifies what hardly differs.
pub fn unexplained(found: &Equivalence) -> Option<f64> {
    let one_map = found.one_map_keeps().map(|share| 1.0 - share);
    side_by_side(found).into_iter().chain(one_map).reduce(f64::max)
}

/// The same of either side by itself. One with no more rows than coordinates says nothing: a map
/// that is fitted to some of them misses the others even where one map serves all.
fn side_by_side(found: &Equivalence) -> Option<f64> {
    let sides = [
        (found.explained_f_in_log_odds, found.in_sample_f),
        (found.explained_g_in_log_odds, found.in_sample_g),
    ];
    let tells = |fit: Option<InSample>| !matches!(fit, Some(InSample::ByConstruction { .. }));
    let informative = sides.into_iter().filter(|(_, fit)| tells(*fit));
    let held_out = informative.filter_map(|(shares, _)| shares).flatten();
    held_out.map(|share| 1.0 - share).reduce(f64::max)
}

/// Whether a linear map takes one model to the other, with the figure that tells it.
fn map_sentence(found: &Equivalence) -> String {
    let words = &words().compare;
    let missed = unexplained(found).unwrap_or_default();
    match equivalent(found) {
        Finding::Yes => words.one_map.into(),
        Finding::Nearly => (words.nearly_one_map)(&percent(missed)),
        Finding::No => no_map(found, missed),
        Finding::Unknown => words.map_unknown.into(),
    }
}

/// Why there is none: another complexity, two maps that are not one, or what is left over.
fn no_map(found: &Equivalence, missed: f64) -> String {
    let words = &words().compare;
    match (found.effective_complexity, side_by_side(found)) {
        (Some([one, two]), _) if one != two => (words.other_complexity)(one, two),
        (_, Some(apart)) if apart <= LINEAR => words.maps_apart.into(),
        (_, Some(apart)) if apart <= NEARLY_LINEAR => (words.nearly_apart)(&percent(apart)),
        _ if missed < 1.0 => (words.no_map_but)(&percent(missed)),
        _ => words.no_map.into(),
    }
}

fn percent(share: f64) -> String {
    short(100.0 * share)
}

fn within(x: f64, same: f64, near: f64) -> Finding {
    match x {
        x if x <= same => Finding::Yes,
        x if x <= near => Finding::Nearly,
        _ => Finding::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::ENGLISH;

    #[test]
    fn a_side_with_no_more_rows_than_coordinates_decides_nothing() {
        let few = InSample::ByConstruction { rows: 3, coordinates: 3 };
        let many = InSample::Overdetermined { rows: 12, coordinates: 3 };
        let found = Equivalence {
            effective_complexity: Some([3, 3]),
            explained_f_in_log_odds: Some([1.0, 1.0]),
            explained_g_in_log_odds: Some([0.24, 0.21]),
            pairing_error_in_log_odds: Some(0.0),
            in_sample_f: Some(many),
            in_sample_g: Some(few),
            ..Equivalence::default()
        };
        assert_eq!(equivalent(&found), Finding::Yes);
        let fitted = Equivalence { in_sample_g: Some(many), ..found };
        assert_eq!(equivalent(&fitted), Finding::No);
        let apart = Equivalence {
            explained_g_in_log_odds: Some([1.0, 1.0]),
            pairing_error_in_log_odds: Some(1.2),
            ..fitted
        };
        assert_eq!(equivalent(&apart), Finding::No);
        assert_eq!(map_sentence(&apart), ENGLISH.compare.maps_apart);
    }

    /// The bundled model at 16 bits and at 4, as measured: the contexts are as many as coordinates,
    /// and the map of the tokens turned round is further off than none.
    fn rounded() -> Equivalence {
        Equivalence {
            effective_complexity: Some([509, 509]),
            explained_f_in_log_odds: Some([0.981, 0.863]),
            explained_g_in_log_odds: Some([0.997, 0.996]),
            one_map_explains_f_in_log_odds: Some(-9.98),
            pairing_error_in_log_odds: Some(0.148),
            in_sample_f: Some(InSample::ByConstruction { rows: 509, coordinates: 509 }),
            in_sample_g: Some(InSample::Overdetermined { rows: 2222, coordinates: 509 }),
            ..Equivalence::default()
        }
    }

    #[test]
    fn the_words_are_graded_by_what_is_left_unexplained() {
        let near = rounded();
        assert_eq!(equivalent(&near), Finding::Nearly);
        assert!(map_sentence(&near).contains("all but 2.19 %"), "{}", map_sentence(&near));
        let apart = Equivalence { pairing_error_in_log_odds: Some(0.9), ..near.clone() };
        assert!(map_sentence(&apart).contains("all but 0.4"), "{}", map_sentence(&apart));
        let half = Equivalence { explained_g_in_log_odds: Some([0.5, 0.6]), ..near.clone() };
        assert!(map_sentence(&half).contains("50.0 %"), "{}", map_sentence(&half));
        let none = Equivalence { explained_g_in_log_odds: Some([-3.0, 0.6]), ..near.clone() };
        assert_eq!(map_sentence(&none), ENGLISH.compare.no_map);
        let other = Equivalence { effective_complexity: Some([6, 9]), ..near };
        assert!(map_sentence(&other).contains("6 dimensions of the first and 9"));
    }
}
