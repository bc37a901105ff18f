//! The font that files embed, so that they look the same everywhere: two weights of one family.

pub(super) mod web;

use std::{borrow::Cow, collections::BTreeSet};

use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::{
    Failure,
    bidi::{forms, is_mark, visual},
    svg::Letters,
};

/// A regular and a bold font, as OpenType files with TrueType outlines, and one of the reader's own
/// for letters that both lack.
pub struct Fonts<'a> {
    pub(super) regular: Font<'a>,
    pub(super) bold: Font<'a>,
    pub(super) own: Option<Font<'a>>,
}

/// One font file.
pub(super) struct Font<'a> {
    pub(super) data: &'a [u8],
    pub(super) face: Face<'a>,
}

impl<'a> Fonts<'a> {
    /// Reads both fonts.
    ///
    /// # Errors
    /// [`Failure::Font`] says which one is no font.
    pub fn new(regular: &'a [u8], bold: &'a [u8]) -> Result<Self, Failure> {
        let (regular, bold) = (Font::new("regular", regular)?, Font::new("bold", bold)?);
        Ok(Self { regular, bold, own: None })
    }

    /// With a font for letters that both lack, with outlines of any kind; the first one of a
    /// collection.
    ///
    /// # Errors
    /// A file that is no font.
    pub fn with_own(self, own: &'a [u8]) -> Result<Self, Failure> {
        Ok(Self { own: Some(Font::new("own", own)?), ..self })
    }

    /// The font in which a character is drawn, by its place: regular, bold, the reader's own.
    pub(super) fn place(&self, c: char, bold: bool) -> usize {
        let lacks = |font: &Font| font.face.glyph_index(c).is_none();
        match &self.own {
            Some(own) if lacks(self.weight(bold)) && !lacks(own) => OWN,
            _ => usize::from(bold),
        }
    }

    /// The font at this place.
    fn at(&self, place: usize) -> &Font<'a> {
        self.own.as_ref().filter(|_| place == OWN).unwrap_or(self.weight(place == 1))
    }

    /// The glyphs of a text from left to right, each with its font.
    fn glyphs(&self, text: &str, bold: bool) -> Vec<(&Font<'a>, GlyphId)> {
        let glyph = |c: char| {
            let font = self.at(self.place(c, bold));
            (font, font.glyph(c))
        };
        self.shown(text).chars().map(glyph).collect()
    }

    /// The letters of a text from left to right.
    pub(super) fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        visual(text, |c| self.has(c))
    }

    fn has(&self, c: char) -> bool {
        let all = [Some(&self.regular), self.own.as_ref()];
        all.into_iter().flatten().any(|font| font.face.glyph_index(c).is_some())
    }

    /// The font of a weight.
    pub(super) fn weight(&self, bold: bool) -> &Font<'a> {
        if bold { &self.bold } else { &self.regular }
    }

    /// The characters of a text that the fonts cannot show, each once, in order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing: Vec<char> = Vec::new();
        let lacks = |c: &char| !is_mark(*c) && !self.has(*c);
        for c in text.chars().filter(lacks) {
            if !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }
}

impl Letters for Fonts<'_> {
    fn width(&self, text: &str, bold: bool) -> f64 {
        self.glyphs(text, bold).into_iter().map(|(font, glyph)| font.advance(glyph)).sum()
    }

    fn outline(&self, text: &str, bold: bool, size: f64, origin: [f64; 2]) -> String {
        let (mut path, mut origin) = (String::new(), origin);
        for (font, glyph) in self.glyphs(text, bold) {
            path.push_str(&font.outline(glyph, size, origin));
            origin[0] += font.advance(glyph) * size;
        }
        path
    }

    fn cut(&self, characters: &BTreeSet<char>, bold: bool) -> Result<Vec<u8>, Failure> {
        self.weight(bold).cut(characters)
    }

    fn cut_own(&self, characters: &BTreeSet<char>) -> Result<Option<Vec<u8>>, Failure> {
        let Some(own) = &self.own else { return Ok(None) };
        // Browsers join letters by these forms where a font has no rules for it.
        let all = characters.iter().flat_map(|&c| [c].into_iter().chain(forms(c)));
        let used = all.filter(|&c| self.place(c, false) == OWN);
        let used: BTreeSet<char> = used.collect();
        if used.is_empty() { Ok(None) } else { own.cut(&used).map(Some) }
    }
}

/// The place of the reader's own font.
pub(super) const OWN: usize = 2;

impl<'a> Font<'a> {
    fn new(what: &'static str, data: &'a [u8]) -> Result<Self, Failure> {
        let face = Face::parse(data, 0)
            .map_err(|error| Failure::Font { what, error: error.to_string() })?;
        Ok(Self { data, face })
    }

    /// The glyph of a character; the font's own sign for a character it lacks.
    pub(super) fn glyph(&self, c: char) -> GlyphId {
        self.face.glyph_index(c).unwrap_or(GlyphId(0))
    }

    /// The advance width of a glyph, in font sizes.
    pub(super) fn advance(&self, glyph: GlyphId) -> f64 {
        f64::from(self.face.glyph_hor_advance(glyph).unwrap_or(0))
            / f64::from(self.face.units_per_em())
    }

    /// What the font calls itself, of the letters that a name in a PDF may have.
    pub(super) fn family(&self) -> Option<String> {
        let named = self.face.names().into_iter().find(|name| {
            name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME && name.is_unicode()
        })?;
        let name = named.to_string()?;
        let plain: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
        (!plain.is_empty()).then_some(plain)
    }

    /// Whether its outlines are those of PostScript, not of TrueType.
    pub(super) fn is_postscript(&self) -> bool {
        self.face.tables().cff.is_some()
    }

    /// The outline of a glyph as SVG path data, its baseline starting at `origin`, in pixels.
    fn outline(&self, glyph: GlyphId, size: f64, origin: [f64; 2]) -> String {
        let scale = size / f64::from(self.face.units_per_em());
        let mut path = PathData { data: String::new(), origin, scale };
        self.face.outline_glyph(glyph, &mut path);
        path.data
    }
}

/// Writes outlines as SVG path data.
struct PathData {
    data: String,
    origin: [f64; 2],
    scale: f64,
}

impl PathData {
    fn add<const N: usize>(&mut self, command: char, places: [[f32; 2]; N]) {
        self.data.push(command);
        for (i, [x, y]) in places.into_iter().enumerate() {
            let [x, y] = [
                self.origin[0] + f64::from(x) * self.scale,
                self.origin[1] - f64::from(y) * self.scale,
            ];
            let gap = if i > 0 { " " } else { "" };
            self.data.push_str(&format!(
                "{gap}{} {}",
                super::decimals::number(x),
                super::decimals::number(y)
            ));
        }
    }
}

impl OutlineBuilder for PathData {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', [[x, y]]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', [[x, y]]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add('Q', [[x1, y1], [x, y]]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add('C', [[x1, y1], [x2, y2], [x, y]]);
    }

    fn close(&mut self) {
        self.data.push('Z');
    }
}
