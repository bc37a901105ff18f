//! Are the representations of two models linearly equivalent?

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use crate::{
    analysis::Analysis,
    linalg::{row_gram, times, transposed_times},
    model::Cloud,
};

use super::{
    Canonical, Coordinates, Foils, Moments,
    coordinates::of_tokens,
    held_out::{
        Grams, explained, held_out_both_ways, least_train, linear_map, linear_map_by,
        regular_inverse,
    },
};

/// Shuffles of canonical correlations where they cost little.
const SHUFFLES: usize = 19;
/// Multiplications that all shuffles together may take; one is made in any case.
const SHUFFLE_WORK: f64 = 1e9;
/// Seed of the shuffles.
const SEED: u64 = 2410;

/// Figures of section 6. A figure *of coordinates* is measured in orthonormal coordinates of the
/// model that is explained: a gauge of the model that explains leaves it alone (as long as there
/// are more rows than coordinates), one of the model that is explained changes what counts as
/// large. The figure *in log-odds* measures the same by what predictions see, and does not move
/// under any equivalent move of either side.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    /// c cᵀ, c c̃ᵀ and c̃ c̃ᵀ.
    tokens: Grams,
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
        let (rtol, tokens) = (one.rtol(), Grams::of(x.c(), y.c()));
        let w = linear_map(y.a(), x.a(), rtol);
        let v = linear_map_by(&tokens.exchanged(), y.c(), x.c(), rtol);
        Some(Self { coordinates, w, v, tokens })
    }

    /// V⁻ᵀ (`k × k`), which takes ã to a where V takes c̃ to c; `None` where k differs or V is
    /// singular at relative tolerance `rtol`.
    pub fn dual_of_v(&self, rtol: f64) -> Option<DMatrix<f64>> {
        Some(regular_inverse(&self.v, rtol)?.transpose())
    }
}

/// A part of the figures: the work of a fraction of a second at 2,000 tokens, of seconds with a
/// whole vocabulary. Whoever makes them one by one may stop in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Shares of contexts, held out.
    Contexts,
    /// Shares of tokens, held out.
    Tokens,
    /// One map for both sides.
    OneMap,
    /// Canonical correlation and foils of f.
    F,
    /// Canonical correlation and foils of g.
    G,
}

impl Part {
    /// All of them, those first that decide whether one map serves both sides.
    pub const ALL: [Self; 5] = [Self::OneMap, Self::Tokens, Self::Contexts, Self::F, Self::G];
}

impl Equivalence {
    /// Of two models on the same contexts and tokens; figures of a side that one of them lacks are
    /// none.
    pub fn of(one: &Analysis, two: &Analysis) -> Self {
        let (mut found, maps) = (Self::default(), Maps::of(one, two));
        Part::ALL.into_iter().for_each(|part| found.add(part, one, two, maps.as_ref()));
        found
    }

    /// Share of the log-odds of the second model that is kept when its contexts are read through W
    /// and its tokens through V: 1 − the square of the pairing error. No map is inverted for it,
    /// which in many dimensions would magnify what differs a little. That W or V is exact by
    /// construction does not bring it to 1: both models' log-odds have to be the same on what the
    /// contexts and the tokens of the second one span.
    pub fn one_map_keeps(&self) -> Option<f64> {
        self.pairing_error_in_log_odds.map(|error| 1.0 - error * error)
    }

    /// Fills in a part, the maps already fitted (none where [`Maps::of`] has none).
    pub fn add(&mut self, part: Part, one: &Analysis, two: &Analysis, maps: Option<&Maps>) {
        match (part, maps) {
            (Part::Contexts, Some(maps)) => self.add_contexts(maps, one.rtol()),
            (Part::Tokens, Some(maps)) => self.add_tokens(maps, one.rtol()),
            (Part::Tokens, None) => self.add_tokens_alone(one, two),
            (Part::OneMap, Some(maps)) => self.add_one_map(maps, one.rtol()),
            (Part::Contexts | Part::OneMap, None) => {}
            (Part::F, _) => {
                let side = Raw::of([one.model().f(), two.model().f()], one.rtol());
                self.canonical_f = side.canonical;
                (self.foils.cka_f, self.foils.procrustes_f) = (side.cka, side.procrustes);
            }
            (Part::G, _) => {
                let side = Raw::of([one.model().g(), two.model().g()], one.rtol());
                self.canonical_g = side.canonical;
                (self.foils.cka_g, self.foils.procrustes_g) = (side.cka, side.procrustes);
            }
        }
    }

    fn add_contexts(&mut self, maps: &Maps, rtol: f64) {
        let [x, y] = maps.coordinates.each_ref().map(Coordinates::a);
        let seen_by = [&maps.tokens.x, &maps.tokens.y];
        let shares = Shares::of([x, y], None, seen_by, rtol);
        self.explained_f = shares.plain;
        self.explained_f_in_log_odds = shares.in_log_odds;
        self.in_sample_f = Some(InSample::of(x.ncols(), x.nrows().max(y.nrows())));
    }

    fn add_tokens(&mut self, maps: &Maps, rtol: f64) {
        let [x, y] = maps.coordinates.each_ref().map(Coordinates::c);
        let seen_by = maps.coordinates.each_ref().map(|coordinates| row_gram(coordinates.a()));
        let shares = Shares::of([x, y], Some(&maps.tokens), [&seen_by[0], &seen_by[1]], rtol);
        self.explained_g = shares.plain;
        self.explained_g_in_log_odds = shares.in_log_odds;
        let rows = x.ncols().saturating_sub(1);
        self.in_sample_g = Some(InSample::of(rows, x.nrows().max(y.nrows())));
    }

    /// Where a model has no contexts.
    fn add_tokens_alone(&mut self, one: &Analysis, two: &Analysis) {
        if one.model().g().is_empty() || two.model().g().is_empty() {
            return;
        }
        let (x, y) = (of_tokens(one), of_tokens(two));
        let fits = held_out_both_ways(&x, &y, None, one.rtol());
        self.explained_g = fits.map(|fits| [explained(&x, &fits.of_x), explained(&y, &fits.of_y)]);
        let rows = x.ncols().saturating_sub(1);
        self.in_sample_g = Some(InSample::of(rows, x.nrows().max(y.nrows())));
    }

    fn add_one_map(&mut self, maps: &Maps, rtol: f64) {
        let [x, y] = &maps.coordinates;
        self.effective_complexity = Some([x.k(), y.k()]);
        if x.k() != y.k() {
            return;
        }
        if let Some(fit) = maps.dual_of_v(rtol).map(|dual| times(&dual, y.a())) {
            self.one_map_explains_f = Some(explained(x.a(), &fit));
            self.one_map_explains_f_in_log_odds = Some(explained_in(&maps.tokens.x, x.a(), &fit));
        }
        let one = DMatrix::identity(x.k(), x.k());
        let missed = transposed_times(&maps.w, &maps.v) - &one;
        let contexts = row_gram(y.a());
        let log_odds = |middle: &DMatrix<f64>| {
            let across = times(&times(middle, &maps.tokens.y), &middle.transpose());
            across.component_mul(&contexts).sum().max(0.0).sqrt()
        };
        self.pairing_error = Some(missed.norm() / (x.k() as f64).sqrt());
        self.pairing_error_in_log_odds = Some(log_odds(&missed) / log_odds(&one));
    }
}

/// What is measured of one side as it stands, without minimal coordinates.
#[derive(Default)]
struct Raw {
    canonical: Option<Canonical>,
    cka: Option<f64>,
    procrustes: Option<f64>,
}

impl Raw {
    fn of([one, two]: [&Cloud; 2], rtol: f64) -> Self {
        if one.is_empty() || two.is_empty() {
            return Self::default();
        }
        let moments = Moments::of(one, two);
        let work = one.len() as f64 * one.d() as f64 * two.d() as f64;
        let shuffles = ((SHUFFLE_WORK / work) as usize).clamp(1, SHUFFLES);
        let varies = moments.varies();
        Self {
            canonical: Canonical::of(one, two, &moments, rtol, shuffles, SEED),
            cka: varies.then(|| moments.cka()),
            procrustes: varies.then(|| moments.procrustes()),
        }
    }
}

/// Held-out shares of two sides, each explained by the other.
#[derive(Default)]
struct Shares {
    plain: Option<[f64; 2]>,
    in_log_odds: Option<[f64; 2]>,
}

impl Shares {
    /// `seen_by` are the Gram matrices of what each side is multiplied with to make log-odds.
    fn of(
        [x, y]: [&DMatrix<f64>; 2],
        grams: Option<&Grams>,
        seen_by: [&DMatrix<f64>; 2],
        rtol: f64,
    ) -> Self {
        let Some(fits) = held_out_both_ways(x, y, grams, rtol) else { return Self::default() };
        let plain = [explained(x, &fits.of_x), explained(y, &fits.of_y)];
        let in_log_odds = if least_train(x.ncols()) >= x.nrows().max(y.nrows()) {
            let [of_x, of_y] = seen_by;
            Some([explained_in(of_x, x, &fits.of_x), explained_in(of_y, y, &fits.of_y)])
        } else {
            Self::of_few(x, y, seen_by, rtol)
        };
        Self { plain: Some(plain), in_log_odds }
    }

    /// With no more rows than coordinates the fit of minimum norm depends on the coordinates, and
    /// is made again where lengths are those of the log-odds: R x with RᵀR the Gram matrix.
    fn of_few(
        x: &DMatrix<f64>,
        y: &DMatrix<f64>,
        [of_x, of_y]: [&DMatrix<f64>; 2],
        rtol: f64,
    ) -> Option<[f64; 2]> {
        let seen = |gram: &DMatrix<f64>, side: &DMatrix<f64>| {
            Some(times(&gram.clone().cholesky()?.l().transpose(), side))
        };
        let (x, y) = (seen(of_x, x)?, seen(of_y, y)?);
        let fits = held_out_both_ways(&x, &y, None, rtol)?;
        Some([explained(&x, &fits.of_x), explained(&y, &fits.of_y)])
    }
}

/// [`explained`] with the squares xᵀ G x instead of xᵀ x.
fn explained_in(gram: &DMatrix<f64>, y: &DMatrix<f64>, fit: &DMatrix<f64>) -> f64 {
    let size = |side: &DMatrix<f64>| row_gram(side).component_mul(gram).sum();
    1.0 - size(&(y - fit)) / size(y)
}
