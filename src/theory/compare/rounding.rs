//! A copy of a model in fewer bits.

use half::f16;
use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use crate::model::{Cloud, Predictor};

/// Numbers of a vector that share a scale.
const BLOCK: usize = 32;
/// Codes of four bits run from −8 to 7.
const CODES: f64 = 8.0;

/// How many bits are left of each number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rounding {
    /// Half precision: 16 bits each.
    F16,
    /// Four bits each and a half-precision scale for 32 of them, as the type Q4_0 of ggml: the
    /// number of largest size in a block gets the code −8.
    FourBits,
}

impl Rounding {
    /// Numbers are rounded in place, within each vector.
    fn round(self, vector: &mut [f64]) {
        match self {
            Self::F16 => vector.iter_mut().for_each(|x| *x = half(*x)),
            Self::FourBits => vector.chunks_mut(BLOCK).for_each(four_bits),
        }
    }
}

/// The nearest half; what is too large for one becomes the largest half, so that every number stays
/// finite.
fn half(x: f64) -> f64 {
    f16::from_f64(x).clamp(f16::MIN, f16::MAX).to_f64()
}

fn four_bits(block: &mut [f64]) {
    let largest = block
        .iter()
        .copied()
        .fold(0.0, |largest: f64, x| if x.abs() > largest.abs() { x } else { largest });
    let scale = largest / -CODES;
    let stored = half(scale);
    for x in block {
        let code = if scale == 0.0 {
            0.0
        } else {
            (*x / scale + CODES + 0.5).floor().clamp(0.0, 2.0 * CODES - 1.0)
        };
        *x = if scale == 0.0 { 0.0 } else { (code - CODES) * stored };
    }
}

/// The model with all its vectors rounded; labels and bias stay.
pub fn rounded(model: &Predictor, rounding: Rounding) -> Predictor {
    let side = |cloud: &Cloud| -> DMatrix<f64> {
        let mut vectors = cloud.vectors().clone();
        vectors
            .as_mut_slice()
            .chunks_mut(cloud.d().max(1))
            .for_each(|vector| rounding.round(vector));
        vectors
    };
    model.with_vectors(side(model.f()), side(model.g()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_bits_keep_the_largest_number_and_sixteen_steps() {
        let mut block: Vec<f64> = (0..32).map(|i| f64::from(i) - 16.0).collect();
        Rounding::FourBits.round(&mut block);
        assert_eq!(block[0], -16.0);
        assert!(block.iter().all(|x| x % 2.0 == 0.0 && x.abs() <= 16.0), "{block:?}");
        let mut none = [0.0; 5];
        Rounding::FourBits.round(&mut none);
        assert_eq!(none, [0.0; 5]);
    }

    #[test]
    fn halves_stay_and_large_numbers_stay_finite() {
        let mut numbers = [0.5, 1.0 + 2.0_f64.powi(-12), -1e9];
        Rounding::F16.round(&mut numbers);
        assert_eq!(numbers, [0.5, 1.0, -65504.0]);
    }
}
