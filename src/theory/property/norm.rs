//! Lengths of the two concept directions and their ratio.

use crate::analysis::Analysis;

use super::{
    Class, Cost, Depends, Drawn, Holds, Info, Measurement, NotTestable, Picture, Property,
    Quantity, Query, Random, Reads, Series, direction,
};

/// ‖a‖/‖b‖ of the two token directions of the query.
pub(super) struct NormRatio;

impl NormRatio {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "norms",
        name: "Ratio of norms",
        meaning: "How long the first concept direction is, measured by the second",
        definition: "‖a‖/‖b‖ for the two directions g(to) − g(from)",
        measure: "ratio of norms",
        class: Class::OnlyRotations,
        reads: Reads::G,
        is_ratio: true,
        holds: Holds::Always,
        default_threshold: 0.0,
        threshold_help: "No threshold: the ratio has a value and the verdict asks whether it is \
            the same",
        lead: Some(1),
        depends: &[Depends::Directions],
        cost: Cost::Frame,
        ..Info::BASE
    };
}

impl Property for NormRatio {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let (a, b) = direction::chosen(model, query)?;
        let rounding = direction::rounding(model, query);
        let measurement = Measurement::new(a.norm() / b.norm()).up_to(rounding);
        Ok(measurement.aside(Quantity::FirstNorm, a.norm()))
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        drawn.tokens(|d| d, |image, i, j| image.norm(i) / image.norm(j))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let norms = |name: &str, model| {
            let (a, b) = direction::chosen(model, query).ok()?;
            Some(Series { name: name.to_string(), values: vec![a.norm(), b.norm()] })
        };
        Some(Picture::Bars {
            axis: "norm".to_string(),
            labels: vec!["first direction".to_string(), "second direction".to_string()],
            series: vec![norms("before", before)?, norms("after", after)?],
        })
    }
}
