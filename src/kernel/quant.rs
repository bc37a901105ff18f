//! Block quantisations of ggml: numbers share a scale by blocks of 32 or 256.
//!
//! The arithmetic is in f32 and in ggml's order, so that it agrees with ggml to the bit. Layouts:
//! ggml-common.h. What numbers of a block share is worked out before the loop over them, and places
//! in a block are known to the compiler, which then decodes several numbers at once.

use crate::number::half;

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
    pub fn decode<T: From<f32>>(self, bytes: &[u8], out: &mut [T]) {
        match self {
            Self::Q4_0 => blocks(bytes, out, |block: &[u8; 18], out| {
                let [d] = halves(block);
                nibbles(part(block, 2), out, |q| d * (q - 8.0));
            }),
            Self::Q4_1 => blocks(bytes, out, |block: &[u8; 20], out| {
                let [d, minimum] = halves(block);
                nibbles(part(block, 4), out, |q| d * q + minimum);
            }),
            Self::Q5_0 => blocks(bytes, out, |block: &[u8; 22], out| {
                let [d] = halves(block);
                fives(part(block, 2), part(block, 6), out, |q| d * (q - 16.0));
            }),
            Self::Q5_1 => blocks(bytes, out, |block: &[u8; 24], out| {
                let [d, minimum] = halves(block);
                fives(part(block, 4), part(block, 8), out, |q| d * q + minimum);
            }),
            Self::Q8_0 => blocks(bytes, out, |block: &[u8; 34], out: &mut [T; SMALL]| {
                let [d] = halves(block);
                let quants: &[u8; SMALL] = part(block, 2);
                for (out, q) in out.iter_mut().zip(quants) {
                    *out = T::from(d * f32::from(q.cast_signed()));
                }
            }),
            Self::Q4K => blocks(bytes, out, q4_k),
            Self::Q5K => blocks(bytes, out, q5_k),
            Self::Q6K => blocks(bytes, out, q6_k),
        }
    }
}

/// Decodes each block.
#[inline(always)]
fn blocks<const BYTES: usize, const NUMBERS: usize, T>(
    bytes: &[u8],
    out: &mut [T],
    decode: impl Fn(&[u8; BYTES], &mut [T; NUMBERS]),
) {
    let (blocks, _) = bytes.as_chunks::<BYTES>();
    let (outs, _) = out.as_chunks_mut::<NUMBERS>();
    blocks.iter().zip(outs).for_each(|(block, out)| decode(block, out));
}

/// So many bytes of a block from a place on, which is in it.
#[inline(always)]
fn part<const SIZE: usize>(block: &[u8], at: usize) -> &[u8; SIZE] {
    block[at..].first_chunk().unwrap_or(&[0; SIZE])
}

/// The halves that a block begins with.
#[inline(always)]
fn halves<const COUNT: usize>(block: &[u8]) -> [f32; COUNT] {
    std::array::from_fn(|i| half(u16::from_le_bytes([block[2 * i], block[2 * i + 1]])))
}

/// 32 numbers in 16 bytes: the low halves are the first 16, the high halves the last.
#[inline(always)]
fn nibbles<T: From<f32>>(quants: &[u8; 16], out: &mut [T; SMALL], value: impl Fn(f32) -> f32) {
    let (low, high) = out.split_at_mut(SMALL / 2);
    for ((low, high), q) in low.iter_mut().zip(high).zip(quants) {
        *low = T::from(value(f32::from(q & 15)));
        *high = T::from(value(f32::from(q >> 4)));
    }
}

/// The same with a fifth bit each in four more bytes.
#[inline(always)]
fn fives<T: From<f32>>(
    bits: &[u8; 4],
    quants: &[u8; 16],
    out: &mut [T; SMALL],
    value: impl Fn(f32) -> f32,
) {
    /// The bit of each of eight numbers.
    const BITS: [u8; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
    let fifth = |bits: u8| BITS.map(|bit| if bits & bit == 0 { 0 } else { 16 });
    let (low, high) = out.split_at_mut(SMALL / 2);
    let eights = quants.as_chunks::<8>().0.iter().zip(low.as_chunks_mut::<8>().0);
    for (i, ((quants, low), high)) in eights.zip(high.as_chunks_mut::<8>().0).enumerate() {
        let (low_bits, high_bits) = (fifth(bits[i]), fifth(bits[i + 2]));
        for j in 0..8 {
            low[j] = T::from(value(f32::from(quants[j] & 15 | low_bits[j])));
            high[j] = T::from(value(f32::from(quants[j] >> 4 | high_bits[j])));
        }
    }
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

#[inline(always)]
fn q4_k<T: From<f32>>(block: &[u8; 144], out: &mut [T; LARGE]) {
    k_groups(block, part(block, 16), out, |_, _| 0);
}

#[inline(always)]
fn q5_k<T: From<f32>>(block: &[u8; 176], out: &mut [T; LARGE]) {
    let bits: &[u8; SMALL] = part(block, 16);
    k_groups(block, part(block, 48), out, |group, i| (bits[i] >> group & 1) << 4);
}

/// Eight groups of 32 numbers; two groups share 32 bytes. `high` is the fifth bit.
#[inline(always)]
fn k_groups<T: From<f32>>(
    block: &[u8],
    quants: &[u8; 128],
    out: &mut [T; LARGE],
    high: impl Fn(usize, usize) -> u8,
) {
    let [d, minimum] = halves(block);
    let packed: &[u8; 12] = part(block, 4);
    let pairs = quants.as_chunks::<SMALL>().0.iter().zip(out.as_chunks_mut::<{ 2 * SMALL }>().0);
    for (pair, (quants, out)) in pairs.enumerate() {
        for (group, out) in out.as_chunks_mut::<SMALL>().0.iter_mut().enumerate() {
            let shift = 4 * group;
            let group = 2 * pair + group;
            let (scale, least) = scale_and_minimum(packed, group);
            let (scale, least) = (d * scale, minimum * least);
            for i in 0..SMALL {
                let q = f32::from(quants[i] >> shift & 15 | high(group, i));
                out[i] = T::from(scale * q - least);
            }
        }
    }
}

/// Each half of the block: four groups of 32, the first two in low nibbles, the last two in high
/// ones, with two more bits each.
#[inline(always)]
fn q6_k<T: From<f32>>(block: &[u8; 210], out: &mut [T; LARGE]) {
    let (low, high): (&[u8; 128], &[u8; 64]) = (part(block, 0), part(block, 128));
    let scales: &[u8; 16] = part(block, 192);
    let [d] = halves(&block[208..]);
    for (i, out) in out.as_chunks_mut::<16>().0.iter_mut().enumerate() {
        let (side, group, at) = (i / 8, i % 8 / 2, i % 2 * 16);
        let low: &[u8; 16] = part(low, side * 64 + group % 2 * SMALL + at);
        let high: &[u8; 16] = part(high, side * SMALL + at);
        let scale = d * f32::from(scales[i].cast_signed());
        let (nibble, two) = (group / 2 * 4, group * 2);
        for j in 0..16 {
            let q = low[j] >> nibble & 15 | (high[j] >> two & 3) << 4;
            out[j] = T::from(scale * (f32::from(q) - 32.0));
        }
    }
}
