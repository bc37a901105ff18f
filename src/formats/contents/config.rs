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

/// Keys of a cap of the logits.
pub(crate) const CAPS: [&str; 19] = [
    "final_logit_softcapping",
    "logits_soft_cap",
    "final_logit_softcap",
    "logit_softcap",
    "logits_softcap",
    "logit_soft_cap",
    "output_logit_soft_cap",
    "output_logit_softcapping",
    "final_softcap",
    "logit_cap",
    "softcap",
    "final_logits_soft_cap",
    "final_logits_softcap",
    "final_logits_softcapping",
    "final_logit_soft_cap",
    "final_logit_cap",
    "logits_softcapping",
    "logit_softcapping",
    "logits_cap",
];

/// Keys of what logits are multiplied by.
pub(crate) const FACTORS: [&str; 12] = [
    "logit_scale",
    "logits_scale",
    "output_multiplier_scale",
    "lm_head_multiplier",
    "lm_head_scale",
    "logit_multiplier",
    "output_logits_scale",
    "output_mult",
    "output_scale",
    "output_multiplier",
    "logits_multiplier",
    "final_logit_scale",
];

/// Keys of what logits are divided by (Granite, Phi-3-small).
pub(crate) const DIVISORS: [&str; 2] = ["logits_scaling", "mup_width_multiplier"];

/// What a number of this name says of a model, if it says something: an array without dimensions or
/// a text beside tables.
pub(crate) fn of_number(key: &str, number: f64) -> Option<ModelConfig> {
    let by = |number| ModelConfig { scale: Some(LogitScale::By(number)), ..ModelConfig::default() };
    match () {
        () if CAPS.contains(&key) => {
            Some(ModelConfig { softcap: Some(number), ..ModelConfig::default() })
        }
        () if FACTORS.contains(&key) => Some(by(number)),
        () if DIVISORS.contains(&key) => Some(by(1.0 / number)),
        () => None,
    }
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
