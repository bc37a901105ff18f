//! Canonical picture: the SVD biplot of the double-centred logit matrix, tokens and contexts in one
//! plot.
//!
//! With F_c, G_c the centred embeddings and unembeddings, D = F_c^T G_c (`S × V`) is the logit
//! matrix minus its row and column means, a function of p alone. D = U diag(s) V^T puts contexts at
//! √s u and tokens at √s v.

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{Thin, centred, rank, thin_svd},
};

use super::{
    Class, Cost, Depth, Holds, Info, LabelledPoints, MainPlane, Measurement, Need, NotTestable,
    Note, Picture, Property, Query, Reads, Vanished, direction,
};

/// Eigenvalues of D D^T up to this share of the largest are rounding.
const SQUARED_RTOL: f64 = 1e-13;

/// A last axis up to this share of the first, squared, may be rounding that a move stretched.
const FAINT_SQUARE: f64 = 1e-3;

/// The largest is rounding itself up to this share of the squared norms of both sides: some units
/// of the last place that κ of a million stretches, and no more, as tokens that were shifted by a
/// million norms have logits of that order.
const VANISHED_SQUARE: f64 = 1e-16;

/// Rounding of the squares that axes are found by, in units of the largest: it turns an axis the
/// more the nearer another one is.
const ROUNDING: f64 = 64.0 * f64::EPSILON;

/// The biplot, with the linear maps that put any token or context into it.
#[derive(Debug, Clone, PartialEq)]
pub struct Biplot {
    /// Singular values of D, descending, as many as there are axes.
    pub singular_values: Vec<f64>,
    /// A token stands at token_axes^T (g(y) − ḡ); `d × n`.
    pub token_axes: DMatrix<f64>,
    /// A context stands at context_axes^T (f(s) − f̄); `d × n`.
    pub context_axes: DMatrix<f64>,
    /// Token coordinates, `n × V`.
    pub tokens: DMatrix<f64>,
    /// Context coordinates, `n × S`.
    pub contexts: DMatrix<f64>,
}

/// The first `n` axes (fewer when the rank is less). Signs: on each axis the token farthest out is
/// on the positive side.
///
/// # Errors
/// A model without contexts or tokens, double-centred logits that are nothing but rounding, or an
/// `n` of 0.
pub fn biplot(model: &Analysis, n: usize) -> Result<Biplot, NotTestable> {
    direction::needs_both(model)?;
    let (squares, left) =
        if n <= AXES { model.leading_canonical_axes() } else { model.canonical_axes().clone() };
    let size = model.f().norm() * token_norm(model) / model.amplification();
    let n = match squares.first() {
        Some(&largest) if largest > VANISHED_SQUARE * size * size => {
            let n = n.min(rank(&squares, SQUARED_RTOL));
            let last = n.checked_sub(1).map_or(0.0, |last| squares[last]);
            // Where rounding may be an axis, no more count than predictions see dimensions.
            if last < FAINT_SQUARE * largest { n.min(model.effective_complexity()) } else { n }
        }
        _ => 0,
    };
    if n == 0 {
        return Err(NotTestable::Zero(Vanished::CentredLogits));
    }
    let singular_values: Vec<f64> = squares[..n].iter().map(|x| x.sqrt()).collect();
    let mut token_axes = left.columns(0, n).clone_owned();
    scale(&mut token_axes, &singular_values);
    // What is centred after the projection need not be before: the large clouds are not copied.
    let mut tokens = centred(&token_axes.tr_mul(model.g()));
    let mut context_axes = model.g() * tokens.transpose();
    for (mut axis, s) in context_axes.column_iter_mut().zip(&singular_values) {
        axis /= *s;
    }
    let mut contexts = centred(&context_axes.tr_mul(model.f()));
    for axis in 0..n {
        if tokens[(axis, tokens.row(axis).transpose().iamax())] < 0.0 {
            tokens.row_mut(axis).neg_mut();
            contexts.row_mut(axis).neg_mut();
            token_axes.column_mut(axis).neg_mut();
            context_axes.column_mut(axis).neg_mut();
        }
    }
    Ok(Biplot { singular_values, token_axes, context_axes, tokens, contexts })
}

/// Frobenius norm of all unembeddings.
fn token_norm(model: &Analysis) -> f64 {
    let [mean, spread] = model.token_scale();
    mean.hypot(spread) * (model.g().ncols() as f64).sqrt()
}

/// F_c u / √s: then token_axes^T G_c = √s V^T.
fn scale(axes: &mut DMatrix<f64>, singular_values: &[f64]) {
    for (mut axis, s) in axes.column_iter_mut().zip(singular_values) {
        axis /= s.sqrt();
    }
}

/// The singular value of the axis after those that are shown.
fn third(model: &Analysis) -> f64 {
    let axes = model.leading_canonical_axes().0;
    axes.get(AXES).map_or(0.0, |square| square.max(0.0).sqrt())
}

/// How far the canonical picture moved.
pub(super) struct Canonical;

/// Axes shown.
const AXES: usize = 2;

impl Canonical {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "canonical",
        compares: true,
        name: "Canonical picture",
        meaning: "The map of tokens and contexts drawn from the log-probabilities alone",
        definition: "D is the matrix f(s)·g(y) minus its row and column means, D = U diag(s) Vᵀ. \
            Tokens stand at √s v, contexts at √s u, on the first two axes; the token farthest out \
            on an axis is on its positive side. The number is ‖before − after‖/‖before‖ over the \
            tokens, each axis turned over if that brings it nearer",
        measure: "share of the picture that moved",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        holds: Holds::AtMost,
        default_threshold: 0.01,
        threshold_help: "Largest relative change of the coordinates that counts as standing still",
        cost: Cost::Covariance,
        ..Info::BASE
    };
}

impl Property for Canonical {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, _: &Query) -> Result<Measurement, NotTestable> {
        biplot(model, AXES).map(|_| Measurement::new(0.0))
    }

    fn after(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &Query,
        _: Depth,
    ) -> Result<Measurement, NotTestable> {
        let (b, mut a) = (biplot(before, AXES)?, biplot(after, AXES)?);
        if b.tokens.shape() != a.tokens.shape() {
            return Ok(Measurement::new(1.0).note(Note::OtherAxes));
        }
        let [first, .., last] = b.singular_values.as_slice() else {
            align_signs(&b.tokens, &mut a.tokens);
            return Ok(Measurement::new((&b.tokens - &a.tokens).norm() / b.tokens.norm()));
        };
        let third = third(before);
        if last - third <= EQUAL * first {
            return Err(NotTestable::Axes(MainPlane::SingularValues));
        }
        if first - last > EQUAL * first {
            align_signs(&b.tokens, &mut a.tokens);
            let moved = (&b.tokens - &a.tokens).norm() / b.tokens.norm();
            let apart = (first - last).min(last - third) * last / (first * first);
            return Ok(Measurement::new(moved).up_to(ROUNDING * after.amplification() / apart));
        }
        let a = turned_onto(&b.tokens, &a.tokens);
        Ok(Measurement::new((&b.tokens - a).norm() / b.tokens.norm()).note(Note::EqualAxes))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, _: &Query) -> Option<Picture> {
        let panel = |name: &str, model: &Analysis| {
            let biplot = biplot(model, AXES).ok()?;
            Some(LabelledPoints {
                name: name.to_string(),
                labels: model.model().g().labels().to_vec(),
                points: points(&biplot.tokens),
            })
        };
        Some(Picture::Scatter {
            axes: ["first canonical axis".to_string(), "second canonical axis".to_string()],
            panels: vec![panel("before", before)?, panel("after", after)?],
        })
    }
}

/// Singular values closer than this, relative to the first, are one: any axes of their plane would
/// do, and rounding chooses among them.
const EQUAL: f64 = 1e-6;

/// Turns each axis over where it points against the other picture's.
fn align_signs(fixed: &DMatrix<f64>, moved: &mut DMatrix<f64>) {
    for (own, mut row) in fixed.row_iter().zip(moved.row_iter_mut()) {
        if own.dot(&row) < 0.0 {
            row.neg_mut();
        }
    }
}

/// The orthogonal turn of a picture that brings it nearest to another (Procrustes).
fn turned_onto(fixed: &DMatrix<f64>, moved: &DMatrix<f64>) -> DMatrix<f64> {
    let Thin { u, vt, .. } = thin_svd(&(fixed * moved.transpose()));
    u * vt * moved
}

/// The first two coordinates of each column.
pub(super) fn points(coordinates: &DMatrix<f64>) -> Vec<[f64; 2]> {
    let at =
        |column: &nalgebra::DVectorView<'_, f64>, i: usize| column.get(i).copied().unwrap_or(0.0);
    coordinates.column_iter().map(|c| [at(&c, 0), at(&c, 1)]).collect()
}
