//! Rows of a table of embeddings.

use crate::{LmError, tensors::Tensors};

/// Rows of a table, decoded, in this order.
pub(super) fn rows(
    tensors: &mut Tensors,
    name: &str,
    wanted: &[u64],
    columns: usize,
) -> Result<Vec<f32>, LmError> {
    let missing = || LmError::MissingTensor {
        name: name.into(),
        expected: "a table whose rows are read".into(),
    };
    let encoding = tensors.get(name).ok_or_else(missing)?.encoding;
    let size = columns / encoding.numbers() * encoding.bytes();
    let mut unique = wanted.to_vec();
    unique.sort_unstable();
    unique.dedup();
    let spans: Vec<(u64, usize)> = unique.iter().map(|row| (row * size as u64, size)).collect();
    let bytes = tensors.read(name, &spans)?;
    let mut table = vec![0.0_f32; unique.len() * columns];
    for (bytes, row) in bytes.chunks_exact(size.max(1)).zip(table.chunks_exact_mut(columns.max(1)))
    {
        encoding.decode(bytes, row);
    }
    if let Some(at) = table.iter().position(|x| !x.is_finite()) {
        let (row, found) = (unique[at / columns.max(1)], table[at].to_string());
        return Err(LmError::NotFinite { place: format!("tensor {name:?}, row {row}"), found });
    }
    let row = |id: &u64| unique.binary_search(id).unwrap_or_default() * columns;
    Ok(wanted.iter().flat_map(|id| table[row(id)..][..columns].iter().copied()).collect())
}
