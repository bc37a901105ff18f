//! Sixteen bytes in one register of 128 bits, on their way to become singles.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use register::Bytes;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use scalar::Bytes;

/// Bytes in a register.
pub(crate) const BYTES: usize = 16;

/// Named instructions: from plain numbers the compiler makes a third as many numbers a second.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod register {
    use std::arch::wasm32::{
        f32x4_convert_i32x4, f32x4_mul, f32x4_splat, i8x16_eq, i16x8_extend_high_i8x16,
        i16x8_extend_low_i8x16, i32x4_extend_high_i16x8, i32x4_extend_low_i16x8, u8x16, u8x16_shl,
        u8x16_splat, u16x8_extend_high_u8x16, u16x8_extend_low_u8x16, u16x8_shr,
        u32x4_extend_high_u16x8, u32x4_extend_low_u16x8, u32x4_ge, u32x4_shl, u32x4_splat, u64x2,
        v128, v128_and, v128_or,
    };

    use bytemuck::must_cast;

    use super::BYTES;
    use crate::{
        half::{EXPONENTS, SPECIAL},
        quad::Quad,
    };

    /// Sixteen bytes.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Bytes(v128);

    impl Bytes {
        #[inline(always)]
        pub(crate) fn of(bytes: &[u8; BYTES]) -> Self {
            Self(must_cast(*bytes))
        }

        #[inline(always)]
        pub(crate) fn all(byte: u8) -> Self {
            Self(u8x16_splat(byte))
        }

        #[inline(always)]
        pub(crate) fn and(self, mask: Self) -> Self {
            Self(v128_and(self.0, mask.0))
        }

        #[inline(always)]
        pub(crate) fn or(self, other: Self) -> Self {
            Self(v128_or(self.0, other.0))
        }

        /// Pairs of bytes are shifted: processors have no instruction for single ones. So the lower
        /// byte of a pair gets bits of the upper one, which are to be masked out.
        #[inline(always)]
        pub(crate) fn right(self, bits: u32) -> Self {
            Self(u16x8_shr(self.0, bits))
        }

        #[inline(always)]
        pub(crate) fn left(self, bits: u32) -> Self {
            Self(u8x16_shl(self.0, bits))
        }

        /// The byte `value` where a bit is set, of the lowest on; zeros elsewhere.
        #[inline(always)]
        pub(crate) fn where_set(bits: [u8; 2], value: u8) -> Self {
            const EACH: u64 = 0x0101_0101_0101_0101;
            let spread = u64x2(u64::from(bits[0]) * EACH, u64::from(bits[1]) * EACH);
            let bit = u8x16(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128);
            let set = i8x16_eq(v128_and(spread, bit), bit);
            Self(v128_and(set, u8x16_splat(value)))
        }

        /// As numbers from 0 to 255.
        #[inline(always)]
        pub(crate) fn unsigned(self) -> [Quad; 4] {
            let (low, high) = (u16x8_extend_low_u8x16(self.0), u16x8_extend_high_u8x16(self.0));
            [
                u32x4_extend_low_u16x8(low),
                u32x4_extend_high_u16x8(low),
                u32x4_extend_low_u16x8(high),
                u32x4_extend_high_u16x8(high),
            ]
            .map(|four| Quad::of_register(f32x4_convert_i32x4(four)))
        }

        /// As eight IEEE halves.
        #[inline(always)]
        pub(crate) fn halves(self) -> [Quad; 2] {
            let four = |bits: v128| {
                let size = v128_and(bits, u32x4_splat(0x7fff));
                let special = u32x4_ge(size, u32x4_splat(SPECIAL));
                let special = v128_and(special, u32x4_splat(0xff << 23));
                let sign = u32x4_shl(v128_and(bits, u32x4_splat(0x8000)), 16);
                let number = f32x4_mul(u32x4_shl(size, 13), f32x4_splat(EXPONENTS));
                Quad::of_register(v128_or(number, v128_or(special, sign)))
            };
            [u32x4_extend_low_u16x8(self.0), u32x4_extend_high_u16x8(self.0)].map(four)
        }

        /// As the upper halves of eight singles.
        #[inline(always)]
        pub(crate) fn upper_halves(self) -> [Quad; 2] {
            let four = |bits| Quad::of_register(u32x4_shl(bits, 16));
            [u32x4_extend_low_u16x8(self.0), u32x4_extend_high_u16x8(self.0)].map(four)
        }

        /// As numbers from -128 to 127.
        #[inline(always)]
        pub(crate) fn signed(self) -> [Quad; 4] {
            let (low, high) = (i16x8_extend_low_i8x16(self.0), i16x8_extend_high_i8x16(self.0));
            [
                i32x4_extend_low_i16x8(low),
                i32x4_extend_high_i16x8(low),
                i32x4_extend_low_i16x8(high),
                i32x4_extend_high_i16x8(high),
            ]
            .map(|four| Quad::of_register(f32x4_convert_i32x4(four)))
        }
    }
}

/// The same without such registers: equal to the last bit.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod scalar {
    use std::array::from_fn;

    use super::BYTES;
    use crate::{
        half::{half, upper_half},
        quad::Quad,
    };

    /// Sixteen bytes.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Bytes([u8; BYTES]);

    impl Bytes {
        #[inline(always)]
        pub(crate) fn of(bytes: &[u8; BYTES]) -> Self {
            Self(*bytes)
        }

        #[inline(always)]
        pub(crate) fn all(byte: u8) -> Self {
            Self([byte; BYTES])
        }

        #[inline(always)]
        pub(crate) fn and(self, mask: Self) -> Self {
            Self(from_fn(|i| self.0[i] & mask.0[i]))
        }

        #[inline(always)]
        pub(crate) fn or(self, other: Self) -> Self {
            Self(from_fn(|i| self.0[i] | other.0[i]))
        }

        #[inline(always)]
        pub(crate) fn right(self, bits: u32) -> Self {
            Self(self.0.map(|byte| byte >> bits))
        }

        #[inline(always)]
        pub(crate) fn left(self, bits: u32) -> Self {
            Self(self.0.map(|byte| byte << bits))
        }

        /// The byte `value` where a bit is set, of the lowest on; zeros elsewhere.
        #[inline(always)]
        pub(crate) fn where_set(bits: [u8; 2], value: u8) -> Self {
            Self(from_fn(|i| if bits[i / 8] >> (i % 8) & 1 == 1 { value } else { 0 }))
        }

        /// As numbers from 0 to 255.
        #[inline(always)]
        pub(crate) fn unsigned(self) -> [Quad; 4] {
            from_fn(|i| Quad::of(from_fn(|j| f32::from(self.0[4 * i + j]))))
        }

        /// As eight IEEE halves.
        #[inline(always)]
        pub(crate) fn halves(self) -> [Quad; 2] {
            self.pairs(half)
        }

        /// As the upper halves of eight singles.
        #[inline(always)]
        pub(crate) fn upper_halves(self) -> [Quad; 2] {
            self.pairs(upper_half)
        }

        #[inline(always)]
        fn pairs(self, of: fn(u16) -> f32) -> [Quad; 2] {
            let pair = |i: usize| of(u16::from_le_bytes([self.0[2 * i], self.0[2 * i + 1]]));
            from_fn(|i| Quad::of(from_fn(|j| pair(4 * i + j))))
        }

        /// As numbers from -128 to 127.
        #[inline(always)]
        pub(crate) fn signed(self) -> [Quad; 4] {
            from_fn(|i| Quad::of(from_fn(|j| f32::from(self.0[4 * i + j].cast_signed()))))
        }
    }
}
