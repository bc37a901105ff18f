//! What the page asks of the worker, and the pure engine that answers: a request in, a response
//! out, no browser.

mod engine;
mod floats;
mod pace;
mod path;
mod statistics;
mod texts;
pub mod view;

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use formats::{Candidate, Progress, Rows, Selection, TokenTable};
use picture::scene::PointRef;
use theory::{
    model::{Concept, Provenance, Relation, Toy},
    property::{Depth, Picture, Query, Row, Spectrum, Weight},
    transform::{Action, End, MoveSummary, Step},
};

pub use engine::{Clock, Engine};
pub use pace::Pace;
pub use path::{MovePath, PathKey};
pub use statistics::Statistics;
pub use view::{Live, Positions, Projection, View, ViewKey};

/// What the page says to a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// First of all: what to open. Local files travel beside this message.
    Open(Opening),
    /// First of all, to a worker of its own: the files whose tokens are all to be summed up, read
    /// or not.
    Sum(Opening),
    /// Then questions.
    Ask(Request),
    /// Before all others, from the worker's start script: the file beside the page, by its path,
    /// that will be opened; its bytes travel beside this message, or why there are none. Nothing is
    /// said until it is to be opened.
    Prepare(String),
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
    /// The model is open; from now on requests are answered.
    Opened(Box<Card>),
    /// The files hold several matrices: the user has to say which.
    Choice(Vec<Candidate>),
    /// The files hold more tokens than fit the memory budget: the user has to say which.
    Tokens(TokenTable),
    /// The sums over all tokens of the files.
    Summed(Statistics),
    /// The files held only pair lists.
    Concepts(Vec<Concept>),
    /// The files could not be read; the text says file, place, found and expected.
    Failed(String),
    /// The answer to the oldest open request.
    Answer(Response),
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
    /// Files that the user picked or dropped.
    Files(Vec<FileReference>),
    /// Text that the user pasted.
    Text(String),
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

/// One question about the open model. Every request carries all it depends on; nothing is
/// remembered but caches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Positions for both plots.
    View {
        /// What the plots show.
        projection: Projection,
        /// All steps; a last step that bends a plane is left to the page, which follows it live.
        steps: Vec<Step>,
        /// Whether the right camera is carried along with the move.
        following: bool,
    },
    /// Rows of the board.
    Rows {
        /// Which properties, by id.
        ids: Vec<String>,
        /// All steps.
        steps: Vec<Step>,
        /// Pairs, family, thresholds and seeds.
        query: Arc<Query>,
        /// Live while dragging, settled after.
        depth: Depth,
    },
    /// The likeliest tokens after one context, before and after the move.
    Bars {
        /// Which context.
        context: usize,
        /// All steps.
        steps: Vec<Step>,
        /// How many tokens.
        count: usize,
    },
    /// One point's figures for the hover card.
    Inspect {
        /// Token or context.
        point: PointRef,
        /// All steps.
        steps: Vec<Step>,
    },
    /// Moves that make a random model with the same predictions.
    Shuffle {
        /// The same seed draws the same moves.
        seed: u64,
    },
    /// A move that destroys or keeps a property.
    Suggest {
        /// Which property.
        id: String,
        /// What is wanted of the move.
        wish: Wish,
        /// Pairs, family and seeds.
        query: Arc<Query>,
    },
    /// The moved model as a file.
    Save {
        /// The file's format.
        format: SavedAs,
        /// All steps.
        steps: Vec<Step>,
    },
    /// How numerical ranks are decided and which token is the pivot y0.
    Configure {
        /// Relative tolerance of every rank.
        rtol: f64,
        /// Index of the pivot token.
        pivot: usize,
    },
    /// Statistics of the tokens come from here from now on, or again from the loaded ones alone.
    Statistics(Option<Statistics>),
    /// What a row of the board opens into.
    Picture {
        /// Which property.
        id: String,
        /// All steps.
        steps: Vec<Step>,
        /// Pairs, family, thresholds and seeds.
        query: Arc<Query>,
    },
    /// Positions on the way from the model as loaded to where the steps take it.
    MovePath(PathKey),
    /// Dimensions of F, G, M, N and the effective complexity: the slow part of the model card.
    Dimensions,
    /// Where the gap between the two sets of a row about separability begins and ends.
    Gap {
        /// Which row.
        id: String,
        /// All steps.
        steps: Vec<Step>,
        /// The sets, and thresholds.
        query: Arc<Query>,
    },
}

/// The answer to a [`Request`] of the same name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// To [`Request::View`].
    View(Box<View>),
    /// To [`Request::Rows`].
    Rows {
        /// The measured rows: the first of those asked for, at least one, the others if there was
        /// time.
        rows: Vec<Row>,
        /// What the steps amount to.
        summary: Summary,
    },
    /// To [`Request::Bars`].
    Bars(Bars),
    /// To [`Request::Inspect`].
    Inspect(Inspection),
    /// To [`Request::Shuffle`].
    Shuffled(Vec<Action>),
    /// To [`Request::Suggest`]: the move, or why there is none.
    Suggested {
        /// Which property.
        id: String,
        /// The move or the reason.
        action: Result<Action, String>,
    },
    /// To [`Request::Save`]: the file's bytes.
    Saved(Saved),
    /// To [`Request::Configure`] and [`Request::Statistics`].
    Configured,
    /// To [`Request::Picture`]: which property, and its picture if it has one.
    Picture(String, Option<Box<Picture>>),
    /// To [`Request::MovePath`]: what the way is of, and the way, or why there is none.
    MovePath(PathKey, Result<Box<MovePath>, String>),
    /// To [`Request::Dimensions`], with the spectra that decide them: of f, of g0 and of the
    /// log-odds, as far as there are any.
    Dimensions(Dimensions, Vec<Spectrum>),
    /// To [`Request::Gap`]: which row, and the ends of the gap before and after; `None` where
    /// nothing separates the sets.
    Gap(String, Box<[Option<GapEnds>; 2]>),
    /// The steps cannot be applied; the text says why.
    Refused(String),
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
}

/// Rows by property id.
pub type Board = BTreeMap<String, Row>;
