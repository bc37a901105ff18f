//! What the page and the program that runs a language model say to each other: contexts as text go
//! there, hidden states come back.
//!
//! The program answers in order. A long list is computed in runs; after each the program waits for
//! [`ToInference::GoOn`], so that a line that is typed meanwhile need not wait for all of it. So is
//! a long line, which waits for [`ToInference::TypeOn`].

use serde::{Deserialize, Serialize};

use super::{Reason, floats};

/// A context, as long as the page lives: no number is given to two texts or layers.
pub type ContextKey = u64;

/// What the page says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToInference {
    /// The model's files, which travel beside this message.
    Open,
    /// A part of the weights may be read before it is needed.
    ReadAhead,
    /// A line that is being typed, in place of any that is not read to its end.
    Type(TypedLine),
    /// The next piece of the line.
    TypeOn,
    /// A list of contexts, in place of any that is not done.
    Compute(ContextList),
    /// The next run of the list.
    GoOn,
    /// A text with tokens put behind it: its state.
    Continue(Continuation),
}

/// A line that is being typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypedLine {
    /// Under which number its state is known.
    pub key: ContextKey,
    /// The line.
    pub text: String,
    /// Behind how many layers the state is taken; all of them if none is said.
    pub layer: Option<usize>,
    /// How many of the likeliest next tokens are told.
    pub count: usize,
}

/// Contexts to be computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContextList {
    /// The texts with the numbers under which their states are known.
    pub contexts: Vec<(ContextKey, String)>,
    /// Behind how many layers the states are taken; all of them if none is said.
    pub layer: Option<usize>,
}

/// A text to be continued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Continuation {
    /// Counts the asks: see [`FromInference::Continued`].
    pub ticket: u64,
    /// The text.
    pub text: String,
    /// The tokens that were put behind it so far: place among the loaded tokens, and label.
    pub appended: Vec<(usize, String)>,
    /// Whether they are those of the moved model.
    pub moved: bool,
    /// Behind how many layers the state is taken; all of them if none is said.
    pub layer: Option<usize>,
}

/// What the program says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FromInference {
    /// The files are a language model that can be run.
    Opened(ModelFacts),
    /// They are none, or none that can be run: why.
    Refused(String),
    /// A part of the weights was read, and another one can be.
    ReadOn,
    /// How far a long line is read; the program waits to go on.
    Reading(ContextKey, LineProgress),
    /// A line was read; its next tokens follow, since they take a good part of the time.
    Typed(Box<ReadLine>),
    /// What the model says next behind the line of this number, or why that cannot be computed.
    Next(ContextKey, Result<NextTokens, Reason>),
    /// A line cannot be computed: its number, its tokens as far as they are known, and why.
    NotTyped(ContextKey, Vec<LineToken>, String),
    /// A context of the list cannot be computed.
    Skipped(ContextKey, String),
    /// How far the list is.
    Progress(ListProgress),
    /// States of some contexts of the list; the program waits to go on unless this is the last run.
    States(StateBatch),
    /// The list is done, or given up: why.
    Done(Result<(), Reason>),
    /// The state of a text that is being continued, or why there is none.
    Continued(u64, Result<ContinuedState, Reason>),
}

/// What is to be known of a language model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ModelFacts {
    /// How many layers it has.
    pub layers: usize,
    /// Most tokens of a context.
    pub length: usize,
    /// How many tokens there are logits of.
    pub vocabulary: usize,
    /// Numbers of a state.
    pub width: usize,
    /// Whether softmax(f·g + b) is its own distribution, the cap of the logits aside.
    pub softmax: bool,
    /// What one should know about its states.
    pub remarks: Vec<String>,
}

/// How far a line is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineProgress {
    /// Tokens that are computed.
    pub done: usize,
    /// All of them.
    pub total: usize,
}

/// A token of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineToken {
    /// What it stands for; a name for tokens that stand for nothing.
    pub text: String,
    /// Whether the file puts it before every text.
    pub added: bool,
}

/// A typed line as the model reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadLine {
    /// Of [`TypedLine`].
    pub key: ContextKey,
    /// Its tokens.
    pub tokens: Vec<LineToken>,
    /// Its state.
    #[serde(with = "floats")]
    pub state: Vec<f32>,
}

/// What a model says next, over the whole vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextTokens {
    /// The likeliest tokens with their probabilities, likeliest first.
    pub likeliest: Vec<(String, f64)>,
    /// ln Σ eᶻ of the logits z.
    pub log_sum: f64,
}

/// How far a list is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct ListProgress {
    /// Tokens behind us, those underway counted in part.
    pub done: usize,
    /// Tokens in all: those that contexts begin with together are counted once a run.
    pub total: usize,
    /// How long it will still take, once that can be said.
    pub seconds_left: Option<f64>,
}

/// States of some contexts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StateBatch {
    /// Numbers of the contexts.
    pub keys: Vec<ContextKey>,
    /// Their states, one after another.
    #[serde(with = "floats")]
    pub states: Vec<f32>,
}

/// The state of a text that is being continued.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ContinuedState {
    /// Its state.
    #[serde(with = "floats")]
    pub state: Vec<f32>,
}
