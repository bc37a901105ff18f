//! Tables of directions beside a model, such as steering vectors of several layers.

use theory::model::NamedDirection;

use crate::{
    contents::{
        Contents,
        label_list::LabelList,
        matrix::{Body, Matrix},
    },
    rows::set::RowSet,
};

/// What tables are called that hold directions.
const NAMES: [&str; 4] = ["steer", "direction", "control_vector", "controlvector"];

/// Takes a table that was read already and is called so for directions, where another is as wide.
pub(crate) fn take(contents: &mut [Contents]) {
    let is_called = |matrix: &Matrix| {
        let name = matrix.name.to_lowercase();
        NAMES.iter().any(|known| name.contains(known))
    };
    let tables = contents.iter().flat_map(|held| &held.matrices);
    let widths: Vec<u64> =
        tables.filter(|table| !is_called(table)).map(|table| table.columns).collect();
    for held in contents.iter_mut() {
        for matrix in std::mem::take(&mut held.matrices) {
            let fits = is_called(&matrix) && widths.contains(&matrix.columns);
            match vectors(&matrix).filter(|_| fits) {
                Some(vectors) => {
                    let names = names(held, &matrix);
                    let named = |(name, vector)| NamedDirection { name, vector };
                    held.directions.extend(names.into_iter().zip(vectors).map(named));
                }
                None => held.matrices.push(matrix),
            }
        }
    }
}

fn vectors(matrix: &Matrix) -> Option<Vec<Vec<f64>>> {
    let Body::Read { vectors, rows: RowSet::All } = &matrix.body else { return None };
    let columns = vectors.clone().widened();
    Some(columns.column_iter().map(|column| column.iter().copied().collect()).collect())
}

/// The labels of the table, or the only list of its file that has one for each, or its own name
/// with a number.
fn names(held: &mut Contents, matrix: &Matrix) -> Vec<String> {
    let fits = |list: &LabelList| list.entries.len() as u64 == matrix.rows;
    let list = || {
        let at = held.lists.iter().position(fits)?;
        Some(held.lists.remove(at).entries)
    };
    let made_up = || (0..matrix.rows).map(|row| format!("{} {row}", matrix.name)).collect();
    matrix.labels.clone().or_else(list).unwrap_or_else(made_up)
}
