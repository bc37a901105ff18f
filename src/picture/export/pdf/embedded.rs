//! The part of a font that a page uses, as PDF wants it: a CID font with the glyphs renumbered from
//! 0.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Name, Pdf, Rect, Ref, Str};
use subsetter::GlyphRemapper;

use super::super::{
    Failure,
    font::{Font, web::tables},
};
use super::objects::{packed, stream};

/// PDF measures glyphs in thousandths of the font size.
const THOUSAND: f64 = 1000.0;
/// Glyphs are numbered as they stand in the file.
const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// A stem width that viewers want to know and hardly use.
const STEM: f32 = 80.0;

/// A font and the glyphs used so far.
pub(super) struct Embedded<'a> {
    font: &'a Font<'a>,
    name: &'static str,
    glyphs: GlyphRemapper,
    /// New glyph number to width in thousandths and the character it shows.
    used: BTreeMap<u16, (f32, char)>,
}

impl<'a> Embedded<'a> {
    pub(super) fn new(font: &'a Font<'a>, name: &'static str) -> Self {
        Self { font, name, glyphs: GlyphRemapper::new(), used: BTreeMap::new() }
    }

    /// The name by which the page calls the font.
    pub(super) fn name(&self) -> Name<'static> {
        Name(self.name.as_bytes())
    }

    /// Whether the font has every character that was asked of it.
    pub(super) fn is_whole(&self) -> bool {
        self.used.values().all(|&(_, c)| self.font.glyph(c).0 != 0)
    }

    /// Characters from left to right as two bytes a glyph; remembers the glyphs.
    pub(super) fn codes(&mut self, shown: &[char]) -> Vec<u8> {
        let mut codes = Vec::with_capacity(2 * shown.len());
        for &c in shown {
            let glyph = self.font.glyph(c);
            let number = self.glyphs.remap(glyph.0);
            self.used.insert(number, ((self.font.advance(glyph) * THOUSAND) as f32, c));
            codes.extend(number.to_be_bytes());
        }
        codes
    }

    /// Writes the font as five objects numbered from `first`.
    pub(super) fn write(&self, pdf: &mut Pdf, first: i32) -> Result<(), Failure> {
        let [font, cid, descriptor, file, unicode] = [0, 1, 2, 3, 4].map(|k| Ref::new(first + k));
        let family = self.font.family().unwrap_or_else(|| "LiberationSans".into());
        let base = format!("FIGURE+{family}-{}", self.name);
        let base = Name(base.as_bytes());
        pdf.type0_font(font)
            .base_font(base)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(unicode);
        self.measure(pdf, cid, base, descriptor);
        self.describe(pdf, descriptor, base, file);
        let mut map = UnicodeCmap::new(Name(b"Unicode"), IDENTITY);
        self.used.iter().for_each(|(&number, &(_, c))| map.pair(number, c));
        stream(pdf, unicode, &map.finish())?;
        let failed = |error: String| Failure::Font { what: self.name, error };
        let subset = subsetter::subset(self.font.data, 0, &self.glyphs)
            .map_err(|error| failed(error.to_string()))?;
        if !self.font.is_postscript() {
            return stream(pdf, file, &subset);
        }
        // Of outlines of PostScript the file holds their table alone.
        let outlines = tables(&subset)
            .and_then(|all| all.into_iter().find(|(name, _)| name == b"CFF "))
            .ok_or_else(|| failed("its outlines are missing".into()))?;
        let packed = packed(&outlines.1)?;
        let mut stream = pdf.stream(file, &packed);
        stream.filter(Filter::FlateDecode).pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        Ok(())
    }

    fn measure(&self, pdf: &mut Pdf, cid: Ref, base: Name, descriptor: Ref) {
        let mut font = pdf.cid_font(cid);
        let postscript = self.font.is_postscript();
        font.subtype(if postscript { CidFontType::Type0 } else { CidFontType::Type2 })
            .base_font(base)
            .system_info(IDENTITY)
            .font_descriptor(descriptor);
        if !postscript {
            font.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        font.default_width(0.0);
        let mut widths = font.widths();
        for (&number, &(width, _)) in &self.used {
            widths.consecutive(number, [width]);
        }
    }

    fn describe(&self, pdf: &mut Pdf, descriptor: Ref, base: Name, file: Ref) {
        let face = &self.font.face;
        let scaled =
            |units: i16| (f64::from(units) * THOUSAND / f64::from(face.units_per_em())) as f32;
        let [ascent, descent] = [face.ascender(), face.descender()].map(scaled);
        let bounds = face.global_bounding_box();
        let [x0, y0, x1, y1] = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scaled);
        let cap_height = face.capital_height().map_or(ascent, scaled);
        let mut about = pdf.font_descriptor(descriptor);
        about
            .name(base)
            .flags(FontFlags::NON_SYMBOLIC)
            .bbox(Rect::new(x0, y0, x1, y1))
            .italic_angle(0.0)
            .ascent(ascent)
            .descent(descent)
            .cap_height(cap_height)
            .stem_v(STEM);
        match self.font.is_postscript() {
            true => about.font_file3(file),
            false => about.font_file2(file),
        };
    }
}
