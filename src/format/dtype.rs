//! Number types of stored vectors.

use half::{bf16, f16};

/// A floating-point type as it lies in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Float {
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
pub(crate) enum Endian {
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

/// How one number is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dtype {
    pub(crate) float: Float,
    pub(crate) endian: Endian,
}

impl Float {
    /// Name shown to the user.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::F64 => "F64",
            Self::F32 => "F32",
            Self::F16 => "F16",
            Self::Bf16 => "BF16",
        }
    }

    /// Bytes a number takes.
    pub(crate) fn size(self) -> usize {
        match self {
            Self::F64 => 8,
            Self::F32 => 4,
            Self::F16 | Self::Bf16 => 2,
        }
    }

    /// The same type, least significant byte first.
    pub(crate) fn little(self) -> Dtype {
        Dtype { float: self, endian: Endian::Little }
    }
}

impl Dtype {
    /// Decodes as many numbers as `out` has room for; `bytes` holds exactly those.
    pub(crate) fn decode(self, bytes: &[u8], out: &mut [f64]) {
        match self.float {
            Float::F64 => each(bytes, out, self.endian, f64::from_le_bytes),
            Float::F32 => each(bytes, out, self.endian, |b: [u8; 4]| f64::from(f32::from_le_bytes(b))),
            Float::F16 => each(bytes, out, self.endian, |b: [u8; 2]| f64::from(f16::from_le_bytes(b).to_f32())),
            Float::Bf16 => each(bytes, out, self.endian, |b: [u8; 2]| f64::from(bf16::from_le_bytes(b).to_f32())),
        }
    }
}

fn each<const N: usize>(bytes: &[u8], out: &mut [f64], endian: Endian, decode: impl Fn([u8; N]) -> f64) {
    let (chunks, _) = bytes.as_chunks::<N>();
    for (chunk, out) in chunks.iter().zip(out) {
        let mut chunk = *chunk;
        if endian == Endian::Big {
            chunk.reverse();
        }
        *out = decode(chunk);
    }
}
