//! The digits of a number, without what stands between thousands.

use super::{Sign, Written};
use crate::text::decimal;

/// Longest number with such signs.
const MAX_NUMBER: usize = 64;

/// Digits between two signs.
const GROUP: usize = 3;

/// What stands between thousands and is never a decimal sign: apostrophes (Switzerland), spaces
/// that do not break (France, ISO 80000-1), and the low line of programs.
const MARKS: [&str; 9] =
    ["'", "\u{2019}", "\u{b4}", "\u{2bc}", "\u{a0}", "\u{2009}", "\u{202f}", "\u{2007}", "_"];

/// The bytes of a number without its marks between thousands.
pub(super) struct Plain {
    bytes: [u8; MAX_NUMBER],
    length: usize,
    /// Where its digits begin and end.
    digits: [usize; 2],
    /// Whether there were such marks: then the only other sign is the decimal one.
    marked: bool,
}

impl Plain {
    pub(super) fn of(field: &[u8], spaces: bool) -> Option<Self> {
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

    pub(super) fn mantissa(&self) -> &[u8] {
        &self.bytes[self.digits[0]..self.digits[1]]
    }

    /// The number with this sign before its decimals; other signs are left out.
    pub(super) fn with(&self, sign: Option<Sign>) -> Option<f64> {
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

    pub(super) fn of_one(&self, sign: Sign) -> Option<Written> {
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
    pub(super) fn grouped(&self, sign: Sign) -> Option<Written> {
        let groups = self.mantissa();
        let fits = !self.marked && is_grouped(groups, sign);
        let number = self.with(None).filter(|_| fits)?;
        Some(Written::Sure(number, Some(sign.other())))
    }

    /// The last of both signs is the decimal one, and the others stand before it.
    pub(super) fn of_both(&self) -> Option<Written> {
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
