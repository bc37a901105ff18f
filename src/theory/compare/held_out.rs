//! Linear maps from the coordinates of one model to those of another, judged on columns that they
//! were not fitted to.

use nalgebra::DMatrix;

use crate::linalg::{
    least_squares, lower_factor, lower_inverse, rank, row_gram, singular_values, solve_lower,
    solve_lower_transposed, times, transposed_times,
};

/// Column i is predicted by a fit on all columns but those of fold i mod [`FOLDS`].
pub const FOLDS: usize = 5;

/// Up to this many coordinates or columns a decomposition is quick enough.
const SMALL: usize = 64;

/// Least ratio of squared diagonal entries of a Cholesky factor that is trusted: well above where
/// the squared condition number costs the fit its digits.
const TRUSTED: f64 = 1e-10;

/// 1 − |y − fit|² / |y|², uncentred; `m × n` both.
pub fn explained(y: &DMatrix<f64>, fit: &DMatrix<f64>) -> f64 {
    1.0 - (y - fit).norm_squared() / y.norm_squared()
}

/// The values of y (`m × n`) that linear maps without constant predict from x (`k × n`), each
/// column by the least-squares map (of minimum norm) of the other folds. `None` with fewer than two
/// columns.
pub fn held_out_fit(x: &DMatrix<f64>, y: &DMatrix<f64>, rtol: f64) -> Option<DMatrix<f64>> {
    let (k, n) = x.shape();
    if n < 2 || k == 0 {
        return None;
    }
    let quick = match (k.min(n) > SMALL, least_train(n) >= k) {
        (false, _) => None,
        (true, true) => by_coordinates(x, y, &Grams::of(x, y)).map(|fits| fits.of_y),
        (true, false) => by_columns(x, y),
    };
    Some(quick.unwrap_or_else(|| directly(x, y, rtol)))
}

/// The same of y from x and of x from y, where their Gram matrices over all columns may be known:
/// they are the larger part of the work.
pub(super) fn held_out_both_ways(
    x: &DMatrix<f64>,
    y: &DMatrix<f64>,
    grams: Option<&Grams>,
    rtol: f64,
) -> Option<Fits> {
    let n = x.ncols();
    let large = x.nrows().min(y.nrows()).min(n) > SMALL;
    if large && least_train(n) >= x.nrows().max(y.nrows()) {
        let made = if grams.is_some() { None } else { Some(Grams::of(x, y)) };
        if let Some(fits) = grams.or(made.as_ref()).and_then(|grams| by_coordinates(x, y, grams)) {
            return Some(fits);
        }
    }
    Some(Fits { of_x: held_out_fit(y, x, rtol)?, of_y: held_out_fit(x, y, rtol)? })
}

/// x xᵀ, x yᵀ and y yᵀ.
#[derive(Debug, Clone)]
pub(super) struct Grams {
    pub x: DMatrix<f64>,
    pub across: DMatrix<f64>,
    pub y: DMatrix<f64>,
}

impl Grams {
    pub(super) fn of(x: &DMatrix<f64>, y: &DMatrix<f64>) -> Self {
        Self { x: row_gram(x), across: times(x, &y.transpose()), y: row_gram(y) }
    }

    /// The same with x and y exchanged.
    pub(super) fn exchanged(&self) -> Self {
        Self { x: self.y.clone(), across: self.across.transpose(), y: self.x.clone() }
    }

    fn without(&self, other: &Self) -> Self {
        let (x, across, y) = (&self.x - &other.x, &self.across - &other.across, &self.y - &other.y);
        Self { x, across, y }
    }
}

/// What each of two sides is predicted to be from the other.
pub(super) struct Fits {
    pub of_x: DMatrix<f64>,
    pub of_y: DMatrix<f64>,
}

/// The columns of fold number `fold`, and the others.
fn split(fold: usize, n: usize) -> (Vec<usize>, Vec<usize>) {
    (0..n).partition(|i| i % FOLDS == fold)
}

/// The fewest columns that any fold is fitted to.
pub(super) fn least_train(n: usize) -> usize {
    n - n.div_ceil(FOLDS)
}

fn assemble(
    y: &DMatrix<f64>,
    fold: impl Fn(&[usize], &[usize]) -> Option<DMatrix<f64>>,
) -> Option<DMatrix<f64>> {
    let mut fit = DMatrix::zeros(y.nrows(), y.ncols());
    for number in 0..FOLDS.min(y.ncols()) {
        let (out, others) = split(number, y.ncols());
        place(&mut fit, &out, &fold(&out, &others)?);
    }
    Some(fit)
}

fn place(fit: &mut DMatrix<f64>, at: &[usize], columns: &DMatrix<f64>) {
    at.iter().zip(columns.column_iter()).for_each(|(&at, column)| fit.set_column(at, &column));
}

fn directly(x: &DMatrix<f64>, y: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let fold = |out: &[usize], others: &[usize]| {
        let map = least_squares(&x.select_columns(others), &y.select_columns(others), rtol);
        Some(times(&map, &x.select_columns(out)))
    };
    assemble(y, fold).unwrap_or_default()
}

/// With more columns than coordinates: normal equations, the Gram matrices of a fold taken out of
/// those of all.
fn by_coordinates(x: &DMatrix<f64>, y: &DMatrix<f64>, all: &Grams) -> Option<Fits> {
    let n = x.ncols();
    let mut fits = Fits { of_x: DMatrix::zeros(x.nrows(), n), of_y: DMatrix::zeros(y.nrows(), n) };
    for number in 0..FOLDS.min(n) {
        let (out, _) = split(number, n);
        let (x, y) = (x.select_columns(&out), y.select_columns(&out));
        let train = all.without(&Grams::of(&x, &y));
        place(&mut fits.of_y, &out, &predicted(&train.x, &train.across, &x)?);
        place(&mut fits.of_x, &out, &predicted(&train.y, &train.across.transpose(), &y)?);
    }
    Some(fits)
}

/// acrossᵀ own⁻¹ test.
fn predicted(
    own: &DMatrix<f64>,
    across: &DMatrix<f64>,
    test: &DMatrix<f64>,
) -> Option<DMatrix<f64>> {
    let factor = trusted_factor(own)?;
    Some(transposed_times(&solve_lower(&factor, across)?, &solve_lower(&factor, test)?))
}

/// With fewer columns in a fold than coordinates: for its columns X and those left out x, weights
/// w = (XᵀX)⁻¹Xᵀx, corrected once from the columns themselves (Björck 1987), for the Gram matrix
/// has lost half the digits.
fn by_columns(x: &DMatrix<f64>, y: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let gram = transposed_times(x, x);
    assemble(y, |out, others| {
        let among = gram.select_columns(others);
        let factor = trusted_factor(&among.select_rows(others))?;
        let solve =
            |right: &DMatrix<f64>| solve_lower_transposed(&factor, &solve_lower(&factor, right)?);
        let train = x.select_columns(others);
        let mut weights = solve(&gram.select_columns(out).select_rows(others))?;
        let missed = x.select_columns(out) - times(&train, &weights);
        weights += solve(&transposed_times(&train, &missed))?;
        Some(times(&y.select_columns(others), &weights))
    })
}

/// The lower Cholesky factor, where the matrix is so well conditioned that it keeps enough digits.
pub(super) fn trusted_factor(gram: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let l = lower_factor(gram)?;
    let (least, most) = l
        .diagonal()
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(least, most), x| (least.min(*x), most.max(*x)));
    (least * least >= TRUSTED * most * most).then_some(l)
}

/// The least-squares map W (`m × k`) of minimum norm, y ≈ W x, of all columns.
pub(super) fn linear_map(x: &DMatrix<f64>, y: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let (k, n) = x.shape();
    let square = || Some(times(y, &regular_inverse(x, rtol)?));
    if k > SMALL && n == k { square() } else { None }.unwrap_or_else(|| least_squares(x, y, rtol))
}

/// The same for y from x and for more columns than coordinates, of known Gram matrices.
pub(super) fn linear_map_by(
    grams: &Grams,
    x: &DMatrix<f64>,
    y: &DMatrix<f64>,
    rtol: f64,
) -> DMatrix<f64> {
    let quick = || {
        let inverse = lower_inverse(&trusted_factor(&grams.x)?)?;
        Some(times(&times(&inverse, &grams.across).transpose(), &inverse))
    };
    let many = x.nrows() > SMALL && x.ncols() > x.nrows();
    if many { quick() } else { None }.unwrap_or_else(|| linear_map(x, y, rtol))
}

/// The inverse of a square matrix whose condition number is below 1/rtol; of a large one by a bound
/// on it that is at most its order too large.
pub(super) fn regular_inverse(m: &DMatrix<f64>, rtol: f64) -> Option<DMatrix<f64>> {
    if !m.is_square() || m.nrows() <= SMALL && rank(&singular_values(m), rtol) < m.nrows() {
        return None;
    }
    let inverse = m.clone().try_inverse()?;
    (m.nrows() <= SMALL || m.norm() * inverse.norm() * rtol < 1.0).then_some(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    #[test]
    fn quick_fits_are_those_of_the_decomposition() {
        let shapes =
            [(70, 66, 200), (90, 70, 80), (80, 70, 90), (70, 40, 70), (3, 2, 2), (5, 5, 4)];
        for (k, m, n) in shapes {
            let mut rng = seeded((k + n) as u64);
            let x = normal_matrix(&mut rng, k, n);
            let y = normal_matrix(&mut rng, m, k) * &x * 0.1 + normal_matrix(&mut rng, m, n);
            let (quick, known) = (held_out_fit(&x, &y, 1e-9), directly(&x, &y, 1e-9));
            let quick = quick.expect("there are columns to leave out");
            assert!(
                (&quick - &known).amax() < 1e-9 * known.amax(),
                "{k} {m} {n}: {}",
                (quick - known).amax()
            );
            let both = held_out_both_ways(&y, &x, None, 1e-9).expect("as before");
            assert!((both.of_x - &known).amax() < 1e-9 * known.amax(), "{k} {m} {n}");
            let maps = [linear_map(&x, &y, 1e-9), linear_map_by(&Grams::of(&x, &y), &x, &y, 1e-9)];
            let direct = least_squares(&x, &y, 1e-9);
            assert!(maps.iter().all(|map| (map - &direct).amax() < 1e-9 * direct.amax()));
        }
    }

    #[test]
    fn one_column_cannot_be_held_out() {
        assert!(held_out_fit(&DMatrix::zeros(2, 1), &DMatrix::zeros(2, 1), 1e-9).is_none());
    }
}
