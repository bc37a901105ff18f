//! Labelled vectors of one kind: the contexts or the tokens of a model.

use std::{
    fmt::Debug,
    sync::{Arc, OnceLock},
};

use kernel::Numbers;
use nalgebra::{DMatrix, DVector};

use super::{Columns, ModelError, columns::Root};

/// Labels and a `d × n` matrix with one finite column a label. May be empty (`d × 0`): a
/// word-vector file has no contexts. Clones share both. Vectors that linear maps have moved are
/// formed when they are first asked for, and singles widened: a picture of them is not a reason,
/// see [`Self::along`].
#[derive(Debug, Clone)]
pub struct Cloud {
    labels: Arc<Vec<String>>,
    d: usize,
    root: Arc<Root>,
    maps: Vec<Arc<dyn CloudMap>>,
    formed: Arc<OnceLock<Arc<Root>>>,
}

/// A linear map that can move a cloud.
pub trait CloudMap: Debug + Send + Sync {
    /// M X for columns X.
    fn push(&self, columns: &DMatrix<f64>) -> DMatrix<f64>;
    /// Mᵀ K: the axes along which X has the coordinates that M X has along K.
    fn pull(&self, axes: &DMatrix<f64>) -> DMatrix<f64>;
}

impl Cloud {
    /// Checks that there are as many labels as columns (`d × n`) and that every number is finite.
    /// `what` names the side in errors.
    ///
    /// # Errors
    /// Another number of labels than of columns, or a number that is not finite.
    pub fn new(
        what: &'static str,
        labels: Vec<String>,
        vectors: impl Into<Columns>,
    ) -> Result<Self, ModelError> {
        let vectors = vectors.into();
        let (d, n) = vectors.shape();
        if labels.len() != n {
            return Err(ModelError::LabelCount { what, labels: labels.len(), vectors: n });
        }
        if let Some((at, found)) = vectors.first_not_finite() {
            return Err(ModelError::NotFinite {
                what,
                row: at / d.max(1),
                column: at % d.max(1),
                found,
            });
        }
        Ok(Self::of(Arc::new(labels), vectors))
    }

    /// No vectors, in d dimensions.
    pub fn empty(d: usize) -> Self {
        Self::of(Arc::default(), Columns::empty(d))
    }

    fn of(labels: Arc<Vec<String>>, vectors: Columns) -> Self {
        let (d, _) = vectors.shape();
        Self { labels, d, root: Arc::new(vectors.into()), maps: Vec::new(), formed: Arc::default() }
    }

    /// The labels, in file order; duplicates are allowed.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The same, to be kept.
    pub fn shared_labels(&self) -> Arc<Vec<String>> {
        self.labels.clone()
    }

    /// The same vectors under other labels, of which there must be as many.
    pub(super) fn with_labels(&self, labels: Arc<Vec<String>>) -> Self {
        debug_assert_eq!(labels.len(), self.labels.len());
        Self { labels, ..self.clone() }
    }

    /// The `d × n` matrix, one column a label.
    pub fn vectors(&self) -> &DMatrix<f64> {
        self.formed().wide()
    }

    /// The vectors with all maps applied.
    fn formed(&self) -> &Root {
        let Some((first, others)) = self.maps.split_first() else { return &self.root };
        self.formed.get_or_init(|| {
            let moved = first.push(self.root.wide());
            let moved = others.iter().fold(moved, |columns, map| map.push(&columns));
            Arc::new(Columns::from(moved).into())
        })
    }

    /// d, the dimension of the vectors.
    pub fn d(&self) -> usize {
        self.d
    }

    /// The coordinates of each vector along the columns of each of `axes` (`d × 2`, one or two of
    /// them), vector after vector. Vectors that were moved are not formed for it, and singles not
    /// widened: the axes are pulled back instead.
    pub fn along(&self, axes: &[&DMatrix<f64>]) -> Vec<f32> {
        let (root, maps) = match self.formed.get() {
            Some(formed) => (formed, &[][..]),
            None => (&self.root, &*self.maps),
        };
        let pull = |axes: &&DMatrix<f64>| {
            maps.iter().rev().fold((*axes).clone(), |axes, map| map.pull(&axes))
        };
        let axes: Vec<DMatrix<f64>> = axes.iter().map(pull).collect();
        root.show(|numbers| coordinates(&axes, numbers))
    }

    /// The vector of label number `i`, d components.
    pub fn vector(&self, i: usize) -> DVector<f64> {
        self.formed().column(i)
    }

    /// The vectors of these labels as doubles, `d × n`; singles stay singles in the cloud itself,
    /// and the other vectors are not formed for it.
    pub fn vectors_at(&self, indices: &[usize]) -> DMatrix<f64> {
        let (root, maps) = match self.formed.get() {
            Some(formed) => (formed, &[][..]),
            None => (&self.root, &*self.maps),
        };
        maps.iter().fold(root.columns(indices), |columns, map| map.push(&columns))
    }

    /// These labels with their vectors, in this order; the cloud itself (shared) where that is all
    /// of it as it stands.
    pub fn select(&self, indices: &[usize]) -> Self {
        if indices.len() == self.len() && indices.iter().enumerate().all(|(at, &i)| at == i) {
            return self.clone();
        }
        let labels = indices.iter().map(|&i| self.labels[i].clone()).collect();
        Self { d: self.d, ..Self::of(Arc::new(labels), self.formed().select(indices)) }
    }

    /// The same labels with vectors that a map of the space (`d × d`) has moved.
    pub fn moved(&self, map: Arc<dyn CloudMap>) -> Self {
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

    /// The same labels with other vectors, one column a label (of any dimension); the caller's
    /// arithmetic must keep them finite.
    pub fn with_vectors(&self, vectors: DMatrix<f64>) -> Self {
        debug_assert_eq!(vectors.ncols(), self.labels.len());
        Self::of(self.labels.clone(), vectors.into())
    }
}

impl PartialEq for Cloud {
    fn eq(&self, other: &Self) -> bool {
        self.labels == other.labels && self.vectors() == other.vectors()
    }
}

/// The coordinates of each of the columns in `numbers` along the columns of each of `axes` (`d ×
/// 2`), column after column.
fn coordinates(axes: &[DMatrix<f64>], numbers: Numbers) -> Vec<f32> {
    match axes {
        [one] => {
            let (first, second) = halves(one);
            kernel::project([first, second], numbers)
        }
        [one, other] if one == other => {
            let (first, second) = halves(one);
            let pairs = kernel::project([first, second], numbers);
            pairs.as_chunks().0.iter().flat_map(|&[a, b]: &[f32; 2]| [a, b, a, b]).collect()
        }
        [one, other] => {
            let ((first, second), (third, fourth)) = (halves(one), halves(other));
            kernel::project_twice([first, second, third, fourth], numbers)
        }
        _ => Vec::new(),
    }
}

/// The two columns of a `d × 2` matrix.
fn halves(axes: &DMatrix<f64>) -> (&[f64], &[f64]) {
    axes.as_slice().split_at(axes.nrows())
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
        let plane =
            LinearMap::block(normal_matrix(&mut rng, d, 2).qr().q(), normal_matrix(&mut rng, 2, 2));
        let (first, second) = (map(&mut rng), plane.expect("invertible"));
        let axes = normal_matrix(&mut rng, d, 2);
        let expected = axes.tr_mul(&second.apply_f(&first.apply_f(cloud.vectors())));
        let once = cloud.moved(Arc::new(first));
        for formed in [false, true] {
            if formed {
                once.vectors();
            }
            let twice = once.moved(Arc::new(second.clone()));
            let seen = DMatrix::from_vec(2, n, twice.along(&[&axes])).map(f64::from);
            assert!((seen - &expected).amax() < f64::from(f32::EPSILON) * expected.amax());
            assert!(
                (axes.tr_mul(&twice.vectors_at(&[3, 0])) - expected.select_columns(&[3, 0])).amax()
                    < SAME * expected.amax()
            );
            assert!((axes.tr_mul(twice.vectors()) - &expected).amax() < SAME * expected.amax());
        }
    }

    #[test]
    fn singles_show_what_they_are_before_and_after_they_are_widened() {
        let mut rng = seeded(5);
        let (d, n) = (6, 4);
        let narrow = normal_matrix(&mut rng, d, n).map(|x| x as f32);
        let labels = (0..n).map(|i| i.to_string()).collect();
        let cloud = Cloud::new("tokens", labels, narrow.clone()).expect("finite");
        let (axes, wide) = (normal_matrix(&mut rng, d, 2), narrow.map(f64::from));
        let seen = |cloud: &Cloud| (cloud.along(&[&axes]), cloud.vector(2));
        let before = seen(&cloud);
        assert_eq!(before.1, wide.column(2));
        assert_eq!((cloud.vectors(), seen(&cloud)), (&wide, before));
    }

    #[test]
    fn numbers_that_are_not_finite_are_refused_in_both_precisions() {
        let labels = || vec!["a".to_string(), "b".to_string()];
        let expected =
            ModelError::NotFinite { what: "tokens", row: 1, column: 0, found: f64::INFINITY };
        let double = DMatrix::from_vec(2, 2, vec![1.0, 2.0, f64::INFINITY, 0.0]);
        assert_eq!(Cloud::new("tokens", labels(), double.map(|x| x as f32)), Err(expected.clone()));
        assert_eq!(Cloud::new("tokens", labels(), double), Err(expected));
    }
}
