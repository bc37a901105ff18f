//! What the user picks out by hand for single rows: tokens and contexts by index, groups from a
//! pasted list, a vector.

use serde::{Deserialize, Serialize};

use crate::model::ContextGroup;

/// Picked by hand; what is empty or missing follows from the directions, the relation and the
/// family.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Overrides {
    /// Two steps between contexts, (from, to) each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_pairs: Option<[(usize, usize); 2]>,
    /// Contexts whose log-odds span Γ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gamma: Vec<usize>,
    /// The four tokens of the parallelogram.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quad: Option<[usize; 4]>,
    /// Two sets of tokens to be separated.
    #[serde(skip_serializing_if = "both_empty")]
    pub token_sets: [Vec<usize>; 2],
    /// Groups of contexts from a pasted list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<ContextGroup>,
    /// Whether γ is the first direction even where there is a family.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub of_pair: bool,
    /// A steering vector, d numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub vector: Vec<f64>,
}

impl Overrides {
    /// Whether nothing was picked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many indices and numbers there are.
    pub fn len(&self) -> usize {
        let grouped = self.groups.iter().map(|group| group.members.len()).sum::<usize>();
        let sets = self.token_sets.iter().map(Vec::len).sum::<usize>();
        self.gamma.len() + self.vector.len() + sets + grouped
    }
}

fn both_empty(sets: &[Vec<usize>; 2]) -> bool {
    sets.iter().all(Vec::is_empty)
}
