//! What the parts of a language model's head are called.

/// Names of the head's bias.
pub(crate) const BIASES: [&str; 4] = ["bias", "b", "b_g", "lm_head.bias"];
