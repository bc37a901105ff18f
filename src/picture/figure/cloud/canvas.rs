//! A picture in memory: opaque RGBA bytes, row by row from the top, as ImageData wants them.

use kernel::{Frame, LANE};
use plotters::style::{RGBAColor, RGBColor};

use super::stamp::{Print, single_depth};
use super::{PointStyle, tone::Tone};
use crate::figure::Rule;

/// Clouds of more points than this are printed fainter.
const CROWD: f64 = 4000.0;
/// Tones that are kept: points and ghosts of both kinds, and one more while something moves.
const TONES: usize = 5;

/// A picture that keeps its memory from frame to frame.
#[derive(Debug, Default)]
pub struct Canvas {
    width: usize,
    height: usize,
    ratio: f64,
    pixels: Vec<u8>,
    mask: Vec<u16>,
    /// The latest tones and their opacities by depth, the last used first.
    tones: Vec<(Tone, Vec<u8>)>,
}

impl Canvas {
    /// Starts a frame of `size` CSS pixels at a device pixel ratio, filled with one colour.
    pub fn clear(&mut self, size: [f64; 2], ratio: f64, colour: RGBColor) {
        let device = size.map(|pixels| (pixels * ratio).round().max(0.0) as usize);
        (self.width, self.height, self.ratio) = (device[0], device[1], ratio);
        let RGBColor(r, g, b) = colour;
        self.pixels.resize(4 * self.width * self.height, 0);
        kernel::clear(&mut self.pixels, [r, g, b]);
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

    /// Draws straight lines.
    pub fn rule(&mut self, rules: &[Rule]) {
        let (size, ratio) = (self.size(), self.ratio);
        for Rule { ends, stroke } in rules {
            let RGBAColor(r, g, b, opacity) = stroke.colour;
            let rule = kernel::Rule {
                ends: ends.map(|end| end.map(|x| (x * ratio) as f32)),
                width: (stroke.width * ratio) as f32,
                colour: [r, g, b],
                opacity: opacity as f32,
            };
            kernel::rule(&mut self.pixels, size, &rule);
        }
    }

    /// Draws a cloud; `scale` has factor and offset of either axis, in device pixels. Points off
    /// the picture or not finite are left out.
    pub(super) fn stamp(&mut self, points: &[[f32; 2]], scale: [[f32; 2]; 2], look: &PointStyle) {
        // Faint prints have room for more of them on one pixel before the mask is full.
        let faint =
            PointStyle { opacity: look.opacity * (CROWD / points.len() as f64).min(1.0), ..*look };
        let print = Print::new(&faint, self.ratio);
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
        self.set_tone(Tone::of(&self.mask, single_depth(&faint), look.opacity));
        if let Some((_, opacities)) = self.tones.first() {
            kernel::colour_in(&mut self.pixels, &self.mask, &frame, opacities, [r, g, b]);
        }
    }

    /// Puts this tone first.
    fn set_tone(&mut self, tone: Tone) {
        match self.tones.iter().position(|(known, _)| *known == tone) {
            Some(at) => self.tones[..=at].rotate_right(1),
            None => {
                self.tones.insert(0, (tone, tone.opacities()));
                self.tones.truncate(TONES);
            }
        }
    }
}
