//! Several spectra in one plot, each relative to its largest value, with the one cut that decides
//! all ranks.

use plotters::prelude::DrawingBackend;

use super::axis::{Scale, extent};
use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Pen, Stroke, Style, Theme, Wording, wording::filled};
use crate::scene::Rect;
use theory::property::Spectrum;

/// Height of the plot, in font sizes.
const HEIGHT: f64 = 15.0;
/// Height of one line of the key, in font sizes.
const LINE: f64 = 1.5;
/// Ratios below this are drawn at the bottom: they are rounding.
const FLOOR: f64 = 1e-18;

/// The height at which so many spectra read well.
pub fn spectra_height(count: usize, font: f64) -> f64 {
    font * (HEIGHT + LINE * count as f64)
}

/// How many values of a spectrum exceed `rtol` times the largest.
pub fn rank_at(spectrum: &Spectrum, rtol: f64) -> usize {
    let largest = spectrum.values.first().copied().unwrap_or(0.0);
    spectrum.values.iter().filter(|value| **value > rtol * largest).count()
}

/// Draws the spectra with the cut at `rtol`; the key says what each rank is.
pub fn spectra<DB: DrawingBackend>(
    pen: &Pen<DB>,
    spectra: &[Spectrum],
    rtol: f64,
    size: [f64; 2],
    theme: &Theme,
    wording: &Wording,
) -> Drawn<DB> {
    pen.background(Rect::of_size(size), theme)?;
    let pen = &pen.styled(Style { decimal: wording.decimal, ..*pen.style() });
    let sheet = Sheet { pen, theme, size, wording };
    let (font, small) = (pen.style().font, sheet.small());
    for (i, spectrum) in spectra.iter().enumerate() {
        let y = (0.7 + LINE * i as f64) * font;
        pen.line([0.0, y], [1.4 * small, y], &Stroke::solid(sheet.colour(i), 2.5 * sheet.line()))?;
        let counts = [rank_at(spectrum, rtol), spectrum.values.len()].map(|n| n.to_string());
        let text = filled(&wording.above, &[&spectrum.name, &counts[0], &counts[1]]);
        sheet.note([2.0 * small, y], &text, theme.ink, Align::Start, size[0] - 2.0 * small)?;
    }
    let plot = Rect {
        left: sheet.shoulder(),
        top: (LINE * spectra.len() as f64 + 2.2) * font,
        right: size[0] - 0.5 * small,
        bottom: size[1] - sheet.foot(),
    };
    let decades =
        spectra.iter().map(|s| relative(s).map(f64::log10).collect::<Vec<_>>()).collect::<Vec<_>>();
    let [low, _] = extent(decades.iter().flatten().copied().chain([rtol.log10(), 0.0]));
    let longest = spectra.iter().map(|s| s.values.len()).max().unwrap_or(0).max(2);
    let x = Scale::new([1.0, longest as f64], plot.left, plot.right);
    let y = Scale::new([low - 0.5, 0.5], plot.bottom, plot.top);
    sheet.y_axis(plot, &y, &wording.log_share)?;
    sheet.x_axis(plot, &x, &wording.singular_index)?;
    for (i, values) in decades.iter().enumerate() {
        let places: Vec<[f64; 2]> =
            values.iter().enumerate().map(|(k, v)| [x.at(k as f64 + 1.0), y.at(*v)]).collect();
        pen.path(&places, &Stroke::solid(sheet.colour(i), 1.8 * sheet.line()))?;
    }
    let at = y.at(rtol.log10());
    let dashed = Stroke { dash: Some([4.0, 3.0]), ..Stroke::solid(theme.ink, 1.4 * sheet.line()) };
    pen.line([plot.left, at], [plot.right, at], &dashed)?;
    let text = filled(&wording.cut, &[&sheet.number(rtol)]);
    let label =
        Rect::centred([plot.right - 4.5 * small, at - 0.9 * small], [9.0 * small, 1.1 * small]);
    pen.rect(label, theme.surface)?;
    sheet.note(
        [plot.right - 0.4 * small, at - 0.9 * small],
        &text,
        theme.ink,
        Align::End,
        plot.right - plot.left,
    )
}

fn relative(spectrum: &Spectrum) -> impl Iterator<Item = f64> {
    let largest = spectrum.values.first().copied().unwrap_or(0.0).max(f64::MIN_POSITIVE);
    spectrum.values.iter().map(move |value| (value / largest).max(FLOOR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_decides_the_rank() {
        let spectrum =
            Spectrum { name: "f".into(), values: vec![10.0, 1.0, 1e-3, 1e-12], cut: 1e-8 };
        let ranks = [1e-14, 1e-9, 1e-3, 0.05, 0.5].map(|rtol| rank_at(&spectrum, rtol));
        assert_eq!(ranks, [4, 3, 2, 2, 1]);
    }
}
