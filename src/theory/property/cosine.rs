//! Cosines between two concept directions, in the Euclidean geometry.

use nalgebra::DVector;

use crate::analysis::Analysis;

use super::{
    Class, Control, Cost, Depends, Drawn, Geometry, Holds, Info, Mark, Measurement, NotTestable,
    Picture, Property, Quantity, Query, Random, Reads, direction,
};

/// Angles between two directions that an invertible A with condition number `condition` can reach
/// from `theta` (Wielandt): tan(θ/2)/κ ≤ tan(θ'/2) ≤ κ·tan(θ/2). Radians; a single point exactly
/// when θ is 0 or π.
pub fn angle_band(theta: f64, condition: f64) -> [f64; 2] {
    let t = (theta / 2.0).tan();
    [2.0 * (t / condition).atan(), 2.0 * (t * condition).atan()]
}

/// cos(a, b), clamped to [−1, 1]; NaN when either is zero.
pub fn cosine(a: &DVector<f64>, b: &DVector<f64>) -> f64 {
    (a.dot(b) / (a.norm() * b.norm())).clamp(-1.0, 1.0)
}

/// Angle between a and b, radians, accurate near 0 and π where the arc cosine is not (Kahan).
pub fn angle(a: &DVector<f64>, b: &DVector<f64>) -> f64 {
    let (u, v) = (a / a.norm(), b / b.norm());
    2.0 * (&u - &v).norm().atan2((u + v).norm())
}

/// cos between the two token directions of the query.
pub(super) struct Euclidean;

impl Euclidean {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "cosine",
        name: "Euclidean cosine",
        meaning: "How far the two concept directions point the same way in the space as it is \
            drawn",
        definition: "a·b/(‖a‖ ‖b‖) for the two directions g(to) − g(from)",
        measure: "cosine",
        class: Class::OnlyRotations,
        reads: Reads::G,
        is_cosine: true,
        holds: Holds::AtLeast,
        default_threshold: 0.3,
        threshold_help: "Smallest cosine that counts as pointing the same way",
        lead: Some(0),
        depends: &[Depends::Directions],
        controls: &[Control::Extremes],
        cost: Cost::Frame,
        ..Info::BASE
    };
}

impl Property for Euclidean {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let (a, b) = direction::chosen(model, query)?;
        let measurement = Measurement::new(cosine(&a, &b)).up_to(direction::rounding(model, query));
        Ok(measurement.aside(Quantity::Angle, angle(&a, &b).to_degrees()))
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        drawn.cosines(Geometry::Euclidean)
    }

    /// From the angle, of which a cosine near 1 has no digits: 10⁻⁸ has the cosine 1, and κ = 10⁶
    /// makes .02 of it.
    fn band(&self, before: &Analysis, query: &Query, condition: f64) -> Option<[f64; 2]> {
        let (a, b) = direction::chosen(before, query).ok()?;
        let [low, high] = angle_band(angle(&a, &b), condition);
        Some([high.cos(), low.cos()])
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let angle_of = |model| direction::chosen(model, query).map(|(a, b)| angle(&a, &b)).ok();
        let (b, a) = (angle_of(before)?, angle_of(after)?);
        let marks =
            vec![Mark { name: "before".into(), at: b }, Mark { name: "after".into(), at: a }];
        Some(Picture::Dial { marks, band: Some(angle_band(b, after.condition())) })
    }
}
