//! A field of a table that is a whole vector as text.

use std::borrow::Cow;

use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::notation::{Notation, Sign};
use crate::text::decimal;

/// The vector that a field is, as Python, NumPy or PyTorch print it: `[0.1, 0.2]`, `[0.1 0.2]`,
/// `array([0.1, 0.2], dtype=float32)`, `(0.1, 0.2)`, or several numbers without brackets.
pub(crate) fn vector(field: &[u8]) -> Option<Vec<f64>> {
    if let Some(numbers) = encoded(field) {
        return Some(numbers);
    }
    let field = &unquoted(field.trim_ascii());
    let field = &untyped(field);
    let inner = bracketed(field);
    let (parted, enough) = (inner.unwrap_or(field), if inner.is_some() { 1 } else { 2 });
    let separates = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | b';' | b'|');
    let numbers = with_commas(parted).or_else(|| {
        let parts = parted.split(separates).filter(|part| !part.is_empty());
        parts.map(decimal::whole).collect::<Option<Vec<f64>>>()
    })?;
    (numbers.len() >= enough).then_some(numbers)
}

/// Least letters of a code that nothing but its letters tells: of three singles.
const LONG_CODE: usize = 16;

/// Sizes that components of vectors have, if they are not zero.
const SIZES: std::ops::Range<f64> = 1e-12..1e9;

/// The singles that a text in base64 holds, as APIs send them: no word ends in `=` or has so many
/// letters of all kinds.
pub(crate) fn encoded(field: &[u8]) -> Option<Vec<f64>> {
    let count = |is: fn(&u8) -> bool| field.iter().filter(|b| is(b)).count();
    let mixed = count(u8::is_ascii_uppercase) > 2 && count(u8::is_ascii_lowercase) > 0;
    let is_code = field.ends_with(b"=") || field.len() >= LONG_CODE && mixed;
    if !is_code || field.len() < 12 {
        return None;
    }
    let bytes = BASE64_STANDARD.decode(field).ok()?;
    let (singles, rest) = bytes.as_chunks::<4>();
    let numbers: Vec<f64> = singles.iter().map(|b| f64::from(f32::from_le_bytes(*b))).collect();
    let usual = |number: &f64| *number == 0.0 || SIZES.contains(&number.abs());
    (rest.is_empty() && numbers.len() > 1 && numbers.iter().all(usual)).then_some(numbers)
}

/// Several numbers with decimal commas, which something else parts: `0,5 1,25` or `0,5; 1,25`.
fn with_commas(parted: &[u8]) -> Option<Vec<f64>> {
    let separates = |b: &u8| b.is_ascii_whitespace() || matches!(b, b';' | b'|');
    if !parted.contains(&b',') || parted.contains(&b'.') || !parted.iter().any(separates) {
        return None;
    }
    let parts = parted.split(separates).filter(|part| !part.is_empty());
    let comma = Notation { sign: Sign::Comma, ..Notation::POINT };
    parts.map(|part| comma.number(part)).collect()
}

/// What NumPy 2 writes around each number in a list of Python.
const TYPES: [&str; 5] = ["np.float64(", "np.float32(", "np.float16(", "np.int64(", "np.int32("];

/// A list without the quotes around its numbers: `['0.1', '0.2']`.
fn unquoted(field: &[u8]) -> Cow<'_, [u8]> {
    let is_quote = |b: &u8| matches!(b, b'\'' | b'"');
    match field {
        [b'[' | b'(', ..] if field.iter().any(is_quote) => {
            Cow::Owned(field.iter().copied().filter(|b| !is_quote(b)).collect())
        }
        _ => Cow::Borrowed(field),
    }
}

/// A list without the types of its numbers: `[np.float32(0.1), np.float32(0.2)]`.
pub(crate) fn untyped(field: &[u8]) -> Cow<'_, [u8]> {
    let text = std::str::from_utf8(field).unwrap_or_default();
    match TYPES.iter().find(|kind| text.contains(*kind)) {
        Some(kind) => Cow::Owned(text.replace(kind, "").replace(')', "").into_bytes()),
        None => Cow::Borrowed(field),
    }
}

/// What stands between the innermost brackets, if there is one pair around everything.
fn bracketed(field: &[u8]) -> Option<&[u8]> {
    let start = field.iter().rposition(|b| matches!(b, b'[' | b'(' | b'{'))?;
    let open = field
        .iter()
        .position(|b| matches!(b, b'[' | b'{'))
        .or_else(|| field.iter().position(|&b| b == b'('))?;
    let before =
        field[..open].iter().all(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'(' | b'_'));
    let close = field[start..].iter().position(|b| matches!(b, b']' | b')' | b'}'))? + start;
    before.then(|| &field[start + 1..close])
}

/// Whether a field begins as a vector in brackets does.
pub(crate) fn begins_vector(field: &[u8]) -> bool {
    let field = field.trim_ascii();
    let open = field.iter().position(|&b| b == b'[').filter(|&at| at <= "np.array(".len());
    let bare = matches!(field.first(), Some(b'(' | b'{')) && field.contains(&b',');
    let Some(open) = open.or(bare.then_some(0)) else { return false };
    let before = field[..open].iter().all(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'('));
    let inside = field[open + 1..].trim_ascii_start();
    let quotes = inside.iter().take_while(|b| matches!(b, b'\'' | b'"')).count();
    let inside = &inside[quotes..];
    let typed = TYPES.iter().any(|kind| inside.starts_with(kind.as_bytes()));
    before && (typed || matches!(inside, [b'0'..=b'9' | b'-' | b'+' | b'.' | b'[', ..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singles_in_base64_are_vectors_and_words_are_not() {
        assert_eq!(vector(b"AAAAPwAAgL8AAAAA+"), None);
        assert_eq!(vector(b"AAAAPwAAgL8="), Some(vec![0.5, -1.0]));
        for word in ["characterization", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "a==", "king="]
        {
            assert_eq!(encoded(word.as_bytes()), None, "{word}");
        }
    }

    #[test]
    fn vectors_are_read_as_programs_print_them() {
        let expected = Some(vec![0.5, -1.0]);
        for text in [
            "[0.5, -1.0]",
            "[ 0.5 -1. ]",
            "[[0.5, -1]]",
            "(0.5, -1)",
            "array([0.5, -1.], dtype=float32)",
            "tensor([0.5000, -1.0000])",
            "0.5 -1",
            "0.5;-1",
            "0.5|-1",
            "[0.5\n -1]",
            "[np.float32(0.5), np.float32(-1.0)]",
            "['0.5', '-1.0']",
        ] {
            assert_eq!(vector(text.as_bytes()), expected, "{text}");
        }
        for text in ["[0,5 -1,0]", "0,5;-1", "0,5 | -1"] {
            assert_eq!(vector(text.as_bytes()), expected, "{text}");
        }
        for text in ["[0.5 ... -1]", "0.5", "king [0.5, -1]", "[]", "[a, b]", ""] {
            assert_eq!(vector(text.as_bytes()), None, "{text}");
        }
    }
}
