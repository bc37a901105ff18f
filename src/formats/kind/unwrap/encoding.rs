//! Text that is not in UTF-8: in units of two or four bytes.

/// Units looked at for text without a byte order mark.
const LOOK: usize = 32;

/// How the bytes of a text become characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Encoding {
    /// Bytes of a unit: 2 or 4.
    unit: usize,
    little: bool,
    /// Whether a byte order mark comes first.
    marked: bool,
}

impl Encoding {
    /// Of the text that begins so, if it is in UTF-16 or UTF-32. Without a mark, half of the bytes
    /// of Latin letters are zero.
    pub(super) fn of(start: &[u8]) -> Option<Self> {
        let marked = |unit, little| Some(Self { unit, little, marked: true });
        match start {
            [0xff, 0xfe, 0, 0, ..] => return marked(4, true),
            [0, 0, 0xfe, 0xff, ..] => return marked(4, false),
            [0xff, 0xfe, ..] => return marked(2, true),
            [0xfe, 0xff, ..] => return marked(2, false),
            _ => {}
        }
        let (pairs, _) = start.as_chunks::<2>();
        let pairs = &pairs[..pairs.len().min(LOOK)];
        let is_sign = |byte: u8| (b' '..=b'~').contains(&byte) || b"\t\r\n".contains(&byte);
        let all = |zero: usize, sign: usize| {
            pairs.len() > 3 && pairs.iter().all(|pair| pair[zero] == 0 && is_sign(pair[sign]))
        };
        let bare = |little| Self { unit: 2, little, marked: false };
        all(1, 0).then(|| bare(true)).or_else(|| all(0, 1).then(|| bare(false)))
    }

    pub(super) fn name(self) -> &'static str {
        if self.unit == 2 { "UTF-16" } else { "UTF-32" }
    }

    /// The text behind the mark; what is no character is replaced.
    pub(super) fn text(self, bytes: &[u8]) -> String {
        let units = bytes.chunks_exact(self.unit).skip(usize::from(self.marked));
        let units = units.map(|unit| {
            let whole = |all: u32, byte: &u8| all << 8 | u32::from(*byte);
            if self.little { unit.iter().rev().fold(0, whole) } else { unit.iter().fold(0, whole) }
        });
        if self.unit == 2 {
            // Each unit has two bytes.
            let units = units.map(|unit| unit as u16);
            return char::decode_utf16(units)
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
        }
        units.map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn units_of_two_and_four_bytes_are_told_and_read() {
        let two = |little: bool| -> Vec<u8> {
            let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            "king 😀".encode_utf16().flat_map(bytes).collect()
        };
        for (mark, little) in [(&b"\xff\xfe"[..], true), (b"", true), (b"\xfe\xff", false)] {
            let bytes = [mark, &two(little)].concat();
            let encoding = Encoding::of(&bytes[..10]).expect("text");
            assert_eq!((encoding.name(), encoding.text(&bytes).as_str()), ("UTF-16", "king 😀"));
        }
        let four = "\u{feff}könig".chars().flat_map(|c| u32::from(c).to_le_bytes());
        let bytes: Vec<u8> = four.collect();
        let encoding = Encoding::of(&bytes).expect("text");
        assert_eq!((encoding.name(), encoding.text(&bytes).as_str()), ("UTF-32", "könig"));
        for bytes in [&b"king queen"[..], b"\0\0\0\0\0\0\0\0", b"k\0", b""] {
            assert_eq!(Encoding::of(bytes), None);
        }
    }
}
