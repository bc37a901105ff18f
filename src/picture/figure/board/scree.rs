//! Spectra on a logarithmic scale, with the cut that decides the rank.

use plotters::prelude::DrawingBackend;

use super::axis::{Scale, extent};
use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Stroke, wording::filled};
use crate::scene::Rect;
use theory::property::Spectrum;

/// Most spectra side by side.
const COLUMNS: usize = 2;
/// Height of a row of spectra, in font sizes.
const HEIGHT: f64 = 14.0;

/// Values below this share of the largest are drawn at the bottom: they are rounding.
const FLOOR: f64 = 1e-18;

pub(super) fn draw<DB: DrawingBackend>(sheet: &Sheet<DB>, panels: &[Spectrum]) -> Drawn<DB> {
    let largest =
        extent(panels.iter().flat_map(|p| p.values.iter().copied()))[1].max(f64::MIN_POSITIVE);
    let decade = |value: f64| value.max(FLOOR * largest).log10();
    let decades =
        extent(panels.iter().flat_map(|p| p.values.iter().chain([&p.cut]).copied().map(decade)));
    for (i, (area, panel)) in areas(sheet, panels.len()).zip(panels).enumerate() {
        let (small, font) = (sheet.small(), sheet.pen.style().font);
        sheet.heading(area, &panel.name)?;
        let plot = Rect {
            left: area.left + sheet.shoulder(),
            top: area.top + 3.0 * font,
            right: area.right - 0.5 * small,
            bottom: area.bottom - sheet.foot(),
        };
        let x = Scale::new([1.0, (panel.values.len() as f64).max(2.0)], plot.left, plot.right);
        let y = Scale::new([decades[0] - 0.3, decades[1] + 0.3], plot.bottom, plot.top);
        sheet.y_axis(plot, &y, &sheet.wording.log_value)?;
        sheet.x_axis(plot, &x, &sheet.wording.index)?;
        let places =
            panel.values.iter().enumerate().map(|(k, &v)| [x.at(k as f64 + 1.0), y.at(decade(v))]);
        let places: Vec<[f64; 2]> = places.collect();
        sheet.pen.path(&places, &Stroke::solid(sheet.colour(i), 1.6 * sheet.line()))?;
        cut(sheet, panel, plot, y.at(decade(panel.cut)))?;
    }
    Ok(())
}

/// The height at which so many spectra read well.
pub(super) fn height(panels: usize, font: f64) -> f64 {
    HEIGHT * font * panels.div_ceil(COLUMNS) as f64
}

/// Two panels in a row, as many rows as it takes, all of one size.
fn areas<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    count: usize,
) -> impl Iterator<Item = Rect> + use<DB> {
    let high = sheet.size[1] / count.div_ceil(COLUMNS).max(1) as f64;
    let columns: Vec<Rect> = sheet.panels(count.min(COLUMNS)).collect();
    (0..count).map(move |i| {
        let top = (i / COLUMNS) as f64 * high;
        Rect { top, bottom: top + high, ..columns[i % COLUMNS] }
    })
}

fn cut<DB: DrawingBackend>(sheet: &Sheet<DB>, panel: &Spectrum, plot: Rect, y: f64) -> Drawn<DB> {
    let stroke =
        Stroke { dash: Some([4.0, 3.0]), ..Stroke::solid(sheet.theme.second, 1.2 * sheet.line()) };
    sheet.pen.line([plot.left, y], [plot.right, y], &stroke)?;
    let rank = panel.values.iter().filter(|v| **v > panel.cut).count();
    let text = filled(&sheet.wording.rank, &[&rank.to_string(), &sheet.number(panel.cut)]);
    let above = y - 0.8 * sheet.small();
    sheet.note([plot.right, above], &text, sheet.theme.ink, Align::End, plot.right - plot.left)
}
