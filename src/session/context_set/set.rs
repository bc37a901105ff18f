//! A set of contexts.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use theory::model::{Relation, RelationPair};

/// Where the word goes.
pub const PLACE: &str = "{}";

/// Most contexts of a set: with states of a thousand numbers they take some 80 MB.
pub const MOST: usize = 20_000;

/// A context.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContextText {
    /// What the model reads.
    pub text: String,
    /// The group that it belongs to; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// What it is called on screen, where that is not its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Contexts, no text twice, and the relations between them by their places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContextSet {
    /// The contexts, in the order in which they came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<ContextText>,
    /// Relations between them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Behind how many layers their states are taken; all of them if none is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<usize>,
}

/// Why a text is no set of contexts.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SetError {
    /// Nothing to read.
    #[error(
        "found no context; expected one a line, with a tab and its group behind it if it has one"
    )]
    Empty,
    /// More than is kept.
    #[error("{found} contexts; at most {MOST} are kept")]
    TooMany {
        /// How many there would be.
        found: usize,
    },
    /// A file that is no list of contexts and no relation.
    #[error("found {found}; expected {expected}")]
    Malformed {
        /// What was found.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A template without a place for a word.
    #[error("the template has no {PLACE}: that is where each word goes")]
    NoPlace,
}

impl ContextText {
    /// Without a group.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// In a group.
    pub fn grouped(text: impl Into<String>, group: impl Into<String>) -> Self {
        Self { group: group.into(), ..Self::new(text) }
    }

    /// What it is called on screen.
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.text)
    }
}

impl ContextSet {
    /// Of these contexts; a text that repeats is there once.
    pub fn of(contexts: impl IntoIterator<Item = ContextText>) -> Self {
        let mut set = Self::default();
        let mut places = HashMap::new();
        for context in contexts {
            set.push(context, &mut places);
        }
        set
    }

    /// Whether there is nothing to be kept.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// With the contexts and relations of another set. A context that is there already stays, and
    /// gets the group if it has none.
    ///
    /// # Errors
    /// More contexts than are kept; nothing is added then.
    pub fn with(&self, other: &Self) -> Result<Self, SetError> {
        let mut all = self.clone();
        let mut places = self.places();
        let place: Vec<usize> =
            other.contexts.iter().map(|context| all.push(context.clone(), &mut places)).collect();
        if all.contexts.len() > MOST {
            return Err(SetError::TooMany { found: all.contexts.len() });
        }
        for relation in &other.relations {
            let moved = moved(relation, |i| place.get(i).copied());
            match all.relations.iter_mut().find(|own| own.name == moved.name) {
                Some(own) if own.query == moved.query => {
                    let new = moved.pairs.into_iter().filter(|pair| !own.pairs.contains(pair));
                    own.pairs.extend(new.collect::<Vec<_>>());
                }
                _ => all.relations.push(moved),
            }
        }
        Ok(all)
    }

    /// Without these contexts; relations lose the pairs that one of them is in.
    pub fn without(&self, gone: &[usize]) -> Self {
        let mut place = Vec::new();
        let mut contexts = Vec::new();
        for (i, context) in self.contexts.iter().enumerate() {
            let kept = !gone.contains(&i);
            place.push(kept.then_some(contexts.len()));
            contexts.extend(kept.then(|| context.clone()));
        }
        let relations = self.relations.iter();
        let relations = relations.map(|relation| moved(relation, |i| place[i]));
        let relations = relations.filter(|relation| !relation.pairs.is_empty()).collect();
        Self { contexts, relations, layer: self.layer }
    }

    /// The names of all groups, each once, in the order in which they came.
    pub fn groups(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for ContextText { group, .. } in &self.contexts {
            if !group.is_empty() && !names.contains(&group.as_str()) {
                names.push(group);
            }
        }
        names
    }

    fn places(&self) -> HashMap<String, usize> {
        self.contexts.iter().enumerate().map(|(i, context)| (context.text.clone(), i)).collect()
    }

    /// Adds a context unless its text is there; gives its place.
    fn push(&mut self, context: ContextText, places: &mut HashMap<String, usize>) -> usize {
        if let Some(&place) = places.get(&context.text) {
            let own = &mut self.contexts[place];
            if own.group.is_empty() {
                own.group = context.group;
            }
            return place;
        }
        places.insert(context.text.clone(), self.contexts.len());
        self.contexts.push(context);
        self.contexts.len() - 1
    }
}

/// The relation where contexts have other places; pairs without a place are left out.
pub(crate) fn moved(relation: &Relation, place: impl Fn(usize) -> Option<usize>) -> Relation {
    let pair = |pair: &RelationPair| {
        Some(RelationPair {
            context: place(pair.context)?,
            with_query: place(pair.with_query)?,
            ..pair.clone()
        })
    };
    Relation { pairs: relation.pairs.iter().filter_map(pair).collect(), ..relation.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(texts: &[&str]) -> ContextSet {
        ContextSet::of(texts.iter().map(|text| ContextText::new(*text)))
    }

    fn relation(pairs: &[(usize, usize)]) -> Relation {
        let pair = |&(context, with_query): &(usize, usize)| RelationPair {
            context,
            with_query,
            subject: String::new(),
            reply: String::new(),
        };
        Relation {
            name: "capital".into(),
            query: " is".into(),
            pairs: pairs.iter().map(pair).collect(),
        }
    }

    #[test]
    fn a_text_is_there_once_and_relations_follow_their_contexts() {
        let own = set(&["a", "b"]);
        let other = ContextSet {
            contexts: vec![ContextText::grouped("b", "new"), ContextText::new("c")],
            relations: vec![relation(&[(0, 1)])],
            layer: None,
        };
        let all = own.with(&other).expect("few");
        assert_eq!(all.contexts.len(), 3);
        assert_eq!(all.contexts[1].group, "new", "it had none");
        assert_eq!(all.relations[0], relation(&[(1, 2)]));
        assert_eq!(all.with(&other).expect("few"), all, "nothing is added twice");
    }

    #[test]
    fn a_removed_context_takes_its_pairs_along() {
        let all = ContextSet {
            relations: vec![relation(&[(0, 1), (2, 3)])],
            ..set(&["a", "b", "c", "d"])
        };
        let left = all.without(&[1]);
        assert_eq!(left.relations, [relation(&[(1, 2)])]);
        assert_eq!(left.without(&[1]).relations, []);
    }

    #[test]
    fn more_contexts_than_are_kept_are_refused() {
        let many = ContextSet::of((0..=MOST).map(|i| ContextText::new(i.to_string())));
        let error = ContextSet::default().with(&many);
        assert_eq!(error, Err(SetError::TooMany { found: MOST + 1 }));
    }
}
