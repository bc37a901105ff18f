//! Linear biases of attention.

use super::MAX_HEADS;

/// Linear biases of attention: each head's slope times the position of the key.
#[derive(Debug, Clone)]
pub struct Alibi {
    /// Of each head.
    pub slopes: Vec<f32>,
    /// Whether slopes and biases are rounded to the upper half of a single, as Falcon was trained.
    pub rounded: bool,
    /// What biases are multiplied by.
    pub scale: f32,
}

impl Alibi {
    /// The slopes of `heads` heads: powers of 2^(-max / n) for the power of two n below, odd ones
    /// of its root for the rest (Press et al. 2022).
    pub(crate) fn below(heads: usize, rounded: bool) -> Self {
        let heads = heads.clamp(1, MAX_HEADS);
        let power = if heads.is_power_of_two() { heads } else { heads.next_power_of_two() / 2 };
        let slope = |of: usize, i: usize| (-8.0 * i as f64 / of as f64).exp2();
        let slopes = (1..=power).map(|i| slope(power, i));
        let rest = (0..heads - power).map(|i| slope(2 * power, 2 * i + 1));
        Self { slopes: slopes.chain(rest).map(|slope| slope as f32).collect(), rounded, scale: 1.0 }
    }

    /// As MPT has them: of the power of two above, every second one, then the others.
    pub(crate) fn above(heads: usize, max: f64) -> Self {
        let heads = heads.clamp(1, MAX_HEADS);
        let power = heads.next_power_of_two();
        let slope = |i: usize| (-max * i as f64 / power as f64).exp2();
        let order: Vec<usize> = if power == heads {
            (1..=power).collect()
        } else {
            (2..=power).step_by(2).chain((1..=power).step_by(2)).take(heads).collect()
        };
        Self {
            slopes: order.into_iter().map(|i| slope(i) as f32).collect(),
            rounded: false,
            scale: 1.0,
        }
    }

    /// What is added to the score of a key at a position.
    pub(crate) fn bias(&self, head: usize, position: usize) -> f32 {
        let bias = if self.rounded {
            upper_half(upper_half(self.slopes[head]) * upper_half(position as f32))
        } else {
            self.slopes[head] * position as f32
        };
        bias * self.scale
    }
}

/// The nearest number that the upper half of a single holds.
fn upper_half(x: f32) -> f32 {
    let bits = x.to_bits();
    f32::from_bits(bits.wrapping_add(0x7fff + (bits >> 16 & 1)) & 0xffff_0000)
}
