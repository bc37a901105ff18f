//! Walking through a lesson: which step, what was answered, what is done.

use std::sync::Arc;

use reactive_graph::{prelude::*, signal::RwSignal};

use super::{Lesson, LessonStep, Question};
use crate::{
    library::Library,
    permalink::{Bookmark, Link},
    protocol::Source,
    record::{GivenAnswer, Record},
};

/// A lesson in play, or none.
#[derive(Clone, Copy)]
pub struct Player {
    pub(super) library: Library,
    play: RwSignal<Option<Play>>,
    /// Which step.
    pub at: RwSignal<usize>,
    /// What was answered in this step.
    given: RwSignal<Option<GivenAnswer>>,
    /// Whether this step's task is done; it stays done, whatever happens after.
    pub done: RwSignal<bool>,
}

/// What ends with a lesson.
#[derive(Clone)]
struct Play {
    lesson: Arc<Lesson>,
    /// Under which name it can be fetched again; none for a lesson from a file of the reader's own.
    name: Option<String>,
    /// What was on screen before it.
    before: Option<Link>,
}

/// A step and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The step.
    pub step: LessonStep,
    /// Its place, from 0.
    pub at: usize,
    /// How many there are.
    pub count: usize,
}

impl Player {
    /// For the open models of the page: no lesson yet.
    pub fn new(library: Library) -> Self {
        Self {
            library,
            play: RwSignal::new(None),
            at: RwSignal::new(0),
            given: RwSignal::new(None),
            done: RwSignal::new(false),
        }
    }

    /// Begins a lesson; `name` is where it can be fetched again. Returns what is to be opened for
    /// its first step.
    pub fn start(&self, lesson: Lesson, name: Option<String>) -> Option<Source> {
        let before = match self.play.get_untracked() {
            Some(play) => play.before,
            None => Some(untracked(|| self.library.snapshot())),
        };
        let page = self.library.page;
        page.ask_for_bets(lesson.bet_first || page.record.with_untracked(Option::is_some));
        let (tasks, played) = (lesson.tasks(), name.clone());
        page.note(|record| *record = Record { lesson: played, tasks, ..record.anew() });
        self.play.set(Some(Play { lesson: Arc::new(lesson), name, before }));
        self.go(0)
    }

    /// Takes a lesson up at the step that a link says (the last one, if it has fewer), over what
    /// the link shows.
    pub fn resume(&self, lesson: Lesson, bookmark: &Bookmark) {
        let last = lesson.steps.len().saturating_sub(1);
        let (name, before) =
            (Some(bookmark.lesson.clone()), self.play.get_untracked().and_then(|play| play.before));
        self.play.set(Some(Play { lesson: Arc::new(lesson), name, before }));
        self.turn_to(bookmark.step.min(last));
    }

    /// The lesson in play says the same in another language.
    pub fn translate(&self, lesson: Lesson) {
        self.play.update(|play| {
            if let Some(play) = play {
                play.lesson = Arc::new(lesson);
            }
        });
    }

    /// The lesson in play.
    pub fn lesson(&self) -> Option<Arc<Lesson>> {
        self.play.with(|play| play.as_ref().map(|play| play.lesson.clone()))
    }

    /// The lesson in play and its step, if it can be fetched again.
    pub fn bookmark(&self) -> Option<Bookmark> {
        let lesson = self.play.with(|play| play.as_ref()?.name.clone())?;
        Some(Bookmark { lesson, step: self.at.get() })
    }

    /// Puts the lesson away and leaves the app as it is.
    pub fn close(&self) {
        self.play.set(None);
        self.library.page.bookmark.set(None);
    }

    /// Goes to a step and sets the app up for it. Returns what is to be opened for it.
    pub fn go(&self, at: usize) -> Option<Source> {
        let Some(show) = self.turn_to(at)?.show else {
            // Another step is another bet.
            if self.library.page.record.with_untracked(Option::is_some) {
                untracked(|| self.library.active()).drop_bet();
            }
            return None;
        };
        self.library.show_link(&show)
    }

    /// Goes to a step and leaves the app as it is.
    pub fn turn_to(&self, at: usize) -> Option<LessonStep> {
        let step = untracked(|| self.lesson())?.steps.get(at).cloned()?;
        self.given.set(None);
        self.done.set(step.task.is_none());
        self.at.set(at);
        self.library.page.bookmark.set(untracked(|| self.bookmark()));
        Some(step)
    }

    /// The next step, if there is one.
    pub fn next(&self) -> Option<Source> {
        self.go(self.at.get_untracked() + 1)
    }

    /// The step before. What it shows is set up again; a step that shows nothing of its own is
    /// reached through the last one that does.
    pub fn back(&self) -> Option<Source> {
        let target = self.at.get_untracked().checked_sub(1)?;
        let lesson = untracked(|| self.lesson())?;
        let shows = (0..=target).rev().find(|&at| lesson.steps[at].show.is_some());
        let source = shows.and_then(|at| self.go(at));
        if shows != Some(target) {
            self.go(target);
        }
        source
    }

    /// Ends the lesson and brings back what was on screen before it. Returns what is to be opened
    /// for that.
    pub fn leave(&self) -> Option<Source> {
        let before = self.play.get_untracked().and_then(|play| play.before);
        self.close();
        self.library.show_link(&before?)
    }

    /// The step in play.
    pub fn turn(&self) -> Option<Turn> {
        let (at, lesson) = (self.at.get(), self.lesson()?);
        Some(Turn { step: lesson.steps.get(at)?.clone(), at, count: lesson.steps.len() })
    }

    /// The answer chosen in this step.
    pub fn chosen(&self) -> Option<usize> {
        match self.given.get()? {
            GivenAnswer::Choice(index) => Some(index),
            GivenAnswer::Number(_) => None,
        }
    }

    /// The number said in this step.
    pub fn number(&self) -> Option<f64> {
        match self.given.get()? {
            GivenAnswer::Choice(_) => None,
            GivenAnswer::Number(number) => Some(number),
        }
    }

    /// Chooses an answer.
    pub fn choose(&self, index: usize) {
        self.give(GivenAnswer::Choice(index));
    }

    /// Answers with a number.
    pub fn answer_number(&self, number: f64) {
        self.give(GivenAnswer::Number(number));
    }

    fn give(&self, given: GivenAnswer) {
        self.given.set(Some(given.clone()));
        let at = self.at.get_untracked();
        let right = untracked(|| {
            let task = self.turn()?.step.task?;
            Some(self.answers(task.question.as_ref()?))
        });
        self.library.page.note(|record| record.answered(at, given, right == Some(true)));
    }

    /// Whether a bet is to be placed now: before a move that a step asks for, or any move where no
    /// lesson is played.
    pub fn owes_a_bet(&self) -> bool {
        let asked = match self.turn() {
            Some(turn) => turn.step.moves() && !self.done.get(),
            None => self.library.page.record.with(|r| r.as_ref().is_some_and(|r| r.tasks == 0)),
        };
        asked && self.library.active().owes_a_bet()
    }

    /// Does what the step asks for.
    pub fn show_me(&self) {
        let Some(task) = untracked(|| self.turn()).and_then(|turn| turn.step.task) else { return };
        let at = self.at.get_untracked();
        self.library.page.note(|record| record.task(at, false));
        let workspace = untracked(|| self.library.active());
        task.show_me.iter().for_each(|action| action.act(&workspace, self));
    }

    /// Whether what the step asks for is so right now; reads signals.
    pub fn holds(&self) -> bool {
        let Some(task) = self.turn().and_then(|turn| turn.step.task) else { return true };
        let answered = task.question.as_ref().is_none_or(|question| self.answers(question));
        let shown = task.done.as_ref().is_none_or(|condition| condition.holds(&self.library));
        answered && shown && self.library.opening.reading.with(Option::is_none)
    }

    /// Notes that the step is done, once it is; to be called whenever something changed.
    pub fn look(&self) {
        if self.holds() && !self.done.get_untracked() {
            self.done.set(true);
            // Where nothing is asked for, all is so from the start: that is no merit.
            if untracked(|| self.turn()).is_some_and(|turn| turn.step.task.is_some()) {
                let at = self.at.get_untracked();
                self.library.page.note(|record| record.task(at, true));
            }
        }
    }

    fn answers(&self, question: &Question) -> bool {
        match question {
            Question::Choices(answers) => {
                self.chosen().and_then(|at| answers.get(at)).is_some_and(|answer| answer.right)
            }
            Question::Number { value, within, .. } => {
                self.number().is_some_and(|answer| (answer - value).abs() <= *within)
            }
        }
    }
}

fn untracked<T>(read: impl FnOnce() -> T) -> T {
    reactive_graph::graph::untrack(read)
}
