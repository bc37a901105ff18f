//! The K types: 256 numbers a block, in groups of 16 or 32 with scales of their own.

use super::bits::half;

/// Sixteen groups of 16: two bits a number, four of scale and four of minimum a group.
pub(super) fn q2<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let (scales, quants) = (&block[..16], &block[16..80]);
    let (d, minimum) = (half(block, 80), half(block, 82));
    for (group, out) in out.chunks_exact_mut(16).enumerate() {
        let (scale, least) = (scales[group] & 15, scales[group] >> 4);
        let (scale, least) = (d * f32::from(scale), minimum * f32::from(least));
        for (i, out) in out.iter_mut().enumerate() {
            let (byte, shift) = two_bits(group, i);
            *out = T::from(scale * f32::from(quants[byte] >> shift & 3) - least);
        }
    }
}

/// Sixteen groups of 16: two bits a number and a third elsewhere, six of scale a group.
pub(super) fn q3<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let (high, quants, packed) = (&block[..32], &block[32..96], &block[96..108]);
    let d = half(block, 108);
    for (group, out) in out.chunks_exact_mut(16).enumerate() {
        let low = packed[group % 8] >> (group / 8 * 4) & 15;
        let upper = packed[8 + group % 4] >> (group / 4 * 2) & 3;
        let scale = d * (f32::from(low | upper << 4) - 32.0);
        for (i, out) in out.iter_mut().enumerate() {
            let (byte, shift) = two_bits(group, i);
            let third = high[byte % 32] >> (group / 8 * 4 + shift / 2) & 1;
            let q = f32::from(quants[byte] >> shift & 3) - if third == 1 { 0.0 } else { 4.0 };
            *out = T::from(scale * q);
        }
    }
}

/// Where the two bits of number `i` of a group of 16 are: byte and shift. Each half of a block has
/// 32 bytes, of which each holds numbers that are 32 apart.
fn two_bits(group: usize, i: usize) -> (usize, usize) {
    (group / 8 * 32 + group % 2 * 16 + i, group % 8 / 2 * 2)
}

/// A single as the scale of all, and a byte a number.
pub(super) fn q8<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let d = f32::from_le_bytes([block[0], block[1], block[2], block[3]]);
    for (q, out) in block[4..].iter().zip(out) {
        *out = T::from(d * f32::from(q.cast_signed()));
    }
}
