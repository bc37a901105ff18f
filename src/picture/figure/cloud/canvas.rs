//! A picture in memory: opaque RGBA bytes, row by row from the top, as ImageData wants them.

use kernel::{Frame, LANE};
use plotters::style::RGBColor;

use super::Look;
use super::stamp::{Print, opacity};

/// Depths above this are opaque to the eye; the table of opacities ends here.
const DEEPEST: usize = 1 << 14;

/// A picture that keeps its memory from frame to frame.
#[derive(Debug, Default)]
pub struct Canvas {
    width: usize,
    height: usize,
    ratio: f64,
    pixels: Vec<u8>,
    mask: Vec<u16>,
    opacities: Vec<u8>,
}

impl Canvas {
    /// Starts a frame of `size` CSS pixels at a device pixel ratio, filled with one colour.
    pub fn clear(&mut self, size: [f64; 2], ratio: f64, colour: RGBColor) {
        let device = size.map(|pixels| (pixels * ratio).round().max(0.0) as usize);
        (self.width, self.height, self.ratio) = (device[0], device[1], ratio);
        let RGBColor(r, g, b) = colour;
        self.pixels.resize(4 * self.width * self.height, 0);
        kernel::clear(&mut self.pixels, [r, g, b]);
        if self.opacities.is_empty() {
            self.opacities = (0..DEEPEST).map(|depth| opacity(depth as u16)).collect();
        }
    }

    /// Device pixels a CSS pixel.
    pub fn ratio(&self) -> f64 {
        self.ratio
    }

    /// Width and height in device pixels.
    pub fn size(&self) -> [usize; 2] {
        [self.width, self.height]
    }

    /// `4 · width · height` bytes: red, green, blue, 255.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Draws a cloud; `scale` has factor and offset of either axis, in device pixels. Points off
    /// the picture or not finite are left out.
    pub(super) fn stamp(&mut self, points: &[[f32; 2]], scale: [[f32; 2]; 2], look: &Look) {
        let print = Print::new(look, self.ratio);
        let frame = Frame {
            width: self.width,
            height: self.height,
            margin: print.lanes * LANE,
            rows: print.height,
            lanes: print.lanes,
            reach: print.reach,
        };
        self.mask.clear();
        self.mask.resize(frame.size(), 0);
        kernel::stamp(&mut self.mask, &frame, &print.depths, points, scale);
        let RGBColor(r, g, b) = look.colour;
        kernel::colour_in(&mut self.pixels, &self.mask, &frame, &self.opacities, [r, g, b]);
    }
}
