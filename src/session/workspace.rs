//! Everything that belongs to one open model: small structs of signals, named derivations, and the
//! verbs that change them. Nothing computable is stored; what the worker computes arrives through
//! [`Workspace::handle`].

mod altered;
mod answers;
mod asking;
mod bet;
mod board;
mod break_it;
mod choices;
mod contexts;
mod counting;
mod demonstration;
mod ease;
mod easing;
mod experiments;
mod facts;
mod figure;
mod gap;
mod handles;
mod headline;
mod history;
mod hover;
mod inference;
mod inspector;
mod known;
mod link;
mod marks;
mod model;
mod moment;
mod moves;
mod named_move;
mod news;
mod numbers;
mod overrides;
mod padding;
mod pairs;
mod path;
mod plot;
mod progress;
mod queue;
mod rows;
mod ruler;
mod space;
mod stage;
mod step_words;
mod steps;
mod suggestions;
mod surprise;
mod worker;

use std::sync::Arc;

use reactive_graph::{computed::Memo, prelude::*, signal::RwSignal};

use self::worker::Worker;
use crate::{
    open_model::{Matched, OpenModel, match_all},
    page::Page,
    permalink::TableChoice,
    protocol::{ModelId, Source},
};
use theory::transform::Step;

pub use altered::{Altered, along};
pub use bet::{Wager, survived};
pub use board::Board;
pub use break_it::Broken;
pub use choices::Choices;
pub use counting::Counting;
pub use ease::{Ease, Pace};
pub use experiments::Experiments;
pub use figure::{Seen, Subject};
pub use gap::ShownGap;
pub use headline::Headline;
pub use history::History;
pub use hover::Hover;
pub use inference::{
    Ability, AppendedTokens, Continued, Inference, Line, LineReading, Program, Starter,
};
pub use inspector::Neighbours;
pub use known::Known;
pub use link::describe;
pub(crate) use link::{obtainable, request};
pub use moment::Moment;
pub use moves::{Moves, Objection};
pub use named_move::Amounts;
pub use news::{Announced, news};
pub use overrides::NoNumber;
pub use path::KnownPath;
pub use picture::scene::{Look, ProjectionChoice, Theme, VisiblePoints};
pub use plot::Plot;
pub use progress::Progress;
pub use queue::{Queue, Wanted, Wishes, Work};
pub use rows::rows_of;
pub use ruler::{Ruler, SNAP};
pub use stage::{Framed, Rest, Stage};
pub use step_words::in_words;
pub use surprise::Morph;
pub use theory::property::{ContextChoice, Overrides};
pub use worker::Channel;

/// One open model and all that is done with it.
///
/// It belongs to the [`crate::library::Library`] that made it and owns its signals: closing it is
/// dropping them, nothing is reset.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// Under which number its worker knows the model.
    pub id: ModelId,
    /// What all workspaces share.
    pub page: Page,
    /// The model; none in the workspace that a page begins with, until the first one is read.
    pub model: RwSignal<Option<Arc<OpenModel>>>,
    /// Where it came from.
    pub source: RwSignal<Option<Source>>,
    /// Which tables and rows of its files were read, if that was chosen.
    pub tables: RwSignal<Option<TableChoice>>,
    /// All concept lists matched to its tokens.
    pub matches: Memo<Arc<Vec<Matched>>>,
    /// What was chosen.
    pub choice: Choices,
    /// What was done to it.
    pub moves: Moves,
    /// What the plots show.
    pub stage: Stage,
    /// What was measured.
    pub board: Board,
    /// What is under the pointer, and what was clicked or outlined.
    pub hover: Hover,
    /// What is being tried with the plots.
    pub experiments: Experiments,
    /// What is known of the model itself, and of its file.
    pub known: Known,
    /// What the worker is at.
    pub progress: Progress,
    /// Contexts that are computed from the model's own file.
    pub inference: Inference,
    worker: Worker,
}

impl Workspace {
    /// Without a model yet. Its signals belong to the reactive owner that is current.
    pub(crate) fn new(id: ModelId, page: Page) -> Self {
        let model = RwSignal::new(None::<Arc<OpenModel>>);
        // Other contexts leave the tokens as they are.
        let tokens = Memo::new(move |_| model.with(|m| m.as_ref().map(|m| m.indexed())));
        let choice = Choices::new(model);
        let matches = Memo::new(move |_| {
            tokens.track();
            let spellings = choice.spellings.get();
            let all = |m: &Option<Arc<OpenModel>>| {
                page.concepts.with(|c| Arc::new(match_all(m.as_deref(), c, &spellings)))
            };
            model.with_untracked(all)
        });
        let moves = Moves::new();
        let unmoved = Memo::new(move |_| {
            let lists = matches.get();
            model.with(|model| choice.with(|choice| choice.projection(model.as_deref(), &lists)))
        });
        let projected = Memo::new(move |_| {
            let (shown, d) = (unmoved.get(), model.with(|m| m.as_ref().map_or(0, |m| m.card.d)));
            let after = |steps: &History<Vec<Step>>| {
                choice.with(|choice| choice.projection_after(shown, d, steps.present()))
            };
            moves.steps.with(after)
        });
        let query = Memo::new(move |_| {
            let lists = matches.get();
            let query = |model: &Arc<OpenModel>| choice.with(|choice| choice.query(model, &lists));
            Arc::new(model.with(|model| model.as_ref().map(query)).unwrap_or_default())
        });
        Self {
            id,
            page,
            model,
            source: RwSignal::new(None),
            tables: RwSignal::new(None),
            matches,
            choice,
            moves,
            stage: Stage::new(projected, matches),
            board: Board::new(query),
            hover: Hover::new(),
            experiments: Experiments::new(),
            known: Known::new(),
            progress: Progress::new(),
            inference: Inference::new(),
            worker: Worker::new(),
        }
    }
}
