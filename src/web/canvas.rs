//! A canvas at the display's resolution, and pixels put on it.

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::WebError;

/// Sets the bitmap to `width × height` physical pixels if it is not that size yet.
pub fn fit(canvas: &HtmlCanvasElement, width: u32, height: u32) {
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}

/// The 2-D context.
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, WebError> {
    let context = canvas.get_context("2d")?.and_then(|c| c.dyn_into().ok());
    context.ok_or_else(|| WebError("the canvas has no 2-D context".into()))
}

/// Replaces the whole bitmap by RGBA bytes, `4 · width · height` of them.
pub fn put_pixels(canvas: &HtmlCanvasElement, rgba: &[u8], width: u32) -> Result<(), WebError> {
    let image = ImageData::new_with_u8_clamped_array(Clamped(rgba), width)?;
    context(canvas)?.put_image_data(&image, 0.0, 0.0)?;
    Ok(())
}

/// Wipes the bitmap and sets the size of a drawing unit in physical pixels.
pub fn start(
    context: &CanvasRenderingContext2d,
    size: [f64; 2],
    unit: f64,
) -> Result<(), WebError> {
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, size[0], size[1]);
    context.set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0)?;
    Ok(())
}

/// Draws many straight lines at once.
pub fn strokes(
    context: &CanvasRenderingContext2d,
    lines: impl Iterator<Item = [[f64; 2]; 2]>,
    colour: &str,
    width: f64,
) {
    context.begin_path();
    for [from, to] in lines {
        context.move_to(from[0], from[1]);
        context.line_to(to[0], to[1]);
    }
    context.set_stroke_style_str(colour);
    context.set_line_width(width);
    context.stroke();
}
