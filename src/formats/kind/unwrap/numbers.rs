//! Numbers that only programs and people write so: Fortran's `1.0D+03`, C's `0x1.8p3`, and
//! fractions, `1/3`.

use crate::{contents::label_list::is_title, text::decimal};

/// Lines looked at.
const SAMPLE: usize = 50;

/// What separates fields, where all lines have as many of it.
const SEPARATORS: [char; 4] = ['\t', ';', ',', '|'];

/// Most digits of a side of a fraction: doubles hold all such numbers.
const MOST_DIGITS: usize = 15;

/// A number written so.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Odd {
    Number(f64),
    Fraction(f64),
}

/// Whether a text may have such numbers, by its start.
pub(super) fn may_be(start: &[u8]) -> bool {
    let parts = |b: &u8| b.is_ascii_whitespace() || b",;|\"".contains(b);
    let is_odd = |field: &[u8]| std::str::from_utf8(field).is_ok_and(|field| odd(field).is_some());
    !start.contains(&0) && start.split(parts).any(is_odd)
}

/// The text with plain numbers for these in columns that hold numbers otherwise, and the first of
/// them with what it was read as; nothing where there are none.
pub(super) fn plain(text: &str) -> Option<(String, [String; 2])> {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let layout = Layout::of(&lines);
    let columns = layout.columns(&lines);
    if columns.is_empty() {
        return None;
    }
    let (mut plain, mut first) = (String::with_capacity(text.len()), None);
    for line in text.split_inclusive('\n') {
        let (fields, mut from) = (layout.fields(line), 0);
        for (at, field) in fields.iter().enumerate() {
            let place = layout.place(at, fields.len());
            let Some(number) = odd(field).filter(|_| columns.contains(&place)) else { continue };
            let start = field.as_ptr() as usize - line.as_ptr() as usize;
            let shown = format!("{:e}", number.value());
            plain.push_str(&line[from..start]);
            plain.push_str(&shown);
            from = start + field.len();
            first.get_or_insert_with(|| [field.to_string(), number.value().to_string()]);
        }
        plain.push_str(&line[from..]);
    }
    Some((plain, first?))
}

/// How the fields of a line are separated: by this sign, or by white space.
struct Layout(Option<char>);

impl Layout {
    fn of(lines: &[&str]) -> Self {
        let count = |line: &str, sign: char| line.matches(sign).count();
        let even = |sign: &char| {
            let first = lines.first().map_or(0, |line| count(line, *sign));
            first > 0 && lines.iter().all(|line| count(line, *sign) == first)
        };
        Self(SEPARATORS.into_iter().find(even))
    }

    fn fields<'a>(&self, line: &'a str) -> Vec<&'a str> {
        let bare = |field: &'a str| field.trim().trim_matches('"');
        match self.0 {
            Some(sign) => line.split(sign).map(bare).collect(),
            None => line.split_whitespace().collect(),
        }
    }

    /// The column of a field; a word may have spaces, so that they count from the right there.
    fn place(&self, at: usize, fields: usize) -> usize {
        if self.0.is_some() { at } else { fields - 1 - at }
    }

    /// The columns that hold such numbers among others. Those of fractions alone are words where no
    /// other column says that they are not, as is the first column of a table with names.
    fn columns(&self, lines: &[&str]) -> Vec<usize> {
        let titles = lines.first().map(|line| self.fields(line)).unwrap_or_default();
        let data = if lines.len() > 1 { &lines[1..] } else { lines };
        let rows: Vec<Vec<&str>> = data.iter().map(|line| self.fields(line)).collect();
        let width = rows.iter().map(Vec::len).min().unwrap_or_default();
        let even = rows.iter().all(|row| row.len() == width);
        let column = |place: usize| -> Vec<&str> {
            rows.iter().map(|row| row[self.place(place, row.len())]).collect()
        };
        // The first line may have titles or numbers.
        let whole = |place: usize| -> Vec<&str> {
            let count = titles.len();
            let first = (place < count).then(|| titles[self.place(place, count)]);
            column(place).into_iter().chain(first).collect()
        };
        let is_plain = |field: &&str| decimal::whole(field.as_bytes()).is_some();
        let is_number = |field: &&str| is_plain(field) || odd(field).is_some();
        let is_fraction = |field: &&str| matches!(odd(field), Some(Odd::Fraction(_)));
        let numeric: Vec<usize> =
            (0..width).filter(|place| column(*place).iter().all(is_number)).collect();
        let all = numeric.len() == width && even;
        let fractions = numeric.iter().filter(|place| whole(**place).iter().any(is_fraction));
        let fractions = fractions.count();
        let speaks = |place: &usize| {
            let fields = whole(*place);
            let first = self.place(0, width) == *place && even;
            let named = titles.first().copied();
            let words = first && (!all || named.is_some_and(is_title));
            let mixed = fields.iter().any(is_plain);
            let fraction = fields.iter().any(is_fraction);
            let beside = if first { fractions > 1 } else { numeric.len() > 1 };
            let odd = fields.iter().any(|field| odd(field).is_some());
            odd && !words && (!fraction || mixed || beside)
        };
        if width < 2 { Vec::new() } else { numeric.iter().copied().filter(speaks).collect() }
    }
}

impl Odd {
    fn value(self) -> f64 {
        match self {
            Self::Number(value) | Self::Fraction(value) => value,
        }
    }
}

/// The number that a field is in one of these ways, and in no plain one.
fn odd(field: &str) -> Option<Odd> {
    let starts = field.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    if !starts || !field.is_ascii() || field.len() > 64 {
        return None;
    }
    let number = fortran(field).or_else(|| hexadecimal(field)).map(Odd::Number);
    let found = number.or_else(|| fraction(field).map(Odd::Fraction))?;
    found.value().is_finite().then_some(found)
}

/// `1.0D+03`, always with a point; three digits of an exponent leave no room for its letter.
fn fortran(field: &str) -> Option<f64> {
    let (mantissa, exponent) = match field.split_once(['d', 'D']) {
        Some(parts) => parts,
        None => {
            let at = field.rfind(['+', '-']).filter(|at| *at > 0)?;
            (field.len() - at == 4).then(|| field.split_at(at))?
        }
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let exact = mantissa.contains('.') && digits(exponent.trim_start_matches(['+', '-']));
    let bare = mantissa.trim_start_matches(['+', '-']);
    let plain = bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (exact && plain).then(|| decimal::whole(format!("{mantissa}e{exponent}").as_bytes()))?
}

/// `0x1.8p3` is 1.5 · 2³, as C's `%a` and Python's `float.hex` write it.
fn hexadecimal(field: &str) -> Option<f64> {
    let size = field.trim_start_matches(['+', '-']);
    let size = size.strip_prefix("0x").or_else(|| size.strip_prefix("0X"))?;
    let (mantissa, exponent) = size.split_once(['p', 'P'])?;
    let (whole, places) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{places}");
    let value = u64::from_str_radix(digits.trim_start_matches('+'), 16).ok()? as f64;
    let exponent: i32 = exponent.parse().ok().filter(|power: &i32| power.abs() < 5000)?;
    let power = exponent - 4 * places.len() as i32;
    // In two steps, as half of a power is no zero where the whole is.
    let value = value * 2f64.powi(power / 2) * 2f64.powi(power - power / 2);
    Some(if field.starts_with('-') { -value } else { value })
}

fn fraction(field: &str) -> Option<f64> {
    let (above, below) = field.split_once('/')?;
    let digits = |text: &str| {
        (1..=MOST_DIGITS).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let bare = above.strip_prefix(['+', '-']).unwrap_or(above);
    let sound = digits(bare) && digits(below);
    let (above, below) = (above.parse::<f64>().ok()?, below.parse::<f64>().ok()?);
    (sound && below != 0.0).then_some(above / below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_programs_and_people_are_what_they_stand_for() {
        for (text, value) in [
            ("1.0D+03", 1000.0),
            ("-.25d-1", -0.025),
            ("0.5-100", 0.5e-100),
            ("0x1.8p3", 12.0),
            ("-0x1.999999999999ap-4", -0.1),
            ("0x1p-1074", 5e-324),
            ("1/4", 0.25),
            ("-3/2", -1.5),
        ] {
            assert_eq!(odd(text).map(Odd::value), Some(value), "{text}");
        }
        for text in ["1.0", "1D3", "3d", "0x10", "0x.p1", "1/0", "1/2/3", "a/b", "1-100", "--1.0D1"]
        {
            assert_eq!(odd(text), None, "{text}");
        }
    }

    #[test]
    fn columns_of_numbers_become_plain_and_words_stay() {
        for (text, expected) in [
            ("  0.10D+01  0.2D+00\n 0.3D+00 4.0\n", "  1e0  2e-1\n 3e-1 4.0\n"),
            ("king 1/4 1\nqueen 1 1/2\n", "king 2.5e-1 1\nqueen 1 5e-1\n"),
            ("token,x\n1/2,0x1p1\n1/3,1\n", "token,x\n1/2,2e0\n1/3,1\n"),
            ("1/2\t1/4\n1\t2\n", "5e-1\t2.5e-1\n1\t2\n"),
        ] {
            assert_eq!(plain(text).map(|(text, _)| text).as_deref(), Some(expected), "{text}");
        }
        for text in ["1/2\n1/4\n", "cup 1/2\ncup 1/3\n", "1/2,0.5\n1/3,1.5\n", "a b\nc d\n", ""] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
