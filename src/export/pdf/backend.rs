//! The drawing backend: shapes and texts as PDF operators.

use std::convert::Infallible;

use pdf_writer::Str;
use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};

use super::Page;

/// From the middle of a line of text down to its baseline, in font sizes.
const BASELINE: f32 = 0.35;
/// Control points of a quarter circle, in radii.
const KAPPA: f32 = 0.552_284_8;

/// Draws PDF operators. Coordinates are `unit`ths of a pixel.
pub(super) struct PdfBackend<'p, 'f> {
    pub(super) page: &'p mut Page<'f>,
    pub(super) size: [f64; 2],
    pub(super) unit: f64,
}

impl DrawingBackend for PdfBackend<'_, '_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let [width, height] = self.size.map(|pixels| (pixels * self.unit).ceil() as u32);
        (width, height)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Result<(), DrawingErrorKind<Infallible>> {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        opposite: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.page.look(style, fill);
        let [x, y] = [corner.0 as f32, corner.1 as f32];
        self.page.content.rect(x, y, opposite.0 as f32 - x, opposite.1 as f32 - y);
        self.page.paint(fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.page.look(style, false);
        self.trace(path);
        self.page.paint(false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.page.look(style, fill);
        let (x, y, r) = (centre.0 as f32, centre.1 as f32, radius as f32);
        let k = (KAPPA * r).round();
        let content = &mut self.page.content;
        content.move_to(x + r, y).cubic_to(x + r, y + k, x + k, y + r, x, y + r);
        content.cubic_to(x - k, y + r, x - r, y + k, x - r, y).cubic_to(x - r, y - k, x - k, y - r, x, y - r);
        content.cubic_to(x + k, y - r, x + r, y - k, x + r, y).close_path();
        self.page.paint(fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.page.look(style, true);
        self.trace(corners);
        self.page.content.close_path();
        self.page.paint(true);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.page.colour(style.color(), true);
        let font = &mut self.page.fonts[usize::from(matches!(style.style(), FontStyle::Bold))];
        let (size, width) = (style.size() as f32, (font.width(text) * style.size()) as f32);
        let back = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => width / 2.0,
            HPos::Right => width,
        };
        let (x, y) = (at.0 as f32 - back, at.1 as f32 + BASELINE * size);
        let codes = font.codes(text);
        // Letters stand upright: the page is upside down.
        let content = self.page.content.begin_text().set_font(font.name(), size);
        content.set_text_matrix([1.0, 0.0, 0.0, -1.0, x, y]).show(Str(&codes)).end_text();
        Ok(())
    }
}

impl PdfBackend<'_, '_> {
    fn trace(&mut self, places: impl IntoIterator<Item = BackendCoord>) {
        for (i, (x, y)) in places.into_iter().enumerate() {
            let (x, y) = (x as f32, y as f32);
            if i == 0 {
                self.page.content.move_to(x, y)
            } else {
                self.page.content.line_to(x, y)
            };
        }
    }
}
