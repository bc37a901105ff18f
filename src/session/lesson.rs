//! Lessons: data that leads through the real app, step by step.
//!
//! A [`Lesson`] is read from JSON and checked once. A step has text, may set up the app (as a link
//! does), and may give the learner something to do; a [`Condition`] over the session says when it
//! is done. The [`Player`] walks through it.

mod action;
mod check;
mod condition;
mod place;
mod player;
mod prose;
mod shelf;
mod talk;
mod translated;

use serde::{Deserialize, Serialize};
use theory::property::info;

use crate::{drawer::Drawer, fates::Fate, permalink::Link};

pub use action::LessonAction;
pub use check::LessonError;
pub use condition::{Condition, Move};
pub use place::LookAt;
pub use player::{Player, Turn};
pub use prose::{Piece, ProseError, pieces, plain};
pub use shelf::{Entry, SHELF, file, texts};
pub use talk::{Part as TalkPart, TALK, Talk};
pub use translated::translated;

/// A lesson: two to four minutes with the app.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// What it is called.
    pub title: String,
    /// What one learns, in a sentence.
    pub about: String,
    /// How long it takes.
    pub minutes: u8,
    /// Where what it says is from.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Whether bets come before moves, and answers are kept to be handed in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bet_first: bool,
    /// What happens, in order.
    pub steps: Vec<LessonStep>,
}

/// One card of a lesson.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonStep {
    /// Paragraphs in the notation of [`pieces`].
    pub say: Vec<String>,
    /// What the app shows when the step begins; without it, the app stays as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show: Option<Link>,
    /// Where to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_at: Option<LookAt>,
    /// What the learner does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Task>,
}

impl LessonStep {
    /// The fate of the property that it points at, if it points at one.
    pub fn fate(&self) -> Option<Fate> {
        let Some(LookAt::Row(id)) = &self.look_at else { return None };
        info(id).map(|info| Fate::of(info.class))
    }
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What to do, in the notation of [`pieces`].
    pub ask: String,
    /// A question to be answered in the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
    /// What the app has to show for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Condition>,
    /// What does it, for those who would rather watch.
    pub show_me: Vec<LessonAction>,
    /// What is said when it is done.
    pub then: String,
}

/// A question with one right answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Question {
    /// One of several answers.
    Choices(Vec<AnswerChoice>),
    /// A number.
    Number {
        /// What is asked for, as the label of the box.
        label: String,
        /// The right number.
        value: f64,
        /// How far off is still right.
        within: f64,
        /// What is said of another number.
        otherwise: String,
    },
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerChoice {
    /// What it says.
    pub say: String,
    /// Whether it is right.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
    /// Why, or why not.
    pub because: String,
}

impl LessonStep {
    /// Whether its task is done by a move: something to bet on.
    pub fn moves(&self) -> bool {
        self.task.iter().flat_map(|task| &task.show_me).any(LessonAction::moves)
    }

    /// The drawer that the step speaks of, or in which its task is done.
    pub fn drawer(&self) -> Option<Drawer> {
        let of_task = || self.task.as_ref()?.show_me.iter().find_map(LessonAction::drawer);
        self.look_at.as_ref().and_then(LookAt::drawer).or_else(of_task)
    }
}

impl Lesson {
    /// How many of its steps have something to do.
    pub fn tasks(&self) -> usize {
        self.steps.iter().filter(|step| step.task.is_some()).count()
    }

    /// Reads a lesson and checks all of it, so that nothing in it can fail later.
    ///
    /// # Errors
    /// JSON of another kind, formulas and terms that do not exist, steps that cannot be done.
    pub fn read(json: &str) -> Result<Self, LessonError> {
        check::read(json)
    }

    /// The lesson as a file, which [`Self::read`] reads.
    ///
    /// # Errors
    /// Numbers that JSON does not know.
    pub fn to_json(&self) -> Result<String, LessonError> {
        Ok(serde_json::to_string(self)?)
    }
}
