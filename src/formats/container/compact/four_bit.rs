//! Types of four bits a number that stand for places in a list of values.

use super::bits::{SMALL, half, nibbles};

/// The values of the IQ4 types.
const UNEVEN: [i8; 16] = [-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113];

/// The values of MXFP4, doubled: a sign, two bits of exponent and one of fraction.
const FP4: [i8; 16] = [0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12];

pub(super) fn iq4_nl<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let d = half(block, 0);
    nibbles(out, &block[2..], |q, _| d * value(&UNEVEN, q));
}

/// Eight groups of 32 with six bits of scale each.
pub(super) fn iq4_xs<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let (d, high) = (half(block, 0), u16::from_le_bytes([block[2], block[3]]));
    for (group, out) in out.chunks_exact_mut(SMALL).enumerate() {
        let low = block[4 + group / 2] >> (group % 2 * 4) & 15;
        let upper = (high >> (2 * group) & 3) as u8;
        let scale = d * (f32::from(low | upper << 4) - 32.0);
        nibbles(out, &block[8 + group * SMALL / 2..], |q, _| scale * value(&UNEVEN, q));
    }
}

/// A power of two for 32 numbers.
pub(super) fn mxfp4<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let scale = half_power_of_two(block[0]);
    nibbles(out, &block[1..], |q, _| scale * value(&FP4, q));
}

fn value(values: &[i8; 16], q: f32) -> f32 {
    f32::from(values[q as usize & 15])
}

/// 2^(e − 128): half of what the exponent byte says, as [`FP4`] is doubled.
fn half_power_of_two(e: u8) -> f32 {
    let bits = if e < 2 { 0x0020_0000 << e } else { u32::from(e - 1) << 23 };
    f32::from_bits(bits)
}
