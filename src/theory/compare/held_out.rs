//! Linear maps from the coordinates of one model to those of another, judged on columns that they
//! were not fitted to.

use nalgebra::DMatrix;

use crate::linalg::{
    definite_inverse, least_squares, lower_inverse, row_gram, solve_lower, times, transposed_times,
};

/// Column i is predicted by a fit on all columns but those of fold i mod [`FOLDS`].
pub const FOLDS: usize = 5;

/// Up to this many coordinates or columns a decomposition is quick enough.
const SMALL: usize = 64;

/// Least ratio of squared diagonal entries of a Cholesky factor that is trusted: well above where
/// the squared condition number costs the fit its digits.
const TRUSTED: f64 = 1e-10;

/// 1 − |y − fit|² / |y|², uncentred.
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
        (true, true) => by_coordinates(x, y),
        (true, false) if n <= k => by_columns(x, y, rtol),
        (true, false) => None,
    };
    Some(quick.unwrap_or_else(|| directly(x, y, rtol)))
}

/// The columns of fold number `fold`, and the others.
fn split(fold: usize, n: usize) -> (Vec<usize>, Vec<usize>) {
    (0..n).partition(|i| i % FOLDS == fold)
}

/// The fewest columns that any fold is fitted to.
fn least_train(n: usize) -> usize {
    n - n.div_ceil(FOLDS)
}

fn assemble(
    y: &DMatrix<f64>,
    fold: impl Fn(&[usize], &[usize]) -> Option<DMatrix<f64>>,
) -> Option<DMatrix<f64>> {
    let mut fit = DMatrix::zeros(y.nrows(), y.ncols());
    for number in 0..FOLDS.min(y.ncols()) {
        let (out, others) = split(number, y.ncols());
        for (&at, column) in out.iter().zip(fold(&out, &others)?.column_iter()) {
            fit.set_column(at, &column);
        }
    }
    Some(fit)
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
fn by_coordinates(x: &DMatrix<f64>, y: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let (own, across) = (row_gram(x), times(x, &y.transpose()));
    assemble(y, |out, _| {
        let (x, y) = (x.select_columns(out), y.select_columns(out));
        let factor = trusted_factor(&own - row_gram(&x))?;
        let k = x.nrows();
        let (train, test) = (&across - times(&x, &y.transpose()), x);
        let mut both = DMatrix::zeros(k, train.ncols() + test.ncols());
        both.columns_mut(0, train.ncols()).copy_from(&train);
        both.columns_mut(train.ncols(), test.ncols()).copy_from(&test);
        let solved = solve_lower(&factor, &both)?;
        let (fitted, at) = solved.columns_range_pair(0..train.ncols(), train.ncols()..);
        Some(transposed_times(&fitted.clone_owned(), &at.clone_owned()))
    })
}

/// With no more columns than coordinates, all independent: for K = xᵀx what fold T misses is
/// (K⁻¹_TT)⁻¹ (K⁻¹ yᵀ)_T, with one inverse for all folds.
fn by_columns(x: &DMatrix<f64>, y: &DMatrix<f64>, rtol: f64) -> Option<DMatrix<f64>> {
    let inverse = definite_inverse(&transposed_times(x, x), rtol)?;
    let weighted = times(&inverse, &y.transpose());
    assemble(y, |out, _| {
        let within = inverse.select_rows(out).select_columns(out);
        let missed = within.cholesky()?.solve(&weighted.select_rows(out));
        Some(y.select_columns(out) - missed.transpose())
    })
}

/// The lower Cholesky factor, where the matrix is so well conditioned that it keeps enough digits.
pub(super) fn trusted_factor(gram: DMatrix<f64>) -> Option<DMatrix<f64>> {
    let l = gram.cholesky()?.unpack();
    let (least, most) = l
        .diagonal()
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(least, most), x| (least.min(*x), most.max(*x)));
    (least * least >= TRUSTED * most * most).then_some(l)
}

/// The least-squares map W (`m × k`) of minimum norm, y ≈ W x, of all columns.
pub(super) fn linear_map(x: &DMatrix<f64>, y: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let (k, n) = x.shape();
    let quick = || {
        let inverse = lower_inverse(&trusted_factor(row_gram(x))?)?;
        Some(times(&times(&times(y, &x.transpose()), &inverse.transpose()), &inverse))
    };
    if k > SMALL && n >= k { quick() } else { None }.unwrap_or_else(|| least_squares(x, y, rtol))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    #[test]
    fn quick_fits_are_those_of_the_decomposition() {
        for (k, m, n) in [(70, 66, 200), (90, 70, 80), (70, 40, 74), (3, 2, 2), (5, 5, 4)] {
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
            let map = linear_map(&x, &y, 1e-9);
            assert!((map - least_squares(&x, &y, 1e-9)).amax() < 1e-9);
        }
    }

    #[test]
    fn one_column_cannot_be_held_out() {
        assert!(held_out_fit(&DMatrix::zeros(2, 1), &DMatrix::zeros(2, 1), 1e-9).is_none());
    }
}
