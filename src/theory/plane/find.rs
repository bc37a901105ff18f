//! Finding the plane that a [`PlaneSpec`] means in a model.

use nalgebra::{DMatrix, DVector};

use super::{
    Direction, Plane, PlaneError, PlaneSpec, Which,
    direction::mean_difference,
    principal::{Spread, principal_components, with_fixed_sign},
};
use crate::model::{Cloud, Predictor};

/// Two directions count as parallel when the sine of their angle is at most this: above it the part
/// at a right angle keeps six digits of a double (ε / 10⁻⁹ = 2·10⁻⁷), enough for an axis.
const PARALLEL_SINE: f64 = 1e-9;

impl PlaneSpec {
    /// The plane in this model, to which nothing has happened. A second direction parallel to the
    /// first is replaced by the largest spread orthogonal to it and [`Plane::fallback`] says so.
    /// Only thin matrices are touched, except for PCA.
    ///
    /// # Errors
    /// A model of fewer than two dimensions, a direction that [`Direction::vector`] refuses, a
    /// first direction of length zero, or principal components of vectors that do not differ.
    pub fn find(&self, model: &Predictor) -> Result<Plane, PlaneError> {
        if model.d() < 2 {
            return Err(PlaneError::TooFewDimensions { d: model.d() });
        }
        match self {
            Self::ConceptPair { a, b } => {
                let [x, y] = [a, b].map(|&(from, to)| Direction::Tokens { from, to });
                two_directions(model, &x, &y)
            }
            Self::ContextPair { a, b } => {
                let [x, y] = [a, b].map(|&(from, to)| Direction::Contexts { from, to });
                two_directions(model, &x, &y)
            }
            Self::TwoDirections { x, y } => two_directions(model, x, y),
            Self::Family { pairs } => family(model, pairs),
            Self::Pca { which } => pca(model, *which),
            Self::Moved(plane) => plane.find(model),
        }
    }
}

fn two_directions(model: &Predictor, x: &Direction, y: &Direction) -> Result<Plane, PlaneError> {
    let first =
        unit(x.vector(model)?).ok_or_else(|| PlaneError::NoDirection { what: x.name(model) })?;
    let asked = y.vector(model)?;
    let rest = without(&asked, &first);
    if rest.norm() > PARALLEL_SINE * asked.norm() {
        let names = [x.name(model), format!("{}, its part at a right angle", y.name(model))];
        return Ok(Plane { basis: columns(first, rest), names, fallback: false });
    }
    let (cloud, what) = if matches!(x, Direction::Contexts { .. }) {
        (model.f(), "contexts")
    } else {
        (model.g(), "tokens")
    };
    let second = largest_spread_orthogonal_to(cloud, &first);
    let names = [x.name(model), format!("widest spread of the {what} beside it")];
    Ok(Plane { basis: columns(first, second), names, fallback: true })
}

fn family(model: &Predictor, pairs: &[(usize, usize)]) -> Result<Plane, PlaneError> {
    let mean = mean_difference(model.g(), pairs)?;
    let x = unit(mean)
        .ok_or_else(|| PlaneError::NoDirection { what: "the mean difference".to_string() })?;
    let mut tokens: Vec<usize> = pairs.iter().flat_map(|&(from, to)| [from, to]).collect();
    tokens.sort_unstable();
    tokens.dedup();
    let members = model.g().vectors().select_columns(&tokens);
    let (y, fallback) = match largest_spread(&members, &x) {
        Some(y) => (y, false),
        None => (largest_spread_orthogonal_to(model.g(), &x), true),
    };
    let second = if fallback {
        "widest spread of the tokens beside it"
    } else {
        "widest spread of what is left"
    };
    let names = [format!("mean difference of {} pairs", pairs.len()), second.to_string()];
    Ok(Plane { basis: columns(x, y), names, fallback })
}

fn pca(model: &Predictor, which: Which) -> Result<Plane, PlaneError> {
    let (clouds, what): (Vec<&Cloud>, _) = match which {
        Which::Tokens => (vec![model.g()], "tokens"),
        Which::Contexts => (vec![model.f()], "contexts"),
        Which::Both => (vec![model.g(), model.f()], "vectors"),
    };
    let clouds = clouds.into_iter().filter(|cloud| !cloud.is_empty()).map(Cloud::vectors).collect();
    let found = principal_components(&Spread { clouds, orthogonal_to: None }, 2)
        .filter(|p| p.share[0] > 0.0);
    let found = found.ok_or(PlaneError::NoSpread { what })?;
    let names = found.names();
    Ok(Plane { basis: found.basis, names, fallback: false })
}

/// First principal component orthogonal to the unit vector x, or none when the points do not differ
/// there.
fn largest_spread(points: &DMatrix<f64>, x: &DVector<f64>) -> Option<DVector<f64>> {
    let scale = points.column_iter().map(|c| c.norm()).fold(0.0, f64::max);
    let spread = Spread { clouds: vec![points], orthogonal_to: Some(x) };
    let found = spread.radius() > PARALLEL_SINE * scale;
    let principal = principal_components(&spread, 1).filter(|_| found)?;
    Some(principal.basis.column(0).clone_owned())
}

/// A unit vector orthogonal to x: the largest spread of the cloud, or the coordinate axis farthest
/// from x when there is none.
fn largest_spread_orthogonal_to(cloud: &Cloud, x: &DVector<f64>) -> DVector<f64> {
    largest_spread(cloud.vectors(), x).unwrap_or_else(|| {
        let axis = x
            .iter()
            .enumerate()
            .min_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))
            .map_or(0, |(i, _)| i);
        let unit = DVector::from_fn(x.len(), |i, _| f64::from(i == axis));
        with_fixed_sign(without(&unit, x).normalize())
    })
}

/// The basis (x, y) with y made exactly orthonormal to the unit vector x.
fn columns(x: DVector<f64>, y: DVector<f64>) -> DMatrix<f64> {
    let y = without(&y.normalize(), &x).normalize();
    DMatrix::from_columns(&[x, y])
}

fn unit(v: DVector<f64>) -> Option<DVector<f64>> {
    let norm = v.norm();
    (norm > 0.0).then(|| v / norm)
}

/// What v has orthogonal to the unit vector x; subtracted twice, so that cancellation leaves no
/// component along x.
fn without(v: &DVector<f64>, x: &DVector<f64>) -> DVector<f64> {
    let once = v - x * x.dot(v);
    let again = x * x.dot(&once);
    once - again
}
