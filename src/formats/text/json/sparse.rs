//! Vectors of which only the components are written that are not 0: their numbers under `indices`,
//! and what they are under `values`.

use super::{
    node::Node,
    rows::{Fault, Row},
    vector::VECTORS,
};
use crate::text::sparse::MAX_COMPONENTS;

/// The components of a vector that are written: their numbers, from 0, and what they are.
struct Sparse<'a> {
    indices: &'a [f64],
    values: &'a [f64],
}

/// Fills the vectors of records that are sparse, if all are; how many components they have then.
///
/// # Errors
/// The number of a component beyond the most that vectors have.
pub(super) fn fill(elements: &[Node], rows: &mut [Row]) -> Result<Option<usize>, Fault> {
    let Some(all) = elements.iter().map(of).collect::<Option<Vec<Sparse>>>() else {
        return Ok(None);
    };
    let most = |sparse: &Sparse| sparse.indices.iter().copied().fold(0.0, f64::max);
    for (row, sparse) in all.iter().enumerate() {
        let last = most(sparse);
        if last >= MAX_COMPONENTS as f64 {
            return Err(format!(
                "row {row} (from 0) has component {last}, the most are {MAX_COMPONENTS}"
            ));
        }
    }
    let width = all.iter().map(most).fold(0.0, f64::max) as usize + 1;
    for (row, sparse) in rows.iter_mut().zip(&all) {
        row.vector = vec![0.0; width];
        for (index, value) in sparse.indices.iter().zip(sparse.values) {
            row.vector[*index as usize] = *value;
        }
    }
    Ok(Some(width))
}

/// The sparse vector of a record, under whatever key; none where it has a dense one beside it.
fn of(value: &Node) -> Option<Sparse<'_>> {
    let Node::Object(fields) = value else { return None };
    let numbers = |key: &str| match value.get(key) {
        Some(Node::Numbers(numbers)) => Some(numbers.as_slice()),
        _ => None,
    };
    let is_dense = |key: &&str| *key != "values" && numbers(key).is_some();
    if VECTORS.iter().any(is_dense) {
        return None;
    }
    if let (Some(indices), Some(values)) = (numbers("indices"), numbers("values")) {
        let is_index = |index: &f64| index.fract() == 0.0 && *index >= 0.0;
        let fits = indices.len() == values.len() && indices.iter().all(is_index);
        return fits.then_some(Sparse { indices, values });
    }
    let is_list = |(_, field): &(String, Node)| matches!(field, Node::Numbers(_));
    if fields.iter().any(is_list) {
        return None;
    }
    fields.iter().find_map(|(_, field)| of(field))
}
