//! Relational linearity f(s⌢q) = A_q f(s) + a_q over the pairs (s, s⌢q) of a relation.

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{centred, least_squares_fit, transposed_times},
    model::{Relation, Vocabulary},
    transform::MoveSummary,
};

use super::{
    Class, Cost, Depends, Figure, Holds, Info, Need, NotTestable, Picture, Property, Query, Reads,
    direction,
    geometry::profiles,
    smoother::{ContextGeometry, Smoother, gram},
};

/// Fewest pairs that a fit is worth.
const MIN_PAIRS: usize = 3;

/// Affine least squares from columns `source` to columns `target` (`d × n` each), minimum norm: the
/// fitted targets.
pub fn affine_fit(source: &DMatrix<f64>, target: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let x = source.clone().insert_row(source.nrows(), 1.0);
    least_squares_fit(&x, target, rtol)
}

/// 1 − ‖fit − target‖² / ‖target − mean‖².
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

/// Share of columns whose most probable token is the same for both sets of embeddings.
pub fn faithfulness(model: &Analysis, fit: &DMatrix<f64>, target: &DMatrix<f64>) -> f64 {
    let (a, b) = (argmax_tokens(model, fit), argmax_tokens(model, target));
    a.iter().zip(&b).filter(|(a, b)| a == b).count() as f64 / b.len().max(1) as f64
}

fn chosen<'a>(model: &'a Analysis, query: &Query) -> Result<&'a Relation, NotTestable> {
    direction::needs_both(model)?;
    let relations = model.model().relations();
    let none =
        NotTestable::Index { what: "relation", index: query.relation, count: relations.len() };
    let relation = relations.get(query.relation).ok_or(none)?;
    match relation.pairs.len() {
        found if found < MIN_PAIRS => {
            Err(NotTestable::Few { what: "pairs", expected: MIN_PAIRS, found })
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
    let (smoother, _) = Smoother::ridge(&gram(model, &sources(relation), geometry), ridge)?;
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
    let vocabulary = Vocabulary::new(model.model().g().labels());
    let known =
        |reply: &str| vocabulary.find(reply).filter(|_| !reply.is_empty()).map(|found| found.index);
    let expected = relation.pairs.iter().map(|p| known(&p.reply));
    Ok(Replies {
        predicted: argmax_tokens(model, &predicted(model, relation, geometry, query.ridge)?),
        own: argmax_tokens(model, &model.f().select_columns(&targets(relation))),
        expected: expected.collect(),
    })
}

fn unseen(
    model: &Analysis,
    query: &Query,
    geometry: ContextGeometry,
) -> Result<Figure, NotTestable> {
    let Replies { predicted, own, expected } = replies(model, query, geometry)?;
    let same = predicted.iter().zip(&own).filter(|(p, o)| p == o).count();
    let known: Vec<_> =
        predicted.iter().zip(&expected).filter_map(|(p, e)| e.map(|e| *p == e)).collect();
    let right = known.iter().filter(|&&right| right).count();
    let share = right as f64 / known.len().max(1) as f64;
    Ok(Figure::new(same as f64 / own.len() as f64).beside("expected reply", share))
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
    })
}

const EXACT: Info = Info {
    measure: "relative residual",
    reads: Reads::F,
    needs: &[Need::Contexts, Need::Relation],
    holds: Holds::Exactly,
    default_threshold: super::EXACT,
    threshold_help: "Largest share of the targets' spread that may be left over; theory speaks of 0",
    order: 2,
    ..Info::BASE
};

const UNSEEN: Info = Info {
    measure: "share of the model's own replies",
    reads: Reads::Both,
    needs: &[Need::Contexts, Need::Relation],
    holds: Holds::AtLeast,
    default_threshold: 0.5,
    threshold_help: "Smallest share of replies, predicted from the other pairs, that counts as a linear relation",
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
        class: Class::AnyGauge,
        depends: &[Depends::Relation],
        ..EXACT
    };
}

impl Property for InSample {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        let relation = chosen(model, query)?;
        let (from, to) = (
            model.f().select_columns(&sources(relation)),
            model.f().select_columns(&targets(relation)),
        );
        let fit = affine_fit(&from, &to, model.rtol());
        let residual = (1.0 - r_squared(&fit, &to)).max(0.0).sqrt();
        let figure =
            Figure::new(residual).beside("in-sample faithfulness", faithfulness(model, &fit, &to));
        Ok(figure.maybe_note(direction::by_construction(from.ncols(), from.nrows())))
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
        table(before, after, query, ContextGeometry::Euclidean)
    }
}

/// Affine fit of what the distribution sees of f, in sample; measured in log-odds, where it is the
/// fit of P_M f.
pub(super) struct Seen;

impl Seen {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "relation-seen",
        name: "Relational linearity that the distribution sees",
        meaning: "One affine map takes the log-odds of every context to those with the query appended",
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

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        let relation = chosen(model, query)?;
        let seen = |contexts: &[usize]| profiles(model.g(), &model.f().select_columns(contexts));
        let (from, to) = (seen(&sources(relation)), seen(&targets(relation)));
        let residual =
            (1.0 - r_squared(&affine_fit(&from, &to, model.rtol()), &to)).max(0.0).sqrt();
        Ok(Figure::new(residual)
            .maybe_note(direction::by_construction(from.ncols(), model.f().nrows())))
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
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
        class: Class::OnlyRotations,
        depends: &[Depends::Relation],
        ..UNSEEN
    };
}

impl Property for Euclidean {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        unseen(model, query, ContextGeometry::Euclidean)
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
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
        meaning: "The reply to each pair, predicted from the others by what contexts make the model say",
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

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        unseen(model, query, ContextGeometry::Logit)
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
        table(before, after, query, ContextGeometry::Logit)
    }
}
