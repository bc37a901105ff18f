//! What a layer remembers of the tokens before.

use crate::config::Heads;

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

    /// Takes keys and values of a token from what it was projected to.
    pub(crate) fn remember(&mut self, heads: &Heads, node: usize, projected: &[f32]) {
        let size = heads.size;
        for h in 0..heads.keys {
            let (key, value, to) = (heads.key(h), heads.value(h), (node * heads.keys + h) * size);
            self.keys[to..to + size].copy_from_slice(&projected[key..key + size]);
            self.values[to..to + size].copy_from_slice(&projected[value..value + size]);
        }
    }
}
