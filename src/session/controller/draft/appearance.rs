//! How a figure looks: its size, its colours, its lines and its marks.

use reactive_graph::{prelude::*, signal::RwSignal};

use picture::{
    export::{Paper, Preset, Unit},
    figure::{Colours, Figure, Marks, Palette, Rgb, Shade},
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
    /// A common use, and the font size in its unit (see [`Preset::font`]).
    Preset(Preset, f64),
    /// Width, height in millimetres and font size in typographic points.
    Millimetres([f64; 3]),
    /// Width, height and font size in pixels.
    Pixels([f64; 3]),
}

impl Size {
    /// All that there are to choose from, each with the numbers that it starts with.
    pub fn all() -> Vec<Self> {
        let own = [Self::Millimetres(MILLIMETRES), Self::Pixels(PIXELS)];
        let presets = Preset::ALL.into_iter().map(|preset| Self::Preset(preset, preset.font()));
        presets.chain(own).collect()
    }

    /// Whether both are the same choice: numbers of one's own may differ.
    pub fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Preset(a, _), Self::Preset(b, _)) => a == b,
            (Self::Millimetres(_), Self::Millimetres(_)) | (Self::Pixels(_), Self::Pixels(_)) => {
                true
            }
            _ => false,
        }
    }

    /// Width, height and font size, where they are the reader's own.
    pub fn numbers(self) -> Option<[f64; 3]> {
        match self {
            Self::Preset(..) => None,
            Self::Millimetres(numbers) | Self::Pixels(numbers) => Some(numbers),
        }
    }

    /// The font size, and whether that is in pixels; else in typographic points.
    pub fn font(self) -> (f64, bool) {
        match self {
            Self::Preset(preset, font) => (font, preset.unit() == Unit::Pixels),
            Self::Millimetres(numbers) => (numbers[FONT], false),
            Self::Pixels(numbers) => (numbers[FONT], true),
        }
    }

    /// The same with another font size, kept to what can be drawn.
    pub fn with_font(self, font: f64) -> Self {
        self.with_number(FONT, font)
    }

    /// The same with one of its own numbers entered anew, kept to what can be drawn.
    pub fn with_number(self, which: usize, number: f64) -> Self {
        let number = if which == FONT { number.clamp(FONTS[0], FONTS[1]) } else { number.max(1.0) };
        let entered = |mut numbers: [f64; 3]| {
            numbers[which] = number;
            numbers
        };
        match self {
            Self::Preset(preset, _) if which == FONT => Self::Preset(preset, number),
            Self::Preset(..) => self,
            Self::Millimetres(numbers) => Self::Millimetres(entered(numbers)),
            Self::Pixels(numbers) => Self::Pixels(entered(numbers)),
        }
    }

    fn paper(self, figure: &Figure) -> Paper {
        match self {
            Self::Preset(preset, font) => Paper::preset_in(preset, font, figure),
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
    /// Which palette these are from, with colours of one's own.
    pub palette: RwSignal<Palette>,
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
            size: RwSignal::new(Size::Preset(Preset::Slide, Preset::Slide.font())),
            colours: RwSignal::new(Colours::Light),
            palette: RwSignal::new(Palette::default()),
            lines: RwSignal::new(1.0),
            marks: RwSignal::new(Marks::default()),
            transparent: RwSignal::new(false),
        }
    }

    /// Lines this many times as wide, as far as they can be told from none and from areas.
    pub fn widen_lines(&self, by: f64) {
        self.lines.set(by.clamp(LINES[0], LINES[1]));
    }

    /// The colour of something, as `#rrggbb`.
    pub fn colour(&self, shade: Shade) -> String {
        let [r, g, b] = self.palette.get().colour(shade, self.colours.get());
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// Takes a colour that was entered as `#rrggbb`; anything else changes nothing.
    pub fn enter_colour(&self, shade: Shade, entered: &str) {
        if let Some(colour) = rgb(entered) {
            self.palette.update(|palette| *palette = palette.with(shade, Some(colour)));
        }
    }

    /// Whether any colour is one's own.
    pub fn has_own_colours(&self) -> bool {
        self.palette.with(|palette| palette.own.iter().any(Option::is_some))
    }

    /// Takes all colours from the palette again.
    pub fn drop_own_colours(&self) {
        self.palette.update(|palette| palette.own = Default::default());
    }

    /// What is hard to read on the paper, with its contrast; nothing where all can be read.
    pub fn hard_to_read(&self) -> Vec<(Shade, f64)> {
        self.palette.get().hard_to_read(self.colours.get())
    }

    pub(super) fn paper(&self, figure: &Figure) -> Paper {
        Paper { lines: self.lines.get(), ..self.size.get().paper(figure) }
    }
}

/// A colour written as `#rrggbb`.
fn rgb(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_digits_after_a_hash() {
        assert_eq!(rgb("#0072b2"), Some([0x00, 0x72, 0xB2]));
        assert_eq!(["0072b2", "#07b", "#0072bg", "#äää"].map(rgb), [None; 4]);
    }

    #[test]
    fn a_number_of_ones_own_stays_within_what_can_be_drawn() {
        let size = Size::Pixels(PIXELS);
        assert_eq!(size.with_number(FONT, 1e9).numbers(), Some([1200.0, 675.0, 200.0]));
        assert_eq!(size.with_number(0, -5.0).numbers(), Some([1.0, 675.0, 16.0]));
        assert!(size.is_like(size.with_number(0, 3.0)) && !size.is_like(Size::all()[0]));
        assert_eq!(Size::all()[0].with_number(0, 3.0), Size::all()[0], "a preset has none");
    }

    #[test]
    fn the_type_of_a_preset_can_be_larger() {
        let column = Size::Preset(Preset::Column, Preset::Column.font());
        assert_eq!((column.font(), column.with_font(10.0).font()), ((8.0, false), (10.0, false)));
        assert!(column.is_like(column.with_font(10.0)));
        assert_eq!(column.with_font(0.0).font().0, FONTS[0]);
    }
}
