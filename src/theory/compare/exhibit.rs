//! Pairs of models whose answer is known.

use std::{f64::consts::PI, sync::Arc};

use nalgebra::DMatrix;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use crate::{
    linalg::{haar_orthogonal, normal_matrix, seeded},
    model::{ModelError, Parts, Predictor, Provenance},
};

use super::Pair;

/// Sizes of the pairs of random models: contexts, tokens, dimensions.
const CONTEXTS: usize = 60;
const TOKENS: usize = 40;
const D: usize = 6;
/// Dimensions of the second model where it has hidden ones.
const WIDE: usize = 9;
/// Condition number of the gauges.
const CONDITION: f64 = 30.0;
/// Contexts of each label, and labels on the circle: an odd number, so that going around twice
/// comes to each of them once.
const EACH: usize = 30;
const LABELS: usize = 7;

/// Which pair.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Exhibit {
    /// A model and its gauge with a shift: equal predictions, one linear map.
    Gauge,
    /// The same with hidden directions on both sides, in nine dimensions instead of six.
    Hidden,
    /// f turned one way and g the other: canonical correlations of 1 on both sides, and other
    /// predictions.
    OppositeTurns,
    /// Seven labels on a circle in another order: the longer the unembeddings, the smaller KL, and
    /// no linear map.
    SwappedLabels {
        /// Length of the unembeddings.
        length: f64,
    },
}

impl Exhibit {
    /// The pair, the same for the same seed.
    ///
    /// # Errors
    /// As [`Predictor::new`]: a `length` that is not finite.
    pub fn pair(self, seed: u64) -> Result<Pair, ModelError> {
        let rng = &mut seeded(seed);
        let [one, two] = match self {
            Self::Gauge => gauge(rng),
            Self::Hidden => hidden(rng),
            Self::OppositeTurns => opposite_turns(rng),
            Self::SwappedLabels { length } => swapped_labels(rng, length),
        };
        Ok(Pair { one: model(one, "first")?, two: model(two, "second")? })
    }
}

type Vectors = (DMatrix<f64>, DMatrix<f64>);

fn model((f, g): Vectors, name: &str) -> Result<Arc<Predictor>, ModelError> {
    let labels = |letter: &str, n: usize| (0..n).map(|i| format!("{letter}{i}")).collect();
    let parts = Parts {
        contexts: labels("s", f.ncols()),
        tokens: labels("t", g.ncols()),
        f: Some(f.into()),
        g: Some(g.into()),
        provenance: Provenance {
            name: name.into(),
            format: "made in the app".into(),
            dtype: "F64".into(),
            ..Provenance::default()
        },
        ..Parts::default()
    };
    Predictor::new(parts).map(Arc::new)
}

fn random(rng: &mut ChaCha8Rng) -> Vectors {
    let (f, mut g) = (normal_matrix(rng, D, CONTEXTS), normal_matrix(rng, D, TOKENS));
    let centre = normal_matrix(rng, D, 1).column(0).clone_owned();
    g.column_iter_mut().for_each(|mut column| column += &centre);
    (f, g)
}

/// A and A⁻ᵀ of the same rotations and singular values: no inversion has rounded either.
struct ExactGauge {
    on_f: DMatrix<f64>,
    on_g: DMatrix<f64>,
}

impl ExactGauge {
    /// Singular values from √κ to 1/√κ; a positive determinant, so that a path of invertible maps
    /// leads there.
    fn random(rng: &mut ChaCha8Rng) -> Self {
        let (mut u, v) = (haar_orthogonal(rng, D), haar_orthogonal(rng, D));
        let sign = (u.determinant() * v.determinant()).signum();
        u.column_mut(0).scale_mut(sign);
        let value = |i: usize| CONDITION.powf(0.5 - i as f64 / (D - 1) as f64);
        let scaled = |power: f64| DMatrix::from_fn(D, D, |i, j| u[(i, j)] * value(j).powf(power));
        Self { on_f: scaled(1.0) * v.transpose(), on_g: scaled(-1.0) * v.transpose() }
    }
}

fn gauge(rng: &mut ChaCha8Rng) -> [Vectors; 2] {
    let (f, g) = random(rng);
    let by = ExactGauge::random(rng);
    let mut moved = by.on_g * &g;
    let shift = normal_matrix(rng, D, 1).column(0).clone_owned();
    moved.column_iter_mut().for_each(|mut column| column += &shift);
    [(f.clone(), g), (by.on_f * f, moved)]
}

/// f gets one hidden direction and g another, both in dimensions that the other side does not use;
/// then all are turned together.
fn hidden(rng: &mut ChaCha8Rng) -> [Vectors; 2] {
    let (f, g) = random(rng);
    let by = ExactGauge::random(rng);
    let turn = haar_orthogonal(rng, WIDE);
    let mut wide = |seen: DMatrix<f64>, row: usize| {
        let mut out = seen.resize_vertically(WIDE, 0.0);
        let unseen = normal_matrix(rng, 1, out.ncols());
        out.row_mut(row).copy_from(&unseen.row(0));
        &turn * out
    };
    let (wide_f, wide_g) = (wide(by.on_f * &f, WIDE - 1), wide(by.on_g * &g, D));
    [(f, g), (wide_f, wide_g)]
}

fn ring(angles: &[f64], radius: impl Fn(usize) -> f64) -> DMatrix<f64> {
    DMatrix::from_fn(2, angles.len(), |i, j| {
        radius(j) * if i == 0 { angles[j].cos() } else { angles[j].sin() }
    })
}

fn opposite_turns(rng: &mut ChaCha8Rng) -> [Vectors; 2] {
    let angles = [0.0, 2.0, 4.0, 5.0, 7.0].map(|eighth| eighth * PI / 4.0);
    let near: Vec<f64> = angles.iter().flat_map(|&angle| [angle; 20]).collect();
    let f = ring(&near, |_| 5.0) + normal_matrix(rng, 2, near.len()) * 0.5;
    let g = ring(&angles, |_| 8.0);
    let turn = |t: f64| DMatrix::from_row_slice(2, 2, &[t.cos(), -t.sin(), t.sin(), t.cos()]);
    let turned = (turn(PI / 4.0) * &f, turn(-PI / 4.0) * &g);
    [(f, g), turned]
}

fn swapped_labels(rng: &mut ChaCha8Rng, length: f64) -> [Vectors; 2] {
    let places: Vec<f64> = (0..LABELS).map(|i| i as f64 * 2.0 * PI / LABELS as f64).collect();
    let contexts = LABELS * EACH;
    let off: Vec<f64> = (0..contexts).map(|_| rng.random_range(-0.15..0.15)).collect();
    let far: Vec<f64> = (0..contexts).map(|_| rng.random_range(2.0..3.0)).collect();
    // Around the circle twice: no two neighbours are neighbours again, so no linear map fits even a
    // part.
    let other: Vec<f64> = (0..LABELS).map(|i| places[(2 * i + 5) % LABELS]).collect();
    [places, other].map(|places| {
        let near: Vec<f64> = (0..contexts).map(|s| places[s / EACH] + off[s]).collect();
        (ring(&near, |s| far[s]), ring(&places, |_| length))
    })
}
