//! Pictures of single properties: what a line of the board opens into.
//!
//! Where a picture compares models, what comes first is the model as loaded (grey) and what comes
//! second the equivalent model (green).

mod axis;
mod bars;
mod dial;
mod heat_map;
mod histogram;
mod number;
mod scatter;
mod scree;
mod sheet;
mod spectra;
mod stack;
mod strip;
mod table;
mod words;

pub use number::number;
pub(super) use number::{number_among, tick};
pub use spectra::{rank_at, spectra, spectra_height};
pub use words::in_words;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use self::sheet::{SMALL, Sheet, key_places};
use super::{Drawn, Pen, Style, Theme, Wording};
use crate::scene::Rect;
use theory::property::Picture;

/// Draws a picture of `size` pixels into the area's top left corner.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    picture: &Picture,
    size: [f64; 2],
    theme: &Theme,
    style: &Style,
    wording: &Wording,
) -> Drawn<DB> {
    paint(&Pen::new(area, style), picture, size, theme, wording)
}

/// Draws a picture of `size` pixels with a pen, whose origin is the picture's top left corner.
pub fn paint<DB: DrawingBackend>(
    pen: &Pen<DB>,
    picture: &Picture,
    size: [f64; 2],
    theme: &Theme,
    wording: &Wording,
) -> Drawn<DB> {
    pen.background(Rect::of_size(size), theme)?;
    let pen = &pen.styled(Style { decimal: wording.decimal, ..*pen.style() });
    let sheet = Sheet { pen, theme, size, wording };
    match picture {
        Picture::Histogram { axis, series, marks } => histogram::draw(&sheet, axis, series, marks),
        Picture::HeatMap { labels, panels, range } => {
            heat_map::draw(&sheet, labels, panels, *range)
        }
        Picture::Strip { axis, panels } => strip::draw(&sheet, axis, panels),
        Picture::Dial { marks, band } => dial::draw(&sheet, marks, *band),
        Picture::Bars { axis, labels, series } => bars::draw(&sheet, axis, labels, series),
        Picture::Scree { panels } => scree::draw(&sheet, panels),
        Picture::Scatter { axes, panels } => scatter::draw(&sheet, axes, panels),
        Picture::Stack { parts } => stack::draw(&sheet, parts),
        Picture::Table { columns, rows, changes, .. } => {
            table::draw(&sheet, columns, rows, changes)
        }
    }
}

/// The height, in pixels, at which a picture of this width reads well with this font size.
pub fn height(picture: &Picture, width: f64, font: f64) -> f64 {
    match picture {
        Picture::Histogram { series, marks, .. } => {
            let names: Vec<&str> = series.iter().map(|s| s.name.as_str()).collect();
            key_places(&names, width, SMALL * font).1 + font * (9.5 + marks.len() as f64)
        }
        Picture::HeatMap { labels, panels, .. } => {
            heat_map::height(labels, panels.len(), width, font)
        }
        Picture::Strip { panels, .. } => {
            font * panels.iter().map(|p| 3.6 + 2.6 * p.groups.len() as f64).sum::<f64>()
        }
        Picture::Dial { marks, .. } => dial::height(marks.len(), width, font),
        Picture::Bars { labels, .. } => bars::height(labels.len(), font),
        Picture::Scree { panels } => scree::height(panels.len(), font),
        Picture::Scatter { panels, .. } => {
            (width / panels.len().max(1) as f64 + 4.0 * font).min(26.0 * font)
        }
        Picture::Stack { parts } => stack::height(parts, width, font),
        Picture::Table { rows, changes, .. } => {
            table::height(rows.len(), !changes.is_empty(), font)
        }
    }
}
