//! Contexts that are computed from the model's own file: a line that is being typed, and a set.
//!
//! The program that computes them is started when it is first wanted. What it computes goes to the
//! worker that holds the model; the page keeps the texts alone.

mod continuing;
mod known;
mod line;
mod list;
mod listing;
mod programs;
mod set;

use std::{collections::HashMap, sync::Arc};

use reactive_graph::{graph::untrack, owner::StoredValue, prelude::*, signal::RwSignal};

use super::{History, Workspace};
use crate::{
    context_set::ContextSet,
    protocol::inference::{
        ContextKey, FromInference, ListProgress, ModelFacts, ReadLine, ToInference,
    },
    words::{of_files, words},
};

/// Seconds that the board waits for the end of a list.
const SOON: f64 = 10.0;

pub use continuing::{AppendedTokens, Continued};
pub use line::{Line, LineReading};
use list::Sharing;
use programs::Programs;
pub use programs::{Program, Starter};

/// Whether contexts can be computed.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Ability {
    /// The model is from no files that hold a language model.
    #[default]
    None,
    /// Its files look as if they did.
    Offered,
    /// They are being opened.
    Opening,
    /// They can.
    Ready(Arc<ModelFacts>),
    /// They cannot: why.
    Refused(String),
}

impl Ability {
    /// Whether contexts can be computed, as far as is known.
    pub fn can(&self) -> bool {
        matches!(self, Self::Offered | Self::Opening | Self::Ready(_))
    }
}

/// Contexts that are computed from the model's own file.
#[derive(Clone, Copy)]
pub struct Inference {
    /// Whether there are any to be had.
    pub ability: RwSignal<Ability>,
    /// The texts and their undo list.
    pub set: RwSignal<History<ContextSet>>,
    /// The line that is being typed.
    pub line: RwSignal<Line>,
    /// Whether the line was changed just now: see [`Workspace::line_rests`].
    pub(super) typing: RwSignal<bool>,
    /// How far a list is that is being computed, while one is.
    pub progress: RwSignal<Option<ListProgress>>,
    /// Why a text has no state, by text.
    pub skipped: RwSignal<Arc<HashMap<String, String>>>,
    /// Why the program stopped, or the set was not changed.
    pub trouble: RwSignal<Option<String>>,
    /// How many of the lines that were added last were there already, and of how many.
    pub repeated: RwSignal<Option<[usize; 2]>>,
    /// A context that is being continued, or was.
    pub continued: RwSignal<Option<Continued>>,
    /// How many contexts of the set have a state.
    pub computed: RwSignal<usize>,
    states: StoredValue<States>,
    programs: Programs,
    sharing: StoredValue<Sharing>,
}

/// What is known of states by the numbers of their contexts.
#[derive(Debug, Default)]
struct States {
    /// The number of a text at a layer.
    keys: HashMap<(Option<usize>, String), ContextKey>,
    /// Numbers whose states the worker has.
    known: std::collections::HashSet<ContextKey>,
    /// The contexts of the model, as it was told last; none while they are those of its file.
    listed: Vec<ContextKey>,
    /// The contexts of a set that is still to be computed, while what was chosen counts them and
    /// not those of the model; whether that is to end.
    awaited: Option<(Vec<ContextKey>, bool)>,
    /// The line that is being read, until its answer is there.
    asked: Option<(ContextKey, String)>,
    /// The line that was answered last, whether it has a state or not.
    answered: Option<ContextKey>,
    /// The line that was read last, as long as it is a context of the model.
    typed: Option<(ContextKey, Arc<ReadLine>)>,
}

impl States {
    fn key(&mut self, layer: Option<usize>, text: &str) -> ContextKey {
        let next = self.keys.len() as ContextKey;
        *self.keys.entry((layer, text.to_string())).or_insert(next)
    }

    fn text(&self, key: ContextKey) -> Option<&str> {
        self.keys.iter().find(|(_, own)| **own == key).map(|((_, text), _)| text.as_str())
    }
}

impl Inference {
    pub(super) fn new() -> Self {
        Self {
            ability: RwSignal::new(Ability::None),
            set: RwSignal::new(History::default()),
            line: RwSignal::new(Line::default()),
            typing: RwSignal::new(false),
            progress: RwSignal::new(None),
            skipped: RwSignal::new(Arc::default()),
            trouble: RwSignal::new(None),
            repeated: RwSignal::new(None),
            continued: RwSignal::new(None),
            computed: RwSignal::new(0),
            states: StoredValue::new(States::default()),
            programs: Programs::new(),
            sharing: StoredValue::new(Sharing::default()),
        }
    }

    /// The program ends, whatever it is at.
    pub(super) fn end(&self) {
        self.programs.end_beyond(0);
        self.sharing.set_value(Sharing::default());
        self.states.update_value(|states| states.asked = None);
        self.progress.set(None);
    }

    /// Whether other contexts are about to come, so that what is measured in full now is out of
    /// date before anybody has read it, and takes the programs' time.
    pub(super) fn is_about_to_change(&self) -> bool {
        let soon = |list: &ListProgress| list.seconds_left.is_none_or(|left| left < SOON);
        self.typing.get() || self.progress.with(|list| list.as_ref().is_some_and(soon))
    }

    /// What is to be known of the language model, once it is open.
    pub fn facts(&self) -> Option<Arc<ModelFacts>> {
        self.ability.with(|ability| match ability {
            Ability::Ready(facts) => Some(facts.clone()),
            _ => None,
        })
    }

    fn post(&self, message: ToInference) {
        self.post_to(Program::FIRST, message);
    }

    fn post_to(&self, program: Program, message: ToInference) {
        self.programs.post(program, message);
    }

    fn layer(&self) -> Option<usize> {
        self.set.with_untracked(|set| set.present().layer)
    }
}

impl Workspace {
    /// The model's files look like a language model that `starter` can run, on a machine of so many
    /// cores. A set that waited for it is computed.
    pub fn offer_inference(&self, starter: Starter, cores: usize) {
        self.inference.programs.offer(starter, cores);
        self.inference.ability.set(Ability::Offered);
        if self.inference.set.with_untracked(|set| !set.present().contexts.is_empty()) {
            self.compute();
        }
    }

    /// Starts the program, unless it runs.
    pub fn start_inference(&self) {
        let inference = self.inference;
        let programs = inference.programs;
        if programs.runs(Program::FIRST) || !programs.are_offered() {
            return;
        }
        inference.trouble.set(None);
        match programs.start(Program::FIRST) {
            Some(Ok(())) => inference.ability.set(Ability::Opening),
            Some(Err(reason)) => inference.ability.set(Ability::Refused(reason.into())),
            None => {}
        }
    }

    /// A program stopped by itself: why, in the browser's words.
    pub fn inference_died(&self, program: Program, reason: &str) {
        if !program.is_first() {
            return self.lose_helper(program);
        }
        self.stop_computing();
        self.inference.ability.set(Ability::Offered);
        self.inference.trouble.set(Some((words().contexts.stopped)(reason)));
    }

    /// Takes what one of the programs says.
    pub fn handle_inference(&self, program: Program, message: FromInference) {
        let inference = self.inference;
        match message {
            FromInference::Opened(_) if !program.is_first() => {}
            FromInference::Refused(_) if !program.is_first() => self.lose_helper(program),
            FromInference::Opened(facts) => {
                inference.ability.set(Ability::Ready(Arc::new(facts)));
                self.ask_line();
                self.ask_state();
                untrack(|| self.compute_missing());
                inference.post_to(program, ToInference::ReadAhead);
            }
            FromInference::ReadOn => inference.post_to(program, ToInference::ReadAhead),
            FromInference::Refused(reason) => {
                inference.end();
                inference.ability.set(Ability::Refused(reason));
            }
            FromInference::Reading(key, progress) => self.line_goes_on(key, progress),
            FromInference::Typed(line) => self.line_read(line.key, Ok(*line)),
            FromInference::Next(key, next) => self.next_read(key, next),
            FromInference::NotTyped(key, tokens, reason) => {
                self.line_read(key, Err((tokens, of_files(&reason))));
            }
            FromInference::Skipped(key, reason) => self.skip(key, of_files(&reason)),
            FromInference::Progress(progress) => self.note_progress(program, progress),
            FromInference::States(batch) => self.take_states(program, batch),
            FromInference::Done(outcome) => self.part_done(program, outcome),
            FromInference::Continued(ticket, state) => {
                self.state_continued(ticket, state);
            }
        }
    }
}
