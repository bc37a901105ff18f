//! The contexts of the open model: their groups, and what the rows about them are asked about
//! first.

use super::OpenModel;
use theory::property::ContextChoice;

impl OpenModel {
    /// The names of the context groups, each once, in file order; contexts without a group have
    /// none.
    pub fn groups(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in self.card.context_groups.iter() {
            if !name.is_empty() && !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// The groups to start with: the largest two that share the first part of their names ("degree:
    /// base"), else the largest two.
    pub fn first_choice(&self) -> ContextChoice {
        let mut sized: Vec<(usize, String)> =
            self.groups().into_iter().map(|n| (self.members(&n).len(), n)).collect();
        sized.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
        let theme = |name: &str| name.split(':').next().unwrap_or(name).to_string();
        let first = sized.first().map(|(_, name)| name.clone());
        let second = first.as_ref().and_then(|first| {
            let others = || sized.iter().skip(1).map(|(_, name)| name);
            others().find(|name| theme(name) == theme(first)).or_else(|| others().next()).cloned()
        });
        ContextChoice {
            positive: second,
            negative: first,
            strength: 1.0,
            ..ContextChoice::default()
        }
    }

    /// Two directions between contexts: what a relation's query does to its first two contexts;
    /// without a relation, those from each of two contexts to the next.
    pub fn query_pairs(&self, relation: usize) -> [(usize, usize); 2] {
        let pairs =
            self.card.relations.get(relation).map(|r| r.pairs.as_slice()).unwrap_or_default();
        match pairs {
            [a, b, ..] => [(a.context, a.with_query), (b.context, b.with_query)],
            _ => [(0, 1), (2, 3)],
        }
    }

    /// The contexts of a group of the file.
    pub(crate) fn members(&self, name: &str) -> Vec<usize> {
        let groups = self.card.context_groups.iter().enumerate();
        groups.filter(|(_, group)| *group == name).map(|(i, _)| i).collect()
    }
}
