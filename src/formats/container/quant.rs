//! Block quantisations of ggml: numbers share a scale by blocks of 32 or 256.
//!
//! The arithmetic is in f32 and in ggml's order, so that it agrees with ggml to the bit. Layouts:
//! ggml-common.h.

use half::f16;

/// Numbers in a block of the older types.
const SMALL: usize = 32;
/// Numbers in a block of the K types.
const LARGE: usize = 256;

/// A block type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quant {
    Q4_0,
    Q4_1,
    Q5_0,
    Q5_1,
    Q8_0,
    Q4K,
    Q5K,
    Q6K,
}

impl Quant {
    /// The type of this number in a GGUF file.
    pub(crate) fn of(ggml_type: u32) -> Option<Self> {
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
    pub(crate) fn name(self) -> &'static str {
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
    pub(crate) fn numbers(self) -> usize {
        match self {
            Self::Q4_0 | Self::Q4_1 | Self::Q5_0 | Self::Q5_1 | Self::Q8_0 => SMALL,
            Self::Q4K | Self::Q5K | Self::Q6K => LARGE,
        }
    }

    /// Bytes of a block.
    pub(crate) fn bytes(self) -> usize {
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
        let blocks = bytes.chunks_exact(self.bytes()).zip(out.chunks_exact_mut(self.numbers()));
        for (block, out) in blocks {
            match self {
                Self::Q4_0 => nibbles(out, &block[2..], |q, _| half(block, 0) * (q - 8.0)),
                Self::Q4_1 => nibbles(out, &block[4..], |q, _| half(block, 0) * q + half(block, 2)),
                Self::Q5_0 => nibbles(out, &block[6..], |q, i| {
                    half(block, 0) * (q + fifth(&block[2..], i) - 16.0)
                }),
                Self::Q5_1 => {
                    nibbles(out, &block[8..], |q, i| {
                        half(block, 0) * (q + fifth(&block[4..], i)) + half(block, 2)
                    });
                }
                Self::Q8_0 => q8_0(block, out),
                Self::Q4K => q4_k(block, out),
                Self::Q5K => q5_k(block, out),
                Self::Q6K => q6_k(block, out),
            }
        }
    }
}

fn half(block: &[u8], at: usize) -> f32 {
    f16::from_le_bytes([block[at], block[at + 1]]).to_f32()
}

/// 32 numbers in 16 bytes: the low halves are the first 16, the high halves the last. `value` gets
/// q and its place.
fn nibbles<T: From<f32>>(out: &mut [T], quants: &[u8], value: impl Fn(f32, usize) -> f32) {
    let (low, high) = out.split_at_mut(SMALL / 2);
    for (i, q) in quants[..SMALL / 2].iter().enumerate() {
        low[i] = T::from(value(f32::from(q & 15), i));
        high[i] = T::from(value(f32::from(q >> 4), i + SMALL / 2));
    }
}

/// 16 if the fifth bit of number `i` is set.
fn fifth(bits: &[u8], i: usize) -> f32 {
    f32::from((bits[i / 8] >> (i % 8) & 1) * 16)
}

fn q8_0<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let d = half(block, 0);
    for (q, out) in block[2..].iter().zip(out) {
        *out = T::from(d * f32::from(q.cast_signed()));
    }
}

/// Scale and minimum of group `j` of 32 numbers, packed as 6 bits each into 12 bytes.
fn scale_and_minimum(packed: &[u8], j: usize) -> (f32, f32) {
    let (scale, minimum) = if j < 4 {
        (packed[j] & 63, packed[j + 4] & 63)
    } else {
        let high = |byte: u8| byte >> 6 << 4;
        (packed[j + 4] & 15 | high(packed[j - 4]), packed[j + 4] >> 4 | high(packed[j]))
    };
    (f32::from(scale), f32::from(minimum))
}

fn q4_k<T: From<f32>>(block: &[u8], out: &mut [T]) {
    k_groups(block, &block[16..], out, |_, _| 0.0);
}

fn q5_k<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let bits = &block[16..48];
    k_groups(block, &block[48..], out, |group, i| f32::from((bits[i] >> group & 1) * 16));
}

/// Eight groups of 32 numbers; two groups share 32 bytes. `high` is what the fifth bit adds.
fn k_groups<T: From<f32>>(
    block: &[u8],
    quants: &[u8],
    out: &mut [T],
    high: impl Fn(usize, usize) -> f32,
) {
    let (d, minimum) = (half(block, 0), half(block, 2));
    for (group, out) in out.chunks_exact_mut(SMALL).enumerate() {
        let (scale, least) = scale_and_minimum(&block[4..16], group);
        let (scale, least) = (d * scale, minimum * least);
        let shift = if group % 2 == 0 { 0 } else { 4 };
        for (i, out) in out.iter_mut().enumerate() {
            let q = f32::from(quants[group / 2 * SMALL + i] >> shift & 15) + high(group, i);
            *out = T::from(scale * q - least);
        }
    }
}

fn q6_k<T: From<f32>>(block: &[u8], out: &mut [T]) {
    let (low, rest) = block.split_at(128);
    let (high, rest) = rest.split_at(64);
    let (scales, d) = (&rest[..16], half(rest, 16));
    for (i, out) in out.iter_mut().enumerate() {
        // Each half of the block: four groups of 32, the first two in low nibbles, the last two in
        // high ones.
        let (side, group, at) = (i / 128, i % 128 / SMALL, i % SMALL);
        let nibble = low[side * 64 + group % 2 * SMALL + at] >> (group / 2 * 4) & 15;
        let two = high[side * SMALL + at] >> (group * 2) & 3;
        let q = f32::from(nibble | two << 4) - 32.0;
        let scale = f32::from(scales[i / 16].cast_signed());
        *out = T::from(d * scale * q);
    }
}
