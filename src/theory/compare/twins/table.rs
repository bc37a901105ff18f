//! Two tables of numbers as a model: its loss, the gradient of that, and how two of them pair.

use std::sync::Arc;

use nalgebra::DMatrix;

use super::{
    decay::Decay,
    target::{Target, log_sum},
};

/// The loss over the numbers f (`d × S`) and then g (`d × V`), each component after component.
#[derive(Debug, Clone)]
pub(super) struct Table {
    target: Arc<Target>,
    d: usize,
}

/// Loss and gradient at some numbers.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub numbers: Vec<f64>,
    pub gradient: Vec<f64>,
    /// Mean KL and the decay.
    pub loss: f64,
    /// Mean KL of the target from the model, nats.
    pub kl: f64,
}

impl Table {
    pub(super) fn new(target: Arc<Target>, d: usize) -> Self {
        Self { target, d }
    }

    pub(super) fn at(&self, numbers: Vec<f64>, decay: Decay) -> Point {
        let (d, contexts, tokens) = (self.d, self.target.contexts(), self.target.tokens());
        let (f, g) = numbers.split_at(d * contexts);
        let mut gradient = vec![0.0; numbers.len()];
        let (df, dg) = gradient.split_at_mut(d * contexts);
        let share = 1.0 / contexts as f64;
        let (mut kl, mut row) = (0.0, vec![0.0; tokens]);
        for s in 0..contexts {
            row.fill(0.0);
            for (c, g) in g.chunks_exact(tokens).enumerate() {
                let own = f[c * contexts + s];
                row.iter_mut().zip(g).for_each(|(x, g)| *x += own * g);
            }
            let total = log_sum(&row);
            for (x, &log_p) in row.iter_mut().zip(self.target.log_p(s)) {
                let (log_q, p) = (*x - total, libm::exp(log_p));
                kl += p * (log_p - log_q);
                *x = (libm::exp(log_q) - p) * share;
            }
            for (c, (g, dg)) in g.chunks_exact(tokens).zip(dg.chunks_exact_mut(tokens)).enumerate()
            {
                let own = f[c * contexts + s];
                df[c * contexts + s] = row.iter().zip(g).fold(0.0, |sum, (r, g)| sum + r * g);
                dg.iter_mut().zip(&row).for_each(|(dg, r)| *dg += own * r);
            }
        }
        let kl = kl * share;
        let penalty =
            shrink(f, df, decay.f / contexts as f64) + shrink(g, dg, decay.g / tokens as f64);
        Point { numbers, gradient, loss: kl + penalty, kl }
    }
}

/// Half of `by` times the squares; its gradient is added.
fn shrink(numbers: &[f64], gradient: &mut [f64], by: f64) -> f64 {
    if by == 0.0 {
        return 0.0;
    }
    gradient.iter_mut().zip(numbers).for_each(|(gradient, x)| *gradient += by * x);
    0.5 * by * numbers.iter().fold(0.0, |sum, x| sum + x * x)
}

/// ‖WᵀV − I‖ / √d and the same in log-odds, for the tables of two fits as they are: W takes f̃ to f
/// and V takes g̃0 to g0.
pub(super) fn pairing(target: &Target, d: usize, one: &[f64], two: &[f64]) -> Option<[f64; 2]> {
    let (contexts, tokens) = (target.contexts(), target.tokens());
    let split = |numbers: &[f64]| {
        let (f, g) = numbers.split_at(d * contexts);
        let g0 = g
            .chunks_exact(tokens)
            .flat_map(|row| row.iter().map(|x| x - row[0]))
            .collect::<Vec<_>>();
        (f.to_vec(), g0)
    };
    let ((f, g), (other_f, other_g)) = (split(one), split(two));
    let gram = |a: &[f64], b: &[f64], n: usize| {
        DMatrix::from_fn(d, d, |i, j| {
            a[i * n..(i + 1) * n]
                .iter()
                .zip(&b[j * n..(j + 1) * n])
                .fold(0.0, |sum, (a, b)| sum + a * b)
        })
    };
    // Wᵀ = (f̃ f̃ᵀ)⁻¹ f̃ fᵀ and Vᵀ alike, by Cholesky.
    let (own_f, own_g) = (gram(&other_f, &other_f, contexts), gram(&other_g, &other_g, tokens));
    let w_transposed = own_f.clone().cholesky()?.solve(&gram(&other_f, &f, contexts));
    let v_transposed = own_g.clone().cholesky()?.solve(&gram(&other_g, &g, tokens));
    let missed = DMatrix::from_fn(d, d, |i, j| {
        (0..d).fold(-f64::from(u8::from(i == j)), |sum, c| {
            sum + w_transposed[(i, c)] * v_transposed[(j, c)]
        })
    });
    let log_odds = |x: &DMatrix<f64>| {
        let mut sum = 0.0;
        for (i, j, a, b) in
            (0..d * d * d * d).map(|at| (at % d, at / d % d, at / (d * d) % d, at / (d * d * d)))
        {
            sum += x[(i, a)] * own_g[(a, b)] * x[(j, b)] * own_f[(i, j)];
        }
        sum.max(0.0).sqrt()
    };
    Some([
        missed.norm() / (d as f64).sqrt(),
        log_odds(&missed) / log_odds(&DMatrix::identity(d, d)),
    ])
}
