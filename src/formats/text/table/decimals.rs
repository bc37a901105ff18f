//! Which sign stands before the decimals of each column.

use csv::ByteRecord;

use super::notation::{Notation, Sign, Written, spaced, written};

/// What the fields of a column say, the first of them first.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    /// The sign of the first number that has surely one, and whether others have the other.
    sure: Option<Sign>,
    both: bool,
    /// The sign of the first number that may have thousands instead.
    either: Option<Sign>,
    /// Whether spaces stand between thousands.
    spaced: bool,
}

/// How the numbers of each column are written, by the records below the titles. What a column does
/// not say is said by the others; where these say nothing either, three digits behind a comma are
/// decimals, but between commas, where a number in quotes has its comma for the thousands.
///
/// A column that uses both signs is read by the one it has first, so that the other is an error
/// with its place.
pub(super) fn notations(records: &[ByteRecord], columns: usize, separator: u8) -> Vec<Notation> {
    let own: Vec<Evidence> = (0..columns).map(|i| evidence(records, i)).collect();
    let says = |sign| own.iter().any(|column| column.sure == Some(sign));
    let table = match (says(Sign::Point), says(Sign::Comma)) {
        (true, false) => Some(Sign::Point),
        (false, true) => Some(Sign::Comma),
        _ => None,
    };
    own.iter().map(|column| notation(*column, table, separator)).collect()
}

fn notation(own: Evidence, table: Option<Sign>, separator: u8) -> Notation {
    let spaced = own.spaced;
    if let Some(sign) = own.sure.or(table) {
        return Notation { sign, thousands: !own.both, spaced };
    }
    let quoted = own.either == Some(Sign::Comma) && separator == b',';
    let sign = own.either.filter(|_| !quoted).unwrap_or(Sign::Point);
    Notation { sign, thousands: quoted, spaced }
}

/// What a column says that holds numbers in all records but where there is none.
fn evidence(records: &[ByteRecord], column: usize) -> Evidence {
    let fields = || records.iter().filter_map(|record| record.get(column)).map(<[u8]>::trim_ascii);
    let numbers = fields().filter(|field| spaced(field).is_some()).count();
    let mut evidence = Evidence::default();
    if 2 * numbers < fields().count() {
        return evidence;
    }
    for field in fields() {
        let own = written(field);
        evidence.spaced |= own.is_none() && spaced(field).is_some();
        match own.or_else(|| spaced(field)) {
            Some(Written::Sure(_, Some(sign))) => {
                evidence.both |= evidence.sure.is_some_and(|first| first != sign);
                evidence.sure = evidence.sure.or(Some(sign));
            }
            Some(Written::Either { sign, .. }) => {
                evidence.either = evidence.either.or(Some(sign));
            }
            _ => {}
        }
    }
    evidence
}
