//! QR factors by blocks of Householder reflections (Schreiber and Van Loan 1989): almost all of the
//! work is matrix products.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector};
use rand::Rng;
use rand_distr::{Distribution, StandardNormal};

use super::{times, transposed_times};

/// So many reflections are applied at a time.
const PANEL: usize = 64;

/// m = Q R for m (`d × n`), with no negative number on the diagonal of R.
#[derive(Debug, Clone)]
pub struct Factors {
    q: Reflections,
    /// R where it is not zero, `min(d, n) × n`.
    r: DMatrix<f64>,
}

/// An orthogonal Q (`d × d`), or its first columns (`d × k`), as a product of reflections: made and
/// applied without d³ multiplications.
#[derive(Debug, Clone)]
pub struct Reflections {
    panels: Vec<Panel>,
    /// −1 for each column of Q that is turned over; k of them.
    signs: DVector<f64>,
    /// d.
    rows: usize,
}

/// The product of some reflections, I − V T Vᵀ, which leaves the rows before `from` alone.
#[derive(Debug, Clone)]
struct Panel {
    from: usize,
    /// The unit vectors of the reflections, columns that begin with zeros.
    v: DMatrix<f64>,
    /// Upper triangular.
    t: DMatrix<f64>,
}

impl Factors {
    /// Of any matrix, `d × n`.
    pub fn new(mut m: DMatrix<f64>) -> Self {
        let (rows, columns) = m.shape();
        let rank = rows.min(columns);
        let mut panels = Vec::new();
        for from in (0..rank).step_by(PANEL) {
            let width = PANEL.min(rank - from);
            let mut strip = m.view((from, from), (rows - from, width)).clone_owned();
            let panel = Panel::clear(from, &mut strip);
            m.view_mut((from, from), strip.shape()).copy_from(&strip);
            let rest = columns - from - width;
            if rest > 0 {
                panel.undo(&mut m, (from + width, rest));
            }
            panels.push(panel);
        }
        let mut r = m.resize_vertically(rank, 0.0);
        let signs = DVector::from_fn(rank, |i, _| r[(i, i)].signum());
        r.row_iter_mut().zip(&signs).for_each(|(mut row, sign)| row *= *sign);
        Self { q: Reflections { panels, signs, rows }, r }
    }

    /// R, `min(d, n) × n`.
    pub fn r(self) -> DMatrix<f64> {
        self.r
    }

    /// Orthonormal columns, `d × min(d, n)`.
    pub fn q(&self) -> DMatrix<f64> {
        self.q.matrix()
    }
}

impl Reflections {
    /// Random and uniform (Haar), `d × d`: the orthogonal factor of a normal matrix, whose columns
    /// are normal again after each reflection and so need not be carried along (Stewart 1980).
    pub fn random(rng: &mut impl Rng, d: usize) -> Self {
        let mut signs = DVector::zeros(d);
        let panels = (0..d).step_by(PANEL).map(|from| {
            let mut v = DMatrix::zeros(d - from, PANEL.min(d - from));
            for (j, mut column) in v.column_iter_mut().enumerate() {
                let axis = DVector::from_fn(d - from - j, |_, _| StandardNormal.sample(rng));
                let (axis, image) = reflection(axis);
                signs[from + j] = image.signum();
                column.rows_mut(j, axis.len()).copy_from(&axis);
            }
            Panel::new(from, v)
        });
        Self { panels: panels.collect(), signs, rows: d }
    }

    /// Turns the last column of Q over if det Q is negative (for a square Q).
    pub fn into_rotation(mut self) -> Self {
        let reflections = self
            .panels
            .iter()
            .flat_map(|panel| panel.t.diagonal().iter().copied().collect::<Vec<_>>());
        let sign = reflections.map(|t| if t > 0.0 { -1.0 } else { 1.0 }).product::<f64>()
            * self.signs.product();
        if let Some(last) = self.signs.as_mut_slice().last_mut() {
            *last *= sign;
        }
        self
    }

    /// Q itself, `d × k`.
    pub fn matrix(&self) -> DMatrix<f64> {
        let count = self.signs.len();
        let mut q = DMatrix::zeros(self.rows, count);
        q.set_partial_diagonal(self.signs.iter().copied());
        for panel in self.panels.iter().rev() {
            panel.apply(&mut q, (panel.from, count - panel.from));
        }
        q
    }

    /// Q x for a square Q and x (`d × n`).
    pub fn apply(&self, mut x: DMatrix<f64>) -> DMatrix<f64> {
        let columns = x.ncols();
        self.turn_over(&mut x);
        self.panels.iter().rev().for_each(|panel| panel.apply(&mut x, (0, columns)));
        x
    }

    /// Qᵀ x for a square Q and x (`d × n`).
    pub fn undo(&self, mut x: DMatrix<f64>) -> DMatrix<f64> {
        let columns = x.ncols();
        self.panels.iter().for_each(|panel| panel.undo(&mut x, (0, columns)));
        self.turn_over(&mut x);
        x
    }

    fn turn_over(&self, x: &mut DMatrix<f64>) {
        x.row_iter_mut().zip(&self.signs).for_each(|(mut row, sign)| row *= *sign);
    }
}

/// A square Q as [`Reflections`], or its transpose.
#[derive(Debug, Clone)]
pub struct Turn {
    by: Arc<Reflections>,
    back: bool,
}

impl Turn {
    /// Q.
    pub fn new(by: Reflections) -> Self {
        Self { by: Arc::new(by), back: false }
    }

    /// The transpose, which turns back.
    pub fn transposed(&self) -> Self {
        Self { by: self.by.clone(), back: !self.back }
    }

    /// It times x (`d × n`).
    pub fn apply(&self, x: DMatrix<f64>) -> DMatrix<f64> {
        if self.back { self.by.undo(x) } else { self.by.apply(x) }
    }

    /// The matrix, `d × d`.
    pub fn matrix(&self) -> DMatrix<f64> {
        let q = self.by.matrix();
        if self.back { q.transpose() } else { q }
    }
}

/// The unit vector of the reflection that turns a vector into a multiple of the first axis, and
/// that multiple. Zero stays zero.
fn reflection(mut axis: DVector<f64>) -> (DVector<f64>, f64) {
    let norm = axis.norm();
    let image = if axis[0] > 0.0 { -norm } else { norm };
    if norm > 0.0 {
        axis[0] -= image;
        axis.normalize_mut();
    }
    (axis, image)
}

impl Panel {
    /// Of unit vectors, or zeros for no reflection.
    fn new(from: usize, v: DMatrix<f64>) -> Self {
        let gram = transposed_times(&v, &v);
        let width = v.ncols();
        let mut t = DMatrix::zeros(width, width);
        for j in (0..width).filter(|&j| gram[(j, j)] > 0.0) {
            let column = t.view((0, 0), (j, j)) * gram.view((0, j), (j, 1)) * -2.0;
            t.view_mut((0, j), (j, 1)).copy_from(&column);
            t[(j, j)] = 2.0;
        }
        Self { from, v, t }
    }

    /// Makes a strip upper triangular, column by column.
    fn clear(from: usize, strip: &mut DMatrix<f64>) -> Self {
        let (rows, width) = strip.shape();
        let mut v = DMatrix::zeros(rows, width);
        for j in 0..width {
            let (axis, image) =
                reflection(strip.view((j, j), (rows - j, 1)).column(0).clone_owned());
            let mut right = strip.view_mut((j, j), (rows - j, width - j));
            let along = right.tr_mul(&axis);
            right.ger(-2.0, &axis, &along, 1.0);
            strip.view_mut((j, j), (rows - j, 1)).fill(0.0);
            strip[(j, j)] = image;
            v.view_mut((j, j), (rows - j, 1)).copy_from(&axis);
        }
        Self::new(from, v)
    }

    /// x becomes (I − V T Vᵀ) x in these columns (the first and how many).
    fn apply(&self, x: &mut DMatrix<f64>, columns: (usize, usize)) {
        self.subtract(&self.t, x, columns);
    }

    /// x becomes (I − V T Vᵀ)ᵀ x.
    fn undo(&self, x: &mut DMatrix<f64>, columns: (usize, usize)) {
        self.subtract(&self.t.transpose(), x, columns);
    }

    fn subtract(&self, t: &DMatrix<f64>, x: &mut DMatrix<f64>, (first, count): (usize, usize)) {
        let mut part = x.view_mut((self.from, first), (self.v.nrows(), count));
        let along = transposed_times(&self.v, &part.clone_owned());
        part -= times(&self.v, &times(t, &along));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    #[test]
    fn blocked_factors_are_those_of_nalgebra() {
        let p = PANEL;
        for (d, n) in [
            (1, 1),
            (5, 3),
            (3, 5),
            (p, p),
            (p + 1, p + 1),
            (2 * p + 7, p + 9),
            (p + 9, 3 * p),
            (4, 0),
            (0, 4),
        ] {
            let m = normal_matrix(&mut seeded((d + 7 * n) as u64), d, n);
            let (factors, known) = (Factors::new(m.clone()), m.clone().qr());
            let q = factors.q();
            assert!(
                (q.tr_mul(&q) - DMatrix::identity(d.min(n), d.min(n))).amax() < 1e-13,
                "{d} × {n}"
            );
            assert!(
                (&q - known.q()).amax() < 1e-10 && (&q * factors.r() - m).amax() < 1e-12,
                "{d} × {n}"
            );
        }
    }

    #[test]
    fn random_reflections_are_applied_and_undone_as_their_matrix_is() {
        for d in [1, 2, PANEL, 2 * PANEL + 7] {
            let reflections = Reflections::random(&mut seeded(d as u64), d);
            let (q, x) = (reflections.matrix(), normal_matrix(&mut seeded(2), d, 7));
            assert!((q.tr_mul(&q) - DMatrix::identity(d, d)).amax() < 1e-13);
            assert!((reflections.apply(x.clone()) - &q * &x).amax() < 1e-12);
            assert!((reflections.undo(x.clone()) - q.tr_mul(&x)).amax() < 1e-12);
        }
    }

    #[test]
    fn random_reflections_are_uniform() {
        let (d, n) = (4, 4000);
        let mut rng = seeded(5);
        let all: Vec<_> = (0..n).map(|_| Reflections::random(&mut rng, d).matrix()).collect();
        let mean = |of: &dyn Fn(&DMatrix<f64>) -> f64| all.iter().map(of).sum::<f64>() / n as f64;
        let noise = 4.0 / (n as f64).sqrt();
        for (i, j) in (0..d).flat_map(|i| (0..d).map(move |j| (i, j))) {
            assert!(mean(&|q| q[(i, j)]).abs() < noise, "entry {i}, {j} has no sign of its own");
            assert!(
                (mean(&|q| q[(i, j)].powi(2)) * d as f64 - 1.0).abs() < noise * 1.5,
                "nor a size of its own"
            );
        }
        assert!(mean(&|q| q.determinant()).abs() < noise);
    }

    #[test]
    fn columns_that_depend_on_others_leave_an_orthonormal_factor() {
        let m = normal_matrix(&mut seeded(3), 90, 20) * normal_matrix(&mut seeded(4), 20, 90);
        for m in [m, DMatrix::zeros(60, 60)] {
            let (factors, one) = (Factors::new(m.clone()), DMatrix::identity(m.nrows(), m.nrows()));
            let q = factors.q();
            assert!((q.tr_mul(&q) - one).amax() < 1e-12 && (q * factors.r() - m).amax() < 1e-12);
        }
    }

    #[test]
    fn a_rotation_has_a_positive_determinant() {
        for seed in 0..20 {
            let rotation = Reflections::random(&mut seeded(seed), 7).into_rotation();
            assert!((rotation.matrix().determinant() - 1.0).abs() < 1e-12);
        }
    }
}
