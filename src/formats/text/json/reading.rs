//! A file while its values are put where they belong.

use nalgebra::DMatrix;

use super::{
    keys::is_numbering,
    node::Table,
    rows::{Fault, Records},
};
use crate::{
    contents::{
        Bias, Contents,
        label_list::{LabelList, Role, Slack},
        matrix::{Body, Matrix, Part},
    },
    error::FormatError,
    rows::set::RowSet,
    source::input::Input,
};

/// A file while its values are put where they belong.
pub(super) struct Reading<'a, 'b> {
    pub(super) contents: Contents,
    pub(super) input: &'a mut Input<'b>,
}

impl Reading<'_, '_> {
    pub(super) fn take_records(
        &mut self,
        name: &str,
        found: Result<Records, Fault>,
    ) -> Result<(), FormatError> {
        let found = found.map_err(|fault| self.ragged(fault))?;
        self.push_records(name, found);
        Ok(())
    }

    /// A table without the rows that lack a number, and the bias of its tokens.
    pub(super) fn push_records(&mut self, name: &str, found: Records) {
        let Records { table, labels, bias, gaps, gap, odd, odd_length, sparse } = found;
        let file = self.input.name();
        let rows = table.rows + gaps.len() + odd.len();
        let row = |row: &usize| {
            let label = labels.as_ref().and_then(|labels| labels.get(*row));
            let label = label.filter(|label| !label.is_empty());
            label.map_or(format!("row {row}"), |label| format!("row {row} ({label:?})"))
        };
        if let Some(first) = gaps.first().map(row) {
            self.contents.warnings.push(format!(
                "{file}: rows that lack a number are left aside: {}, first {first}, column {:?}: \
                {}",
                gaps.len(),
                gap.to_string(),
                "null"
            ));
        }
        if let Some(first) = odd.first().map(row) {
            self.contents.warnings.push(format!(
                "{file}: rows of another length are left aside: {}, first {first} of {odd_length} \
                 numbers",
                odd.len()
            ));
        }
        if let Some(width) = sparse {
            self.contents.warnings.push(format!(
                "{file}: sparse rows, read as vectors of {width} components: others are 0"
            ));
        }
        if let Some((key, values)) = bias.filter(|_| name != "f") {
            let note = format!("{file}: the column {key:?} is read as the bias, one a token");
            self.contents.warnings.push(note);
            self.contents.biases.push(Bias { name: format!("{name}_bias"), values });
        }
        self.push_table(name, table, labels);
        let mut left = [gaps, odd].concat();
        left.sort_unstable();
        if let (Some(matrix), false) = (self.contents.matrices.last_mut(), left.is_empty()) {
            matrix.rows = rows as u64;
            let mut left = left.into_iter().peekable();
            let kept = (0..rows).filter(|row| left.next_if_eq(row).is_none());
            let kept = RowSet::Only(kept.map(|row| row as u64).collect());
            if let Body::Read { rows, .. } = &mut matrix.body {
                *rows = kept;
            }
        }
    }

    pub(super) fn push_list(&mut self, name: &str, entries: Vec<String>) {
        let (role, place) = (Role::of(name), format!("list {name:?}"));
        // Both ways round, as `id2label` and `label2id` of one config.
        if is_numbering(name) && self.contents.lists.iter().any(|list| list.entries == entries) {
            return;
        }
        self.contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
    }

    pub(super) fn push_table(&mut self, name: &str, table: Table, labels: Option<Vec<String>>) {
        let shape = (table.rows as u64, table.columns as u64);
        let vectors = DMatrix::from_vec(table.columns, table.rows, table.numbers);
        let body = Body::Read { vectors: vectors.into(), rows: RowSet::All };
        self.contents.matrices.push(Matrix::new(name, shape, "JSON", body));
        if let Some(entries) = labels {
            let (role, place) = (Role::Either, format!("words of {name:?}"));
            self.contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
        }
    }

    /// Tables that stand in a list, as parts of one array.
    pub(super) fn push_parts(&mut self, name: &str, tables: Vec<Table>) {
        let count = tables.len();
        for (i, table) in tables.into_iter().enumerate() {
            self.push_table(&format!("{name}[{i}]"), table, None);
            if let Some(matrix) = self.contents.matrices.last_mut().filter(|_| count > 1) {
                let note = format!("of {count} tables in a list");
                matrix.part = Some(Part { of: name.into(), note, is_last_layer: None });
            }
        }
    }

    /// A table under its words, which belong to it alone.
    pub(super) fn push_words(&mut self, name: &str, found: Records) {
        self.push_table(name, found.table, None);
        if let Some(matrix) = self.contents.matrices.last_mut() {
            matrix.labels = found.labels;
        }
    }
}
