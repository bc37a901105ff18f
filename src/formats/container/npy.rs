//! npy: NumPy's array file. A magic string, a Python dict as text, then raw numbers or fixed-width
//! strings.

pub(crate) mod header;

use std::borrow::Cow;

use kernel::Endian;

use crate::{
    container::{
        MAX_NAMES,
        encoding::Encoding,
        npy::header::{Element, Header},
        stored::room,
        whole::Whole,
    },
    error::FormatError,
    source::{decode::Decoder, stream::ByteStream},
};

/// First bytes of every npy file.
pub(crate) const MAGIC: &[u8] = b"\x93NUMPY";

/// Longest header accepted; NumPy writes 128 bytes.
const MAX_HEADER: u64 = 1 << 20;

/// Bytes that the names of one array may take in memory.
const MAX_NAME_BYTES: usize = 256 << 20;

/// Types with a reader, for errors.
const READABLE: &str = "f2, f4, f8 or whole numbers for vectors, U or S for names";

/// The error for an array without a reader.
pub(crate) fn unreadable(file: &str, name: &str, element: &Element) -> FormatError {
    let (file, place) = (file.to_string(), format!("array {name:?}"));
    match element {
        Element::Other(found) => {
            FormatError::Dtype { file, place, found: found.clone(), expected: READABLE }
        }
        _ => FormatError::Pickle {
            file,
            place,
            advice: "in NumPy: np.array(tokens, dtype=\"U\") instead of dtype=object",
        },
    }
}

/// Reads the header of an array of `size` bytes in all; the stream stands at its first byte.
///
/// # Errors
/// A header that is cut off, too long or not as the format has it.
pub(crate) fn read_header(
    stream: &mut dyn ByteStream,
    size: u64,
    name: &str,
) -> Result<Header, FormatError> {
    let place = format!("header of array {name:?}");
    let truncated = |file: &str, expected| FormatError::Truncated {
        file: file.into(),
        place: place.clone(),
        expected,
        found: size,
    };
    let mut start = [0; 8];
    if size < 10 {
        return Err(truncated(stream.file(), 10));
    }
    stream.fill(&mut start, &place)?;
    if !start.starts_with(MAGIC) {
        return Err(malformed(
            stream.file(),
            &place,
            format!("{:?}", start.escape_ascii().to_string()),
            "\\x93NUMPY",
        ));
    }
    let (length_bytes, version) = (if start[6] == 1 { 2 } else { 4 }, start[6]);
    if !(1..=3).contains(&version) {
        return Err(malformed(
            stream.file(),
            &place,
            format!("version {version}"),
            "version 1, 2 or 3",
        ));
    }
    let mut length = [0; 4];
    stream.fill(&mut length[..length_bytes], &place)?;
    let (length, before) = (u64::from(u32::from_le_bytes(length)), 8 + length_bytes as u64);
    if length > MAX_HEADER {
        let (found, limit) =
            (format!("a stated length of {length} bytes"), format!("{MAX_HEADER} bytes"));
        return Err(FormatError::TooLarge {
            file: stream.file().into(),
            place,
            found,
            limit,
            advice: "",
        });
    }
    if before + length > size {
        return Err(truncated(stream.file(), before + length));
    }
    let mut text = vec![0; length as usize];
    stream.fill(&mut text, &place)?;
    let text = String::from_utf8_lossy(&text);
    header::parse(&text, before + length)
        .map_err(|(found, expected)| malformed(stream.file(), &place, found, expected))
}

fn malformed(file: &str, place: &str, found: impl Into<String>, expected: &str) -> FormatError {
    FormatError::Malformed {
        file: file.into(),
        place: place.into(),
        found: found.into(),
        expected: expected.into(),
    }
}

/// An error if the array of `size` bytes in all lacks some of its elements.
///
/// # Errors
/// A shape whose size cannot be counted, or fewer bytes than it needs.
pub(crate) fn check_size(
    file: &str,
    name: &str,
    header: &Header,
    size: u64,
) -> Result<(), FormatError> {
    let place = format!("array {name:?}");
    let each = match header.element {
        Element::Unicode(chars, _) => chars.saturating_mul(4),
        Element::Bytes(bytes) => bytes,
        ref other => other.encoding().map_or(0, |encoding| encoding.bytes() as u64),
    };
    let count = header.shape.iter().try_fold(1u64, |n, &x| n.checked_mul(x));
    let Some(needed) = count.and_then(|n| n.checked_mul(each)) else {
        return Err(malformed(
            file,
            &place,
            format!("shape {:?}", header.shape),
            "a shape whose size can be counted",
        ));
    };
    let found = size.saturating_sub(header.length);
    if needed > found {
        return Err(FormatError::Truncated { file: file.into(), place, expected: needed, found });
    }
    Ok(())
}

/// The numbers of a small array.
///
/// # Errors
/// Numbers that are cut off, or no memory for them.
pub(crate) fn read_floats(
    stream: &mut dyn ByteStream,
    name: &str,
    encoding: Encoding,
    count: u64,
) -> Result<Vec<f64>, FormatError> {
    let place = format!("array {name:?}");
    let mut out = room(stream.file(), 1, count, &place)?;
    out.resize(out.capacity(), 0.0);
    let mut buffer = vec![0; out.len().min(1 << 16) * encoding.bytes()];
    for part in out.chunks_mut(1 << 16) {
        let bytes = &mut buffer[..part.len() * encoding.bytes()];
        stream.fill(bytes, &place)?;
        encoding.decode(bytes, part);
    }
    Ok(out)
}

/// Whole numbers as text.
///
/// # Errors
/// More than [`MAX_NAMES`] numbers, or a stream that ends before them.
pub(crate) fn read_whole(
    stream: &mut dyn ByteStream,
    name: &str,
    whole: Whole,
    count: u64,
) -> Result<Vec<String>, FormatError> {
    let (place, limit) = (format!("array {name:?}"), MAX_NAMES as u64);
    if count > limit {
        let (file, found) = (stream.file().into(), format!("{count} numbers as names"));
        let limit = limit.to_string();
        return Err(FormatError::TooLarge { file, place, found, limit, advice: "" });
    }
    let mut bytes = vec![0; usize::from(whole.size)];
    let mut next = || {
        stream.fill(&mut bytes, &place)?;
        Ok(whole.read(&bytes).to_string())
    };
    (0..count).map(|_| next()).collect()
}

/// Fixed-width strings, without the NULs that fill them up; and what was done about those that are
/// no text.
///
/// # Errors
/// More than [`MAX_NAMES`] names, more than [`MAX_NAME_BYTES`] bytes of them, or a stream that ends
/// before them.
pub(crate) fn read_names(
    stream: &mut dyn ByteStream,
    name: &str,
    element: &Element,
    count: u64,
) -> Result<(Vec<String>, Option<String>), FormatError> {
    let place = format!("array {name:?}");
    let (width, endian) = match *element {
        Element::Unicode(chars, endian) => (chars.saturating_mul(4), Some(endian)),
        Element::Bytes(bytes) => (bytes, None),
        _ => return Ok((Vec::new(), None)),
    };
    let refuse = |file: &str, found: String, limit: String| FormatError::TooLarge {
        file: file.into(),
        place: place.clone(),
        found,
        limit,
        advice: "",
    };
    if count > MAX_NAMES as u64 || width > MAX_NAME_BYTES as u64 {
        let found = format!("{count} names of {width} bytes");
        return Err(refuse(stream.file(), found, format!("{MAX_NAMES} names")));
    }
    let (mut buffer, mut names, mut held) = (vec![0; width as usize], Vec::new(), 0);
    let mut decoder = Decoder::default();
    for _ in 0..count {
        stream.fill(&mut buffer, &place)?;
        let text = match endian {
            Some(endian) => utf32(&buffer, endian),
            None => {
                let used = buffer.iter().rposition(|&b| b != 0).map_or(0, |last| last + 1);
                decoder.decode(names.len(), &buffer[..used]).into_owned()
            }
        };
        held += text.len() + size_of::<String>();
        if held > MAX_NAME_BYTES {
            let limit = format!("{MAX_NAME_BYTES} bytes of names");
            return Err(refuse(stream.file(), "more text".into(), limit));
        }
        names.push(text);
    }
    let warning = decoder.finish(&mut names, stream.file());
    Ok((names, warning))
}

/// The bytes of one fixed-width string, or of a whole number as text.
pub(crate) fn text<'a>(element: &Element, bytes: &'a [u8]) -> Option<Cow<'a, [u8]>> {
    match *element {
        Element::Unicode(_, endian) => Some(Cow::Owned(utf32(bytes, endian).into_bytes())),
        Element::Bytes(_) => {
            let used = bytes.iter().rposition(|&b| b != 0).map_or(0, |last| last + 1);
            Some(Cow::Borrowed(&bytes[..used]))
        }
        Element::Whole(whole) => Some(Cow::Owned(whole.read(bytes).to_string().into_bytes())),
        _ => None,
    }
}

/// The text of code points; those that are none are replaced.
fn utf32(bytes: &[u8], endian: Endian) -> String {
    let (units, _) = bytes.as_chunks::<4>();
    let code = |unit: &[u8; 4]| match endian {
        Endian::Little => u32::from_le_bytes(*unit),
        Endian::Big => u32::from_be_bytes(*unit),
    };
    let used = units.iter().rposition(|unit| code(unit) != 0).map_or(0, |last| last + 1);
    let character = |unit| char::from_u32(code(unit)).unwrap_or(char::REPLACEMENT_CHARACTER);
    units[..used].iter().map(character).collect()
}
