//! Decimal numbers as text: the short ones that files are full of quickly, all others by
//! `fast_float2`.

/// Powers of ten that a double holds exactly.
const POWERS_OF_TEN: [f64; MOST_DIGITS] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17,
];

/// Powers of ten by which eight digits at most move those before them.
const WHOLE_POWERS: [u64; 9] =
    [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// Doubles hold all whole numbers up to this one.
const ALL_EXACT: u64 = 1 << 53;

/// So many digits cannot overflow 64 bits.
const MOST_DIGITS: usize = 18;

/// The number that `bytes` begin with, correctly rounded, and how many bytes it takes; infinities
/// and NaN count.
pub(crate) fn leading(bytes: &[u8]) -> Option<(f64, usize)> {
    short(bytes).or_else(|| fast_float2::parse_partial(bytes).ok()).or_else(|| minus(bytes))
}

/// A number behind the minus sign of typographers, U+2212.
fn minus(bytes: &[u8]) -> Option<(f64, usize)> {
    const MINUS: &[u8] = "\u{2212}".as_bytes();
    let size =
        bytes.strip_prefix(MINUS).filter(|size| size.first().is_some_and(u8::is_ascii_digit));
    let (value, used) = leading(size?)?;
    Some((-value, used + MINUS.len()))
}

/// The number that all of `field` spells.
pub(crate) fn whole(field: &[u8]) -> Option<f64> {
    leading(field).filter(|&(_, used)| used == field.len()).map(|(value, _)| value)
}

/// `-12.345` and the like: where the digits as a whole number and the power of ten are both exact,
/// one division rounds correctly (Clinger 1990, "How to read floating point numbers accurately").
/// Nothing for any other spelling.
fn short(bytes: &[u8]) -> Option<(f64, usize)> {
    let negative = bytes.first() == Some(&b'-');
    let start = usize::from(negative);
    let (digits, point) = digits(bytes, start, 0);
    let (digits, end, places) = if bytes.get(point) == Some(&b'.') {
        let (digits, end) = many_digits(bytes, point + 1, digits);
        (digits, end, end - point - 1)
    } else {
        (digits, point, 0)
    };
    let plain = point > start && end - start <= MOST_DIGITS && digits <= ALL_EXACT;
    let goes_on = bytes.get(end).is_some_and(|b| matches!(b, b'e' | b'E'))
        || bytes.get(point) == Some(&b'.') && places == 0;
    if !plain || goes_on {
        return None;
    }
    let size = digits as f64 / POWERS_OF_TEN[places];
    Some((if negative { -size } else { size }, end))
}

/// The digits from `at` on, behind those of `value`, and where they end; a wrong value for more
/// than [`MOST_DIGITS`].
fn digits(bytes: &[u8], mut at: usize, mut value: u64) -> (u64, usize) {
    while let Some(digit) = bytes.get(at).map(|b| b.wrapping_sub(b'0')).filter(|&digit| digit < 10)
    {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        at += 1;
    }
    (value, at)
}

/// The same for many digits: eight at a time.
fn many_digits(bytes: &[u8], mut at: usize, mut value: u64) -> (u64, usize) {
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let (digits, count) = leading_digits(*eight);
        value = value.wrapping_mul(WHOLE_POWERS[count]).wrapping_add(digits);
        at += count;
        if count < eight.len() {
            return (value, at);
        }
    }
    digits(bytes, at, value)
}

/// The whole number that the digits at the start of eight bytes spell, and how many they are. Bytes
/// are the digits of one 64-bit number that is worked on as a whole (Lemire 2021, "Number parsing
/// at a gigabyte per second", section 4).
fn leading_digits(eight: [u8; 8]) -> (u64, usize) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let values = u64::from_le_bytes(eight) ^ (0x30 * ONES);
    let others = (values.wrapping_add(0x06 * ONES) | values) & (0xf0 * ONES);
    let count = others.trailing_zeros() / 8;
    let Some(ones) = values.checked_shl(64 - 8 * count) else { return (0, 0) };
    let tens = ones.wrapping_mul(1 + (10 << 8)) >> 8 & 0x00ff_00ff_00ff_00ff;
    let hundreds = tens.wrapping_mul(1 + (100 << 16)) >> 16 & 0x0000_ffff_0000_ffff;
    (hundreds.wrapping_mul(1 + (10_000 << 32)) >> 32, count as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn odd_spellings_are_read_as_by_the_standard_library() {
        let spellings = "0 -0 -0.0 007 1. .5 -.5 +1 1e3 1E-3 1.5e300 1e400 inf nan - . -. \
            9007199254740993 123456789012345678901 \
                         0.1234567890123456789 0.000000000000000000000000001 \
            1.7976931348623157e308 5e-324 e5 1e";
        for text in spellings.split_whitespace() {
            let (ours, theirs) = (whole(text.as_bytes()), text.parse::<f64>().ok());
            assert_eq!(ours.map(f64::to_bits), theirs.map(f64::to_bits), "{text}");
        }
    }

    #[test]
    fn what_follows_a_number_is_left() {
        assert_eq!(leading(b"-1.25 2"), Some((-1.25, 5)));
        assert_eq!(leading(b"3x"), Some((3.0, 1)));
        assert_eq!(leading(b"x"), None);
        assert_eq!(whole("\u{2212}1.5".as_bytes()), Some(-1.5));
        assert_eq!(whole("\u{2212}-1.5".as_bytes()), None);
        assert_eq!(whole(b"3x"), None);
    }

    proptest! {
        #[test]
        fn written_numbers_come_back_to_the_bit(value: f64, places in 0usize..20) {
            let short = format!("{:.places$}", value % 1e4);
            let full = [format!("{value}"), format!("{value:.places$}"), format!("{value:e}")];
            for text in full.into_iter().chain([short]) {
                let expected: f64 = text.parse().expect("a number");
                let equals = |ours: f64| ours == expected || ours.is_nan() && expected.is_nan();
                let same = whole(text.as_bytes()).is_some_and(equals);
                prop_assert!(same, "{text}");
            }
        }
    }
}
