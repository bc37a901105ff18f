//! SentencePiece's compiled table of normalisations, checked before it is used.
//!
//! The reader of the `tokenizers` crate indexes the table without asking, so a table that leads
//! outside itself has to be refused here.

use tokenizers::normalizers::Precompiled;

use super::error::TokenizerError;

/// Most bytes of a table; that of NMT with NFKC has 240 thousand.
const MAX_BYTES: usize = 4 << 20;

/// Most bytes of one replacement; the longest that Unicode knows has 33.
const MAX_REPLACEMENT: usize = 256;

/// A unit of the double array: a transition, or the value of a leaf.
#[derive(Clone, Copy)]
struct Unit(usize);

impl Unit {
    fn label(self) -> usize {
        self.0 & ((1 << 31) | 0xff)
    }

    fn is_leaf(self) -> bool {
        (self.0 >> 8) & 1 == 1
    }

    fn value(self) -> usize {
        self.0 & ((1 << 31) - 1)
    }

    fn offset(self) -> usize {
        (self.0 >> 10) << ((self.0 & (1 << 9)) >> 6)
    }
}

/// The table as a normaliser, and how many bytes of text its longest replacement has.
pub(super) fn read(bytes: &[u8], place: &str) -> Result<(Precompiled, usize), TokenizerError> {
    let malformed = |found: String| {
        TokenizerError::malformed(place, found, "a compiled table of normalisations")
    };
    if bytes.len() > MAX_BYTES {
        return Err(malformed(format!("{} bytes, more than {MAX_BYTES}", bytes.len())));
    }
    let (size, rest) = bytes.split_first_chunk().ok_or_else(|| malformed("nothing".into()))?;
    let size = (u32::from_le_bytes(*size) as usize) / 4 * 4;
    let (units, text) = rest
        .split_at_checked(size)
        .ok_or_else(|| malformed(format!("{size} bytes announced, {} there", rest.len())))?;
    let text = std::str::from_utf8(text).map_err(|e| malformed(format!("text: {e}")))?;
    let units: Vec<Unit> =
        units.as_chunks().0.iter().map(|unit| Unit(u32::from_le_bytes(*unit) as usize)).collect();
    let longest = walk(&units, text).map_err(malformed)?;
    let table = Precompiled::from(bytes).map_err(|e| malformed(e.to_string()))?;
    Ok((table, longest))
}

/// Visits all that can be reached: the longest replacement, or what leads astray.
fn walk(units: &[Unit], text: &str) -> Result<usize, String> {
    let root = units.first().ok_or("no units")?.offset();
    let mut seen = vec![false; units.len()];
    let mut open = vec![root];
    let mut longest = 0;
    while let Some(base) = open.pop() {
        match seen.get_mut(base) {
            None => return Err(format!("unit {base} of {}", units.len())),
            Some(true) => continue,
            Some(seen) => *seen = true,
        }
        for label in 1..=0xff {
            let at = base ^ label;
            let unit = units.get(at).ok_or_else(|| format!("unit {at} of {}", units.len()))?;
            if unit.label() != label {
                continue;
            }
            let below = at ^ unit.offset();
            open.push(below);
            if unit.is_leaf() {
                let value = units.get(below).map(|leaf| leaf.value());
                let value = value.ok_or_else(|| format!("leaf {below} of {}", units.len()))?;
                let rest = text.get(value..).ok_or_else(|| format!("a replacement at {value}"))?;
                let bytes = rest.bytes().take(MAX_REPLACEMENT + 1).take_while(|b| *b != 0).count();
                if bytes > MAX_REPLACEMENT {
                    return Err(format!("a replacement of more than {MAX_REPLACEMENT} bytes"));
                }
                longest = longest.max(bytes);
            }
        }
    }
    Ok(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(units: &[u32], text: &str) -> Vec<u8> {
        let size = (units.len() * 4) as u32;
        let units = units.iter().flat_map(|unit| unit.to_le_bytes());
        size.to_le_bytes().into_iter().chain(units).chain(text.bytes()).collect()
    }

    #[test]
    fn a_table_that_leads_outside_itself_is_refused() {
        assert!(read(&[], "t").is_err());
        assert!(read(&table(&[], ""), "t").is_err());
        assert!(read(&table(&[0], ""), "t").is_err());
        assert!(read(&table(&[u32::MAX; 256], ""), "t").is_err());
    }

    #[test]
    fn a_replacement_outside_the_text_is_refused() {
        let mut units = [0; 512];
        // From the root, "a" leads to unit 97 and, with an offset of 256, to its leaf.
        units[97] = (256 << 10) | (1 << 8) | 97;
        units[97 ^ 256] = 2;
        let ok = table(&units, "x\0yz");
        assert_eq!(read(&ok, "t").unwrap().1, 2);
        units[97 ^ 256] = 9;
        assert!(read(&table(&units, "x\0yz"), "t").is_err());
    }
}
