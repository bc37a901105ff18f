//! What can be wrong with a tokenizer or with a text given to it.

use thiserror::Error;

/// Why a tokenizer cannot be read or a text cannot be encoded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TokenizerError {
    /// The file is not what it should be.
    #[error("{place}: found {found}, expected {expected}")]
    Malformed {
        /// Where in the file: a key of the JSON or of the metadata.
        place: String,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: String,
    },
    /// A kind that has no reader here.
    #[error("{place}: {found} has no reader here, only {expected}")]
    Unsupported {
        /// Where in the file.
        place: String,
        /// What stands there.
        found: String,
        /// What can be read.
        expected: String,
    },
    /// Nothing to read from: the file puts no token at the beginning of a text.
    #[error(
        "an empty context has no last position: this tokenizer puts no beginning-of-text token"
    )]
    Empty,
    /// Longer than is worth encoding.
    #[error("a context of {bytes} bytes: found more than the {limit} that this tokenizer encodes")]
    TooLong {
        /// Length of the text.
        bytes: usize,
        /// Most bytes; see [`Tokenizer::limit`](super::Tokenizer::limit).
        limit: usize,
    },
    /// No token has this number.
    #[error("token {id}: expected a number below {len}")]
    NoToken {
        /// The number asked for.
        id: u32,
        /// How many there are.
        len: usize,
    },
    /// A text that the tokenizer has no token for.
    #[error("a context that cannot be encoded: {0}")]
    Unencodable(String),
}

impl TokenizerError {
    pub(super) fn malformed(
        place: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self::Malformed { place: place.into(), found: found.into(), expected: expected.into() }
    }

    pub(super) fn unsupported(
        place: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self::Unsupported { place: place.into(), found: found.into(), expected: expected.into() }
    }
}
