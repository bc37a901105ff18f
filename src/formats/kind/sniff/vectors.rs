//! Tables in which a field holds a whole vector.

use super::lines::{fields, is_number, split, words};
use crate::text::{
    table::{
        field::{begins_vector, encoded, vector},
        notation::written,
    },
    word_vectors::width_of,
};

/// What separates the columns of a table one of which holds whole vectors as text.
pub(super) fn vector_separator(lines: &[&[u8]]) -> Option<u8> {
    let data = if lines.len() > 1 { &lines[1..] } else { lines };
    let bracketed = |separator: u8| {
        data.iter().any(|line| {
            let fields = split(line, separator);
            fields.len() > 1 && fields.iter().any(|field| begins_vector(unquoted(field)))
        })
    };
    let signs = [b'\t', b';', b',', b':', b'='];
    if let Some(found) = signs.into_iter().find(|&separator| bracketed(separator)) {
        return Some(found);
    }
    let encoded = |separator: u8| {
        let has_code = |line: &&[u8]| {
            split(line, separator).iter().any(|field| encoded(bare(field)).is_some())
        };
        data.iter().all(has_code)
    };
    if let Some(found) = [b'\t', b';', b','].into_iter().find(|&separator| encoded(separator)) {
        return Some(found);
    }
    // Several numbers without brackets in a field of their own: "king,0.1 0.2", "king TAB 0.1;0.2".
    if let Some(found) = [b',', b';', b'\t', b' ', b':', b'=']
        .into_iter()
        .find(|&sign| has_vector_fields(data, sign))
    {
        return Some(found);
    }
    if let Some(found) = [b',', b';', b'\t'].into_iter().find(|&sign| has_vector_column(data, sign))
    {
        return Some(found);
    }
    // A title over several numbers without brackets: "word TAB vec".
    let titled = lines.first().is_some_and(|line| width_of(line) == 0);
    (titled && lines.len() > 1 && mixed(data)).then_some(b'\t')
}

/// Whether each line is a name and several numbers, parted by another sign than these among
/// themselves.
fn has_vector_fields(lines: &[&[u8]], separator: u8) -> bool {
    let signs = [b' ', b';', b'|'].into_iter().filter(|&sign| sign != separator);
    let mut signs: Vec<u8> = signs.filter(|&sign| separator != b'\t' || sign != b' ').collect();
    // One comma behind a space is a decimal one.
    signs.extend([b' ', b':', b'='].contains(&separator).then_some(b','));
    let is_part = |part: &[u8], sign| is_number(part) || sign != b',' && written(part).is_some();
    let several = |field: &[u8]| {
        let field = unquoted(field).trim_ascii();
        let field = field.strip_suffix(b"\"").unwrap_or(field);
        signs.iter().any(|&sign| {
            let mut numbers = field.split(|&b| b == sign).filter(|part| !part.is_empty());
            let signs = field.iter().filter(|&&b| b == sign).count();
            signs > usize::from(sign == b',' && separator == b' ')
                && numbers.all(|part| is_part(part.trim_ascii(), sign))
        })
    };
    // A comma between "king;0" and "5;1" is a decimal one.
    let is_name = |field: &[u8]| {
        let last = |&sign: &u8| field.rsplit(|&b| b == sign).next().unwrap_or_default();
        !is_number(field) && !signs.iter().any(|sign| is_number(last(sign)))
    };
    let of_both = |line: &&[u8]| match split(line, separator).as_slice() {
        [name, vector] => is_name(name.trim_ascii()) && several(vector),
        _ => false,
    };
    !lines.is_empty() && lines.iter().all(of_both)
}

/// Whether a column holds several numbers that commas part in all lines, in quotes where commas
/// part the columns too: `7,king,"0.1,0.2"`.
fn has_vector_column(lines: &[&[u8]], separator: u8) -> bool {
    let several = |field: &[u8]| field.contains(&b',') && vector(bare(field)).is_some();
    let rows: Vec<Vec<&[u8]>> = lines.iter().map(|line| split(line, separator)).collect();
    let columns = rows.first().map_or(0, Vec::len);
    let even = columns > 1 && rows.iter().all(|row| row.len() == columns);
    let is_vector = |column: usize| {
        rows.iter().all(|row| several(row[column]))
            && rows.iter().any(|row| written(bare(row[column])).is_none())
    };
    even && (0..columns).any(is_vector)
}

/// A field without quotes around it.
fn bare(field: &[u8]) -> &[u8] {
    let field = unquoted(field);
    field.strip_suffix(b"\"").unwrap_or(field)
}

fn unquoted(field: &[u8]) -> &[u8] {
    let field = field.trim_ascii();
    field.strip_prefix(b"\"").unwrap_or(field)
}

/// Whether tabs and spaces alike stand between numbers: in at least half of the lines, what tabs
/// part are several numbers.
pub(super) fn mixed(lines: &[&[u8]]) -> bool {
    let several = |part: &[u8]| words(part) > 1 && fields(part).all(is_number);
    let of_both = |line: &&&[u8]| line.contains(&b'\t') && line.split(|&b| b == b'\t').any(several);
    !lines.is_empty() && 2 * lines.iter().filter(of_both).count() >= lines.len()
}
