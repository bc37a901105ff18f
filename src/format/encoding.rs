//! How the numbers of a table are stored: one by one, or in blocks.

use super::{dtype::Dtype, quant::Quant};

/// Floats or blocks of quantised numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Float(Dtype),
    Quant(Quant),
}

impl Encoding {
    /// Name shown to the user.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Float(dtype) => dtype.float.name(),
            Self::Quant(quant) => quant.name(),
        }
    }

    /// Numbers in the smallest piece that can be decoded.
    pub(crate) fn numbers(self) -> usize {
        match self {
            Self::Float(_) => 1,
            Self::Quant(quant) => quant.numbers(),
        }
    }

    /// Bytes of that piece.
    pub(crate) fn bytes(self) -> usize {
        match self {
            Self::Float(dtype) => dtype.float.size(),
            Self::Quant(quant) => quant.bytes(),
        }
    }

    /// Bytes of `count` numbers, a whole number of pieces; none if that is more than can be counted.
    pub(crate) fn size(self, count: u64) -> Option<u64> {
        (count / self.numbers() as u64).checked_mul(self.bytes() as u64)
    }

    /// Decodes whole pieces; `bytes` holds exactly the numbers of `out`.
    pub(crate) fn decode(self, bytes: &[u8], out: &mut [f64]) {
        match self {
            Self::Float(dtype) => dtype.decode(bytes, out),
            Self::Quant(quant) => quant.decode(bytes, out),
        }
    }
}
