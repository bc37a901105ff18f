//! Rarer types of numbers that take a byte or less: block quantisations of ggml that
//! [`kernel::Quant`] does not decode, FP8, and unsigned integers packed into bytes.
//!
//! The arithmetic is in f32 and in ggml's order, so that it agrees with ggml to the bit. Layouts:
//! ggml-common.h.

mod bits;
mod four_bit;
mod k;

use half::f16;

use bits::SMALL;

/// Numbers in a block of the K types.
const LARGE: usize = 256;

/// A block type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compact {
    /// 2 bits, scales and minima of 4 bits.
    Q2K,
    /// 3 bits, scales of 6 bits.
    Q3K,
    /// 8 bits and a single as scale.
    Q8K,
    /// 4 bits that stand for uneven values, and a scale.
    Iq4Nl,
    /// The same with scales of 6 bits.
    Iq4Xs,
    /// Floats of 4 bits and a power of two.
    Mxfp4,
    /// FP8 with four bits of exponent, without infinities.
    F8E4M3,
    /// FP8 with five bits of exponent: the upper half of a half.
    F8E5M2,
    /// Unsigned numbers of two bits, the first in the lowest bits of a byte.
    Bits2,
    /// The same of three bits, eight of them in three bytes.
    Bits3,
    /// The same of four bits.
    Bits4,
    /// The same of five bits, eight of them in five bytes.
    Bits5,
    /// The same of six bits, four of them in three bytes.
    Bits6,
    /// The same of eight.
    Bits8,
}

/// Names of types in GGUF files that have no reader here, by their number.
const WITHOUT_READER: [(u32, &str); 16] = [
    (9, "Q8_1"),
    (16, "IQ2_XXS"),
    (17, "IQ2_XS"),
    (18, "IQ3_XXS"),
    (19, "IQ1_S"),
    (21, "IQ3_S"),
    (22, "IQ2_S"),
    (24, "I8"),
    (25, "I16"),
    (26, "I32"),
    (27, "I64"),
    (29, "IQ1_M"),
    (34, "TQ1_0"),
    (35, "TQ2_0"),
    (40, "NVFP4"),
    (41, "Q1_0"),
];

/// What a type without a reader is called.
pub(crate) fn name_of(ggml_type: u32) -> String {
    let known = WITHOUT_READER.iter().find(|(number, _)| *number == ggml_type);
    known.map_or_else(|| format!("ggml type {ggml_type}"), |(_, name)| (*name).to_string())
}

impl Compact {
    /// The type of this number in a GGUF file.
    pub(crate) fn of(ggml_type: u32) -> Option<Self> {
        Some(match ggml_type {
            10 => Self::Q2K,
            11 => Self::Q3K,
            15 => Self::Q8K,
            20 => Self::Iq4Nl,
            23 => Self::Iq4Xs,
            39 => Self::Mxfp4,
            _ => return None,
        })
    }

    /// Name shown to the user, numbers in a block, and bytes of a block.
    fn layout(self) -> (&'static str, usize, usize) {
        match self {
            Self::Q2K => ("Q2_K", LARGE, 84),
            Self::Q3K => ("Q3_K", LARGE, 110),
            Self::Q8K => ("Q8_K", LARGE, 292),
            Self::Iq4Nl => ("IQ4_NL", SMALL, 18),
            Self::Iq4Xs => ("IQ4_XS", LARGE, 136),
            Self::Mxfp4 => ("MXFP4", SMALL, 17),
            Self::F8E4M3 => ("F8_E4M3", 1, 1),
            Self::F8E5M2 => ("F8_E5M2", 1, 1),
            Self::Bits2 => ("2-bit", 4, 1),
            Self::Bits3 => ("3-bit", 8, 3),
            Self::Bits4 => ("4-bit", 2, 1),
            Self::Bits5 => ("5-bit", 8, 5),
            Self::Bits6 => ("6-bit", 4, 3),
            Self::Bits8 => ("8-bit", 1, 1),
        }
    }

    /// Name shown to the user.
    pub(crate) fn name(self) -> &'static str {
        self.layout().0
    }

    /// Numbers in a block.
    pub(crate) fn numbers(self) -> usize {
        self.layout().1
    }

    /// Bytes of a block.
    pub(crate) fn bytes(self) -> usize {
        self.layout().2
    }

    /// Decodes whole blocks.
    pub(crate) fn decode<T: From<f32>>(self, bytes: &[u8], out: &mut [T]) {
        let blocks = bytes.chunks_exact(self.bytes()).zip(out.chunks_exact_mut(self.numbers()));
        for (block, out) in blocks {
            match self {
                Self::Q2K => k::q2(block, out),
                Self::Q3K => k::q3(block, out),
                Self::Q8K => k::q8(block, out),
                Self::Iq4Nl => four_bit::iq4_nl(block, out),
                Self::Iq4Xs => four_bit::iq4_xs(block, out),
                Self::Mxfp4 => four_bit::mxfp4(block, out),
                Self::F8E4M3 => out[0] = T::from(f8_e4m3(block[0])),
                Self::F8E5M2 => out[0] = T::from(f16::from_le_bytes([0, block[0]]).to_f32()),
                Self::Bits2 => packed(block, 2, out),
                Self::Bits3 => packed(block, 3, out),
                Self::Bits4 => packed(block, 4, out),
                Self::Bits5 => packed(block, 5, out),
                Self::Bits6 => packed(block, 6, out),
                Self::Bits8 => out[0] = T::from(f32::from(block[0])),
            }
        }
    }
}

/// The numbers of so many bits in up to eight bytes, from the lowest bits of the first one up.
fn packed<T: From<f32>>(bytes: &[u8], bits: usize, out: &mut [T]) {
    let word = bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
    for (i, out) in out.iter_mut().enumerate() {
        *out = T::from(f32::from((word >> (i * bits)) as u8 & ((1 << bits) - 1)));
    }
}

/// A sign, four bits of exponent (stored 7 too large) and three of fraction; all ones is NaN.
fn f8_e4m3(byte: u8) -> f32 {
    /// 2⁻⁹, the smallest number.
    const LEAST: f32 = 1.0 / 512.0;
    let (exponent, fraction) = (i32::from(byte >> 3 & 15), f32::from(byte & 7));
    let size = match (exponent, byte & 7) {
        (15, 7) => f32::NAN,
        (0, _) => fraction * LEAST,
        _ => (8.0 + fraction) * LEAST * (1 << (exponent - 1)) as f32,
    };
    if byte & 0x80 == 0 { size } else { -size }
}
