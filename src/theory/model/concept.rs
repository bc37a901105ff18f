//! A concept: a named list of word pairs such as easy→easiest.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// A named list of word pairs; the words are matched to tokens by [`super::Vocabulary`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Name of the concept, e.g. `adjective-superlative`.
    pub name: String,
    /// (from, to) words.
    pub pairs: Vec<(String, String)>,
}

/// Gives every concept a name of its own: the second of one name becomes `name (2)`.
///
/// ```
/// use theory::model::{Concept, tell_apart};
///
/// let named = |name: &str| Concept { name: name.into(), pairs: Vec::new() };
/// let mut concepts = [named("male-female"), named("male-female")];
/// tell_apart(&mut concepts);
/// assert_eq!(concepts[1].name, "male-female (2)");
/// ```
pub fn tell_apart(concepts: &mut [Concept]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for concept in concepts {
        let own = concept.name.clone();
        while let Some(count) = seen.get_mut(&concept.name) {
            *count += 1;
            concept.name = format!("{own} ({count})");
        }
        seen.insert(concept.name.clone(), 1);
    }
}
