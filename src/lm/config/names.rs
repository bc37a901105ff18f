//! Names of tensors by what they are for.

/// Names of a decoder's tensors. Weights are called `NAME.weight`, biases `NAME.bias`.
#[derive(Debug, Clone)]
pub struct Names {
    /// Table of embeddings.
    pub embedding: &'static str,
    /// Table of positions.
    pub positions: Option<&'static str>,
    /// Norm of the sum of both.
    pub embedding_norm: Option<&'static str>,
    /// From embeddings to hidden states and back, where their sizes differ.
    pub projections: Option<[&'static str; 2]>,
    /// What layers are called up to their number.
    pub layer: &'static str,
    /// Attention, and what is around it.
    pub attention: Sublayer,
    /// The feed-forward network, and what is around it.
    pub feed_forward: Sublayer,
    /// One tensor of queries, keys and values, or one of each.
    pub projected: &'static [&'static str],
    /// Norms of queries and keys.
    pub head_norms: [&'static str; 2],
    /// Whether they are one tensor a head, called `NAME.norms.HEAD`.
    pub head_norms_apart: bool,
    /// Gate and first half of the feed-forward network, in one tensor or one of each; without a
    /// gate one tensor.
    pub first: &'static [&'static str],
    /// Whether there is a gate.
    pub gated: bool,
    /// Whether matrices are stored column by column.
    pub transposed: bool,
    /// Last norm.
    pub norm: Option<&'static str>,
    /// Output matrix.
    pub head: Head,
}

/// The output matrix.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    /// What it is called, if it is a tensor of its own; its bias is called so in any case.
    pub name: &'static str,
    /// Whether it is the table of embeddings; if nothing is said, where there is no other.
    pub tied: Option<bool>,
}

/// Names of what is in and around attention or the feed-forward network.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sublayer {
    /// Norm of what goes in.
    pub before: Option<&'static str>,
    /// Norm of what comes out.
    pub inside: Option<&'static str>,
    /// Norm of the sum with what went in.
    pub after: Option<&'static str>,
    /// The matrix at its end.
    pub output: &'static str,
    /// Whether the description says that its matrices have no biases.
    pub unbiased: bool,
}
