//! What is drawn over the points of a plot: arrows, names, and what they stand for.

use std::collections::BTreeSet;

use reactive_graph::prelude::*;

use crate::{
    open_model::{Matched, OpenModel, TokenPair},
    protocol::View,
    words::words,
    workspace::Workspace,
};
use picture::scene::{
    Arrow, Label, LegendEntry, MOST_OUTSTANDING, PointKind, PointRef, Role, Scene, Shape,
    outstanding,
};

impl Workspace {
    pub(super) fn arrows(&self, scene: &Scene, model: &OpenModel) -> Vec<Arrow> {
        let at = |index| scene.position(PointRef { kind: PointKind::Tokens, index });
        let arrow = |pair: TokenPair, role: Role| {
            let label = |index| (role != Role::Family).then(|| model.token(index));
            Some(Arrow {
                from: at(pair.0)?,
                to: at(pair.1)?,
                role,
                label_from: label(pair.0),
                label_to: label(pair.1),
            })
        };
        let chosen = self.choice.pairs.get().map(|p| p.to_vec()).unwrap_or_default();
        let family = self
            .choice
            .look
            .with(|look| look.family)
            .then(|| self.family_matched())
            .flatten()
            .unwrap_or_default();
        let others = family.pairs.into_iter().filter(|pair| !chosen.contains(pair));
        let family = others.filter_map(|pair| arrow(pair, Role::Family));
        let main = chosen
            .iter()
            .zip([Role::First, Role::Second])
            .filter_map(|(&pair, role)| arrow(pair, role));
        family.chain(main).collect()
    }

    pub(super) fn labels(&self, scene: &Scene, model: &OpenModel) -> Vec<Label> {
        let (pinned, hovered) = (self.choice.pinned.get(), self.hover.point.get());
        let label = |point: PointRef, priority: i32| {
            let text = model.label(point);
            let role = match point.kind {
                PointKind::Tokens if priority == QUIET => Role::Tokens,
                PointKind::Tokens => Role::Plain,
                PointKind::Contexts => Role::Contexts,
            };
            let pinned = pinned.contains(&point);
            scene.position(point).map(|at| Label { at, text, role, pinned, priority })
        };
        let marked: Vec<(PointRef, i32)> =
            pinned.iter().map(|&point| (point, 1)).chain(hovered.map(|point| (point, 2))).collect();
        let outstanding = self.outstanding(scene).into_iter().map(|point| (point, QUIET));
        let others = few(scene).map(|point| (point, 0)).chain(outstanding);
        let others = others.filter(|(point, _)| marked.iter().all(|(marked, _)| marked != point));
        marked.iter().copied().chain(others).filter_map(|(at, order)| label(at, order)).collect()
    }
}

/// The tokens of all lists of pairs, each once.
pub(super) fn listed(lists: &[Matched]) -> Vec<usize> {
    let ends = lists.iter().flat_map(|list| &list.pairs).flat_map(|&(from, to)| [from, to]);
    ends.collect::<BTreeSet<_>>().into_iter().collect()
}

pub(super) fn far(view: &View, words: &[usize]) -> Vec<usize> {
    let xy = view.left.tokens.as_chunks().0;
    let named = outstanding(xy, MOST_OUTSTANDING, words.iter().copied());
    if named.len() < FEW_OUTSTANDING { view.outstanding.clone() } else { named }
}

/// The points of clouds so small that each can bear its name.
fn few(scene: &Scene) -> impl Iterator<Item = PointRef> {
    let small = scene.points.iter().filter(|cloud| cloud.xy.len() <= MOST_NAMED);
    small.flat_map(|cloud| (0..cloud.xy.len()).map(|index| PointRef { kind: cloud.kind, index }))
}

/// As many points of a cloud are all named.
pub(in crate::workspace) const MOST_NAMED: usize = 16;

/// Fewer words of the lists than this leave the names to all tokens.
const FEW_OUTSTANDING: usize = 3;

/// The priority of labels that nobody asked for.
const QUIET: i32 = -1;

pub(super) fn legend(scene: &Scene) -> Vec<LegendEntry> {
    let named = |role: Role| scene.arrows.iter().find(|a| a.role == role);
    let family = named(Role::Family).map(|_| LegendEntry {
        shape: Shape::Arrow,
        role: Role::Family,
        text: words().stage.rest.into(),
    });
    let gap = named(Role::Plain).map(|_| LegendEntry {
        shape: Shape::Arrow,
        role: Role::Plain,
        text: words().stage.across_gap.into(),
    });
    let both = scene.points.len() == 2;
    let text = &words().caption;
    let kinds =
        [(Role::Tokens, Shape::Dot, text.tokens), (Role::Contexts, Shape::Ring, text.contexts)];
    let kinds = kinds.into_iter().filter(|_| both);
    let kinds = kinds.map(|(role, shape, text)| LegendEntry { shape, role, text: text.into() });
    kinds.chain(family).chain(gap).collect()
}
