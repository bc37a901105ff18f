//! Marks as PDF operators.

use pdf_writer::Str;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord};

use super::Page;
use crate::export::{
    Letters as _,
    sketch::{BASELINE, Mark, Shape, Text},
};

/// Control points of a quarter circle, in radii.
const KAPPA: f32 = 0.552_284_8;

impl Page<'_> {
    /// Adds one mark, in backend units.
    pub(super) fn write(&mut self, mark: &Mark) {
        if let Shape::Text(text) = &mark.shape {
            return self.text(text, mark.colour);
        }
        self.look(mark);
        match &mark.shape {
            Shape::Path(places) => self.trace(places),
            Shape::Polygon(corners) => {
                self.trace(corners);
                self.content.close_path();
            }
            Shape::Rect([(left, top), (right, bottom)]) => {
                let [x, y, right, bottom] =
                    [*left, *top, *right, *bottom].map(|units| units as f32);
                self.content.rect(x, y, right - x, bottom - y);
            }
            Shape::Circle(centre, radius) => self.circle(*centre, *radius as f32),
            Shape::Text(_) => {}
        }
        self.paint(mark.line.is_none());
    }

    fn trace(&mut self, places: &[BackendCoord]) {
        for (i, &(x, y)) in places.iter().enumerate() {
            let (x, y) = (x as f32, y as f32);
            if i == 0 {
                self.content.move_to(x, y)
            } else {
                self.content.line_to(x, y)
            };
        }
    }

    fn circle(&mut self, centre: BackendCoord, r: f32) {
        let (x, y, k) = (centre.0 as f32, centre.1 as f32, (KAPPA * r).round());
        let content = &mut self.content;
        content.move_to(x + r, y).cubic_to(x + r, y + k, x + k, y + r, x, y + r);
        content.cubic_to(x - k, y + r, x - r, y + k, x - r, y).cubic_to(
            x - r,
            y - k,
            x - k,
            y - r,
            x,
            y - r,
        );
        content.cubic_to(x + k, y - r, x + r, y - k, x + r, y).close_path();
    }

    fn text(&mut self, text: &Text, colour: BackendColor) {
        self.colour(colour, true);
        let width = self.letters.width(&text.text, text.bold);
        let (size, width) = (text.size as f32, (width * text.size) as f32);
        let back = match text.align {
            HPos::Left => 0.0,
            HPos::Center => width / 2.0,
            HPos::Right => width,
        };
        let (x, y) = (text.at.0 as f32 - back, text.at.1 as f32 + BASELINE as f32 * size);
        // Letters stand upright: the page is upside down.
        self.content.begin_text().set_text_matrix([1.0, 0.0, 0.0, -1.0, x, y]);
        let shown: Vec<char> = self.letters.shown(&text.text).chars().collect();
        let place = |c: &char| self.letters.place(*c, text.bold);
        for run in shown.chunk_by(|a, b| place(a) == place(b)) {
            let font = &mut self.fonts[run.first().map_or(0, place)];
            let codes = font.codes(run);
            self.content.set_font(font.name(), size).show(Str(&codes));
        }
        self.content.end_text();
    }
}
