//! Text of other scripts: their digits in numbers, and their spaces and commas between fields.

use crate::{
    kind::sniff::{says_names, says_pairs},
    text::decimal,
};

/// Lines looked at.
const SAMPLE: usize = 50;

/// Spaces and commas of other scripts that stand between fields.
const SEPARATORS: [char; 7] = [IDEOGRAPHIC_SPACE, '\u{a0}', '，', '、', '；', '：', '\u{60c}'];

/// The space of Chinese and Japanese, which stands in no word.
const IDEOGRAPHIC_SPACE: char = '\u{3000}';

/// The zeros of decimal digits that are not those of ASCII.
const ZEROS: [char; 19] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}',
    '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}',
    '\u{17e0}', '\u{1810}', '\u{ff10}',
];

/// Most words of a side of a pair.
const PAIR_WORDS: usize = 3;

/// The text with tabs for what stands between its fields, and with plain digits in its numbers;
/// nothing where it has them already. A first field is a word, even one of digits.
pub(super) fn plain(name: &str, text: &str) -> Option<String> {
    let tabbed = separator(name, &sample(text)).map(|sign| text.replace(sign, "\t"));
    let counted = {
        let text = tabbed.as_deref().unwrap_or(text);
        has_digits(&sample(text)).then(|| text.split_inclusive('\n').map(counted).collect())
    };
    counted.or(tabbed)
}

fn sample(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect()
}

/// Which sign stands between a word and its numbers, or between the two words of a pair, in all
/// lines.
fn separator(name: &str, lines: &[&str]) -> Option<char> {
    let fields = |sign: char| lines.iter().map(move |line| line.split(sign).collect::<Vec<_>>());
    let is_table = |sign: char| {
        let mut rows = fields(sign);
        let titles = rows.next().unwrap_or_default();
        let is_row = |row: &Vec<&str>| {
            row.len() == titles.len() && row[1..].iter().all(|field| is_number(field.trim()))
        };
        titles.len() > 1 && (lines.len() > 1 || is_row(&titles)) && rows.all(|row| is_row(&row))
    };
    let is_word = |field: &&str| {
        let mut words = field.split_whitespace();
        (1..=PAIR_WORDS).contains(&words.clone().count()) && !words.any(is_number)
    };
    let of_pairs = |sign: char| {
        let may_be = says_pairs(name) || sign == IDEOGRAPHIC_SPACE && !says_names(name);
        let plain = !lines.iter().any(|line| line.contains([',', ';']));
        may_be && plain && fields(sign).all(|row| row.len() == 2 && row.iter().all(is_word))
    };
    let tabs = lines.is_empty() || lines.iter().any(|line| line.contains('\t'));
    SEPARATORS.into_iter().find(|&sign| !tabs && (is_table(sign) || of_pairs(sign)))
}

/// Whether most lines have a number in digits of another script behind their first field.
fn has_digits(lines: &[&str]) -> bool {
    let has_one = |line: &&&str| line.split(parts).skip(1).any(is_foreign);
    2 * lines.iter().filter(has_one).count() > lines.len()
}

/// Whether a sign of ASCII stands between fields.
fn parts(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | ',' | ';' | '|' | '\n' | '\r')
}

fn digit(sign: char) -> Option<char> {
    let value = |zero: &char| u32::from(sign).checked_sub(u32::from(*zero)).filter(|&v| v < 10);
    char::from_digit(ZEROS.iter().find_map(value)?, 10)
}

fn is_foreign(field: &str) -> bool {
    field.contains(|sign| digit(sign).is_some()) && is_number(field)
}

fn is_number(field: &str) -> bool {
    let field = ascii(field);
    decimal::whole(field.replace(',', ".").as_bytes()).is_some()
}

/// A number in signs of ASCII.
fn ascii(field: &str) -> String {
    let plain = |sign: char| match sign {
        '\u{66b}' | '．' => Some('.'),
        '，' => Some(','),
        '－' | '\u{2212}' => Some('-'),
        '＋' => Some('+'),
        '\u{66c}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => None,
        _ => Some(digit(sign).unwrap_or(sign)),
    };
    field.chars().filter_map(plain).collect()
}

/// A line with its numbers in digits of ASCII; the first field as it is.
fn counted(line: &str) -> String {
    let mut first = true;
    let field = |field: &str| {
        let end = field.trim_end_matches(parts);
        let is_first = std::mem::take(&mut first);
        if is_first || !is_foreign(end) { field.into() } else { ascii(end) + &field[end.len()..] }
    };
    line.split_inclusive(parts).map(field).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn digits_and_separators_of_other_scripts_become_those_of_ascii() {
        for (name, text, expected) in [
            ("w.csv", "١;٠٫٥;-١\nb;٢;٣\n", "١;0.5;-1\nb;2;3\n"),
            ("w.txt", "王　０．５　－１\n后　１　２\n", "王\t0.5\t-1\n后\t1\t2\n"),
            ("w.txt", "a\u{a0}0.5\u{a0}1\nb\u{a0}2\u{a0}3", "a\t0.5\t1\nb\t2\t3"),
            ("gender.txt", "王　后\n男　女\n", "王\t后\n男\t女\n"),
            ("pairs.txt", "王，后\n男，女\n", "王\t后\n男\t女\n"),
        ] {
            assert_eq!(plain(name, text).as_deref(), Some(expected), "{text}");
        }
        for (name, text) in [
            ("w.txt", "New\u{a0}York 0.5 1\nNew\u{a0}Delhi 1 2\n"),
            ("w.txt", "２０１０ 0.5 1\n２０１１ 1 2\n"),
            ("sentences.txt", "王　后\n男　女\n"),
            ("words.txt", "王，后\n男，女\n"),
            ("w.txt", ""),
        ] {
            assert_eq!(plain(name, text), None, "{text}");
        }
    }
}
