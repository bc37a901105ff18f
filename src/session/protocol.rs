//! What the page and its workers say to each other.
//!
//! A question is about one open model, or about a pair of them ([`About`]), and bears a ticket by
//! which its answer is known; each kind of question has its own kind of answer ([`Ask`]), so that a
//! wrong one does not compile. What a question rests on (the settled steps, what the board is asked
//! about) is told once, when it changes, and referred to by its revision.

mod fit;
mod floats;
pub mod inference;
mod made;
mod pace;
pub mod pair;
mod path;
pub mod question;
mod statistics;
mod texts;
pub mod view;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bundled;
use formats::{Candidate, Progress, Rows, Selection, TokenTable};
use picture::scene::PointRef;
use theory::{
    compare::Target,
    model::{Concept, NamedDirection, Provenance, Relation, Toy},
    property::{Query, Row, Spectrum, Weight},
    transform::{End, MoveSummary, Step, TransformError},
};

use inference::{ContextKey, StateBatch};

pub use fit::{Excerpt, Fit, FitTarget, Fitting, MOST_DIMENSIONS, Shrunk};
pub use made::{Made, Place};
pub use pace::Pace;
pub use path::{MovePath, PathKey, PathMarks};
pub use question::{Answer, Ask, Question};
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
    pub answer: Result<A, String>,
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
    Excerpt(Result<Box<Target>, String>),
    /// To [`ToWorker::States`]: those that are known.
    States(Box<StateBatch>),
    /// Two fits are so far.
    Fitting(Box<Fitting>),
    /// Both tables as files.
    Fitted(Box<[Saved; 2]>),
    /// The answer to a question about two models.
    PairAnswer(Box<Answered<pair::Answer>>),
}

/// What to open and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    /// Where the bytes come from.
    pub source: Source,
    /// The user's choice of matrices and tokens.
    pub selection: Selection,
}

impl Opening {
    /// With nothing chosen yet: too many tokens lead to a question.
    pub fn of(source: Source) -> Self {
        Self { source, selection: Selection { rows: Rows::Ask, ..Selection::default() } }
    }
}

/// Where a model's bytes come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A file beside the page, by its path relative to it.
    Bundled(String),
    /// An exact toy model made in code.
    Toy(Toy),
    /// One of two models that are made to be compared.
    Made(Made),
    /// Files that the user picked or dropped.
    Files(Vec<FileReference>),
    /// Text that the user pasted.
    Text(String),
}

impl Source {
    /// Bytes of the user's files.
    pub fn bytes(&self) -> u64 {
        let Self::Files(files) = self else { return 0 };
        files.iter().map(|file| file.size).fold(0, u64::saturating_add)
    }

    /// The file beside the page that it is read from, if it is.
    pub fn beside(&self) -> Option<String> {
        match self {
            Self::Bundled(path) => Some(path.clone()),
            Self::Made(made) => made.is_of_bundled().then(|| bundled::models()[0].0.into()),
            Self::Toy(_) | Self::Files(_) | Self::Text(_) => None,
        }
    }

    /// Whether no other page can get it.
    pub fn is_own(&self) -> bool {
        match self {
            Self::Files(_) | Self::Text(_) => true,
            Self::Made(made) => !made.is_made_anywhere(),
            Self::Bundled(_) | Self::Toy(_) => false,
        }
    }

    /// Whether these files may be a language model that computes contexts: a GGUF, or the files of a
    /// Hugging Face checkpoint. Only opening them tells.
    pub fn may_compute(&self) -> bool {
        let Self::Files(files) = self else { return false };
        let is = |file: &FileReference, ending: &str| file.name.to_lowercase().ends_with(ending);
        let any = |ending: &str| files.iter().any(|file| is(file, ending));
        let described = files.iter().any(|file| file.name == "config.json");
        any(".gguf") || described && any(".safetensors")
    }
}

/// A file of the user's, which stays where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReference {
    /// Its name, without folders.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Checksum of its size and both its ends, where it was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<u32>,
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

/// What was read, without the vectors themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Name, source, licence, format and number type.
    pub provenance: Provenance,
    /// Dimension of the representation space.
    pub d: usize,
    /// Token labels.
    #[serde(with = "texts")]
    pub tokens: Arc<Vec<String>>,
    /// How the file spells each token, or nothing where it spells them as text.
    #[serde(with = "texts")]
    pub spelled: Arc<Vec<String>>,
    /// Tokens in the file, read or not.
    pub tokens_in_file: u64,
    /// Context labels.
    #[serde(with = "texts")]
    pub contexts: Arc<Vec<String>>,
    /// One group name a context, or nothing.
    #[serde(with = "texts")]
    pub context_groups: Arc<Vec<String>>,
    /// Relations between contexts.
    pub relations: Vec<Relation>,
    /// Concept lists that came with the files.
    pub concepts: Vec<Concept>,
    /// What the reader wants the user to know.
    pub warnings: Vec<String>,
    /// Directions that came with the model.
    #[serde(default)]
    pub directions: Vec<NamedDirection>,
}

/// The contexts of an open model: that part of its [`Card`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ContextFacts {
    /// Context labels.
    #[serde(with = "texts")]
    pub contexts: Arc<Vec<String>>,
    /// One group name a context, or nothing.
    #[serde(with = "texts")]
    pub groups: Arc<Vec<String>>,
    /// Relations between contexts.
    pub relations: Vec<Relation>,
    /// What the user should know of the model with these contexts.
    pub warnings: Vec<String>,
}

/// Numerical ranks of the open model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Dimensions {
    /// dim F.
    pub f: usize,
    /// dim G.
    pub g: usize,
    /// Effective complexity k = dim M = dim N = rank L0; absent without contexts.
    pub k: Option<usize>,
}

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
    /// Whether they are parallel as exactly as the numbers are stored: the same test as the board's.
    pub exact: bool,
    /// ‖a − βb‖/‖a‖ with the best β.
    pub residual: f64,
    /// The angle between the lines along them in all dimensions, 0 to π/2.
    pub angle: f64,
}

impl Card {
    /// Bytes that the vectors take in the worker, as doubles.
    pub fn bytes(&self) -> u64 {
        let vectors = self.tokens.len() as u64 + self.contexts.len() as u64;
        vectors.saturating_mul(self.d as u64).saturating_mul(size_of::<f64>() as u64)
    }
}
