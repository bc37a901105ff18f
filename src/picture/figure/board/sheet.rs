//! A picture while it is drawn, for all that draw on it.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;

use super::number::number;
use crate::figure::{Align, Drawn, Measured, Pen, Stroke, Text, Theme, Wording, fitted, width};
use crate::scene::Rect;

/// Size of notes, ticks and table cells against the running text.
pub(super) const SMALL: f64 = 0.85;
/// Share of its room that a text is planned to take where the browser's font may be wider than the
/// estimate.
pub(super) const END_ROOM: f64 = 0.92;
/// Space between side-by-side panels, in font sizes.
pub(super) const GUTTER: f64 = 1.6;

/// A picture while it is drawn.
pub(super) struct Sheet<'a, DB: DrawingBackend> {
    pub(super) pen: &'a Pen<'a, DB>,
    pub(super) theme: &'a Theme,
    pub(super) size: [f64; 2],
    pub(super) wording: &'a Wording,
}

impl<DB: DrawingBackend> Sheet<'_, DB> {
    /// A number with about three digits, as the reader's language writes it.
    pub(super) fn number(&self, value: f64) -> String {
        self.signed(number(value))
    }

    /// A number that was written with a point, as the reader's language writes it.
    pub(super) fn signed(&self, number: String) -> String {
        self.pen.style().signed(number)
    }

    /// Size of small text.
    pub(super) fn small(&self) -> f64 {
        SMALL * self.pen.style().font
    }

    pub(super) fn line(&self) -> f64 {
        self.pen.style().line
    }

    pub(super) fn hairline(&self) -> Stroke {
        Stroke::solid(self.theme.hairline, self.line())
    }

    /// The colour of the series, mark or panel with this index.
    pub(super) fn colour(&self, index: usize) -> RGBColor {
        let theme = self.theme;
        [theme.model, theme.equivalent, theme.first, theme.second, theme.contexts][index % 5]
    }

    /// Small text in a colour, cut to `room` pixels.
    pub(super) fn note(
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
    pub(super) fn heading(&self, panel: Rect, text: &str) -> Drawn<DB> {
        let (font, room) = (self.pen.style().font, panel.right - panel.left);
        let text = fitted(text, font, true, room);
        self.pen.text(
            [panel.left, panel.top + 0.7 * font],
            &Text::new(&text, font, self.theme.ink).bold(),
        )
    }

    /// `count` panels side by side over the whole picture.
    pub(super) fn panels(&self, count: usize) -> impl Iterator<Item = Rect> + use<DB> {
        let (gutter, [width, bottom]) = (GUTTER * self.pen.style().font, self.size);
        let each = (width + gutter) / count.max(1) as f64;
        (0..count).map(move |i| {
            let left = i as f64 * each;
            Rect { left, top: 0.0, right: left + each - gutter, bottom }
        })
    }

    /// Names in their colours from the top left, in as many lines as they take; gives back the
    /// height of these.
    pub(super) fn key<'n>(&self, names: impl Iterator<Item = &'n str>) -> Measured<f64, DB> {
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
pub(super) fn key_places(names: &[&str], room: f64, small: f64) -> (Vec<[f64; 2]>, f64) {
    let (mut x, mut y) = (0.0, 0.7 * small);
    let place = |name: &&str| {
        let wide = width(name, small, false) / END_ROOM + 1.2 * small;
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
pub(super) const KEY_LINE: f64 = 1.35;
