//! Number types of stored vectors.

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
        match (self.float, self.endian) {
            (Float::F64, Endian::Little) => each(bytes, out, f64::from_le_bytes),
            (Float::F64, Endian::Big) => each(bytes, out, f64::from_be_bytes),
            (Float::F32, Endian::Little) => each(bytes, out, |b| f32::from_le_bytes(b).into()),
            (Float::F32, Endian::Big) => each(bytes, out, |b| f32::from_be_bytes(b).into()),
            (Float::F16, Endian::Little) => each(bytes, out, |b| half(u16::from_le_bytes(b)).into()),
            (Float::F16, Endian::Big) => each(bytes, out, |b| half(u16::from_be_bytes(b)).into()),
            (Float::Bf16, Endian::Little) => each(bytes, out, |b| upper_half(u16::from_le_bytes(b)).into()),
            (Float::Bf16, Endian::Big) => each(bytes, out, |b| upper_half(u16::from_be_bytes(b)).into()),
        }
    }
}

/// Without a branch in `decode` the compiler decodes several numbers at once.
fn each<const N: usize>(bytes: &[u8], out: &mut [f64], decode: impl Fn([u8; N]) -> f64) {
    let (chunks, _) = bytes.as_chunks::<N>();
    chunks.iter().zip(out).for_each(|(chunk, out)| *out = decode(*chunk));
}

/// The single of which these are the upper bits.
fn upper_half(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

/// The IEEE half with these bits.
fn half(bits: u16) -> f32 {
    /// Exponents of halves are stored 15 too large, those of singles 127; scaling by a power of two also makes subnormals normal.
    const EXPONENTS: f32 = (1u128 << (127 - 15)) as f32;
    /// The exponent field, all ones in infinities and NaN: their single's exponent has to be all ones too.
    const SPECIAL: u32 = 0x7c00;
    let (sign, size) = (u32::from(bits & 0x8000) << 16, u32::from(bits & 0x7fff));
    let special = if size >= SPECIAL { 0xff << 23 } else { 0 };
    f32::from_bits((f32::from_bits(size << 13) * EXPONENTS).to_bits() | special | sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_halves_are_decoded_as_the_crate_half_does() {
        for bits in 0..=u16::MAX {
            let pairs = [
                (Float::F16, half::f16::from_bits(bits).to_f64()),
                (Float::Bf16, half::bf16::from_bits(bits).to_f64()),
            ];
            for (float, expected) in pairs {
                let mut out = [0.0; 2];
                float.little().decode(&bits.to_le_bytes(), &mut out[..1]);
                Dtype { float, endian: Endian::Big }.decode(&bits.to_be_bytes(), &mut out[1..]);
                let same = |x: f64| x.to_bits() == expected.to_bits() || (x.is_nan() && expected.is_nan());
                assert!(out.into_iter().all(same), "{float:?} {bits:#06x}: {out:?}, expected {expected}");
            }
        }
    }
}
