//! What questions are about, and what an answer that is awaited says the worker is at.

use std::collections::BTreeSet;

use crate::protocol::{At, Directions, PathSight, Projection, Question, SavedAs, Wish, question};
use theory::property::SteeringRecipe;

/// What the worker is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// Positions in the plots.
    Picture,
    /// A row of the board, by property.
    Row(String),
    /// Numerical ranks.
    Ranks,
    /// Something else.
    Other,
}

impl Work {
    pub(super) fn of(question: &Question) -> Self {
        match question {
            Question::View(_) | Question::MovePath(_) => Self::Picture,
            Question::Rows(rows) => {
                rows.ids.first().map_or(Self::Other, |id| Self::Row(id.clone()))
            }
            Question::Picture(question::Picture { id, .. })
            | Question::Gap(question::Gap { id, .. }) => Self::Row(id.clone()),
            Question::Dimensions(_) => Self::Ranks,
            _ => Self::Other,
        }
    }
}

/// What is asked for once, not again when something changes.
#[derive(Debug, Clone, PartialEq)]
pub enum Once {
    /// See [`question::Shuffle`].
    Shuffle(u64),
    /// See [`question::Suggest`].
    Suggest(String, Wish),
    /// See [`question::Save`].
    Save(SavedAs),
    /// See [`question::Next`].
    Next(Vec<f32>, (u64, [bool; 2])),
}

impl Once {
    pub(super) fn phrase(self, wishes: &Wishes) -> Question {
        let at = || wishes.at.clone();
        match self {
            Self::Shuffle(seed) => question::Shuffle { seed }.into(),
            Self::Suggest(id, wish) => question::Suggest { at: at(), id, wish }.into(),
            Self::Next(state, of) => {
                question::Next { at: at(), state, steering: wishes.steering, of }.into()
            }
            Self::Save(format) => question::Save { at: at(), format }.into(),
        }
    }
}

/// A row that the board shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Which property.
    pub id: &'static str,
    /// Whether it is quick enough to be measured while a handle is held.
    pub follows_a_drag: bool,
}

/// What questions would be about now.
#[derive(Debug, Clone, PartialEq)]
pub struct Wishes {
    /// What is settled, and the live step.
    pub at: At,
    /// Whether a handle or slider is held, or other contexts are about to come: nothing is measured
    /// in full then.
    pub held: bool,
    /// Whether there is a next-token distribution.
    pub predicts: bool,
    /// What the plots show.
    pub projection: Projection,
    /// Whether the right camera is carried along with the move.
    pub following: bool,
    /// The two directions, (from, to) tokens each.
    pub directions: Option<Directions>,
    /// The context whose next tokens are shown.
    pub context: usize,
    /// The rows that are shown, in the order in which they are measured.
    pub rows: Vec<Wanted>,
    /// Rows that take so long that they wait for a demand.
    pub put_off: BTreeSet<&'static str>,
    /// Rows that are open.
    pub open: Vec<String>,
    /// How the path would be seen.
    pub path: Option<PathSight>,
    /// The row whose gap is drawn.
    pub gap: Option<&'static str>,
    /// Whether numerical ranks may be found unasked.
    pub ranks: bool,
    /// Contexts that are to be those of the model.
    pub contexts: Option<question::Contexts>,
    /// How next tokens are steered.
    pub steering: Option<SteeringRecipe>,
}
