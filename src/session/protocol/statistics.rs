//! Sums over all tokens of a file on their way from the worker that counts to the one that answers.

use serde::{Deserialize, Serialize};

use super::{question::Ask, source::Opening};
use theory::linalg::Moments;

/// The files whose tokens are all to be summed up, read or not; they travel beside it. Their worker
/// does nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sum {
    /// What they were opened as.
    pub opening: Opening,
}

impl Ask for Sum {
    type Answer = Statistics;
}

/// [`Moments`] as the page hands them on, unread: little-endian, d in 64 bits, the mean, and the
/// lower triangle of the scatter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    /// Tokens that were summed up.
    pub tokens: u64,
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
}

impl Statistics {
    /// Packs them.
    pub fn of(moments: &Moments) -> Self {
        let (tokens, mean, lower) = moments.parts();
        let mut bytes = Vec::with_capacity(8 * (1 + mean.len() + lower.len()));
        bytes.extend((mean.len() as u64).to_le_bytes());
        mean.iter().chain(&lower).for_each(|x| bytes.extend(x.to_le_bytes()));
        Self { tokens, bytes }
    }

    /// Unpacks them; none if bytes are missing.
    pub fn moments(&self) -> Option<Moments> {
        let (words, rest) = self.bytes.as_chunks::<8>();
        let (d, numbers) = words.split_first()?;
        let (mean, lower) =
            numbers.split_at_checked(usize::try_from(u64::from_le_bytes(*d)).ok()?)?;
        let numbers = |words: &[[u8; 8]]| {
            words.iter().map(|word| f64::from_le_bytes(*word)).collect::<Vec<_>>()
        };
        let moments = || Moments::from_parts(self.tokens, numbers(mean), &numbers(lower));
        rest.is_empty().then(moments).flatten()
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::DMatrix;

    use super::*;

    #[test]
    fn sums_come_back_as_they_were() {
        let sums = Moments::of(DMatrix::from_fn(3, 5, |i, j| ((i + 2 * j) % 4) as f64 + 0.1));
        let mut packed = Statistics::of(&sums);
        let back = packed.moments().expect("sums");
        assert_eq!(back.covariance(), sums.covariance());
        assert_eq!((back.count(), back.mean()), (5, sums.mean()));
        packed.bytes.truncate(packed.bytes.len() - 8);
        assert!(packed.moments().is_none());
    }
}
