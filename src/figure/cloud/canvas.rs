//! A picture in memory: opaque RGBA bytes, row by row from the top, as ImageData wants them.

use plotters::style::RGBColor;

use super::Look;
use super::stamp::{LANE, PHASES, Print, opacity};

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
        self.pixels.chunks_exact_mut(4).for_each(|pixel| pixel.copy_from_slice(&[r, g, b, 255]));
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

    /// Draws a cloud at these places, in device pixels; places off the picture or not finite are left out.
    pub(super) fn stamp(&mut self, places: impl Iterator<Item = [f32; 2]>, look: &Look) {
        let print = Print::new(look, self.ratio);
        // A margin as wide as a print on every side spares the inner loop all checks at the rim.
        let margin = print.lanes * LANE;
        let stride = self.width + 2 * margin;
        self.mask.clear();
        self.mask.resize(stride * (self.height + 2 * margin), 0);
        let inset = (margin - print.reach) as f32;
        let limit = [(self.width + print.reach) as f32, (self.height + print.reach) as f32];
        let lowest = -(print.reach as f32);
        for [x, y] in places {
            // Also false for what is not a number.
            if x >= lowest && y >= lowest && x < limit[0] && y < limit[1] {
                add(&mut self.mask, stride, &print, x + inset, y + inset);
            }
        }
        self.colour_in(margin, stride, look.colour);
    }

    /// Blends the colour over the picture, as strongly as the mask says.
    fn colour_in(&mut self, margin: usize, stride: usize, RGBColor(r, g, b): RGBColor) {
        let colour = [r, g, b].map(u16::from);
        let rows = self.pixels.chunks_exact_mut(4 * self.width.max(1));
        for (row, mask) in rows.zip(self.mask.chunks_exact(stride).skip(margin)) {
            for (pixel, &depth) in row.chunks_exact_mut(4).zip(&mask[margin..]) {
                if depth > 0 {
                    let opacity = u16::from(self.opacities[usize::from(depth).min(DEEPEST - 1)]);
                    for (channel, over) in pixel.iter_mut().zip(colour) {
                        *channel = ((u16::from(*channel) * (255 - opacity) + over * opacity + 127) / 255) as u8;
                    }
                }
            }
        }
    }
}

/// Adds one print, whose top left corner is given by its place in the mask.
fn add(mask: &mut [u16], stride: usize, print: &Print, x: f32, y: f32) {
    let (column, row) = (x as usize, y as usize);
    let phase = |at: f32, whole: usize| ((at - whole as f32) * PHASES as f32) as usize;
    let rows = print.phase((phase(y, row) * PHASES + phase(x, column)).min(PHASES * PHASES - 1));
    let mut start = row * stride + column;
    for lanes in rows.chunks_exact(print.lanes) {
        let target = mask[start..start + LANE * print.lanes].as_chunks_mut::<LANE>().0;
        for (sum, lane) in target.iter_mut().zip(lanes) {
            for k in 0..LANE {
                sum[k] = sum[k].saturating_add(lane[k]);
            }
        }
        start += stride;
    }
}
