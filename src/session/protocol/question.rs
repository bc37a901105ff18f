//! Questions about open models, and what answers each of them.
//!
//! One list (at the end of this file) makes the enums that travel: a question whose engine gives
//! another kind of answer, or whose asker expects one, does not compile.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    At, Bars as BarsAnswer, ContextFacts, Directions, GapEnds, Inspection, Measured,
    MovePath as Path, Parallels, PathSight, Projection, Ranked, Reason, Saved, SavedAs,
    View as ViewAnswer, Wish, floats, inference::ContextKey,
};
use picture::scene::PointRef;
use theory::{
    model::Relation,
    property::{Depth, Picture as Drawing, SteeringRecipe},
    transform::Action,
};

/// A question, and what answers it.
pub trait Ask {
    /// The answer, where there is one.
    type Answer;
}

/// Who answers a question, given what it rests on.
pub trait Answers<Q: Ask> {
    /// Why there may be no answer.
    type Error;

    /// Answers it.
    ///
    /// # Errors
    /// Steps that cannot be applied; no such plane, picture or file.
    fn answer(&mut self, question: &Q) -> Result<Q::Answer, Self::Error>;
}

/// Who asked a question and takes its answer.
pub trait Takes<Q: Ask> {
    /// Takes it.
    fn take(&self, question: Q, answer: Q::Answer);
}

/// Positions for both plots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// After which steps; the live one is left to the page, which follows it by itself.
    pub at: At,
    /// What the plots show.
    pub projection: Projection,
    /// Whether the right camera is carried along with the move.
    pub following: bool,
    /// The two directions, (from, to) tokens each.
    pub directions: Option<Directions>,
}

/// Rows of the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// After which steps.
    pub at: At,
    /// Which properties, by id.
    pub ids: Vec<String>,
    /// Live while dragging, settled after.
    pub depth: Depth,
}

/// The likeliest tokens after one context, before and after the move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// After which steps.
    pub at: At,
    /// Which context.
    pub context: usize,
    /// How many tokens.
    pub count: usize,
    /// How both models are steered, if they are, by the strength that was settled.
    #[serde(default)]
    pub steering: Option<SteeringRecipe>,
}

/// The likeliest token after a context that is none of the model, in both models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Next {
    /// After which steps.
    pub at: At,
    /// Its state.
    #[serde(with = "floats")]
    pub state: Vec<f32>,
    /// How both models are steered, if they are.
    pub steering: Option<SteeringRecipe>,
    /// Which of the two is wanted: the model, the moved model. Counts the asks with it.
    pub of: (u64, [bool; 2]),
}

/// One point's figures for the inspector.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspect {
    /// After which steps.
    pub at: At,
    /// Token or context.
    pub point: PointRef,
}

/// Which directions between tokens are parallel to one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parallel {
    /// After which steps.
    pub at: At,
    /// That one, from and to.
    pub along: (usize, usize),
    /// The others, (from, to) tokens each.
    pub others: Vec<(usize, usize)>,
}

/// Moves that make a random model with the same predictions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shuffle {
    /// The same seed draws the same moves.
    pub seed: u64,
}

/// A move that destroys or keeps a property: the move, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggest {
    /// Of what was chosen then.
    pub at: At,
    /// Which property.
    pub id: String,
    /// What is wanted of the move.
    pub wish: Wish,
}

/// The moved model as a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Save {
    /// After which steps.
    pub at: At,
    /// The file's format.
    pub format: SavedAs,
}

/// What a row of the board opens into, if it has a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// After which steps.
    pub at: At,
    /// Which property.
    pub id: String,
}

/// Positions on the path from the model as loaded to where the steps take it, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MovePath {
    /// Of which steps.
    pub at: At,
    /// How they are seen.
    pub sight: PathSight,
}

/// Dimensions of F, G, M, N and the effective complexity: the slow part of the model card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dimensions;

/// Where the gap between the two sets of a row about separability begins and ends, before and
/// after; nothing where nothing separates the sets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// After which steps.
    pub at: At,
    /// Which row.
    pub id: String,
}

/// Contexts whose states were told, in place of those of the model: an empty list brings these
/// back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contexts {
    /// The contexts, in this order.
    pub listed: Arc<Vec<ListedContext>>,
    /// Relations between them, by their places.
    pub relations: Vec<Relation>,
    /// What one should know about their states.
    pub remarks: Vec<String>,
}

/// A context with a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedContext {
    /// Under which number its state is known.
    pub key: ContextKey,
    /// What it is called.
    pub label: String,
    /// The group that it belongs to; empty for none.
    pub group: String,
}

/// Makes the enums that travel from the list of questions and their answers.
macro_rules! questions {
    ($($question:ident => $answer:ty,)*) => {
        /// Any question.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum Question {
            $(#[doc = concat!("See [`", stringify!($question), "`].")] $question($question),)*
        }

        /// The answer to the question of the same name.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[allow(
            clippy::large_enum_variant,
            reason = "an answer is moved once, from a worker's message to whoever waits for it"
        )]
        pub enum Answer {
            $(#[doc = concat!("To [`", stringify!($question), "`].")] $question($answer),)*
        }

        $(impl Ask for $question {
            type Answer = $answer;
        }

        impl From<$question> for Question {
            fn from(question: $question) -> Self {
                Self::$question(question)
            }
        })*

        impl Question {
            /// Has it answered.
            ///
            /// # Errors
            /// Why there is no answer.
            pub fn answered_by<E, A: $(Answers<$question, Error = E> +)*>(
                &self,
                engine: &mut A,
            ) -> Result<Answer, E> {
                match self {
                    $(Self::$question(question) => engine.answer(question).map(Answer::$question),)*
                }
            }
        }

        impl Answer {
            /// Hands it to who asked. The worker answers what it is asked, by this very list: an
            /// answer of another kind than its question is a fault of ours, which tests stop at.
            pub fn taken_by(self, asker: &(impl $(Takes<$question> +)*), asked: Question) {
                match (asked, self) {
                    $((Question::$question(question), Self::$question(answer)) => {
                        asker.take(question, answer)
                    })*
                    _ => debug_assert!(false, "an answer of another kind than its question"),
                }
            }
        }
    };
}

pub(super) use questions;

questions! {
    View => Box<ViewAnswer>,
    Rows => Measured,
    Bars => BarsAnswer,
    Inspect => Inspection,
    Parallel => Vec<Parallels>,
    Shuffle => Vec<Action>,
    Suggest => Result<Action, Reason>,
    Save => Saved,
    Picture => Option<Box<Drawing>>,
    MovePath => Result<Box<Path>, Reason>,
    Dimensions => Ranked,
    Gap => Box<[Option<GapEnds>; 2]>,
    Contexts => ContextFacts,
    Next => Result<[usize; 2], Reason>,
}
