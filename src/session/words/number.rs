//! Numbers as people read them, with the signs of the language that is spoken.

use std::borrow::Cow;

use super::words;

/// A figure with about three significant digits; a true minus sign; tiny and huge ones as powers of
/// ten.
pub fn figure(x: f64) -> String {
    let size = x.abs();
    let text = match size {
        _ if !x.is_finite() => return "–".into(),
        0.0 => "0".into(),
        s if s < 1e6 && (s - s.round()).abs() <= WHOLE * s => format!("{x:.0}"),
        s if s < 1e-3 => format!("{x:.0e}"),
        s if s < 10.0 => format!("{x:.3}"),
        s if s < 100.0 => format!("{x:.2}"),
        s if s < 1000.0 => format!("{x:.1}"),
        s if s < 1e6 => format!("{x:.0}"),
        _ => format!("{x:.1e}"),
    };
    signed(text)
}

/// A number with about three significant digits, as figures write it.
pub fn short(x: f64) -> String {
    signed(picture::figure::board::number(x))
}

/// A number with so many decimals.
pub fn fixed(x: f64, decimals: usize) -> String {
    signed(format!("{x:.decimals$}"))
}

/// A number that was written in English, with a true minus sign and the language's decimal sign.
pub fn signed(text: String) -> String {
    let text = text.replace('-', "−");
    match words().decimal {
        '.' => text,
        decimal => text.replace('.', decimal.encode_utf8(&mut [0; 4])),
    }
}

/// Numbers that were written in English, with the language's decimal sign: one with its unit, or
/// several in a list, whose commas become semicolons where decimals have commas; a count with the
/// language's sign between thousands. Any other text stays as it is.
pub fn localised(text: &str) -> Cow<'_, str> {
    let decimal = words().decimal;
    if is_grouped(text) {
        return text.replace(',', words().thousands).into();
    }
    let is_number = |part: &str| {
        let part = part.trim_start_matches('(').trim_end_matches(UNIT_SIGNS);
        part.starts_with(|c: char| c.is_ascii_digit() || ['−', '-'].contains(&c))
            && part.replace('−', "-").parse::<f64>().is_ok_and(f64::is_finite)
    };
    let mut parts = text.split(' ');
    let plain = decimal == '.'
        || !text.contains('.')
        || !parts.all(|part| is_number(part) || BETWEEN.contains(&part));
    if plain {
        return Cow::Borrowed(text);
    }
    let mut sign = [0; 4];
    let list = if decimal == ',' { text.replace(", ", "; ") } else { text.into() };
    Cow::Owned(list.replace('.', decimal.encode_utf8(&mut sign)))
}

/// Whether a text is a count with its thousands apart, as English has them.
fn is_grouped(text: &str) -> bool {
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split(',');
    let starts =
        parts.next().is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first));
    let mut rest = parts.peekable();
    starts && rest.peek().is_some() && rest.all(|part| part.len() == 3 && is_digits(part))
}

/// What may stand behind a number in a text that is nothing but numbers.
const UNIT_SIGNS: [char; 6] = ['°', '%', '×', ')', ',', ';'];
/// What may stand between such numbers, or behind them as a unit.
const BETWEEN: [&str; 11] = ["%", "→", "×", "±", "/", "kB", "MB", "GB", "s", "ms", "bit"];

/// A number this close to a whole one, relative to its size, is written as that.
const WHOLE: f64 = 1e-13;

/// A count with its thousands apart: 2,223.
pub fn count(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(words().thousands);
        }
        out.push(digit);
    }
    out
}

/// A probability with three decimals.
pub fn probability(p: f64) -> String {
    signed(if p > 0.0 && p < 5e-4 { format!("{p:.0e}") } else { format!("{p:.3}") })
}

/// A typed number; a decimal comma and a true minus sign are understood.
pub fn typed(text: &str) -> Option<f64> {
    text.trim().replace('−', "-").replace(',', ".").parse().ok().filter(|x: &f64| x.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_about_three_digits_and_a_true_minus_sign() {
        let shown = [0.0, 2.0, 0.76321, -12.345, 123.456, 1e-5, 2e7, f64::NAN].map(figure);
        assert_eq!(shown, ["0", "2", "0.763", "−12.35", "123.5", "1e−5", "2.0e7", "–"]);
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        for x in [0.763, -12.5, 1e-5, 2e7] {
            assert_eq!(typed(&figure(x)), Some(x));
        }
        assert_eq!([typed("0,5"), typed("half"), typed("1e999")], [Some(0.5), None, None]);
    }

    #[test]
    fn another_language_has_other_signs() {
        super::super::speak(&super::super::german::WORDS);
        assert_eq!([figure(-12.345), fixed(0.25, 1), probability(0.5)], ["−12,35", "0,2", "0,500"]);
        assert_eq!((count(1_234_567), typed(&figure(0.763))), ("1.234.567".into(), Some(0.763)));
        super::super::speak(&super::super::ENGLISH);
    }

    #[test]
    fn only_numbers_are_localised() {
        super::super::speak(&super::super::french::WORDS);
        let texts = ["0.5", "−1.5e−7 %", "(0.1, 0.25)", "1.2.3", "v1.5", "end.", "2,23", "0.5 B."];
        let written = texts.map(|text| localised(text).into_owned());
        let grouped = localised("2,223").into_owned();
        super::super::speak(&super::super::ENGLISH);
        let own = ["0,5", "−1,5e−7 %", "(0,1; 0,25)", "1.2.3", "v1.5", "end.", "2,23", "0.5 B."];
        assert_eq!((written, grouped.as_str()), (own.map(String::from), "2\u{202f}223"));
        assert_eq!(localised("0.5"), "0.5");
    }

    #[test]
    fn counts_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1000, 1_234_567].map(count), ["0", "999", "1,000", "1,234,567"]);
    }
}
