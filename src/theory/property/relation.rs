//! Relational linearity f(s⌢q) = A_q f(s) + a_q over the pairs (s, s⌢q) of a relation.

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{Wanted, centred, leading_eigen, times, transposed_times},
    model::{Relation, Vocabulary},
};

use super::{
    Class, Cost, Depends, Holds, Indexed, Info, Measurement, Members, Need, NotTestable, Picture,
    Property, Quantity, Query, Reads, Vanished, direction,
    geometry::profiles,
    leftover::{AffineFit, VANISHED},
    smoother::{ContextGeometry, Smoother, centred_gram},
    subspace::of_errors,
};

/// Rounding of a product of all tokens and contexts, in units of their norms.
const PRODUCT: f64 = 4.0 * f64::EPSILON;

/// Fewest pairs that a fit is worth.
const MIN_PAIRS: usize = 3;

/// Affine least squares from columns `source` to columns `target` (`d × n` each), minimum norm: the
/// fitted targets.
pub fn affine_fit(source: &DMatrix<f64>, target: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    AffineFit::on(source, rtol, 0.0).fitted(target)
}

/// 1 − ‖fit − target‖² / ‖target − mean‖², `d × n` both.
pub fn r_squared(fit: &DMatrix<f64>, target: &DMatrix<f64>) -> f64 {
    1.0 - (fit - target).norm_squared() / centred(target).norm_squared()
}

/// The most probable token for each column of embeddings (`d × n`).
pub fn argmax_tokens(model: &Analysis, embeddings: &DMatrix<f64>) -> Vec<usize> {
    let mut logits = transposed_times(model.g(), embeddings);
    if let Some(bias) = model.model().bias() {
        logits.column_iter_mut().for_each(|mut column| column += bias);
    }
    logits.column_iter().map(|column| column.imax()).collect()
}

/// Share of columns whose most probable token is the same for both sets of embeddings (`d × n`).
pub fn faithfulness(model: &Analysis, fit: &DMatrix<f64>, target: &DMatrix<f64>) -> f64 {
    let (a, b) = (argmax_tokens(model, fit), argmax_tokens(model, target));
    a.iter().zip(&b).filter(|(a, b)| a == b).count() as f64 / b.len().max(1) as f64
}

fn chosen<'a>(model: &'a Analysis, query: &Query) -> Result<&'a Relation, NotTestable> {
    direction::needs_both(model)?;
    let relations = model.model().relations();
    let none = NotTestable::Index {
        what: Indexed::Relation,
        index: query.relation,
        count: relations.len(),
    };
    let relation = relations.get(query.relation).ok_or(none)?;
    match relation.pairs.len() {
        found if found < MIN_PAIRS => {
            Err(NotTestable::Few { what: Members::Pairs, expected: MIN_PAIRS, found })
        }
        _ => Ok(relation),
    }
}

fn sources(relation: &Relation) -> Vec<usize> {
    relation.pairs.iter().map(|p| p.context).collect()
}

fn targets(relation: &Relation) -> Vec<usize> {
    relation.pairs.iter().map(|p| p.with_query).collect()
}

/// Each f(s⌢q) predicted from the other pairs by ridge regression in a geometry, `d × n`.
fn predicted(
    model: &Analysis,
    relation: &Relation,
    geometry: ContextGeometry,
    ridge: f64,
) -> Result<DMatrix<f64>, NotTestable> {
    let (smoother, _) = Smoother::ridge(&centred_gram(model, &sources(relation), geometry), ridge)?;
    Ok(smoother
        .leave_one_out(&model.f().select_columns(&targets(relation)).transpose())
        .transpose())
}

/// For each pair: the token predicted from the others, the model's own, and the expected reply
/// where it is a token.
struct Replies {
    predicted: Vec<usize>,
    own: Vec<usize>,
    expected: Vec<Option<usize>>,
}

fn replies(
    model: &Analysis,
    query: &Query,
    geometry: ContextGeometry,
) -> Result<Replies, NotTestable> {
    let relation = chosen(model, query)?;
    let own = model.f().select_columns(&targets(relation));
    let [mean, spread] = model.token_scale();
    let size = own.norm() * mean.hypot(spread) * (model.g().ncols() as f64).sqrt();
    let says_nothing = profiles(model.g(), &own).norm() * model.amplification() <= VANISHED * size;
    if says_nothing && model.model().bias().is_none() {
        return Err(NotTestable::Zero(Vanished::Distribution));
    }
    let vocabulary = Vocabulary::new(model.model().g().labels());
    let known =
        |reply: &str| vocabulary.find(reply).filter(|_| !reply.is_empty()).map(|found| found.index);
    let expected = relation.pairs.iter().map(|p| known(&p.reply));
    Ok(Replies {
        predicted: argmax_tokens(model, &predicted(model, relation, geometry, query.ridge)?),
        own: argmax_tokens(model, &own),
        expected: expected.collect(),
    })
}

fn unseen(
    model: &Analysis,
    query: &Query,
    geometry: ContextGeometry,
) -> Result<Measurement, NotTestable> {
    let Replies { predicted, own, expected } = replies(model, query, geometry)?;
    let same = predicted.iter().zip(&own).filter(|(p, o)| p == o).count();
    let known: Vec<_> =
        predicted.iter().zip(&expected).filter_map(|(p, e)| e.map(|e| *p == e)).collect();
    let right = known.iter().filter(|&&right| right).count();
    let share = right as f64 / known.len().max(1) as f64;
    Ok(Measurement::new(same as f64 / own.len() as f64).aside(Quantity::ExpectedReply, share))
}

fn table(
    before: &Analysis,
    after: &Analysis,
    query: &Query,
    geometry: ContextGeometry,
) -> Option<Picture> {
    let (b, a) = (replies(before, query, geometry).ok()?, replies(after, query, geometry).ok()?);
    let tokens = before.model().g().labels();
    let relation = chosen(before, query).ok()?;
    let row = |(i, pair): (usize, &crate::model::RelationPair)| {
        let token = |at: usize| tokens[at].clone();
        vec![
            pair.subject.clone(),
            pair.reply.clone(),
            token(b.own[i]),
            token(b.predicted[i]),
            token(a.predicted[i]),
        ]
    };
    let columns = ["about", "expected", "model", "before", "after"];
    Some(Picture::Table {
        columns: columns.map(String::from).to_vec(),
        rows: relation.pairs.iter().enumerate().map(row).collect(),
        headed: false,
        changes: Vec::new(),
    })
}

const EXACT: Info = Info {
    measure: "relative residual",
    reads: Reads::F,
    needs: &[Need::Contexts, Need::Relation],
    holds: Holds::Exactly,
    default_threshold: super::EXACT,
    threshold_help: "Largest share of the targets' spread that may be left over; theory speaks of \
        0",
    ..Info::BASE
};

const UNSEEN: Info = Info {
    measure: "share of the model's own replies",
    reads: Reads::Both,
    needs: &[Need::Contexts, Need::Relation],
    holds: Holds::AtLeast,
    default_threshold: 0.5,
    threshold_help: "Smallest share of replies, predicted from the other pairs, that counts as a \
        linear relation",
    ..Info::BASE
};

/// Affine fit in R^d, in sample.
pub(super) struct InSample;

impl InSample {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "relation",
        name: "Relational linearity",
        meaning: "One affine map takes every context to the context with the query appended",
        definition: "An affine least-squares fit takes f(s) to f(s with the query) over all pairs; \
            the number is ‖fit − target‖ over ‖target − mean target‖ (Frobenius). Exact: the same \
            with the linear part of the moves undone is no more than the stored numbers resolve",
        class: Class::AnyGauge,
        depends: &[Depends::Relation],
        ..EXACT
    };
}

impl Property for InSample {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let relation = chosen(model, query)?;
        let (from, to) = (sources(relation), targets(relation));
        let level = model.f_as_loaded();
        let sources = level.select_columns(&from);
        let loaded = model.as_loaded();
        let sizes = [&from, &to].map(|side| {
            side.iter().map(|&s| loaded.model().f().vector(s).norm_squared()).sum::<f64>().sqrt()
        });
        let noise = 2.0 * loaded.resolutions()[0].unit() * sizes[0];
        let fit = AffineFit::on(&sources, model.rtol_f(), noise);
        let targets = level.select_columns(&to);
        let moved = model.f().select_columns(&to);
        let fitted = fit.fitted(&moved);
        let residual = (&fitted - &moved).norm() / centred(&moved).norm();
        let rounding = VANISHED * model.amplification() * targets.norm();
        if centred(&targets).norm() <= rounding || !residual.is_finite() {
            return Err(NotTestable::Zero(Vanished::TargetSpread));
        }
        let leftover = fit.leftover(&targets, sizes, model.amplification());
        let measurement = Measurement::new(residual)
            .aside(Quantity::Faithfulness, faithfulness(model, &fitted, &moved))
            .leaving(leftover);
        Ok(measurement.by_construction(direction::by_construction(from.len(), model.f().nrows())))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        table(before, after, query, ContextGeometry::Euclidean)
    }
}

/// Largest singular value of what errors up to `units` in embeddings and unembeddings (columns)
/// make of their products less their means: those of f as far as tokens differ, those of g as far
/// as contexts do.
fn errors_of_products([f, g]: [&DMatrix<f64>; 2], units: [f64; 2]) -> f64 {
    let size = |side: &DMatrix<f64>| side.norm() / (side.ncols().max(1) as f64).sqrt();
    let errors = |side: &DMatrix<f64>, unit| of_errors(unit, size(side), side.shape());
    errors(f, units[0]) * largest_of_centred(g) + errors(g, units[1]) * centred(f).norm()
}

/// Largest singular value of columns less their mean, to a percent, without a copy of them.
fn largest_of_centred(columns: &DMatrix<f64>) -> f64 {
    let mean = crate::linalg::mean(columns);
    let product = |x: &DMatrix<f64>| {
        let whole = times(columns, &transposed_times(columns, x));
        whole - &mean * (mean.transpose() * x) * columns.ncols() as f64
    };
    let wanted = Wanted { count: 1, residual: 0.01, rounds: 20 };
    let found = leading_eigen(product, columns.nrows(), wanted, None);
    found.values.first().map_or(0.0, |square| square.max(0.0).sqrt())
}

/// Affine fit of what the distribution sees of f, in sample; measured in log-odds, where it is the
/// fit of P_M f.
pub(super) struct Seen;

impl Seen {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "relation-seen",
        name: "Relational linearity that the distribution sees",
        meaning: "One affine map takes the log-odds of every context to those with the query \
            appended",
        definition: "For each context f(s)·g(y) minus its mean over the tokens. An affine \
            least-squares fit takes these for s to those for s with the query, over all pairs; the \
            number is ‖fit − target‖ over ‖target − mean target‖ (Frobenius)",
        class: Class::Identifiable,
        reads: Reads::Both,
        depends: &[Depends::Relation],
        cost: Cost::Ranks,
        ..EXACT
    };
}

impl Property for Seen {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let relation = chosen(model, query)?;
        let (f, g) = (model.f(), model.g());
        let sides = [sources(relation), targets(relation)].map(|side| f.select_columns(&side));
        let [from, to] = sides.each_ref().map(|side| profiles(g, side));
        let sizes = sides.each_ref().map(|side| g.norm() * side.norm());
        let loaded = model.as_loaded();
        let [of_f, of_g] = loaded.resolutions();
        let contexts = loaded.model().f().vectors().select_columns(&sources(relation));
        let tokens = loaded.model().g().vectors();
        let stored = errors_of_products([&contexts, tokens], [of_f.unit(), of_g.unit()]);
        let fit = AffineFit::on(&from, model.rtol(), stored.max(PRODUCT * sizes[0]));
        let spread = centred(&to).norm();
        let residual = (fit.fitted(&to) - &to).norm() / spread;
        if spread * model.amplification() <= VANISHED * sizes[1] || !residual.is_finite() {
            return Err(NotTestable::Zero(Vanished::TargetsSeen));
        }
        // Both sizes grow with κ themselves.
        let leftover = fit.leftover(&to, sizes, 1.0);
        Ok(Measurement::new(residual)
            .leaving(leftover)
            .by_construction(direction::by_construction(from.ncols(), model.f().nrows())))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        table(before, after, query, ContextGeometry::Logit)
    }
}

/// Ridge prediction from the other pairs in the Euclidean geometry.
pub(super) struct Euclidean;

impl Euclidean {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "relation-euclidean",
        name: "Relation on unseen pairs, Euclidean",
        meaning: "The reply to each pair, predicted from the others by distances as drawn",
        definition: "Gram matrix K = fᵀf of the contexts about their mean. Ridge regression of f(s \
            with the query), λ = 0.01·trace(K)/n, intercept not penalised, each pair from the \
            others. The number is how often the likeliest token of the predicted embedding is that \
            of the model’s own",
        class: Class::OnlyRotations,
        depends: &[Depends::Relation],
        ..UNSEEN
    };
}

impl Property for Euclidean {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        unseen(model, query, ContextGeometry::Euclidean)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        table(before, after, query, ContextGeometry::Euclidean)
    }
}

/// Ridge prediction from the other pairs through the logit kernel.
pub(super) struct Kernel;

impl Kernel {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "relation-kernel",
        name: "Relation on unseen pairs, logit kernel",
        meaning: "The reply to each pair, predicted from the others by what contexts make the \
            model say",
        definition: "Kernel K = fᵀΣf of the contexts about their mean, Σ the covariance of g (n − \
            1 below). Ridge regression of f(s with the query), λ = 0.01·trace(K)/n, intercept not \
            penalised, each pair from the others. The number is how often the likeliest token of \
            the predicted embedding is that of the model’s own",
        class: Class::Identifiable,
        depends: &[Depends::Relation],
        cost: Cost::Covariance,
        ..UNSEEN
    };
}

impl Property for Kernel {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        unseen(model, query, ContextGeometry::Logit)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        table(before, after, query, ContextGeometry::Logit)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        linalg::{normal_matrix, seeded},
        model::{Parts, Predictor, RelationPair},
    };

    #[test]
    fn what_the_fit_leaves_is_measured_against_the_spread_of_the_targets() {
        let mut rng = seeded(7);
        let (contexts, tokens) = (20, 6);
        let f = normal_matrix(&mut rng, 3, contexts).map(|x| x + 5.0);
        let g = normal_matrix(&mut rng, 3, tokens);
        let pairs = (0..10).map(|i| RelationPair {
            context: i,
            with_query: i + 10,
            subject: String::new(),
            reply: String::new(),
        });
        let relation =
            Relation { name: "next".into(), query: String::new(), pairs: pairs.collect() };
        let model = Predictor::new(Parts {
            contexts: (0..contexts).map(|i| format!("context {i}")).collect(),
            tokens: (0..tokens).map(|i| format!("token {i}")).collect(),
            f: Some(f.clone().into()),
            g: Some(g.clone().into()),
            relations: vec![relation],
            ..Parts::default()
        });
        let model = Analysis::new(Arc::new(model.expect("a model")), Analysis::DEFAULT_RTOL, 0);
        let found = Seen.measure(&model, &Query::default()).expect("pairs").value;
        // One row a pair: log-odds minus their mean over the tokens, and a column of ones.
        let centre = DMatrix::from_element(tokens, tokens, 1.0 / tokens as f64);
        let profiles = f.tr_mul(&g) * (DMatrix::identity(tokens, tokens) - centre);
        let (from, to) = (profiles.rows(0, 10), profiles.rows(10, 10));
        let from = from.clone_owned().insert_column(tokens, 1.0);
        let map = from.clone().pseudo_inverse(1e-9).expect("an inverse") * to;
        let mut spread = to.clone_owned();
        let mean = spread.row_mean();
        spread.row_iter_mut().for_each(|mut row| row -= &mean);
        let expected = (from * map - to).norm() / spread.norm();
        assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
    }
}
