//! Questions about two open models on what both share, and what answers each of them.
//!
//! Long answers come in parts: whoever asks may stop after any of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Directions, MovePath, Positions,
    question::{Answers, Ask, Takes, questions},
};
use theory::{
    compare::{self, Agreement, Equivalence, Fitted, Found, Part, Progress},
    property::Query,
    transform::{Action, Step},
};

/// What both models share, matched by text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shared;

/// Some blocks more of how far apart both distributions are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Predictions;

/// One part of the figures of linear equivalence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Which part.
    pub part: Part,
}

/// The measures that a gauge changes, after steps on either side; no fit is made for them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Foils {
    /// On the first model and on the second.
    pub steps: [Vec<Step>; 2],
}

/// Properties in both models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// What they are asked about, in indices of the first model.
    pub query: Arc<Query>,
    /// Which properties, by id.
    pub ids: Vec<String>,
}

/// How linear each family of a list is in one model against the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Families {
    /// The list, and what else is asked about, in indices of the first model.
    pub query: Arc<Query>,
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
    /// (from, to) tokens of the first model each; the principal components of each model where there
    /// are none, or not both are shared.
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

/// The moves that bend the second model into the first, or why there are none.
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
pub struct Side {
    /// Shared tokens and contexts, two numbers a point.
    pub points: Positions,
    /// The cosine of the two directions in all dimensions of the model.
    pub cosine: Option<f64>,
    /// What to write on the axes.
    pub axis_names: [String; 2],
}

/// The second model aligned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    /// Where it ends.
    pub end: Positions,
    /// The way there through invertible maps, or why there is none.
    pub path: Result<Box<MovePath>, String>,
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
    Predictions => Underway<compare::Predictions>,
    Figures => Equivalence,
    Foils => compare::Foils,
    Rows => Vec<Found>,
    Families => Vec<Agreement>,
    Bars => Vec<Bar>,
    Planes => Result<Box<[Side; 2]>, String>,
    Aligned => Result<Box<Alignment>, String>,
    Bend => Result<Vec<Action>, String>,
}
