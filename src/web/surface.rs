//! A canvas as a plotters surface in units finer than its pixels, that reaches beyond the canvas's edges: plotters clamps
//! every coordinate to its surface, which would bend an arrow that leaves the picture.

use plotters::prelude::IntoDrawingArea;
use plotters::{coord::Shift, drawing::DrawingArea};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;

use super::{WebError, canvas};
use crate::figure::{Pen, Style};

/// How far the surface reaches beyond the canvas on every side, in CSS pixels.
const MARGIN: f64 = 4096.0;

type Done = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// The canvas behind the surface, and its margin in drawing units.
pub struct Surface {
    canvas: CanvasBackend,
    margin: i32,
    size: (u32, u32),
}

/// What [`draw`] hands to its painter.
pub type CanvasPen<'a> = Pen<'a, Surface>;

/// Wipes the canvas, sizes it to `size` CSS pixels, and lets `paint` draw with a pen whose origin is its top left corner.
pub fn draw<E: std::fmt::Display>(
    target: &HtmlCanvasElement,
    size: [f64; 2],
    style: &Style,
    paint: impl FnOnce(&CanvasPen) -> Result<(), E>,
) -> Result<(), WebError> {
    let [width, height] = size.map(|side| (side * style.device).round());
    canvas::fit(target, width as u32, height as u32);
    canvas::start(&canvas::context(target)?, [width, height], style.device / style.subpixels)?;
    let area = area(target, size, style)?;
    paint(&Pen::new(&area, style).moved([MARGIN, MARGIN])).map_err(|error| WebError(error.to_string()))
}

fn area(target: &HtmlCanvasElement, size: [f64; 2], style: &Style) -> Result<DrawingArea<Surface, Shift>, WebError> {
    let canvas = CanvasBackend::with_canvas_object(target.clone());
    let canvas = canvas.ok_or_else(|| WebError("the canvas cannot be drawn on".into()))?;
    let reach = size.map(|side| ((side + 2.0 * MARGIN) * style.subpixels) as u32);
    let surface = Surface { canvas, margin: (MARGIN * style.subpixels) as i32, size: (reach[0], reach[1]) };
    Ok(surface.into_drawing_area())
}

impl Surface {
    fn inside(&self, (x, y): BackendCoord) -> BackendCoord {
        (x - self.margin, y - self.margin)
    }
}

impl DrawingBackend for Surface {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        self.canvas.ensure_prepared()
    }

    fn present(&mut self) -> Done {
        self.canvas.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Done {
        let at = self.inside(at);
        self.canvas.draw_pixel(at, colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        let (from, to) = (self.inside(from), self.inside(to));
        self.canvas.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Done {
        let (a, b) = (self.inside(a), self.inside(b));
        self.canvas.draw_rect(a, b, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let path: Vec<BackendCoord> = path.into_iter().map(|at| self.inside(at)).collect();
        self.canvas.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let centre = self.inside(centre);
        self.canvas.draw_circle(centre, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Done {
        let corners: Vec<BackendCoord> = corners.into_iter().map(|at| self.inside(at)).collect();
        self.canvas.fill_polygon(corners, style)
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Done {
        let at = self.inside(at);
        self.canvas.draw_text(text, style, at)
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        self.canvas.estimate_text_size(text, style)
    }
}
