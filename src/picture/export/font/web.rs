//! The letters that a text uses as a font of their own, as style sheets embed it.
//!
//! Format: OpenType 1.9, "Font file", with the version of its outlines, `cmap` format 12. What is
//! cut out for a PDF lacks the tables `cmap` and `OS/2`, which browsers want.

use std::collections::BTreeSet;

use subsetter::GlyphRemapper;
use ttf_parser::Tag;

use super::{super::failure::Failure, Font};

/// Bytes of the file's header and of an entry of its table list.
const HEADER: usize = 12;
const ENTRY: usize = 16;
/// What the checksum of a whole font has to be, and where `head` holds what makes it so.
const MAGIC: u32 = 0xB1B0_AFBA;
const ADJUSTMENT: usize = 8;

impl Font<'_> {
    /// An OpenType file with the glyphs of these characters. Characters that the font lacks are
    /// left out.
    pub(super) fn cut(&self, characters: &BTreeSet<char>) -> Result<Vec<u8>, Failure> {
        let failed = |error: String| Failure::Font { what: "embedded", error };
        let mut glyphs = GlyphRemapper::new();
        let known = characters.iter().filter_map(|&c| Some((c, self.face.glyph_index(c)?)));
        let map: Vec<(u32, u32)> =
            known.map(|(c, glyph)| (c as u32, glyphs.remap(glyph.0).into())).collect();
        let cut =
            subsetter::subset(self.data, 0, &glyphs).map_err(|error| failed(error.to_string()))?;
        let mut tables = tables(&cut).ok_or_else(|| failed("its tables are cut off".into()))?;
        let about = self.face.raw_face().table(Tag::from_bytes(b"OS/2"));
        tables.extend(about.map(|table| (*b"OS/2", table.to_vec())));
        tables.push((*b"cmap", character_map(&map)));
        tables.sort();
        Ok(file(&tables))
    }
}

/// Name and content.
pub(in crate::export) type Table = ([u8; 4], Vec<u8>);

/// The tables of a font file; none where it is cut off.
pub(in crate::export) fn tables(font: &[u8]) -> Option<Vec<Table>> {
    let count = u16::from_be_bytes([*font.get(4)?, *font.get(5)?]);
    let table = |i: usize| {
        let entry = font.get(HEADER + i * ENTRY..HEADER + (i + 1) * ENTRY)?;
        let (name, rest) = entry.split_first_chunk::<4>()?;
        let number =
            |at: usize| Some(u32::from_be_bytes(*rest.get(at..)?.first_chunk::<4>()?) as usize);
        let (offset, length) = (number(4)?, number(8)?);
        Some((*name, font.get(offset..offset.checked_add(length)?)?.to_vec()))
    };
    (0..usize::from(count)).map(table).collect()
}

/// A `cmap` table with one subtable of format 12: characters, ascending, to glyphs, each a group of
/// its own.
fn character_map(map: &[(u32, u32)]) -> Vec<u8> {
    let length = 16 + 12 * map.len() as u32;
    // Version and count of subtables; Windows, full Unicode, offset; format and a reserved word.
    let words: [u16; 8] = [0, 1, 3, 10, 0, 12, 12, 0];
    let mut table: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
    let numbers = [length, 0, map.len() as u32];
    let groups = map.iter().flat_map(|&(character, glyph)| [character, character, glyph]);
    table.extend(numbers.into_iter().chain(groups).flat_map(u32::to_be_bytes));
    table
}

/// A font file of tables in the order of their names.
fn file(tables: &[Table]) -> Vec<u8> {
    let count = tables.len() as u16;
    let selector = count.checked_ilog2().unwrap_or(0) as u16;
    let range = 16 << selector;
    let outlines = tables.iter().any(|(name, _)| name == b"CFF ");
    let version = if outlines { *b"OTTO" } else { [0, 1, 0, 0] };
    let words = [count, range, selector, 16 * count - range];
    let mut file = version.to_vec();
    file.extend(words.iter().flat_map(|word: &u16| word.to_be_bytes()));
    let mut offset = HEADER + ENTRY * tables.len();
    let mut head = None;
    for (name, table) in tables {
        file.extend(name);
        let numbers = [checksum(table), offset as u32, table.len() as u32];
        file.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
        head = head.or((name == b"head").then_some(offset));
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    if let Some(place) =
        head.and_then(|head| file.get_mut(head + ADJUSTMENT..head + ADJUSTMENT + 4))
    {
        place.fill(0);
        let adjustment = MAGIC.wrapping_sub(checksum(&file));
        head.and_then(|head| file.get_mut(head + ADJUSTMENT..)?.first_chunk_mut::<4>())
            .into_iter()
            .for_each(|place| *place = adjustment.to_be_bytes());
    }
    file
}

/// The sum of all words, the last one filled up with zeros.
fn checksum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        (0..4).fold(0, |word, i| word << 8 | u32::from(chunk.get(i).copied().unwrap_or(0)))
    };
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("../../../../public/fonts/LiberationSans-Regular.ttf");

    #[test]
    fn a_cut_font_draws_the_same_letters_and_no_others() -> Result<(), Failure> {
        let whole = Font::new("regular", REGULAR)?;
        let bytes = whole.cut(&"Hé κ→₁漢".chars().collect())?;
        let cut = Font::new("cut", &bytes)?;
        for c in "Hé κ→₁".chars() {
            let outline = |font: &Font| font.outline(font.glyph(c), 10.0, [0.0, 0.0]);
            assert_eq!(outline(&cut), outline(&whole), "{c}");
            assert!(
                (cut.advance(cut.glyph(c)) - whole.advance(whole.glyph(c))).abs() < 1e-12,
                "{c}"
            );
        }
        assert_eq!((cut.face.glyph_index('a'), cut.face.glyph_index('漢')), (None, None));
        assert!(bytes.len() < 20_000, "{} bytes for seven letters", bytes.len());
        assert_eq!(checksum(&bytes), MAGIC);
        Ok(())
    }
}
