//! Orthogonality of concept families: |cos| between their mean directions.

use nalgebra::{DMatrix, DVector};

use crate::analysis::Analysis;

use super::{
    Class, Cost, Depends, Geometry, Holds, Info, Measurement, Members, Need, NotTestable, Note,
    Panel, Picture, Property, Query, Reads, Titled, Vanished, direction,
};

/// Fewest families.
const MIN_FAMILIES: usize = 2;

/// |cos| between the mean directions of all families, `n × n`, in a geometry; NaN where a family
/// has no mean direction.
///
/// # Errors
/// Fewer than two families, or a token past the end.
pub fn family_cosines(
    model: &Analysis,
    query: &Query,
    geometry: Geometry,
) -> Result<DMatrix<f64>, NotTestable> {
    let found = query.families.len();
    if found < MIN_FAMILIES {
        return Err(NotTestable::Few { what: Members::Families, expected: MIN_FAMILIES, found });
    }
    let means = query
        .families
        .iter()
        .map(|family| match direction::mean(model, &family.pairs) {
            // It has no direction, and no cosine with any other.
            Err(NotTestable::Zero(_) | NotTestable::Few { .. }) => {
                Ok(DVector::zeros(model.model().d()))
            }
            other => other,
        })
        .collect::<Result<Vec<_>, _>>()?;
    let image = geometry.image(model, DMatrix::from_columns(&means));
    Ok(DMatrix::from_fn(found, found, |i, j| image.cosine(i, j).abs()))
}

/// Mean |cos| between different families that have a direction.
fn off_diagonal_mean(cosines: &DMatrix<f64>) -> f64 {
    let n = cosines.nrows();
    let others = (0..n).flat_map(|i| (0..n).filter(move |&j| j != i).map(move |j| (i, j)));
    let known: Vec<f64> = others.map(|at| cosines[at]).filter(|c| c.is_finite()).collect();
    known.iter().sum::<f64>() / known.len() as f64
}

/// What must be said of families without a direction, by name.
fn left_out(cosines: &DMatrix<f64>, query: &Query) -> Option<Note> {
    let without = query.families.iter().enumerate().filter(|&(i, _)| cosines[(i, i)].is_nan());
    let names: Vec<String> = without.map(|(_, family)| family.name.clone()).collect();
    (!names.is_empty()).then_some(Note::NoMeanDirection(names))
}

/// Orthogonality in one geometry.
pub(super) struct Orthogonality {
    geometry: Geometry,
    pub(super) info: Info,
}

impl Property for Orthogonality {
    fn info(&self) -> &Info {
        &self.info
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        if self.geometry == Geometry::Profile {
            direction::needs_both(model)?;
        }
        let cosines = family_cosines(model, query, self.geometry)?;
        let mean = off_diagonal_mean(&cosines);
        if mean.is_nan() {
            Err(NotTestable::Zero(Vanished::MeanDirectionHere))
        } else {
            Ok(Measurement::new(mean).notes(left_out(&cosines, query)))
        }
    }

    /// All geometries side by side, whichever row it is opened from.
    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let usable = || {
            Geometry::ALL
                .into_iter()
                .filter(|&g| g != Geometry::Profile || before.model().predicts())
        };
        let panel = |geometry: Geometry, model| {
            let cosines = family_cosines(model, query, geometry).ok()?;
            let values = cosines.row_iter().map(|row| row.iter().copied().collect()).collect();
            Some(Panel { name: geometry.name().to_string(), values })
        };
        let labels: Vec<String> = query.families.iter().map(|family| family.name.clone()).collect();
        let part = |title: &str, model| {
            let panels = usable().map(|geometry| panel(geometry, model)).collect::<Option<_>>()?;
            let picture = Picture::HeatMap { labels: labels.clone(), panels, range: [0.0, 1.0] };
            Some(Titled { title: format!("|cosine| between concepts, {title}"), picture })
        };
        Some(Picture::Stack { parts: vec![part("before", before)?, part("after", after)?] })
    }
}

const BASE: Info = Info {
    measure: "mean |cosine| between families",
    needs: &[Need::Family],
    holds: Holds::AtMost,
    default_threshold: 0.3,
    threshold_help: "Largest mean |cosine| that counts as nearly orthogonal",
    ..Info::BASE
};

/// By angles as drawn.
pub(super) static EUCLIDEAN: Orthogonality = Orthogonality {
    geometry: Geometry::Euclidean,
    info: Info {
        id: "orthogonality",
        name: "Orthogonality of concepts",
        meaning: "How nearly the mean directions of different concepts are at right angles, as \
            drawn",
        definition: "The mean |cosine| between the mean differences of all pairs of different \
            families with two pairs or more",
        depends: &[Depends::Families],
        ..BASE
    },
};

/// In the causal geometry.
pub(super) static CAUSAL: Orthogonality = Orthogonality {
    geometry: Geometry::Causal,
    info: Info {
        id: "orthogonality-causal",
        name: "Orthogonality of concepts, causal",
        meaning: "How nearly the mean directions of different concepts are at right angles after \
            whitening",
        definition: "The mean |cosine|, by the inner product a·Σ⁺b with Σ the covariance of g, \
            between the mean differences of all pairs of different families with two pairs or more",
        class: Class::AnyGauge,
        depends: &[Depends::Families],
        cost: Cost::Covariance,
        ..BASE
    },
};

/// In the profile geometry.
pub(super) static PROFILE: Orthogonality = Orthogonality {
    geometry: Geometry::Profile,
    info: Info {
        id: "orthogonality-profile",
        name: "Orthogonality of concepts, by profiles",
        meaning: "How little one concept says about another in how they move the log-odds over the \
            contexts",
        definition: "Each family’s mean difference as a profile: f(s)·m minus its mean over the \
            loaded contexts. The number is the mean |cosine| over all pairs of different families \
            with two pairs or more",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts, Need::Family],
        depends: &[Depends::Families],
        ..BASE
    },
};
