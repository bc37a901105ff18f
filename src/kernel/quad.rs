//! Four singles in one register of 128 bits.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use register::Quad;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use scalar::Quad;

/// Named instructions: from plain numbers the compiler makes them only now and then.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod register {
    use std::arch::wasm32::{f32x4, f32x4_add, f32x4_mul, f32x4_splat, i32x4_shuffle, v128};

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
