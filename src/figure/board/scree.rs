//! Spectra on a logarithmic scale, with the cut that decides the rank.

use plotters::prelude::DrawingBackend;

use super::axis::{Scale, extent};
use super::{Sheet, number};
use crate::figure::{Align, Drawn, Stroke};
use crate::property::Spectrum;
use crate::scene::Rect;

/// Values below this share of the largest are drawn at the bottom: they are rounding.
const FLOOR: f64 = 1e-18;

pub(super) fn draw<DB: DrawingBackend>(sheet: &Sheet<DB>, panels: &[Spectrum]) -> Drawn<DB> {
    let largest = extent(panels.iter().flat_map(|p| p.values.iter().copied()))[1].max(f64::MIN_POSITIVE);
    let decade = |value: f64| value.max(FLOOR * largest).log10();
    let decades = extent(panels.iter().flat_map(|p| p.values.iter().chain([&p.cut]).copied().map(decade)));
    for (i, (area, panel)) in sheet.panels(panels.len()).zip(panels).enumerate() {
        let (small, font) = (sheet.small(), sheet.pen.style().font);
        sheet.heading(area, &panel.name)?;
        let plot = Rect {
            left: area.left + sheet.shoulder(),
            top: 3.0 * font,
            right: area.right - 0.5 * small,
            bottom: area.bottom - sheet.foot(),
        };
        let x = Scale::new([1.0, (panel.values.len() as f64).max(2.0)], plot.left, plot.right);
        let y = Scale::new([decades[0] - 0.3, decades[1] + 0.3], plot.bottom, plot.top);
        sheet.y_axis(plot, &y, "log10 of the value")?;
        sheet.x_axis(plot, &x, "index")?;
        let places = panel.values.iter().enumerate().map(|(k, &v)| [x.at(k as f64 + 1.0), y.at(decade(v))]);
        let places: Vec<[f64; 2]> = places.collect();
        sheet.pen.path(&places, &Stroke::solid(sheet.colour(i), 1.6 * sheet.line()))?;
        cut(sheet, panel, plot, y.at(decade(panel.cut)))?;
    }
    Ok(())
}

fn cut<DB: DrawingBackend>(sheet: &Sheet<DB>, panel: &Spectrum, plot: Rect, y: f64) -> Drawn<DB> {
    let stroke = Stroke { dash: Some([4.0, 3.0]), ..Stroke::solid(sheet.theme.second, 1.2 * sheet.line()) };
    sheet.pen.line([plot.left, y], [plot.right, y], &stroke)?;
    let rank = panel.values.iter().filter(|v| **v > panel.cut).count();
    let text = format!("rank {rank}, cut at {}", number(panel.cut));
    let above = y - 0.8 * sheet.small();
    sheet.note([plot.right, above], &text, sheet.theme.ink, Align::End, plot.right - plot.left)
}
