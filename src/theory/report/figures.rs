//! Every figure of one model, under fixed keys.

use std::collections::BTreeMap;

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use crate::{
    analysis::Analysis,
    linalg::{rank, singular_values},
    property::{
        Analogies, ContextGeometry, Geometry, Groups, Method, Smoother, affine_fit, angle,
        angle_band, biplot, change, cosine, difference_of_means, explained_variance, faithfulness,
        fitted, gram, log_probabilities, logit_cosine, nearest, parallelism, r_squared,
        second_moment, shifts,
    },
};

use super::{FigureQuery, ReportError};

/// Neighbours, analogy answers, principal components and canonical axes that are reported.
const NEIGHBOURS: usize = 5;
const ANSWERS: usize = 3;
const COMPONENTS: usize = 3;
/// Ridge of the kernel probe, relative to the mean eigenvalue.
const RIDGE: f64 = 1e-2;
/// The contexts of the fixed kernel entry and of the fixed logit cosine.
const KERNEL_ENTRY: [usize; 2] = [3, 5];
const LOGIT_STEPS: [usize; 4] = [0, 1, 2, 3];

/// Everything that a query asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Largest |Δp| against the base model, if one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_probability_change: Option<f64>,
    /// Dimensions, distribution, pairs, neighbours, variance.
    pub measures: Measures,
    /// Log-odds shift of every token, by recipe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steering: Option<Steering>,
    /// Fitted values of the least-squares probe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probe_fitted: Option<Vec<f64>>,
    /// Affine fit of the relation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relational: Option<Relational>,
    /// What depends on the distribution alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifiable: Option<Identifiable>,
    /// Angle between the first pair of directions, radians.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub angle_first_pair: Option<f64>,
    /// Angles that the gauge's condition number allows, radians.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub angle_band_first_pair: Option<[f64; 2]>,
}

/// Figures of the model itself. Those that need contexts are left out for word vectors.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measures {
    /// dim F.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dim_f: Option<usize>,
    /// dim G.
    pub dim_g: usize,
    /// dim M.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dim_m: Option<usize>,
    /// dim N.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dim_n: Option<usize>,
    /// k = rank L0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_complexity: Option<usize>,
    /// p(y|s) of the first context.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probabilities_first_context: Option<Vec<f64>>,
    /// Σ p² over contexts and tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probabilities_sum_of_squares: Option<f64>,
    /// One entry a quad.
    pub pairs: Vec<Pair>,
    /// Nearest tokens of token 0.
    pub nearest_of_token_0: Vec<usize>,
    /// Variance shares of the first principal components.
    pub pca_explained_variance_ratio: Vec<f64>,
    /// Rank of all differences of the quads.
    pub concept_difference_rank: usize,
}

/// Two concept directions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pair {
    /// y0 → y1 beside y2 → y3.
    pub tokens: [usize; 4],
    /// Euclidean cosine.
    pub cosine: f64,
    /// Causal cosine.
    pub causal_cosine: f64,
    /// Profile cosine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_cosine: Option<f64>,
    /// Residual of a ~ βb.
    pub parallel_residual: f64,
    /// β.
    pub beta: f64,
    /// Residual after P_N.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parallel_residual_in_n: Option<f64>,
    /// β after P_N.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beta_in_n: Option<f64>,
    /// ‖y1 − y0 + y2 − y3‖.
    pub offset_distance: f64,
    /// Best answers by 3CosAdd.
    pub three_cos_add_top: Vec<usize>,
}

/// Log-odds shifts v·g0(y), by recipe.
pub type Steering = BTreeMap<&'static str, Vec<f64>>;

/// Affine fit of a relation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Relational {
    /// Largest entry of |fit − target|.
    pub max_residual: f64,
    /// R².
    pub r_squared: f64,
    /// How often the fit says what the model says.
    pub faithfulness: f64,
}

/// Figures that agree in every equivalent model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Identifiable {
    /// One entry of the logit kernel K.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logit_kernel_3_5: Option<f64>,
    /// Logit cosine of two steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logit_cosine_0_1_2_3: Option<f64>,
    /// λ of the kernel probe.
    pub kernel_probe_ridge: f64,
    /// Leave-one-out predictions of the kernel probe.
    pub kernel_probe_leave_one_out: Vec<f64>,
    /// First singular values of the double-centred logits.
    pub biplot_singular_values: Vec<f64>,
}

/// All figures that the query asks for and the model has; `base` is what the distribution is
/// compared with.
///
/// # Errors
/// A query that does not fit the model, a `base` with another number of contexts or tokens, or a
/// figure that cannot be computed, such as steering by labels of one kind only.
pub fn report(
    model: &Analysis,
    base: Option<&Analysis>,
    query: &FigureQuery,
) -> Result<Report, ReportError> {
    query.check(model)?;
    let labelled = !query.labels.is_empty();
    let steered = labelled.then_some(query.quads.first()).flatten();
    let between = query.quads.first().map(|&[y0, y1, y2, y3]| {
        angle(&model.token_difference((y0, y1)), &model.token_difference((y2, y3)))
    });
    Ok(Report {
        max_probability_change: base.map(|base| probability_change(model, base)).transpose()?,
        measures: measures(model, &query.quads),
        steering: steered
            .map(|quad| steering(model, &query.labels, (quad[0], quad[1])))
            .transpose()?,
        probe_fitted: labelled
            .then(|| fitted(model.f(), &signs(&query.labels), model.rtol_f()).as_slice().to_vec()),
        relational: (!query.relation_pairs.is_empty())
            .then(|| relational(model, &query.relation_pairs)),
        identifiable: labelled.then(|| identifiable(model, &query.labels)).transpose()?,
        angle_first_pair: between,
        angle_band_first_pair: between
            .zip(query.gauge_condition)
            .map(|(angle, kappa)| angle_band(angle, kappa)),
    })
}

fn probability_change(model: &Analysis, base: &Analysis) -> Result<f64, ReportError> {
    let shape = |a: &Analysis| (a.f().ncols(), a.g().ncols());
    if shape(model) != shape(base) {
        Err(ReportError::Base)
    } else {
        Ok(change(base, model)?.probability)
    }
}

fn measures(model: &Analysis, quads: &[[usize; 4]]) -> Measures {
    let contexts = !model.model().f().is_empty();
    Measures {
        dim_f: contexts.then(|| model.span_f().dim()),
        dim_g: model.span_g().dim(),
        dim_m: contexts.then(|| model.m().dim()),
        dim_n: contexts.then(|| model.n().dim()),
        effective_complexity: contexts.then(|| model.effective_complexity()),
        probabilities_first_context: contexts.then(|| probabilities(model, 0).collect()),
        probabilities_sum_of_squares: contexts.then(|| sum_of_squares(model)),
        pairs: pairs(model, quads),
        nearest_of_token_0: nearest(model.g(), 0, NEIGHBOURS).into_iter().map(|(i, _)| i).collect(),
        pca_explained_variance_ratio: explained_variance(model)
            .into_iter()
            .take(COMPONENTS)
            .collect(),
        concept_difference_rank: difference_rank(model, quads),
    }
}

fn probabilities(model: &Analysis, context: usize) -> impl Iterator<Item = f64> {
    let logs = log_probabilities(model, context);
    (0..logs.len()).map(move |y| logs[y].exp())
}

fn sum_of_squares(model: &Analysis) -> f64 {
    (0..model.f().ncols()).flat_map(|s| probabilities(model, s)).map(|p| p * p).sum()
}

fn difference_rank(model: &Analysis, quads: &[[usize; 4]]) -> usize {
    let directions: Vec<DVector<f64>> = quads
        .iter()
        .flat_map(|q| [(q[0], q[1]), (q[2], q[3])])
        .map(|pair| model.token_difference(pair))
        .collect();
    if directions.is_empty() {
        0
    } else {
        rank(&singular_values(&DMatrix::from_columns(&directions)), model.rtol_g())
    }
}

fn pairs(model: &Analysis, quads: &[[usize; 4]]) -> Vec<Pair> {
    let analogies = Analogies::new(model, Method::CosAdd);
    quads.iter().map(|&quad| pair(model, &analogies, quad)).collect()
}

fn pair(model: &Analysis, analogies: &Analogies, tokens: [usize; 4]) -> Pair {
    let [y0, y1, y2, y3] = tokens;
    let (a, b) = (model.token_difference((y0, y1)), model.token_difference((y2, y3)));
    let contexts = !model.model().f().is_empty();
    let (parallel_residual, beta) = parallelism(&a, &b);
    let in_n =
        contexts.then(|| parallelism(&model.n().project_vector(&a), &model.n().project_vector(&b)));
    Pair {
        tokens,
        cosine: cosine(&a, &b),
        causal_cosine: Geometry::Causal.cosine(model, &a, &b),
        profile_cosine: contexts.then(|| Geometry::Profile.cosine(model, &a, &b)),
        parallel_residual,
        beta,
        parallel_residual_in_n: in_n.map(|(residual, _)| residual),
        beta_in_n: in_n.map(|(_, beta)| beta),
        offset_distance: (&a - &b).norm(),
        three_cos_add_top: analogies.top(y0, y1, y2, ANSWERS),
    }
}

fn steering(
    model: &Analysis,
    labels: &[u8],
    pair: (usize, usize),
) -> Result<Steering, ReportError> {
    let gamma = model.token_difference(pair);
    let causal = model.causal_step(&gamma);
    let ways = [
        ("difference_of_means", difference_of_means(model, &groups(labels))?),
        ("causal", causal),
        ("second_moment", second_moment(model, &gamma)),
        ("unembedding_difference", gamma),
    ];
    Ok(ways.into_iter().map(|(name, v)| (name, shifts(model, &v).as_slice().to_vec())).collect())
}

fn groups(labels: &[u8]) -> Groups {
    let members = |label| (0..labels.len()).filter(|&i| labels[i] == label).collect();
    Groups { positive: members(1), negative: members(0), ..Groups::default() }
}

/// ±1 for labels 1 and 0.
fn signs(labels: &[u8]) -> Vec<f64> {
    labels.iter().map(|&label| 2.0 * f64::from(label) - 1.0).collect()
}

fn relational(model: &Analysis, pairs: &[[usize; 2]]) -> Relational {
    let side = |i: usize| model.f().select_columns(&pairs.iter().map(|p| p[i]).collect::<Vec<_>>());
    let (source, target) = (side(0), side(1));
    let fit = affine_fit(&source, &target, model.rtol_f());
    Relational {
        max_residual: (&fit - &target).amax(),
        r_squared: r_squared(&fit, &target),
        faithfulness: faithfulness(model, &fit, &target),
    }
}

fn identifiable(model: &Analysis, labels: &[u8]) -> Result<Identifiable, ReportError> {
    let all: Vec<usize> = (0..labels.len()).collect();
    let kernel = gram(model, &all, ContextGeometry::Logit);
    let (smoother, ridge) = Smoother::ridge(&kernel, RIDGE)?;
    let targets = DMatrix::from_vec(labels.len(), 1, signs(labels));
    let step = |from: usize, to: usize| model.f().column(to) - model.f().column(from);
    let [s0, s1, s2, s3] = LOGIT_STEPS;
    Ok(Identifiable {
        logit_kernel_3_5: kernel.get((KERNEL_ENTRY[0], KERNEL_ENTRY[1])).copied(),
        logit_cosine_0_1_2_3: (labels.len() > s3)
            .then(|| logit_cosine(model, &step(s0, s1), &step(s2, s3))),
        kernel_probe_ridge: ridge,
        kernel_probe_leave_one_out: smoother.leave_one_out(&targets).as_slice().to_vec(),
        biplot_singular_values: biplot(model, COMPONENTS)?.singular_values,
    })
}
