//! A field of a table: a number, or a whole vector as text.

use std::borrow::Cow;

use crate::text::decimal;

/// Longest number with a decimal comma.
const MAX_NUMBER: usize = 64;

/// The number that a field is, with a decimal comma if `comma`.
pub(super) fn number(field: &[u8], comma: bool) -> Option<f64> {
    let field = field.trim_ascii();
    decimal::whole(field).or_else(|| if comma { with_comma(field) } else { None })
}

/// Whether a field is a number with a decimal comma.
pub(crate) fn is_decimal_comma(field: &[u8]) -> bool {
    with_comma(field.trim_ascii()).is_some()
}

/// With a decimal comma, perhaps with points between thousands: `1.234,5`.
fn with_comma(field: &[u8]) -> Option<f64> {
    let at = field.iter().position(|&b| b == b',')?;
    let digits = field[..at].iter().position(u8::is_ascii_digit)?;
    let mut groups = field[digits..at].split(|&b| b == b'.');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let (mut pointed, mut length) = ([0; MAX_NUMBER], 0);
    if !field[digits..at].contains(&b'.') || first && groups.all(|group| group.len() == 3) {
        for (i, &byte) in field.iter().enumerate().filter(|(i, b)| *i >= at || **b != b'.') {
            *pointed.get_mut(length)? = if i == at { b'.' } else { byte };
            length += 1;
        }
    }
    let plain = |b: &u8| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E');
    let pointed = &pointed[..length];
    if pointed.iter().all(plain) { decimal::whole(pointed) } else { None }
}

/// The vector that a field is, as Python, NumPy or PyTorch print it: `[0.1, 0.2]`, `[0.1 0.2]`,
/// `array([0.1, 0.2], dtype=float32)`, `(0.1, 0.2)`, or several numbers without brackets.
pub(crate) fn vector(field: &[u8]) -> Option<Vec<f64>> {
    let field = &untyped(field.trim_ascii());
    let inner = bracketed(field);
    let separates = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | b';' | b'|');
    let parts = inner.unwrap_or(field).split(separates).filter(|part| !part.is_empty());
    let numbers = parts.map(decimal::whole).collect::<Option<Vec<f64>>>()?;
    let enough = if inner.is_some() { 1 } else { 2 };
    (numbers.len() >= enough).then_some(numbers)
}

/// What NumPy 2 writes around each number in a list of Python.
const TYPES: [&str; 5] = ["np.float64(", "np.float32(", "np.float16(", "np.int64(", "np.int32("];

/// A list without the types of its numbers: `[np.float32(0.1), np.float32(0.2)]`.
fn untyped(field: &[u8]) -> Cow<'_, [u8]> {
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
    let field = field.trim_ascii().trim_ascii_start();
    let open = field.iter().position(|&b| b == b'[').filter(|&at| at <= "np.array(".len());
    let bare = matches!(field.first(), Some(b'(' | b'{')) && field.contains(&b',');
    let Some(open) = open.or(bare.then_some(0)) else { return false };
    let before = field[..open].iter().all(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'('));
    let inside = field[open + 1..].trim_ascii_start();
    let typed = TYPES.iter().any(|kind| inside.starts_with(kind.as_bytes()));
    before && (typed || matches!(inside, [b'0'..=b'9' | b'-' | b'+' | b'.' | b'[', ..]))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            assert_eq!(vector(text.as_bytes()), expected, "{text}");
        }
        for text in ["[0.5 ... -1]", "0.5", "king [0.5, -1]", "[]", "[a, b]", ""] {
            assert_eq!(vector(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn decimal_commas_are_numbers_only_where_they_are_meant() {
        assert_eq!(number(b"-0,25", true), Some(-0.25));
        assert_eq!(number(b"-0,25", false), None);
        assert_eq!(number(b"1,234,567", true), None);
        assert!(is_decimal_comma(b"1,5") && !is_decimal_comma(b"a,b") && !is_decimal_comma(b"1.5"));
    }
}
