//! What the two plots show: the same tokens and directions in both models.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::Pair;
use crate::{
    badge::{drawn_otherwise, left_in_view},
    fates::is_drawn_cosine,
    open_model::readable,
    protocol::{
        Positions,
        pair::{Alignment, PairSide},
    },
    words::{facts, number::figure, spoken, words},
    workspace::Plot,
};
use picture::scene::{
    Arrow, Bounds, Compass, Grid, Highlight, Label, PointKind, PointRef, Points, Role, Scene,
    Target,
};
use theory::{
    compare::{NoBend, Shared, Sharing},
    property::infos,
};

/// As many tokens are all named.
const MOST_NAMED: usize = 24;
/// Of as many tokens each is joined to where the first model has it.
const MOST_JOINED: usize = 400;
/// The priority of their names, below that of what the pointer is on.
const UNASKED: i32 = -1;

impl Pair {
    /// The scene of a plot; none until it is known. The second model aligned is drawn over where
    /// the first one has its points.
    pub fn scene(&self, plot: Plot) -> Option<Scene> {
        let shared = self.known.shared.get()?;
        let Some(alignment) = self.alignment() else {
            let planes = self.known.planes.get()?.ok()?;
            let side = &planes[plot.index()];
            return Some(self.scene_of(&shared, side));
        };
        if plot == Plot::Left {
            return Some(self.scene_of(&shared, &alignment.first));
        }
        let place = self.picture.place.get();
        let moved = PairSide {
            points: alignment.at(place),
            cosine: alignment.cosine(place),
            ..alignment.first.clone()
        };
        let ghosts = self.clouds(&alignment.first.points);
        let few = ghosts.iter().all(|cloud| cloud.xy.len() <= MOST_JOINED);
        let mut scene = self.scene_of(&shared, &moved);
        scene.grid = alignment.grid(place);
        scene.badges.extend(scene.grid.as_ref().and_then(left_in_view));
        scene.compass.iter_mut().for_each(|compass| compass.moved = true);
        Some(Scene { ghosts, segments: few, ..scene })
    }

    /// The second model aligned, where that is wished and there is a map.
    pub fn alignment(&self) -> Option<Arc<Alignment>> {
        let shown = self.picture.aligned.get() && self.why_not_aligned().is_none();
        self.known.alignment.get().filter(|_| shown)?.ok()
    }

    /// What both plots have room for, where they have one scale: the second one aligned is seen
    /// over the first.
    pub fn bounds(&self) -> Option<Bounds> {
        self.alignment()?;
        let [left, right] = [Plot::Left, Plot::Right].map(|plot| self.scene(plot));
        Some(left?.bounds().union(right?.bounds()))
    }

    fn scene_of(&self, shared: &Shared, side: &PairSide) -> Scene {
        let PairSide { points, axis_names, .. } = side;
        let xy = |at: usize| points.tokens.as_chunks::<2>().0.get(at).map(|xy| xy.map(f64::from));
        let words = self.one.model.get();
        let name = |token: usize| words.as_ref().map(|m| m.token(token)).unwrap_or_default();
        let drawn = self.drawn_directions(shared);
        let family = self.drawn_family(shared).into_iter().filter_map(|[from, to]| {
            let (from, to) = (xy(from)?, xy(to)?);
            Some(Arrow { from, to, role: Role::Family, label_from: None, label_to: None })
        });
        let mut arrows: Vec<Arrow> = family.collect();
        for &([from, to], role) in &drawn {
            let (Some(a), Some(b)) = (xy(from), xy(to)) else { continue };
            let [label_from, label_to] = [from, to].map(|at| Some(name(shared.tokens[at].0)));
            arrows.push(Arrow { from: a, to: b, role, label_from, label_to });
        }
        let at_arrow = |at: usize| drawn.iter().any(|(ends, _)| ends.contains(&at));
        let few = if shared.tokens.len() <= MOST_NAMED { shared.tokens.len() } else { 0 };
        let pointed = self.picture.pointed.get();
        let is_pointed = |index| pointed.contains(&PointRef { kind: PointKind::Tokens, index });
        let quiet = (0..few).filter(|&at| !at_arrow(at) && !is_pointed(at)).filter_map(|at| {
            let (text, role) = (name(shared.tokens[at].0), Role::Tokens);
            Some(Label { at: xy(at)?, text, role, pinned: false, priority: UNASKED })
        });
        let loud = pointed.iter().filter(|p| p.kind == PointKind::Contexts || !at_arrow(p.index));
        let loud = loud.filter_map(|&point| {
            let (text, at) = (self.raw_label(point)?, points.place(point)?);
            let (text, role) = (readable(&text), Role::Plain);
            Some(Label { at, text, role, pinned: true, priority: 1 })
        });
        let labels = quiet.chain(loud).collect();
        let highlight = Highlight { pinned: pointed.clone(), ..Highlight::default() };
        let compass = compass(side, &arrows);
        let badge = compass.as_ref().and_then(|c| drawn_otherwise(c.drawn_angle()?, c.angle));
        Scene {
            highlight,
            grid: Some(Grid::square()),
            badges: badge.into_iter().collect(),
            compass,
            points: self.clouds(points),
            arrows,
            labels,
            axis_names: axis_names.each_ref().map(|name| spoken(name)),
            ..Scene::default()
        }
    }

    /// What is drawn of both kinds.
    fn clouds(&self, points: &Positions) -> Vec<Points> {
        [(PointKind::Contexts, &points.contexts), (PointKind::Tokens, &points.tokens)]
            .into_iter()
            .filter(|(kind, _)| self.shows(*kind))
            .map(|(kind, xy)| cloud(kind, xy))
            .collect()
    }

    /// The two directions as places of what is shared, as far as both ends are.
    fn drawn_directions(&self, shared: &Shared) -> Vec<([usize; 2], Role)> {
        let directions = self.directions().into_iter().flatten().zip([Role::First, Role::Second]);
        directions.filter_map(|(pair, role)| Some((places(shared, pair)?, role))).collect()
    }

    /// The pointer is on something in one of the plots: the same text is marked in both.
    pub fn point_at(&self, target: Option<Target>) {
        let pointed = untrack(|| match (target, self.known.shared.get()) {
            (Some(Target::Point(point)), _) => vec![point],
            (Some(Target::Arrow(which)), Some(shared)) => {
                let family = self.drawn_family(&shared).into_iter();
                let directions = self.drawn_directions(&shared).into_iter().map(|(ends, _)| ends);
                let ends = family.chain(directions).nth(which).into_iter().flatten();
                ends.map(|index| PointRef { kind: PointKind::Tokens, index }).collect()
            }
            _ => Vec::new(),
        });
        if self.picture.pointed.with_untracked(|old| *old != pointed) {
            self.picture.pointed.set(pointed);
        }
    }

    /// Tokens, unless there are none.
    fn shows(&self, kind: PointKind) -> bool {
        let tokens = self.known.shared.with(|s| s.as_ref().is_some_and(|s| !s.tokens.is_empty()));
        tokens == (kind == PointKind::Tokens)
    }

    /// What a plot shows, in a sentence: which model, how many points, which directions, and what
    /// one has to know of it.
    pub fn described(&self, plot: Plot) -> String {
        let name = self.names()[plot.index()].clone();
        let points = self.known.shared.with(|shared| {
            let shared = shared.as_ref()?;
            let tokens = !shared.tokens.is_empty();
            let named = words().compare.points;
            Some(named(if tokens { shared.tokens.len() } else { shared.contexts.len() }, tokens))
        });
        let parts = [name].into_iter().chain(points).chain(self.directions_named());
        parts.chain(self.noted(plot)).collect::<Vec<_>>().join(", ")
    }

    /// What one has to know of what a plot shows, besides the name of its model: what makes it
    /// other than its file, the cosine and the angle of the two directions, what is left out or
    /// drawn over.
    pub fn noted(&self, plot: Plot) -> Vec<String> {
        let drawn = infos().iter().find(|info| is_drawn_cosine(info));
        let cosine = drawn.zip(self.cosine(plot));
        let angle = |cosine: f64| cosine.clamp(-1.0, 1.0).acos().to_degrees();
        let cosine = cosine
            .map(|(info, at)| format!("{} {} ({:.0}°)", facts(info).name, figure(at), angle(at)));
        self.altered(plot).into_iter().chain(cosine).chain(self.reserved(plot)).collect()
    }

    /// The same without the cosine, which the compass shows as an angle.
    pub(super) fn noted_beside_compass(&self, plot: Plot) -> Vec<String> {
        self.altered(plot).into_iter().chain(self.reserved(plot)).collect()
    }

    /// What is left out of a plot, or drawn over.
    fn reserved(&self, plot: Plot) -> impl Iterator<Item = String> + use<> {
        let right = plot == Plot::Right;
        let words = &words().compare;
        let alignment = self.alignment();
        let hidden = alignment.as_ref().is_some_and(|found| found.hidden[usize::from(right)]);
        let notes = [
            hidden.then(|| words.as_seen.into()),
            (alignment.is_some() && right).then(|| words.over_first.into()),
        ];
        notes.into_iter().flatten()
    }

    /// Why there is nothing to be drawn, in words; none while there is, or that is not known.
    pub fn no_picture(&self) -> Option<String> {
        let reason = self.known.planes.with(|planes| planes.as_ref()?.as_ref().err().cloned())?;
        let single = self.known.shared.with(|shared| {
            shared.as_ref().is_some_and(|shared| shared.tokens.len().max(shared.contexts.len()) < 2)
        });
        Some(match single {
            true => words().compare.single_point.into(),
            false => (words().stage.no_picture)(&spoken(&reason)),
        })
    }

    /// Why the second model cannot be aligned, as far as is known.
    pub fn why_not_aligned(&self) -> Option<String> {
        let words = &words().compare;
        match self.known.shared.with(|shared| shared.as_ref().map(|s| s.sharing()))? {
            Sharing::Nothing => Some(words.nothing_shared.into()),
            Sharing::Tokens | Sharing::Contexts => Some(words.align_needs_both.into()),
            Sharing::Both => {
                let k = self.figures.equivalence.with(|found| found.effective_complexity)?;
                let [one, two] = k;
                (one != two).then(|| spoken(&NoBend::Complexity { one, two }.to_string()))
            }
        }
    }

    /// Why the second model is not seen on its way to the first, where that is wished.
    pub fn why_no_path(&self) -> Option<String> {
        let wished = self.picture.aligned.get() && self.why_not_aligned().is_none();
        match self.known.alignment.get().filter(|_| wished)? {
            Err(reason) => Some(spoken(&reason)),
            Ok(alignment) => alignment.no_path.as_deref().map(spoken),
        }
    }

    /// Whether there is a way to the first model, and it is wished.
    pub fn has_path(&self) -> bool {
        self.alignment().is_some_and(|found| found.no_path.is_none())
    }

    /// The cosine of the two directions in a model as it is shown.
    pub fn cosine(&self, plot: Plot) -> Option<f64> {
        match (self.alignment(), plot) {
            (Some(found), Plot::Left) => found.first.cosine,
            (Some(found), Plot::Right) => found.cosine(self.picture.place.get()),
            (None, _) => self.known.planes.get()?.ok()?[plot.index()].cosine,
        }
    }

    /// Labels of shared, or of left out contexts or tokens, as people read them.
    pub fn labels(&self, which: LabelSet) -> Vec<String> {
        let Some(shared) = self.known.shared.get() else { return Vec::new() };
        let (workspace, tokens, contexts) = match which {
            LabelSet::Shared => (
                self.one,
                shared.tokens.iter().map(|pair| pair.0).collect(),
                shared.contexts.iter().map(|pair| pair.0).collect(),
            ),
            LabelSet::OnlyOne => {
                (self.one, shared.only_one.tokens.clone(), shared.only_one.contexts.clone())
            }
            LabelSet::OnlyTwo => {
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
    let notes = [
        Some(words.renormalised).filter(|_| both && left),
        biased,
        Some(words.capped).filter(|_| unlike.softcap.contains(&true)),
    ];
    let spelled =
        (unlike.spelled_otherwise > 0).then(|| (words.spelled_otherwise)(unlike.spelled_otherwise));
    notes.into_iter().flatten().map(str::to_owned).chain(spelled).collect()
}

/// Which labels of two models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelSet {
    /// Those of both.
    Shared,
    /// What only the first has.
    OnlyOne,
    /// What only the second has.
    OnlyTwo,
}

/// Two tokens of the first model as places of what is shared, which are in its order.
pub(super) fn places(shared: &Shared, (from, to): (usize, usize)) -> Option<[usize; 2]> {
    let place = |token: usize| shared.tokens.binary_search_by_key(&token, |pair| pair.0).ok();
    Some([place(from)?, place(to)?])
}

/// The two directions at their true angle; none where not both are drawn.
fn compass(side: &PairSide, arrows: &[Arrow]) -> Option<Compass> {
    let vector = |role| {
        let Arrow { from, to, .. } = arrows.iter().find(|arrow| arrow.role == role)?;
        Some([to[0] - from[0], to[1] - from[1]])
    };
    Some(Compass {
        angle: side.cosine?.clamp(-1.0, 1.0).acos(),
        drawn: [vector(Role::First)?, vector(Role::Second)?],
        band: None,
        moved: false,
        corner: None,
        note: (words().stage.true_angle)(side.dimensions),
        band_note: String::new(),
    })
}

fn cloud(kind: PointKind, xy: &[f32]) -> Points {
    Points { kind, xy: Arc::new(xy.as_chunks::<2>().0.to_vec()) }
}
