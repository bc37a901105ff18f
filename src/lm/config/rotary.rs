//! Positions as rotations of pairs of numbers (RoPE), and the ways of stretching them over longer
//! texts.

use std::f64::consts::PI;

use crate::LmError;

/// The rotation of queries and keys at every position.
#[derive(Debug, Clone)]
pub struct Rotary {
    /// The longest wave is 2π times this.
    pub base: f64,
    /// Numbers of a head that are rotated, its first ones: one more if these are odd.
    pub size: usize,
    /// Which of them make pairs.
    pub pairing: Pairing,
    /// How waves are stretched.
    pub scaling: Scaling,
}

/// Which numbers are rotated together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// The first with the second, the third with the fourth.
    Adjacent,
    /// The first of the first half with the first of the second half.
    Halves,
}

/// How waves are stretched.
#[derive(Debug, Clone)]
pub enum Scaling {
    /// Not at all.
    None,
    /// All by one factor.
    Linear(f64),
    /// Long waves by a factor, short ones not, those between in part (Llama 3.1).
    Llama3 {
        /// Of the long ones.
        factor: f64,
        /// What is long: the original length through this.
        low: f64,
        /// What is short.
        high: f64,
        /// Tokens the model was first made for.
        original: f64,
    },
    /// The same by numbers of turns, with a ramp between (Peng et al. 2023).
    Yarn {
        /// Of the long ones.
        factor: f64,
        /// Tokens the model was first made for.
        original: f64,
        /// Turns beyond which a wave is short.
        fast: f64,
        /// Turns below which it is long.
        slow: f64,
        /// Whether the ends of the ramp are whole numbers.
        whole: bool,
        /// What queries and keys are multiplied by.
        amplitude: f64,
    },
    /// Each wave by a factor of its own, and by another one in texts longer than the original
    /// length (Ding et al. 2024).
    Long {
        /// Of texts up to the original length.
        short: Vec<f64>,
        /// Of longer ones.
        long: Vec<f64>,
        /// That length.
        original: usize,
        /// What queries and keys are multiplied by.
        amplitude: f64,
    },
    /// Each wave by a factor of its own.
    Each(Vec<f64>),
}

impl Rotary {
    /// Whether it fits heads of `head` numbers.
    ///
    /// # Errors
    /// No rotated numbers or more than a head has, a base or a factor that is not positive and
    /// finite, or another number of factors than of pairs.
    pub(crate) fn check(&self, head: usize) -> Result<(), LmError> {
        let fault = |found: String, expected: String| {
            Err(LmError::config("rotation by position", found, expected))
        };
        if self.size == 0 || self.size > head || self.size.next_multiple_of(2) > head {
            return fault(
                format!("{} rotated numbers", self.size),
                format!("1 to the head's {head}, in pairs"),
            );
        }
        if !(self.base > 0.0 && self.base.is_finite()) {
            return fault(format!("base {}", self.base), "a positive number".into());
        }
        for factors in self.scaling.lists() {
            if factors.len() != self.pairs()
                || !factors.iter().all(|factor| *factor > 0.0 && factor.is_finite())
            {
                return fault(
                    format!("{} factors", factors.len()),
                    format!("{} positive numbers", self.pairs()),
                );
            }
        }
        Ok(())
    }

    fn pairs(&self) -> usize {
        self.size.div_ceil(2)
    }

    /// The angles a position adds, pair by pair, in texts of `length` tokens.
    ///
    /// In singles, step by step as the models were trained with: what rounding does to the angles
    /// is part of them.
    pub(crate) fn frequencies(&self, length: usize) -> Vec<f32> {
        let waves: Vec<f32> = (0..self.pairs()).map(|i| self.wave(i)).collect();
        let each = |factors: &[f64]| {
            waves.iter().zip(factors).map(|(wave, factor)| 1.0 / (*factor as f32 * wave)).collect()
        };
        match &self.scaling {
            Scaling::None => waves.iter().map(|wave| 1.0 / wave).collect(),
            Scaling::Linear(factor) => {
                waves.iter().map(|wave| 1.0 / wave / *factor as f32).collect()
            }
            Scaling::Llama3 { factor, low, high, original } => {
                let [factor, low, high, original] =
                    [factor, low, high, original].map(|setting| *setting as f32);
                let one = |wave: &f32| llama3(1.0 / wave, factor, low, high, original);
                waves.iter().map(one).collect()
            }
            Scaling::Yarn { factor, original, fast, slow, whole, .. } => {
                let (start, end) = self.ramp(*original, *fast, *slow, *whole);
                let one = |(i, wave): (usize, &f32)| {
                    let ramp = (i as f32 - start as f32) / (end - start) as f32;
                    let short = 1.0 - ramp.clamp(0.0, 1.0);
                    1.0 / (*factor as f32 * wave) * (1.0 - short) + 1.0 / wave * short
                };
                waves.iter().enumerate().map(one).collect()
            }
            Scaling::Long { short, long, original, .. } => {
                each(if length > *original { long } else { short })
            }
            Scaling::Each(factors) => each(factors),
        }
    }

    /// A wave's length, through 2π.
    fn wave(&self, i: usize) -> f32 {
        let exponent = (2 * i) as f32 / self.size as f32;
        self.base.powf(f64::from(exponent)) as f32
    }

    /// Pairs between which waves go over from short to long.
    fn ramp(&self, original: f64, fast: f64, slow: f64, whole: bool) -> (f64, f64) {
        let size = self.size as f64;
        let pair =
            |turns: f64| size * (original / (turns * 2.0 * PI)).ln() / (2.0 * self.base.ln());
        let (start, end) = (pair(fast), pair(slow));
        let (start, end) = if whole { (start.floor(), end.ceil()) } else { (start, end) };
        let (start, end) = (start.max(0.0), end.min(size - 1.0));
        // What both implementations add where the ends meet.
        (start, if start == end { end + 0.001 } else { end })
    }

    /// What queries and keys are multiplied by.
    pub(crate) fn amplitude(&self) -> f32 {
        match self.scaling {
            Scaling::Yarn { amplitude, .. } | Scaling::Long { amplitude, .. } => amplitude as f32,
            _ => 1.0,
        }
    }

    /// The length above which texts are rotated in another way, at every position.
    pub(crate) fn turning_point(&self) -> Option<usize> {
        match self.scaling {
            Scaling::Long { original, .. } => Some(original),
            _ => None,
        }
    }
}

impl Scaling {
    fn lists(&self) -> Vec<&Vec<f64>> {
        match self {
            Self::Long { short, long, .. } => vec![short, long],
            Self::Each(factors) => vec![factors],
            _ => Vec::new(),
        }
    }

    /// What YaRN multiplies queries and keys by, unless a model says otherwise.
    pub(crate) fn yarn_amplitude(factor: f64, weight: f64) -> f64 {
        if factor <= 1.0 { 1.0 } else { 0.1 * weight * factor.ln() + 1.0 }
    }

    /// The same for factors of single waves.
    pub(crate) fn long_amplitude(factor: f64, original: f64) -> f64 {
        if factor <= 1.0 { 1.0 } else { (1.0 + factor.ln() / original.ln()).sqrt() }
    }
}

fn llama3(frequency: f32, factor: f32, low: f32, high: f32, original: f32) -> f32 {
    let wave = 2.0 * PI as f32 / frequency;
    if wave < original / high {
        frequency
    } else if wave > original / low {
        frequency / factor
    } else {
        let short = (original / wave - low) / (high - low);
        (1.0 - short) * frequency / factor + short * frequency
    }
}
