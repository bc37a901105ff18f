//! Numbers as they lie in files, one after another, and their decoding.

use crate::{
    bytes::{BYTES, Bytes},
    half::{half, upper_half},
    quad::Quad,
    quant::Quant,
};

/// A floating-point type as it lies in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Float {
    /// IEEE double.
    F64,
    /// IEEE single.
    F32,
    /// IEEE half.
    F16,
    /// The upper half of a single.
    Bf16,
}

/// Byte order of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endian {
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

/// How one number is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dtype {
    /// Its type.
    pub float: Float,
    /// Which of its bytes comes first.
    pub endian: Endian,
}

impl Float {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::F64 => "F64",
            Self::F32 => "F32",
            Self::F16 => "F16",
            Self::Bf16 => "BF16",
        }
    }

    /// Bytes a number takes.
    pub fn size(self) -> usize {
        match self {
            Self::F64 => 8,
            Self::F32 => 4,
            Self::F16 | Self::Bf16 => 2,
        }
    }

    /// The same type, least significant byte first.
    pub fn little(self) -> Dtype {
        Dtype { float: self, endian: Endian::Little }
    }
}

/// A number in memory: `f64`, which holds every stored one, or `f32`, which rounds those that are
/// stored as doubles.
pub trait Number: Copy + Default + Into<f64> + From<f32> {
    /// Decodes as many numbers as `out` has room for; `bytes` holds exactly those.
    fn decode(dtype: Dtype, bytes: &[u8], out: &mut [Self]);

    /// Decodes whole blocks; `bytes` holds exactly the numbers of `out`.
    fn decode_blocks(quant: Quant, bytes: &[u8], out: &mut [Self]);

    /// Whether no number is infinite or NaN. Looks at all of them, which is quicker than stopping
    /// at the first that is.
    fn all_finite(numbers: &[Self]) -> bool;
}

// Blocks are decoded here and nowhere else, so that the loops are compiled as this crate is and not
// as the crate that calls them.
impl Number for f64 {
    #[inline(never)]
    fn decode_blocks(quant: Quant, bytes: &[u8], out: &mut [Self]) {
        quant.decode(bytes, out);
    }

    #[inline(never)]
    fn decode(dtype: Dtype, bytes: &[u8], out: &mut [Self]) {
        decode(dtype, bytes, out, |x| x, f64::from);
    }

    fn all_finite(numbers: &[Self]) -> bool {
        numbers.iter().fold(true, |all, x| all & x.is_finite())
    }
}

impl Number for f32 {
    #[inline(never)]
    fn decode_blocks(quant: Quant, bytes: &[u8], out: &mut [Self]) {
        quant.decode(bytes, out);
    }

    #[inline(never)]
    fn decode(dtype: Dtype, bytes: &[u8], out: &mut [Self]) {
        match (dtype.float, dtype.endian) {
            (Float::F16, Endian::Little) => eights(bytes, out, Bytes::halves, half),
            (Float::Bf16, Endian::Little) => eights(bytes, out, Bytes::upper_halves, upper_half),
            _ => decode(dtype, bytes, out, |x| x as Self, |x| x),
        }
    }

    fn all_finite(numbers: &[Self]) -> bool {
        numbers.iter().fold(true, |all, x| all & x.is_finite())
    }
}

/// `of_double` and `of_single` make the number in memory of a decoded one.
#[inline(always)]
fn decode<T>(
    Dtype { float, endian }: Dtype,
    bytes: &[u8],
    out: &mut [T],
    of_double: impl Fn(f64) -> T,
    of_single: impl Fn(f32) -> T,
) {
    match (float, endian) {
        (Float::F64, Endian::Little) => each(bytes, out, |b| of_double(f64::from_le_bytes(b))),
        (Float::F64, Endian::Big) => each(bytes, out, |b| of_double(f64::from_be_bytes(b))),
        (Float::F32, Endian::Little) => each(bytes, out, |b| of_single(f32::from_le_bytes(b))),
        (Float::F32, Endian::Big) => each(bytes, out, |b| of_single(f32::from_be_bytes(b))),
        (Float::F16, Endian::Little) => {
            each(bytes, out, |b| of_single(half(u16::from_le_bytes(b))))
        }
        (Float::F16, Endian::Big) => each(bytes, out, |b| of_single(half(u16::from_be_bytes(b)))),
        (Float::Bf16, Endian::Little) => {
            each(bytes, out, |b| of_single(upper_half(u16::from_le_bytes(b))))
        }
        (Float::Bf16, Endian::Big) => {
            each(bytes, out, |b| of_single(upper_half(u16::from_be_bytes(b))))
        }
    }
}

/// Without a branch in `decode` the compiler decodes several numbers at once.
#[inline(always)]
fn each<const N: usize, T>(bytes: &[u8], out: &mut [T], decode: impl Fn([u8; N]) -> T) {
    let (chunks, _) = bytes.as_chunks::<N>();
    chunks.iter().zip(out).for_each(|(chunk, out)| *out = decode(*chunk));
}

/// Halves, least significant byte first, eight at a time.
#[inline(always)]
fn eights(
    bytes: &[u8],
    out: &mut [f32],
    eight: impl Fn(Bytes) -> [Quad; 2],
    one: impl Fn(u16) -> f32,
) {
    let (blocks, rest) = bytes.as_chunks::<BYTES>();
    let (outs, last) = out.as_chunks_mut::<{ BYTES / 2 }>();
    for (block, out) in blocks.iter().zip(outs) {
        let [low, high] = eight(Bytes::of(block)).map(Quad::numbers);
        out[..4].copy_from_slice(&low);
        out[4..].copy_from_slice(&high);
    }
    each(rest, last, |b| one(u16::from_le_bytes(b)));
}
