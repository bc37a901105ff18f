//! How a figure looks: its size, its colours, its lines and its marks.

use reactive_graph::{prelude::*, signal::RwSignal};

use picture::{
    export::{Paper, Preset},
    figure::{Colours, Figure, Marks},
};

/// What millimetres and pixels start with: width, height, font size.
const MILLIMETRES: [f64; 3] = [120.0, 90.0, 9.0];
const PIXELS: [f64; 3] = [1200.0, 675.0, 16.0];
/// Thinnest and thickest lines, as multiples.
const LINES: [f64; 2] = [0.25, 4.0];
/// Smallest and largest font size, in points or pixels.
const FONTS: [f64; 2] = [3.0, 200.0];
/// Where the font size stands among the numbers of a size.
const FONT: usize = 2;

/// The size of a figure, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    /// A common use.
    Preset(Preset),
    /// Width, height in millimetres and font size in typographic points.
    Millimetres([f64; 3]),
    /// Width, height and font size in pixels.
    Pixels([f64; 3]),
}

impl Size {
    /// All that there are to choose from, each with the numbers that it starts with.
    pub fn all() -> Vec<Self> {
        let own = [Self::Millimetres(MILLIMETRES), Self::Pixels(PIXELS)];
        Preset::ALL.map(Self::Preset).into_iter().chain(own).collect()
    }

    /// Whether both are the same choice: numbers of one's own may differ.
    pub fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Preset(a), Self::Preset(b)) => a == b,
            (Self::Millimetres(_), Self::Millimetres(_)) | (Self::Pixels(_), Self::Pixels(_)) => {
                true
            }
            _ => false,
        }
    }

    /// Width, height and font size, where they are the reader's own.
    pub fn numbers(self) -> Option<[f64; 3]> {
        match self {
            Self::Preset(_) => None,
            Self::Millimetres(numbers) | Self::Pixels(numbers) => Some(numbers),
        }
    }

    /// The same with one of its own numbers entered anew, kept to what can be drawn.
    pub fn with_number(self, which: usize, number: f64) -> Self {
        let number = if which == FONT { number.clamp(FONTS[0], FONTS[1]) } else { number.max(1.0) };
        let entered = |mut numbers: [f64; 3]| {
            numbers[which] = number;
            numbers
        };
        match self {
            Self::Preset(_) => self,
            Self::Millimetres(numbers) => Self::Millimetres(entered(numbers)),
            Self::Pixels(numbers) => Self::Pixels(entered(numbers)),
        }
    }

    fn paper(self, figure: &Figure) -> Paper {
        match self {
            Self::Preset(preset) => Paper::preset(preset, figure),
            Self::Millimetres([width, height, font]) => {
                Paper::millimetres(width, Some(height), font, figure)
            }
            Self::Pixels([width, height, font]) => Paper::pixels([width, height], font),
        }
    }
}

/// How the figure looks.
#[derive(Clone, Copy)]
pub struct Appearance {
    /// Its size.
    pub size: RwSignal<Size>,
    /// Its colours.
    pub colours: RwSignal<Colours>,
    /// How wide its lines are, as a multiple of what its type asks for.
    pub lines: RwSignal<f64>,
    /// Which marks its plots have.
    pub marks: RwSignal<Marks>,
    /// Whether nothing lies behind it.
    pub transparent: RwSignal<bool>,
}

impl Appearance {
    pub(super) fn new() -> Self {
        Self {
            size: RwSignal::new(Size::Preset(Preset::Slide)),
            colours: RwSignal::new(Colours::Light),
            lines: RwSignal::new(1.0),
            marks: RwSignal::new(Marks::default()),
            transparent: RwSignal::new(false),
        }
    }

    /// Lines this many times as wide, as far as they can be told from none and from areas.
    pub fn widen_lines(&self, by: f64) {
        self.lines.set(by.clamp(LINES[0], LINES[1]));
    }

    pub(super) fn paper(&self, figure: &Figure) -> Paper {
        Paper { lines: self.lines.get(), ..self.size.get().paper(figure) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_ones_own_stays_within_what_can_be_drawn() {
        let size = Size::Pixels(PIXELS);
        assert_eq!(size.with_number(FONT, 1e9).numbers(), Some([1200.0, 675.0, 200.0]));
        assert_eq!(size.with_number(0, -5.0).numbers(), Some([1.0, 675.0, 16.0]));
        assert!(size.is_like(size.with_number(0, 3.0)) && !size.is_like(Size::all()[0]));
        assert_eq!(Size::all()[0].with_number(0, 3.0), Size::all()[0], "a preset has none");
    }
}
