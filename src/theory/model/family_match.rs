//! The pairs of a concept as tokens, all spelled alike, and why some are missing.

use serde::{Deserialize, Serialize};

use super::{Concept, SpellingPolicy, Vocabulary};

/// A concept's pairs in a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyMatch {
    /// How its words are spelled.
    pub policy: SpellingPolicy,
    /// Pairs of two tokens, in the order of the concept.
    pub found: Vec<PairMatch>,
    /// The other pairs.
    pub missing: Vec<MissingPair>,
}

/// A pair of two different tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairMatch {
    /// Place of the pair in the concept.
    pub pair: usize,
    /// Token of its first word.
    pub from: usize,
    /// Token of its second word.
    pub to: usize,
}

/// A pair that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingPair {
    /// Place of the pair in the concept.
    pub pair: usize,
    /// Why.
    pub why: Missing,
}

/// Why a pair cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// The first word is no token.
    From,
    /// The second word is no token.
    To,
    /// Neither word is a token.
    Both,
    /// Both words are this one token.
    OneToken(usize),
}

impl FamilyMatch {
    /// The pairs under the policy that finds most of them.
    ///
    /// ```
    /// use theory::model::{Concept, FamilyMatch, SpellingPolicy, Vocabulary};
    ///
    /// let labels = ["king", " king", " queen", "queen"].map(String::from);
    /// let pairs = vec![("king".into(), "queen".into())];
    /// let concept = Concept { name: "male-female".into(), pairs };
    /// let matched = FamilyMatch::best(&Vocabulary::new(&labels), &concept);
    /// assert_eq!(matched.policy, SpellingPolicy::WholeWords);
    /// assert_eq!((matched.found[0].from, matched.found[0].to), (1, 2));
    /// ```
    pub fn best(vocabulary: &Vocabulary, concept: &Concept) -> Self {
        let all = Self::each(vocabulary, concept);
        let best = Self::place_of_best(&all, concept);
        all.into_iter()
            .nth(best)
            .unwrap_or_else(|| Self::under(vocabulary, concept, SpellingPolicy::default()))
    }

    /// The pairs under each policy, in the order of [`SpellingPolicy::ALL`].
    pub fn each(vocabulary: &Vocabulary, concept: &Concept) -> [Self; 3] {
        SpellingPolicy::ALL.map(|policy| Self::under(vocabulary, concept, policy))
    }

    /// Which of [`Self::each`] is the best: the first that finds most pairs. A list all of whose
    /// words begin with a space asks for whole words, and gets them where there are any.
    pub fn place_of_best(all: &[Self; 3], concept: &Concept) -> usize {
        let spaced = |(from, to): &(String, String)| from.starts_with(' ') && to.starts_with(' ');
        if concept.pairs.iter().all(spaced) && !all[0].found.is_empty() {
            return 0;
        }
        let most = all.iter().map(|matched| matched.found.len()).max();
        all.iter().position(|matched| Some(matched.found.len()) == most).unwrap_or(0)
    }

    /// The pairs under one policy.
    pub fn under(vocabulary: &Vocabulary, concept: &Concept, policy: SpellingPolicy) -> Self {
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for (pair, (from, to)) in concept.pairs.iter().enumerate() {
            let token = |word: &str| vocabulary.spelled_by(policy, word);
            let why = match (token(from), token(to)) {
                (Some(from), Some(to)) if from != to => {
                    found.push(PairMatch { pair, from, to });
                    continue;
                }
                (Some(both), Some(_)) => Missing::OneToken(both),
                (None, Some(_)) => Missing::From,
                (Some(_), None) => Missing::To,
                (None, None) => Missing::Both,
            };
            missing.push(MissingPair { pair, why });
        }
        Self { policy, found, missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(labels: &[&str], pairs: &[(&str, &str)]) -> FamilyMatch {
        let labels: Vec<String> = labels.iter().map(|label| (*label).to_string()).collect();
        let pairs = pairs.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
        FamilyMatch::best(&Vocabulary::new(&labels), &Concept { name: String::new(), pairs })
    }

    fn tokens(matched: &FamilyMatch) -> Vec<(usize, usize)> {
        matched.found.iter().map(|pair| (pair.from, pair.to)).collect()
    }

    #[test]
    fn a_family_has_one_spelling_though_pieces_of_some_words_are_tokens_too() {
        let labels = ["king", "queen", " king", " queen", " man", "woman", " woman"];
        let matched = best(&labels, &[("king", "queen"), ("man", "woman")]);
        assert_eq!(
            (matched.policy, tokens(&matched)),
            (SpellingPolicy::WholeWords, vec![(2, 3), (4, 6)])
        );
    }

    #[test]
    fn words_without_spaces_are_found_as_written_and_in_lower_case() {
        let matched = best(&["paris", "france", "Rome"], &[("France", "Paris")]);
        assert_eq!((matched.policy, tokens(&matched)), (SpellingPolicy::AsWritten, vec![(1, 0)]));
    }

    #[test]
    fn a_list_that_asks_for_a_leading_space_keeps_it() {
        let matched = best(&["king", " king", " queen"], &[(" king", " queen")]);
        assert_eq!(tokens(&matched), [(1, 2)]);
    }

    #[test]
    fn a_list_that_asks_for_whole_words_gets_them_though_pieces_find_more_pairs() {
        let labels = ["king", "queen", "man", "woman", " king", " queen"];
        let pairs = [("king", "queen"), ("man", "woman")];
        assert_eq!(best(&labels, &pairs).policy, SpellingPolicy::AsWritten);
        let asking = best(&labels, &[(" king", " queen"), (" man", " woman")]);
        assert_eq!((asking.policy, tokens(&asking)), (SpellingPolicy::WholeWords, vec![(4, 5)]));
        let without = best(&["king", "queen"], &[(" king", " queen")]);
        assert_eq!((without.policy, tokens(&without)), (SpellingPolicy::Pieces, vec![(0, 1)]));
    }

    #[test]
    fn two_words_that_are_one_token_are_missing_and_the_rest_is_found() {
        let labels = ["king", "King", "always", "often"];
        let pairs = [("king", "King"), ("always", "Always"), ("often", "never"), ("no", "yes")];
        let matched = best(&labels, &pairs);
        assert_eq!(tokens(&matched), [(0, 1)]);
        let why: Vec<_> =
            matched.missing.iter().map(|missing| (missing.pair, missing.why)).collect();
        assert_eq!(why, [(1, Missing::OneToken(2)), (2, Missing::To), (3, Missing::Both)]);
    }

    #[test]
    fn the_first_alternative_that_is_a_token_is_taken() {
        let labels = ["car", "auto", "king", "male", "and/or", "or"];
        let pairs = [("car", "vehicle/auto"), ("king", "man/male"), ("car", "and/or")];
        assert_eq!(tokens(&best(&labels, &pairs)), [(0, 1), (2, 3), (0, 4)]);
    }

    #[test]
    fn composed_and_decomposed_accents_are_one_word() {
        let pairs = [("caf\u{e9}", "cafe\u{301}s")];
        assert_eq!(tokens(&best(&["cafe\u{301}", "caf\u{e9}s"], &pairs)), [(0, 1)]);
    }
}
