//! How contexts are taken through the model, and what is told meanwhile.

/// How contexts are taken through the model.
#[derive(Debug, Clone, Copy)]
pub struct ForwardPass {
    /// Behind how many layers the state is taken; all of them if none is said. The last norm is
    /// applied to any.
    pub layer: Option<usize>,
    /// Tokens that are taken through all layers at a time: states arrive in such steps.
    pub step: usize,
    /// Threads that share a step.
    pub threads: usize,
}

/// What a caller is told while states are computed; it answers whether to go on.
#[derive(Debug)]
pub enum Progress<'a> {
    /// How far it is.
    Tokens {
        /// Tokens behind us, those underway counted in part.
        done: usize,
        /// Tokens in all: those that contexts begin with together are counted once.
        total: usize,
    },
    /// States of some contexts.
    States {
        /// Their numbers.
        contexts: &'a [usize],
        /// Their f, one after another.
        states: &'a [f32],
    },
}

impl Default for ForwardPass {
    fn default() -> Self {
        Self { layer: None, step: 1024, threads: 1 }
    }
}
