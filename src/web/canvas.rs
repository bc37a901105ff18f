//! A canvas at the display's resolution, and pixels put on it.

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::{WebError, page::document};

/// A canvas, on the page or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canvas(pub(super) HtmlCanvasElement);

impl From<HtmlCanvasElement> for Canvas {
    fn from(element: HtmlCanvasElement) -> Self {
        Self(element)
    }
}

impl Canvas {
    /// A canvas of `width × height` pixels that is not on the page.
    ///
    /// # Errors
    /// Outside a page.
    pub fn new([width, height]: [u32; 2]) -> Result<Self, WebError> {
        let canvas = Self(document()?.create_element("canvas")?.unchecked_into());
        canvas.fit(width, height);
        Ok(canvas)
    }

    /// Sets the bitmap to `width × height` physical pixels if it is not that size yet.
    pub fn fit(&self, width: u32, height: u32) {
        if self.0.width() != width || self.0.height() != height {
            self.0.set_width(width);
            self.0.set_height(height);
        }
    }

    /// Leaves nothing on it.
    pub fn wipe(&self) {
        // Setting a size, even the same, clears the bitmap.
        self.0.set_width(self.0.width());
    }

    /// The 2-D context.
    pub(super) fn context(&self) -> Result<CanvasRenderingContext2d, WebError> {
        let context = self.0.get_context("2d")?.and_then(|c| c.dyn_into().ok());
        context.ok_or_else(|| WebError("the canvas has no 2-D context".into()))
    }

    /// Replaces the whole bitmap by RGBA bytes, `4 · width · height` of them.
    ///
    /// # Errors
    /// Bytes that are no whole rows of `width` pixels, or a canvas without a 2-D context.
    pub fn put_pixels(&self, rgba: &[u8], width: u32) -> Result<(), WebError> {
        let image = ImageData::new_with_u8_clamped_array(Clamped(rgba), width)?;
        self.context()?.put_image_data(&image, 0.0, 0.0)?;
        Ok(())
    }

    /// Wipes the bitmap and sets the size of a drawing unit in physical pixels.
    ///
    /// # Errors
    /// A canvas without a 2-D context.
    pub fn start(&self, size: [f64; 2], unit: f64) -> Result<(), WebError> {
        let context = self.context()?;
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
        context.clear_rect(0.0, 0.0, size[0], size[1]);
        context.set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0)?;
        Ok(())
    }

    /// Draws many straight lines at once.
    ///
    /// # Errors
    /// A canvas without a 2-D context.
    pub fn strokes(
        &self,
        lines: impl Iterator<Item = [[f64; 2]; 2]>,
        colour: &str,
        width: f64,
    ) -> Result<(), WebError> {
        let context = self.context()?;
        context.begin_path();
        for [from, to] in lines {
            context.move_to(from[0], from[1]);
            context.line_to(to[0], to[1]);
        }
        context.set_stroke_style_str(colour);
        context.set_line_width(width);
        context.stroke();
        Ok(())
    }
}
