//! Tables that are such only where there are no others: of whole numbers, and parts of arrays of
//! more than two dimensions.

use crate::{
    container::Encoding,
    contents::{
        Contents,
        matrix::{Body, Matrix},
    },
    select::choose::is_meant,
};

/// Leaves out what is no table beside others, and takes the others for tables.
pub(crate) fn settle(contents: &mut [Contents]) {
    let has_other = contents
        .iter()
        .any(|c| !c.unreadable.is_empty() || c.matrices.iter().any(|matrix| !is_bare(matrix)));
    for contents in contents.iter_mut() {
        take_whole(contents, has_other);
    }
    let has_table = contents.iter().any(|c| !c.matrices.is_empty() || !c.unreadable.is_empty());
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

/// Whether these are whole numbers, and nothing says what to multiply them by.
fn is_bare(matrix: &Matrix) -> bool {
    let is_whole = |encoding| matches!(encoding, Encoding::Whole(_));
    let stored = matches!(&matrix.body, Body::Stored(stored) if is_whole(stored.encoding));
    stored && matrix.scales.is_none()
}
