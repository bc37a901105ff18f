//! Labelled vectors of one kind: the contexts or the tokens of a model.

use std::sync::Arc;

use nalgebra::{DMatrix, DVectorView};

use super::ModelError;

/// Labels and a `d × n` matrix with one finite column a label. May be empty (`d × 0`): a word-vector file has no contexts.
/// Clones share both.
#[derive(Debug, Clone, PartialEq)]
pub struct Cloud {
    labels: Arc<Vec<String>>,
    vectors: Arc<DMatrix<f64>>,
}

impl Cloud {
    /// Checks that there are as many labels as columns and that every number is finite. `what` names the side in errors.
    pub fn new(what: &'static str, labels: Vec<String>, vectors: DMatrix<f64>) -> Result<Self, ModelError> {
        if labels.len() != vectors.ncols() {
            return Err(ModelError::LabelCount { what, labels: labels.len(), vectors: vectors.ncols() });
        }
        let width = vectors.nrows().max(1);
        let numbers = vectors.as_slice();
        if !all_finite(numbers)
            && let Some(at) = numbers.iter().position(|x| !x.is_finite())
        {
            return Err(ModelError::NotFinite { what, row: at / width, column: at % width, found: numbers[at] });
        }
        Ok(Self { labels: Arc::new(labels), vectors: Arc::new(vectors) })
    }

    /// No vectors, in d dimensions.
    pub fn empty(d: usize) -> Self {
        Self { labels: Arc::default(), vectors: Arc::new(DMatrix::zeros(d, 0)) }
    }

    /// The labels, in file order; duplicates are allowed.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The `d × n` matrix, one column a label.
    pub fn vectors(&self) -> &DMatrix<f64> {
        &self.vectors
    }

    /// The vector of label number `i`.
    pub fn vector(&self, i: usize) -> DVectorView<'_, f64> {
        self.vectors.column(i)
    }

    /// How many vectors there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there are no vectors.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// The same labels with other vectors (of any dimension); the caller's arithmetic must keep them finite.
    pub fn with_vectors(&self, vectors: DMatrix<f64>) -> Self {
        debug_assert_eq!(vectors.ncols(), self.labels.len());
        Self { labels: self.labels.clone(), vectors: Arc::new(vectors) }
    }
}

/// Whether no number is infinite or NaN. Looks at all of them, which is quicker than stopping at the first that is.
pub(crate) fn all_finite(numbers: &[f64]) -> bool {
    numbers.iter().fold(true, |all, x| all & x.is_finite())
}
