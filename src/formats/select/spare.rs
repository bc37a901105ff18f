//! Tables that are such only where there are no others: of whole numbers, and parts of arrays of
//! more than two dimensions.

use crate::{
    container::Encoding,
    contents::{
        Bias, Contents, head,
        label_list::{LabelList, Role, Slack},
        matrix::{Body, Matrix},
    },
    names::labels::taken,
    rows::set::RowSet,
    select::choose::is_meant,
    tensors::singles,
};

/// Leaves out what is no table beside others, and takes the others for tables.
pub(crate) fn settle(contents: &mut [Contents]) {
    let has_other = contents
        .iter()
        .any(|c| !c.unreadable.is_empty() || c.matrices.iter().any(|matrix| !is_bare(matrix)));
    for contents in contents.iter_mut() {
        take_whole(contents, has_other);
    }
    take_numbered(contents);
    let holds = |c: &Contents| !c.matrices.is_empty() || !c.unreadable.is_empty();
    let has_table = contents.iter().any(|c| holds(c) || !c.cubes.is_empty());
    let widths = widths(contents);
    for contents in contents.iter_mut() {
        singles::settle(contents, has_table, &widths);
    }
    let has_table = contents.iter().any(holds);
    for contents in contents.iter_mut() {
        for cube in std::mem::take(&mut contents.cubes) {
            if is_meant(&cube.name) || !has_table {
                contents.matrices.extend(cube.tables());
            } else {
                let (name, dimensions) = (cube.name, cube.shape.len());
                contents.ignored.push(format!("{name:?} of {dimensions} dimensions"));
            }
        }
    }
}

/// Numbers of components of tables, but for those that are numbers of rows as well: as many numbers
/// may be one a row there.
fn widths(contents: &[Contents]) -> Vec<usize> {
    let tables = || contents.iter().flat_map(|held| &held.matrices);
    let is_rows = |width: &u64| tables().any(|table| table.rows == *width);
    let widths = tables().map(|table| table.columns).filter(|width| !is_rows(width));
    widths.filter_map(|width| usize::try_from(width).ok()).collect()
}

/// Numbers of tokens, masks and clusters are whole, and no vectors beside a table that is none of
/// whole numbers.
fn take_whole(contents: &mut Contents, has_other: bool) {
    for matrix in std::mem::take(&mut contents.matrices) {
        let (name, dtype) = (&matrix.name, &matrix.dtype);
        if !is_bare(&matrix) {
            contents.matrices.push(matrix);
        } else if has_other && !is_meant(name) {
            contents.ignored.push(format!("{name:?} of type {dtype}"));
        } else {
            let words =
                format!("{name:?} holds whole numbers ({dtype}), which are read as they are");
            contents.warnings.push(words);
            contents.matrices.push(matrix);
        }
    }
}

/// Words with one number each are the names of another file's rows: the numbers count them, or say
/// how often they come, or are the bias of each if the table is called so.
fn take_numbered(contents: &mut [Contents]) {
    contents.iter_mut().for_each(own_words);
    let sizes: Vec<u64> = contents
        .iter()
        .flat_map(|c| &c.matrices)
        .filter(|matrix| matrix.columns > 1)
        .flat_map(|matrix| [matrix.rows, matrix.columns])
        .collect();
    for contents in contents.iter_mut() {
        for matrix in std::mem::take(&mut contents.matrices) {
            match numbered(&matrix).filter(|(names, _)| sizes.contains(&(names.len() as u64))) {
                Some((entries, counted)) => {
                    let (role, place) =
                        (Role::of(&matrix.name), format!("words of {:?}", matrix.name));
                    if head::bias(&matrix.name).is_some() {
                        let (name, values) = (matrix.name.clone(), numbers(&matrix));
                        contents.biases.push(Bias { name, values });
                    } else if counted {
                        contents.warnings.push(taken(&matrix.name));
                    } else {
                        contents.warnings.push(format!(
                            "the numbers beside the words of {:?} are left aside",
                            matrix.name
                        ));
                    }
                    let slack = Slack::None;
                    contents.lists.push(LabelList { role, place, entries, slack });
                }
                None => contents.matrices.push(matrix),
            }
        }
    }
}

/// Gives the only table of a file of JSON, of one number a row, the words that belong to it.
fn own_words(contents: &mut Contents) {
    let Contents { matrices, lists, .. } = contents;
    let ([table], [list]) = (matrices.as_mut_slice(), lists.as_slice()) else { return };
    let belong = list.place == format!("words of {:?}", table.name);
    if table.columns == 1
        && table.labels.is_none()
        && belong
        && list.entries.len() as u64 == table.rows
    {
        table.labels = lists.pop().map(|list| list.entries);
    }
}

/// The words of a table of text with one number a word, in the order that the numbers give if they
/// count from 0 or 1; and whether they do.
fn numbered(matrix: &Matrix) -> Option<(Vec<String>, bool)> {
    let Body::Read { rows: RowSet::All, .. } = &matrix.body else { return None };
    let is_text = ["text", "JSON"].contains(&matrix.dtype.as_str());
    let labels = matrix.labels.as_ref().filter(|_| matrix.columns == 1 && is_text)?;
    let numbers = numbers(matrix);
    if numbers.len() != labels.len() {
        return None;
    }
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|&a, &b| numbers[a].total_cmp(&numbers[b]));
    let start = order.first().map(|&first| numbers[first]);
    let counts =
        |start: f64| order.iter().zip(0_u32..).all(|(&i, at)| numbers[i] == start + f64::from(at));
    let counted = start.is_some_and(|start| [0.0, 1.0].contains(&start) && counts(start));
    let in_order = || order.iter().map(|&i| labels[i].clone()).collect();
    Some((if counted { in_order() } else { labels.clone() }, counted))
}

/// The numbers of a table that was read already.
fn numbers(matrix: &Matrix) -> Vec<f64> {
    match &matrix.body {
        Body::Read { vectors, .. } => vectors.clone().widened().iter().copied().collect(),
        _ => Vec::new(),
    }
}

/// Whether these are whole numbers, and nothing says what to multiply them by.
fn is_bare(matrix: &Matrix) -> bool {
    let is_whole = |encoding| matches!(encoding, Encoding::Whole(_));
    let stored = matches!(&matrix.body, Body::Stored(stored) if is_whole(stored.encoding));
    stored && matrix.scales.is_none()
}
