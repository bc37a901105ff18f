//! The pictures of an animation, and what is new in each.

use super::palette::Palette;
use crate::export::Failure;

/// Pixels that all pictures of an animation together may have: they are kept until it is written.
const MOST_PIXELS: usize = 400_000_000;
/// Bytes of a pixel as browsers give it: red, green, blue, opacity.
const RGBA: usize = 4;

/// An animation while its pictures arrive.
#[derive(Debug)]
pub struct Film {
    pub(super) size: [u32; 2],
    pub(super) palette: Palette,
    /// A number of the palette for each pixel.
    pub(super) pictures: Vec<Vec<u8>>,
}

/// What is new in a picture: a rectangle of it, and its pixels as numbers of the palette.
pub(super) struct Patch {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) pixels: Vec<u8>,
    /// The same with [`Palette::unchanged`] where nothing is new.
    pub(super) sparse: Vec<u8>,
}

impl Film {
    /// An animation of pictures of this size, with the colours that these examples need, as red,
    /// green, blue and opacity; what is not opaque lies on white.
    ///
    /// # Errors
    /// Sides that GIF does not know.
    pub fn new(size: [u32; 2], examples: &[&[u8]]) -> Result<Self, Failure> {
        if size.iter().any(|&side| side == 0 || side > u32::from(u16::MAX)) {
            let [width, height] = size;
            let found = format!("pictures of {width} × {height} pixels; expected 1 to 65,535 each");
            return Err(Failure::Drawing(found));
        }
        Ok(Self { size, palette: Palette::of(examples), pictures: Vec::new() })
    }

    /// Takes the next picture.
    ///
    /// # Errors
    /// A picture of another size; more pictures than can be kept.
    pub fn take(&mut self, pixels: &[u8]) -> Result<(), Failure> {
        let count = self.size[0] as usize * self.size[1] as usize;
        if pixels.len() != RGBA * count {
            let (found, number) = (pixels.len(), self.pictures.len() + 1);
            let problem = format!("picture {number} has {found} bytes; expected {}", RGBA * count);
            return Err(Failure::Drawing(problem));
        }
        if (self.pictures.len() + 1) * count > MOST_PIXELS {
            let number = self.pictures.len();
            return Err(Failure::Drawing(format!(
                "more than {number} pictures of this size are too many"
            )));
        }
        self.pictures.push(self.palette.numbers(pixels));
        Ok(())
    }

    /// What is new in a picture after another; all of it without one.
    fn patch(&self, index: usize, before: Option<usize>) -> Patch {
        let [width, height] = self.size;
        let now = &self.pictures[index];
        let Some(before) = before.map(|before| &self.pictures[before]) else {
            let (pixels, sparse) = (now.clone(), now.clone());
            return Patch { left: 0, top: 0, width, height, pixels, sparse };
        };
        let row = |y: u32| (y * width) as usize..((y + 1) * width) as usize;
        let differs = |y: &u32| now[row(*y)] != before[row(*y)];
        let top = (0..height).find(differs).unwrap_or(0);
        let bottom = (top..height).rev().find(differs).unwrap_or(top) + 1;
        let column =
            |x: u32| (top..bottom).any(|y| now[row(y)][x as usize] != before[row(y)][x as usize]);
        let left = (0..width).find(|&x| column(x)).unwrap_or(0);
        let right = (left..width).rev().find(|&x| column(x)).unwrap_or(left) + 1;
        let part = |y: u32| row(y).start + left as usize..row(y).start + right as usize;
        let pixels: Vec<u8> = (top..bottom).flat_map(|y| now[part(y)].iter().copied()).collect();
        let old = (top..bottom).flat_map(|y| before[part(y)].iter());
        let unchanged = self.palette.unchanged();
        let sparse =
            pixels.iter().zip(old).map(|(new, old)| if new == old { unchanged } else { *new });
        let sparse = sparse.collect();
        Patch { left, top, width: right - left, height: bottom - top, pixels, sparse }
    }

    /// What is new in each picture that is shown, with its seconds.
    pub(super) fn patches(&self, shown: &[(usize, f64)]) -> impl Iterator<Item = (Patch, f64)> {
        shown.iter().enumerate().map(|(i, &(index, seconds))| {
            let before = i.checked_sub(1).and_then(|before| shown.get(before)).map(|b| b.0);
            (self.patch(index, before), seconds)
        })
    }
}
