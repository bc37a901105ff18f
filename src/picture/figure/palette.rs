//! The colours that the reader of a figure chooses: a named palette, and colours of one's own in
//! place of single ones.

use plotters::style::RGBColor;
use serde::{Deserialize, Serialize};

use super::{
    Colours, Theme,
    theme::{blend, contrast},
};
use crate::scene::Role;

/// The contrast that texts have against what they stand on (WCAG AA).
pub const READABLE: f64 = 4.5;

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// A named set of colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaletteName {
    /// Those of the page.
    #[default]
    Page,
    /// The palette of Okabe and Ito, told apart with any colour vision.
    OkabeIto,
    /// Shades of grey.
    Grey,
}

/// What has a colour that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shade {
    /// Behind everything.
    Paper,
    /// Text.
    Ink,
    /// The first direction.
    First,
    /// The second direction.
    Second,
    /// Points of tokens.
    Tokens,
    /// Points of contexts.
    Contexts,
    /// What cannot change.
    CannotChange,
    /// What all or none have.
    AllOrNone,
    /// What is negotiable.
    Negotiable,
}

impl Shade {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 9] = [
        Self::Paper,
        Self::Ink,
        Self::First,
        Self::Second,
        Self::Tokens,
        Self::Contexts,
        Self::CannotChange,
        Self::AllOrNone,
        Self::Negotiable,
    ];

    fn of(self, theme: &Theme) -> RGBColor {
        let Theme { surface, ink, first, second, tokens, contexts, fates, .. } = *theme;
        let [cannot_change, all_or_none, negotiable] = fates;
        [surface, ink, first, second, tokens, contexts, cannot_change, all_or_none, negotiable]
            [self as usize]
    }

    fn within(self, theme: &mut Theme) -> &mut RGBColor {
        let Theme { surface, ink, first, second, tokens, contexts, fates, .. } = theme;
        let [cannot_change, all_or_none, negotiable] = fates;
        match self {
            Self::Paper => surface,
            Self::Ink => ink,
            Self::First => first,
            Self::Second => second,
            Self::Tokens => tokens,
            Self::Contexts => contexts,
            Self::CannotChange => cannot_change,
            Self::AllOrNone => all_or_none,
            Self::Negotiable => negotiable,
        }
    }

    /// The worst contrast of the texts that have it; none where texts have another colour.
    fn contrast(self, theme: &Theme) -> Option<f64> {
        let on_paper = |colour| contrast(colour, theme.surface);
        match self {
            Self::Paper | Self::Tokens | Self::Contexts => None,
            Self::Ink => Some(on_paper(theme.ink).min(on_paper(theme.muted))),
            Self::First => Some(on_paper(theme.text_colour(Role::First))),
            Self::Second => Some(on_paper(theme.text_colour(Role::Second))),
            Self::CannotChange | Self::AllOrNone | Self::Negotiable => {
                Some(on_paper(self.of(theme)))
            }
        }
    }
}

/// The colours of a figure, as they are chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Palette {
    /// Where colours come from that are not one's own.
    pub name: PaletteName,
    /// Colours of one's own, in the order of [`Shade::ALL`].
    pub own: [Option<Rgb>; 9],
}

impl Palette {
    /// The same with a colour of one's own, or with that of the palette again.
    #[must_use]
    pub fn with(mut self, shade: Shade, own: Option<Rgb>) -> Self {
        self.own[shade as usize] = own;
        self
    }

    /// The colour of something in a figure that is light, dark or for print.
    pub fn colour(&self, shade: Shade, colours: Colours) -> Rgb {
        let RGBColor(r, g, b) = shade.of(&self.theme(colours));
        [r, g, b]
    }

    /// All colours of a figure that is light, dark or for print. What nobody chose follows paper
    /// and ink: texts stay readable where these are.
    pub fn theme(&self, colours: Colours) -> Theme {
        let own = |shade: Shade| self.own[shade as usize].map(|[r, g, b]| RGBColor(r, g, b));
        let mut theme = self.name.theme(colours);
        if let Some(paper) = own(Shade::Paper) {
            let others = [theme, self.name.theme(colours.opposite())];
            let fits = |theme: &&Theme| contrast(theme.ink, paper) >= READABLE;
            theme = *others.iter().find(fits).unwrap_or(&theme);
            theme.surface = paper;
        }
        theme.ink = own(Shade::Ink).unwrap_or(theme.ink);
        if own(Shade::Paper).or(own(Shade::Ink)).is_some() {
            theme = on_its_paper(theme);
        }
        for (shade, colour) in Shade::ALL.into_iter().filter_map(|s| Some((s, own(s)?))) {
            *shade.within(&mut theme) = colour;
        }
        theme
    }

    /// What has texts that are hard to read, with their contrast, which is below [`READABLE`].
    pub fn hard_to_read(&self, colours: Colours) -> Vec<(Shade, f64)> {
        let theme = self.theme(colours);
        let of = |shade: Shade| Some((shade, shade.contrast(&theme)?));
        Shade::ALL.into_iter().filter_map(of).filter(|(_, contrast)| *contrast < READABLE).collect()
    }
}

/// Shares of ink in what is pale: hairlines, tracks, the family.
const PALE: [f64; 3] = [0.14, 0.08, 0.3];
/// The share of paper in secondary texts.
const MUTED: f64 = 0.3;

/// A theme whose paper or ink is another: what is between them is mixed anew, and texts take as
/// much ink as they need.
fn on_its_paper(theme: Theme) -> Theme {
    let Theme { surface, ink, .. } = theme;
    let [hairline, track, family] = PALE.map(|share| blend(surface, ink, share));
    let text = |colour| readable(colour, ink, surface);
    Theme {
        hairline,
        track,
        family,
        muted: text(blend(ink, surface, MUTED)),
        model: text(theme.model),
        equivalent: text(theme.equivalent),
        caution: text(theme.caution),
        loss: text(theme.loss),
        fates: theme.fates.map(text),
        ..theme
    }
}

/// A colour with as little ink as makes it readable on paper; ink where nothing less does.
fn readable(colour: RGBColor, ink: RGBColor, paper: RGBColor) -> RGBColor {
    let mut mixed = (0..10).map(|tenths| blend(colour, ink, f64::from(tenths) / 10.0));
    mixed.find(|mixed| contrast(*mixed, paper) >= READABLE).unwrap_or(ink)
}

const ORANGE: RGBColor = RGBColor(0xE6, 0x9F, 0x00);
const SKY: RGBColor = RGBColor(0x56, 0xB4, 0xE9);
const GREEN: RGBColor = RGBColor(0x00, 0x9E, 0x73);
const YELLOW: RGBColor = RGBColor(0xF0, 0xE4, 0x42);
const BLUE: RGBColor = RGBColor(0x00, 0x72, 0xB2);
const VERMILION: RGBColor = RGBColor(0xD5, 0x5E, 0x00);
const PURPLE: RGBColor = RGBColor(0xCC, 0x79, 0xA7);

impl PaletteName {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Page, Self::OkabeIto, Self::Grey];

    fn theme(self, colours: Colours) -> Theme {
        let page = colours.theme();
        let dark = colours == Colours::Dark;
        match self {
            Self::Page => page,
            Self::OkabeIto => okabe_ito(page, dark),
            Self::Grey => greyscale(page, dark),
        }
    }
}

/// On dark surfaces the light colours of the palette, on light ones the dark ones; texts take as
/// much ink as they need.
fn okabe_ito(page: Theme, dark: bool) -> Theme {
    let [first, second, warm] =
        if dark { [SKY, ORANGE, YELLOW] } else { [BLUE, VERMILION, ORANGE] };
    let text = |colour| readable(colour, page.ink, page.surface);
    Theme {
        tokens: if dark { grey(0xBB) } else { grey(0x99) },
        contexts: PURPLE,
        first,
        second,
        equivalent: text(GREEN),
        caution: text(warm),
        loss: text(VERMILION),
        fates: [GREEN, first, warm].map(text),
        ..page
    }
}

/// Shades that differ where colours did: arrows and bars from dark to light.
fn greyscale(page: Theme, dark: bool) -> Theme {
    let shade = |light: u8, on_dark: u8| grey(if dark { on_dark } else { light });
    Theme {
        surface: unhued(page.surface),
        ink: unhued(page.ink),
        muted: unhued(page.muted),
        hairline: unhued(page.hairline),
        track: unhued(page.track),
        tokens: shade(0x98, 0xB8),
        contexts: shade(0x70, 0x88),
        first: shade(0x10, 0xF4),
        second: shade(0x66, 0xA4),
        family: unhued(page.family),
        model: shade(0x70, 0x92),
        equivalent: shade(0x1C, 0xE8),
        caution: shade(0x5A, 0xB0),
        loss: shade(0x30, 0xD4),
        fates: [shade(0x1C, 0xE8), shade(0x48, 0xC0), shade(0x6E, 0x98)],
    }
}

fn grey(level: u8) -> RGBColor {
    RGBColor(level, level, level)
}

/// The grey of a colour by its luma (Rec. 601).
fn unhued(RGBColor(r, g, b): RGBColor) -> RGBColor {
    grey((0.299 * f64::from(r) + 0.587 * f64::from(g) + 0.114 * f64::from(b)).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Colours; 3] = [Colours::Light, Colours::Dark, Colours::Print];

    #[test]
    fn the_usual_palette_is_that_of_the_page() {
        for colours in ALL {
            assert_eq!(Palette::default().theme(colours), colours.theme());
        }
    }

    #[test]
    fn named_palettes_are_readable_and_their_marks_can_be_seen() {
        for (name, colours) in PaletteName::ALL.into_iter().flat_map(|n| ALL.map(|c| (n, c))) {
            let palette = Palette { name, ..Palette::default() };
            assert_eq!(palette.hard_to_read(colours), [], "{name:?} {colours:?}");
            let theme = palette.theme(colours);
            let texts = [theme.equivalent, theme.caution, theme.loss, theme.model, theme.muted];
            assert!(texts.iter().all(|text| contrast(*text, theme.surface) >= READABLE));
            let marks = [theme.first, theme.second, theme.contexts];
            assert!(
                marks.iter().all(|mark| contrast(*mark, theme.surface) >= 3.0),
                "{name:?} {colours:?}"
            );
        }
    }

    #[test]
    fn greyscale_has_no_hue_and_its_directions_differ() {
        for colours in ALL {
            let theme = Palette { name: PaletteName::Grey, ..Palette::default() }.theme(colours);
            for shade in Shade::ALL {
                let RGBColor(r, g, b) = shade.of(&theme);
                assert!(r == g && g == b, "{shade:?}");
            }
            assert!(contrast(theme.first, theme.second) >= 2.0);
            assert!(contrast(theme.model, theme.equivalent) >= 2.0);
        }
    }

    #[test]
    fn what_nobody_chose_follows_a_paper_of_ones_own() {
        let paper = [0x00, 0x20, 0x40];
        let palette = Palette::default().with(Shade::Paper, Some(paper));
        assert_eq!(palette.colour(Shade::Paper, Colours::Light), paper);
        let theme = palette.theme(Colours::Light);
        assert_eq!(theme.ink, Theme::DARK.ink, "light text on dark paper");
        for text in [theme.muted, theme.equivalent, theme.caution, theme.loss, theme.fates[2]] {
            assert!(contrast(text, theme.surface) >= READABLE, "{text:?}");
        }
        assert_eq!(palette.hard_to_read(Colours::Light), []);
    }

    #[test]
    fn a_colour_of_ones_own_is_taken_as_it_is_and_reported_where_it_is_hard_to_read() {
        let pale = [0xDD, 0xDD, 0x88];
        let palette = Palette::default().with(Shade::AllOrNone, Some(pale));
        assert_eq!(palette.colour(Shade::AllOrNone, Colours::Print), pale);
        let found = palette.hard_to_read(Colours::Print);
        assert!(matches!(found[..], [(Shade::AllOrNone, contrast)] if contrast < 2.0), "{found:?}");
        assert_eq!(palette.with(Shade::AllOrNone, None), Palette::default());
        let ink = Palette::default().with(Shade::Ink, Some([0xEE; 3]));
        assert!(ink.hard_to_read(Colours::Light).iter().any(|(shade, _)| *shade == Shade::Ink));
    }
}
