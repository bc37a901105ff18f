//! What a hand does in a lesson, as verbs of the workspace: "Show me" does it for the learner,
//! tests do it for the reader.

use nalgebra::Matrix2;
use reactive_graph::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Player, condition::pair};
use crate::{
    drawer::Drawer,
    protocol::{Fit, Wish},
    workspace::Workspace,
};
use picture::scene::{ProjectionChoice, VisiblePoints};
use theory::{
    property::{Class, info},
    transform::{Action, Side},
};

/// One thing done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LessonAction {
    /// The shown plane is bent to T, row by row.
    Bend([f64; 4]),
    /// A move is added.
    Add(Action),
    /// Linear moves act on this from now on.
    Side(Side),
    /// A direction is chosen.
    Pair {
        /// First (0) or second (1).
        which: usize,
        /// Its tail.
        from: String,
        /// Its tip.
        to: String,
    },
    /// A family is chosen.
    Family(String),
    /// A context is shown.
    Context(String),
    /// A picture is chosen.
    Picture(ProjectionChoice),
    /// Tokens, contexts or both are shown.
    Points(VisiblePoints),
    /// A row is opened.
    Open(String),
    /// The further rows of a class are shown.
    More(Class),
    /// A move is asked for that does something to a property.
    Suggest {
        /// Which property.
        row: String,
        /// What is wanted.
        wish: Wish,
    },
    /// A random equivalent model is drawn.
    Shuffle(u64),
    /// All steps are taken out.
    Reset,
    /// The last change is undone.
    Undo,
    /// A relation is chosen, by its place in the list.
    Relation(usize),
    /// An answer is chosen, by its place.
    Answer(usize),
    /// A number is typed as the answer.
    Number(f64),
    /// Two tables are trained.
    Train(Fit),
    /// The trained tables are compared.
    CompareTrained,
}

impl LessonAction {
    /// Whether the moved model is another one after it.
    pub(super) fn moves(&self) -> bool {
        let moves = matches!(self, Self::Bend(_) | Self::Add(_) | Self::Shuffle(_));
        moves || matches!(self, Self::Suggest { .. })
    }

    /// The drawer in which a hand does it, if it takes one.
    pub fn drawer(&self) -> Option<Drawer> {
        match self {
            Self::Side(_) => Some(Drawer::Bend),
            Self::Add(_) | Self::Shuffle(_) => Some(Drawer::Moves),
            Self::Pair { .. } | Self::Family(_) => Some(Drawer::Directions),
            Self::Picture(_) | Self::Points(_) => Some(Drawer::Lens),
            Self::Relation(_) => Some(Drawer::Contexts),
            Self::Reset => Some(Drawer::Steps),
            _ => None,
        }
    }

    /// Does it.
    pub fn act(&self, workspace: &Workspace, player: &Player) {
        match self {
            Self::Bend([a, b, c, d]) => {
                workspace.hold_steps(true);
                workspace.bend(&Matrix2::new(*a, *b, *c, *d));
                workspace.hold_steps(false);
            }
            Self::Add(action) => workspace.add(action.clone()),
            Self::Side(side) => workspace.choose_side(*side),
            Self::Pair { which, from, to } => {
                if let Some(pair) = pair(workspace, from, to) {
                    workspace.choose_pair(*which, pair);
                }
            }
            Self::Family(name) => workspace.choose_family(Some(name.clone())),
            Self::Context(label) => {
                let find = |labels: &[String]| labels.iter().position(|other| other == label);
                let found = workspace
                    .model
                    .with_untracked(|m| m.as_ref().and_then(|m| find(&m.card.contexts)));
                if let Some(index) = found {
                    workspace.set_context(index);
                }
            }
            Self::Picture(chosen) => workspace.set_look(|look| look.projection = *chosen),
            Self::Points(shown) => workspace.set_look(|look| look.shown = *shown),
            Self::Open(row) => {
                if let Some(info) = info(row) {
                    workspace.open_row(info.id, true);
                }
            }
            Self::More(class) => workspace.show_more(*class, true),
            Self::Suggest { row, wish } => workspace.suggest(row, *wish),
            Self::Shuffle(seed) => workspace.shuffle(*seed),
            Self::Reset => workspace.reset(),
            Self::Undo => workspace.undo(),
            Self::Relation(index) => workspace.set_contexts(|choice| choice.relation = *index),
            Self::Answer(index) => player.choose(*index),
            Self::Number(number) => player.answer_number(*number),
            Self::Train(fit) => player.library.begin_training(*fit).wanted.set(true),
            Self::CompareTrained => {
                player.library.training().iter().for_each(|training| training.finish());
            }
        }
    }
}
