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
use plotters::style::RGBColor;

use super::{Align, Drawn, Measured, Pen, Stroke, Style, Text, Theme, Wording, fitted};
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

/// Size of notes, ticks and table cells against the running text.
const SMALL: f64 = 0.85;
/// Share of its room that a text is planned to take where the browser's font may be wider than the
/// estimate.
const END_ROOM: f64 = 0.92;
/// Space between side-by-side panels, in font sizes.
const GUTTER: f64 = 1.6;

/// A picture while it is drawn.
struct Sheet<'a, DB: DrawingBackend> {
    pen: &'a Pen<'a, DB>,
    theme: &'a Theme,
    size: [f64; 2],
    wording: &'a Wording,
}

impl<DB: DrawingBackend> Sheet<'_, DB> {
    /// A number with about three digits, as the reader's language writes it.
    fn number(&self, value: f64) -> String {
        self.signed(number(value))
    }

    /// A number that was written with a point, as the reader's language writes it.
    fn signed(&self, number: String) -> String {
        self.pen.style().signed(number)
    }

    /// Size of small text.
    fn small(&self) -> f64 {
        SMALL * self.pen.style().font
    }

    fn line(&self) -> f64 {
        self.pen.style().line
    }

    fn hairline(&self) -> Stroke {
        Stroke::solid(self.theme.hairline, self.line())
    }

    /// The colour of the series, mark or panel with this index.
    fn colour(&self, index: usize) -> RGBColor {
        let theme = self.theme;
        [theme.model, theme.equivalent, theme.first, theme.second, theme.contexts][index % 5]
    }

    /// Small text in a colour, cut to `room` pixels.
    fn note(
        &self,
        at: [f64; 2],
        text: &str,
        colour: RGBColor,
        align: Align,
        room: f64,
    ) -> Drawn<DB> {
        // What ends at its anchor would overflow to the left where the browser's font is wider than
        // the estimate.
        let room = if align == Align::End { END_ROOM * room } else { room };
        let text = fitted(text, self.small(), false, room);
        self.pen.text(at, &Text::new(&text, self.small(), colour).align(align))
    }

    /// A bold heading at the top left of a panel.
    fn heading(&self, panel: Rect, text: &str) -> Drawn<DB> {
        let (font, room) = (self.pen.style().font, panel.right - panel.left);
        let text = fitted(text, font, true, room);
        self.pen.text(
            [panel.left, panel.top + 0.7 * font],
            &Text::new(&text, font, self.theme.ink).bold(),
        )
    }

    /// `count` panels side by side over the whole picture.
    fn panels(&self, count: usize) -> impl Iterator<Item = Rect> + use<DB> {
        let (gutter, [width, bottom]) = (GUTTER * self.pen.style().font, self.size);
        let each = (width + gutter) / count.max(1) as f64;
        (0..count).map(move |i| {
            let left = i as f64 * each;
            Rect { left, top: 0.0, right: left + each - gutter, bottom }
        })
    }

    /// Names in their colours from the top left, in as many lines as they take; gives back the
    /// height of these.
    fn key<'n>(&self, names: impl Iterator<Item = &'n str>) -> Measured<f64, DB> {
        let small = self.small();
        let names: Vec<&str> = names.collect();
        let (places, height) = key_places(&names, self.size[0], small);
        for (i, (name, [x, y])) in names.iter().zip(places).enumerate() {
            self.pen.rect(
                Rect::centred([x + 0.4 * small, y], [0.8 * small, 0.8 * small]),
                self.colour(i),
            )?;
            self.note(
                [x + 1.2 * small, y],
                name,
                self.theme.muted,
                Align::Start,
                self.size[0] - x - 1.2 * small,
            )?;
        }
        Ok(height)
    }
}

/// Where the swatches of a key stand, and how high it is.
fn key_places(names: &[&str], room: f64, small: f64) -> (Vec<[f64; 2]>, f64) {
    let (mut x, mut y) = (0.0, 0.7 * small);
    let place = |name: &&str| {
        let wide = super::width(name, small, false) / END_ROOM + 1.2 * small;
        if x > 0.0 && x + wide > room {
            (x, y) = (0.0, y + KEY_LINE * small);
        }
        let at = [x, y];
        x += wide + 1.4 * small;
        at
    };
    let places = names.iter().map(place).collect();
    (places, y + 1.1 * small)
}

/// Height of a line of a key, in sizes of small text.
const KEY_LINE: f64 = 1.35;
