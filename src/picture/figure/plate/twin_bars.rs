//! Next-token bars of two models, one under the other: what is the same ends at the same place.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use serde::{Deserialize, Serialize};

use crate::figure::{Align, Drawn, Pen, Text, Theme, board::number_among, fitted, width};
use crate::scene::Rect;
use theory::property::Picture;

/// Wider than this, in font sizes, a token stands beside its bars; else over them.
const BESIDE: f64 = 24.0;
/// Height of a row, in font sizes, at least: with its token beside the bars and over them.
const PITCH: [f64; 2] = [1.75, 2.7];
/// Height of the key, in font sizes.
const KEY: f64 = 1.6;
/// Size of the texts against the running text.
const SMALL: f64 = 0.9;
/// Largest share of the width that tokens beside bars take.
const TOKENS: f64 = 0.3;
/// Thickness of a bar against the row, with its token beside it and over it; at most so many font
/// sizes.
const THICK: [f64; 2] = [0.32, 0.24];
const THICKEST: f64 = 0.9;

/// Values by name, before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Twins {
    /// What both models are called.
    pub names: [String; 2],
    /// Name and both values, the largest first.
    pub rows: Vec<(String, [f64; 2])>,
}

impl Twins {
    /// The first two series of a picture of bars; nothing of other pictures.
    pub(super) fn of(picture: &Picture) -> Self {
        let none = Self { names: Default::default(), rows: Vec::new() };
        let Picture::Bars { labels, series, .. } = picture else { return none };
        let [before, after, ..] = series.as_slice() else { return none };
        let values = before.values.iter().zip(&after.values);
        let rows = labels.iter().zip(values).map(|(name, (a, b))| (name.clone(), [*a, *b]));
        Self { names: [before.name.clone(), after.name.clone()], rows: rows.collect() }
    }
}

/// Values by name, for two models.
pub(super) struct TwinBars<'a> {
    pub(super) twins: &'a Twins,
    pub(super) theme: &'a Theme,
}

/// Where a row's parts are.
struct Row {
    top: f64,
    pitch: f64,
    left: f64,
    right: f64,
    over: bool,
}

impl TwinBars<'_> {
    /// The height at which this many rows read well.
    pub(super) fn height(rows: usize, width: f64, font: f64) -> f64 {
        (KEY + PITCH[usize::from(width < BESIDE * font)] * rows as f64) * font
    }

    /// Draws the likeliest tokens, as many as there is room for.
    pub(super) fn paint<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        [width, height]: [f64; 2],
    ) -> Drawn<DB> {
        let font = pen.style().font;
        let over = width < BESIDE * font;
        let least = PITCH[usize::from(over)] * font;
        let most = ((height - KEY * font) / least).floor().max(1.0) as usize;
        let rows = &self.twins.rows[..self.twins.rows.len().min(most)];
        let pitch = (height - KEY * font) / rows.len().max(1) as f64;
        let [gutter, value] = if over { [0.0; 2] } else { self.gutters(rows, width, font) };
        self.key(pen, width)?;
        for (i, (label, values)) in rows.iter().enumerate() {
            let top = KEY * font + i as f64 * pitch;
            let row = Row { top, pitch, left: gutter, right: width - value, over };
            self.row(pen, &row, label, *values)?;
        }
        Ok(())
    }

    fn row<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        row: &Row,
        label: &str,
        values: [f64; 2],
    ) -> Drawn<DB> {
        let (font, small) = (pen.style().font, SMALL * pen.style().font);
        let (number, longest) = (pen.style().signed(self.both(values)), self.longest());
        let value = Text::new(&number, small, self.theme.ink);
        let thick = (THICK[usize::from(row.over)] * row.pitch).min(THICKEST * font);
        let (middle, label_at, value_at, room) = if row.over {
            let text = row.top + (row.pitch - 2.0 * thick) / 2.0;
            let room = row.right - value.width() - font;
            (row.top + row.pitch - thick - 0.2 * font, text, text, room)
        } else {
            let middle = row.top + row.pitch / 2.0;
            (middle, middle, middle, row.left - 0.7 * font)
        };
        let label = fitted(label, small, true, room);
        let label = Text::new(&label, small, self.theme.ink).bold();
        if row.over {
            pen.text([row.left, label_at], &label)?;
            pen.text([row.right, value_at], &value.align(Align::End))?;
        } else {
            pen.text([row.left - 0.7 * font, label_at], &label.align(Align::End))?;
            pen.text([row.right + 0.5 * font, value_at], &value)?;
        }
        for (i, (value, colour)) in values.into_iter().zip(self.colours()).enumerate() {
            let share = if longest > 0.0 { (value / longest).clamp(0.0, 1.0) } else { 0.0 };
            let top = middle + (i as f64 - 1.0) * thick;
            let track = Rect { left: row.left, top, right: row.right, bottom: top + 0.94 * thick };
            pen.rect(track, self.theme.track)?;
            if share > 0.0 {
                let right = row.left + share * (row.right - row.left);
                pen.rect(Rect { right, ..track }, colour)?;
            }
        }
        Ok(())
    }

    /// Both names beside a swatch, on one line.
    fn key<DB: DrawingBackend>(&self, pen: &Pen<DB>, room: f64) -> Drawn<DB> {
        let small = SMALL * pen.style().font;
        let mut x = 0.0;
        for (name, colour) in self.twins.names.iter().zip(self.colours()) {
            let y = 0.5 * small;
            pen.rect(Rect::centred([x + 0.4 * small, y], [0.8 * small, 0.8 * small]), colour)?;
            let name = fitted(name, small, false, room - x - 1.2 * small);
            let text = Text::new(&name, small, self.theme.muted);
            pen.text([x + 1.2 * small, y], &text)?;
            x += text.width() + 2.4 * small;
        }
        Ok(())
    }

    fn colours(&self) -> [RGBColor; 2] {
        [self.theme.model, self.theme.equivalent]
    }

    fn longest(&self) -> f64 {
        self.twins.rows.iter().flat_map(|(_, values)| *values).fold(0.0, f64::max)
    }

    /// The room of tokens left of their bars, and of numbers right of them.
    fn gutters(&self, rows: &[(String, [f64; 2])], room: f64, font: f64) -> [f64; 2] {
        let wide = |text: &str, bold| width(text, SMALL * font, bold);
        let tokens = rows.iter().map(|(label, _)| wide(label, true)).fold(0.0, f64::max);
        let values = rows.iter().map(|(_, values)| wide(&self.both(*values), false));
        [tokens.min(TOKENS * room) + 0.7 * font, values.fold(0.0, f64::max) + 0.6 * font]
    }

    /// A probability in both models: once, where it reads the same.
    fn both(&self, values: [f64; 2]) -> String {
        let [before, after] = values.map(|value| number_among(value, self.longest()));
        if before == after { before } else { format!("{before} → {after}") }
    }
}
