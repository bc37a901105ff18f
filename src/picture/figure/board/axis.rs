//! Linear scales and the axes that show them.

use plotters::prelude::DrawingBackend;

use super::number::tick;
use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Stroke};
use crate::scene::{Rect, ticks};

/// The share of its extent that a scale leaves free at either end.
const MARGIN: f64 = 0.04;

/// A linear map from values to pixels along one axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// The values from `low` to `high` on the pixels from `from` to `to`; a range without extent is
    /// widened.
    pub(super) fn new([low, high]: [f64; 2], from: f64, to: f64) -> Self {
        let lean = if high > low { 0.0 } else { low.abs().max(1.0) / 2.0 };
        Self { low: low - lean, high: high + lean, from, to }
    }

    /// A scale that holds all finite values with a margin.
    pub(super) fn of(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let range = extent(values);
        let margin = MARGIN * (range[1] - range[0]);
        Self::new([range[0] - margin, range[1] + margin], from, to)
    }

    /// The pixel of a value.
    pub(super) fn at(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    fn ticks(&self, pixels_each: f64) -> (Vec<f64>, f64) {
        let count = ((self.to - self.from).abs() / pixels_each).max(2.0) as usize;
        let values = ticks(self.low, self.high, count);
        let step = values.get(1).zip(values.first()).map_or(1.0, |(b, a)| b - a);
        (values, step)
    }
}

/// Smallest and largest finite value; 0 and 1 when there is none.
pub(super) fn extent(values: impl Iterator<Item = f64>) -> [f64; 2] {
    let finite = values.filter(|x| x.is_finite());
    let wide =
        finite.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], x| [low.min(x), high.max(x)]);
    if wide[0] <= wide[1] { wide } else { [0.0, 1.0] }
}

impl<DB: DrawingBackend> Sheet<'_, DB> {
    /// Room under a plot for tick numbers and the name of x.
    pub(super) fn foot(&self) -> f64 {
        3.0 * self.small()
    }

    /// Room left of a plot for tick numbers.
    pub(super) fn shoulder(&self) -> f64 {
        3.4 * self.small()
    }

    /// The x axis along the bottom of a plot: line, ticks, numbers, name.
    pub(super) fn x_axis(&self, plot: Rect, x: &Scale, name: &str) -> Drawn<DB> {
        let (small, muted) = (self.small(), self.theme.muted);
        let line = Stroke::solid(self.theme.family, self.line());
        let bottom = self.pen.crisp(1, plot.bottom);
        self.pen.line([plot.left, bottom], [plot.right, bottom], &line)?;
        let (values, step) = x.ticks(5.0 * small);
        for value in values {
            let at = self.pen.crisp(0, x.at(value));
            self.pen.line([at, bottom], [at, bottom + 0.3 * small], &line)?;
            self.note(
                [at, bottom + small],
                &self.signed(tick(value, step)),
                muted,
                Align::Middle,
                6.0 * small,
            )?;
        }
        let room = plot.right - plot.left;
        self.note([plot.right, bottom + 2.3 * small], name, muted, Align::End, room)
    }

    /// The y axis along the left of a plot: pale lines across it, numbers, and its name above.
    pub(super) fn y_axis(&self, plot: Rect, y: &Scale, name: &str) -> Drawn<DB> {
        let (small, muted) = (self.small(), self.theme.muted);
        let (values, step) = y.ticks(4.0 * small);
        for value in values {
            let at = self.pen.crisp(1, y.at(value));
            self.pen.line([plot.left, at], [plot.right, at], &self.hairline())?;
            self.note(
                [plot.left - 0.5 * small, at],
                &self.signed(tick(value, step)),
                muted,
                Align::End,
                self.shoulder(),
            )?;
        }
        let room = plot.right - plot.left + self.shoulder();
        self.note(
            [plot.left - self.shoulder(), plot.top - 0.9 * small],
            name,
            muted,
            Align::Start,
            room,
        )
    }
}
