//! QR factors by blocks of Householder reflections (Schreiber and Van Loan 1989): almost all of the work is matrix products.

use nalgebra::{DMatrix, DVector};

use super::{times, transposed_times};

/// So many reflections are applied at a time.
const PANEL: usize = 64;

/// m = Q R for m (`d × n`), with no negative number on the diagonal of R.
#[derive(Debug, Clone)]
pub struct Factors {
    panels: Vec<Panel>,
    /// −1 for each row of R that is turned over, and so for each column of Q.
    signs: DVector<f64>,
    /// R where it is not zero, `min(d, n) × n`.
    r: DMatrix<f64>,
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
    /// Of any matrix.
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
        Self { panels, signs, r, rows }
    }

    /// R, `min(d, n) × n`.
    pub fn r(self) -> DMatrix<f64> {
        self.r
    }

    /// Orthonormal columns, `d × min(d, n)`.
    pub fn q(&self) -> DMatrix<f64> {
        let rank = self.signs.len();
        let mut q = DMatrix::zeros(self.rows, rank);
        q.set_partial_diagonal(self.signs.iter().copied());
        for panel in self.panels.iter().rev() {
            panel.apply(&mut q, (panel.from, rank - panel.from));
        }
        q
    }

    /// Qᵀ x for x (`d × k`), where m has as many columns as rows or more.
    pub fn undo(&self, mut x: DMatrix<f64>) -> DMatrix<f64> {
        let columns = x.ncols();
        for panel in &self.panels {
            panel.undo(&mut x, (0, columns));
        }
        x.row_iter_mut().zip(&self.signs).for_each(|(mut row, sign)| row *= *sign);
        x
    }

    /// Turns the last column of Q over if det Q is negative (for a square m); R no longer belongs to it then.
    pub fn into_rotation(mut self) -> Self {
        let reflections = self.panels.iter().flat_map(|panel| panel.t.diagonal().iter().copied().collect::<Vec<_>>());
        let sign = reflections.map(|t| if t > 0.0 { -1.0 } else { 1.0 }).product::<f64>() * self.signs.product();
        if let Some(last) = self.signs.as_mut_slice().last_mut() {
            *last *= sign;
        }
        self
    }
}

impl Panel {
    /// Makes a strip upper triangular, column by column.
    fn clear(from: usize, strip: &mut DMatrix<f64>) -> Self {
        let (rows, width) = strip.shape();
        let (mut v, mut t) = (DMatrix::zeros(rows, width), DMatrix::zeros(width, width));
        for j in 0..width {
            let mut axis = strip.view((j, j), (rows - j, 1)).column(0).clone_owned();
            let norm = axis.norm();
            let image = if axis[0] > 0.0 { -norm } else { norm };
            axis[0] -= image;
            if axis.normalize_mut() == 0.0 {
                continue;
            }
            let mut right = strip.view_mut((j, j), (rows - j, width - j));
            let along = right.tr_mul(&axis);
            right.ger(-2.0, &axis, &along, 1.0);
            strip.view_mut((j, j), (rows - j, 1)).fill(0.0);
            strip[(j, j)] = image;
            v.view_mut((j, j), (rows - j, 1)).copy_from(&axis);
            let before = v.view((j, 0), (rows - j, j)).tr_mul(&axis);
            let column = t.view((0, 0), (j, j)) * before * -2.0;
            t.view_mut((0, j), (j, 1)).copy_from(&column);
            t[(j, j)] = 2.0;
        }
        Self { from, v, t }
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
        for (d, n) in
            [(1, 1), (5, 3), (3, 5), (p, p), (p + 1, p + 1), (2 * p + 7, p + 9), (p + 9, 3 * p), (4, 0), (0, 4)]
        {
            let m = normal_matrix(&mut seeded((d + 7 * n) as u64), d, n);
            let (factors, known) = (Factors::new(m.clone()), m.clone().qr());
            let q = factors.q();
            assert!((q.tr_mul(&q) - DMatrix::identity(d.min(n), d.min(n))).amax() < 1e-13, "{d} × {n}");
            assert!((&q - known.q()).amax() < 1e-10 && (&q * factors.r() - m).amax() < 1e-12, "{d} × {n}");
        }
    }

    #[test]
    fn what_the_factor_does_is_undone() {
        let factors = Factors::new(normal_matrix(&mut seeded(1), 101, 101));
        let x = normal_matrix(&mut seeded(2), 101, 7);
        assert!((factors.undo(factors.q() * &x) - x).amax() < 1e-12);
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
            let factors = Factors::new(normal_matrix(&mut seeded(seed), 7, 7)).into_rotation();
            assert!((factors.q().determinant() - 1.0).abs() < 1e-12);
        }
        let still = Factors::new(DMatrix::zeros(3, 3)).into_rotation();
        assert!((still.q().determinant() - 1.0).abs() < 1e-12);
    }
}
