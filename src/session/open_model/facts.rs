//! What is known of an open model, as its card says it.

use super::OpenModel;
use crate::{
    protocol::Dimensions,
    words::{number::count, of_files, spoken, words},
};

/// A line of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub name: &'static str,
    /// What that is, where the name does not say it.
    pub help: Option<&'static str>,
    /// What is known of it.
    pub value: String,
}

impl OpenModel {
    /// Its tokens, contexts and dimensions in a line.
    pub fn sizes(&self) -> String {
        let card = &self.card;
        (words().model.sizes)(card.tokens.len(), card.contexts.len(), card.d)
    }

    /// Everything that is known of it; `unknown` stands for ranks that are not found yet.
    pub fn facts(&self, known: Option<Dimensions>, unknown: &str) -> Vec<Fact> {
        let (words, provenance) = (&words().model, &self.card.provenance);
        let dim = |value: Option<usize>| value.map_or_else(|| unknown.into(), count);
        let file = [of_files(&spoken(&provenance.format)), provenance.dtype.clone()].join(", ");
        let facts = [
            (words.source, Some(words.source_help), spoken(&provenance.source)),
            (words.licence, Some(words.licence_help), spoken(&provenance.license)),
            (words.file, Some(words.file_help), file),
            ("d", None, count(self.card.d)),
            (words.dim_f, None, dim(known.map(|d| d.f))),
            (words.dim_g, None, dim(known.map(|d| d.g))),
            ("k", None, self.complexity(known, unknown)),
            (words.diversity, None, self.diversity(known)),
            (words.hidden, None, self.hidden(known)),
        ];
        let facts = facts.map(|(name, help, value)| Fact { name, help, value });
        let says = |fact: &Fact| !fact.value.trim_matches([',', ' ']).is_empty();
        facts.into_iter().filter(says).collect()
    }

    fn complexity(&self, known: Option<Dimensions>, unknown: &str) -> String {
        match known {
            _ if self.card.contexts.is_empty() => words().model.needs_contexts.into(),
            None => unknown.into(),
            Some(known) => known.k.map_or_else(|| words().model.needs_both.into(), count),
        }
    }

    /// Whether F and G are all of R^d.
    fn diversity(&self, known: Option<Dimensions>) -> String {
        match known.filter(|known| known.k.is_some()) {
            Some(known) if known.f == self.card.d && known.g == self.card.d => {
                words().model.holds.into()
            }
            Some(_) => words().model.does_not_hold.into(),
            None => String::new(),
        }
    }

    fn hidden(&self, known: Option<Dimensions>) -> String {
        let d = self.card.d;
        match known {
            Some(known) if known.k.is_some() => {
                (words().model.hidden_of)(d - known.g, d - known.f, d)
            }
            _ => String::new(),
        }
    }

    /// What its distribution is over, and what few contexts mean for its ranks.
    pub fn tables_note(&self) -> String {
        let card = &self.card;
        if card.contexts.is_empty() {
            return words().model.no_distribution.into();
        }
        let relative = if card.contexts.len() < card.d { words().model.relative } else { "" };
        (words().model.over)(card.tokens.len()) + relative
    }
}
