//! Questions about two open models on what both share, and what answers each of them.
//!
//! Long answers come in parts: whoever asks may stop after any of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Directions, Positions, Reason, between,
    question::{Answers, Ask, Takes, questions},
};
use picture::scene::Grid;
use theory::{
    compare::{self, Agreement, Equivalence, Fitted, Found, Part, Progress},
    property::Query,
    transform::{Action, Step},
};

/// What both models share, matched by text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shared;

/// What questions rest on: it is told once, when it changes, and then referred to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SettledPair {
    /// Counts the changes.
    pub revision: u64,
    /// On the first model and on the second.
    pub steps: [Vec<Step>; 2],
    /// What properties are asked about, in indices of the first model.
    pub query: Arc<Query>,
}

/// The models are those that the steps make from now on; all answers but [`Foils`] are about them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Apply {
    /// Of [`SettledPair`].
    pub revision: u64,
}

/// Some blocks more of how far apart both distributions are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Predictions;

/// One part of the figures of linear equivalence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EquivalencePart {
    /// Which part.
    pub part: Part,
}

/// The measures that a gauge changes, of the models that the steps make; no fit is made for them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Foils {
    /// Of [`SettledPair`].
    pub revision: u64,
    /// A move of the second model after its steps, which only they see.
    pub gauge: Option<Step>,
}

/// Properties in both models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// Of [`SettledPair`].
    pub revision: u64,
    /// Which properties, by id.
    pub ids: Vec<String>,
}

/// How linear each family of the list is in one model against the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Families {
    /// Of [`SettledPair`].
    pub revision: u64,
}

/// The likeliest tokens of both models after a context.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// Which context of the first model.
    pub context: usize,
    /// How many tokens.
    pub count: usize,
}

/// The same two directions in each model's own plane.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Planes {
    /// (from, to) tokens of the first model each; the principal components of each model where
    /// there are none, or not both are shared.
    pub directions: Option<Directions>,
}

/// The second model on its way to the first, seen in the plane of the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Aligned {
    /// The plane, see [`Planes`].
    pub directions: Option<Directions>,
    /// By which map.
    pub fitted: Fitted,
}

/// The moves that bend the second model as loaded into the first, or why there are none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bend {
    /// By which map.
    pub fitted: Fitted,
}

/// Work that takes long, so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Underway<T> {
    /// Some of it is done: it is to be asked for again.
    Going(Progress),
    /// All of it; nothing where there is no such thing.
    Done(Option<T>),
}

/// One model in a plane of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairSide {
    /// Shared tokens and contexts, two numbers a point.
    pub points: Positions,
    /// The cosine of the two directions in all dimensions of the model.
    pub cosine: Option<f64>,
    /// What to write on the axes.
    pub axis_names: [String; 2],
    /// Dimensions that the angle of the directions is measured in.
    pub dimensions: usize,
}

/// The second model aligned, and the first one as predictions see it: what they do not see of
/// either has no counterpart in the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    /// The first model.
    pub first: PairSide,
    /// Whether something of the first model is hidden from predictions, and of the second.
    pub hidden: [bool; 2],
    /// The second one, equally spaced in time on its way from as it is to aligned; the end alone
    /// where there is no way.
    pub frames: Vec<AlignmentFrame>,
    /// Why there is no way.
    pub no_path: Option<String>,
}

/// The second model at a moment of its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlignmentFrame {
    /// Shared tokens and contexts in the plane of the first model.
    pub points: Positions,
    /// The cosine of the two directions in all dimensions that predictions see.
    pub cosine: Option<f64>,
    /// The grid of the second model's own plane of the two directions, as the map carries it.
    pub grid: Grid,
}

impl Alignment {
    /// Where the points are at a place of the way, 0 to 1: on straight lines between two frames.
    pub fn at(&self, place: f64) -> Positions {
        match self.around(place) {
            (Some(from), Some(to), part) => between(&from.points, &to.points, part as f32),
            (only, ..) => only.map(|seen| seen.points.clone()).unwrap_or_default(),
        }
    }

    /// The cosine there.
    pub fn cosine(&self, place: f64) -> Option<f64> {
        let (from, to, part) = self.around(place);
        let from = from?.cosine?;
        let to = to.map_or(Some(from), |to| to.cosine)?;
        Some(from + part * (to - from))
    }

    /// The grid there.
    pub fn grid(&self, place: f64) -> Option<Grid> {
        let (from, to, part) = self.around(place);
        let from = from?.grid;
        Some(to.map_or(from, |to| from.between(&to.grid, part)))
    }

    /// The frames before and after a place, and how far on to the next it is.
    fn around(&self, place: f64) -> (Option<&AlignmentFrame>, Option<&AlignmentFrame>, f64) {
        let last = self.frames.len().saturating_sub(1);
        let along = place.clamp(0.0, 1.0) * last as f64;
        let before = (along as usize).min(last.saturating_sub(1));
        (self.frames.get(before), self.frames.get(before + 1), along - before as f64)
    }
}

/// One token in both models.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Which shared token.
    pub token: usize,
    /// Its probability in each model, over what is shared.
    pub p: [f64; 2],
}

questions! {
    Shared => Arc<compare::Shared>,
    Apply => (),
    Predictions => Underway<compare::Predictions>,
    EquivalencePart => Equivalence,
    Foils => compare::Foils,
    Rows => Vec<Found>,
    Families => Vec<Agreement>,
    Bars => Vec<Bar>,
    Planes => Result<Box<[PairSide; 2]>, Reason>,
    Aligned => Result<Box<Alignment>, Reason>,
    Bend => Result<Vec<Action>, Reason>,
}
