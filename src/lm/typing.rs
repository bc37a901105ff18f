//! A text that is being typed: what was computed of its beginning is kept.

use std::ops::ControlFlow;

use crate::{
    LmError, Model,
    layer::Stream,
    memory::Memory,
    trie::{Trie, common},
};

/// Keys and values of a text's tokens in all layers.
#[derive(Debug, Default)]
pub struct Typing {
    trie: Trie,
    memory: Vec<Memory>,
    state: Vec<f32>,
    /// Behind how many layers the state is.
    layer: Option<usize>,
}

impl Typing {
    /// The f of a text, or its state behind so many layers; tokens that it begins with as the last
    /// one did are not computed again.
    ///
    /// # Errors
    /// As [`Model::states`]; `report` gets how many new tokens are done, of how many.
    pub fn state(
        &mut self,
        model: &mut Model,
        ids: &[u32],
        layer: Option<usize>,
        report: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<&[f32], LmError> {
        model.check(None, ids)?;
        let turning_point = model.config().turning_point();
        let turned = (self.trie.len() > turning_point) != (ids.len() > turning_point);
        let same = if turned || self.layer != layer { 0 } else { common(self.trie.ids(), ids) };
        if same == ids.len() && same == self.trie.len() {
            return Ok(&self.state);
        }
        // The last token is computed in any case: its state is asked for, and states are not kept.
        let first = same.min(ids.len() - 1);
        let mut typed = std::mem::take(self);
        typed.trie.truncate(first);
        typed.memory.resize(model.config().layers.len(), Memory::default());
        for (at, &id) in ids.iter().enumerate().skip(first) {
            typed.trie.push(id, at.checked_sub(1));
        }
        let total = ids.len() - first;
        let ends = vec![ids.len() - 1];
        let mut streams = [model.stream(typed.trie, first, typed.memory, ends)?];
        model.take_through(&mut streams, layer, &mut |done| report(done, total))?;
        let state = model.finished(&streams[0], &[ids.len() - 1]);
        let [Stream { trie, memory, .. }] = streams;
        *self = Self { trie, memory, state, layer };
        Ok(&self.state)
    }

    /// How many tokens at the beginning of a text are kept for its state behind this layer.
    pub fn kept(&self, ids: &[u32], layer: Option<usize>) -> usize {
        if self.layer == layer { common(self.trie.ids(), ids) } else { 0 }
    }

    /// The tokens that are kept.
    pub fn ids(&self) -> &[u32] {
        self.trie.ids()
    }
}
