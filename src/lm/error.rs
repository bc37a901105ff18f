//! What can be wrong with a model file or a question to it.

use formats::FormatError;

use crate::tokenizer::TokenizerError;

/// Why no state was computed.
#[derive(Debug, thiserror::Error)]
pub enum LmError {
    /// A file could not be read, or is not what it says.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// A tokenizer could not be read, or cannot read a text.
    #[error(transparent)]
    Tokenizer(#[from] TokenizerError),
    /// An architecture that cannot be computed.
    #[error("states of a model of architecture {architecture:?} cannot be computed: {missing}")]
    Unsupported {
        /// Its own name.
        architecture: String,
        /// What there is no code for.
        missing: String,
    },
    /// The description of the model contradicts itself or lacks something.
    #[error("{place}: found {found}, expected {expected}")]
    Config {
        /// Setting.
        place: String,
        /// What it says.
        found: String,
        /// What it should say.
        expected: String,
    },
    /// A tensor that the architecture needs is not there.
    #[error("tensor {name:?} is missing; {expected}")]
    MissingTensor {
        /// Its name.
        name: String,
        /// What it is for, or of which shape.
        expected: String,
    },
    /// A tensor is not as the description says.
    #[error("tensor {name:?}: found {found}, expected {expected}")]
    Tensor {
        /// Its name.
        name: String,
        /// Its shape or type.
        found: String,
        /// The one that fits.
        expected: String,
    },
    /// Numbers that are none.
    #[error("{place}: found {found}, expected finite numbers")]
    NotFinite {
        /// Where.
        place: String,
        /// NaN or an infinity.
        found: String,
    },
    /// A context without a token.
    #[error("context {context} (from 0) has no tokens: this model puts none before a text")]
    EmptyContext {
        /// Which one.
        context: usize,
    },
    /// A context that the model does not reach over.
    #[error("context {context} (from 0) has {found} tokens; the model was made for {limit}")]
    TooLong {
        /// Which one.
        context: usize,
        /// Its length.
        found: usize,
        /// The most there may be.
        limit: usize,
    },
    /// A token that the model has no embedding for.
    #[error("token id {id}: the model has embeddings of {vocabulary} tokens")]
    UnknownToken {
        /// Its id.
        id: u32,
        /// Rows of the table of embeddings.
        vocabulary: usize,
    },
    /// More than there is room for.
    #[error("{place}: {found}, more than {limit}")]
    TooLarge {
        /// What.
        place: String,
        /// How much.
        found: String,
        /// How much there may be.
        limit: String,
    },
    /// The caller did not want to go on.
    #[error("cancelled")]
    Cancelled,
}

impl LmError {
    pub(crate) fn config(
        place: impl Into<String>,
        found: impl ToString,
        expected: impl Into<String>,
    ) -> Self {
        Self::Config { place: place.into(), found: found.to_string(), expected: expected.into() }
    }
}
