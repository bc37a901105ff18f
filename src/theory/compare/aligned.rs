//! The second model aligned with the first: both as predictions see them, in one space.
//!
//! What predictions do not see of a model has no counterpart in the other, so no fit brings it
//! there. Drawn with it on one side only, a model and its exact copy would look unlike.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector};
use thiserror::Error;

use super::{Coordinates, Fitted, Maps, NoBend};
use crate::{
    analysis::Analysis,
    linalg::{Subspace, Thin, thin_svd, times, transposed_times},
    model::Predictor,
    transform::{LARGEST_PATH, LinearMap, NoPath, Path, Singular},
};

/// Both models in M of the first one: of the first a = U_Mᵀ f and c, of the second W ã and its
/// dual, as [`Coordinates`] has them. Nothing but what the fit misses is between them.
pub struct Aligned<'a> {
    one: &'a Analysis,
    two: &'a Analysis,
    coordinates: &'a [Coordinates; 2],
    /// What ã and c̃ are multiplied with, `k × k`; each the other's inverse transposed.
    maps: [DMatrix<f64>; 2],
}

/// Why the second model has no way to where it is aligned. It is still seen there.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum NoAlignmentPath {
    /// The map is not invertible, or nearly not.
    #[error("the fitted map does not bend: {0}")]
    Singular(#[from] Singular),
    /// It mirrors.
    #[error(transparent)]
    Mirrored(#[from] NoPath),
    /// The path would take too long to find.
    #[error(
        "the way of a move of all {found} dimensions takes too long to find; it is drawn for up to \
        {LARGEST_PATH}"
    )]
    Large {
        /// The dimension.
        found: usize,
    },
}

impl<'a> Aligned<'a> {
    /// By the fit to the contexts, or by that to the tokens. Any two dimensions will do.
    ///
    /// # Errors
    /// [`NoBend::Complexity`], when the complexities differ; [`NoBend::Tokens`], when the fitted
    /// map has no inverse.
    pub fn new(
        one: &'a Analysis,
        two: &'a Analysis,
        maps: &'a Maps,
        fitted: Fitted,
    ) -> Result<Self, NoBend> {
        let on_f = maps.core(fitted, one.rtol())?;
        let on_g = match fitted {
            Fitted::Contexts => on_f.clone().try_inverse().ok_or(NoBend::Tokens)?.transpose(),
            Fitted::Tokens => maps.v.clone(),
        };
        Ok(Self { one, two, coordinates: &maps.coordinates, maps: [on_f, on_g] })
    }

    /// The first model as predictions see it: f → U_M a and g → U_M c, its first token where it
    /// was. The model itself where nothing is hidden.
    pub fn first(&self) -> Arc<Predictor> {
        let (model, m) = (self.one.model(), self.one.m().basis());
        if m.is_square() {
            return model.clone();
        }
        let [seen, _] = self.coordinates;
        let mut g = times(m, seen.c());
        let origin = self.origin();
        g.column_iter_mut().for_each(|mut column| column += &origin);
        Arc::new(model.with_vectors(times(m, seen.a()), g))
    }

    /// Where the first token is, whose coordinates are zero in both.
    fn origin(&self) -> DVector<f64> {
        self.one.g().column(0).clone_owned()
    }

    /// Contexts and tokens of the second model along axes K (`d × n`), `n × S` and `n × V`: at the
    /// end of the way, or at a moment of it.
    pub fn second(
        &self,
        axes: &DMatrix<f64>,
        moment: Option<(&AlignmentPath, f64)>,
    ) -> [DMatrix<f64>; 2] {
        let inside = transposed_times(self.one.m().basis(), axes);
        let [for_f, for_g] = match moment {
            Some((path, t)) => path.pull(t, &inside),
            None => self.maps.each_ref().map(|map| transposed_times(map, &inside)),
        };
        let [_, other] = self.coordinates;
        let mut g = transposed_times(&for_g, other.c());
        let origin = axes.tr_mul(&self.origin());
        g.column_iter_mut().for_each(|mut column| column += &origin);
        [transposed_times(&for_f, other.a()), g]
    }

    /// Differences of tokens of the second model, (from, to) each, in coordinates of M of the first
    /// (`k × n`), at the end of the way or at a moment of it: their angle is the true one there.
    pub fn differences(
        &self,
        pairs: &[(usize, usize)],
        moment: Option<(&AlignmentPath, f64)>,
    ) -> DMatrix<f64> {
        let c = self.coordinates[1].c();
        let columns: Vec<_> =
            pairs.iter().map(|&(from, to)| c.column(to) - c.column(from)).collect();
        self.carried(&DMatrix::from_columns(&columns), moment)
    }

    /// What becomes of a plane of the second model's space, by two orthonormal vectors (`d̃ × 2`),
    /// along axes of the first (`d × 2`, orthonormal), at the end of the way or at a moment of it.
    /// Tokens are carried along like it.
    pub fn plane(
        &self,
        axes: &DMatrix<f64>,
        vectors: &DMatrix<f64>,
        moment: Option<(&AlignmentPath, f64)>,
    ) -> PlaneImage {
        let [_, other] = self.coordinates;
        let carried = |columns: &DMatrix<f64>| self.carried(&other.of_differences(columns), moment);
        let inside = transposed_times(self.one.m().basis(), axes);
        let first = self.two.g().columns(0, 1).clone_owned();
        let zero = axes.tr_mul(&self.origin()) - inside.tr_mul(&carried(&first)).column(0);
        let images = carried(vectors);
        PlaneImage { zero, units: inside.tr_mul(&images), squared: images.norm_squared() }
    }

    /// Differences of tokens in coordinates c̃, carried to those of the first model.
    fn carried(&self, c: &DMatrix<f64>, moment: Option<(&AlignmentPath, f64)>) -> DMatrix<f64> {
        match moment {
            Some((path, t)) => path.tokens.push(t, &(&path.start * c)),
            None => &self.maps[1] * c,
        }
    }

    /// The way through invertible maps from the second model as it is. It is put into M of the
    /// first by the rotation nearest to none: by none where both see the same space. Where they do
    /// not, its handedness there is free, and the one is taken from which a way leads. Where they
    /// do and the map mirrors, the way begins with the second model in a mirror that shows nothing
    /// else along `axes` (`d × n`).
    ///
    /// # Errors
    /// [`NoAlignmentPath`], where the map mirrors all of the space that the axes span, is nearly
    /// singular, or has too many dimensions.
    pub fn path(&self, axes: &DMatrix<f64>) -> Result<AlignmentPath, NoAlignmentPath> {
        let [end, _] = &self.maps;
        if end.nrows() > LARGEST_PATH {
            return Err(NoAlignmentPath::Large { found: end.nrows() });
        }
        let (m, other) = (self.one.m().basis(), self.two.m().basis());
        let across = transposed_times(m, &other.clone().resize_vertically(m.nrows(), 0.0));
        let (mut start, other_hand) = placed(&across);
        let from = |start: &DMatrix<f64>| LinearMap::dense(times(end, &start.transpose()));
        let mut map = from(&start)?;
        if map.det_sign() < 0 {
            let mirrored = || Some(unseen_mirror(&transposed_times(m, axes))? * &start);
            if let Some(other_hand) = other_hand.or_else(mirrored) {
                (map, start) = (from(&other_hand)?, other_hand);
            }
        }
        let contexts = Path::new(&map)?;
        Ok(AlignmentPath { tokens: contexts.dual(), contexts, start })
    }
}

/// A plane of the second model's space as seen along axes of the first.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaneImage {
    /// Where the zero of the second model's space is, one number an axis.
    pub zero: DVector<f64>,
    /// The images of the plane's two vectors along the axes (axes × 2).
    pub units: DMatrix<f64>,
    /// The squared lengths of both images in all dimensions that predictions see, added up.
    pub squared: f64,
}

/// The second model on its way from where it is to where it is aligned.
pub struct AlignmentPath {
    contexts: Path,
    tokens: Path,
    /// Orthogonal, `k × k`: where ã and c̃ begin.
    start: DMatrix<f64>,
}

impl AlignmentPath {
    /// The axes along which ã and c̃ have the coordinates that they have at t along these
    /// (`k × n`).
    fn pull(&self, t: f64, axes: &DMatrix<f64>) -> [DMatrix<f64>; 2] {
        [&self.contexts, &self.tokens]
            .map(|path| transposed_times(&self.start, &path.pull(t, axes)))
    }
}

/// Cosines between two spaces this close to 1 belong to one space: ranks are decided at the same
/// relative tolerance, so that a space is known no better.
const ONE_SPACE: f64 = 1e-9;

/// The orthogonal matrix nearest to `across`, and the nearest one of the other handedness; none
/// where both spaces are the same.
fn placed(across: &DMatrix<f64>) -> (DMatrix<f64>, Option<DMatrix<f64>>) {
    let Thin { mut u, s, vt } = thin_svd(across);
    let nearest = times(&u, &vt);
    let least = s.last().filter(|cosine| **cosine < 1.0 - ONE_SPACE);
    let other = least.map(|_| {
        u.column_mut(s.len() - 1).neg_mut();
        times(&u, &vt)
    });
    (nearest, other)
}

/// The reflection across a direction at right angles to all axes (`k × n`); none where they span
/// all of the space.
fn unseen_mirror(axes: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let seen = Subspace::span(axes, ONE_SPACE);
    let unseen = seen.reject(&DMatrix::identity(axes.nrows(), axes.nrows()));
    let longest = unseen.column_iter().max_by(|a, b| a.norm().total_cmp(&b.norm()))?;
    let direction = longest.try_normalize(ONE_SPACE)?;
    let reflected = &direction * direction.transpose() * 2.0;
    Some(DMatrix::identity(axes.nrows(), axes.nrows()) - reflected)
}
