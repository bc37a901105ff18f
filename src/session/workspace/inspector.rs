//! The point that is looked at, the points that were clicked, and where they lead: a direction, a
//! list, a family, the sets of a probe.

use reactive_graph::{graph::untrack, prelude::*};

use super::Workspace;
use crate::open_model::{Matched, TokenPair};
use picture::scene::{PointKind, PointRef};
use theory::model::{Concept, ContextGroup};

/// So many clicked points are remembered.
const CLICKED: usize = 2;

/// Neighbours of a point before and after the move: those of both, those that it lost, and those
/// that it gained; by nearness.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Near it before and after.
    pub kept: Vec<usize>,
    /// Near it before alone.
    pub lost: Vec<usize>,
    /// Near it after alone.
    pub gained: Vec<usize>,
}

impl Neighbours {
    /// From the nearest before and after.
    pub fn of([before, after]: &[Vec<usize>; 2]) -> Self {
        let only = |some: &[usize], others: &[usize]| {
            some.iter().filter(|index| !others.contains(index)).copied().collect()
        };
        let kept = before.iter().filter(|index| after.contains(index)).copied().collect();
        Self { kept, lost: only(before, after), gained: only(after, before) }
    }
}

impl Workspace {
    /// The point that is looked at: under the pointer, else the one clicked last.
    pub fn inspected(&self) -> Option<PointRef> {
        self.hover.point.get().or_else(|| self.hover.clicked.with(|all| all.last().copied()))
    }

    /// A point was clicked, or found by its name: it is looked at from now on.
    pub fn look_at(&self, point: PointRef) {
        self.hover.clicked.update(|all| {
            all.retain(|other| *other != point);
            all.push(point);
            let surplus = all.len().saturating_sub(CLICKED);
            all.drain(..surplus);
        });
        self.inspect();
    }

    /// No clicked point any more.
    pub fn look_away(&self) {
        self.hover.clicked.set(Vec::new());
        self.inspect();
    }

    /// Asks for the figures of the point that is looked at.
    pub(super) fn inspect(&self) {
        let point = untrack(|| self.inspected());
        let known = self.hover.inspection.with_untracked(|known| known.as_ref().map(|k| k.point));
        if known != point {
            self.hover.inspection.set(None);
        }
        self.want(|queue| queue.inspect = point);
    }

    /// The two tokens that were clicked last, in that order.
    pub fn clicked_pair(&self) -> Option<TokenPair> {
        self.hover.clicked.with(|all| match all.as_slice() {
            [
                PointRef { kind: PointKind::Tokens, index: from },
                PointRef { kind: PointKind::Tokens, index: to },
            ] => Some((*from, *to)),
            _ => None,
        })
    }

    /// Makes the two tokens that were clicked last the first (0) or second (1) direction.
    pub fn make_direction(&self, which: usize) {
        if let Some(pair) = untrack(|| self.clicked_pair()) {
            self.choose_pair(which, pair);
        }
    }

    /// The selected points of a kind.
    pub fn selected(&self, kind: PointKind) -> Vec<usize> {
        self.hover.selected.with(|all| {
            all.iter().filter(|point| point.kind == kind).map(|point| point.index).collect()
        })
    }

    /// All pairs of the concept lists whose two tokens are selected, each once.
    pub fn selected_pairs(&self) -> Vec<TokenPair> {
        let tokens = self.selected(PointKind::Tokens);
        let mut inside =
            vec![false; self.model.with(|m| m.as_ref().map_or(0, |m| m.card.tokens.len()))];
        tokens.iter().for_each(|&index| inside[index] = true);
        self.matches.with(|lists| pairs_inside(lists, &inside))
    }

    /// Makes those pairs a family of their own.
    pub fn make_family(&self) {
        let pairs = untrack(|| self.selected_pairs());
        let Some(model) = self.model.get_untracked() else { return };
        let word = |index: usize| model.card.tokens[index].trim().to_string();
        let pairs: Vec<(String, String)> =
            pairs.into_iter().map(|(from, to)| (word(from), word(to))).collect();
        if !pairs.is_empty() {
            let name = crate::words::words().inspector.family_name.to_string();
            self.add_concepts(vec![Concept { name, pairs }]);
        }
    }

    /// Makes the selected tokens the first (0) or second (1) of two sets whose separability the
    /// board measures.
    pub fn make_token_set(&self, which: usize) {
        let tokens = untrack(|| self.selected(PointKind::Tokens));
        self.pick(|picked| picked.token_sets[which] = tokens);
    }

    /// Makes the selected contexts one group of the probe, and all others the other.
    pub fn make_probe_groups(&self) {
        let inside = untrack(|| self.selected(PointKind::Contexts));
        let all = self.model.with_untracked(|m| m.as_ref().map_or(0, |m| m.card.contexts.len()));
        let outside: Vec<usize> = (0..all).filter(|index| !inside.contains(index)).collect();
        let words = &crate::words::words().inspector;
        let group = |name: &str, members| ContextGroup { name: name.to_string(), members };
        let groups = vec![group(words.outside, outside), group(words.inside, inside)];
        let name = |at: usize| Some(groups[at].name.clone());
        let (positive, negative) = (name(1), name(0));
        self.pick(|picked| picked.groups = groups);
        self.set_contexts(|contexts| (contexts.positive, contexts.negative) = (positive, negative));
    }
}

/// The pairs of the lists whose two tokens are inside, each once, in the order of the lists.
fn pairs_inside(lists: &[Matched], inside: &[bool]) -> Vec<TokenPair> {
    let is_inside = |index: usize| inside.get(index).copied().unwrap_or(false);
    let mut found: Vec<TokenPair> = Vec::new();
    for &(from, to) in lists.iter().flat_map(|list| &list.pairs) {
        if is_inside(from) && is_inside(to) && !found.contains(&(from, to)) {
            found.push((from, to));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_kept_lost_or_gained() {
        let found = Neighbours::of(&[vec![3, 1, 4], vec![1, 5, 3]]);
        assert_eq!((found.kept, found.lost, found.gained), (vec![3, 1], vec![4], vec![5]));
    }

    #[test]
    fn pairs_inside_have_both_ends_there_and_come_once() {
        let list = |pairs: &[TokenPair]| Matched { pairs: pairs.to_vec(), ..Matched::default() };
        let lists = [list(&[(0, 1), (2, 3)]), list(&[(0, 1), (1, 0), (0, 9)])];
        assert_eq!(pairs_inside(&lists, &[true, true, true, false]), [(0, 1), (1, 0)]);
    }
}
