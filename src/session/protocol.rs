//! What the page and its workers say to each other.
//!
//! A question is about one open model, or about a pair of them ([`About`]), and bears a ticket by
//! which its answer is known; each kind of question has its own kind of answer ([`Ask`]), so that a
//! wrong one does not compile. What a question rests on (the settled steps, what the board is asked
//! about) is told once, when it changes, and referred to by its revision.

mod card;
mod fit;
mod floats;
pub mod inference;
mod made;
mod pace;
pub mod pair;
mod path;
pub mod question;
mod reason;
mod source;
mod statistics;
mod texts;
pub mod view;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use formats::{Candidate, Progress, TokenTable};
use picture::scene::PointRef;
use theory::{
    compare::Target,
    model::{Concept, NamedDirection},
    property::{Query, Row, Spectrum, Weight},
    transform::{End, MoveSummary, Step, TransformError},
};

use inference::{ContextKey, StateBatch};

pub use card::{Card, ContextFacts, Dimensions};
pub use fit::{Excerpt, Fit, FitTarget, Fitting, MOST_DIMENSIONS, Shrunk};
pub use made::{Made, Place};
pub use pace::Pace;
pub(crate) use path::frames_for;
pub use path::{MovePath, PathKey, PathMarks};
pub use question::{Answer, Ask, Question};
pub use reason::Reason;
pub use source::{FileReference, Opening, Source};
pub use statistics::Statistics;
pub use view::{
    Angles, Directions, Live, Positions, Projection, ThirdAxis, ThirdView, View, ViewKey,
};

/// An open model, as long as the page lives: no number is given twice.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ModelId(pub u64);

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// One open model.
    One(ModelId),
    /// Two open models, compared.
    Pair(ModelId, ModelId),
}

/// A question, with the ticket by which its answer is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked<Q = Question> {
    /// Counts the questions of one asker.
    pub ticket: u64,
    /// What it is about.
    pub about: About,
    /// The question.
    pub question: Q,
}

/// The answer to the question with the same ticket about the same models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered<A = Answer> {
    /// Of the question.
    pub ticket: u64,
    /// What the question was about.
    pub about: About,
    /// The answer, or why there is none: the steps cannot be applied, say.
    pub answer: Result<A, Reason>,
}

/// What the page says to a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// A model to be opened under this number. Local files travel beside this message.
    Open(ModelId, Opening),
    /// The files whose tokens are all to be summed up, read or not; they travel beside it.
    Sum(Opening),
    /// From now on this is so of an open model: no answer.
    Set(ModelId, Setting),
    /// A question; answered in order.
    Ask(Asked),
    /// A question about two models that are open in this worker; answered in order.
    AskPair(Asked<pair::Question>),
    /// The model is needed no more: no answer.
    Close(ModelId),
    /// What an open model says of some of its contexts and tokens is asked for.
    Excerpt(ModelId, Excerpt),
    /// Asks for the states of contexts that were computed elsewhere, see [`Setting::States`].
    States(ModelId, Vec<ContextKey>),
    /// Two tables are to be fitted, in place of any others; to what a model says, where it is that.
    Fit(Fit, Option<Box<Target>>),
    /// As many rounds more, or fewer if they take long.
    FitOn(usize),
    /// Both tables are asked for as they are.
    EndFit,
}

/// What is so of an open model until another is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Setting {
    /// What questions rest on.
    Settled(Arc<Settled>),
    /// How numerical ranks are decided and which token is the pivot y0.
    Ranks {
        /// Relative tolerance of every rank.
        rtol: f64,
        /// Index of the pivot token.
        pivot: usize,
    },
    /// Directions that join those the model came with.
    Directions(Arc<Vec<NamedDirection>>),
    /// Statistics of the tokens come from here, or again from the loaded ones alone.
    Statistics(Option<Statistics>),
    /// States of contexts, to be listed by their numbers: see [`question::Contexts`].
    States(Arc<StateBatch>),
    /// These are not needed any more.
    Forget(Vec<ContextKey>),
}

/// What questions rest on while a handle is held: everything but the live step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Settled {
    /// Counts the changes; see [`At`].
    pub revision: u64,
    /// The steps before the live one, see [`Live::split`].
    pub steps: Vec<Step>,
    /// Pairs, family, thresholds and seeds.
    pub query: Arc<Query>,
}

/// The state that a question is about: what is settled, and the live step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct At {
    /// Of [`Settled`].
    pub revision: u64,
    /// The last step, where it follows the pointer.
    pub live: Option<Step>,
}

/// What a worker says to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToPage {
    /// How far reading has come.
    Progress {
        /// In bytes.
        progress: Progress,
        /// How long the file will still take, once that can be said.
        seconds_left: Option<f64>,
    },
    /// The model is open; from now on questions about it are answered.
    Opened(Box<Card>),
    /// The files hold several matrices: the user has to say which.
    Choice(Vec<Candidate>),
    /// The files hold more tokens than fit the memory budget: the user has to say which.
    Tokens(TokenTable),
    /// The sums over all tokens of the files.
    Summed(Statistics),
    /// The files held only pair lists.
    Concepts(Vec<Concept>),
    /// The files held only directions, such as control vectors.
    Directions(Vec<NamedDirection>),
    /// The files could not be read; the text says file, place, found and expected.
    Failed(String),
    /// The answer to a question.
    Answer(Answered),
    /// What an open model says of some of its contexts and tokens.
    Excerpt(Result<Box<Target>, Reason>),
    /// To [`ToWorker::States`]: those that are known.
    States(Box<StateBatch>),
    /// Two fits are so far.
    Fitting(Box<Fitting>),
    /// Both tables as files.
    Fitted(Box<[Saved; 2]>),
    /// The answer to a question about two models.
    PairAnswer(Box<Answered<pair::Answer>>),
}

/// From where to where a gap reaches: the nearest points of the negatives and of the positives,
/// each as weights of loaded vectors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GapEnds {
    /// On the side of the negatives.
    pub from: Vec<Weight>,
    /// On the side of the positives.
    pub to: Vec<Weight>,
}

/// Measured rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The first of those asked for, at least one, the others if there was time.
    pub rows: Vec<Row>,
    /// What the steps amount to.
    pub summary: Summary,
    /// Steps that cannot be applied: the model is that of the others.
    #[serde(default)]
    pub skipped: Vec<Skipped>,
}

/// A step that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Its id.
    pub step: u64,
    /// Why it cannot be applied.
    pub reason: String,
}

impl Skipped {
    /// As the engine says it.
    pub fn of(error: &TransformError) -> Self {
        Self { step: error.step, reason: error.reason.to_string() }
    }
}

/// Numerical ranks with the spectra that decide them: of f, of g0 and of the log-odds, as far as
/// there are any.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ranked {
    /// The ranks.
    pub dimensions: Dimensions,
    /// The spectra.
    pub spectra: Vec<Spectrum>,
}

/// What is wanted of a suggested move.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Wish {
    /// It destroys the property.
    Destroy,
    /// It keeps the property and is otherwise as free as can be.
    Keep,
    /// It brings the cosine of the two directions to an end of the band of this κ.
    Extreme(End, f64),
}

/// File formats in which a model can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedAs {
    /// For this app and safetensors for Python.
    Safetensors,
    /// For this app and NumPy.
    Npz,
}

/// A written file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// A name that says what is inside.
    pub name: String,
    /// The content.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// What the composed move amounts to, for the readout under the controls.
pub type Summary = MoveSummary;

/// The likeliest tokens after one context: token index, probability before, probability after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// Which context.
    pub context: usize,
    /// (token, p before, p after), likeliest before first.
    pub tokens: Vec<(usize, f64, f64)>,
    /// Largest |Δ log p| over all tokens after this context.
    pub max_log_change: f64,
    /// ln Σ eᶻ over the loaded tokens, before, not steered.
    pub log_sum: f64,
    /// Of the same tokens, the probability before, where both models are steered.
    pub plain: Option<Vec<f64>>,
    /// Why they are not, where they were to be.
    pub not_steered: Option<String>,
}

/// One point's figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// Token or context.
    pub point: PointRef,
    /// Euclidean norm before and after the move.
    pub norm: [f64; 2],
    /// Nearest neighbours of the same kind by Euclidean cosine, before and after the move.
    pub neighbours: [Vec<usize>; 2],
    /// Of a context its likeliest next tokens: token index, probability before, probability after.
    pub next: Vec<(usize, f64, f64)>,
}

/// Whether two directions are parallel, before and after the move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parallels {
    /// Before and after.
    pub sides: [ParallelSide; 2],
}

/// What two directions of one model have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ParallelSide {
    /// Whether they are parallel as exactly as the numbers are stored: the same test as the
    /// board's.
    pub exact: bool,
    /// ‖a − βb‖/‖a‖ with the best β.
    pub residual: f64,
    /// The angle between the lines along them in all dimensions, 0 to π/2.
    pub angle: f64,
}
