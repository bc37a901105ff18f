//! How finely the numbers of a file are resolved.

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

/// So many numbers of a matrix are looked at.
const SAMPLE: usize = 4096;
/// A precision shows in the digits of at least this share of the numbers that are not zero: half of
/// them would need the last bit.
const SHARE: f64 = 0.1;
/// Fewer numbers than these say nothing about the precision they were rounded to.
const ENOUGH: usize = 16;

/// Largest singular value of the rounding of a matrix, in units of its own largest and of half a
/// unit in the last place.
const RANK_ROOM: f64 = 2.0;

/// The precision in which vectors were stored, or rounded to before they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Resolution {
    /// 64-bit numbers, or numbers written out.
    #[default]
    Double,
    /// 32-bit numbers.
    Single,
    /// 16-bit numbers with 11 significant bits.
    Half,
    /// 16-bit numbers with 8 significant bits (bfloat16).
    Brain,
    /// Blocks of so many bits a number with a common scale, or 8-bit floating point numbers.
    Quantised {
        /// Bits that resolve a number.
        bits: u8,
    },
}

impl Resolution {
    /// Largest relative error of a stored vector: half a unit in the last place; of a block, half a
    /// step against the typical number in it.
    pub fn unit(self) -> f64 {
        let power = |bits: i32| 0.5_f64.powi(bits);
        match self {
            Self::Double => power(53),
            Self::Single => power(24),
            Self::Half => power(11),
            Self::Brain => power(8),
            Self::Quantised { bits } => power(i32::from(bits) - 1),
        }
    }

    /// The relative tolerance of ranks of vectors in this precision, where the user's is `rtol`.
    /// What singles leave of an exactly missing direction lies so near the usual tolerance that a
    /// move takes it across; that of coarser numbers never comes there, and is a direction like
    /// others.
    pub fn rank_tolerance(self, rtol: f64) -> f64 {
        if self == Self::Single { rtol.max(RANK_ROOM * self.unit()) } else { rtol }
    }

    /// Of vectors whose file names its number types: the coarser of what the names and the digits
    /// of the numbers say. Numbers that need more than 24 bits are doubles whatever the names say.
    pub fn of(names: &str, vectors: &DMatrix<f64>) -> Self {
        let digits = Digits::of(vectors);
        if digits.most > 24 {
            return Self::Double;
        }
        let named = names.split(|c: char| !c.is_alphanumeric() && c != '_').map(Self::named);
        named
            .chain([digits.resolution()])
            .max_by(|a, b| a.unit().total_cmp(&b.unit()))
            .unwrap_or_default()
    }

    fn named(name: &str) -> Self {
        let name = name.to_ascii_uppercase();
        let digit = |prefix: &str| {
            let rest = name.strip_prefix(prefix)?;
            rest.chars().next()?.to_digit(10).and_then(|bits| u8::try_from(bits).ok())
        };
        match name.as_str() {
            "F32" => Self::Single,
            "F16" => Self::Half,
            "BF16" => Self::Brain,
            "F8_E4M3" | "F8_E4M3FN" => Self::Quantised { bits: 5 },
            "F8_E5M2" | "MXFP4" => Self::Quantised { bits: 4 },
            _ => match digit("IQ").or_else(|| digit("Q")) {
                Some(bits) if bits > 0 => Self::Quantised { bits },
                _ => Self::Double,
            },
        }
    }
}

/// The significant bits of a sample of numbers.
struct Digits {
    most: u32,
    /// Whether enough of them need all of those.
    full: bool,
}

impl Digits {
    fn of(vectors: &DMatrix<f64>) -> Self {
        let step = (vectors.len() / SAMPLE).max(1);
        let bits: Vec<u32> =
            vectors.iter().step_by(step).filter(|x| **x != 0.0).map(|x| significant(*x)).collect();
        let most = bits.iter().copied().max().unwrap_or(0);
        let count = bits.iter().filter(|&&b| b == most).count();
        Self { most, full: count >= ENOUGH && count as f64 >= SHARE * bits.len() as f64 }
    }

    /// Small whole numbers and the like are exact: they fill no precision.
    fn resolution(&self) -> Resolution {
        match self.most {
            8 if self.full => Resolution::Brain,
            11 if self.full => Resolution::Half,
            12..=24 => Resolution::Single,
            _ => Resolution::Double,
        }
    }
}

/// How many bits of the significand a number needs.
fn significant(x: f64) -> u32 {
    let mantissa = x.to_bits() & ((1 << 52) - 1) | 1 << 52;
    53 - mantissa.trailing_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    #[test]
    fn a_precision_shows_in_the_digits_whatever_the_container() {
        let doubles = normal_matrix(&mut seeded(1), 8, 50);
        let singles = doubles.map(|x| f64::from(x as f32));
        let brains = doubles.map(|x| f64::from(f32::from_bits((x as f32).to_bits() & 0xffff_0000)));
        let whole = doubles.map(|x| (x * 3.0).round());
        for (vectors, expected) in [
            (&doubles, Resolution::Double),
            (&singles, Resolution::Single),
            (&brains, Resolution::Brain),
            (&whole, Resolution::Double),
        ] {
            assert_eq!(Resolution::of("", vectors), expected);
        }
        assert_eq!(Resolution::of("F32, F16", &singles), Resolution::Half);
        assert_eq!(Resolution::of("Q4_K", &singles), Resolution::Quantised { bits: 4 });
        assert_eq!(Resolution::of("F16", &doubles), Resolution::Double);
    }
}
