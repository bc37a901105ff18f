//! The polar path from the identity to a map: invertible at every moment.

use nalgebra::{DMatrix, DVector};

use super::{LinearMap, NoPath};
use crate::linalg::{symmetric_eigen, thin_svd};

/// Eigenvalues of the symmetric part of a rotation this close to −1 belong to half turns, whose
/// planes are free to choose: sin Θ, by which K is divided, has lost half of its digits there.
const HALF_TURN: f64 = 1e-9;

/// t ↦ exp(t log Q) exp(t log P) for A = QP, prepared once.
///
/// With S = (Q + Qᵀ)/2 and K = (Q − Qᵀ)/2, which commute, Qᵗ = cos(tΘ) + sin(tΘ)/sin Θ · K, where S
/// = cos Θ. Half turns (Θ = π, K = 0) are paired into planes by hand.
#[derive(Debug, Clone)]
pub struct Path {
    outside: Option<DMatrix<f64>>,
    stretch: Vec<f64>,
    stretch_axes: DMatrix<f64>,
    angles: Vec<f64>,
    angle_axes: DMatrix<f64>,
    /// J of [`rotation_generator`], one row an angle.
    turn: DMatrix<f64>,
    end: LinearMap,
}

impl Path {
    /// The path to A. Invertible matrices with negative determinant are not connected to I.
    ///
    /// # Errors
    /// A map with det A < 0.
    pub fn new(map: &LinearMap) -> Result<Self, NoPath> {
        if map.det_sign() < 0 {
            return Err(NoPath { dimension: map.dimension(), singular: false });
        }
        let (outside, core) = match map.as_block() {
            Some((basis, core)) => (Some(basis.clone()), core.clone()),
            None => (None, map.matrix()),
        };
        let svd = thin_svd(&core);
        let stretch_axes = svd.vt.transpose();
        let (angles, angle_axes, turn) = rotation_generator(&(svd.u * svd.vt));
        Ok(Self {
            outside,
            stretch: svd.s,
            stretch_axes,
            angles,
            angle_axes,
            turn,
            end: map.clone(),
        })
    }

    /// A(t): the identity at 0, the map at 1.
    pub fn at(&self, t: f64) -> LinearMap {
        if t == 1.0 || self.stretch.is_empty() {
            return self.end.clone();
        }
        let (turned, back) = (self.rotation(t), self.rotation(-t));
        let a = turned * self.stretched(t);
        let inverse = self.stretched(-t) * back;
        match &self.outside {
            Some(basis) => LinearMap::known_block(basis.clone(), a, inverse),
            None => {
                LinearMap::trusted(a, inverse, self.stretch.iter().map(|s| s.powf(t)).collect())
            }
        }
    }

    /// A(t) X for few columns X (`d × n`), without forming A(t): O(d²) a column.
    pub fn push(&self, t: f64, columns: &DMatrix<f64>) -> DMatrix<f64> {
        self.within(columns, |inside| self.turned(t, &self.scaled(t, inside)))
    }

    /// A(t)ᵀ X for few columns X (`d × n`), without forming A(t): O(d²) a column.
    pub fn pull(&self, t: f64, columns: &DMatrix<f64>) -> DMatrix<f64> {
        self.within(columns, |inside| self.scaled(t, &self.turned(-t, inside)))
    }

    /// The path of A⁻ᵀ, whose moments are A(t)⁻ᵀ.
    pub fn dual(&self) -> Self {
        let stretch = self.stretch.iter().map(|s| s.recip()).collect();
        Self { stretch, end: self.end.dual(), ..self.clone() }
    }

    /// X + B(C − I)BᵀX for a map C of the directions B that the path moves, given by what it does
    /// to BᵀX.
    fn within(
        &self,
        columns: &DMatrix<f64>,
        inner: impl Fn(&DMatrix<f64>) -> DMatrix<f64>,
    ) -> DMatrix<f64> {
        match &self.outside {
            Some(basis) => {
                let inside = basis.tr_mul(columns);
                columns + basis * (inner(&inside) - inside)
            }
            None => inner(columns),
        }
    }

    /// Pᵗ X.
    fn scaled(&self, t: f64, columns: &DMatrix<f64>) -> DMatrix<f64> {
        let mut along = self.stretch_axes.tr_mul(columns);
        for (mut row, s) in along.row_iter_mut().zip(&self.stretch) {
            row *= s.powf(t);
        }
        &self.stretch_axes * along
    }

    /// Qᵗ X.
    fn turned(&self, t: f64, columns: &DMatrix<f64>) -> DMatrix<f64> {
        let mut along = self.angle_axes.tr_mul(columns);
        let across = &self.turn * columns;
        for (i, angle) in self.angles.iter().enumerate() {
            let (sin, cos) = (t * angle).sin_cos();
            along.row_mut(i).zip_apply(&across.row(i), |v, k| *v = cos * *v + sin * k);
        }
        &self.angle_axes * along
    }

    /// Pᵗ = V diag(sᵗ) Vᵀ.
    fn stretched(&self, t: f64) -> DMatrix<f64> {
        let mut scaled = self.stretch_axes.clone();
        for (mut column, s) in scaled.column_iter_mut().zip(&self.stretch) {
            column *= s.powf(t);
        }
        scaled * self.stretch_axes.transpose()
    }

    /// Qᵗ.
    fn rotation(&self, t: f64) -> DMatrix<f64> {
        let mut inner = self.angle_axes.transpose();
        for (i, angle) in self.angles.iter().enumerate() {
            let (sin, cos) = (t * angle).sin_cos();
            inner.row_mut(i).zip_apply(&self.turn.row(i), |v, k| *v = cos * *v + sin * k);
        }
        &self.angle_axes * inner
    }
}

/// A(t) of the polar path from I to A; see [`Path`] for many t.
///
/// # Errors
/// As [`Path::new`].
pub fn path(map: &LinearMap, t: f64) -> Result<LinearMap, NoPath> {
    Ok(Path::new(map)?.at(t))
}

/// Angles θ, axes V (columns) and J with Qᵗ = V (cos(tθ) Vᵀ + sin(tθ) J). Row i of J is vᵢᵀK made a
/// unit vector: its length is sin θᵢ, which keeps its digits where the cosine has lost them.
fn rotation_generator(q: &DMatrix<f64>) -> (Vec<f64>, DMatrix<f64>, DMatrix<f64>) {
    let skew = (q - q.transpose()) / 2.0;
    let (cosines, mut axes) = symmetric_eigen(&((q + q.transpose()) / 2.0));
    let near = cosines.iter().filter(|&&c| c < HALF_TURN - 1.0).count();
    let half_turns = near + near % 2;
    let first = cosines.len().saturating_sub(half_turns);
    let paired = paired_axes(&axes.columns(first, cosines.len() - first).clone_owned(), &skew);
    axes.columns_mut(first, paired.ncols()).copy_from(&paired);
    let mut turn = axes.tr_mul(&skew);
    let mut angles = Vec::with_capacity(cosines.len());
    for (i, cosine) in cosines.iter().enumerate() {
        let sine = turn.row(i).norm();
        if i < first {
            angles.push(sine.atan2(*cosine));
            turn.row_mut(i).scale_mut(if sine > 0.0 { 1.0 / sine } else { 0.0 });
        } else {
            angles.push(std::f64::consts::PI);
            let (mate, sign) =
                if (i - first).is_multiple_of(2) { (i + 1, -1.0) } else { (i - 1, 1.0) };
            turn.set_row(i, &(axes.column(mate).transpose() * sign));
        }
    }
    (angles, axes, turn)
}

/// An orthonormal basis of the half-turn space whose columns 2i and 2i + 1 span planes that the
/// (nearly vanishing) skew part keeps.
fn paired_axes(space: &DMatrix<f64>, skew: &DMatrix<f64>) -> DMatrix<f64> {
    let mut axes = DMatrix::zeros(space.nrows(), 0);
    while axes.ncols() < space.ncols() {
        let axis = largest_rest(space, &axes);
        let image = space * space.tr_mul(&(skew.tr_mul(&axis)));
        axes = with_column(axes, axis);
        let mate = rest(&image, &axes);
        let mate =
            if mate.norm() > HALF_TURN { mate.normalize() } else { largest_rest(space, &axes) };
        axes = with_column(axes, mate);
    }
    axes
}

fn with_column(axes: DMatrix<f64>, column: DVector<f64>) -> DMatrix<f64> {
    let last = axes.ncols();
    let mut axes = axes.insert_column(last, 0.0);
    axes.set_column(last, &column);
    axes
}

/// What v has orthogonal to the axes.
fn rest(v: &DVector<f64>, axes: &DMatrix<f64>) -> DVector<f64> {
    let once = v - axes * axes.tr_mul(v);
    let again = axes * axes.tr_mul(&once);
    once - again
}

/// The unit vector of the space's column that reaches farthest out of the axes chosen so far.
fn largest_rest(space: &DMatrix<f64>, axes: &DMatrix<f64>) -> DVector<f64> {
    let rests = space.column_iter().map(|column| rest(&column.clone_owned(), axes));
    rests
        .max_by(|a, b| a.norm().total_cmp(&b.norm()))
        .map_or_else(|| DVector::zeros(space.nrows()), |v| v.normalize())
}
