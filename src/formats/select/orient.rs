//! Whether the vectors of a table are its rows or its columns.

use theory::model::{ColumnRole, TableColumn};

use crate::{
    contents::{
        Contents, head,
        label_list::{LabelList, Role, Slack},
        matrix::{Body, Matrix},
    },
    select::slot::{Sides, Slot},
    text::table::columns::series,
};

/// Turns those chosen tables whose columns are the vectors, as the user, the names, the lists of
/// names or the other table say; says so.
pub(crate) fn orient(sides: &Sides, contents: &mut [Contents]) -> Vec<String> {
    let mut warnings = Vec::new();
    let width = |slot: &Option<Slot>, contents: &[Contents]| {
        slot.as_ref().map(|slot| contents[slot.file].matrices[slot.matrix].columns)
    };
    if let Some(slot) = &sides.g {
        let evidence = Evidence { contents, roles: [Role::Tokens, Role::Either] };
        let other = width(&sides.f, contents);
        let by_name = head::has_tokens_as_columns(&evidence.matrix(slot).name);
        let turned = evidence.of_lists(slot).or_else(|| evidence.of_biases(slot));
        let turned = turned.or_else(|| evidence.of_width(slot, other)).or(by_name.then_some(true));
        let turned = turned.or_else(|| evidence.of_input(slot)).or_else(|| evidence.of_both(sides));
        let is_known = head::part(&evidence.matrix(slot).name).is_some();
        let turned = turned.or(is_known.then_some(false));
        warnings.extend(apply("g", slot, turned, contents));
    }
    if let Some(slot) = &sides.f {
        let evidence = Evidence { contents, roles: [Role::Contexts, Role::Contexts] };
        let other = width(&sides.g, contents);
        let turned = evidence.of_width(slot, other).or_else(|| evidence.of_lists(slot));
        warnings.extend(apply("f", slot, turned, contents));
    }
    warnings
}

fn apply(
    side: &str,
    slot: &Slot,
    turned: Option<bool>,
    contents: &mut [Contents],
) -> Option<String> {
    let matrix = &mut contents[slot.file].matrices[slot.matrix];
    let (name, rows, columns) = (matrix.name.clone(), matrix.rows, matrix.columns);
    match slot.transposed.or(turned) {
        Some(true) if matrix.can_be_transposed() => {
            matrix.transpose();
            let titles = titles(&contents[slot.file].columns);
            let matrix = &mut contents[slot.file].matrices[slot.matrix];
            if matrix.labels.is_none() && titles.len() as u64 == matrix.rows {
                matrix.labels = Some(titles);
            }
            Some(format!(
                "{side} is read by columns: {name:?} has {columns} vectors of {rows} components"
            ))
        }
        None if columns > rows && matches!(matrix.body, Body::Stored(_)) => Some(format!(
            "{name:?} is read by rows, {rows} vectors of {columns} components: nothing says \
             whether its columns are the vectors"
        )),
        _ => None,
    }
}

/// What stands over the components of a table of text, where that is more than their numbers.
fn titles(columns: &[TableColumn]) -> Vec<String> {
    let components = columns.iter().filter(|column| column.role == ColumnRole::Component);
    let titles: Vec<String> = components.map(|column| column.title.clone()).collect();
    let counted = series(titles.iter().cloned().enumerate()).map_or(0, |(_, all)| all.len());
    if counted < titles.len() { titles } else { Vec::new() }
}

/// What speaks for rows (false) or columns (true) as vectors; nothing where both would do.
struct Evidence<'a> {
    contents: &'a [Contents],
    roles: [Role; 2],
}

impl Evidence<'_> {
    fn matrix(&self, slot: &Slot) -> &Matrix {
        &self.contents[slot.file].matrices[slot.matrix]
    }

    /// The one of two sizes that a number is; nothing if it is neither or both.
    fn which(&self, slot: &Slot, fits: impl Fn(u64) -> bool) -> Option<bool> {
        let matrix = self.matrix(slot);
        match (fits(matrix.rows), fits(matrix.columns)) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => None,
        }
    }

    /// The same where vectors are mostly more than components, so that a list of as many names as
    /// components, by chance, turns nothing.
    fn which_of_many(&self, slot: &Slot, fits: impl Fn(u64) -> bool) -> Option<bool> {
        let matrix = self.matrix(slot);
        self.which(slot, fits).filter(|turned| !turned || matrix.columns > matrix.rows)
    }

    /// The lists of names: as many entries as rows, or as columns.
    fn of_lists(&self, slot: &Slot) -> Option<bool> {
        let lists = || {
            self.contents
                .iter()
                .flat_map(|c| &c.lists)
                .filter(|list| self.roles.contains(&list.role))
        };
        let exactly = |list: &LabelList| {
            let count = list.entries.len() as u64;
            let padded =
                || self.which_of_many(slot, |size| list.slack == Slack::Padding && size > count);
            // One name more than rows may have a title or a blank line among them: as many columns
            // say nothing then.
            let rows = self.matrix(slot).rows;
            let one_more = list.is_text() && count == rows.saturating_add(1);
            if one_more {
                return list.fits(rows).then_some(false);
            }
            self.which_of_many(slot, |size| size == count).or_else(padded)
        };
        let says = |turned| lists().any(|list| exactly(list) == Some(turned));
        if says(false) { Some(false) } else { says(true).then_some(true) }
    }

    fn of_biases(&self, slot: &Slot) -> Option<bool> {
        let biases = self.contents.iter().flat_map(|c| &c.biases);
        let mut biases = biases.filter(|bias| head::bias(&bias.name).is_some());
        biases.find_map(|bias| self.which_of_many(slot, |size| size == bias.values.len() as u64))
    }

    /// The input embedding of the same model, which has as many vectors of as many components as an
    /// output matrix.
    fn of_input(&self, slot: &Slot) -> Option<bool> {
        let matrix = self.matrix(slot);
        if !matches!(head::part(&matrix.name), Some(head::Part::Output(_))) {
            return None;
        }
        let tables = self.contents.iter().flat_map(|c| &c.matrices);
        let mut inputs =
            tables.filter(|table| matches!(head::part(&table.name), Some(head::Part::Input(_))));
        let turned = |input: &Matrix| (input.rows, input.columns) == (matrix.columns, matrix.rows);
        let square = matrix.rows == matrix.columns;
        inputs.any(|input| !square && turned(input)).then_some(true)
    }

    /// Both tables, whose rows cannot be vectors of one space, while their columns can.
    fn of_both(&self, sides: &Sides) -> Option<bool> {
        let (f, g) = (self.matrix(sides.f.as_ref()?), self.matrix(sides.g.as_ref()?));
        let wide = |table: &Matrix| table.rows > 1 && table.columns > table.rows;
        let fit = f.columns != g.columns && f.rows == g.rows;
        (fit && wide(f) && wide(g)).then_some(true)
    }

    /// The width of the other table.
    fn of_width(&self, slot: &Slot, other: Option<u64>) -> Option<bool> {
        // The size that equals the other's width is the number of components, not of vectors.
        self.which(slot, |size| Some(size) == other).map(|is_columns| !is_columns)
    }
}
