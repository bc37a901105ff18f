//! The list of moves that a user composes: plain data, the same in memory, in links and in undo.

use serde::{Deserialize, Serialize};

use crate::plane::PlaneSpec;

/// One entry of the step list. Steps act in list order.
///
/// ```
/// use std::sync::Arc;
///
/// use nalgebra::DMatrix;
/// use theory::{
///     analysis::Analysis,
///     model::{Parts, Predictor},
///     transform::{Action, Recipe, Side, Step, apply},
/// };
///
/// let model = Arc::new(Predictor::new(Parts {
///     contexts: vec!["The sky is".into()],
///     f: Some(DMatrix::from_column_slice(2, 1, &[1.0, 0.5]).into()),
///     tokens: vec!["blue".into(), "green".into()],
///     g: Some(DMatrix::from_diagonal_element(2, 2, 1.0).into()),
///     ..Parts::default()
/// })?);
/// let matrix = Recipe::AxisScale { log2: vec![1.0, 0.0] };
/// let step = Step { id: 0, enabled: true, action: Action::Linear { on: Side::Gauge, matrix } };
/// let moved = apply(&model, &[step], Analysis::DEFAULT_RTOL)?;
/// assert!(moved.summary.equivalent && !moved.summary.keeps_angles());
/// assert!((moved.summary.condition - 2.0).abs() < 1e-12);
/// assert_eq!(moved.model.f().vector(0).as_slice(), [2.0, 0.5]);
/// assert_eq!(moved.model.g().vector(0).as_slice(), [0.5, 0.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Names the step while the list is reordered.
    pub id: u64,
    /// A step that is switched off stays in the list and does nothing.
    pub enabled: bool,
    /// What it does.
    pub action: Action,
}

/// A move. All but the contrasts of [`Action::Linear`] keep the next-token distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Action {
    /// An invertible A on one side or both.
    Linear {
        /// What A acts on.
        on: Side,
        /// How A is made.
        matrix: Recipe,
    },
    /// g → g + c: one random vector added to every unembedding.
    Shift {
        /// ‖c‖ relative to the mean norm of the unembeddings.
        size: f64,
        /// Seed of the direction.
        seed: u64,
    },
    /// f(s) → f(s) + u(s) with u(s) ∈ G⊥ of the current model.
    HiddenF {
        /// Mean ‖u(s)‖ relative to the mean norm of the embeddings.
        size: f64,
        /// Seed of u.
        seed: u64,
    },
    /// g(y) → g(y) + v(y) with v(y) ∈ F⊥ of the current model.
    HiddenG {
        /// Mean ‖v(y)‖ relative to the mean norm of the unembeddings.
        size: f64,
        /// Seed of v.
        seed: u64,
    },
    /// Zeros appended to every vector until it has `to` components.
    Pad {
        /// The new dimension d′ ≥ d.
        to: usize,
    },
    /// The model in k coordinates: f ↦ U_Mᵀ f, g ↦ C U_Nᵀ g with C = U_Mᵀ U_N.
    Minimal,
}

impl Action {
    /// Whether there may be another number of dimensions afterwards.
    pub fn resizes(&self) -> bool {
        match self {
            Self::Pad { .. } | Self::Minimal => true,
            Self::Linear { .. }
            | Self::Shift { .. }
            | Self::HiddenF { .. }
            | Self::HiddenG { .. } => false,
        }
    }

    /// The invertible A that acts on tokens, as it is made; hidden moves and shifts are none.
    pub fn map_of_tokens(&self) -> Option<&Recipe> {
        match self {
            Self::Linear { on: Side::Gauge | Side::OnlyG | Side::Both, matrix } => Some(matrix),
            Self::Linear { on: Side::OnlyF, .. }
            | Self::Shift { .. }
            | Self::HiddenF { .. }
            | Self::HiddenG { .. }
            | Self::Pad { .. }
            | Self::Minimal => None,
        }
    }
}

/// What an invertible A acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// f → A f, g → A⁻ᵀ g: the gauge, keeps the distribution.
    Gauge,
    /// g → A⁻ᵀ g alone: a contrast.
    OnlyG,
    /// f → A f alone: a contrast.
    OnlyF,
    /// f → A f, g → A g: a contrast, keeps the distribution only when A is orthogonal.
    Both,
}

/// How an invertible `d × d` matrix A is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Recipe {
    /// A = I + B(T − I)Bᵀ on the plane with orthonormal basis B.
    Plane {
        /// The plane, found on the base model; a moved one is where it is before this step.
        plane: PlaneSpec,
        /// T, row by row.
        t: [f64; 4],
    },
    /// y → −y in the plane, everything else unmoved: det = −1.
    Reflection {
        /// The plane, found on the base model.
        plane: PlaneSpec,
    },
    /// A random rotation (Haar, det = 1).
    Rotation {
        /// Seed of the rotation.
        seed: u64,
    },
    /// U diag(s) Vᵀ with Haar U, V, log-spaced s from √κ to 1/√κ, and det > 0.
    Random {
        /// The condition number κ ≥ 1.
        condition: f64,
        /// Seed of U and V.
        seed: u64,
    },
    /// Every coordinate axis scaled by its own power of two.
    AxisScale {
        /// log₂ of each factor, one a dimension.
        log2: Vec<f64>,
    },
    /// Coordinate axes scaled by log-spaced factors from √κ to 1/√κ in random order.
    RandomAxisScale {
        /// The condition number κ ≥ 1.
        condition: f64,
        /// Seed of the order.
        seed: u64,
    },
    /// The causal whitening: afterwards Σ_g is the identity on G.
    Whitening,
    /// The A of condition number κ that brings the angle of two token differences to an end of
    /// Wielandt's band.
    Worst {
        /// Two (from, to) token pairs.
        pair: [(usize, usize); 2],
        /// The condition number κ ≥ 1.
        condition: f64,
        /// Which end of the band.
        end: End,
    },
    /// A given matrix.
    Given {
        /// The rows of A.
        rows: Vec<Vec<f64>>,
    },
}

impl Recipe {
    /// The plane that A bends or mirrors, where all at right angles to it stays.
    pub fn own_plane(&self) -> Option<&PlaneSpec> {
        match self {
            Self::Plane { plane, .. } | Self::Reflection { plane } => Some(plane),
            Self::Rotation { .. }
            | Self::Random { .. }
            | Self::AxisScale { .. }
            | Self::RandomAxisScale { .. }
            | Self::Whitening
            | Self::Worst { .. }
            | Self::Given { .. } => None,
        }
    }
}

/// An end of the band of angles that some A of a given κ can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// The smallest angle.
    Closest,
    /// The largest angle.
    Farthest,
}
