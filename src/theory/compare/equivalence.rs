//! Are the representations of two models linearly equivalent?

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use crate::{
    analysis::Analysis,
    linalg::{rank, row_gram, singular_values, times, transposed_times},
    model::{Cloud, Predictor},
};

use super::{
    Canonical, Coordinates, Foils, Moments,
    coordinates::of_tokens,
    held_out::{explained, held_out_fit, linear_map},
};

/// Shuffles of canonical correlations where they cost little.
const SHUFFLES: usize = 19;
/// Multiplications that all shuffles together may take; one is made in any case.
const SHUFFLE_WORK: f64 = 2e9;
/// Seed of the shuffles.
const SEED: u64 = 2410;

/// Figures of section 6. A figure *of coordinates* is measured in orthonormal coordinates of the
/// model that is explained: a gauge of the model that explains leaves it alone (as long as there
/// are more rows than coordinates), one of the model that is explained changes what counts as
/// large. The figure *in log-odds* measures the same by what predictions see, and does not move
/// under any equivalent move of either side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Equivalence {
    /// k of both models.
    pub effective_complexity: Option<[usize; 2]>,
    /// Share of a explained by ã, and of ã by a, held out.
    pub explained_f: Option<[f64; 2]>,
    /// Share of c explained by c̃, and of c̃ by c, held out; of g0 in coordinates of G where a
    /// model has no contexts.
    pub explained_g: Option<[f64; 2]>,
    /// The first in log-odds.
    pub explained_f_in_log_odds: Option<[f64; 2]>,
    /// The second in log-odds.
    pub explained_g_in_log_odds: Option<[f64; 2]>,
    /// Share of a explained by V⁻ᵀ ã, V fitted to the tokens alone; none where k differs or V is
    /// singular.
    pub one_map_explains_f: Option<f64>,
    /// The same in log-odds.
    pub one_map_explains_f_in_log_odds: Option<f64>,
    /// ‖WᵀV − I‖ / √k.
    pub pairing_error: Option<f64>,
    /// ‖ãᵀ(WᵀV − I)c̃‖ / ‖ãᵀc̃‖: by how much the log-odds of the second model change when its
    /// contexts are read through W and its tokens through V.
    pub pairing_error_in_log_odds: Option<f64>,
    /// What W, a ≈ W ã in sample, is worth.
    pub in_sample_f: Option<InSample>,
    /// What V, c ≈ V c̃ in sample, is worth.
    pub in_sample_g: Option<InSample>,
    /// Mean canonical correlation of f.
    pub canonical_f: Option<Canonical>,
    /// Mean canonical correlation of g.
    pub canonical_g: Option<Canonical>,
    /// What a gauge changes.
    pub foils: Foils,
}

/// Whether a fit to all rows can say anything by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum InSample {
    /// No more rows than coordinates: the fit is exact whatever the models are.
    ByConstruction {
        /// Rows that can be fitted: contexts, or tokens but the pivot.
        rows: usize,
        /// Coordinates.
        coordinates: usize,
    },
    /// More rows than coordinates.
    Overdetermined {
        /// Rows.
        rows: usize,
        /// Coordinates.
        coordinates: usize,
    },
}

impl InSample {
    fn of(rows: usize, coordinates: usize) -> Self {
        if rows <= coordinates {
            Self::ByConstruction { rows, coordinates }
        } else {
            Self::Overdetermined { rows, coordinates }
        }
    }
}

/// The fitted maps between minimal coordinates: a ≈ W ã and c ≈ V c̃.
#[derive(Debug, Clone)]
pub struct Maps {
    /// Coordinates of both models.
    pub coordinates: [Coordinates; 2],
    /// W, `k × k̃`.
    pub w: DMatrix<f64>,
    /// V, `k × k̃`.
    pub v: DMatrix<f64>,
}

impl Maps {
    /// Of two models on the same contexts and tokens. `None` where one of them lacks either, or
    /// sees nothing (k = 0).
    pub fn of(one: &Analysis, two: &Analysis) -> Option<Self> {
        let coordinates = [Coordinates::of(one)?, Coordinates::of(two)?];
        let [x, y] = &coordinates;
        if x.k() == 0 || y.k() == 0 {
            return None;
        }
        let (w, v) = (linear_map(y.a(), x.a(), one.rtol()), linear_map(y.c(), x.c(), one.rtol()));
        Some(Self { coordinates, w, v })
    }

    /// V⁻ᵀ, which takes ã to a where V takes c̃ to c; `None` where k differs or V is singular at
    /// relative tolerance `rtol`.
    pub fn dual_of_v(&self, rtol: f64) -> Option<DMatrix<f64>> {
        let v = &self.v;
        let regular = v.is_square() && rank(&singular_values(v), rtol) == v.nrows();
        regular.then(|| v.clone().try_inverse()).flatten().map(|inverse| inverse.transpose())
    }
}

impl Equivalence {
    /// Of two models on the same contexts and tokens; figures of a side that one of them lacks are
    /// none.
    pub fn of(one: &Analysis, two: &Analysis) -> Self {
        Self::with_maps(one, two, Maps::of(one, two).as_ref())
    }

    /// The same with the maps already fitted.
    pub fn with_maps(one: &Analysis, two: &Analysis, maps: Option<&Maps>) -> Self {
        let [f, g] = [Predictor::f, Predictor::g].map(|side| {
            let clouds = [side(one.model()), side(two.model())];
            (!clouds[0].is_empty() && !clouds[1].is_empty())
                .then(|| (clouds, Moments::of(clouds[0], clouds[1])))
        });
        let canonical = |side: &Option<([&Cloud; 2], Moments)>| {
            let ([x, y], moments) = side.as_ref()?;
            let shuffles = (SHUFFLE_WORK / (x.len() as f64 * x.d() as f64 * y.d() as f64)).floor();
            Canonical::of(x, y, moments, one.rtol(), (shuffles as usize).clamp(1, SHUFFLES), SEED)
        };
        let mut found =
            maps.map_or_else(|| Self::of_tokens(one, two), |maps| Self::of_maps(maps, one.rtol()));
        found.canonical_f = canonical(&f);
        found.canonical_g = canonical(&g);
        found.foils = Foils::of(f.as_ref().map(|f| &f.1), g.as_ref().map(|g| &g.1));
        found
    }

    fn nothing() -> Self {
        Self {
            effective_complexity: None,
            explained_f: None,
            explained_g: None,
            explained_f_in_log_odds: None,
            explained_g_in_log_odds: None,
            one_map_explains_f: None,
            one_map_explains_f_in_log_odds: None,
            pairing_error: None,
            pairing_error_in_log_odds: None,
            in_sample_f: None,
            in_sample_g: None,
            canonical_f: None,
            canonical_g: None,
            foils: Foils::default(),
        }
    }

    /// The side of g alone, where a model has no contexts.
    fn of_tokens(one: &Analysis, two: &Analysis) -> Self {
        if one.model().g().is_empty() || two.model().g().is_empty() {
            return Self::nothing();
        }
        let (x, y) = (of_tokens(one), of_tokens(two));
        let coordinates = y.nrows().max(x.nrows());
        Self {
            explained_g: both_ways(&x, &y, one.rtol()).map(|[x, y]| [x.share(), y.share()]),
            in_sample_g: Some(InSample::of(x.ncols().saturating_sub(1), coordinates)),
            ..Self::nothing()
        }
    }

    fn of_maps(maps: &Maps, rtol: f64) -> Self {
        let [x, y] = &maps.coordinates;
        let f = both_ways(x.a(), y.a(), rtol);
        let g = both_ways(x.c(), y.c(), rtol);
        let roots_a = x.root_for_a().zip(y.root_for_a());
        let roots_c = x.root_for_c().zip(y.root_for_c());
        let k = x.k().max(y.k());
        Self {
            effective_complexity: Some([x.k(), y.k()]),
            explained_f: shares(&f),
            explained_g: shares(&g),
            explained_f_in_log_odds: roots_a
                .as_ref()
                .and_then(|roots| seen(x.a(), y.a(), roots, &f, rtol)),
            explained_g_in_log_odds: roots_c
                .as_ref()
                .and_then(|roots| seen(x.c(), y.c(), roots, &g, rtol)),
            in_sample_f: Some(InSample::of(x.a().ncols(), k)),
            in_sample_g: Some(InSample::of(x.c().ncols().saturating_sub(1), k)),
            ..Self::of_one_map(maps, roots_a.as_ref(), rtol)
        }
    }

    fn of_one_map(maps: &Maps, roots: Option<&(DMatrix<f64>, DMatrix<f64>)>, rtol: f64) -> Self {
        let [x, y] = &maps.coordinates;
        if x.k() != y.k() {
            return Self::nothing();
        }
        let fit = maps.dual_of_v(rtol).map(|dual| times(&dual, y.a()));
        let missed = transposed_times(&maps.w, &maps.v) - DMatrix::identity(x.k(), x.k());
        let log_odds = |middle: &DMatrix<f64>| {
            let (contexts, tokens) = (row_gram(y.a()), row_gram(y.c()));
            times(&times(middle, &tokens), &middle.transpose())
                .component_mul(&contexts)
                .sum()
                .max(0.0)
                .sqrt()
        };
        let one = DMatrix::identity(x.k(), x.k());
        Self {
            one_map_explains_f: fit.as_ref().map(|fit| explained(x.a(), fit)),
            one_map_explains_f_in_log_odds: fit
                .as_ref()
                .zip(roots)
                .map(|(fit, (root, _))| explained(&times(root, x.a()), &times(root, fit))),
            pairing_error: Some(missed.norm() / (x.k() as f64).sqrt()),
            pairing_error_in_log_odds: Some(log_odds(&missed) / log_odds(&one)),
            ..Self::nothing()
        }
    }
}

/// What is explained of y, held out.
struct Explained<'a> {
    y: &'a DMatrix<f64>,
    fit: DMatrix<f64>,
}

impl Explained<'_> {
    fn share(&self) -> f64 {
        explained(self.y, &self.fit)
    }
}

/// Of x by y, and of y by x.
fn both_ways<'a>(
    x: &'a DMatrix<f64>,
    y: &'a DMatrix<f64>,
    rtol: f64,
) -> Option<[Explained<'a>; 2]> {
    Some([
        Explained { y: x, fit: held_out_fit(y, x, rtol)? },
        Explained { y, fit: held_out_fit(x, y, rtol)? },
    ])
}

fn shares(both: &Option<[Explained<'_>; 2]>) -> Option<[f64; 2]> {
    both.as_ref().map(|both| both.each_ref().map(Explained::share))
}

/// The shares measured through the roots of both models. With more rows than coordinates in every
/// fold the fits are those that are there; else the fit of minimum norm depends on the coordinates,
/// and is made again in those of the log-odds.
fn seen(
    x: &DMatrix<f64>,
    y: &DMatrix<f64>,
    (of_x, of_y): &(DMatrix<f64>, DMatrix<f64>),
    known: &Option<[Explained<'_>; 2]>,
    rtol: f64,
) -> Option<[f64; 2]> {
    let folds_are_long = x.ncols() - x.ncols().div_ceil(super::FOLDS) >= x.nrows().max(y.nrows());
    if folds_are_long {
        let [one, two] = known.as_ref()?;
        let share = |root, of: &Explained<'_>| explained(&times(root, of.y), &times(root, &of.fit));
        return Some([share(of_x, one), share(of_y, two)]);
    }
    let (x, y) = (times(of_x, x), times(of_y, y));
    shares(&both_ways(&x, &y, rtol))
}
