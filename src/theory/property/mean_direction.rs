//! Angle between the mean directions of two concepts.

use nalgebra::DVector;

use crate::analysis::Analysis;

use super::{
    Class, Cost, Depends, Holds, Info, Mark, Measurement, NotTestable, Picture, Property, Query,
    Reads,
    cosine::{angle, angle_band},
    direction,
};

/// Angle in degrees between the mean difference of the family and that of the other family.
pub(super) struct MeanDirection;

/// Mean difference of each of the two concepts; a concept without a family is its one pair.
fn means(model: &Analysis, query: &Query) -> Result<(DVector<f64>, DVector<f64>), NotTestable> {
    let own = |pairs: &[(usize, usize)], pair| {
        if pairs.is_empty() {
            direction::tokens(model, pair)
        } else {
            direction::mean(model, pairs)
        }
    };
    Ok((own(&query.family, query.pair_a)?, own(&query.other_family, query.pair_b)?))
}

impl MeanDirection {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "mean-direction",
        name: "Angle between family means",
        meaning: "The angle between the average direction of one concept and that of the other",
        definition: "The mean of g(to) − g(from) over the family of the first concept, and the \
            same over the family of the second; a concept without a family is its one pair. The \
            number is the angle between the two means, in degrees",
        measure: "degrees",
        range: [0.0, 180.0],
        class: Class::OnlyRotations,
        reads: Reads::G,
        holds: Holds::Always,
        default_threshold: 0.0,
        threshold_help: "No threshold: the angle has a value and the verdict asks whether it is \
            the same",
        lead: Some(2),
        depends: &[Depends::Directions, Depends::Family, Depends::OtherFamily],
        cost: Cost::Frame,
        ..Info::BASE
    };
}

impl Property for MeanDirection {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let (a, b) = means(model, query)?;
        Ok(Measurement::new(angle(&a, &b).to_degrees()))
    }

    fn band(&self, before: &Analysis, query: &Query, condition: f64) -> Option<[f64; 2]> {
        let (a, b) = means(before, query).ok()?;
        Some(angle_band(angle(&a, &b), condition).map(f64::to_degrees))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let angle_of = |model| means(model, query).map(|(a, b)| angle(&a, &b)).ok();
        let (b, a) = (angle_of(before)?, angle_of(after)?);
        let marks =
            vec![Mark { name: "before".into(), at: b }, Mark { name: "after".into(), at: a }];
        Some(Picture::Dial { marks, band: Some(angle_band(b, after.condition())) })
    }
}
