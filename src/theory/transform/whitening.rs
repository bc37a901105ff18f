//! The gauge after which the tokens spread alike along all axes.

use nalgebra::DMatrix;

use super::{CONDITION_LIMIT, LinearMap, Refusal, Side, SideMap, resolve_context::ResolveContext};
use crate::linalg::{
    Factors, Thin, centred, covariance, rank, singular_values, symmetric_eigen, thin_svd, times,
};

/// Least ratio of the variances along axes that are taken from a covariance: along the axis with
/// the least, eight digits of the sixteen are left.
const FEW_DIGITS: f64 = 1e-8;

/// A = Σ_g^{1/2} on the span of Σ_g (which is G), so that A⁻ᵀ makes it the identity there; outside
/// G all directions are scaled by the geometric mean of the others, which keeps κ as small as it
/// can be. For [`Side::Both`] g moves with A itself: the inverse.
///
/// Directions in which the tokens as loaded spread by less than 1/[`CONDITION_LIMIT`] of the widest
/// count as outside. What gauges have made of the others since is undone, however large the κ of A
/// itself is for it; the composed map is checked where it is composed.
pub(super) fn whitening(context: &ResolveContext<'_>, on: Side) -> Result<LinearMap, Refusal> {
    if context.current.g().len() < 2 {
        return Err(Refusal::Needs { what: "two tokens or more" });
    }
    let Spread { axes, deviations } = Spread::of(context);
    let Some(inside) = Some(deviations.len()).filter(|&r| r > 0) else {
        return Err(Refusal::Needs { what: "tokens that differ" });
    };
    let outside = (deviations.iter().map(|s| s.ln()).sum::<f64>() / inside as f64).exp();
    let along = |power: i32| {
        let mut scaled = axes.clone();
        for (mut axis, s) in scaled.column_iter_mut().zip(&deviations) {
            axis *= s.powi(power) - outside.powi(power);
        }
        let d = axes.nrows();
        times(&scaled, &axes.transpose()) + DMatrix::identity(d, d) * outside.powi(power)
    };
    let rest = std::iter::repeat_n(outside, axes.nrows() - inside);
    let mut spectrum: Vec<f64> = deviations.iter().copied().chain(rest).collect();
    spectrum.sort_by(|a, b| b.total_cmp(a));
    let map = LinearMap::definite(along(1), along(-1), spectrum);
    Ok(if on == Side::Both { map.inverse() } else { map })
}

/// Σ_g of the current model by its axes (`d × r`, orthonormal) and the standard deviations along
/// them: over all tokens of the file where these were counted and can be followed, else over the
/// loaded.
struct Spread {
    axes: DMatrix<f64>,
    deviations: Vec<f64>,
}

impl Spread {
    fn of(context: &ResolveContext<'_>) -> Self {
        let root = match context.base.counted().zip(context.map_g) {
            Some((moments, map)) => map.apply(&root(&moments.covariance())),
            None => {
                let g = context.current.g().vectors();
                match Self::by_covariance(g) {
                    Some(spread) => return spread,
                    None => short(centred(g)) / (g.ncols() as f64 - 1.0).sqrt(),
                }
            }
        };
        let Thin { u, s, .. } = thin_svd(&root);
        let r = inside(&undone(context.linear_g, &root), context.rtol).min(s.len());
        Self { axes: u.columns(0, r).clone_owned(), deviations: s[..r].to_vec() }
    }

    /// Where it is well conditioned: a fraction of the work.
    fn by_covariance(g: &DMatrix<f64>) -> Option<Self> {
        let (variances, axes) = symmetric_eigen(&covariance(g));
        let last = variances.last().copied().unwrap_or(0.0);
        (last > FEW_DIGITS * variances[0])
            .then(|| Self { axes, deviations: variances.iter().map(|v| v.sqrt()).collect() })
    }
}

/// A matrix R with R Rᵀ = Σ.
fn root(sigma: &DMatrix<f64>) -> DMatrix<f64> {
    let (variances, mut axes) = symmetric_eigen(sigma);
    for (mut axis, variance) in axes.column_iter_mut().zip(&variances) {
        axis *= variance.max(0.0).sqrt();
    }
    axes
}

/// At most d columns with the same products of rows.
fn short(columns: DMatrix<f64>) -> DMatrix<f64> {
    if columns.ncols() <= columns.nrows() {
        return columns;
    }
    Factors::new(columns.transpose()).r().transpose()
}

fn undone(map: &SideMap, root: &DMatrix<f64>) -> DMatrix<f64> {
    map.as_invertible().map_or_else(|| root.clone(), |map| map.inverse().apply_f(root))
}

/// How many axes of a spread with the moves undone are neither below the tolerance of ranks nor
/// farther apart than a map may stretch.
fn inside(root: &DMatrix<f64>, rtol: f64) -> usize {
    rank(&singular_values(root), rtol.max(1.0 / CONDITION_LIMIT))
}
