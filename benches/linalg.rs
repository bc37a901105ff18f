//! How long the linear algebra takes: `cargo bench --bench linalg`. See `benches/README.md` for the
//! figures.

use std::{hint::black_box, sync::Arc, time::Instant};

use nalgebra::DVector;
use theory::{
    analysis::Analysis,
    linalg::{
        Factors, Subspace, covariance, lower_inverse, normal_matrix, seeded, singular_values,
        symmetric_eigen, symmetric_eigenvalues, thin_svd, transposed_times,
    },
    model::{Parts, Predictor},
    plane::{PlaneSpec, Which},
    transform::{Action, Recipe, Side, Step, apply},
};

/// Contexts and tokens of the bundled model.
const CONTEXTS: usize = 509;
const TOKENS: usize = 2223;
/// Each figure is the best of this many runs.
const RUNS: usize = 3;

fn main() {
    if std::env::args().any(|argument| argument == "--bench") {
        measure(&mut |line| println!("{line}"));
    }
}

fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let once = |work: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..RUNS).map(|_| once(&mut work)).fold(f64::INFINITY, f64::min)
}

fn measure(print: &mut dyn FnMut(&str)) {
    for d in [576, 1024] {
        kernels(d, print);
        analyses(d, print);
    }
}

fn kernels(d: usize, print: &mut dyn FnMut(&str)) {
    let mut rng = seeded(1);
    let [a, b] = [normal_matrix(&mut rng, d, d), normal_matrix(&mut rng, d, d)];
    let (f, g) = (normal_matrix(&mut rng, d, CONTEXTS), normal_matrix(&mut rng, d, TOKENS));
    let sigma = covariance(&g);
    let mut line = |name: &str, time: f64| print(&format!("d = {d:4}  {name:<52} {time:9.1} ms"));
    line("product d×d by d×d", best(|| &a * &b));
    line("covariance of d×2223", best(|| covariance(&g)));
    line("transposed product d×509 by d×2223", best(|| transposed_times(&f, &g)));
    line("symmetric eigen", best(|| symmetric_eigen(&sigma)));
    line("symmetric eigenvalues", best(|| symmetric_eigenvalues(&sigma)));
    line(
        "inverse of the Cholesky factor",
        best(|| lower_inverse(&sigma.clone().cholesky()?.unpack())),
    );
    line("inverse (LU)", best(|| a.clone().try_inverse()));
    line("thin SVD d×509", best(|| thin_svd(&f)));
    line("QR of 2223×d, R only", best(|| Factors::new(g.transpose()).r()));
    line("singular values d×2223", best(|| singular_values(&g)));
    line("span of d×2223", best(|| Subspace::span(&g, 1e-9)));
    line("span of d×509", best(|| Subspace::span(&f, 1e-9)));
}

/// A random model whose spectra fall about as far as those of the bundled one.
fn random_model(d: usize) -> Arc<Predictor> {
    let mut rng = seeded(2);
    let mut cloud = |n: usize, weakest: f64| {
        let falling = DVector::from_fn(d, |i, _| weakest.powf(i as f64 / d as f64));
        let mut m = normal_matrix(&mut rng, d, n);
        m.column_iter_mut().for_each(|mut column| column.component_mul_assign(&falling));
        m
    };
    let labels = |n: usize| (0..n).map(|i| i.to_string()).collect();
    let (f, g) = (Some(cloud(CONTEXTS, 0.1).into()), Some(cloud(TOKENS, 0.01).into()));
    let parts =
        Parts { contexts: labels(CONTEXTS), tokens: labels(TOKENS), f, g, ..Parts::default() };
    Arc::new(Predictor::new(parts).expect("finite and of equal width"))
}

fn analyses(d: usize, print: &mut dyn FnMut(&str)) {
    let mut line = |name: &str, time: f64| print(&format!("d = {d:4}  {name:<52} {time:9.1} ms"));
    let model = random_model(d);
    let complete = || {
        let analysis = Analysis::new(model.clone(), Analysis::DEFAULT_RTOL, 0);
        black_box(analysis.token_spread().factors());
        analysis.h_c();
        black_box((analysis.m(), analysis.n(), analysis.log_odds_spectrum()));
        analysis
    };
    line("whole analysis: subspaces, L0, both covariances", best(complete));
    let family = PlaneSpec::Family { pairs: (0..40).map(|i| (2 * i, 2 * i + 1)).collect() };
    line("plane of a family of 40 pairs", best(|| family.find(&model)));
    line("PCA plane of the tokens", best(|| PlaneSpec::Pca { which: Which::Tokens }.find(&model)));
    let bend = Recipe::Plane { plane: family, t: [1.5, 0.5, -0.25, 0.75] };
    let step = |matrix| {
        [Step { id: 0, enabled: true, action: Action::Linear { on: Side::Gauge, matrix } }]
    };
    let steps = step(bend);
    line("gauge of a plane applied to the model", best(|| apply(&model, &steps, 1e-9)));
    let random = step(Recipe::Random { condition: 30.0, seed: 1 });
    line("random gauge of all dimensions made", best(|| apply(&model, &random, 1e-9)));
    let formed = || {
        let done = apply(&model, &random, 1e-9).expect("invertible").model;
        black_box((done.f().vectors().amax(), done.g().vectors().amax()));
    };
    line("random gauge of all dimensions made, and all vectors moved", best(formed));
    let (before, moved) = (complete(), apply(&model, &steps, 1e-9).expect("invertible"));
    line("whole analysis of the moved model, carried over", best(|| before.moved(&moved)));
}
