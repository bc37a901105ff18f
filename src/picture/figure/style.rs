//! Sizes: fonts, line widths, and the fineness of the surface.

/// Backend units a pixel for vector formats: a hundredth of a pixel is finer than any printer.
const VECTOR_SUBPIXELS: f64 = 100.0;
/// Backend units a device pixel on a canvas.
const SCREEN_SUBPIXELS: f64 = 8.0;

/// How a text is lifted off what lies behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halo {
    /// Copies of the text in the surface's colour around it: exact, for surfaces of pixels.
    Outline,
    /// A pale plate behind it: one plain rectangle, for vector formats that people edit.
    Plate,
}

/// Which part of a plot is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// All of it, with the points as circles.
    Whole,
    /// All but the surface and the points, which were drawn as pixels underneath (see
    /// [`super::cloud`]).
    Overlay,
}

/// Sizes of a figure, in pixels, and what its surface is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size of the running text; headings and notes are multiples of it.
    pub font: f64,
    /// CSS font family.
    pub family: &'static str,
    /// Width of a hairline; the other widths are multiples of it.
    pub line: f64,
    /// Radius of a point.
    pub point: f64,
    /// Opacity of a point.
    pub opacity: f64,
    /// Backend units a pixel.
    pub subpixels: f64,
    /// Device pixels a pixel: hairlines snap to them.
    pub device: f64,
    /// How texts are lifted off.
    pub halo: Halo,
    /// What is drawn.
    pub layer: Layer,
    /// Whether the surface is filled; a transparent picture lies on whatever is behind it.
    pub opaque: bool,
    /// What stands before the decimals of a number.
    pub decimal: char,
}

impl Style {
    /// For a canvas with this device pixel ratio, over a cloud drawn as pixels. The canvas's
    /// context must be scaled by `device / subpixels` before drawing.
    pub fn screen(device: f64) -> Self {
        Self {
            family: "system-ui, -apple-system, \"Segoe UI\", sans-serif",
            subpixels: SCREEN_SUBPIXELS * device,
            device,
            halo: Halo::Outline,
            layer: Layer::Overlay,
            ..Self::vector()
        }
    }

    /// For vector formats.
    pub fn vector() -> Self {
        Self {
            font: 13.0,
            family: "Helvetica, Arial, sans-serif",
            line: 1.0,
            point: 1.7,
            opacity: 0.55,
            subpixels: VECTOR_SUBPIXELS,
            device: 1.0,
            halo: Halo::Plate,
            layer: Layer::Whole,
            opaque: true,
            decimal: '.',
        }
    }

    /// Radius and opacity of a point that is this many times larger than usual: what is larger is
    /// more opaque too.
    pub fn dot(&self, emphasis: f64) -> (f64, f64) {
        (self.point * emphasis, self.opacity.powf(1.0 / emphasis))
    }

    /// A number that was written with a point, with the decimal sign of this style.
    pub(super) fn signed(&self, number: String) -> String {
        match self.decimal {
            '.' => number,
            sign => number.replace('.', sign.encode_utf8(&mut [0; 4])),
        }
    }

    /// The same figure with everything this many times as large.
    pub fn enlarged(self, by: f64) -> Self {
        Self { font: self.font * by, line: self.line * by, point: self.point * by, ..self }
    }
}
