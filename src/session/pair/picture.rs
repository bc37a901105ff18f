//! What the two plots show: the same tokens and directions in both models.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::Pair;
use crate::{
    open_model::readable,
    protocol::{
        Positions,
        pair::{Alignment, Side},
    },
    words::{number::figure, spoken, words},
    workspace::Plot,
};
use picture::scene::{Arrow, Highlight, Kind, Label, PointRef, Points, Role, Scene, Target};
use theory::compare::{Shared, Sharing};

/// As many tokens are all named.
const MOST_NAMED: usize = 24;
/// The priority of their names, below that of what the pointer is on.
const UNASKED: i32 = -1;

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
        let xy = |at: usize| points.tokens.as_chunks::<2>().0.get(at).map(|xy| xy.map(f64::from));
        let words = self.one.model.get();
        let name = |token: usize| words.as_ref().map(|m| m.token(token)).unwrap_or_default();
        let drawn = self.drawn_directions(shared);
        let mut arrows = Vec::new();
        for &([from, to], role) in &drawn {
            let (Some(a), Some(b)) = (xy(from), xy(to)) else { continue };
            let [label_from, label_to] = [from, to].map(|at| Some(name(shared.tokens[at].0)));
            arrows.push(Arrow { from: a, to: b, role, label_from, label_to });
        }
        let at_arrow = |at: usize| drawn.iter().any(|(ends, _)| ends.contains(&at));
        let few = if shared.tokens.len() <= MOST_NAMED { shared.tokens.len() } else { 0 };
        let pointed = self.picture.pointed.get();
        let is_pointed = |index| pointed.contains(&PointRef { kind: Kind::Tokens, index });
        let quiet = (0..few).filter(|&at| !at_arrow(at) && !is_pointed(at)).filter_map(|at| {
            let (text, role) = (name(shared.tokens[at].0), Role::Tokens);
            Some(Label { at: xy(at)?, text, role, pinned: false, priority: UNASKED })
        });
        let loud = pointed.iter().filter(|p| p.kind == Kind::Contexts || !at_arrow(p.index));
        let loud = loud.filter_map(|&point| {
            let (text, at) = (self.raw_label(point)?, points.place(point)?);
            let (text, role) = (readable(&text), Role::Plain);
            Some(Label { at, text, role, pinned: true, priority: 1 })
        });
        let labels = quiet.chain(loud).collect();
        let highlight = Highlight { pinned: pointed.clone(), ..Highlight::default() };
        Scene {
            highlight,
            points: [(Kind::Contexts, &points.contexts), (Kind::Tokens, &points.tokens)]
                .into_iter()
                .filter(|(kind, _)| self.shows(*kind))
                .map(|(kind, xy)| cloud(kind, xy))
                .collect(),
            arrows,
            labels,
            axis_names: side.axis_names.each_ref().map(|name| spoken(name)),
            ..Scene::default()
        }
    }

    /// The two directions as places of what is shared, as far as both ends are.
    fn drawn_directions(&self, shared: &Shared) -> Vec<([usize; 2], Role)> {
        let place = |token: usize| shared.tokens.iter().position(|pair| pair.0 == token);
        let directions = self.directions().into_iter().flatten().zip([Role::First, Role::Second]);
        directions.filter_map(|((a, b), role)| Some(([place(a)?, place(b)?], role))).collect()
    }

    /// The pointer is on something in one of the plots: the same text is marked in both.
    pub fn point_at(&self, target: Option<Target>) {
        let pointed = untrack(|| match (target, self.figures.shared.get()) {
            (Some(Target::Point(point)), _) => vec![point],
            (Some(Target::Arrow(which)), Some(shared)) => {
                let drawn = self.drawn_directions(&shared);
                let ends = drawn.get(which).into_iter().flat_map(|(ends, _)| *ends);
                ends.map(|index| PointRef { kind: Kind::Tokens, index }).collect()
            }
            _ => Vec::new(),
        });
        if self.picture.pointed.with_untracked(|old| *old != pointed) {
            self.picture.pointed.set(pointed);
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

    /// Why the second model is not seen on its way to the first, where that is wished.
    pub fn why_no_way(&self) -> Option<String> {
        match self.picture.alignment.get().filter(|_| self.picture.aligned.get())? {
            Err(reason) => Some(reason),
            Ok(alignment) => alignment.path.as_ref().err().cloned(),
        }
    }

    /// Whether there is a way to the first model, and it is wished.
    pub fn has_way(&self) -> bool {
        let has_path = |found: Result<Arc<Alignment>, String>| found.is_ok_and(|f| f.path.is_ok());
        self.picture.aligned.get() && self.picture.alignment.get().is_some_and(has_path)
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

/// What a reader has to know of what is shared.
pub fn remarks(shared: &Shared) -> Vec<String> {
    let (words, unlike) = (&words().compare, &shared.unlike);
    let both = shared.sharing() == Sharing::Both;
    let left = !shared.only_one.tokens.is_empty() || !shared.only_two.tokens.is_empty();
    let biased = match unlike.bias {
        [true, true] => Some(words.biased_both),
        [true, false] => Some(words.biased_first),
        [false, true] => Some(words.biased_second),
        [false, false] => None,
    };
    let said = [
        Some(words.renormalised).filter(|_| both && left),
        biased,
        Some(words.capped).filter(|_| unlike.softcap.contains(&true)),
    ];
    let spelled =
        (unlike.spelled_otherwise > 0).then(|| (words.spelled_otherwise)(unlike.spelled_otherwise));
    said.into_iter().flatten().map(str::to_owned).chain(spelled).collect()
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
