//! What is found of an open model.

use serde::{Deserialize, Serialize};

use super::card::Dimensions;
use picture::scene::PointRef;
use theory::{
    property::{NotTestable, Row, Spectrum, Weight},
    transform::{MoveSummary, TransformError},
};

/// From where to where a gap reaches: the nearest points of the negatives and of the positives,
/// each as weights of loaded vectors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GapEnds {
    /// On the side of the negatives.
    pub from: Vec<Weight>,
    /// On the side of the positives.
    pub to: Vec<Weight>,
}

/// Measured rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The first of those asked for, at least one, the others if there was time.
    pub rows: Vec<Row>,
    /// What the steps amount to.
    pub summary: Summary,
    /// Steps that cannot be applied: the model is that of the others.
    #[serde(default)]
    pub skipped: Vec<Skipped>,
}

/// A step that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Its id.
    pub step: u64,
    /// Why it cannot be applied.
    pub reason: String,
}

impl Skipped {
    /// As the engine says it.
    pub fn of(error: &TransformError) -> Self {
        Self { step: error.step, reason: error.reason.to_string() }
    }
}

/// Numerical ranks with the spectra that decide them: of f, of g0 and of the log-odds, as far as
/// there are any.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ranked {
    /// The ranks.
    pub dimensions: Dimensions,
    /// The spectra.
    pub spectra: Vec<Spectrum>,
}

/// What the composed move amounts to, for the readout under the controls.
pub type Summary = MoveSummary;

/// The likeliest tokens after one context: token index, probability before, probability after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// Which context.
    pub context: usize,
    /// (token, p before, p after), likeliest before first.
    pub tokens: Vec<(usize, f64, f64)>,
    /// Largest |Δ log p| over all tokens after this context.
    pub max_log_change: f64,
    /// ln Σ eᶻ over the loaded tokens, before, not steered.
    pub log_sum: f64,
    /// Of the same tokens, the probability before, where both models are steered.
    pub plain: Option<Vec<f64>>,
    /// Why they are not, where they were to be.
    pub not_steered: Option<NotTestable>,
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
    /// Of a context its likeliest next tokens: token index, probability before, probability after.
    pub next: Vec<(usize, f64, f64)>,
}

/// Whether two directions are parallel, before and after the move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parallels {
    /// Before and after.
    pub sides: [ParallelSide; 2],
}

/// What two directions of one model have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ParallelSide {
    /// Whether they are parallel as exactly as the numbers are stored: the same test as the
    /// board's.
    pub exact: bool,
    /// ‖a − βb‖/‖a‖ with the best β.
    pub residual: f64,
    /// The angle between the lines along them in all dimensions, 0 to π/2.
    pub angle: f64,
}
