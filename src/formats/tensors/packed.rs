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
        whole::Whole,
    },
    contents::{
        Contents, Unreadable,
        config::Packing,
        matrix::{Body, Matrix, Packed, PackedTensor},
        scales::Scales,
    },
    error::FormatError,
    source::input::Input,
};

/// Bits of a word of packed numbers.
const WORD: u64 = 32;

/// Endings of the scales of FP8 and whole numbers, the likeliest first.
const SCALES: [&str; 10] = [
    ".weight_scale",
    ".scale",
    ".weight_scale_inv",
    ".scale_weight",
    ".weight_scales",
    ".weight.scale",
    ".scales",
    ".scale_inv",
    ".weight_scaling_factor",
    ".scale_w",
];

/// Endings of the other tensors beside packed or scaled numbers.
const BESIDE: [&str; 5] = [".biases", ".input_scale", ".SCB", ".weight_format", ZERO_POINT];

/// Ending of what is taken from whole numbers before they are scaled.
const ZERO_POINT: &str = ".weight_zero_point";

/// What the scales of bitsandbytes are divided by: they are the largest numbers of their rows,
/// which are 127 as whole numbers.
const LARGEST: f64 = 127.0;

/// Whether a tensor is nothing by itself, but goes with another one: `X.scales` with a packed
/// `X.weight`.
pub(super) fn goes_with_another(tensor: &TensorInfo, all: &[TensorInfo]) -> bool {
    let endings = SCALES.iter().chain(&BESIDE);
    let mut bases = endings.filter_map(|ending| tensor.name.strip_suffix(ending));
    bases.any(|base| {
        all.iter().any(|other| {
            (other.name.strip_suffix(".weight") == Some(base)
                && (is_packed(other) || is_scaled(other)))
                || other.name.strip_suffix(".qweight") == Some(base)
        })
    })
}

fn is_packed(tensor: &TensorInfo) -> bool {
    tensor.dtype == "U32"
}

fn is_scaled(tensor: &TensorInfo) -> bool {
    tensor.dtype.starts_with("F8_") || tensor.dtype == "I8"
}

/// The tensors that are called like one, each with an ending of its own.
struct Companions<'a> {
    base: &'a str,
    all: &'a [TensorInfo],
}

impl<'a> Companions<'a> {
    fn any(&self, ending: &str) -> Option<&'a TensorInfo> {
        let name = format!("{}{ending}", self.base);
        self.all.iter().find(|other| other.name == name)
    }

    fn readable(&self, ending: &str) -> Option<&'a TensorInfo> {
        self.any(ending).filter(|other| other.is_readable())
    }
}

/// Puts a table of packed numbers, or of FP8 with scales, where it belongs; false if it is neither.
pub(super) fn take(
    input: &mut Input,
    tensor: &TensorInfo,
    all: &[TensorInfo],
    contents: &mut Contents,
) -> Result<bool, FormatError> {
    let base = tensor.name.strip_suffix(".weight").unwrap_or(&tensor.name);
    let beside = Companions { base, all };
    if let (true, Some(scales)) = (is_packed(tensor), beside.readable(".scales")) {
        contents.packed.push(PackedTensor {
            weight: tensor.clone(),
            scales: scales.clone(),
            offsets: beside.readable(".biases").cloned(),
        });
        return Ok(true);
    }
    if is_scaled(tensor) { take_scaled(input, tensor, &beside, contents) } else { Ok(false) }
}

/// The same of a table of FP8 or whole numbers; false if no scales are beside it.
fn take_scaled(
    input: &mut Input,
    tensor: &TensorInfo,
    beside: &Companions,
    contents: &mut Contents,
) -> Result<bool, FormatError> {
    let mut refuse =
        |why: String| contents.unreadable.push(Unreadable { name: tensor.name.clone(), why });
    let scale = SCALES.into_iter().find_map(|ending| beside.readable(ending));
    let unread = SCALES.into_iter().find_map(|ending| beside.any(ending));
    let unread = unread.filter(|_| scale.is_none()).or(beside.any(ZERO_POINT));
    if let Some(other) = unread.filter(|other| !is_all_zero(input, other)) {
        refuse(format!("goes with {:?} of type {}, which is not read", other.name, other.dtype));
        return Ok(true);
    }
    let (scale, by) = match (scale, beside.readable(".SCB")) {
        (Some(scale), _) => (scale, 1.0),
        (None, Some(largest)) => (largest, 1.0 / LARGEST),
        (None, None) => return Ok(false),
    };
    let Some(mut matrix) = scaled(tensor) else { return Ok(false) };
    match scales(input, scale, by, (matrix.rows, matrix.columns))? {
        Some(scales) => {
            matrix.scales = Some(scales);
            contents.matrices.push(matrix);
        }
        None => refuse(format!("is of type {} with scales that do not fit it", tensor.dtype)),
    }
    Ok(true)
}

/// What a tensor of scales, each times `by`, multiplies in a table of this shape; none where it
/// does not fit.
fn scales(
    input: &mut Input,
    scale: &TensorInfo,
    by: f64,
    table: (u64, u64),
) -> Result<Option<Scales>, FormatError> {
    let factors = |numbers: Vec<f64>| numbers.into_iter().map(|number| number * by).collect();
    Ok(match scale.count() {
        Some(count) if count == 1 || count == table.0 => {
            Some(Scales::of_rows(factors(scale.read_all(input)?)))
        }
        Some(count) if count <= table.0.saturating_mul(table.1) => {
            Scales::of_blocks(factors(scale.read_all(input)?), &scale.shape, table)
        }
        _ => None,
    })
}

/// Longest tensor that is looked at for numbers that are not zero.
const MAX_ZEROS: u64 = 4 << 20;

fn is_all_zero(input: &mut Input, tensor: &TensorInfo) -> bool {
    let bytes = tensor.bytes.filter(|bytes| *bytes <= MAX_ZEROS);
    let read = bytes.and_then(|bytes| input.up_to_from(tensor.offset, bytes).ok());
    read.is_some_and(|bytes| bytes.iter().all(|b| *b == 0))
}

/// The table of a tensor that has scales beside it; whole numbers are read only then.
fn scaled(tensor: &TensorInfo) -> Option<Matrix> {
    let whole = Whole::named(&tensor.dtype).filter(|whole| whole.name() == "I8");
    let encoding = tensor.encoding.or(whole.map(Encoding::Whole));
    let sized = TensorInfo { encoding, ..tensor.clone() };
    let fits = sized.needed().is_some() && sized.needed() == sized.bytes;
    Matrix::of(&sized).filter(|_| fits)
}

/// Makes tables of what is packed, as far as the config says how; the others cannot be read.
pub(crate) fn resolve(packing: Option<Packing>, contents: &mut [Contents]) {
    let all = contents.iter().flat_map(|c| &c.packings).cloned();
    let all: Vec<(String, Packing)> = all.collect();
    for contents in contents {
        for tensor in std::mem::take(&mut contents.packed) {
            let module = tensor.weight.name.strip_suffix(".weight").unwrap_or_default();
            let own = all.iter().find(|(name, _)| name == module).map(|(_, packing)| *packing);
            let packing = own.or(packing);
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
const OTHER_BITS: &str = "is packed in another way than into 2 to 6 or 8 bits a number";
const OTHER_SHAPE: &str = "is packed in another shape than its scales and the config say";

/// The table that a packed tensor is.
fn unpacked(
    tensor: &PackedTensor,
    Packing { group, bits }: Packing,
) -> Result<Matrix, &'static str> {
    let offsets = tensor.offsets.as_ref().ok_or(NO_BIASES)?;
    let (quant, dtype) = match bits {
        2 => (Compact::Bits2, "2-bit"),
        3 => (Compact::Bits3, "3-bit"),
        4 => (Compact::Bits4, "4-bit"),
        5 => (Compact::Bits5, "5-bit"),
        6 => (Compact::Bits6, "6-bit"),
        8 => (Compact::Bits8, "8-bit"),
        _ => return Err(OTHER_BITS),
    };
    let &[rows, words] = tensor.weight.shape.as_slice() else { return Err(OTHER_SHAPE) };
    let stored = words.checked_mul(WORD).filter(|stored| bits > 0 && stored.is_multiple_of(bits));
    let columns = stored.ok_or(OTHER_SHAPE)? / bits;
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
