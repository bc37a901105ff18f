//! Tables whose numbers are not what they seem: packed into a few bits each (MLX), or FP8 and whole
//! numbers with scales beside them.
//!
//! MLX keeps `X.weight` as U32, with `X.scales` and `X.biases` for groups of 32 to 128 numbers of a
//! row, w = s·q + b; the bits are in `config.json`, and nothing in the weights tells 4-bit groups
//! of 64 from 8-bit groups of 32.

use crate::{
    container::{
        TensorInfo,
        compact::Compact,
        encoding::Encoding,
        stored::{Order, Stored},
    },
    contents::{
        Contents, Unreadable,
        config::Packing,
        matrix::{Body, Matrix, Packed, PackedTensor},
    },
    error::FormatError,
    source::input::Input,
};

/// Bits of a word of packed numbers.
const WORD: u64 = 32;

/// Endings of the tensors beside packed or scaled numbers.
const BESIDE: [&str; 6] =
    [".scales", ".biases", ".weight_scale", ".weight_scale_inv", ".scale", ".input_scale"];

/// Whether a tensor is nothing by itself, but goes with another one: `X.scales` with a packed
/// `X.weight`.
pub(super) fn goes_with_another(tensor: &TensorInfo, all: &[TensorInfo]) -> bool {
    let base = BESIDE.iter().find_map(|ending| tensor.name.strip_suffix(ending));
    base.is_some_and(|base| {
        all.iter().any(|other| {
            other.name.strip_suffix(".weight") == Some(base)
                && (is_packed(other) || is_scaled(other))
        })
    })
}

fn is_packed(tensor: &TensorInfo) -> bool {
    tensor.dtype == "U32"
}

fn is_scaled(tensor: &TensorInfo) -> bool {
    tensor.dtype.starts_with("F8_") || tensor.dtype == "I8"
}

/// Puts a table of packed numbers, or of FP8 with scales, where it belongs; false if it is neither.
pub(super) fn take(
    input: &mut Input,
    tensor: &TensorInfo,
    all: &[TensorInfo],
    contents: &mut Contents,
) -> Result<bool, FormatError> {
    let base = tensor.name.strip_suffix(".weight").unwrap_or(&tensor.name);
    let beside = |ending: &str| {
        let name = format!("{base}{ending}");
        all.iter().find(|other| other.name == name && other.is_readable())
    };
    if let (true, Some(scales)) = (is_packed(tensor), beside(".scales")) {
        contents.packed.push(PackedTensor {
            weight: tensor.clone(),
            scales: scales.clone(),
            offsets: beside(".biases").cloned(),
        });
        return Ok(true);
    }
    if !is_scaled(tensor) || !tensor.is_readable() {
        return Ok(false);
    }
    let scale = [".weight_scale", ".scale", ".weight_scale_inv"].into_iter().find_map(beside);
    let Some(scale) = scale else { return Ok(false) };
    let Some(mut matrix) = Matrix::of(tensor) else { return Ok(false) };
    match scale.count() {
        Some(count) if count == 1 || count == matrix.rows => {
            matrix.scales = Some(scale.read_all(input)?);
            contents.matrices.push(matrix);
        }
        _ => contents.unreadable.push(Unreadable {
            name: tensor.name.clone(),
            why: format!("is of type {} with scales for blocks, which are not read", tensor.dtype),
        }),
    }
    Ok(true)
}

/// Makes tables of what is packed, as far as the config says how; the others cannot be read.
pub(crate) fn resolve(packing: Option<Packing>, contents: &mut [Contents]) {
    for contents in contents {
        for tensor in std::mem::take(&mut contents.packed) {
            let packing =
                if tensor.offsets.is_some() { packing.ok_or(NO_CONFIG) } else { Err(NO_BIASES) };
            match packing.and_then(|packing| unpacked(&tensor, packing)) {
                Ok(matrix) => contents.matrices.push(matrix),
                Err(why) => contents
                    .unreadable
                    .push(Unreadable { name: tensor.weight.name, why: why.into() }),
            }
        }
    }
}

const NO_CONFIG: &str = "is packed into a few bits a number (MLX): open the config.json beside it \
                         too, which says how";
const NO_BIASES: &str = "is packed, and its .biases are missing";
const OTHER_BITS: &str = "is packed in another way than into 2, 4 or 8 bits a number";
const OTHER_SHAPE: &str = "is packed in another shape than its scales and the config say";

/// The table that a packed tensor is.
fn unpacked(
    tensor: &PackedTensor,
    Packing { group, bits }: Packing,
) -> Result<Matrix, &'static str> {
    let offsets = tensor.offsets.as_ref().ok_or(NO_BIASES)?;
    let (quant, dtype) = match bits {
        2 => (Compact::Bits2, "2-bit"),
        4 => (Compact::Bits4, "4-bit"),
        8 => (Compact::Bits8, "8-bit"),
        _ => return Err(OTHER_BITS),
    };
    let &[rows, words] = tensor.weight.shape.as_slice() else { return Err(OTHER_SHAPE) };
    let columns = words.checked_mul(WORD / bits).ok_or(OTHER_SHAPE)?;
    let groups = vec![rows, columns / group.max(1)];
    let fits = group > 0 && columns % group == 0 && tensor.scales.shape == groups;
    let bytes = rows.checked_mul(words).and_then(|words| words.checked_mul(WORD / 8));
    let whole = |tensor: &TensorInfo| tensor.needed().is_some_and(|n| Some(n) == tensor.bytes);
    if !fits
        || offsets.shape != groups
        || bytes.is_none()
        || bytes != tensor.weight.bytes
        || !whole(&tensor.scales)
        || !whole(offsets)
    {
        return Err(OTHER_SHAPE);
    }
    let stored = |tensor: &TensorInfo| tensor.encoding.map(|encoding| tensor.stored(encoding));
    let (Some(scales), Some(offsets)) = (stored(&tensor.scales), stored(offsets)) else {
        return Err(OTHER_SHAPE);
    };
    let (offset, encoding) = (tensor.weight.offset, Encoding::Compact(quant));
    let quants = Stored { offset, encoding, order: Order::RowMajor, member: None };
    let body = Body::Packed(Packed { quants, scales, offsets, group });
    let dtype = format!("{dtype} in groups of {group}");
    Ok(Matrix::new(&tensor.weight.name, (rows, columns), &dtype, body))
}
