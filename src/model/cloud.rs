//! Labelled vectors of one kind: the contexts or the tokens of a model.

use std::{
    fmt::Debug,
    sync::{Arc, OnceLock},
};

use nalgebra::{DMatrix, DVectorView};

use super::ModelError;

/// Labels and a `d × n` matrix with one finite column a label. May be empty (`d × 0`): a word-vector file has no contexts.
/// Clones share both. Vectors that linear maps have moved are formed when they are first asked for: a picture of them is not
/// a reason, see [`Self::pulled`].
#[derive(Debug, Clone)]
pub struct Cloud {
    labels: Arc<Vec<String>>,
    d: usize,
    root: Arc<DMatrix<f64>>,
    maps: Vec<Arc<dyn Image>>,
    formed: Arc<OnceLock<Arc<DMatrix<f64>>>>,
}

/// A linear map that can move a cloud.
pub trait Image: Debug + Send + Sync {
    /// M X for columns X.
    fn push(&self, columns: &DMatrix<f64>) -> DMatrix<f64>;
    /// Mᵀ K: the axes along which X has the coordinates that M X has along K.
    fn pull(&self, axes: &DMatrix<f64>) -> DMatrix<f64>;
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
        Ok(Self::of(Arc::new(labels), vectors))
    }

    /// No vectors, in d dimensions.
    pub fn empty(d: usize) -> Self {
        Self::of(Arc::default(), DMatrix::zeros(d, 0))
    }

    fn of(labels: Arc<Vec<String>>, vectors: DMatrix<f64>) -> Self {
        Self { labels, d: vectors.nrows(), root: Arc::new(vectors), maps: Vec::new(), formed: Arc::default() }
    }

    /// The labels, in file order; duplicates are allowed.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The `d × n` matrix, one column a label.
    pub fn vectors(&self) -> &DMatrix<f64> {
        if self.maps.is_empty() { &self.root } else { self.formed.get_or_init(|| Arc::new(self.form())) }
    }

    fn form(&self) -> DMatrix<f64> {
        let mut maps = self.maps.iter();
        let first = maps.next().map_or_else(|| (*self.root).clone(), |map| map.push(&self.root));
        maps.fold(first, |columns, map| map.push(&columns))
    }

    /// d, the dimension of the vectors.
    pub fn d(&self) -> usize {
        self.d
    }

    /// Columns and axes (`d′ × n`) so that the coordinates of these columns along these axes are those of the vectors along
    /// `axes` (`d × n`): no vector is formed for it.
    pub fn pulled(&self, axes: &DMatrix<f64>) -> (&DMatrix<f64>, DMatrix<f64>) {
        match self.formed.get() {
            Some(formed) => (formed, axes.clone()),
            None => (&self.root, self.maps.iter().rev().fold(axes.clone(), |axes, map| map.pull(&axes))),
        }
    }

    /// The vector of label number `i`.
    pub fn vector(&self, i: usize) -> DVectorView<'_, f64> {
        self.vectors().column(i)
    }

    /// The same labels with vectors that a map of the space (`d × d`) has moved.
    pub fn moved(&self, map: Arc<dyn Image>) -> Self {
        let (labels, d) = (self.labels.clone(), self.d);
        let (root, mut maps) = match self.formed.get() {
            Some(formed) => (formed.clone(), Vec::new()),
            None => (self.root.clone(), self.maps.clone()),
        };
        maps.push(map);
        Self { labels, d, root, maps, formed: Arc::default() }
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
        Self::of(self.labels.clone(), vectors)
    }
}

impl PartialEq for Cloud {
    fn eq(&self, other: &Self) -> bool {
        self.labels == other.labels && self.vectors() == other.vectors()
    }
}

/// Whether no number is infinite or NaN. Looks at all of them, which is quicker than stopping at the first that is.
pub(crate) fn all_finite(numbers: &[f64]) -> bool {
    numbers.iter().fold(true, |all, x| all & x.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        linalg::{normal_matrix, seeded},
        transform::LinearMap,
    };

    /// Coordinates of order one after two maps of small condition.
    const SAME: f64 = 1e-12;

    #[test]
    fn pulled_axes_see_what_the_formed_vectors_show() {
        let mut rng = seeded(4);
        let (d, n) = (7, 5);
        let labels = (0..n).map(|i| i.to_string()).collect();
        let cloud = Cloud::new("tokens", labels, normal_matrix(&mut rng, d, n)).expect("finite");
        let map = |rng: &mut _| LinearMap::dense(normal_matrix(rng, d, d)).expect("invertible");
        let plane = LinearMap::block(normal_matrix(&mut rng, d, 2).qr().q(), normal_matrix(&mut rng, 2, 2));
        let (first, second) = (map(&mut rng), plane.expect("invertible"));
        let axes = normal_matrix(&mut rng, d, 2);
        let expected = axes.tr_mul(&second.apply_f(&first.apply_f(cloud.vectors())));
        let once = cloud.moved(Arc::new(first));
        for formed in [false, true] {
            if formed {
                once.vectors();
            }
            let twice = once.moved(Arc::new(second.clone()));
            let (columns, pulled) = twice.pulled(&axes);
            assert!((pulled.tr_mul(columns) - &expected).amax() < SAME * expected.amax());
            assert!((axes.tr_mul(twice.vectors()) - &expected).amax() < SAME * expected.amax());
        }
    }
}
