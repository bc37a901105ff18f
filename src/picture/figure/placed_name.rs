//! Where the names of a figure stand, for those who want to move them.

use std::cell::RefCell;

use crate::scene::{NameKey, Rect};

/// A name of a plot where it was drawn, or would be if it were not hidden.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedName {
    /// Which name of its plot.
    pub key: NameKey,
    /// Where it is, in pixels of the figure.
    pub rect: Rect,
    /// The point that it belongs to, in pixels of the figure.
    pub point: [f64; 2],
    /// The font size of its plot, in pixels.
    pub font: f64,
    /// Whether it was left out.
    pub hidden: bool,
    /// Whether it was moved.
    pub moved: bool,
}

impl PlacedName {
    /// From its point to its middle, in font sizes, once it is moved by so many pixels.
    pub fn away(&self, by: [f64; 2]) -> [f64; 2] {
        let centre = self.rect.centre();
        [0, 1].map(|k| (centre[k] + by[k] - self.point[k]) / self.font)
    }
}

/// The names of each plot, in the order in which they are drawn.
pub type PlacedNames = Vec<Vec<PlacedName>>;

/// What a pen writes names down in.
pub(super) type Noted = RefCell<PlacedNames>;
