//! Four singles in one register of 128 bits.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use register::Quad;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use scalar::Quad;

/// Named instructions: from plain numbers the compiler makes them only now and then.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod register {
    use std::arch::wasm32::{
        f32x4, f32x4_add, f32x4_div, f32x4_lt, f32x4_mul, f32x4_pmax, f32x4_pmin, f32x4_splat,
        f32x4_sub, i32x4_add, i32x4_shl, i32x4_shuffle, v128, v128_andnot,
    };

    use bytemuck::must_cast;

    /// Four numbers.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Quad(v128);

    impl Quad {
        pub(crate) const ZERO: Self = Self(f32x4(0.0, 0.0, 0.0, 0.0));

        #[inline(always)]
        pub(crate) fn of(numbers: [f32; 4]) -> Self {
            Self(must_cast(numbers))
        }

        /// Four singles that a register holds.
        #[inline(always)]
        pub(crate) fn of_register(register: v128) -> Self {
            Self(register)
        }

        #[inline(always)]
        pub(crate) fn all(a: f32) -> Self {
            Self(f32x4_splat(a))
        }

        #[inline(always)]
        pub(crate) fn times(self, other: Self) -> Self {
            Self(f32x4_mul(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn plus(self, other: Self) -> Self {
            Self(f32x4_add(self.0, other.0))
        }

        /// This and the product of two others, lane by lane, rounded twice.
        #[inline(always)]
        pub(crate) fn plus_product(self, a: Self, b: Self) -> Self {
            Self(f32x4_add(self.0, f32x4_mul(a.0, b.0)))
        }

        #[inline(always)]
        pub(crate) fn minus(self, other: Self) -> Self {
            Self(f32x4_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn over(self, other: Self) -> Self {
            Self(f32x4_div(self.0, other.0))
        }

        /// NaN stays NaN.
        #[inline(always)]
        pub(crate) fn bounded(self, least: f32, most: f32) -> Self {
            Self(f32x4_pmin(f32x4_pmax(self.0, f32x4_splat(least)), f32x4_splat(most)))
        }

        /// Two to the power of the whole numbers that the last nine bits are.
        #[inline(always)]
        pub(crate) fn power_of_two(self) -> Self {
            Self(i32x4_add(i32x4_shl(self.0, 23), f32x4_splat(1.0)))
        }

        /// 0 where `x` is below a number.
        #[inline(always)]
        pub(crate) fn where_not_below(self, x: Self, least: f32) -> Self {
            Self(v128_andnot(self.0, f32x4_lt(x.0, f32x4_splat(least))))
        }

        #[inline(always)]
        pub(crate) fn numbers(self) -> [f32; 4] {
            must_cast(self.0)
        }

        /// What is first in each of four, then what is second, and so on.
        #[inline(always)]
        pub(crate) fn turned([a, b, c, d]: [Self; 4]) -> [Self; 4] {
            let pairs = |a: Self, b: Self| {
                [i32x4_shuffle::<0, 4, 1, 5>(a.0, b.0), i32x4_shuffle::<2, 6, 3, 7>(a.0, b.0)]
            };
            let ([ab, ab_last], [cd, cd_last]) = (pairs(a, b), pairs(c, d));
            [
                i32x4_shuffle::<0, 1, 4, 5>(ab, cd),
                i32x4_shuffle::<2, 3, 6, 7>(ab, cd),
                i32x4_shuffle::<0, 1, 4, 5>(ab_last, cd_last),
                i32x4_shuffle::<2, 3, 6, 7>(ab_last, cd_last),
            ]
            .map(Self)
        }
    }
}

/// The same without such registers: equal to the last bit.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod scalar {
    use std::array::from_fn;

    /// Four numbers.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Quad([f32; 4]);

    impl Quad {
        pub(crate) const ZERO: Self = Self([0.0; 4]);

        #[inline(always)]
        pub(crate) fn of(numbers: [f32; 4]) -> Self {
            Self(numbers)
        }

        #[inline(always)]
        pub(crate) fn all(a: f32) -> Self {
            Self([a; 4])
        }

        #[inline(always)]
        pub(crate) fn times(self, other: Self) -> Self {
            Self(from_fn(|i| self.0[i] * other.0[i]))
        }

        #[inline(always)]
        pub(crate) fn plus(self, other: Self) -> Self {
            Self(from_fn(|i| self.0[i] + other.0[i]))
        }

        /// This and the product of two others, lane by lane, rounded twice.
        #[inline(always)]
        pub(crate) fn plus_product(self, a: Self, b: Self) -> Self {
            Self(from_fn(|i| self.0[i] + a.0[i] * b.0[i]))
        }

        #[inline(always)]
        pub(crate) fn minus(self, other: Self) -> Self {
            Self(from_fn(|i| self.0[i] - other.0[i]))
        }

        #[inline(always)]
        pub(crate) fn over(self, other: Self) -> Self {
            Self(from_fn(|i| self.0[i] / other.0[i]))
        }

        /// NaN stays NaN.
        #[inline(always)]
        pub(crate) fn bounded(self, least: f32, most: f32) -> Self {
            Self(self.0.map(|x| x.clamp(least, most)))
        }

        /// Two to the power of the whole numbers that the last nine bits are.
        #[inline(always)]
        pub(crate) fn power_of_two(self) -> Self {
            let one = 1.0_f32.to_bits();
            Self(self.0.map(|x| f32::from_bits((x.to_bits() << 23).wrapping_add(one))))
        }

        /// 0 where `x` is below a number.
        #[inline(always)]
        pub(crate) fn where_not_below(self, x: Self, least: f32) -> Self {
            Self(from_fn(|i| if x.0[i] < least { 0.0 } else { self.0[i] }))
        }

        #[inline(always)]
        pub(crate) fn numbers(self) -> [f32; 4] {
            self.0
        }

        /// What is first in each of four, then what is second, and so on.
        #[inline(always)]
        pub(crate) fn turned(four: [Self; 4]) -> [Self; 4] {
            from_fn(|i| Self(four.map(|four| four.0[i])))
        }
    }
}

impl Quad {
    /// The sum of the four numbers, in the one order that every product here keeps to.
    #[inline(always)]
    pub(crate) fn sum(self) -> f32 {
        let [a, b, c, d] = self.numbers();
        (a + b) + (c + d)
    }

    /// The sum of the numbers of each of four, in the same order.
    #[inline(always)]
    pub(crate) fn sums(four: [Self; 4]) -> Self {
        let [a, b, c, d] = Self::turned(four);
        a.plus(b).plus(c.plus(d))
    }
}
