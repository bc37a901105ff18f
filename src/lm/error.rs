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
    #[error("{} has no tokens: this model puts none before a text", which(*.context))]
    EmptyContext {
        /// Which one of a list.
        context: Option<usize>,
    },
    /// A context that the model does not reach over.
    #[error(
        "{} has {} tokens; the model was made for {}",
        which(*.context), grouped(*.found),
        grouped(*.limit)
    )]
    TooLong {
        /// Which one of a list.
        context: Option<usize>,
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

/// A context in a sentence; those of a list are counted from 1.
fn which(context: Option<usize>) -> String {
    match context {
        Some(context) => format!("context {} of the list", context + 1),
        None => "This text".into(),
    }
}

/// A count with its thousands apart.
fn grouped(count: usize) -> String {
    match count {
        0..1000 => count.to_string(),
        _ => format!("{},{:03}", grouped(count / 1000), count % 1000),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_context_is_told_by_its_place_in_the_list_or_as_the_text_that_it_is() {
        let too_long =
            |context, found| LmError::TooLong { context, found, limit: 1_048_576 }.to_string();
        assert_eq!(
            too_long(None, 2_000_009),
            "This text has 2,000,009 tokens; the model was made for 1,048,576"
        );
        assert!(too_long(Some(2), 2_000_009).starts_with("context 3 of the list has 2,000,009"));
    }
}
