//! What several compact types have in common.

use half::f16;

/// Numbers in a block of the older types.
pub(super) const SMALL: usize = 32;

/// The half-precision number at a byte of a block.
pub(super) fn half(block: &[u8], at: usize) -> f32 {
    f16::from_le_bytes([block[at], block[at + 1]]).to_f32()
}

/// 32 numbers in 16 bytes: the low halves are the first 16, the high halves the last. `value` gets
/// q and its place.
pub(super) fn nibbles<T: From<f32>>(
    out: &mut [T],
    quants: &[u8],
    value: impl Fn(f32, usize) -> f32,
) {
    let (low, high) = out.split_at_mut(SMALL / 2);
    for (i, q) in quants[..SMALL / 2].iter().enumerate() {
        low[i] = T::from(value(f32::from(q & 15), i));
        high[i] = T::from(value(f32::from(q >> 4), i + SMALL / 2));
    }
}
