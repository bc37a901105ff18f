//! The first records of a table, and what can be said of its columns by looking at them.

use std::collections::HashSet;

use csv::ByteRecord;

use super::{
    super::{
        field::vector,
        notation::{Notation, is_missing, spaced, written},
    },
    Columns,
    titles::{COMPONENT_TITLES, INDEX_TITLES, NAME_TITLES, is_extra, series},
};
use crate::contents::head;

/// The first records, and what can be said of a column by looking at them.
pub(super) struct Sample<'a> {
    pub(super) first: &'a ByteRecord,
    pub(super) rest: &'a [ByteRecord],
    pub(super) titled: bool,
}

impl Sample<'_> {
    fn is_numeric(&self, record: &ByteRecord, i: usize) -> bool {
        record.get(i).is_some_and(|field| written(field).is_some())
    }

    fn is_vector(&self, record: &ByteRecord, i: usize) -> bool {
        record.get(i).is_some_and(|field| vector(field).is_some())
    }

    fn is_gap(&self, record: &ByteRecord, i: usize) -> bool {
        record.get(i).is_some_and(is_missing)
    }

    /// Whether a column holds numbers in all records but perhaps the first, and but for gaps.
    fn numeric_below(&self, i: usize) -> bool {
        let all = self.rest.iter().all(|record| self.is_numeric(record, i));
        // A number that is none, such as NaN, is a gap too.
        let gaps = self.rest.iter().filter(|record| self.is_gap(record, i)).count();
        all && (gaps == 0 || 2 * gaps < self.rest.len())
            || self.spaced_below(i)
            || self.numeric_with_gaps(i)
            || self.numeric_with_texts(i)
    }

    /// Whether nearly all of a column are numbers, such as decimals or those behind a name: other
    /// texts than the known ones say there that there is none, in some language.
    fn numeric_with_texts(&self, i: usize) -> bool {
        const NEARLY_ALL: usize = 3;
        let has_sign = |record: &ByteRecord| record[i].iter().any(|b| matches!(b, b'.' | b','));
        let numbers = || self.rest.iter().filter(|record| self.is_number(record, i));
        let count = numbers().count();
        let others = self.rest.len() - count;
        let is_name =
            |column: usize| !self.rest.iter().any(|record| self.is_number(record, column));
        count > 1
            && count >= NEARLY_ALL * others
            && i > 0
            && (numbers().all(has_sign) || is_name(0))
    }

    fn is_number(&self, record: &ByteRecord, i: usize) -> bool {
        self.is_numeric(record, i) && !self.is_gap(record, i)
    }

    /// Whether less than half of a column that otherwise holds numbers says that there is none. A
    /// first column of whole numbers and signs may be one of tokens.
    fn numeric_with_gaps(&self, i: usize) -> bool {
        let has_sign = |record: &ByteRecord| record[i].iter().any(|b| matches!(b, b'.' | b','));
        let is_number = |record: &&ByteRecord| self.is_numeric(record, i);
        let sure = i > 0 || self.rest.iter().filter(is_number).any(has_sign);
        sure && self.few_gaps(i, |record| self.is_numeric(record, i))
    }

    /// Whether all fields of a column are as they should be or gaps, and these are the fewer.
    fn few_gaps(&self, i: usize, is: impl Fn(&ByteRecord) -> bool) -> bool {
        let gaps = self.rest.iter().filter(|record| self.is_gap(record, i)).count();
        2 * gaps < self.rest.len()
            && self.rest.iter().all(|record| is(record) || self.is_gap(record, i))
    }

    /// Whether a column holds numbers with spaces between thousands, and is none of vectors.
    fn spaced_below(&self, i: usize) -> bool {
        let fields = || self.rest.iter().map(|record| record.get(i).unwrap_or_default());
        let decimal = |field: &[u8]| field.iter().any(|b| matches!(b, b'.' | b','));
        fields().all(|field| spaced(field).is_some())
            && (fields().any(decimal) || !self.vectors_below(i))
    }

    /// Whether a column holds numbers in at least half of the records below its title.
    fn mostly_numeric(&self, i: usize) -> bool {
        let is_number =
            |record: &&ByteRecord| self.is_numeric(record, i) && !self.is_gap(record, i);
        let numbers = self.rest.iter().filter(is_number).count();
        numbers > 0 && 2 * numbers >= self.rest.len()
    }

    /// Whether nothing stands in a column: a separator at the end of each line makes such a one.
    pub(super) fn is_empty(&self, i: usize) -> bool {
        let is_blank =
            |record: &ByteRecord| record.get(i).unwrap_or_default().trim_ascii().is_empty();
        self.rest.iter().all(is_blank)
            && (is_blank(self.first) || self.titled && !self.rest.is_empty())
    }

    fn vectors_below(&self, i: usize) -> bool {
        let all = self.rest.iter().all(|record| self.is_vector(record, i));
        all || self.few_gaps(i, |record| self.is_vector(record, i))
    }

    /// Whether the first record holds titles: no number where there are numbers below.
    pub(super) fn has_titles(&self) -> bool {
        let title = |i: usize| {
            let numbers = self.numeric_below(i) && !self.is_numeric(self.first, i);
            let vectors = self.vectors_below(i) && !self.is_vector(self.first, i);
            // An empty title stands over numbers of rows, which have no gaps.
            let gap = self.is_gap(self.first, i) && !self.first[i].trim_ascii().is_empty()
                || self.is_gap(self.first, i) && i > 0;
            (numbers || vectors) && !gap
        };
        !self.rest.is_empty() && ((0..self.first.len()).any(title) || self.has_counted_titles())
    }

    /// Whether the first record counts the columns, as pandas writes titles where there are none:
    /// whole numbers from 0 or 1 on, beside a usual title of names or over numbers that are not all
    /// whole.
    fn has_counted_titles(&self) -> bool {
        let numeric = |i: &usize| {
            self.is_numeric(self.first, *i) && (self.numeric_below(*i) || self.mostly_numeric(*i))
        };
        let (numbers, others): (Vec<usize>, Vec<usize>) = (0..self.first.len()).partition(numeric);
        let whole = |i: &usize| self.first[*i].trim_ascii().iter().all(u8::is_ascii_digit);
        let value = |i: usize| Notation::POINT.number(&self.first[i]);
        let start =
            numbers.first().and_then(|&i| value(i)).filter(|start| [0.0, 1.0].contains(start));
        let counts = start.is_some_and(|start| {
            (0..).zip(&numbers).all(|(at, &i)| value(i) == Some(start + f64::from(at)))
        });
        let named = others.first().is_some_and(|&i| {
            let title = String::from_utf8_lossy(&self.first[i]).trim().to_lowercase();
            NAME_TITLES.contains(&title.as_str()) || INDEX_TITLES.contains(&title.as_str())
        });
        let fraction = |record: &ByteRecord| {
            numbers
                .iter()
                .filter_map(|&i| record.get(i))
                .any(|field| field.iter().any(|b| matches!(b, b'.' | b',')))
        };
        let sure = named || (numbers.len() > 2 && self.rest.iter().any(fraction));
        counts && sure && numbers.len() > 1 && numbers.iter().all(whole)
    }

    fn title(&self, i: usize) -> String {
        let title = || String::from_utf8_lossy(&self.first[i]).trim().to_string();
        if self.titled { title() } else { String::new() }
    }

    fn lower(&self, i: usize) -> String {
        self.title(i).to_lowercase()
    }

    pub(super) fn shown(&self, i: usize) -> String {
        let title = self.title(i);
        if title.is_empty() { i.to_string() } else { title }
    }

    /// Whether the first column counts the rows, or the components where a column is a word.
    fn is_index(&self) -> bool {
        let title = self.lower(0);
        let counts = |from: usize| {
            self.rest.iter().enumerate().all(|(at, record)| {
                let field = record.get(0).and_then(|field| std::str::from_utf8(field).ok());
                field.is_some_and(|field| field.trim().parse() == Ok(at + from))
            })
        };
        INDEX_TITLES.contains(&title.as_str())
            || COMPONENT_TITLES.contains(&title.as_str()) && (counts(0) || counts(1))
    }

    /// Whether a column without a title beside the names says which row this is, or how often a
    /// word comes: before the names it counts the rows, behind them it is whole where all others
    /// have decimals.
    fn is_number_of_rows(&self, i: usize, label: usize, numbers: &[usize]) -> bool {
        let records = || std::iter::once(self.first).chain(self.rest);
        let whole = |record: &ByteRecord, i: usize| {
            let field = record.get(i).and_then(|field| std::str::from_utf8(field).ok())?;
            field.trim().parse::<u64>().ok()
        };
        let counts = |from: u64| (from..).zip(records()).all(|(at, own)| whole(own, i) == Some(at));
        if i + 1 == label && !self.rest.is_empty() && (counts(0) || counts(1)) {
            return true;
        }
        // Whole numbers before the names, none of which comes twice, are those of rows too.
        let distinct = || {
            let all: HashSet<_> = records().map(|record| whole(record, i)).collect();
            all.len() == self.rest.len() + 1
        };
        let before = i < label && distinct();
        let beside = before || i == label + 1 || i + 1 == self.first.len();
        if !beside || self.rest.len() < 2 {
            return false;
        }
        let decimal = |&other: &usize| {
            let sign = |record: &ByteRecord| record[other].iter().any(|b| matches!(b, b'.' | b','));
            records().any(sign)
        };
        let others: Vec<usize> = numbers.iter().copied().filter(|&other| other != i).collect();
        let large = records().any(|record| whole(record, i) > Some(1));
        large
            && records().all(|record| whole(record, i).is_some())
            && others.len() > 1
            && others.iter().all(decimal)
    }

    pub(super) fn guess(&self) -> Columns {
        let all = 0..self.first.len();
        let gap = |i: &usize| !self.rest.is_empty() && self.is_gap(self.first, *i);
        let is_number = |i: &usize| {
            self.numeric_below(*i) && (self.titled || self.is_numeric(self.first, *i) || gap(i))
        };
        let is_vector = |i: &usize| {
            self.vectors_below(*i) && (self.titled || self.is_vector(self.first, *i) || gap(i))
        };
        let vector = all.clone().find(|i| !is_number(i) && is_vector(i));
        let (numbers, names): (Vec<usize>, Vec<usize>) =
            all.clone().filter(|i| Some(*i) != vector && !self.is_empty(*i)).partition(is_number);
        let named = all.clone().find(|&i| {
            Some(i) != vector
                && self.titled
                && !self.is_empty(i)
                && NAME_TITLES.contains(&self.lower(i).as_str())
        });
        let index = numbers.first().copied().filter(|&i| self.titled && i == 0 && self.is_index());
        let label = named.or(names.first().copied()).or(index);
        let numbers: Vec<usize> =
            numbers.into_iter().filter(|&i| Some(i) != label && Some(i) != index).collect();
        let untitled = |i: &usize| {
            let label = label.or((*i == 0).then_some(usize::MAX - 1));
            !self.titled && label.is_some_and(|label| self.is_number_of_rows(*i, label, &numbers))
        };
        let numbers: Vec<usize> = numbers.iter().copied().filter(|i| !untitled(i)).collect();
        let components =
            if vector.is_some() { Vec::new() } else { self.components(numbers.clone()) };
        let bias = self.bias(&numbers, &components);
        let numbers = components.into_iter().filter(|i| Some(*i) != bias).collect();
        let (titled, count) = (self.titled, self.first.len());
        let (notations, roles, warnings) = (vec![], vec![], vec![]);
        let padded = false;
        Columns { titled, count, label, vector, numbers, bias, padded, notations, roles, warnings }
    }

    /// The column of numbers whose title says that it is the bias; none if nothing else is a
    /// component. Beside `a` and `c`, or `r` and `g`, the title `b` says nothing.
    fn bias(&self, numbers: &[usize], components: &[usize]) -> Option<usize> {
        if !self.titled {
            return None;
        }
        let letters = ["a", "c", "g", "r"];
        let lettered = components.iter().any(|&i| letters.contains(&self.lower(i).as_str()));
        let is_bias = |i: &&usize| {
            let title = self.lower(**i);
            head::bias(&title).is_some() && !(title == "b" && lettered)
        };
        let bias = numbers.iter().find(is_bias).copied()?;
        let alone = components.iter().all(|i| *i == bias);
        (!alone || components.is_empty()).then_some(bias)
    }

    /// Of columns of numbers those that are components: the largest set of titles that differ in a
    /// number only (`0`, `1`, … or `dim_0`, `dim_1`, …), else all but those that say otherwise.
    fn components(&self, numbers: Vec<usize>) -> Vec<usize> {
        if !self.titled {
            return numbers;
        }
        // What is no number among components is an error with its place, not another kind of
        // column.
        let known: HashSet<usize> = numbers.iter().copied().collect();
        let likely = |i: &usize| known.contains(i) || self.mostly_numeric(*i);
        let titles = (0..self.first.len()).filter(likely).map(|i| (i, self.lower(i)));
        if let Some((_, largest)) = series(titles) {
            return largest;
        }
        let extra = |i: &usize| is_extra(&self.lower(*i));
        let left: Vec<usize> = numbers.iter().copied().filter(|i| !extra(i)).collect();
        if left.is_empty() { numbers } else { left }
    }
}

/// Whether spaces stand around all separators: they are no part of the fields.
pub(super) fn are_padded(records: &[ByteRecord]) -> bool {
    let padded = |record: &ByteRecord| {
        let last = record.len().saturating_sub(1);
        let is_padded = |(i, field): (usize, &[u8])| {
            (i == 0 || field.starts_with(b" ")) && (i == last || field.ends_with(b" "))
        };
        last > 0 && record.iter().enumerate().all(is_padded)
    };
    !records.is_empty() && records.iter().all(padded)
}
