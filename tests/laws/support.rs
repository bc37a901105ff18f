//! Random models and what is compared between them.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;
use theory::{
    analysis::Analysis,
    linalg::{haar_orthogonal, normal_matrix, seeded},
    model::{Parts, Predictor},
    transform::{Action, Recipe, Side, Step, Transformed, apply},
};

pub const RTOL: f64 = Analysis::DEFAULT_RTOL;

/// Sizes of a random model: d, contexts, tokens, dim F, dim G.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    pub d: usize,
    pub contexts: usize,
    pub tokens: usize,
    pub dim_f: usize,
    pub dim_g: usize,
}

pub const DIVERSE: Sizes = Sizes { d: 6, contexts: 30, tokens: 24, dim_f: 6, dim_g: 6 };
pub const HIDDEN: Sizes = Sizes { d: 9, contexts: 30, tokens: 24, dim_f: 6, dim_g: 7 };
pub const FEW_CONTEXTS: Sizes = Sizes { d: 16, contexts: 7, tokens: 30, dim_f: 7, dim_g: 16 };

pub fn any_sizes() -> impl Strategy<Value = Sizes> {
    prop_oneof![Just(DIVERSE), Just(HIDDEN), Just(FEW_CONTEXTS)]
}

/// A random model; tokens 3 → 4 and 7 → 8 are exactly parallel (up to rounding) to 1 → 2 and 5 → 6.
pub fn random_model(sizes: Sizes, seed: u64) -> Arc<Predictor> {
    let Sizes { d, contexts, tokens, dim_f, dim_g } = sizes;
    let mut rng = seeded(seed);
    let axes = haar_orthogonal(&mut rng, d);
    let f = axes.columns(0, dim_f) * normal_matrix(&mut rng, dim_f, contexts);
    let centre = normal_matrix(&mut rng, d, 1).column(0).clone_owned();
    let mut g = axes.columns(d - dim_g, dim_g) * normal_matrix(&mut rng, dim_g, tokens);
    g.column_iter_mut().for_each(|mut column| column += &centre);
    for (from, to, like, beta) in [(3, 4, (1, 2), 0.7), (7, 8, (5, 6), -1.9)] {
        let end = g.column(from) + (g.column(like.1) - g.column(like.0)) * beta;
        g.set_column(to, &end);
    }
    model(f, g)
}

/// A model with numbered labels.
pub fn model(f: DMatrix<f64>, g: DMatrix<f64>) -> Arc<Predictor> {
    let labels = |what: &str, n: usize| (0..n).map(|i| format!("{what} {i}")).collect();
    let parts = Parts {
        contexts: labels("context", f.ncols()),
        tokens: labels("token", g.ncols()),
        f: Some(f.into()),
        g: Some(g.into()),
        ..Parts::default()
    };
    Arc::new(Predictor::new(parts).expect("finite and of equal width"))
}

/// p(y|s), `S × V`.
pub fn probabilities(model: &Predictor) -> DMatrix<f64> {
    let mut p = model.f().vectors().tr_mul(model.g().vectors());
    for mut row in p.row_iter_mut() {
        let top = row.max();
        row.apply(|x| *x = (*x - top).exp());
        let sum = row.sum();
        row /= sum;
    }
    p
}

pub fn max_probability_change(before: &Predictor, after: &Predictor) -> f64 {
    (probabilities(before) - probabilities(after)).amax()
}

/// One enabled step a move, numbered from 0.
pub fn steps(actions: &[Action]) -> Vec<Step> {
    let step = |(id, action): (usize, &Action)| Step {
        id: id as u64,
        enabled: true,
        action: action.clone(),
    };
    actions.iter().enumerate().map(step).collect()
}

/// Moves that must be possible.
pub fn moved(base: &Arc<Predictor>, actions: &[Action]) -> Transformed {
    apply(base, &steps(actions), RTOL).expect("the moves are possible")
}

pub fn linear(on: Side, matrix: Recipe) -> Action {
    Action::Linear { on, matrix }
}

pub fn gauge(matrix: Recipe) -> Action {
    linear(Side::Gauge, matrix)
}

pub fn difference(model: &Predictor, (from, to): (usize, usize)) -> DVector<f64> {
    model.g().vector(to) - model.g().vector(from)
}

/// Angle of two vectors in [0, π], accurate near 0 and π too.
pub fn angle(a: &DVector<f64>, b: &DVector<f64>) -> f64 {
    let (a, b) = (a.normalize(), b.normalize());
    2.0 * (&a - &b).norm().atan2((&a + &b).norm())
}

/// ‖a − βb‖ / ‖a‖ with the best β, and β.
pub fn parallel_residual(a: &DVector<f64>, b: &DVector<f64>) -> (f64, f64) {
    let beta = a.dot(b) / b.norm_squared();
    ((a - b * beta).norm() / a.norm(), beta)
}

/// aᵀ M b / √(aᵀ M a · bᵀ M b).
pub fn cosine_in(metric: &DMatrix<f64>, a: &DVector<f64>, b: &DVector<f64>) -> f64 {
    let product = |a: &DVector<f64>, b: &DVector<f64>| a.dot(&(metric * b));
    product(a, b) / (product(a, a) * product(b, b)).sqrt()
}
