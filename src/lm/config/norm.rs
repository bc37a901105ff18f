//! How vectors, queries and keys are normalised.

/// How a vector is normalised.
#[derive(Debug, Clone, Copy)]
pub struct Norm {
    /// What is made 1 (and 0).
    pub kind: NormKind,
    /// Added to the mean square.
    pub epsilon: f64,
    /// Whether weights are stored less one.
    pub plus_one: bool,
    /// Whether there are any.
    pub weighted: bool,
}

/// What a norm makes 1 (and 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NormKind {
    /// The mean square.
    Rms,
    /// The variance, and the mean 0.
    Layer,
}

impl Norm {
    pub(crate) fn rms(epsilon: f64) -> Self {
        Self { kind: NormKind::Rms, epsilon, plus_one: false, weighted: true }
    }

    pub(crate) fn layer(epsilon: f64) -> Self {
        Self { kind: NormKind::Layer, epsilon, plus_one: false, weighted: true }
    }
}

/// How queries and keys are normalised.
#[derive(Debug, Clone, Copy)]
pub struct HeadNorm {
    /// As a vector is.
    pub norm: Norm,
    /// Over what.
    pub over: HeadNormOver,
}

/// What one normalisation of queries or keys goes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadNormOver {
    /// Each head, all with the same weights.
    Head,
    /// Each head with weights of its own.
    OwnHead,
    /// All heads together.
    All,
}
