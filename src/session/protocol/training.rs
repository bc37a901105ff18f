//! Questions about two tables that are being fitted, which are no open models.

use serde::{Deserialize, Serialize};

use super::{
    fit::{Fit, Fitting},
    question::{Answers, Ask, Takes, questions},
    saved::Saved,
};
use theory::compare::Target;

/// Two tables are to be fitted, in place of any others: how they are at the start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Begin {
    /// To what, and how.
    pub fit: Fit,
    /// What a model says, where they are fitted to that.
    pub target: Option<Box<Target>>,
}

/// As many rounds more, or fewer if they take long: how they are then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoOn {
    /// Rounds.
    pub rounds: usize,
}

/// Both tables as files, as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tables;

questions! {
    Begin => Fitting,
    GoOn => Fitting,
    Tables => [Saved; 2],
}
