//! Singles of the bits of halves.

use std::sync::LazyLock;

/// How many halves there are.
const ALL: usize = 1 << 16;

/// The singles of all halves by their bits: looking one up takes a third of the instructions that
/// making it takes, and what scales of a model's blocks there are stays in the cache.
pub(crate) fn singles() -> &'static [f32; ALL] {
    static SINGLES: LazyLock<Box<[f32; ALL]>> = LazyLock::new(|| {
        let mut all = Box::new([0.0; ALL]);
        (0..=u16::MAX).zip(&mut *all).for_each(|(bits, single)| *single = half(bits));
        all
    });
    &SINGLES
}

/// The single of which these are the upper bits.
pub(crate) fn upper_half(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

/// Exponents of halves are stored 15 too large, those of singles 127; scaling by a power of two
/// also makes subnormals normal.
pub(crate) const EXPONENTS: f32 = (1u128 << (127 - 15)) as f32;
/// The exponent field, all ones in infinities and NaN: their single's exponent has to be all ones
/// too.
pub(crate) const SPECIAL: u32 = 0x7c00;

/// The IEEE half with these bits.
#[inline(always)]
pub(crate) fn half(bits: u16) -> f32 {
    let (sign, size) = (u32::from(bits & 0x8000) << 16, u32::from(bits & 0x7fff));
    let special = if size >= SPECIAL { 0xff << 23 } else { 0 };
    f32::from_bits((f32::from_bits(size << 13) * EXPONENTS).to_bits() | special | sign)
}
