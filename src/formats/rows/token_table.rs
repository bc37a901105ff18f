//! A table of tokens by its size alone: what reading some of it would take.

use serde::{Deserialize, Serialize};

use crate::rows::{DEFAULT_BUDGET, MAX_BUDGET, row_bytes};

/// A table of token unembeddings, read or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenTable {
    /// Tokens in the file.
    pub tokens: u64,
    /// Components of each vector.
    pub d: u64,
}

impl TokenTable {
    /// Megabytes that so many of its tokens take in memory, rounded up.
    pub fn megabytes(&self, tokens: u64) -> u64 {
        row_bytes(self.d).saturating_mul(tokens.min(self.tokens)).div_ceil(1 << 20)
    }

    /// How many of its tokens fit [`DEFAULT_BUDGET`].
    pub fn fitting(&self) -> u64 {
        self.tokens.min(DEFAULT_BUDGET / row_bytes(self.d))
    }

    /// How many of its tokens fit [`MAX_BUDGET`].
    pub fn at_most(&self) -> u64 {
        self.tokens.min(MAX_BUDGET / row_bytes(self.d))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_takes_no_more_than_the_budget() {
        let table = TokenTable { tokens: 128_256, d: 4096 };
        assert!(table.megabytes(table.fitting()) <= DEFAULT_BUDGET >> 20);
        assert!(table.megabytes(table.fitting() + 1) > DEFAULT_BUDGET >> 20);
        assert_eq!(TokenTable { tokens: 10, d: 4096 }.fitting(), 10);
    }
}
