//! Contexts and tokens that two models share, matched by text.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use crate::model::{Predictor, TokenSpelling, composed};

/// What two models have in common. Index lists run in the order of the first model; entry i of the
/// one list and entry i of the other are the same text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// (index in the first model, index in the second) of each shared context.
    pub contexts: Vec<(usize, usize)>,
    /// The same of each shared token.
    pub tokens: Vec<(usize, usize)>,
    /// What the second model does not have.
    pub only_one: LeftOut,
    /// What the first model does not have.
    pub only_two: LeftOut,
    /// What a reader has to know of both.
    pub unlike: Unlike,
}

/// What keeps two models from being compared as they stand in their files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlike {
    /// Whether each adds a bias to its logits. It counts in p, and has no part in f and g.
    pub bias: [bool; 2],
    /// Whether each caps its logits: p is then no softmax of f·g.
    pub softcap: [bool; 2],
    /// Shared tokens whose labels are equal as text alone: spelled by other tokenizers.
    pub spelled_otherwise: usize,
}

/// Contexts and tokens of one model that the comparison leaves out, as indices into it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Contexts.
    pub contexts: Vec<usize>,
    /// Tokens.
    pub tokens: Vec<usize>,
}

/// Which sides of two models can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sharing {
    /// Contexts and tokens: everything.
    Both,
    /// Contexts only: the side of f.
    Contexts,
    /// Tokens only, as with word vectors: the side of g.
    Tokens,
    /// Not one context and not one token.
    Nothing,
}

/// Two models restricted to what they share: column i of the one and of the other belong to the
/// same text.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The first model.
    pub one: Arc<Predictor>,
    /// The second model, in the order of the first.
    pub two: Arc<Predictor>,
}

impl Shared {
    /// Matches labels as text: spellings of tokenizers undone, and composed (NFC). A list in which
    /// no token begins with a space is one of whole words, as word vectors have: they are matched
    /// with the tokens that begin a word, and else with those that read the same. Of labels that a
    /// model has more than once the first is matched, the others are left out.
    pub fn of(one: &Predictor, two: &Predictor) -> Self {
        let contexts = |model: &Predictor| texts(model.f().labels(), true);
        let tokens = |model: &Predictor| texts(model.g().labels(), !model.spelled().is_empty());
        let (contexts, only_contexts) = matched(&contexts(one), &contexts(two));
        let (tokens, only_tokens) = matched_words(tokens(one), tokens(two));
        let unlike = Unlike {
            bias: [one, two].map(|model| model.bias().is_some()),
            softcap: [one, two].map(|model| model.softcap().is_some()),
            spelled_otherwise: spelled_otherwise(&tokens, one, two),
        };
        let [one, two] = [0, 1].map(|side| LeftOut {
            contexts: only_contexts[side].clone(),
            tokens: only_tokens[side].clone(),
        });
        Self { contexts, tokens, only_one: one, only_two: two, unlike }
    }

    /// What can be compared.
    pub fn sharing(&self) -> Sharing {
        match (self.contexts.is_empty(), self.tokens.is_empty()) {
            (false, false) => Sharing::Both,
            (false, true) => Sharing::Contexts,
            (true, false) => Sharing::Tokens,
            (true, true) => Sharing::Nothing,
        }
    }

    /// Both models on what they share, the second one's labels spelled as in the first; `None`
    /// where nothing is shared. Vectors that are all shared as
    /// they stand are not copied.
    pub fn pair(&self, one: &Arc<Predictor>, two: &Arc<Predictor>) -> Option<Pair> {
        if self.sharing() == Sharing::Nothing {
            return None;
        }
        let side = |model: &Arc<Predictor>, of: fn(&(usize, usize)) -> usize| {
            let [contexts, tokens] =
                [&self.contexts, &self.tokens].map(|list| list.iter().map(of).collect::<Vec<_>>());
            let whole = |indices: &[usize], n| {
                indices.len() == n && indices.iter().enumerate().all(|(at, &i)| at == i)
            };
            match whole(&contexts, model.f().len()) && whole(&tokens, model.g().len()) {
                true if model.counted().is_none() => model.clone(),
                true => Arc::new(model.with_counted(None)),
                false => Arc::new(model.select(&contexts, &tokens)),
            }
        };
        let (one, two) = (side(one, |pair| pair.0), side(two, |pair| pair.1));
        Some(Pair { two: with_facts_of(&one, named_as(&one, two)), one })
    }
}

/// The second model with each text spelled as in the first, so that both are spoken of in one way.
fn named_as(one: &Predictor, two: Arc<Predictor>) -> Arc<Predictor> {
    let alike = one.f().labels() == two.f().labels() && one.g().labels() == two.g().labels();
    if alike { two } else { Arc::new(two.with_labels_of(one)) }
}

/// The second model with the groups and relations of contexts that the first one names: both are
/// asked about the same.
fn with_facts_of(one: &Predictor, two: Arc<Predictor>) -> Arc<Predictor> {
    let alike = one.relations() == two.relations() && one.context_groups() == two.context_groups();
    let named = !one.relations().is_empty() || !one.context_groups().is_empty();
    if alike || !named { two } else { Arc::new(two.with_context_facts_of(one)) }
}

/// How many of the tokens have other labels in both files.
fn spelled_otherwise(tokens: &[(usize, usize)], one: &Predictor, two: &Predictor) -> usize {
    let label = |model: &Predictor, at: usize| {
        model.spelled().get(at).or_else(|| model.g().labels().get(at)).cloned()
    };
    tokens.iter().filter(|(a, b)| label(one, *a) != label(two, *b)).count()
}

/// The labels as text. A list that has a label with a leading space has no spelling left to undo:
/// the space is what Ġ and ▁ stand for, and a second reading would take letters such as é for
/// bytes.
fn texts(labels: &[String], are_text: bool) -> Vec<String> {
    let are_text = are_text || labels.iter().any(|label| label.starts_with(' '));
    let spelling = if are_text {
        TokenSpelling::Plain
    } else {
        TokenSpelling::of(labels.iter().map(String::as_str))
    };
    labels.iter().map(|label| composed(&spelling.text(label)).into_owned()).collect()
}

/// [`matched`], whole words of the one list with the tokens of the other that begin a word.
fn matched_words(
    mut one: Vec<String>,
    mut two: Vec<String>,
) -> (Vec<(usize, usize)>, [Vec<usize>; 2]) {
    let spaced = |texts: &[String]| texts.iter().any(|text| text.starts_with(' '));
    match (spaced(&one), spaced(&two)) {
        (true, false) => begin_words(&mut two, &one),
        (false, true) => begin_words(&mut one, &two),
        _ => {}
    }
    matched(&one, &two)
}

/// Puts the space before each word that the other list has with one.
fn begin_words(words: &mut [String], other: &[String]) {
    let begun: HashSet<&str> = other.iter().map(String::as_str).collect();
    for word in words {
        let spaced = format!(" {word}");
        if begun.contains(spaced.as_str()) {
            *word = spaced;
        }
    }
}

/// Pairs of equal texts in the order of `one`, and what is left of each list.
fn matched(one: &[String], two: &[String]) -> (Vec<(usize, usize)>, [Vec<usize>; 2]) {
    let mut first = HashMap::with_capacity(two.len());
    two.iter().enumerate().for_each(|(i, text)| {
        first.entry(text.as_str()).or_insert(i);
    });
    let mut taken = vec![false; two.len()];
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for (i, text) in one.iter().enumerate() {
        match first.get(text.as_str()).copied().filter(|&j| !taken[j]) {
            Some(j) => {
                taken[j] = true;
                pairs.push((i, j));
            }
            None => left.push(i),
        }
    }
    let other = (0..two.len()).filter(|&j| !taken[j]).collect();
    (pairs, [left, other])
}

#[cfg(test)]
mod tests {
    use nalgebra::DMatrix;

    use super::*;
    use crate::model::Parts;

    fn words(tokens: &[&str]) -> Arc<Predictor> {
        let g = DMatrix::from_fn(2, tokens.len(), |i, j| (i + 2 * j) as f64);
        let tokens = tokens.iter().map(|token| token.to_string()).collect();
        Arc::new(
            Predictor::new(Parts { tokens, g: Some(g.into()), ..Parts::default() })
                .expect("finite"),
        )
    }

    #[test]
    fn spellings_of_three_tokenizers_are_one_token() {
        let spelled = [
            words(&["easy", " easiest"]),
            words(&["Ġeasiest", "easy"]),
            words(&["▁easiest", "easy"]),
        ];
        for (one, two) in [(0, 1), (0, 2), (1, 2)] {
            let shared = Shared::of(&spelled[one], &spelled[two]);
            assert_eq!(shared.tokens.len(), 2, "{one} {two}");
            assert_eq!(shared.sharing(), Sharing::Tokens);
            assert_eq!(shared.unlike.spelled_otherwise, 1, "{one} {two}");
        }
    }

    #[test]
    fn composed_and_decomposed_letters_are_one_token_and_text_is_not_read_twice() {
        let shared = Shared::of(&words(&[" caf\u{e9}", "Ġ"]), &words(&[" cafe\u{301}", "Ġ"]));
        assert_eq!(shared.tokens, [(0, 0), (1, 1)]);
    }

    #[test]
    fn of_duplicates_the_first_is_matched_with_the_first() {
        let (one, two) = (words(&["b", "a", "b"]), words(&["a", "own", "b", "a", "b"]));
        let shared = Shared::of(&one, &two);
        assert_eq!(shared.tokens, [(0, 2), (1, 0)]);
        assert_eq!((shared.only_one.tokens, shared.only_two.tokens), (vec![2], vec![1, 3, 4]));
    }

    #[test]
    fn whole_words_are_matched_with_the_tokens_that_begin_a_word() {
        let (tokens, vectors) = (words(&["easy", " easy", "ly"]), words(&["easy", "ly"]));
        for (one, two, expected) in
            [(&tokens, &vectors, [(1, 0), (2, 1)]), (&vectors, &tokens, [(0, 1), (1, 2)])]
        {
            assert_eq!(Shared::of(one, two).tokens, expected);
        }
        let shared = Shared::of(&words(&[" a", "a"]), &words(&[" a", "a"]));
        assert_eq!(shared.tokens, [(0, 0), (1, 1)], "both tell them apart");
    }

    #[test]
    fn both_of_a_pair_are_spelled_as_the_first() {
        let (one, two) = (words(&[" easy", " easiest"]), words(&["Ġeasiest", "Ġeasy"]));
        let pair = Shared::of(&one, &two).pair(&one, &two).expect("two tokens are shared");
        assert_eq!(pair.two.g().labels(), [" easy", " easiest"]);
        assert_eq!(pair.two.g().vector(0), two.g().vector(1));
    }

    #[test]
    fn nothing_shared_is_no_pair() {
        let (one, two) = (words(&["a"]), words(&["b"]));
        let shared = Shared::of(&one, &two);
        assert_eq!(shared.sharing(), Sharing::Nothing);
        assert!(shared.pair(&one, &two).is_none());
    }

    #[test]
    fn a_pair_stands_in_the_order_of_the_first() {
        let (one, two) = (words(&["a", "b"]), words(&["b", "c", "a"]));
        let pair = Shared::of(&one, &two).pair(&one, &two).expect("two tokens are shared");
        assert!(Arc::ptr_eq(&pair.one, &one));
        assert_eq!(pair.two.g().labels(), one.g().labels());
        assert_eq!(pair.two.g().vector(0), two.g().vector(2));
    }
}
