//! How the app knows that something was done: facts of the workspace and measured rows of the
//! board.

use nalgebra::Matrix2;
use reactive_graph::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    library::Library, open_model::TokenPair, permalink::ModelReference, workspace::Workspace,
};
use picture::scene::{ProjectionChoice, VisiblePoints};
use theory::{
    compare::Finding,
    property::{Row, Verdict},
    transform::{Action, NamedMove, Side},
};

/// A fact about the shown model, or about two. Rows count only when they were measured after the
/// last change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// All of these hold.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// The verdict of a row is one of these.
    Verdict {
        /// Which property.
        row: String,
        /// The verdicts that count.
        is: Vec<Verdict>,
    },
    /// The measure of the moved model lies between these.
    After {
        /// Which property.
        row: String,
        /// At least this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<f64>,
        /// At most this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<f64>,
    },
    /// The measure changed by at least `by`.
    Changed {
        /// Which property.
        row: String,
        /// The least change, in the row's own unit.
        by: f64,
    },
    /// The condition number of the whole move is at least this.
    ConditionAtLeast(f64),
    /// The matrix of the plane in hand differs from the identity by at least this (Frobenius norm).
    BentBy(f64),
    /// The list of steps holds such a move, switched on.
    Moved(Move),
    /// No step is in the list.
    Unmoved,
    /// The first (0) or second (1) direction goes from one word to another.
    Pair {
        /// Which direction.
        which: usize,
        /// Its tail.
        from: String,
        /// Its tip.
        to: String,
    },
    /// The context with this label is shown.
    Context(String),
    /// This token is the likeliest after the context that is shown.
    Likeliest(String),
    /// The next linear move acts on this.
    Side(Side),
    /// The plots show this picture.
    Picture(ProjectionChoice),
    /// The plots show these points.
    Points(VisiblePoints),
    /// This row is open.
    Open(String),
    /// This relation between contexts is chosen, by its place in the list.
    Relation(usize),
    /// The open model is this one.
    Model(ModelReference),
    /// Two models are compared, and these are the answers.
    Compared {
        /// Do they predict the same?
        predictions: Finding,
        /// Are they linearly equivalent?
        equivalence: Finding,
    },
    /// Two tables were trained and came to rest like this.
    Trained {
        /// The mean KL of both is at most this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kl_to: Option<f64>,
        /// The pairing error is at least this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pairing_from: Option<f64>,
        /// The pairing error is at most this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pairing_to: Option<f64>,
    },
}

/// A kind of move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// f → A f, g → A⁻ᵀ g.
    Gauge,
    /// A gauge that is a rotation of all dimensions.
    Rotation,
    /// The causal whitening.
    Whitening,
    /// A linear map of one side only, or the same map of both.
    Contrast,
    /// The same vector added to every unembedding.
    Shift,
    /// Hidden components of the embeddings.
    HiddenF,
    /// Hidden components of the unembeddings.
    HiddenG,
    /// Zeros appended.
    Pad,
    /// Only what predictions see.
    Minimal,
}

impl Condition {
    /// Whether it holds now; reads signals, so that what follows from it is told of every change.
    pub fn holds(&self, library: &Library) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(library)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(library)),
            Self::Not(part) => !part.holds(library),
            Self::Compared { predictions, equivalence } => {
                let headline = library.pair().and_then(|pair| pair.headline());
                headline.is_some_and(|headline| {
                    (headline.predictions, headline.equivalence) == (*predictions, *equivalence)
                })
            }
            Self::Trained { kl_to, pairing_from, pairing_to } => {
                let rested = library.training().and_then(|training| training.rested());
                rested.is_some_and(|(kl, pairing)| {
                    kl_to.is_none_or(|to| kl <= to)
                        && pairing_from.is_none_or(|from| pairing >= from)
                        && pairing_to.is_none_or(|to| pairing <= to)
                })
            }
            of_model => of_model.holds_of(&library.active()),
        }
    }

    fn holds_of(&self, workspace: &Workspace) -> bool {
        match self {
            Self::Verdict { row, is } => measured(workspace, row, |row| is.contains(&row.verdict)),
            Self::After { row, from, to } => measured(workspace, row, |row| {
                row.after.is_some_and(|x| {
                    from.is_none_or(|from| x >= from) && to.is_none_or(|to| x <= to)
                })
            }),
            Self::Changed { row, by } => measured(workspace, row, |row| {
                row.before.zip(row.after).is_some_and(|(a, b)| (a - b).abs() >= *by)
            }),
            Self::ConditionAtLeast(least) => {
                workspace.moves.summary.with(|s| s.as_ref().is_some_and(|s| s.condition >= *least))
            }
            Self::BentBy(least) => {
                workspace.live().is_some_and(|live| (live.t - Matrix2::identity()).norm() >= *least)
            }
            Self::Moved(kind) => workspace
                .moves
                .steps
                .with(|s| s.present().iter().any(|step| step.enabled && kind.is(&step.action))),
            Self::Unmoved => workspace.moves.steps.with(|s| s.present().is_empty()),
            Self::Pair { which, from, to } => pair(workspace, from, to).is_some_and(|wanted| {
                workspace.choice.pairs.with(|pairs| {
                    pairs.as_ref().and_then(|pairs| pairs.get(*which)) == Some(&wanted)
                })
            }),
            Self::Context(label) => shown_context(workspace).as_ref() == Some(label),
            Self::Likeliest(word) => likeliest(workspace, word),
            Self::Side(side) => workspace.next_side() == *side,
            Self::Picture(chosen) => workspace.choice.look.with(|look| look.projection == *chosen),
            Self::Points(shown) => workspace.choice.look.with(|look| look.shown == *shown),
            Self::Open(row) => workspace.choice.with(|choice| choice.open.contains(row)),
            Self::Relation(index) => {
                workspace.choice.contexts.with(|choice| choice.relation == *index)
            }
            Self::Model(model) => workspace
                .source
                .with(|s| s.as_ref().map(ModelReference::from).as_ref() == Some(model)),
            Self::All(_)
            | Self::Any(_)
            | Self::Not(_)
            | Self::Compared { .. }
            | Self::Trained { .. } => false,
        }
    }
}

impl Move {
    fn is(self, action: &Action) -> bool {
        let side = match action {
            Action::Linear { on, .. } => Some(*on),
            _ => None,
        };
        let (named, _) = action.named();
        match self {
            Self::Gauge => side == Some(Side::Gauge),
            Self::Rotation => side == Some(Side::Gauge) && named == NamedMove::Rotation,
            Self::Whitening => named == NamedMove::Whitening,
            Self::Contrast => side.is_some_and(|side| side != Side::Gauge),
            Self::Shift => named == NamedMove::Shift,
            Self::HiddenF => named == NamedMove::HiddenF,
            Self::HiddenG => named == NamedMove::HiddenG,
            Self::Pad => named == NamedMove::Pad,
            Self::Minimal => named == NamedMove::Minimal,
        }
    }
}

fn measured(workspace: &Workspace, id: &str, test: impl Fn(&Row) -> bool) -> bool {
    workspace.is_measured(id) && workspace.board.rows.with(|board| board.get(id).is_some_and(test))
}

/// The tokens that two words name.
pub(super) fn pair(workspace: &Workspace, from: &str, to: &str) -> Option<TokenPair> {
    workspace.model.with(|model| {
        let model = model.as_ref()?;
        Some((model.find(from)?.index, model.find(to)?.index))
    })
}

fn shown_context(workspace: &Workspace) -> Option<String> {
    let index = workspace.choice.context.get();
    workspace.model.with(|model| model.as_ref().and_then(|m| m.card.contexts.get(index).cloned()))
}

/// The likeliest token of the model as loaded, after the context that is shown.
fn likeliest(workspace: &Workspace, word: &str) -> bool {
    let context = workspace.choice.context.get();
    let first = workspace
        .board
        .bars
        .with(|bars| bars.as_ref().filter(|b| b.context == context)?.tokens.first().map(|t| t.0));
    let named = workspace
        .model
        .with(|model| model.as_ref().and_then(|m| m.find(word)).map(|found| found.index));
    first.is_some() && first == named
}
