//! What a list of moves amounts to: enough to know what theory promises.

use serde::{Deserialize, Serialize};

/// A kind of move, for "what was used".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MoveKind {
    /// f → A f, g → A⁻ᵀ g.
    Gauge,
    /// g → g + c.
    Shift,
    /// Vectors of G⊥ added to f.
    HiddenF,
    /// Vectors of F⊥ added to g.
    HiddenG,
    /// Zeros appended.
    Pad,
    /// Reduced to k coordinates.
    Minimal,
    /// A on f alone.
    OnlyF,
    /// A⁻ᵀ on g alone.
    OnlyG,
    /// The same A on both.
    Both,
}

/// The composed move. Steps that do exactly nothing are not counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MoveSummary {
    /// Kinds used, each once, in a fixed order.
    pub kinds: Vec<MoveKind>,
    /// No contrast is in play (or only one that happens to keep p): the distribution is kept.
    pub equivalent: bool,
    /// Nothing but gauges (or nothing at all).
    pub pure_gauge: bool,
    /// The linear parts of both sides are orthogonal up to a scalar: angles are kept.
    pub orthogonal_up_to_scale: bool,
    /// The linear part on f alone is.
    pub orthogonal_f: bool,
    /// The linear part on g alone is.
    pub orthogonal_g: bool,
    /// Sign of the product of the determinants of all A.
    pub det_sign: i8,
    /// log of its size.
    pub log_abs_det: f64,
    /// The larger of the condition numbers of the linear parts on the two sides; for a resized
    /// model of the map onto its image.
    pub condition: f64,
    /// Some f(s) moved within G⊥.
    pub hidden_f: bool,
    /// Some g(y) moved within F⊥.
    pub hidden_g: bool,
    /// All g(y) moved by one vector.
    pub shift: bool,
    /// Zeros were appended.
    pub padded: bool,
    /// The model was reduced to what the distribution sees.
    pub minimal: bool,
    /// The reduction dropped a part of some f(s): F was larger than M.
    pub reduced_f: bool,
    /// The reduction dropped a part of some g(y): G was larger than N.
    pub reduced_g: bool,
}

impl MoveSummary {
    /// Nothing moves.
    pub fn identity() -> Self {
        Self {
            kinds: Vec::new(),
            equivalent: true,
            pure_gauge: true,
            orthogonal_up_to_scale: true,
            orthogonal_f: true,
            orthogonal_g: true,
            det_sign: 1,
            log_abs_det: 0.0,
            condition: 1.0,
            hidden_f: false,
            hidden_g: false,
            shift: false,
            padded: false,
            minimal: false,
            reduced_f: false,
            reduced_g: false,
        }
    }

    /// Whether nothing moves at all.
    pub fn is_identity(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether f → A f with an A that is invertible on F (a reduction is, where F = M): every exact
    /// linear property of embeddings is kept.
    pub fn linear_on_f(&self) -> bool {
        !self.hidden_f && !self.reduced_f
    }

    /// Whether differences of unembeddings move by a map that is invertible on G.
    pub fn linear_on_g(&self) -> bool {
        !self.hidden_g && !self.reduced_g
    }

    /// Notes that a kind of move is in play.
    pub(super) fn note(&mut self, kind: MoveKind) {
        if let Err(at) = self.kinds.binary_search(&kind) {
            self.kinds.insert(at, kind);
        }
    }
}
