//! What a list of moves amounts to: enough to know what theory promises.

use serde::{Deserialize, Serialize};

listed! {
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
}

/// What a kind of move does by itself: all that promises and tolerances ask of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindEffect {
    /// Whether it keeps the distribution, whatever its matrix, where logits are not capped.
    pub keeps_predictions: bool,
    /// Whether a linear map acts on f, and on g.
    pub maps: [bool; 2],
    /// Whether f, and g, get components that no prediction sees.
    pub hides: [bool; 2],
    /// Whether one vector is added to all of g.
    pub shifts: bool,
    /// Whether there are more dimensions afterwards.
    pub enlarges: bool,
    /// Whether what no prediction sees is dropped.
    pub reduces: bool,
    /// Whether all logits of a context may change by one number: a softmax does not see it, a soft
    /// cap on the logits does.
    pub lifts: bool,
}

impl KindEffect {
    const STILL: Self = Self {
        keeps_predictions: true,
        maps: [false; 2],
        hides: [false; 2],
        shifts: false,
        enlarges: false,
        reduces: false,
        lifts: false,
    };

    /// Whether it keeps the distribution of a model that caps its logits, or of one that does not.
    pub const fn is_equivalence(self, capped: bool) -> bool {
        self.keeps_predictions && !(capped && self.lifts)
    }
}

impl MoveKind {
    /// What it does by itself.
    pub const fn effect(self) -> KindEffect {
        const STILL: KindEffect = KindEffect::STILL;
        const LINEAR: KindEffect = KindEffect { maps: [true; 2], ..STILL };
        match self {
            Self::Gauge => LINEAR,
            Self::Shift => KindEffect { shifts: true, lifts: true, ..STILL },
            Self::HiddenF => KindEffect { hides: [true, false], lifts: true, ..STILL },
            Self::HiddenG => KindEffect { hides: [false, true], ..STILL },
            Self::Pad => KindEffect { enlarges: true, ..LINEAR },
            Self::Minimal => KindEffect { reduces: true, lifts: true, ..LINEAR },
            Self::OnlyF => KindEffect { maps: [true, false], keeps_predictions: false, ..STILL },
            Self::OnlyG => KindEffect { maps: [false, true], keeps_predictions: false, ..STILL },
            Self::Both => KindEffect { keeps_predictions: false, ..LINEAR },
        }
    }
}

/// The composed move. Steps that do exactly nothing are not counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MoveSummary {
    /// Kinds used, each once, in a fixed order.
    pub kinds: Vec<MoveKind>,
    /// No contrast is in play (or only one that happens to keep p): the distribution is kept.
    pub equivalent: bool,
    /// The linear part of what happened to f.
    pub f: LinearPart,
    /// The linear part of what happened to g.
    pub g: LinearPart,
    /// Sign of the product of the determinants of all A.
    pub det_sign: i8,
    /// log of its size.
    pub log_abs_det: f64,
    /// The larger of the condition numbers of the linear parts on the two sides; for a resized
    /// model of the map onto its image.
    pub condition: f64,
    /// By how much rounding was multiplied on the way: κ of a single move, more than κ of the
    /// composed one where moves undo each other.
    pub amplification: f64,
}

/// The linear part of what happened to one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinearPart {
    /// Orthogonal up to a scalar: angles are kept.
    pub orthogonal: bool,
    /// A reduction dropped a part of some vector: F was larger than M, or G than N.
    pub reduced: bool,
}

impl LinearPart {
    const STILL: Self = Self { orthogonal: true, reduced: false };
}

impl MoveSummary {
    /// Nothing moves.
    pub fn identity() -> Self {
        Self {
            kinds: Vec::new(),
            equivalent: true,
            f: LinearPart::STILL,
            g: LinearPart::STILL,
            det_sign: 1,
            log_abs_det: 0.0,
            condition: 1.0,
            amplification: 1.0,
        }
    }

    /// Whether nothing moves at all.
    pub fn is_identity(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether a kind of move is in play.
    pub fn has(&self, kind: MoveKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether a kind of move is in play that does this.
    pub fn any(&self, does: impl Fn(KindEffect) -> bool) -> bool {
        self.kinds.iter().any(|kind| does(kind.effect()))
    }

    /// Whether there is nothing but gauges, or nothing at all.
    pub fn is_pure_gauge(&self) -> bool {
        self.kinds.iter().all(|&kind| kind == MoveKind::Gauge)
    }

    /// Whether the linear parts of both sides are orthogonal up to a scalar.
    pub fn keeps_angles(&self) -> bool {
        self.f.orthogonal && self.g.orthogonal
    }

    /// Whether f → A f with an A that is invertible on F (a reduction is, where F = M): every exact
    /// linear property of embeddings is kept.
    pub fn linear_on_f(&self) -> bool {
        !self.any(|kind| kind.hides[0]) && !self.f.reduced
    }

    /// Whether differences of unembeddings move by a map that is invertible on G.
    pub fn linear_on_g(&self) -> bool {
        !self.any(|kind| kind.hides[1]) && !self.g.reduced
    }

    /// Notes that a kind of move is in play.
    pub(super) fn note(&mut self, kind: MoveKind) {
        if let Err(at) = self.kinds.binary_search(&kind) {
            self.kinds.insert(at, kind);
        }
    }
}
