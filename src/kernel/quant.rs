//! Block quantisations of ggml: numbers share a scale by blocks of 32 or 256.
//!
//! The arithmetic is in f32 and in ggml's order, so that it agrees with ggml to the bit. Layouts:
//! ggml-common.h.

use crate::{
    bytes::{BYTES, Bytes},
    half::{half, singles},
    quad::Quad,
};

/// Numbers in a block of the older types.
const SMALL: usize = 32;
/// Numbers in a block of the K types.
const LARGE: usize = 256;

/// A block type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quant {
    /// 4 bits and a scale.
    Q4_0,
    /// 4 bits, a scale and a minimum.
    Q4_1,
    /// 5 bits and a scale.
    Q5_0,
    /// 5 bits, a scale and a minimum.
    Q5_1,
    /// 8 bits and a scale.
    Q8_0,
    /// 4 bits, scales and minima of 6 bits.
    Q4K,
    /// 5 bits, scales and minima of 6 bits.
    Q5K,
    /// 6 bits, scales of 8 bits.
    Q6K,
}

impl Quant {
    /// The type of this number in a GGUF file.
    pub fn of(ggml_type: u32) -> Option<Self> {
        Some(match ggml_type {
            2 => Self::Q4_0,
            3 => Self::Q4_1,
            6 => Self::Q5_0,
            7 => Self::Q5_1,
            8 => Self::Q8_0,
            12 => Self::Q4K,
            13 => Self::Q5K,
            14 => Self::Q6K,
            _ => return None,
        })
    }

    /// Name shown to the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Q4_0 => "Q4_0",
            Self::Q4_1 => "Q4_1",
            Self::Q5_0 => "Q5_0",
            Self::Q5_1 => "Q5_1",
            Self::Q8_0 => "Q8_0",
            Self::Q4K => "Q4_K",
            Self::Q5K => "Q5_K",
            Self::Q6K => "Q6_K",
        }
    }

    /// Numbers in a block.
    pub fn numbers(self) -> usize {
        match self {
            Self::Q4_0 | Self::Q4_1 | Self::Q5_0 | Self::Q5_1 | Self::Q8_0 => SMALL,
            Self::Q4K | Self::Q5K | Self::Q6K => LARGE,
        }
    }

    /// Bytes of a block.
    pub fn bytes(self) -> usize {
        match self {
            Self::Q4_0 => 18,
            Self::Q4_1 => 20,
            Self::Q5_0 => 22,
            Self::Q5_1 => 24,
            Self::Q8_0 => 34,
            Self::Q4K => 144,
            Self::Q5K => 176,
            Self::Q6K => 210,
        }
    }

    /// Decodes whole blocks.
    pub(crate) fn decode<T: From<f32>>(self, bytes: &[u8], out: &mut [T]) {
        match self {
            Self::Q4_0 => small(bytes, out, |block: &[u8; 18], masks, [d, _], out| {
                let least = Quad::all(-8.0);
                store(nibbles(part(block, 2), masks), out, |q| d.times(q.plus(least)));
            }),
            Self::Q4_1 => small(bytes, out, |block: &[u8; 20], masks, [d, minimum], out| {
                store(nibbles(part(block, 4), masks), out, |q| minimum.plus_product(d, q));
            }),
            Self::Q5_0 => small(bytes, out, |block: &[u8; 22], masks, [d, _], out| {
                let least = Quad::all(-16.0);
                let fives = fives(part(block, 2), part(block, 6), masks);
                store(fives, out, |q| d.times(q.plus(least)));
            }),
            Self::Q5_1 => small(bytes, out, |block: &[u8; 24], masks, [d, minimum], out| {
                let fives = fives(part(block, 4), part(block, 8), masks);
                store(fives, out, |q| minimum.plus_product(d, q));
            }),
            Self::Q8_0 => small(bytes, out, |block: &[u8; 34], _, [d, _], out| {
                let (first, second) = (Bytes::of(part(block, 2)), Bytes::of(part(block, 18)));
                store([first.signed(), second.signed()], out, |q| d.times(q));
            }),
            Self::Q4K => blocks(bytes, out, |block: &[u8; 144], out| {
                k(block, part(block, 16), |_, _| None, out);
            }),
            Self::Q5K => blocks(bytes, out, |block: &[u8; 176], out| {
                let fifths: &[u8; SMALL] = part(block, 16);
                let fifth = |group: usize, side: usize| {
                    Some(
                        Bytes::of(part(fifths, side))
                            .right(group as u32)
                            .and(Bytes::all(1))
                            .left(4),
                    )
                };
                k(block, part(block, 48), fifth, out);
            }),
            Self::Q6K => blocks(bytes, out, q6_k),
        }
    }
}

/// Decodes each block into sixteen numbers after sixteen.
#[inline(always)]
fn blocks<const SIZE: usize, const SIXTEENS: usize, T>(
    bytes: &[u8],
    out: &mut [T],
    decode: impl Fn(&[u8; SIZE], &mut [[T; BYTES]; SIXTEENS]),
) {
    let (blocks, _) = bytes.as_chunks::<SIZE>();
    let (outs, _) = out.as_chunks_mut::<BYTES>().0.as_chunks_mut::<SIXTEENS>();
    blocks.iter().zip(outs).for_each(|(block, out)| decode(block, out));
}

/// Decodes each block of the older types, which begin with one half or two: the decoder is given
/// them and a mask of nibbles.
///
/// A browser makes constants anew wherever they are used: the mask is kept from being one.
#[inline(always)]
fn small<const SIZE: usize, T>(
    bytes: &[u8],
    out: &mut [T],
    decode: impl Fn(&[u8; SIZE], Bytes, [Quad; 2], &mut [[T; BYTES]; SMALL / BYTES]),
) {
    let (nibble, singles) = (Bytes::all(std::hint::black_box(15)), singles());
    blocks(bytes, out, |block: &[u8; SIZE], out| {
        let single = |at| singles[usize::from(u16::from_le_bytes(*part(block, at)))];
        decode(block, nibble, [single(0), single(2)].map(Quad::all), out);
    });
}

/// Puts what `value` makes of each number where it belongs.
#[inline(always)]
fn store<const SIXTEENS: usize, T: From<f32>>(
    numbers: [[Quad; 4]; SIXTEENS],
    out: &mut [[T; BYTES]; SIXTEENS],
    value: impl Fn(Quad) -> Quad,
) {
    for (numbers, out) in numbers.into_iter().zip(out) {
        for (quad, out) in numbers.into_iter().zip(out.as_chunks_mut::<4>().0) {
            *out = value(quad).numbers().map(T::from);
        }
    }
}

/// So many bytes of a block from a place on, which is in it.
#[inline(always)]
fn part<const SIZE: usize>(block: &[u8], at: usize) -> &[u8; SIZE] {
    block[at..].first_chunk().unwrap_or(&[0; SIZE])
}

/// The half that stands there, four times.
#[inline(always)]
fn one_half(block: &[u8], at: usize) -> Quad {
    Quad::all(half(u16::from_le_bytes(*part(block, at))))
}

/// 32 numbers in 16 bytes: the low halves are the first 16, the high halves the last. `nibble`
/// masks the low half of each byte.
#[inline(always)]
fn nibbles(quants: &[u8; BYTES], nibble: Bytes) -> [[Quad; 4]; 2] {
    let quants = Bytes::of(quants);
    [quants.and(nibble).unsigned(), quants.right(4).and(nibble).unsigned()]
}

/// The same with a fifth bit each in four more bytes.
#[inline(always)]
fn fives(&[a, b, c, d]: &[u8; 4], quants: &[u8; BYTES], nibble: Bytes) -> [[Quad; 4]; 2] {
    let quants = Bytes::of(quants);
    let low = quants.and(nibble).or(Bytes::where_set([a, b], 16));
    let high = quants.right(4).and(nibble).or(Bytes::where_set([c, d], 16));
    [low.unsigned(), high.unsigned()]
}

/// Scale and minimum of group `j` of 32 numbers, packed as 6 bits each into 12 bytes.
fn scale_and_minimum(packed: &[u8; 12], j: usize) -> (f32, f32) {
    let (scale, minimum) = if j < 4 {
        (packed[j] & 63, packed[j + 4] & 63)
    } else {
        let high = |byte: u8| byte >> 6 << 4;
        (packed[j + 4] & 15 | high(packed[j - 4]), packed[j + 4] >> 4 | high(packed[j]))
    };
    (f32::from(scale), f32::from(minimum))
}

/// Eight groups of 32 numbers; two groups share 32 bytes. `fifth` gives sixteen fifth bits of a
/// group, if there are any.
#[inline(always)]
fn k<T: From<f32>>(
    block: &[u8],
    quants: &[u8; 128],
    fifth: impl Fn(usize, usize) -> Option<Bytes>,
    out: &mut [[T; BYTES]; 16],
) {
    let [d, minimum] = [one_half(block, 0), one_half(block, 2)];
    let packed: &[u8; 12] = part(block, 4);
    for (group, out) in out.as_chunks_mut().0.iter_mut().enumerate() {
        let (scale, least) = scale_and_minimum(packed, group);
        let (scale, least) = (d.times(Quad::all(scale)), minimum.times(Quad::all(-least)));
        let numbers = [0, BYTES].map(|side| {
            let quants = Bytes::of(part(quants, group / 2 * SMALL + side));
            let q = if group % 2 == 0 {
                quants.and(Bytes::all(15))
            } else {
                quants.right(4).and(Bytes::all(15))
            };
            fifth(group, side).map_or(q, |fifth| q.or(fifth)).unsigned()
        });
        store(numbers, out, |q| least.plus_product(scale, q));
    }
}

/// Each half of the block: four groups of 32, the first two in low nibbles, the last two in high
/// ones, with two more bits each.
#[inline(always)]
fn q6_k<T: From<f32>>(block: &[u8; 210], out: &mut [[T; BYTES]; 16]) {
    let (low, high): (&[u8; 128], &[u8; 64]) = (part(block, 0), part(block, 128));
    let scales: &[u8; 16] = part(block, 192);
    let d = one_half(block, 208);
    for (i, out) in out.iter_mut().enumerate() {
        let (side, group, at) = (i / 8, i % 8 / 2, i % 2 * BYTES);
        let low = Bytes::of(part(low, side * 64 + group % 2 * SMALL + at));
        let low =
            if group < 2 { low.and(Bytes::all(15)) } else { low.right(4).and(Bytes::all(15)) };
        let high = Bytes::of(part(high, side * SMALL + at))
            .right(2 * group as u32)
            .and(Bytes::all(3))
            .left(4);
        let scale = d.times(Quad::all(f32::from(scales[i].cast_signed())));
        let value = |q: Quad| scale.times(q.plus(Quad::all(-32.0)));
        store([low.or(high).unsigned()], std::array::from_mut(out), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block of type `quant` decoded number by number, as ggml-quants.c writes it down.
    fn plainly(quant: Quant, b: &[u8]) -> Vec<f32> {
        let half = |at: usize| half(u16::from_le_bytes([b[at], b[at + 1]]));
        let nibble = |at: usize, i: usize| (b[at + i % 16] >> (i / 16 * 4) & 15) as f32;
        let fifth = |at: usize, i: usize| f32::from(b[at + i / 8] >> (i % 8) & 1) * 16.0;
        let k = |at: usize, high: &dyn Fn(usize, usize) -> f32| -> Vec<f32> {
            let packed: &[u8; 12] = part(b, 4);
            let one = |i: usize| {
                let (group, j) = (i / 32, i % 32);
                let (scale, least) = scale_and_minimum(packed, group);
                let q = f32::from(b[at + group / 2 * 32 + j] >> (group % 2 * 4) & 15);
                half(0) * scale * (q + high(group, j)) - half(2) * least
            };
            (0..256).map(one).collect()
        };
        match quant {
            Quant::Q4_0 => (0..32).map(|i| half(0) * (nibble(2, i) - 8.0)).collect(),
            Quant::Q4_1 => (0..32).map(|i| half(0) * nibble(4, i) + half(2)).collect(),
            Quant::Q5_0 => (0..32).map(|i| half(0) * (nibble(6, i) + fifth(2, i) - 16.0)).collect(),
            Quant::Q5_1 => {
                (0..32).map(|i| half(0) * (nibble(8, i) + fifth(4, i)) + half(2)).collect()
            }
            Quant::Q8_0 => (0..32).map(|i| half(0) * f32::from(b[2 + i].cast_signed())).collect(),
            Quant::Q4K => k(16, &|_, _| 0.0),
            Quant::Q5K => k(48, &|group, j| f32::from(b[16 + j] >> group & 1) * 16.0),
            Quant::Q6K => {
                let one = |i: usize| {
                    let (side, group, j) = (i / 128, i % 128 / 32, i % 32);
                    let low = b[side * 64 + group % 2 * 32 + j] >> (group / 2 * 4) & 15;
                    let high = b[128 + side * 32 + j] >> (group * 2) & 3;
                    let scale = f32::from(b[192 + i / 16].cast_signed());
                    half(208) * scale * (f32::from(low | high << 4) - 32.0)
                };
                (0..256).map(one).collect()
            }
        }
    }

    #[test]
    fn blocks_are_decoded_as_ggml_does_to_the_bit() {
        for ggml_type in [2, 3, 6, 7, 8, 12, 13, 14] {
            let quant = Quant::of(ggml_type).unwrap();
            for seed in 0..50_u32 {
                let byte = |i: usize| {
                    (i as u32 + 1)
                        .wrapping_mul(2_654_435_761)
                        .wrapping_add(seed * 40_503)
                        .to_le_bytes()[2]
                };
                let mut bytes: Vec<u8> = (0..2 * quant.bytes()).map(byte).collect();
                // Scales that are numbers, not infinite.
                for at in [1, 3, 209] {
                    for block in bytes.chunks_exact_mut(quant.bytes()) {
                        block.iter_mut().skip(at).take(1).for_each(|byte| *byte &= 0xbf);
                    }
                }
                let expected: Vec<f32> =
                    bytes.chunks(quant.bytes()).flat_map(|block| plainly(quant, block)).collect();
                let mut singles = vec![0.0_f32; expected.len()];
                quant.decode(&bytes, &mut singles);
                let mut doubles = vec![0.0_f64; expected.len()];
                quant.decode(&bytes, &mut doubles);
                for i in 0..expected.len() {
                    assert_eq!(singles[i], expected[i], "{quant:?}, number {i}");
                    assert_eq!(doubles[i], f64::from(expected[i]), "{quant:?}, number {i}");
                }
            }
        }
    }
}
