//! Concepts, gathered pair by pair.

use std::collections::{HashMap, HashSet};

use theory::model::Concept;

use crate::{container::MAX_NAMES, contents::Contents};

/// (found, expected) of a line.
pub(super) type Fault = (String, &'static str);

/// Concepts in the order of their first pair, each pair once.
pub(super) struct Concepts {
    concepts: Vec<Concept>,
    numbers: HashMap<String, usize>,
    seen: HashSet<(usize, String, String)>,
}

impl Concepts {
    pub(super) fn new() -> Self {
        Self { concepts: Vec::new(), numbers: HashMap::new(), seen: HashSet::new() }
    }

    pub(super) fn add(&mut self, concept: &str, from: &str, to: &str) -> Result<(), Fault> {
        if self.seen.len() >= MAX_NAMES {
            return Err((format!("more than {MAX_NAMES} pairs"), "fewer"));
        }
        let next = self.concepts.len();
        let at = *self.numbers.entry(concept.into()).or_insert(next);
        if at == next {
            self.concepts.push(Concept { name: concept.into(), pairs: Vec::new() });
        }
        if self.seen.insert((at, from.into(), to.into())) {
            self.concepts[at].pairs.push((from.into(), to.into()));
        }
        Ok(())
    }

    pub(super) fn into_contents(self, format: &'static str, warnings: Vec<String>) -> Contents {
        let mut contents = Contents::new(format);
        contents.concepts = self.concepts;
        contents.warnings = warnings;
        contents
    }
}
