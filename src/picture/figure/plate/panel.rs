//! Plots with a heading, side by side.

use plotters::prelude::DrawingBackend;

use super::stage_plot::StagePlot;
use crate::figure::{Align, Drawn, Pen, Stroke, Text, Theme, fitted, stage, stage::legend};
use crate::scene::{LegendEntry, Rect};

/// Height of a heading, in font sizes.
pub(super) const HEAD: f64 = 1.8;
/// Space between plots, in font sizes.
const GUTTER: f64 = 1.0;
/// A plot narrower than this, in font sizes, has its angle as a number in place of the compass; one
/// narrower still has smaller type, so that names stay beside their arrows.
const COMPASS: f64 = 17.5;
const NARROW: f64 = 15.0;
const SMALLER: f64 = 0.8;
/// Height of a plot against its width.
const SHAPE: f64 = 0.85;

/// The height at which these plots read well.
pub(super) fn height(plots: &[StagePlot], width: f64, font: f64) -> f64 {
    let count = plots.len().max(1) as f64;
    let each = (width - (count - 1.0) * GUTTER * font) / count;
    HEAD * font + SHAPE * each + foot(&legend(plots), width, font)
}

/// Every entry of the plots' legends once.
fn legend(plots: &[StagePlot]) -> Vec<LegendEntry> {
    let mut entries: Vec<LegendEntry> = Vec::new();
    for entry in plots.iter().flat_map(|plot| &plot.scene.legend) {
        if !entries.contains(entry) {
            entries.push(entry.clone());
        }
    }
    entries
}

/// The height of the legend under the plots, with the space above it.
fn foot(entries: &[LegendEntry], width: f64, font: f64) -> f64 {
    let height = legend::height(entries, font, width);
    if height > 0.0 { height + 0.5 * font } else { 0.0 }
}

/// Draws plots of equal width, and under them one legend for all, over the whole size.
pub(super) fn side_by_side<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plots: &[StagePlot],
    size: [f64; 2],
    theme: &Theme,
) -> Drawn<DB> {
    let gutter = GUTTER * pen.style().font;
    let each = (size[0] + gutter) / plots.len().max(1) as f64;
    let entries = legend(plots);
    let height = size[1] - foot(&entries, size[0], pen.style().font);
    for (i, plot) in plots.iter().enumerate() {
        draw(&pen.moved([i as f64 * each, 0.0]), plot, [each - gutter, height], theme)?;
    }
    legend::in_rows(&pen.moved([0.0, height + 0.5 * pen.style().font]), &entries, size[0], theme)
}

/// One plot over the whole size; its legend is left to the figure.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: &StagePlot,
    [width, height]: [f64; 2],
    theme: &Theme,
) -> Drawn<DB> {
    let font = pen.style().font;
    let by = if width < NARROW * font { SMALLER } else { 1.0 };
    let (pen, font) = (&pen.styled(pen.style().enlarged(by)), by * font);
    let (small, mut scene) = (width < COMPASS * font / by, plot.scene.clone());
    let angle = if small { scene.compass.take().map(|c| c.angle.to_degrees()) } else { None };
    let note = angle.map_or_else(|| plot.note.clone(), |angle| format!("{angle:.0}°"));
    let heading = fitted(&plot.heading, font, true, width);
    let heading = Text::new(&heading, font, theme.ink).bold();
    pen.text([0.0, 0.7 * font], &heading)?;
    let note = fitted(&note, 0.85 * font, false, (width - heading.width() - font).max(0.0));
    if note != "…" {
        pen.text(
            [width, 0.7 * font],
            &Text::new(&note, 0.85 * font, theme.muted).align(Align::End),
        )?;
    }
    let frame = Rect { left: 0.0, top: HEAD * font, right: width, bottom: height };
    let pen = pen.moved([0.0, HEAD * font]);
    let size = frame.size();
    scene.legend.clear();
    stage::paint(&pen, &scene, &plot.camera.framed(size), theme)?;
    pen.outline(Rect::of_size(size), &Stroke::solid(theme.hairline, pen.style().line))
}
