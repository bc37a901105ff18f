//! Contexts as a tree of prefixes: what two of them begin with is computed once.

/// A node without a parent.
const NONE: usize = usize::MAX;

/// Tokens, each behind the one it follows; parents come before their children.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trie {
    ids: Vec<u32>,
    parents: Vec<usize>,
    positions: Vec<usize>,
}

impl Trie {
    /// The tree of these contexts, and the node each of them ends at.
    pub(crate) fn of(contexts: &[&[u32]]) -> (Self, Vec<usize>) {
        let mut trie = Self::default();
        let mut ends = vec![NONE; contexts.len()];
        let (mut path, mut last): (Vec<usize>, &[u32]) = (Vec::new(), &[]);
        for i in sorted(contexts) {
            let context = contexts[i];
            path.truncate(common(last, context));
            for &id in &context[path.len()..] {
                let parent = path.last().copied();
                path.push(trie.push(id, parent));
            }
            (ends[i], last) = (path.last().copied().unwrap_or(NONE), context);
        }
        (trie, ends)
    }

    /// Adds a token behind another one, or a first one.
    pub(crate) fn push(&mut self, id: u32, parent: Option<usize>) -> usize {
        self.positions.push(parent.map_or(0, |parent| self.positions[parent] + 1));
        self.parents.push(parent.unwrap_or(NONE));
        self.ids.push(id);
        self.ids.len() - 1
    }

    /// Keeps the first nodes.
    pub(crate) fn truncate(&mut self, count: usize) {
        self.ids.truncate(count);
        self.parents.truncate(count);
        self.positions.truncate(count);
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// How many tokens are before a node.
    pub(crate) fn position(&self, node: usize) -> usize {
        self.positions[node]
    }

    /// Tokens of the longest context.
    pub(crate) fn depth(&self) -> usize {
        self.positions.iter().max().map_or(0, |last| last + 1)
    }

    /// The nodes from the first token to this one.
    pub(crate) fn path(&self, node: usize, path: &mut Vec<usize>) {
        path.clear();
        let mut at = node;
        while at != NONE {
            path.push(at);
            at = self.parents[at];
        }
        path.reverse();
    }
}

/// Numbers of contexts in the order of their tokens, so that those with much in common are
/// neighbours.
pub(crate) fn sorted(contexts: &[&[u32]]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..contexts.len()).collect();
    order.sort_by_key(|&i| (contexts[i], i));
    order
}

/// How many tokens two contexts begin with together.
pub(crate) fn common(a: &[u32], b: &[u32]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Runs of sorted contexts whose trees have up to so many nodes (or one context).
pub(crate) fn runs(contexts: &[&[u32]], order: &[usize], nodes: usize) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let (mut size, mut last): (usize, &[u32]) = (0, &[]);
    for &i in order {
        let context = contexts[i];
        let more = context.len() - common(last, context);
        match runs.last_mut() {
            Some(run) if size + more <= nodes => {
                run.push(i);
                size += more;
            }
            _ => {
                runs.push(vec![i]);
                size = context.len();
            }
        }
        last = context;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTEXTS: [&[u32]; 5] = [&[1, 2, 3], &[1, 2], &[4], &[1, 2, 3, 4], &[1, 2]];

    #[test]
    fn every_context_is_the_path_to_its_end() {
        let (trie, ends) = Trie::of(&CONTEXTS);
        assert_eq!(trie.len(), 5);
        assert_eq!(trie.depth(), 4);
        let mut path = Vec::new();
        for (context, end) in CONTEXTS.iter().zip(ends) {
            trie.path(end, &mut path);
            assert_eq!(path.iter().map(|&node| trie.ids()[node]).collect::<Vec<_>>(), *context);
            assert_eq!(trie.position(end), context.len() - 1);
        }
    }

    #[test]
    fn runs_hold_all_contexts_once_and_few_nodes() {
        let order = sorted(&CONTEXTS);
        for nodes in 0..7 {
            let runs = runs(&CONTEXTS, &order, nodes);
            assert_eq!(runs.concat(), order);
            for run in runs {
                let contexts: Vec<&[u32]> = run.iter().map(|&i| CONTEXTS[i]).collect();
                assert!(run.len() == 1 || Trie::of(&contexts).0.len() <= nodes);
            }
        }
    }
}
