//! Normalisation of vectors.

use crate::config::{Norm, NormKind};

/// Weights and biases of a norm, as far as it has any.
#[derive(Debug, Clone, Default)]
pub(crate) struct NormWeights {
    pub(crate) weight: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl NormWeights {
    /// Of the `i`-th of several vectors with weights of their own.
    pub(crate) fn part(&self, i: usize, size: usize) -> Self {
        let part =
            |numbers: &[f32]| numbers.get(i * size..(i + 1) * size).unwrap_or(numbers).to_vec();
        Self { weight: part(&self.weight), bias: part(&self.bias) }
    }

    /// Normalises vectors as long as the weights are, or as `length` says.
    pub(crate) fn apply(&self, norm: &Norm, vectors: &mut [f32], length: usize) {
        for vector in vectors.chunks_exact_mut(length.max(1)) {
            self.one(norm, vector);
        }
    }

    /// Sums go in doubles: they are few, and everything depends on them.
    fn one(&self, norm: &Norm, vector: &mut [f32]) {
        let n = vector.len() as f64;
        let mean = match norm.kind {
            NormKind::Rms => 0.0,
            NormKind::Layer => sum(vector, |x| x) / n,
        };
        let variance = sum(vector, |x| (x - mean) * (x - mean)) / n;
        let (mean, scale) = (mean, (variance + norm.epsilon).sqrt().recip());
        for x in vector.iter_mut() {
            *x = ((f64::from(*x) - mean) * scale) as f32;
        }
        if !self.weight.is_empty() {
            vector.iter_mut().zip(&self.weight).for_each(|(x, weight)| *x *= weight);
        }
        if !self.bias.is_empty() {
            vector.iter_mut().zip(&self.bias).for_each(|(x, bias)| *x += bias);
        }
    }
}

/// The sum in four lanes, in one order.
fn sum(vector: &[f32], of: impl Fn(f64) -> f64) -> f64 {
    let (fours, rest) = vector.as_chunks::<4>();
    let mut lanes = [0.0; 4];
    for four in fours {
        lanes.iter_mut().zip(four).for_each(|(lane, x)| *lane += of(f64::from(*x)));
    }
    let rest: f64 = rest.iter().map(|x| of(f64::from(*x))).sum();
    (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norms_make_what_they_say_one_and_zero() {
        let vector: Vec<f32> = (0..7).map(|i| (i * i) as f32 - 3.0).collect();
        let mean = |v: &[f32]| v.iter().sum::<f32>() / v.len() as f32;
        let square = |v: &[f32]| v.iter().map(|x| x * x).sum::<f32>() / v.len() as f32;
        let mut rms = vector.clone();
        NormWeights::default().apply(&Norm::rms(0.0), &mut rms, 7);
        assert!(
            (square(&rms) - 1.0).abs() < 1e-6
                && (rms[1] / rms[0] - vector[1] / vector[0]).abs() < 1e-6
        );
        let mut layer = vector.clone();
        let weights = NormWeights { weight: vec![2.0; 7], bias: vec![1.0; 7] };
        weights.apply(&Norm::layer(0.0), &mut layer, 7);
        assert!((mean(&layer) - 1.0).abs() < 1e-6 && (square(&layer) - 5.0).abs() < 1e-5);
    }
}
