//! How the numbers of a table are stored: one by one, or in blocks.

use kernel::{Dtype, Float, Number, Quant};

use crate::container::{compact::Compact, whole::Whole};

/// Floats or blocks of quantised numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// One by one.
    Float(Dtype),
    /// In blocks.
    Quant(Quant),
    /// In blocks or bytes of a rarer type.
    Compact(Compact),
    /// Whole numbers, one by one.
    Whole(Whole),
}

impl Encoding {
    /// Name shown to the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Float(dtype) => dtype.float.name(),
            Self::Quant(quant) => quant.name(),
            Self::Compact(compact) => compact.name(),
            Self::Whole(whole) => whole.name(),
        }
    }

    /// Numbers in the smallest piece that can be decoded.
    pub fn numbers(self) -> usize {
        match self {
            Self::Float(_) | Self::Whole(_) => 1,
            Self::Quant(quant) => quant.numbers(),
            Self::Compact(compact) => compact.numbers(),
        }
    }

    /// Bytes of that piece.
    pub fn bytes(self) -> usize {
        match self {
            Self::Float(dtype) => dtype.float.size(),
            Self::Quant(quant) => quant.bytes(),
            Self::Compact(compact) => compact.bytes(),
            Self::Whole(whole) => usize::from(whole.size),
        }
    }

    /// Bytes of `count` numbers, a whole number of pieces; none if that is more than can be
    /// counted.
    pub fn size(self, count: u64) -> Option<u64> {
        (count / self.numbers() as u64).checked_mul(self.bytes() as u64)
    }

    /// Whether singles hold its numbers to the last digit.
    pub(crate) fn fits_singles(self) -> bool {
        match self {
            Self::Float(dtype) => dtype.float != Float::F64,
            Self::Whole(whole) => whole.size < 4,
            Self::Quant(_) | Self::Compact(_) => true,
        }
    }

    /// Decodes whole pieces; `bytes` holds exactly the numbers of `out`.
    pub fn decode<T: Number>(self, bytes: &[u8], out: &mut [T]) {
        match self {
            Self::Float(dtype) => T::decode(dtype, bytes, out),
            Self::Quant(quant) => T::decode_blocks(quant, bytes, out),
            Self::Compact(compact) => compact.decode(bytes, out),
            Self::Whole(whole) => whole.decode(bytes, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Endian, Float};

    use super::*;

    #[test]
    fn all_halves_are_decoded_as_the_crate_half_does() {
        for bits in 0..=u16::MAX {
            let pairs = [
                (Float::F16, half::f16::from_bits(bits).to_f64()),
                (Float::Bf16, half::bf16::from_bits(bits).to_f64()),
            ];
            for (float, expected) in pairs {
                let (mut double, mut single) = ([0.0; 2], [0.0; 2]);
                for (i, endian, bytes) in
                    [(0, Endian::Little, bits.to_le_bytes()), (1, Endian::Big, bits.to_be_bytes())]
                {
                    let encoding = Encoding::Float(Dtype { float, endian });
                    encoding.decode(&bytes, &mut double[i..=i]);
                    encoding.decode(&bytes, &mut single[i..=i]);
                }
                let same =
                    |x: f64| x.to_bits() == expected.to_bits() || (x.is_nan() && expected.is_nan());
                let all = double.into_iter().chain(single.map(f64::from)).all(same);
                assert!(all, "{float:?} {bits:#06x}: {double:?}, {single:?}, expected {expected}");
            }
        }
    }
}
