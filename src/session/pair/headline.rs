//! What was found of two models, in a few words.

use reactive_graph::prelude::*;

use super::Pair;
use crate::words::{
    number::{figure, short},
    words,
};
use theory::compare::{Equivalence, Finding, Part, Predictions, Sharing};

/// An answer in a word.
pub fn in_a_word(finding: Finding) -> &'static str {
    let words = &words().compare;
    match finding {
        Finding::Yes => words.yes,
        Finding::Nearly => words.nearly,
        Finding::No => words.no,
        Finding::Unknown => words.unknown,
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
        let equivalence = self.figures.equivalence.with(Equivalence::finding);
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
        Some(found.as_ref().filter(|_| !few).map_or(Finding::Unknown, Predictions::alike))
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
        let equivalence = self.figures.equivalence.with(Equivalence::finding);
        one == two && matches!(equivalence, Finding::Yes | Finding::Nearly)
    }
}

/// Whether a linear map takes one model to the other, with the figure that tells it.
fn map_sentence(found: &Equivalence) -> String {
    let words = &words().compare;
    let missed = found.unexplained().unwrap_or_default();
    match found.finding() {
        Finding::Yes => words.one_map.into(),
        Finding::Nearly => (words.nearly_one_map)(&percent(missed)),
        Finding::No => no_map(found, missed),
        Finding::Unknown => words.map_unknown.into(),
    }
}

/// Why there is none: another complexity, two maps that are not one, or what is left over.
fn no_map(found: &Equivalence, missed: f64) -> String {
    let words = &words().compare;
    let apart = found.unexplained_side_by_side();
    match (found.effective_complexity, apart.map(Finding::of_unexplained), apart) {
        (Some([one, two]), ..) if one != two => (words.other_complexity)(one, two),
        (_, Some(Finding::Yes), _) => words.maps_apart.into(),
        (_, Some(Finding::Nearly), Some(apart)) => (words.nearly_apart)(&percent(apart)),
        _ if missed < 1.0 => (words.no_map_but)(&percent(missed)),
        _ => words.no_map.into(),
    }
}

fn percent(share: f64) -> String {
    short(100.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::ENGLISH;
    use theory::compare::InSample;

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
        assert_eq!(found.finding(), Finding::Yes);
        let fitted = Equivalence { in_sample_g: Some(many), ..found };
        assert_eq!(fitted.finding(), Finding::No);
        let apart = Equivalence {
            explained_g_in_log_odds: Some([1.0, 1.0]),
            pairing_error_in_log_odds: Some(1.2),
            ..fitted
        };
        assert_eq!(apart.finding(), Finding::No);
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
        assert_eq!(near.finding(), Finding::Nearly);
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
