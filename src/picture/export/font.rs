//! The font that files embed, so that they look the same everywhere: two weights of one family.

mod web;

use std::collections::BTreeSet;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::{
    Failure,
    bidi::{is_mark, visual},
    svg::Letters,
};

/// A regular and a bold font, as OpenType files with TrueType outlines.
pub struct Fonts<'a> {
    pub(super) regular: Font<'a>,
    pub(super) bold: Font<'a>,
}

/// One font file.
pub(super) struct Font<'a> {
    pub(super) data: &'a [u8],
    pub(super) face: Face<'a>,
}

impl<'a> Fonts<'a> {
    /// Reads both fonts; the error says which one is no font.
    pub fn new(regular: &'a [u8], bold: &'a [u8]) -> Result<Self, Failure> {
        Ok(Self { regular: Font::new("regular", regular)?, bold: Font::new("bold", bold)? })
    }

    /// The font of a weight.
    pub(super) fn weight(&self, bold: bool) -> &Font<'a> {
        if bold { &self.bold } else { &self.regular }
    }

    /// The characters of a text that the fonts cannot show, each once, in order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing: Vec<char> = Vec::new();
        let lacks = |c: &char| !is_mark(*c) && self.regular.face.glyph_index(*c).is_none();
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
        self.weight(bold).width(text)
    }

    fn outline(&self, text: &str, bold: bool, size: f64, origin: [f64; 2]) -> String {
        self.weight(bold).outline(text, size, origin)
    }

    fn cut(&self, characters: &BTreeSet<char>, bold: bool) -> Result<Vec<u8>, Failure> {
        self.weight(bold).cut(characters)
    }
}

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

    /// The width of a text, in font sizes.
    pub(super) fn width(&self, text: &str) -> f64 {
        visual(text).chars().map(|c| self.advance(self.glyph(c))).sum()
    }

    /// The outlines of a text as SVG path data, its baseline starting at `origin`, in pixels.
    fn outline(&self, text: &str, size: f64, origin: [f64; 2]) -> String {
        let scale = size / f64::from(self.face.units_per_em());
        let mut path = PathData { data: String::new(), origin, scale };
        for glyph in visual(text).chars().map(|c| self.glyph(c)) {
            self.face.outline_glyph(glyph, &mut path);
            path.origin[0] += self.advance(glyph) * size;
        }
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
                super::svg::number(x),
                super::svg::number(y)
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
