//! What the two plots show: the same tokens and directions in both models.

use std::sync::Arc;

use reactive_graph::prelude::*;

use super::Pair;
use crate::{
    protocol::{
        Positions,
        pair::{Alignment, Side},
    },
    words::{number::figure, words},
    workspace::{Plot, readable},
};
use picture::scene::{Arrow, Kind, Label, Points, Role, Scene};
use theory::compare::Shared;

/// As many tokens are all named.
const MOST_NAMED: usize = 24;

impl Pair {
    /// The scene of a plot; none until it is known.
    pub fn scene(&self, plot: Plot) -> Option<Scene> {
        let shared = self.figures.shared.get()?;
        let planes = self.picture.planes.get()?.ok()?;
        let side = &planes[usize::from(plot == Plot::Right)];
        let aligned = (plot == Plot::Right && self.picture.aligned.get())
            .then(|| self.picture.alignment.get()?.ok())
            .flatten();
        let points = aligned.as_ref().map_or_else(
            || side.points.clone(),
            |alignment| at(alignment, self.picture.place.get()),
        );
        let seen = if aligned.is_some() { &planes[0] } else { side };
        Some(self.scene_of(&shared, &points, seen))
    }

    fn scene_of(&self, shared: &Shared, points: &Positions, side: &Side) -> Scene {
        let place = |token: usize| shared.tokens.iter().position(|pair| pair.0 == token);
        let xy = |at: usize| points.tokens.as_chunks::<2>().0.get(at).map(|xy| xy.map(f64::from));
        let words = self.one.model.get();
        let name = |token: usize| words.as_ref().map(|m| m.token(token)).unwrap_or_default();
        let directions = self.directions().into_iter().flatten();
        let roles = [Role::First, Role::Second];
        let mut arrows = Vec::new();
        for ((from, to), role) in directions.zip(roles) {
            let ends = (place(from).and_then(xy), place(to).and_then(xy));
            let (Some(a), Some(b)) = ends else { continue };
            let [label_from, label_to] = [from, to].map(|token| Some(name(token)));
            arrows.push(Arrow { from: a, to: b, role, label_from, label_to });
        }
        let few = if shared.tokens.len() <= MOST_NAMED { &shared.tokens[..] } else { &[] };
        let named = few.iter().enumerate().filter(|(_, (token, _))| {
            self.directions().into_iter().flatten().all(|(a, b)| a != *token && b != *token)
        });
        let label = |(at, &(token, _)): (usize, &(usize, usize))| {
            let (text, role) = (name(token), Role::Tokens);
            xy(at).map(|at| Label { at, text, role, pinned: false, priority: -1 })
        };
        let labels = named.filter_map(label).collect();
        Scene {
            points: [(Kind::Contexts, &points.contexts), (Kind::Tokens, &points.tokens)]
                .into_iter()
                .filter(|(kind, _)| self.shows(*kind))
                .map(|(kind, xy)| cloud(kind, xy))
                .collect(),
            arrows,
            labels,
            axis_names: side.axis_names.clone(),
            ..Scene::default()
        }
    }

    /// Tokens, unless there are none.
    fn shows(&self, kind: Kind) -> bool {
        let tokens = self.figures.shared.with(|s| s.as_ref().is_some_and(|s| !s.tokens.is_empty()));
        tokens == (kind == Kind::Tokens)
    }

    /// What a plot shows, in a sentence.
    pub fn described(&self, plot: Plot) -> String {
        let [one, two] = self.names();
        let name = if plot == Plot::Left { one } else { two };
        let cosine = self.cosine(plot).map(|cosine| (words().compare.cosine)(&figure(cosine)));
        [Some(name), cosine].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The cosine of the two directions in a model.
    pub fn cosine(&self, plot: Plot) -> Option<f64> {
        self.picture.planes.get()?.ok()?[usize::from(plot == Plot::Right)].cosine
    }

    /// The name of a family of the list that was measured.
    pub fn family_name(&self, family: usize) -> Option<String> {
        self.one.board.query.with(|query| Some(query.families.get(family)?.name.clone()))
    }

    /// Labels of shared, or of left out contexts or tokens, as people read them.
    pub fn labels(&self, which: Listed) -> Vec<String> {
        let Some(shared) = self.figures.shared.get() else { return Vec::new() };
        let (workspace, tokens, contexts) = match which {
            Listed::Shared => (
                self.one,
                shared.tokens.iter().map(|pair| pair.0).collect(),
                shared.contexts.iter().map(|pair| pair.0).collect(),
            ),
            Listed::OnlyOne => {
                (self.one, shared.only_one.tokens.clone(), shared.only_one.contexts.clone())
            }
            Listed::OnlyTwo => {
                (self.two, shared.only_two.tokens.clone(), shared.only_two.contexts.clone())
            }
        };
        let (tokens, contexts): (Vec<usize>, Vec<usize>) = (tokens, contexts);
        let Some(model) = workspace.model.get() else { return Vec::new() };
        let contexts = contexts.iter().map(|&i| readable(&model.card.contexts[i]).to_string());
        contexts.chain(tokens.iter().map(|&i| model.token(i))).collect()
    }
}

/// Which labels of two models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Those of both.
    Shared,
    /// What only the first has.
    OnlyOne,
    /// What only the second has.
    OnlyTwo,
}

fn at(alignment: &Alignment, place: f64) -> Positions {
    match &alignment.path {
        Ok(path) => path.at(place),
        Err(_) => alignment.end.clone(),
    }
}

fn cloud(kind: Kind, xy: &[f32]) -> Points {
    Points { kind, xy: Arc::new(xy.as_chunks::<2>().0.to_vec()) }
}
