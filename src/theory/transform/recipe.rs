//! From a recipe to the matrix A it describes.

use nalgebra::{DMatrix, DVector, Matrix2};
use rand::seq::SliceRandom;

use super::{
    End, LinearMap, Recipe, Refusal, Side, factored::Factored, resolve_context::ResolveContext,
    whitening,
};
use crate::{
    linalg::{LARGEST_SQUARE, Reflections, Turn, seeded},
    model::Cloud,
    plane::{Plane, PlaneSpec},
};

impl Recipe {
    /// Whether A is more than the identity with a change in few directions.
    fn is_dense(&self) -> bool {
        match self {
            Self::Plane { .. } | Self::Reflection { .. } | Self::Worst { .. } => false,
            Self::Rotation { .. }
            | Self::Random { .. }
            | Self::AxisScale { .. }
            | Self::RandomAxisScale { .. }
            | Self::Whitening
            | Self::Given { .. } => true,
        }
    }

    /// The invertible A, in the dimension of the current model.
    pub(super) fn resolve(
        &self,
        on: Side,
        context: &ResolveContext<'_>,
    ) -> Result<LinearMap, Refusal> {
        let d = context.current.d();
        if self.is_dense() {
            has_room(d)?;
        }
        match self {
            Self::Plane { plane, t } => {
                t.iter().try_for_each(|&x| finite("an entry of T", x))?;
                Ok(LinearMap::plane(&context.plane(plane)?, &Matrix2::new(t[0], t[1], t[2], t[3]))?)
            }
            Self::Reflection { plane } => {
                Ok(LinearMap::plane(&context.plane(plane)?, &Matrix2::new(1.0, 0.0, 0.0, -1.0))?)
            }
            Self::Rotation { seed } => {
                let q = rotation(d, *seed);
                let back = Factored::turn(q.transposed(), d);
                Ok(LinearMap::made(Factored::turn(q, d), back, vec![1.0; d])?)
            }
            Self::Random { condition, seed } => random(d, *condition, *seed),
            Self::AxisScale { log2 } => axis_scale(d, log2),
            Self::RandomAxisScale { condition, seed } => {
                let mut factors = log_spaced(d, at_least_one(*condition)?);
                factors.shuffle(&mut seeded(*seed));
                diagonal(&factors)
            }
            Self::Whitening => whitening::whitening(context, on),
            Self::Worst { pair, condition, end } => {
                worst(context.current.g(), *pair, at_least_one(*condition)?, *end, on)
            }
            Self::Given { rows } => given(d, rows),
        }
    }
}

/// Whether matrices of all dimensions have room in memory.
pub(super) fn has_room(d: usize) -> Result<(), Refusal> {
    if d <= LARGEST_SQUARE { Ok(()) } else { Err(Refusal::TooWide { d }) }
}

impl ResolveContext<'_> {
    /// The plane of the base model, with zeros for dimensions that padding has added since, or
    /// where it was carried to.
    fn plane(&self, spec: &PlaneSpec) -> Result<Plane, Refusal> {
        let (base, found) = (self.base.d(), self.current.d());
        if !self.carries_planes {
            return Err(Refusal::PlaneAfterMinimal { base, found });
        }
        let mut plane = spec.find(self.base)?;
        plane.basis = match spec {
            PlaneSpec::Moved(_) => self.carriage.axes(&plane.basis),
            _ => plane.basis.resize_vertically(found, 0.0),
        };
        Ok(plane)
    }
}

/// A Haar rotation: the last column is turned over when det would be −1.
fn rotation(d: usize, seed: u64) -> Turn {
    Turn::new(Reflections::random(&mut seeded(seed), d).into_rotation())
}

/// Two seeds from one, so that U and V are independent.
fn second_seed(seed: u64) -> u64 {
    seed.wrapping_add(1 << 32)
}

/// U diag(s) Q for rotations U and Q.
fn random(d: usize, condition: f64, seed: u64) -> Result<LinearMap, Refusal> {
    let values = log_spaced(d, at_least_one(condition)?);
    let (u, q) = (rotation(d, seed), rotation(d, second_seed(seed)));
    let inverse = Factored::turned(q.transposed(), inverses(&values), u.transposed());
    Ok(LinearMap::made(Factored::turned(u, values.clone(), q), inverse, values)?)
}

fn inverses(factors: &[f64]) -> Vec<f64> {
    factors.iter().map(|x| 1.0 / x).collect()
}

/// d factors from √κ down to 1/√κ, equally spaced in their logarithm; for d = 1 the factor is 1.
fn log_spaced(d: usize, condition: f64) -> Vec<f64> {
    let last = (d.max(2) - 1) as f64;
    let exponent = |i: usize| if d == 1 { 0.0 } else { 0.5 - i as f64 / last };
    (0..d).map(|i| condition.powf(exponent(i))).collect()
}

fn axis_scale(d: usize, log2: &[f64]) -> Result<LinearMap, Refusal> {
    if log2.len() != d {
        return Err(Refusal::Shape { rows: log2.len(), columns: log2.len(), ragged: None, d });
    }
    log2.iter().try_for_each(|&x| finite("a logarithm of a scale", x))?;
    diagonal(&log2.iter().map(|x| x.exp2()).collect::<Vec<_>>())
}

fn diagonal(factors: &[f64]) -> Result<LinearMap, Refusal> {
    let mut values = factors.to_vec();
    values.sort_by(|a, b| b.total_cmp(a));
    let inverse = Factored::diagonal(inverses(factors));
    Ok(LinearMap::made(Factored::diagonal(factors.to_vec()), inverse, values)?)
}

/// Unembeddings are scaled by κ^{±1/2} along the sum and the difference of the two unit directions:
/// Wielandt's extremal map. Parallel directions have no difference (or no sum); their angle stays
/// what it is, on a second axis chosen freely.
fn worst(
    g: &Cloud,
    pair: [(usize, usize); 2],
    condition: f64,
    end: End,
    on: Side,
) -> Result<LinearMap, Refusal> {
    let [a, b] = [unit_difference(g, pair[0])?, unit_difference(g, pair[1])?];
    let (sum, difference) = (&a + &b, &a - &b);
    let x = if sum.norm() >= difference.norm() {
        sum.normalize()
    } else {
        orthonormal_to(&difference.normalize(), sum)
    };
    let y = orthonormal_to(&x, difference);
    let root = condition.sqrt();
    let on_g = if end == End::Closest { [root, 1.0 / root] } else { [1.0 / root, root] };
    let factors = if on == Side::Both { on_g } else { on_g.map(|s| 1.0 / s) };
    let core = DMatrix::from_diagonal(&DVector::from_column_slice(&factors));
    Ok(LinearMap::block(DMatrix::from_columns(&[x, y]), core)?)
}

/// v made orthonormal to the unit vector x; a coordinate axis instead of v when nothing is left of
/// it.
fn orthonormal_to(x: &DVector<f64>, v: DVector<f64>) -> DVector<f64> {
    let without = |v: DVector<f64>| &v - x * x.dot(&v);
    let rest = without(without(v));
    if rest.norm() > f64::EPSILON {
        return without(rest.normalize()).normalize();
    }
    let axis =
        x.iter().enumerate().min_by(|a, b| a.1.abs().total_cmp(&b.1.abs())).map_or(0, |(i, _)| i);
    without(without(DVector::from_fn(x.len(), |i, _| f64::from(i == axis)))).normalize()
}

fn unit_difference(g: &Cloud, (from, to): (usize, usize)) -> Result<DVector<f64>, Refusal> {
    if let Some(index) = [from, to].into_iter().find(|&i| i >= g.len()) {
        return Err(Refusal::Token { index, tokens: g.len() });
    }
    let difference = g.vector(to) - g.vector(from);
    let norm = difference.norm();
    if norm > 0.0 { Ok(difference / norm) } else { Err(Refusal::NoDirection { from, to }) }
}

fn given(d: usize, rows: &[Vec<f64>]) -> Result<LinearMap, Refusal> {
    let columns = rows.first().map_or(0, Vec::len);
    let ragged = rows.iter().position(|row| row.len() != columns);
    if rows.len() != d || columns != d || ragged.is_some() {
        return Err(Refusal::Shape { rows: rows.len(), columns, ragged, d });
    }
    rows.iter().flatten().try_for_each(|&x| finite("an entry of the matrix", x))?;
    Ok(LinearMap::dense(DMatrix::from_fn(d, d, |i, j| rows[i][j]))?)
}

pub(super) fn finite(what: &'static str, found: f64) -> Result<(), Refusal> {
    if found.is_finite() {
        Ok(())
    } else {
        Err(Refusal::Number { what, found, expected: "a finite number" })
    }
}

fn at_least_one(condition: f64) -> Result<f64, Refusal> {
    if condition.is_finite() && condition >= 1.0 {
        return Ok(condition);
    }
    Err(Refusal::Number {
        what: "the condition number",
        found: condition,
        expected: "a finite number, at least 1",
    })
}
