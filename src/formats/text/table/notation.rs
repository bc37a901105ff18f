//! How a number is written: with a decimal point or comma, and with signs between thousands.

mod missing;
mod money;
mod plain;

use crate::text::decimal;
pub(crate) use missing::is_missing;
use money::{accounted, without_space};
use plain::Plain;

/// What stands before decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Point,
    Comma,
}

/// A number, as far as it can be told by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Written {
    /// This one, and what it has before its decimals, if that can be seen.
    Sure(f64, Option<Sign>),
    /// One sign before three digits: `1.234` or `1,234`.
    Either { sign: Sign, decimal: f64, thousands: f64 },
}

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Notation {
    pub(crate) sign: Sign,
    /// Whether the other sign is known to stand between thousands.
    pub(crate) thousands: bool,
    /// Whether spaces do.
    pub(crate) spaced: bool,
}

impl Written {
    fn divided(self, by: f64) -> Self {
        match self {
            Self::Sure(number, sign) => Self::Sure(number / by, sign),
            Self::Either { sign, decimal, thousands } => {
                Self::Either { sign, decimal: decimal / by, thousands: thousands / by }
            }
        }
    }
}

impl Sign {
    fn byte(self) -> u8 {
        if self == Self::Point { b'.' } else { b',' }
    }

    fn other(self) -> Self {
        if self == Self::Point { Self::Comma } else { Self::Point }
    }

    /// As errors call it.
    pub(crate) fn name(self) -> &'static str {
        if self == Self::Point { "a decimal point" } else { "a decimal comma" }
    }
}

impl Notation {
    /// The usual one.
    pub(crate) const POINT: Self = Self { sign: Sign::Point, thousands: false, spaced: false };

    /// The number that a field is in this notation.
    pub(crate) fn number(self, field: &[u8]) -> Option<f64> {
        let field = field.trim_ascii();
        let plain = self.sign == Sign::Point || !field.contains(&b'.');
        if let Some(number) = decimal::whole(field).filter(|_| plain) {
            return Some(number);
        }
        if self.sign == Sign::Comma
            && let Some(number) = with_comma(field)
        {
            return Some(number);
        }
        match written(field).or_else(|| spaced(field).filter(|_| self.spaced))? {
            Written::Sure(number, sign) => {
                sign.is_none_or(|sign| sign == self.sign).then_some(number)
            }
            Written::Either { sign, decimal, .. } if sign == self.sign => Some(decimal),
            Written::Either { thousands, .. } => self.thousands.then_some(thousands),
        }
    }
}

/// Digits around one comma, which is a decimal one: most numbers of a table with commas are such.
fn with_comma(field: &[u8]) -> Option<f64> {
    const MOST: usize = 32;
    let comma = field.iter().position(|&b| b == b',')?;
    let is_digit = |at: usize| field.get(at).is_some_and(u8::is_ascii_digit);
    let plain = |b: &u8| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'e' | b'E');
    let around = comma > 0 && is_digit(comma - 1) && is_digit(comma + 1);
    let rest = field[comma + 1..].iter().all(plain) && field[..comma].iter().all(plain);
    if !around || !rest || field.len() > MOST {
        return None;
    }
    let mut bytes = [0; MOST];
    bytes[..field.len()].copy_from_slice(field);
    bytes[comma] = b'.';
    decimal::whole(&bytes[..field.len()])
}

/// The number that a field is, whatever its notation.
pub(crate) fn written(field: &[u8]) -> Option<Written> {
    read(field, false)
}

/// The same with spaces between thousands, as in `1 234,5`: several numbers look like that, too.
pub(crate) fn spaced(field: &[u8]) -> Option<Written> {
    read(field, true)
}

fn read(field: &[u8], spaces: bool) -> Option<Written> {
    let field = field.trim_ascii();
    if let Some(hundredths) = field.strip_suffix(b"%") {
        return Some(read(without_space(hundredths), spaces)?.divided(100.0));
    }
    let signed = field.iter().any(|b| matches!(b, b'.' | b','));
    if let Some(number) = decimal::whole(field).filter(|_| !signed) {
        return Some(Written::Sure(number, None));
    }
    if let Some((size, sign)) = accounted(field) {
        return Some(read(size, spaces)?.divided(sign));
    }
    let plain = Plain::of(field, spaces)?;
    let count = |sign: Sign| plain.mantissa().iter().filter(|b| **b == sign.byte()).count();
    match (count(Sign::Point), count(Sign::Comma)) {
        (0, 0) => Some(Written::Sure(plain.with(None)?, None)),
        (1, 0) => plain.of_one(Sign::Point),
        (0, 1) => plain.of_one(Sign::Comma),
        (_, 0) => plain.grouped(Sign::Point),
        (0, _) => plain.grouped(Sign::Comma),
        _ => plain.of_both(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(text: &str) -> Option<(f64, Option<Sign>)> {
        match written(text.as_bytes())? {
            Written::Sure(number, sign) => Some((number, sign)),
            Written::Either { .. } => None,
        }
    }

    #[test]
    fn decimal_signs_are_seen_where_they_can_be() {
        let (point, comma) = (Some(Sign::Point), Some(Sign::Comma));
        for (text, number, sign) in [
            ("12", 12.0, None),
            ("-0,25", -0.25, comma),
            ("0.125", 0.125, point),
            ("1.234,5", 1234.5, comma),
            ("1,234.5", 1234.5, point),
            ("1,234,567", 1_234_567.0, point),
            ("-12.345.678,25", -12_345_678.25, comma),
            ("12,34,567.5", 1_234_567.5, point),
            ("1,5e-3", 0.0015, comma),
            ("1'234", 1234.0, None),
            ("\u{2212}1\u{2019}234,567", -1234.567, comma),
            ("12\u{a0}345\u{a0}678.5", 12_345_678.5, point),
            ("1\u{202f}234,5", 1234.5, comma),
            ("12.5%", 0.125, point),
            ("50\u{a0}%", 0.5, None),
            ("$1.5", 1.5, point),
            ("-$1.5", -1.5, point),
            ("$-1.5", -1.5, point),
            ("€ 3", 3.0, None),
            ("1.234,5 €", 1234.5, comma),
            ("(1.5)", -1.5, point),
            ("($1,234.5)", -1234.5, point),
            ("$(2)", -2.0, None),
            ("1.5-", -1.5, point),
            ("USD 1.5", 1.5, point),
            ("1,5 EUR", 1.5, comma),
            ("CHF 1'500.5", 1500.5, point),
            ("-US$ 2.5", -2.5, point),
            ("3 kr", 3.0, None),
        ] {
            assert_eq!(sure(text), Some((number, sign)), "{text}");
        }
    }

    #[test]
    fn three_digits_behind_one_sign_are_either() {
        for (text, sign) in [("1.234", Sign::Point), ("-12,345", Sign::Comma)] {
            let Some(Written::Either { sign: own, decimal, thousands }) = written(text.as_bytes())
            else {
                panic!("{text}")
            };
            assert_eq!(own, sign);
            assert!((decimal * 1000.0 - thousands).abs() < 1e-9, "{text}");
        }
    }

    #[test]
    fn signs_that_do_not_stand_between_thousands_make_no_number() {
        for text in [
            "1'23",
            "1234'567",
            "'123",
            "1,23,4",
            "1.2.3",
            "1,2.3,4",
            "a,b",
            "2,",
            ",5",
            "1'234'5",
            "1.5'000",
            "1 234",
            "",
            "-",
            "1__000",
            "12.34,567,8",
            "(-1.5)",
            "((1.5))",
            "-$-1",
            "$$1",
        ] {
            assert_eq!(written(text.as_bytes()), None, "{text}");
        }
        assert!(spaced(b"1 234,5").is_some() && spaced(b"0.5 1.5").is_none());
    }

    #[test]
    fn a_column_reads_what_fits_its_decimal_sign() {
        let comma = Notation { sign: Sign::Comma, ..Notation::POINT };
        let known = Notation { thousands: true, ..comma };
        assert_eq!(comma.number(b"0,5"), Some(0.5));
        assert_eq!(comma.number(b"0.5"), None);
        assert_eq!(comma.number(b"1.234"), None);
        assert_eq!(known.number(b"1.234"), Some(1234.0));
        assert_eq!(Notation::POINT.number(b"1.234"), Some(1.234));
        assert_eq!(Notation::POINT.number(b"1,234"), None);
        assert_eq!(Notation::POINT.number(b"nan").map(f64::is_nan), Some(true));
    }
}
