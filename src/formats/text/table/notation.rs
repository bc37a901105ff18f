//! How a number is written: with a decimal point or comma, and with signs between thousands.

use crate::text::decimal;

/// Longest number with such signs.
const MAX_NUMBER: usize = 64;

/// Digits between two signs.
const GROUP: usize = 3;

/// What stands between thousands and is never a decimal sign: apostrophes (Switzerland), spaces
/// that do not break (France, ISO 80000-1), and the low line of programs.
const MARKS: [&str; 9] =
    ["'", "\u{2019}", "\u{b4}", "\u{2bc}", "\u{a0}", "\u{2009}", "\u{202f}", "\u{2007}", "_"];

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

/// Signs and codes of money, which stand before a number or behind it.
const MONEY: [&str; 34] = [
    "$", "€", "£", "¥", "￥", "₹", "₽", "₩", "₺", "¢", "₴", "₪", "฿", "₫", "US$", "A$", "C$", "R$",
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "BRL",
    "kr", "zł", "Kč",
];

/// What of a number in an account stands without the sign of its money, and without the brackets or
/// the sign behind it that make it negative, and 1 or -1 for its sign.
fn accounted(field: &[u8]) -> Option<(&[u8], f64)> {
    let of_money = |field: &[u8]| MONEY.iter().any(|sign| field.starts_with(sign.as_bytes()));
    let is_size = |field: &&[u8]| {
        field.first().is_some_and(|&b| b.is_ascii_digit() || b == b'.') || of_money(field)
    };
    let bracketed = field.strip_prefix(b"(").and_then(|field| field.strip_suffix(b")"));
    if let Some(size) = bracketed.or(field.strip_suffix(b"-")).filter(is_size) {
        return Some((size, -1.0));
    }
    let minus = field.strip_prefix(b"-").or(field.strip_prefix("\u{2212}".as_bytes()));
    let of = |signs: &str, number| without_sign(number, signs.as_bytes());
    let bare = |number: &&[u8]| !of_money(number);
    let money = |number| MONEY.iter().find_map(|signs| of(signs, number)).filter(bare);
    match minus.filter(|field| of_money(field)) {
        Some(size) => Some((money(size).filter(is_size)?, -1.0)),
        None => Some((money(field)?, 1.0)),
    }
}

/// A number without this sign before or behind it, and without the space between them.
fn without_sign<'a>(number: &'a [u8], sign: &[u8]) -> Option<&'a [u8]> {
    match number.strip_prefix(sign) {
        Some(number) => Some(number.trim_ascii_start()),
        None => number.strip_suffix(sign).map(without_space),
    }
}

/// A number without the space before its unit.
fn without_space(number: &[u8]) -> &[u8] {
    let spaces = ["\u{a0}", "\u{202f}", " "];
    spaces.iter().find_map(|space| number.strip_suffix(space.as_bytes())).unwrap_or(number)
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
        match written(field).or_else(|| spaced(field).filter(|_| self.spaced))? {
            Written::Sure(number, sign) => {
                sign.is_none_or(|sign| sign == self.sign).then_some(number)
            }
            Written::Either { sign, decimal, .. } if sign == self.sign => Some(decimal),
            Written::Either { thousands, .. } => self.thousands.then_some(thousands),
        }
    }
}

/// What stands where there is no number, in small letters; not a number and infinity are none.
const MISSING: [&str; 44] = [
    "",
    "na",
    "n/a",
    "<na>",
    "#n/a",
    "#na",
    "null",
    "none",
    "nil",
    "missing",
    "-",
    "--",
    "–",
    "—",
    ".",
    "?",
    "#value!",
    "#div/0!",
    "#ref!",
    "#num!",
    "#name?",
    "#null!",
    "nan",
    "-nan",
    "+nan",
    "#nan",
    "<nan>",
    "nat",
    "inf",
    "+inf",
    "-inf",
    "infinity",
    "+infinity",
    "-infinity",
    // As Microsoft's libraries print them.
    "1.#qnan",
    "-1.#qnan",
    "1.#ind",
    "-1.#ind",
    "1.#inf",
    "-1.#inf",
    "∞",
    "-∞",
    "−∞",
    // A list of no numbers.
    "[]",
];

/// Whether a field says that there is no number.
pub(crate) fn is_missing(field: &[u8]) -> bool {
    let field = field.trim_ascii();
    // The longest have so many bytes; all others are seen at a glance.
    field.len() <= 9
        && (!field.first().is_some_and(u8::is_ascii_digit) || field.contains(&b'#'))
        && MISSING.iter().any(|known| field.eq_ignore_ascii_case(known.as_bytes()))
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

/// The bytes of a number without its marks between thousands.
struct Plain {
    bytes: [u8; MAX_NUMBER],
    length: usize,
    /// Where its digits begin and end.
    digits: [usize; 2],
    /// Whether there were such marks: then the only other sign is the decimal one.
    marked: bool,
}

impl Plain {
    fn of(field: &[u8], spaces: bool) -> Option<Self> {
        let minus = "\u{2212}".as_bytes();
        let unsigned = field.strip_prefix(b"-").or_else(|| field.strip_prefix(minus));
        let digits = unsigned.or_else(|| field.strip_prefix(b"+")).unwrap_or(field);
        let mut plain = Self { bytes: [0; MAX_NUMBER], length: 0, digits: [0; 2], marked: false };
        if unsigned.is_some() {
            plain.push(b'-')?;
        }
        plain.digits[0] = plain.length;
        plain.take(digits, spaces)?;
        let end = plain.bytes[..plain.length].iter().position(|b| matches!(b, b'e' | b'E'));
        plain.digits[1] = end.unwrap_or(plain.length);
        let first = plain.mantissa().first().is_some_and(u8::is_ascii_digit);
        let point = plain.mantissa().first() == Some(&b'.');
        (first || point && !plain.marked).then_some(plain)
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
    }

    /// Takes what follows the sign; nothing where a mark does not stand between thousands.
    fn take(&mut self, mut rest: &[u8], spaces: bool) -> Option<()> {
        // Digits since the last mark, as long as there was no decimal sign.
        let (mut group, mut whole) = (0, true);
        while let Some(&byte) = rest.first() {
            if let Some(mark) = mark(rest, spaces) {
                let fits = if self.marked { group == GROUP } else { (1..=GROUP).contains(&group) };
                if !whole || !fits {
                    return None;
                }
                (self.marked, group, rest) = (true, 0, &rest[mark..]);
                continue;
            }
            match byte {
                b'0'..=b'9' => group += usize::from(whole),
                b'.' | b',' | b'e' | b'E' | b'+' | b'-' => whole = false,
                _ => return None,
            }
            self.push(byte)?;
            rest = &rest[1..];
        }
        (!self.marked || group == GROUP).then_some(())
    }

    fn mantissa(&self) -> &[u8] {
        &self.bytes[self.digits[0]..self.digits[1]]
    }

    /// The number with this sign before its decimals; other signs are left out.
    fn with(&self, sign: Option<Sign>) -> Option<f64> {
        let (mut bytes, mut length) = ([0; MAX_NUMBER], 0);
        for (i, &byte) in self.bytes[..self.length].iter().enumerate() {
            let byte = match byte {
                b'.' | b',' if i < self.digits[1] && sign.is_none_or(|s| s.byte() != byte) => {
                    continue;
                }
                b',' if i < self.digits[1] => b'.',
                byte => byte,
            };
            bytes[length] = byte;
            length += 1;
        }
        decimal::whole(&bytes[..length])
    }

    /// Digits before and behind the only sign.
    fn around(&self, sign: Sign) -> Option<(&[u8], &[u8])> {
        let at = self.mantissa().iter().position(|b| *b == sign.byte())?;
        Some((&self.mantissa()[..at], &self.mantissa()[at + 1..]))
    }

    fn of_one(&self, sign: Sign) -> Option<Written> {
        let (before, behind) = self.around(sign)?;
        if sign == Sign::Comma && (before.is_empty() || behind.is_empty()) {
            return None;
        }
        let decimal = self.with(Some(sign))?;
        let plain = self.digits[1] == self.length && !self.marked;
        let grouped = (1..=GROUP).contains(&before.len()) && behind.len() == GROUP;
        if plain && grouped && before[0] != b'0' {
            let thousands = self.with(None)?;
            return Some(Written::Either { sign, decimal, thousands });
        }
        Some(Written::Sure(decimal, Some(sign)))
    }

    /// Several of one sign stand between thousands (or, with commas, between lakhs).
    fn grouped(&self, sign: Sign) -> Option<Written> {
        let groups = self.mantissa();
        let fits = !self.marked && is_grouped(groups, sign);
        let number = self.with(None).filter(|_| fits)?;
        Some(Written::Sure(number, Some(sign.other())))
    }

    /// The last of both signs is the decimal one, and the others stand before it.
    fn of_both(&self) -> Option<Written> {
        let mantissa = self.mantissa();
        let last = mantissa.iter().rposition(|b| matches!(b, b'.' | b','))?;
        let sign = if mantissa[last] == b'.' { Sign::Point } else { Sign::Comma };
        let fits = !self.marked
            && !mantissa[..last].contains(&sign.byte())
            && last + 1 < mantissa.len()
            && is_grouped(&mantissa[..last], sign.other());
        let number = self.with(Some(sign)).filter(|_| fits)?;
        Some(Written::Sure(number, Some(sign)))
    }
}

/// Whether digits stand in groups of three between these signs, the first of which may be shorter;
/// between commas those of two before the last, too, as in India.
fn is_grouped(digits: &[u8], sign: Sign) -> bool {
    let groups: Vec<usize> = digits.split(|b| *b == sign.byte()).map(<[u8]>::len).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return false };
    let of = |size: usize| {
        (1..=size).contains(first) && middle.iter().all(|group| *group == size) && *last == GROUP
    };
    of(GROUP) || (sign == Sign::Comma && !middle.is_empty() && of(2))
}

/// How many bytes the mark takes that stands here.
fn mark(rest: &[u8], spaces: bool) -> Option<usize> {
    if spaces && rest.first() == Some(&b' ') {
        return Some(1);
    }
    MARKS.into_iter().find(|mark| rest.starts_with(mark.as_bytes())).map(str::len)
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
