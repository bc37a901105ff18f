//! What the config of a language model says of its head.

/// Numbers beside the weights that the head depends on.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct ModelConfig {
    /// Logits z become c·tanh(z/c).
    pub(crate) softcap: Option<f64>,
    /// What logits are multiplied by.
    pub(crate) scale: Option<LogitScale>,
    /// How packed numbers are grouped.
    pub(crate) packing: Option<Packing>,
    /// Whether the output matrix is the input embedding.
    pub(crate) tied: Option<bool>,
}

/// What logits are multiplied by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LogitScale {
    /// This number.
    By(f64),
    /// 1/√d.
    InverseRootOfWidth,
}

/// Affine quantisation: groups of numbers of so many bits with a scale and a bias each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packing {
    pub(crate) group: u64,
    pub(crate) bits: u64,
}

impl ModelConfig {
    /// This, and what only the other says.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            softcap: self.softcap.or(other.softcap),
            scale: self.scale.or(other.scale),
            packing: self.packing.or(other.packing),
            tied: self.tied.or(other.tied),
        }
    }
}
