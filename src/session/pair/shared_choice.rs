//! What is chosen of the first model while two are compared, among what both share.

use reactive_graph::prelude::*;

use super::{Pair, picture::places};
use crate::{open_model::readable, words::words};
use picture::scene::{PointKind, PointRef, Target};
use theory::{compare::Shared, model::isolated_pair};

impl Pair {
    /// The context whose next tokens are shown, in the first model's order: the chosen one, or the
    /// first that both have where only one of them has that; none where they share none.
    pub fn context(&self) -> Option<usize> {
        let chosen = self.one.choice.context.get();
        self.known.shared.with(|shared| {
            let contexts = &shared.as_ref()?.contexts;
            let (at, _) =
                place(contexts, chosen).map_or_else(|| contexts.first(), |at| contexts.get(at))?;
            Some(*at)
        })
    }

    /// What it says.
    pub fn context_name(&self) -> Option<String> {
        let index = self.context()?;
        self.one.model.with(|model| Some(readable(model.as_ref()?.card.contexts.get(index)?)))
    }

    /// Which of the shared contexts it is, from 0, and how many there are.
    pub fn context_place(&self) -> Option<(usize, usize)> {
        let context = self.context()?;
        self.known.shared.with(|shared| {
            let contexts = &shared.as_ref()?.contexts;
            Some((place(contexts, context)?, contexts.len()))
        })
    }

    /// Chooses the context of the first model with this index.
    pub fn choose_context(&self, index: usize) {
        self.one.set_context(index);
    }

    /// Chooses the next shared context, or one before it, round at either end.
    pub fn step_context(&self, by: isize) {
        let Some((at, all)) = self.context_place() else { return };
        let next = (at as isize + by).rem_euclid(all as isize) as usize;
        let index = self.known.shared.with(|shared| Some(shared.as_ref()?.contexts.get(next)?.0));
        index.into_iter().for_each(|index| self.choose_context(index));
    }

    /// Marks a token of the first model in both plots, or shows the next tokens after one of its
    /// contexts; what only the first has is nowhere.
    pub fn go_to(&self, point: PointRef) {
        if point.kind == PointKind::Contexts {
            return self.choose_context(point.index);
        }
        let index =
            self.known.shared.with_untracked(|shared| place(&shared.as_ref()?.tokens, point.index));
        self.point_at(index.map(|index| Target::Point(PointRef { index, ..point })));
    }

    /// Shared tokens or contexts that contain a typed text, by their index in the first model.
    pub fn find(&self, kind: PointKind, typed: &str, count: usize) -> Vec<(usize, String)> {
        let shared = self.known.shared.get_untracked();
        let Some((shared, model)) = shared.zip(self.one.model.get_untracked()) else {
            return Vec::new();
        };
        if kind == PointKind::Tokens {
            let all = model.search(typed, usize::MAX).into_iter();
            let both = all.filter(|&token| place(&shared.tokens, token).is_some());
            return both.take(count).map(|token| (token, model.token(token))).collect();
        }
        let typed = typed.trim().to_lowercase();
        let named = shared.contexts.iter().map(|&(at, _)| (at, &model.card.contexts[at]));
        let found = named.filter(|(_, name)| name.to_lowercase().contains(&typed));
        found.take(count).map(|(at, name)| (at, readable(name))).collect()
    }

    /// That a direction is not drawn, and which, where the second model lacks one of its tokens.
    pub fn undrawn(&self) -> Option<String> {
        let (shared, model) = self.known.shared.get().zip(self.one.model.get())?;
        let lacking = |shared: &Shared, pair| places(shared, pair).is_none();
        let all = self.directions().into_iter().flatten().filter(|pair| lacking(&shared, *pair));
        let names: Vec<String> =
            all.map(|(from, to)| isolated_pair(&model.token(from), &model.token(to))).collect();
        let some = !names.is_empty() && !shared.tokens.is_empty();
        some.then(|| (words().compare.undrawn)(&names.join(", ")))
    }
}

/// Where an index of the first model stands among what is shared, which is in its order.
fn place(shared: &[(usize, usize)], index: usize) -> Option<usize> {
    shared.binary_search_by_key(&index, |pair| pair.0).ok()
}
