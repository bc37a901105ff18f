//! What a layer remembers of the tokens before.

/// Keys and values of one layer, of all tokens so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    pub(crate) keys: Vec<f32>,
    pub(crate) values: Vec<f32>,
}

impl Memory {
    /// Room for so many tokens.
    pub(crate) fn resize(&mut self, size: usize) {
        self.keys.resize(size, 0.0);
        self.values.resize(size, 0.0);
    }
}
