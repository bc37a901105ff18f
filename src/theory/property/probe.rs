//! Linear probe: labels of contexts read off their embeddings by w·f(s) + b.

use nalgebra::{DMatrix, DVector};

use crate::analysis::Analysis;

use super::{
    Class, Control, Cost, Depends, Groups, Holds, Info, Measurement, Members, Need, NotTestable,
    Picture, Property, Quantity, Query, Reads, ScoreGroup, StripPanel, direction,
    leftover::{AffineFit, VANISHED},
    smoother::{ContextGeometry, Smoother, centred_gram},
};

/// Fewest contexts in a group.
const MIN_GROUP: usize = 2;

const BASE: Info = Info {
    measure: "accuracy",
    reads: Reads::F,
    needs: &[Need::Contexts, Need::Labels],
    holds: Holds::AtLeast,
    default_threshold: 0.9,
    threshold_help: "Smallest accuracy that counts as readable by a linear probe",
    ..Info::BASE
};

/// Least-squares fit of ±1 labels on (f, 1), minimum norm; the fitted values. `f` is `d × n`.
pub fn fitted(f: &DMatrix<f64>, labels: &[f64], rtol: f64) -> DVector<f64> {
    let labels = DMatrix::from_row_slice(1, labels.len(), labels);
    AffineFit::on(f, rtol, VANISHED * f.norm()).fitted(&labels).row(0).transpose()
}

/// Share of scores with the sign of their ±1 label.
pub fn accuracy(scores: &[f64], labels: &[f64]) -> f64 {
    let right = scores.iter().zip(labels).filter(|(s, y)| *s * *y > 0.0).count();
    right as f64 / labels.len() as f64
}

/// Area under the ROC curve: how often a positive scores above a negative, ties count half.
pub fn area_under_curve(scores: &[f64], labels: &[f64]) -> f64 {
    let of =
        |sign: f64| scores.iter().zip(labels).filter(move |(_, y)| **y == sign).map(|(s, _)| *s);
    let wins: f64 = of(1.0)
        .flat_map(|p| of(-1.0).map(move |n| f64::from(p > n) + 0.5 * f64::from(p == n)))
        .sum();
    wins / (of(1.0).count() * of(-1.0).count()) as f64
}

/// The labelled contexts, positives first, with ±1.
struct Samples {
    contexts: Vec<usize>,
    labels: Vec<f64>,
}

fn samples(model: &Analysis, groups: &Groups) -> Result<Samples, NotTestable> {
    direction::needs_contexts(model)?;
    direction::group(&groups.positive, Members::PositiveContexts, MIN_GROUP, model.f().ncols())?;
    direction::group(&groups.negative, Members::NegativeContexts, MIN_GROUP, model.f().ncols())?;
    let contexts = [groups.positive.as_slice(), groups.negative.as_slice()].concat();
    let labels =
        (0..contexts.len()).map(|i| if i < groups.positive.len() { 1.0 } else { -1.0 }).collect();
    Ok(Samples { contexts, labels })
}

/// Scores of the labelled contexts, in sample (no geometry) or leave-one-out.
fn scores(
    model: &Analysis,
    query: &Query,
    geometry: Option<ContextGeometry>,
) -> Result<(Samples, Vec<f64>), NotTestable> {
    let samples = samples(model, &query.labels)?;
    let scores = match geometry {
        None => fitted(
            &model.f_as_loaded().select_columns(&samples.contexts),
            &samples.labels,
            model.rtol_f(),
        )
        .as_slice()
        .to_vec(),
        Some(geometry) => {
            let (smoother, _) =
                Smoother::ridge(&centred_gram(model, &samples.contexts, geometry), query.ridge)?;
            let targets = DMatrix::from_column_slice(samples.labels.len(), 1, &samples.labels);
            smoother.leave_one_out(&targets).as_slice().to_vec()
        }
    };
    Ok((samples, scores))
}

fn measure(
    model: &Analysis,
    query: &Query,
    geometry: Option<ContextGeometry>,
) -> Result<Measurement, NotTestable> {
    let (samples, scores) = scores(model, query, geometry)?;
    let auc = area_under_curve(&scores, &samples.labels);
    Ok(Measurement::new(accuracy(&scores, &samples.labels)).aside(Quantity::Auc, auc))
}

fn strip(
    before: &Analysis,
    after: &Analysis,
    query: &Query,
    geometry: Option<ContextGeometry>,
) -> Option<Picture> {
    let panel = |name: &str, model: &Analysis| {
        let (samples, scores) = scores(model, query, geometry).ok()?;
        let split = query.labels.positive.len();
        let group = |name: &str, range: std::ops::Range<usize>| ScoreGroup {
            name: name.to_string(),
            labels: samples.contexts[range.clone()]
                .iter()
                .map(|&s| model.model().f().labels()[s].clone())
                .collect(),
            scores: scores[range].to_vec(),
        };
        let groups = vec![
            group(&query.labels.positive_name, 0..split),
            group(&query.labels.negative_name, split..scores.len()),
        ];
        Some(StripPanel { name: name.to_string(), threshold: 0.0, groups })
    };
    Some(Picture::Strip {
        axis: "probe score".into(),
        panels: vec![panel("before", before)?, panel("after", after)?],
    })
}

/// Least squares, in sample.
pub(super) struct InSample;

impl InSample {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "probe",
        name: "Linear probe",
        meaning: "A linear function of the embedding tells the two groups of contexts apart",
        definition: "Least-squares fit of labels +1 and −1 by w·f(s) + b over the labelled \
            contexts (minimum norm); the number is the share of fitted values with the sign of \
            their label, in sample",
        class: Class::AnyGauge,
        depends: &[Depends::Groups],
        controls: &[Control::Groups],
        ..BASE
    };
}

impl Property for InSample {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let measurement = measure(model, query, None)?;
        let n = query.labels.positive.len() + query.labels.negative.len();
        Ok(measurement.by_construction(direction::by_construction(n, model.f().nrows())))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        strip(before, after, query, None)
    }
}

/// Ridge probe in the Euclidean geometry, leave-one-out.
pub(super) struct EuclideanProbe;

impl EuclideanProbe {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "probe-euclidean",
        name: "Probe on unseen contexts, Euclidean",
        meaning: "A regularised probe, which trusts distances as drawn, labels each context from \
            the others",
        definition: "Gram matrix K = fᵀf of the labelled contexts about their mean. Ridge \
            regression of labels +1 and −1 with an unpenalised intercept and λ = 0.01·trace(K)/n; \
            each context’s score comes from the others, (Hy − hᵢyᵢ)/(1 − hᵢ). The number is the \
            share of scores with the sign of their label",
        class: Class::OnlyRotations,
        depends: &[Depends::Groups],
        controls: &[Control::Groups],
        ..BASE
    };
}

impl Property for EuclideanProbe {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        measure(model, query, Some(ContextGeometry::Euclidean))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        strip(before, after, query, Some(ContextGeometry::Euclidean))
    }
}

/// Ridge probe through the logit kernel, leave-one-out.
pub(super) struct KernelProbe;

impl KernelProbe {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "probe-kernel",
        name: "Probe on unseen contexts, logit kernel",
        meaning: "The same regularised probe, which compares contexts only by what they make the \
            model say",
        definition: "Kernel K = fᵀΣf of the labelled contexts about their mean, Σ the covariance \
            of g over the tokens (n − 1 below). Ridge regression of labels +1 and −1 with an \
            unpenalised intercept and λ = 0.01·trace(K)/n; each context’s score comes from the \
            others, (Hy − hᵢyᵢ)/(1 − hᵢ). The number is the share of scores with the sign of their \
            label",
        class: Class::Identifiable,
        reads: Reads::Both,
        depends: &[Depends::Groups],
        controls: &[Control::Groups],
        cost: Cost::Covariance,
        ..BASE
    };
}

impl Property for KernelProbe {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_both(model)?;
        measure(model, query, Some(ContextGeometry::Logit))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        strip(before, after, query, Some(ContextGeometry::Logit))
    }
}
