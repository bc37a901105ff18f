//! Affine facts about single tokens: parallelogram, midpoint, ratio along a line, betweenness.

use nalgebra::{DMatrix, DVector};

use crate::analysis::Analysis;

use super::{
    Class, Control, Cost, Depends, Holds, Info, Measurement, Members, NotTestable, Note, Picture,
    Property, Quantity, Query, direction, leftover::Leftover, picture::short,
};

/// Residual ‖(b − a) − (d − c)‖ relative to ‖b − a‖, of four points of the same dimension.
pub fn parallelogram(
    a: &DVector<f64>,
    b: &DVector<f64>,
    c: &DVector<f64>,
    d: &DVector<f64>,
) -> f64 {
    (b - a - d + c).norm() / (b - a).norm()
}

/// Where x projects on the line through a and b: the ratio t (0 at a, 1 at b), and how far off the
/// line x is, relative to ‖b − a‖.
pub fn on_line(a: &DVector<f64>, b: &DVector<f64>, x: &DVector<f64>) -> (f64, f64) {
    let (line, step) = (b - a, x - a);
    let t = step.dot(&line) / line.norm_squared();
    (t, (step - &line * t).norm() / line.norm())
}

/// Corners a, b, c, d of the query, a ≠ b.
fn corners(model: &Analysis, query: &Query) -> Result<[DVector<f64>; 4], NotTestable> {
    direction::group(&query.quad, Members::Tokens, 4, model.g().ncols())?;
    direction::tokens(model, (query.quad[0], query.quad[1]))?;
    Ok(query.quad.map(|token| model.g().column(token).clone_owned()))
}

/// The corners as columns.
fn points(model: &Analysis, query: &Query) -> DMatrix<f64> {
    model.g().select_columns(&query.quad)
}

/// The corners by name with the facts about them.
fn table(before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
    let facts = |model| {
        let [a, b, c, d] = corners(model, query).ok()?;
        let (t, off) = on_line(&a, &b, &c);
        let midpoint = (&c - (&a + &b) / 2.0).norm() / (&b - &a).norm();
        Some([parallelogram(&a, &b, &c, &d), midpoint, off, t].map(short))
    };
    let (b, a) = (facts(before)?, facts(after)?);
    let facts = [
        "b − a against d − c, residual",
        "c against midway from a to b, residual",
        "c off the line through a and b, residual",
        "place of c from a (0) to b (1)",
    ];
    Some(Picture::Table {
        columns: ["fact", "before", "after"].map(String::from).to_vec(),
        rows: facts
            .into_iter()
            .zip(b)
            .zip(a)
            .map(|((fact, b), a)| vec![fact.to_string(), b, a])
            .collect(),
        headed: true,
        changes: Vec::new(),
    })
}

const BASE: Info = Info {
    measure: "residual",
    class: Class::AnyGauge,
    holds: Holds::Exactly,
    default_threshold: super::EXACT,
    threshold_help: "Largest residual, in lengths of the first side, that counts as exact",
    cost: Cost::Frame,
    ..Info::BASE
};

/// b − a = d − c.
pub(super) struct Parallelogram;

impl Parallelogram {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "parallelogram",
        name: "Parallelogram",
        meaning: "The step from the first token to the second is the step from the third to the \
            fourth",
        definition: "‖(b − a) − (d − c)‖/‖b − a‖ for the four chosen tokens a, b, c, d",
        depends: &[Depends::Corners],
        controls: &[Control::Corners],
        ..BASE
    };
}

impl Property for Parallelogram {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let [a, b, c, d] = corners(model, query)?;
        let leftover = Leftover::of_points(
            model.level_g(),
            model.amplification(),
            points(model, query),
            |p| {
                let side = p.column(1) - p.column(0);
                ((&side - p.column(3) + p.column(2)).norm() / side.norm(), side.norm())
            },
        );
        Ok(Measurement::new(parallelogram(&a, &b, &c, &d)).leaving(leftover))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        table(before, after, query)
    }
}

/// c = (a + b)/2.
pub(super) struct Midpoint;

impl Midpoint {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "midpoint",
        name: "Midpoint",
        meaning: "The third token stands midway between the first two",
        definition: "‖c − (a + b)/2‖/‖b − a‖ for the first three chosen tokens a, b, c",
        depends: &[Depends::Corners],
        controls: &[Control::Corners],
        ..BASE
    };
}

impl Property for Midpoint {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let [a, b, c, _] = corners(model, query)?;
        let leftover = Leftover::of_points(
            model.level_g(),
            model.amplification(),
            points(model, query),
            |p| {
                let side = (p.column(1) - p.column(0)).norm();
                ((p.column(2) - (p.column(0) + p.column(1)) / 2.0).norm() / side, side)
            },
        );
        Ok(Measurement::new((c - (&a + &b) / 2.0).norm() / (b - a).norm()).leaving(leftover))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        table(before, after, query)
    }
}

/// c on the line through a and b: its ratio, and whether it is between them.
pub(super) struct Line;

impl Line {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "line",
        name: "Place on a line",
        meaning: "The third token stands on the line through the first two, at a ratio that stays",
        definition: "How far c is from the line through a and b, in lengths of b − a; the ratio is \
            (c − a)·(b − a)/‖b − a‖²",
        depends: &[Depends::Corners],
        controls: &[Control::Corners],
        ..BASE
    };
}

impl Property for Line {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let [a, b, c, _] = corners(model, query)?;
        let (t, off) = on_line(&a, &b, &c);
        let place = if (0.0..=1.0).contains(&t) { Note::Between } else { Note::Outside };
        let leftover = Leftover::of_points(
            model.level_g(),
            model.amplification(),
            points(model, query),
            |p| {
                let side = p.column(1) - p.column(0);
                let [a, b, c] = [0, 1, 2].map(|i| p.column(i).clone_owned());
                (on_line(&a, &b, &c).1, side.norm() / (1.0 + t.abs()))
            },
        );
        let on_the_line = (off <= super::EXACT).then_some(place);
        Ok(Measurement::new(off).leaving(leftover).aside(Quantity::Ratio, t).notes(on_the_line))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        table(before, after, query)
    }
}
