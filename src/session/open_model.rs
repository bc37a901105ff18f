//! The open model as the page knows it: its card, its tokens by name, and concepts matched to them.

mod contexts;
mod facts;
mod token_ref;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    hash::fnv,
    protocol::{ContextFacts, ModelCard},
    words::words,
};
use picture::scene::{PointKind, PointRef};
use theory::model::{
    Concept, FamilyMatch, Match, Missing, NamedDirection, Spelling, SpellingPolicy, Vocabulary,
    is_special, tell_apart,
};

pub use facts::Fact;
pub use token_ref::TokenRef;

/// Two tokens, from and to, by index.
pub type TokenPair = (usize, usize);

/// The card of the open model with its tokens indexed.
#[derive(Debug, Clone)]
pub struct OpenModel {
    /// What was read.
    pub card: ModelCard,
    indexed: Indexed,
    checksum: u32,
    /// Names of the directions that came from other files than the model's own.
    added: Vec<String>,
}

/// The tokens of a model, indexed once: equal where they are those of the same opened model.
#[derive(Debug, Clone)]
pub(crate) struct Indexed(Arc<Index>);

#[derive(Debug)]
struct Index {
    vocabulary: Vocabulary,
    lower: Vec<String>,
}

impl PartialEq for Indexed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A concept's pairs as tokens of the open model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matched {
    /// Name of the concept.
    pub name: String,
    /// Pairs whose two words are tokens.
    pub pairs: Vec<TokenPair>,
    /// How the two words of each of `pairs` were found.
    pub spellings: Vec<[Spelling; 2]>,
    /// How all of its words are spelled.
    pub policy: SpellingPolicy,
    /// How many pairs each of [`SpellingPolicy::ALL`] finds.
    pub counts: [usize; 3],
    /// The place in the concept of each of `pairs`.
    pub places: Vec<usize>,
    /// Pairs that cannot be used, and why.
    pub missing: Vec<(String, String, Missing)>,
}

impl Matched {
    /// Where a pair is one of `before`, which is the same concept in another spelling, the pair of
    /// the same words here, if it is found; any other pair as it is.
    pub(crate) fn same_words(&self, before: &Self, pair: TokenPair) -> Option<TokenPair> {
        let Some(at) = before.pairs.iter().position(|own| *own == pair) else { return Some(pair) };
        let here = self.places.iter().position(|place| *place == before.places[at])?;
        self.pairs.get(here).copied()
    }
}

impl OpenModel {
    /// Indexes the tokens of a card.
    pub fn new(card: ModelCard) -> Self {
        let vocabulary = Vocabulary::new(&card.tokens);
        let lower = card.tokens.iter().map(|t| t.trim_start().to_lowercase()).collect();
        let checksum = checksum(card.tokens.iter().chain(&*card.contexts));
        let indexed = Indexed(Arc::new(Index { vocabulary, lower }));
        Self { card, indexed, checksum, added: Vec::new() }
    }

    /// The same with other contexts. The checksum stays that of the model as it was opened: what is
    /// computed from its file is named by its text.
    pub fn with_contexts(&self, facts: ContextFacts) -> Self {
        let ContextFacts { contexts, groups, relations, warnings } = facts;
        let card = ModelCard {
            contexts,
            context_groups: groups,
            relations,
            warnings,
            ..self.card.clone()
        };
        Self { card, ..self.clone() }
    }

    /// The same with more directions, one of a name, and a note on it.
    pub(crate) fn with_directions(&self, more: &[NamedDirection], note: Option<String>) -> Self {
        let (mut card, mut added) = (self.card.clone(), self.added.clone());
        card.directions.retain(|own| more.iter().all(|new| new.name != own.name));
        card.directions.extend_from_slice(more);
        card.warnings.extend(note);
        added.extend(more.iter().map(|direction| direction.name.clone()));
        Self { card, added, ..self.clone() }
    }

    /// The directions that came from other files than the model's own.
    pub fn added_directions(&self) -> Vec<NamedDirection> {
        let is_added = |direction: &&NamedDirection| self.added.contains(&direction.name);
        self.card.directions.iter().filter(is_added).cloned().collect()
    }

    /// Its tokens, to tell whether they are others.
    pub(crate) fn indexed(&self) -> Indexed {
        self.indexed.clone()
    }

    /// Checksum of all labels in order, tokens then contexts: models that share it mean the same by
    /// a row number.
    pub fn checksum(&self) -> u32 {
        self.checksum
    }

    /// A token as links name it.
    pub fn word(&self, index: usize) -> Option<TokenRef> {
        let label = self.card.tokens.get(index)?.clone();
        let first = self.find(&label).is_some_and(|found| found.index == index);
        Some(if first { TokenRef::Label(label) } else { TokenRef::Row(label, index) })
    }

    /// The token that a link names.
    pub fn named(&self, word: &TokenRef) -> Option<usize> {
        match word {
            TokenRef::Row(label, row) if self.card.tokens.get(*row) == Some(label) => Some(*row),
            _ => self.find(word.label()).map(|found| found.index),
        }
    }

    /// Pairs of tokens as links name them.
    pub(crate) fn words(&self, pairs: [TokenPair; 2]) -> Option<[(TokenRef, TokenRef); 2]> {
        let word = |(from, to)| Some((self.word(from)?, self.word(to)?));
        Some([word(pairs[0])?, word(pairs[1])?])
    }

    /// The pairs of tokens that a link names.
    ///
    /// # Errors
    /// The first of them that is no token here.
    pub(crate) fn pairs<'a>(
        &self,
        words: &'a [(TokenRef, TokenRef); 2],
    ) -> Result<[TokenPair; 2], &'a TokenRef> {
        let token = |word: &'a TokenRef| self.named(word).ok_or(word);
        let pair = |(from, to): &'a (TokenRef, TokenRef)| Ok((token(from)?, token(to)?));
        Ok([pair(&words[0])?, pair(&words[1])?])
    }

    /// Where a direction of this name stands among those that came with the model.
    pub fn direction(&self, name: &str) -> Option<usize> {
        self.card.directions.iter().position(|direction| direction.name == name)
    }

    /// Whether there is a next-token distribution: contexts and tokens.
    pub fn predicts(&self) -> bool {
        !self.card.tokens.is_empty() && !self.card.contexts.is_empty()
    }

    /// The token that a word names.
    pub fn find(&self, word: &str) -> Option<Match> {
        self.indexed.0.vocabulary.find(word)
    }

    /// The tokens of each pair of a concept, and the pairs that have none; its words spelled as
    /// `chosen`, else as most pairs are found.
    pub fn match_concept(&self, concept: &Concept, chosen: Option<SpellingPolicy>) -> Matched {
        let all = FamilyMatch::each(&self.indexed.0.vocabulary, concept);
        let counts = [0, 1, 2].map(|i| all[i].found.len());
        let best = FamilyMatch::place_of_best(&all, concept);
        let place = chosen.and_then(|chosen| all.iter().position(|own| own.policy == chosen));
        let FamilyMatch { policy, found, missing } = &all[place.unwrap_or(best)];
        let spelling = |word: &str, token: usize| {
            let label = &self.card.tokens[token];
            match (label.starts_with(' '), label.trim_start() == word.trim()) {
                (false, true) => Spelling::Exact,
                (true, true) => Spelling::LeadingSpace,
                (false, false) => Spelling::LowerCase,
                (true, false) => Spelling::LowerCaseLeadingSpace,
            }
        };
        let spellings = found.iter().map(|found| {
            let (from, to) = &concept.pairs[found.pair];
            [spelling(from, found.from), spelling(to, found.to)]
        });
        let missing = missing.iter().map(|missing| {
            let (from, to) = concept.pairs[missing.pair].clone();
            (from, to, missing.why)
        });
        Matched {
            name: concept.name.clone(),
            policy: *policy,
            counts,
            places: found.iter().map(|found| found.pair).collect(),
            spellings: spellings.collect(),
            pairs: found.iter().map(|found| (found.from, found.to)).collect(),
            missing: missing.collect(),
        }
    }

    /// Up to `count` tokens that contain the typed text: equal first, then those that start with
    /// it, each in file order.
    pub fn search(&self, typed: &str, count: usize) -> Vec<usize> {
        let typed = typed.trim().to_lowercase();
        let rank = |label: &String| match label.find(&typed) {
            Some(0) if label.len() == typed.len() => Some(0),
            Some(0) => Some(1),
            Some(_) => Some(2),
            None => None,
        };
        let mut found: Vec<(u8, usize)> = self
            .indexed
            .0
            .lower
            .iter()
            .enumerate()
            .filter_map(|(i, label)| rank(label).map(|r| (r, i)))
            .collect();
        found.sort_unstable();
        found.into_iter().take(count).map(|(_, i)| i).collect()
    }

    /// Whether a token before this one has the same label.
    pub fn is_repeated(&self, index: usize) -> bool {
        let label = self.card.tokens.get(index);
        let first = label.and_then(|label| self.indexed.0.vocabulary.find(label));
        first.is_some_and(|first| first.index != index)
    }

    /// A token's label as shown. A leading space is left out, unless the same word without it is a
    /// token too: then that one says so. A repeated label carries its row number.
    pub fn token(&self, index: usize) -> String {
        let Some(label) = self.card.tokens.get(index) else { return String::from("?") };
        if self.is_repeated(index) {
            return (words().common.in_row)(&readable(label), index);
        }
        let spaced = !label.starts_with(' ')
            && self.indexed.0.vocabulary.find(&format!(" {label}")).is_some();
        let label = readable(label);
        if spaced { (words().common.unspaced)(&label) } else { label }
    }

    /// The labels of tokens in a list of their own, which have to be told apart from each other
    /// alone.
    pub fn listed(&self, tokens: &[usize]) -> Vec<String> {
        let word = |index: usize| self.card.tokens.get(index).map(|label| readable(label));
        let label = |&index: &usize| {
            let own = word(index).filter(|_| !self.is_repeated(index));
            let alone = |own: &String| {
                tokens.iter().filter(|&&other| word(other).as_ref() == Some(own)).count() == 1
            };
            own.filter(alone).unwrap_or_else(|| self.token(index))
        };
        tokens.iter().map(label).collect()
    }

    /// A point's label as shown.
    pub fn label(&self, point: PointRef) -> String {
        match point.kind {
            PointKind::Tokens => self.token(point.index),
            PointKind::Contexts => self
                .card
                .contexts
                .get(point.index)
                .map_or_else(|| "?".into(), |label| readable(label)),
        }
    }

    /// A point's label as the file has it.
    pub fn raw_label(&self, point: PointRef) -> Option<&str> {
        let labels = match point.kind {
            PointKind::Tokens => &self.card.tokens,
            PointKind::Contexts => &self.card.contexts,
        };
        labels.get(point.index).map(String::as_str)
    }

    /// The two directions to start with: the first two pairs found in the first concept that has
    /// two, else the first four tokens. The flag says whether they came from a concept.
    pub fn first_pairs(&self, concepts: &[Matched]) -> Option<([TokenPair; 2], bool)> {
        let found =
            concepts.iter().find(|c| c.pairs.len() >= 2).map(|c| ([c.pairs[0], c.pairs[1]], true));
        found.or_else(|| self.first_four().map(|[a, b, c, d]| ([(a, b), (c, d)], false)))
    }

    /// The first four tokens with letters in them; if they are fewer, that are no marks; else of
    /// all.
    fn first_four(&self) -> Option<[usize; 4]> {
        let wanted: [fn(&str) -> bool; 3] = [
            |label| !is_special(label) && label.contains(char::is_alphabetic),
            |label| !is_special(label),
            |_| true,
        ];
        wanted.into_iter().find_map(|wanted| {
            let all = self.card.tokens.iter().enumerate().filter(|(_, label)| wanted(label));
            let four: Vec<usize> = all.map(|(index, _)| index).take(4).collect();
            four.try_into().ok()
        })
    }
}

/// Over the labels, each closed by a zero.
fn checksum<'a>(labels: impl Iterator<Item = &'a String>) -> u32 {
    fnv(labels.flat_map(|label| label.bytes().chain([0])))
}

/// A label without its leading space; white space alone is made visible.
pub fn readable(label: &str) -> String {
    match label.trim_start() {
        "" => label.chars().map(|c| if c == '\n' { '⏎' } else { '␣' }).collect(),
        text => text.replace('\n', "⏎"),
    }
}

/// The open model's own lists, then those that were added, then the shipped one, matched to its
/// tokens.
pub(crate) fn match_all(
    model: Option<&OpenModel>,
    added: &[Concept],
    spellings: &BTreeMap<String, SpellingPolicy>,
) -> Vec<Matched> {
    let Some(model) = model else { return Vec::new() };
    let mut all: Vec<Concept> = model.card.concepts.iter().chain(added).cloned().collect();
    tell_apart(&mut all);
    let matched =
        |concept: &Concept| model.match_concept(concept, spellings.get(&concept.name).copied());
    all.iter().map(matched).collect()
}
