//! The output matrix: logits of states.

use std::{ops::ControlFlow, sync::Arc};

use super::Model;
use crate::{
    LmError,
    load::{Loader, Root},
    matrix::{Matrix, Scratch, multiply},
};

/// Rows of the output matrix that are read at a time.
const HEAD_BLOCK: usize = 4096;

/// The output matrix.
#[derive(Debug)]
pub(super) struct HeadName {
    pub(super) name: String,
    pub(super) rows: usize,
    pub(super) bias: Vec<f32>,
}

impl HeadName {
    /// Finds it, and reads its bias.
    pub(super) fn find(loader: &mut Loader) -> Result<Self, LmError> {
        let columns = loader.config.embedding_width;
        let embedding = format!("{}.weight", loader.root.name(loader.config.names.embedding));
        let (name, bias) = loader.head();
        let mut rows = 0;
        for name in [&embedding, &name] {
            let there = loader.tensors.get(name).and_then(|tensor| tensor.shape.first().copied());
            rows = usize::try_from(there.unwrap_or(1)).unwrap_or(usize::MAX);
            loader.shaped(name, [rows, columns])?;
        }
        // The name is as it is in the file.
        let root = std::mem::replace(&mut loader.root, Root::PLAIN);
        let bias = loader.vector(&bias, rows);
        loader.root = root;
        let bias = bias?.unwrap_or_default();
        Ok(Self { name, rows, bias })
    }
}

impl Model {
    /// Tokens that there are logits of.
    pub fn vocabulary(&self) -> usize {
        self.head.rows
    }

    /// The tensor whose rows are g.
    pub fn head(&self) -> &str {
        &self.head.name
    }

    /// What is added to logits; empty if nothing is.
    pub fn bias(&self) -> &[f32] {
        &self.head.bias
    }

    /// Whether softmax(f·g + b) is the model's own distribution: not if logits are bounded behind
    /// it.
    pub fn is_softmax(&self) -> bool {
        self.config.logit_cap.is_none()
    }

    /// Applies the bound of the logits, if the model has one.
    pub fn cap(&self, logits: &mut [f32]) {
        if let Some(cap) = self.config.logit_cap {
            logits.iter_mut().for_each(|logit| *logit = cap * (*logit / cap).tanh());
        }
    }

    /// Logits of states (one f after another) over the whole vocabulary, without the bound that
    /// some models put on them.
    ///
    /// # Errors
    /// [`LmError`] when the output matrix cannot be read, and [`LmError::Cancelled`] when `report`,
    /// which is told how many rows of it are done, says so.
    pub fn logits(
        &mut self,
        states: &[f32],
        report: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<f32>, LmError> {
        let count = states.len() / self.size().max(1);
        let vocabulary = self.vocabulary();
        let mut logits = vec![0.0; count * vocabulary];
        let (mut scratch, mut some) = (Scratch::default(), Vec::new());
        for (block, from) in (0..vocabulary).step_by(HEAD_BLOCK).enumerate() {
            let matrix = self.head_block(block, from)?;
            let rows = matrix.rows;
            some.resize(count * rows, 0.0);
            multiply(std::slice::from_ref(&*matrix), states, &mut some, &mut scratch);
            for (logits, some) in logits.chunks_exact_mut(vocabulary).zip(some.chunks_exact(rows)) {
                logits[from..from + rows].copy_from_slice(some);
            }
            if report(from + rows).is_break() {
                return Err(LmError::Cancelled);
            }
        }
        if !self.head.bias.is_empty() {
            for logits in logits.chunks_exact_mut(vocabulary) {
                logits.iter_mut().zip(&self.head.bias).for_each(|(logit, bias)| *logit += bias);
            }
        }
        Ok(logits)
    }

    /// As [`Self::read_ahead`], of the output matrix.
    pub(super) fn read_head_ahead(&mut self) -> Result<bool, LmError> {
        let is_read = |block: usize| self.kept_head.get(block).is_some_and(Option::is_some);
        let blocks = self.vocabulary().div_ceil(HEAD_BLOCK);
        let Some(next) = (0..blocks).find(|block| !is_read(*block)) else { return Ok(false) };
        let last = next.checked_sub(1).and_then(|last| self.kept_head[last].as_ref());
        if !self.has_room_for_another(last.map(|last| last.bytes.len())) {
            return Ok(false);
        }
        self.head_block(next, next * HEAD_BLOCK)?;
        Ok(self.kept_head[next].is_some())
    }

    fn head_block(&mut self, block: usize, from: usize) -> Result<Arc<Matrix>, LmError> {
        if let Some(Some(matrix)) = self.kept_head.get(block) {
            return Ok(matrix.clone());
        }
        let rows = HEAD_BLOCK.min(self.head.rows - from);
        let (name, columns) = (self.head.name.clone(), self.config.embedding_width);
        let missing =
            || LmError::MissingTensor { name: name.clone(), expected: "the output matrix".into() };
        let encoding = self.tensors.get(&name).ok_or_else(missing)?.encoding;
        let row = columns / encoding.numbers() * encoding.bytes();
        let bytes = self.tensors.read(&name, &[((from * row) as u64, rows * row)])?;
        let matrix = Arc::new(Matrix { name, bytes, encoding, rows, columns });
        let keeps = self.keeps(matrix.bytes.len());
        self.kept_head.resize(self.kept_head.len().max(block + 1), None);
        self.kept_head[block] = keeps.then(|| matrix.clone());
        Ok(matrix)
    }
}
