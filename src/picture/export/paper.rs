//! Sizes of figures: slides, columns, pixels, millimetres.

use serde::{Deserialize, Serialize};

use crate::figure::{Figure, Style};

/// CSS pixels an inch, a millimetre, a typographic point.
const INCH: f64 = 96.0;
const MILLIMETRE: f64 = INCH / 25.4;
const POINT: f64 = INCH / 72.0;
/// Smallest and largest side, in pixels: room for a word, and what drawing programs take.
const SIDES: [f64; 2] = [64.0, 16_384.0];

/// The unit in which a size is written into the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// CSS pixels.
    Pixels,
    /// Millimetres.
    Millimetres,
}

/// A common use of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// A whole slide of 13⅓ × 7½ inches (16 : 9).
    Slide,
    /// Half of such a slide, side by side with text.
    HalfSlide,
    /// One column of a two-column paper, 85 mm.
    Column,
    /// The full text width of a paper, 170 mm.
    Page,
}

impl Preset {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Slide, Self::HalfSlide, Self::Column, Self::Page];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slide => "Slide, 16 : 9",
            Self::HalfSlide => "Half a slide",
            Self::Column => "Column of a paper, 85 mm",
            Self::Page => "Width of a paper, 170 mm",
        }
    }

    /// Its usual font size, in pixels on slides and in typographic points on paper.
    pub fn font(self) -> f64 {
        match self {
            Self::Slide => 18.0,
            Self::HalfSlide => 16.0,
            Self::Column => 8.0,
            Self::Page => 9.0,
        }
    }

    /// The unit of its size: pixels come with fonts in pixels, millimetres with fonts in points.
    pub fn unit(self) -> Unit {
        match self {
            Self::Slide | Self::HalfSlide => Unit::Pixels,
            Self::Column | Self::Page => Unit::Millimetres,
        }
    }
}

/// The size of a figure and of its type.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Width and height in CSS pixels.
    pub size: [f64; 2],
    /// Font size of the running text in CSS pixels.
    pub font: f64,
    /// Width of lines, as a multiple of what the type asks for.
    pub lines: f64,
    /// Unit of the size in the file.
    pub unit: Unit,
}

impl Paper {
    /// The paper of a preset; where a preset fixes only the width, the height is what the figure
    /// needs.
    pub fn preset(preset: Preset, figure: &Figure) -> Self {
        Self::preset_in(preset, preset.font(), figure)
    }

    /// The same with another font size, in the unit of [`Preset::font`].
    pub fn preset_in(preset: Preset, font: f64, figure: &Figure) -> Self {
        match preset {
            Preset::Slide => Self::pixels([1280.0, 720.0], font),
            Preset::HalfSlide => Self::pixels([640.0, 720.0], font),
            Preset::Column => Self::millimetres(85.0, None, font, figure),
            Preset::Page => Self::millimetres(170.0, None, font, figure),
        }
    }

    /// A size in CSS pixels, kept within 64 to 16,384.
    pub fn pixels(size: [f64; 2], font: f64) -> Self {
        Self {
            size: size.map(|side| side.clamp(SIDES[0], SIDES[1])),
            font,
            lines: 1.0,
            unit: Unit::Pixels,
        }
    }

    /// A width and perhaps a height in millimetres, and a font size in typographic points.
    pub fn millimetres(width: f64, height: Option<f64>, points: f64, figure: &Figure) -> Self {
        let (width, font) = (width * MILLIMETRE, points * POINT);
        let height =
            height.map_or_else(|| figure.height(width, font), |height| height * MILLIMETRE);
        Self { unit: Unit::Millimetres, ..Self::pixels([width, height], font) }
    }

    /// Width and height in words, e.g. "1280 × 720 px".
    pub fn words(&self) -> String {
        let (each, unit) = match self.unit {
            Unit::Pixels => (1.0, "px"),
            Unit::Millimetres => (MILLIMETRE, "mm"),
        };
        let [width, height] = self.size.map(|pixels| (pixels / each).round());
        format!("{width} × {height} {unit}")
    }

    /// The sizes of everything drawn on this paper.
    pub(super) fn style(&self) -> Style {
        let style = Style::vector();
        let style = style.enlarged(self.font / style.font);
        Style { line: style.line * self.lines, ..style }
    }

    /// A length of this paper with its unit.
    pub(super) fn length(&self, pixels: f64) -> String {
        match self.unit {
            Unit::Pixels => super::decimals::number(pixels),
            Unit::Millimetres => format!("{}mm", super::decimals::number(pixels / MILLIMETRE)),
        }
    }
}
