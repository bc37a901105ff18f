//! How many pixels a picture of pixels has.

use reactive_graph::{prelude::*, signal::RwSignal};

use picture::press::Sheet;

/// What a width of its own starts with, in pixels.
const WIDTH: f64 = 1920.0;
/// Smallest and largest width of a PNG, in pixels: what browsers draw on.
const WIDTHS: [f64; 2] = [16.0, 16_384.0];

/// The resolution of a PNG.
#[derive(Clone, Copy)]
pub struct Png {
    /// How many pixels one pixel of the size becomes; none for a width of its own.
    pub scale: RwSignal<Option<u32>>,
    /// The width with a width of its own, in pixels.
    pub width: RwSignal<f64>,
}

impl Png {
    pub(super) fn new() -> Self {
        Self { scale: RwSignal::new(Some(2)), width: RwSignal::new(WIDTH) }
    }

    /// Takes a width that was entered, as far as browsers draw it.
    pub fn enter_width(&self, width: f64) {
        self.width.set(width.round().clamp(WIDTHS[0], WIDTHS[1]));
    }

    /// Width and height of a PNG of a figure.
    pub fn pixels(&self, sheet: &Sheet) -> [u32; 2] {
        let [width, _] = sheet.paper.size;
        let by = self.scale.get().map_or_else(|| self.width.get() / width, f64::from);
        scaled(sheet, by)
    }

    /// An ending that says how large a PNG is.
    pub fn ending(&self, pixels: [u32; 2]) -> String {
        match self.scale.get_untracked() {
            Some(1) => "png".to_owned(),
            Some(scale) => format!("{scale}x.png"),
            None => format!("{}px.png", pixels[0]),
        }
    }
}

/// Width and height of a figure with this many pixels for each of its size.
pub(super) fn scaled(sheet: &Sheet, by: f64) -> [u32; 2] {
    sheet.paper.size.map(|side| (side * by).round().max(1.0) as u32)
}
