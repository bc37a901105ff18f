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

/// More decimals than these are not looked for.
const MOST_DECIMALS: i32 = 20;
/// A number of so many digits that doubles round it by more than this, in units of the last one,
/// says nothing.
const SURE: f64 = 0.01;
/// Of rounded numbers nine in ten need the last digit; of singles in their shortest spelling, which
/// takes seven to nine digits, far fewer need the ninth.
const WRITTEN_SHARE: f64 = 0.7;
/// Singles mostly need more digits than these in text.
const SINGLE_DIGITS: usize = 7;
/// Numbers written to fewer bits than these are chosen ones, such as 0.1 and 0.2.
const COARSEST: f64 = 4.0;

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
    /// Numbers written out with so many decimals that their rounding is at most a part in 2^bits of
    /// the typical number.
    Written {
        /// Bits that resolve a number.
        bits: u8,
    },
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
            Self::Written { bits } => power(i32::from(bits)),
            Self::Quantised { bits } => power(i32::from(bits) - 1),
        }
    }

    /// The least relative tolerance that tells ranks of vectors in this precision from their
    /// rounding, where they are `offset` times as long as the differences between them that count.
    /// What singles leave of an exactly missing direction lies so near the usual tolerance that a
    /// move takes it across; that of coarser numbers never comes there, and is a direction like
    /// others.
    pub fn rank_floor(self, offset: f64) -> f64 {
        if self == Self::Single { RANK_ROOM * self.unit() * offset } else { 0.0 }
    }

    /// Of vectors (`d × n`) whose file names its number types: the coarser of what the names and
    /// the digits of the numbers say. Numbers that need more than 24 bits are doubles whatever the
    /// names say, unless few decimals write all of them.
    pub fn of(names: &str, vectors: &DMatrix<f64>) -> Self {
        let digits = Digits::of(vectors);
        if digits.most > 24 {
            return written(vectors).unwrap_or_default();
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

/// Numbers that were written out and read again: each is the double nearest to a decimal number of
/// few digits. Nothing where they need as many as tell them from any other double, and where few
/// numbers need the last digit or it is coarser than any storage: these are chosen, not rounded.
fn written(vectors: &DMatrix<f64>) -> Option<Resolution> {
    let step = (vectors.len() / SAMPLE).max(1);
    let sample: Vec<f64> = vectors.iter().step_by(step).copied().filter(|x| *x != 0.0).collect();
    let Some(decimals) = sample.iter().map(|x| decimals(*x)).collect::<Option<Vec<i32>>>() else {
        return singles(&sample);
    };
    let digits: Vec<i32> =
        sample.iter().zip(&decimals).map(|(x, places)| places + leading(*x) + 1).collect();
    let typical = (sample.iter().map(|x| x * x).sum::<f64>() / sample.len() as f64).sqrt();
    let of_decimals = most_need(&decimals).map(|most| 0.5 * 10_f64.powi(-most) / typical);
    let of_digits = || most_need(&digits).map(|most| 0.5 * 10_f64.powi(1 - most));
    let Some(unit) = of_decimals.or_else(of_digits) else { return singles(&sample) };
    let bits = -unit.log2();
    (bits >= COARSEST).then(|| Resolution::Written { bits: bits.min(53.0) as u8 })
}

/// The largest of these, if most are as large.
fn most_need(places: &[i32]) -> Option<i32> {
    let most = places.iter().copied().max().filter(|most| *most > 0)?;
    let full = places.iter().filter(|places| **places == most).count();
    (full >= ENOUGH && full as f64 >= WRITTEN_SHARE * places.len() as f64).then_some(most)
}

/// Singles that were written out in as many digits as each needs, mostly eight or nine.
fn singles(sample: &[f64]) -> Option<Resolution> {
    let is = |x: &f64| format!("{}", *x as f32).parse() == Ok(*x);
    let digits = |x: f64| {
        let text = format!("{:e}", x as f32);
        text.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit).count()
    };
    let long = sample.iter().filter(|x| digits(**x) >= SINGLE_DIGITS).count();
    let full = long >= ENOUGH && 2 * long >= sample.len();
    (full && sample.iter().all(is)).then_some(Resolution::Single)
}

/// How many decimals write a number, up to the rounding of doubles; nothing if they are so many
/// that they would write any double.
fn decimals(x: f64) -> Option<i32> {
    let is_whole = |places: &i32| {
        let scaled = x * 10_f64.powi(*places);
        let slack = 2.0 * f64::EPSILON * scaled.abs();
        slack <= SURE && (scaled - scaled.round()).abs() <= slack
    };
    (0..=MOST_DECIMALS).find(is_whole)
}

/// The power of ten of the first digit.
fn leading(x: f64) -> i32 {
    x.abs().log10().floor() as i32
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
    fn numbers_in_text_have_the_resolution_of_their_digits() {
        let doubles = normal_matrix(&mut seeded(1), 8, 50);
        let read = |write: &dyn Fn(f64) -> String| {
            doubles.map(|x| write(x).parse::<f64>().expect("a number"))
        };
        let bits = |unit: f64| (-unit.log2()) as u8;
        // The typical number of these is 1.
        for places in [2, 3, 4, 6, 9] {
            let found = Resolution::of("text", &read(&|x| format!("{x:.places$}")));
            let Resolution::Written { bits: found } = found else { panic!("{found:?}") };
            let expected = bits(0.5 * 10_f64.powi(-(places as i32)));
            assert!(found.abs_diff(expected) <= 1, "{places}: {found}, expected {expected}");
        }
        let six_digits = read(&|x| format!("{x:.5e}"));
        assert_eq!(Resolution::of("text", &six_digits), Resolution::Written { bits: bits(5e-6) });
        let singles = read(&|x| format!("{}", x as f32));
        assert_eq!(Resolution::of("text", &singles), Resolution::Single);
        let exact: [fn(f64) -> String; 2] = [|x| format!("{x}"), |x| format!("{x:.17e}")];
        for write in exact {
            assert_eq!(Resolution::of("text", &read(&write)), Resolution::Double);
        }
        // Tenths and few numbers are chosen, not rounded.
        let tenths = doubles.map(|x| (x * 10.0).round() / 10.0);
        assert_eq!(Resolution::of("text", &tenths.scale(0.5)), Resolution::Double);
        let few = read(&|x| format!("{x:.4}")).columns(0, 1).into_owned();
        assert_eq!(Resolution::of("text", &few), Resolution::Double);
    }

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
