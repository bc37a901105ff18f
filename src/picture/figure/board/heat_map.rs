//! Square matrices side by side as coloured cells. Rows are named; columns carry the numbers of
//! their rows.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;

use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Text, theme::blend, width};
use crate::scene::Rect;
use theory::property::Panel;

/// Largest side of a cell, in font sizes.
const CELL: f64 = 2.2;
/// Least height of a row, so that its name can be read, in font sizes.
const ROW: f64 = 0.95;
/// Space between panels, in font sizes.
const GUTTER: f64 = 0.8;
/// Space between cells, in pixels, where there is room for it.
const GAP: f64 = 0.6;
/// Largest share of the width that row names take.
const NAMES: f64 = 0.3;
/// Height of heading and column numbers, in font sizes.
const HEAD: f64 = 2.9;
/// Height of the colour scale, in font sizes.
const FOOT: f64 = 2.4;
/// Cells too small for digits of this size, in font sizes, stay empty.
const READABLE: f64 = 0.5;
/// Smallest digits over columns, in font sizes.
const SMALLEST: f64 = 0.7;
/// Every how many columns a number stands, the smallest that leaves room.
const STRIDES: [usize; 5] = [1, 2, 5, 10, 20];
/// Steps of the colour scale.
const STEPS: usize = 48;

/// The height at which this many rows read well.
pub(super) fn height(labels: &[String], panels: usize, width: f64, font: f64) -> f64 {
    let cell = cell(labels, panels, width, font);
    font * (HEAD + FOOT) + cell.max(ROW * font) * labels.len() as f64
}

pub(super) fn draw<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    labels: &[String],
    panels: &[Panel],
    range: [f64; 2],
) -> Drawn<DB> {
    let (font, small) = (sheet.pen.style().font, sheet.small());
    let rows = labels.len().max(1) as f64;
    let tall = (sheet.size[1] - (HEAD + FOOT) * font) / rows;
    let wide = cell(labels, panels.len(), sheet.size[0], font);
    // Rows stay high enough for their names; where columns are narrower than that, cells are not
    // square.
    let high = wide.max(ROW * font).min(tall).max(1.0);
    let cell = [if high < wide { high } else { wide }, high];
    let gutter = gutter(labels, sheet.size[0], font);
    for (row, label) in labels.iter().enumerate() {
        let y = HEAD * font + (row as f64 + 0.5) * high;
        let text = format!("{label} {}", row + 1);
        sheet.note(
            [gutter - 0.5 * small, y],
            &text,
            sheet.theme.ink,
            Align::End,
            gutter - 0.5 * small,
        )?;
    }
    // Small matrices stand far enough apart for their headings.
    let headings =
        panels.iter().map(|panel| width(&panel.name, font, true)).fold(cell[0] * rows, f64::max);
    let room = (sheet.size[0] - gutter) / panels.len().max(1) as f64;
    let pitch = (headings + GUTTER * font).min(room).max(cell[0] * rows + GUTTER * font);
    for (i, panel) in panels.iter().enumerate() {
        let left = gutter + i as f64 * pitch;
        let corner = [left, HEAD * font];
        sheet.heading(
            Rect { left, top: 0.0, right: left + pitch - 0.5 * font, bottom: 0.0 },
            &panel.name,
        )?;
        numbers(sheet, corner, cell[0], labels.len())?;
        cells(sheet, corner, cell, &panel.values, range)?;
    }
    colour_bar(sheet, gutter, HEAD * font + high * rows + 1.2 * font, range)
}

fn gutter(labels: &[String], room: f64, font: f64) -> f64 {
    let small = super::sheet::SMALL * font;
    let widest = labels.iter().map(|label| width(label, small, false)).fold(0.0, f64::max);
    (widest + 2.5 * small).min(NAMES * room)
}

fn cell(labels: &[String], panels: usize, room: f64, font: f64) -> f64 {
    let panels = panels.max(1) as f64;
    let free = room - gutter(labels, room, font) - (panels - 1.0) * GUTTER * font;
    (free / panels / labels.len().max(1) as f64).min(CELL * font).max(1.0)
}

/// The number over each column, or over every few where they would touch.
fn numbers<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    corner: [f64; 2],
    cell: f64,
    count: usize,
) -> Drawn<DB> {
    let size = sheet.small().min(0.8 * cell).max(SMALLEST * sheet.pen.style().font);
    let widest = width(&format!("{count} "), size, false);
    let stride =
        STRIDES.into_iter().find(|&stride| stride as f64 * cell >= widest).unwrap_or(count.max(1));
    for column in (0..count).filter(|column| stride == 1 || (column + 1) % stride == 0) {
        let at = [corner[0] + (column as f64 + 0.5) * cell, corner[1] - 0.8 * sheet.small()];
        let text = (column + 1).to_string();
        sheet.pen.text(at, &Text::new(&text, size, sheet.theme.muted).align(Align::Middle))?;
    }
    Ok(())
}

/// Coloured cells, each with its value where it fits.
fn cells<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    corner: [f64; 2],
    [wide, high]: [f64; 2],
    values: &[Vec<f64>],
    range: [f64; 2],
) -> Drawn<DB> {
    let largest = 0.72 * sheet.pen.style().font;
    // All digits or none: a lone short number among empty cells would seem to mean something.
    let size = largest.min(largest * 0.92 * wide / width(".88", largest, false));
    for (row, column, &value) in values
        .iter()
        .enumerate()
        .flat_map(|(r, row)| row.iter().enumerate().map(move |(c, v)| (r, c, v)))
    {
        let centre =
            [corner[0] + (column as f64 + 0.5) * wide, corner[1] + (row as f64 + 0.5) * high];
        let colour = shade(sheet, value, range);
        sheet.pen.rect(
            Rect::centred(centre, [wide - GAP.min(0.2 * wide), high - GAP.min(0.2 * high)]),
            colour,
        )?;
        let text = sheet.signed(hundredths(value));
        if size >= READABLE * sheet.pen.style().font {
            let text = Text::new(&text, size, readable(sheet, colour)).align(Align::Middle);
            sheet.pen.text(centre, &text)?;
        }
    }
    Ok(())
}

/// Two decimals without the leading zero: .81, −.05, 1, 0.
fn hundredths(value: f64) -> String {
    let whole = value.round();
    if (value - whole).abs() < 0.005 {
        return if whole == 0.0 { "0".to_owned() } else { whole.to_string().replace('-', "−") };
    }
    format!("{value:.2}").replace('-', "−").replacen("0.", ".", 1)
}

/// From vermilion over the surface to blue when the range has both signs, else from the surface to
/// blue.
fn shade<DB: DrawingBackend>(sheet: &Sheet<DB>, value: f64, [low, high]: [f64; 2]) -> RGBColor {
    let (theme, span) = (sheet.theme, low.abs().max(high.abs()).max(f64::MIN_POSITIVE));
    let strength =
        if low < 0.0 { value / span } else { (value - low) / (high - low).max(f64::MIN_POSITIVE) };
    let pole = if strength < 0.0 { theme.second } else { theme.first };
    blend(theme.surface, pole, if strength.is_finite() { strength.abs().min(1.0) } else { 0.0 })
}

/// Ink or surface, whichever stands out more.
fn readable<DB: DrawingBackend>(sheet: &Sheet<DB>, RGBColor(r, g, b): RGBColor) -> RGBColor {
    let light = |RGBColor(r, g, b): RGBColor| {
        0.299 * f64::from(r) + 0.587 * f64::from(g) + 0.114 * f64::from(b)
    };
    let (here, theme) = (light(RGBColor(r, g, b)), sheet.theme);
    if (here - light(theme.ink)).abs() > (here - light(theme.surface)).abs() {
        theme.ink
    } else {
        theme.surface
    }
}

/// The colour scale with its ends.
fn colour_bar<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    left: f64,
    y: f64,
    [low, high]: [f64; 2],
) -> Drawn<DB> {
    let (small, length) = (sheet.small(), 10.0 * sheet.small());
    let start = left + width(&sheet.number(low), small, false) + 0.5 * small;
    for step in 0..STEPS {
        let at = |s: usize| start + length * s as f64 / STEPS as f64;
        let value = low + (high - low) * (step as f64 + 0.5) / STEPS as f64;
        let swatch = Rect {
            left: at(step),
            top: y - 0.4 * small,
            right: at(step + 1),
            bottom: y + 0.4 * small,
        };
        sheet.pen.rect(swatch, shade(sheet, value, [low, high]))?;
    }
    sheet.note([left, y], &sheet.number(low), sheet.theme.muted, Align::Start, 6.0 * small)?;
    sheet.note(
        [start + length + 0.5 * small, y],
        &sheet.number(high),
        sheet.theme.muted,
        Align::Start,
        6.0 * small,
    )
}
