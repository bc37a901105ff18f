//! Two numbers in one register of 128 bits.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use register::Pair;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use scalar::Pair;

/// Named instructions: from plain numbers the compiler makes them only now and then.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod register {
    use std::arch::wasm32::{f64x2, f64x2_add, f64x2_mul, f64x2_splat, v128};

    use bytemuck::must_cast;

    /// Two numbers.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Pair(v128);

    impl Pair {
        pub(crate) const ZERO: Self = Self(f64x2(0.0, 0.0));

        #[inline(always)]
        pub(crate) fn of(numbers: [f64; 2]) -> Self {
            Self(must_cast(numbers))
        }

        #[inline(always)]
        pub(crate) fn both(a: f64) -> Self {
            Self(f64x2_splat(a))
        }

        /// This and the product of two others, lane by lane, rounded twice.
        #[inline(always)]
        pub(crate) fn plus_product(self, a: Self, b: Self) -> Self {
            Self(f64x2_add(self.0, f64x2_mul(a.0, b.0)))
        }

        #[inline(always)]
        pub(crate) fn numbers(self) -> [f64; 2] {
            must_cast(self.0)
        }
    }
}

/// The same without such registers: equal to the last bit.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod scalar {
    /// Two numbers.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Pair([f64; 2]);

    impl Pair {
        pub(crate) const ZERO: Self = Self([0.0; 2]);

        #[inline(always)]
        pub(crate) fn of(numbers: [f64; 2]) -> Self {
            Self(numbers)
        }

        #[inline(always)]
        pub(crate) fn both(a: f64) -> Self {
            Self([a; 2])
        }

        /// This and the product of two others, lane by lane, rounded twice.
        #[inline(always)]
        pub(crate) fn plus_product(self, a: Self, b: Self) -> Self {
            Self([self.0[0] + a.0[0] * b.0[0], self.0[1] + a.0[1] * b.0[1]])
        }

        #[inline(always)]
        pub(crate) fn numbers(self) -> [f64; 2] {
            self.0
        }
    }
}
