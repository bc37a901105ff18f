//! Colours: one named set a surface.

use plotters::style::RGBColor;
use serde::{Deserialize, Serialize};

use crate::scene::Role;
use theory::property::Class;

/// The colours of a figure. Texts reach a contrast of 4.5 : 1 against [`Self::surface`] (WCAG AA);
/// the two directions are blue and vermilion of the Okabe–Ito palette, told apart with any colour
/// vision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Behind everything.
    pub surface: RGBColor,
    /// Text.
    pub ink: RGBColor,
    /// Secondary text.
    pub muted: RGBColor,
    /// Axes and other hairlines.
    pub hairline: RGBColor,
    /// The empty part of a bar.
    pub track: RGBColor,
    /// Tokens.
    pub tokens: RGBColor,
    /// Contexts.
    pub contexts: RGBColor,
    /// The first direction.
    pub first: RGBColor,
    /// The second direction.
    pub second: RGBColor,
    /// The other pairs of a family.
    pub family: RGBColor,
    /// The model as loaded.
    pub model: RGBColor,
    /// The equivalent model.
    pub equivalent: RGBColor,
    /// Text of a caution.
    pub caution: RGBColor,
    /// Text of a loss.
    pub loss: RGBColor,
    /// Texts of the three fates: what cannot change, what all or none have, what is negotiable.
    pub fates: [RGBColor; 3],
}

/// Which of the themes a figure wears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Colours {
    /// Dark on white, for the screen.
    Light,
    /// Light on dark.
    Dark,
    /// Dark on white, for paper.
    Print,
}

impl Colours {
    /// The theme of that name.
    pub fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::LIGHT,
            Self::Dark => Theme::DARK,
            Self::Print => Theme::PRINT,
        }
    }

    /// Light for dark, and dark for light.
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Light | Self::Print => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// The share of ink in the colour of a text.
const TEXT_INK: f64 = 0.3;

impl Theme {
    /// Dark on white, for the screen.
    pub const LIGHT: Self = Self {
        surface: RGBColor(0xFF, 0xFF, 0xFF),
        ink: RGBColor(0x1A, 0x22, 0x30),
        muted: RGBColor(0x56, 0x63, 0x78),
        hairline: RGBColor(0xE1, 0xE5, 0xEA),
        track: RGBColor(0xEC, 0xEF, 0xF4),
        tokens: RGBColor(0x8F, 0x9C, 0xAD),
        contexts: RGBColor(0xA8, 0x5C, 0x8A),
        first: RGBColor(0x00, 0x72, 0xB2),
        second: RGBColor(0xD5, 0x5E, 0x00),
        family: RGBColor(0xB3, 0xBE, 0xCC),
        model: RGBColor(0x56, 0x63, 0x7D),
        equivalent: RGBColor(0x0E, 0x70, 0x50),
        caution: RGBColor(0x7A, 0x56, 0x00),
        loss: RGBColor(0xA8, 0x38, 0x0B),
        fates: [RGBColor(0x0B, 0x6B, 0x4B), RGBColor(0x5A, 0x3F, 0xB8), RGBColor(0x8A, 0x52, 0x00)],
    };

    /// Light on near black, for the screen and dark slides.
    pub const DARK: Self = Self {
        surface: RGBColor(0x14, 0x18, 0x20),
        ink: RGBColor(0xE6, 0xEA, 0xF0),
        muted: RGBColor(0x9D, 0xA9, 0xBA),
        hairline: RGBColor(0x2B, 0x32, 0x3E),
        track: RGBColor(0x24, 0x2B, 0x36),
        tokens: RGBColor(0xBC, 0xCA, 0xDE),
        contexts: RGBColor(0xCC, 0x79, 0xA7),
        first: RGBColor(0x56, 0xB4, 0xE9),
        second: RGBColor(0xF0, 0x8A, 0x3C),
        family: RGBColor(0x50, 0x5D, 0x70),
        model: RGBColor(0x9D, 0xA9, 0xBA),
        equivalent: RGBColor(0x35, 0xBF, 0x90),
        caution: RGBColor(0xE6, 0xB8, 0x4D),
        loss: RGBColor(0xF2, 0x8F, 0x6B),
        fates: [RGBColor(0x5E, 0xD6, 0xA9), RGBColor(0xB9, 0xA6, 0xFF), RGBColor(0xF3, 0xC0, 0x6A)],
    };

    /// Black on white with stronger greys, for paper and projectors.
    pub const PRINT: Self = Self {
        ink: RGBColor(0x00, 0x00, 0x00),
        muted: RGBColor(0x40, 0x46, 0x50),
        hairline: RGBColor(0xC4, 0xC9, 0xD0),
        track: RGBColor(0xE6, 0xE8, 0xEC),
        tokens: RGBColor(0x7E, 0x89, 0x98),
        family: RGBColor(0x9A, 0xA5, 0xB4),
        ..Self::LIGHT
    };

    /// The colour of what a mark stands for.
    pub fn colour(&self, role: Role) -> RGBColor {
        match role {
            Role::First => self.first,
            Role::Second => self.second,
            Role::Family => self.family,
            Role::Model => self.model,
            Role::Equivalent => self.equivalent,
            Role::Tokens => self.tokens,
            Role::Contexts => self.contexts,
            Role::Plain => self.ink,
        }
    }

    /// The colour of a text about the properties of a class.
    pub fn fate(&self, class: Class) -> RGBColor {
        self.fates[match class {
            Class::Identifiable => 0,
            Class::AnyGauge => 1,
            Class::OnlyRotations => 2,
        }]
    }

    /// The colour of a text about such a mark: the mark's own, darkened (or lightened) until it can
    /// be read.
    pub fn text_colour(&self, role: Role) -> RGBColor {
        match role {
            Role::Tokens | Role::Family => self.muted,
            Role::Contexts | Role::Plain => self.ink,
            _ => blend(self.colour(role), self.ink, TEXT_INK),
        }
    }
}

/// The first colour with a share of the second, 0 to 1.
pub(super) fn blend(
    RGBColor(r0, g0, b0): RGBColor,
    RGBColor(r1, g1, b1): RGBColor,
    share: f64,
) -> RGBColor {
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    RGBColor(mix(r0, r1), mix(g0, g1), mix(b0, b1))
}

/// The contrast of two colours, 1 to 21 (WCAG 2).
pub(super) fn contrast(a: RGBColor, b: RGBColor) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

/// Relative luminance, 0 to 1 (WCAG 2).
fn luminance(RGBColor(r, g, b): RGBColor) -> f64 {
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_out_from_every_surface() {
        for theme in [Theme::LIGHT, Theme::DARK, Theme::PRINT] {
            let others =
                [theme.ink, theme.muted, theme.equivalent, theme.caution, theme.loss, theme.model];
            for text in others.into_iter().chain(theme.fates) {
                assert!(contrast(text, theme.surface) >= 4.5, "{text:?} on {:?}", theme.surface);
            }
            for role in [
                Role::First,
                Role::Second,
                Role::Equivalent,
                Role::Model,
                Role::Tokens,
                Role::Contexts,
            ] {
                assert!(
                    contrast(theme.text_colour(role), theme.surface) >= 4.5,
                    "{role:?} on {:?}",
                    theme.surface
                );
            }
            for mark in [theme.first, theme.second, theme.contexts] {
                assert!(contrast(mark, theme.surface) >= 3.0, "{mark:?} on {:?}", theme.surface);
            }
        }
    }
}
