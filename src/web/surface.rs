//! A canvas as a plotters surface in units finer than its pixels.

use plotters::prelude::IntoDrawingArea;
use plotters_canvas::CanvasBackend;

use super::{WebError, canvas::Canvas};
use picture::figure::{Pen, Style};

/// What [`draw`] hands to its painter.
pub type CanvasPen<'a> = Pen<'a, CanvasBackend>;

/// Wipes the canvas, sizes it to `size` CSS pixels, and lets `paint` draw with a pen whose origin
/// is its top left corner.
///
/// # Errors
/// A canvas that cannot be drawn on, or the error of `paint`.
pub fn draw<E: std::fmt::Display>(
    target: &Canvas,
    size: [f64; 2],
    style: &Style,
    paint: impl FnOnce(&CanvasPen) -> Result<(), E>,
) -> Result<(), WebError> {
    let [width, height] = size.map(|side| (side * style.device).round());
    target.fit(width as u32, height as u32);
    target.start([width, height], style.device / style.subpixels)?;
    let backend = CanvasBackend::with_canvas_object(target.0.clone());
    let area = backend
        .ok_or_else(|| WebError("the canvas cannot be drawn on".into()))?
        .into_drawing_area();
    paint(&Pen::new(&area, style)).map_err(|error| WebError(error.to_string()))
}
