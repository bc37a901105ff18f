//! How stretches of text become tokens, and how many there may be.

use tokenizers::{AddedToken, AddedVocabulary, Model as _, ModelWrapper, NormalizerWrapper, Token};

use super::{error::TokenizerError, merge::Scored};

/// Most tokens, and most merges, of a tokenizer; the largest vocabularies have a million.
pub(super) const MAX_TOKENS: usize = 1 << 21;

/// Highest number of a token.
pub(super) const MAX_ID: u32 = 1 << 24;

/// How stretches of text become tokens.
#[derive(Debug)]
pub(super) enum Model {
    /// By merges in order, or as unigrams.
    Listed(ModelWrapper),
    /// By the scores of what is joined.
    Scored(Scored),
}

impl Model {
    pub(super) fn tokenize(&self, text: &str) -> Result<Vec<Token>, TokenizerError> {
        match self {
            Self::Listed(model) => {
                model.tokenize(text).map_err(|e| TokenizerError::Unencodable(e.to_string()))
            }
            Self::Scored(model) => model.tokenize(text),
        }
    }

    pub(super) fn token(&self, id: u32) -> Option<String> {
        match self {
            Self::Listed(model) => model.id_to_token(id),
            Self::Scored(model) => model.words.id_to_token(id),
        }
    }

    pub(super) fn add(
        &self,
        tokens: Vec<AddedToken>,
        normalizer: Option<&NormalizerWrapper>,
    ) -> tokenizers::Result<AddedVocabulary> {
        let mut added = AddedVocabulary::new();
        match self {
            Self::Listed(model) => added.add_tokens(tokens, model, normalizer)?,
            Self::Scored(model) => added.add_tokens(tokens, &model.words, normalizer)?,
        };
        Ok(added)
    }
}
