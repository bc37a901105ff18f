//! A model's tokenizer, made of parts that its files have been read into.

use std::ops::Range;

use theory::model::{TokenSpelling, shown};
use tokenizers::{
    AddedToken, AddedVocabulary, NormalizedString, Normalizer, OffsetType, PreTokenizer,
};

use super::{
    error::TokenizerError,
    spelling,
    steps::{self, Steps},
    template::Template,
    vocabulary::{MAX_TOKENS, Model},
};

/// A model's tokenizer.
#[derive(Debug)]
pub struct Tokenizer {
    model: Model,
    added: AddedVocabulary,
    steps: Steps,
    template: Template,
    spelling: TokenSpelling,
    len: usize,
    limit: usize,
}

/// A text as a model reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// The tokens, with those that the file puts before a text.
    pub ids: Vec<u32>,
    /// What each token stands for: see [`Tokenizer::text`].
    pub texts: Vec<String>,
    /// The bytes of the text that each token was read from; empty for tokens that the file adds.
    /// Tokens that share a character share its bytes.
    pub offsets: Vec<Range<usize>>,
}

/// The length of a list with a place for this number.
fn above(len: usize, id: u32) -> usize {
    len.max(id as usize + 1)
}

impl Tokenizer {
    /// A tokenizer of these parts; `len` numbers are taken by the vocabulary of the model.
    pub(super) fn assemble(
        model: Model,
        len: usize,
        steps: Steps,
        template: Template,
        spelling: TokenSpelling,
        tokens: Vec<AddedToken>,
    ) -> Result<Self, TokenizerError> {
        let malformed = |found| TokenizerError::malformed("added_tokens", found, "special tokens");
        if tokens.len() > MAX_TOKENS {
            return Err(malformed(format!("{} tokens", tokens.len())));
        }
        if let Some(token) = tokens.iter().find(|token| vanishes(token, &steps)) {
            return Err(malformed(format!("{:?}, which normalises to nothing", token.content)));
        }
        // To look for spaces or words around a token, the crate reads all that comes before it.
        let looks_back = tokens.iter().any(|token| token.lstrip || token.single_word);
        let limit = steps.limit().min(if looks_back { steps::MAX_SQUARE } else { usize::MAX });
        let added =
            model.add(tokens, steps.normalizer.as_ref()).map_err(|e| malformed(e.to_string()))?;
        let ids = added.get_added_tokens_decoder().keys().copied();
        let len = ids.fold(len, above);
        let surround = template.before.iter().chain(&template.after);
        if let Some(id) = surround.copied().find(|id| *id as usize >= len) {
            return Err(TokenizerError::NoToken { id, len });
        }
        Ok(Self { model, added, steps, template, spelling, len, limit })
    }

    /// How many numbers tokens have: one more than the highest. The matrix of a model may have more
    /// rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Most bytes of a text: half a million, fewer for tokenizers that make texts longer or cut
    /// them by expressions that may take time with the square of the text.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The tokens that the file puts before every text: the beginning of text, where it asks for
    /// one.
    pub fn before(&self) -> &[u32] {
        &self.template.before
    }

    /// The tokens that the file would put after a text. They are left off: a context ends where its
    /// text ends.
    pub fn after(&self) -> &[u32] {
        &self.template.after
    }

    /// The tokens of a text, after those that the file puts before it.
    ///
    /// # Errors
    /// [`TokenizerError::Empty`] if nothing is to be read, [`TokenizerError::TooLong`] above
    /// [`Tokenizer::limit`], [`TokenizerError::Unencodable`] if the vocabulary lacks a character
    /// and has no token for unknown ones.
    pub fn encode(&self, text: &str) -> Result<Encoding, TokenizerError> {
        if text.len() > self.limit {
            return Err(TokenizerError::TooLong { bytes: text.len(), limit: self.limit });
        }
        let unencodable = |e: tokenizers::Error| TokenizerError::Unencodable(e.to_string());
        let mut parts = self.added.extract_and_normalize(self.steps.normalizer.as_ref(), text);
        if let Some(cut) = &self.steps.cut {
            cut.pre_tokenize(&mut parts).map_err(unencodable)?;
        }
        parts.tokenize(|part| Ok(self.model.tokenize(part.get())?)).map_err(unencodable)?;
        let read = parts.into_encoding(None, 0, OffsetType::Byte).map_err(unencodable)?;
        let ids: Vec<u32> = self.template.before.iter().chain(read.get_ids()).copied().collect();
        if ids.is_empty() {
            return Err(TokenizerError::Empty);
        }
        let added = self.template.before.iter().map(|_| 0..0);
        let offsets = read.get_offsets().iter().map(|(start, end)| within(text, *start, *end));
        let texts = ids.iter().map(|id| self.text(*id)).collect::<Result<_, _>>()?;
        Ok(Encoding { texts, offsets: added.chain(offsets).collect(), ids })
    }

    /// The text that tokens continue a text with, spaces as the tokens have them. Bytes that make
    /// no character become `�`.
    ///
    /// # Errors
    /// As [`Self::bytes`], for any of them.
    pub fn decode(&self, ids: &[u32]) -> Result<String, TokenizerError> {
        let bytes = ids.iter().map(|id| self.bytes(*id)).collect::<Result<Vec<_>, _>>()?.concat();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What a token stands for, its spelling undone: `Ġthe` and `▁the` are ` the`; bytes that are
    /// no character by themselves are spelled `<0xE2>`; the name of a special token.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn text(&self, id: u32) -> Result<String, TokenizerError> {
        self.bytes(id).map(|bytes| shown(&bytes))
    }

    /// The bytes that a token stands for. A number between the tokens stands for nothing.
    ///
    /// # Errors
    /// [`TokenizerError::NoToken`] for a number past the last token.
    pub fn bytes(&self, id: u32) -> Result<Vec<u8>, TokenizerError> {
        if id as usize >= self.len {
            return Err(TokenizerError::NoToken { id, len: self.len });
        }
        if let Some(added) = self.added.get_added_tokens_decoder().get(&id) {
            return Ok(added.content.clone().into_bytes());
        }
        let token = self.model.token(id).unwrap_or_default();
        Ok(spelling::bytes(self.spelling, &token))
    }
}

/// Whether nothing is left of a token to look for. It would be found between the bytes of a
/// character.
fn vanishes(token: &AddedToken, steps: &Steps) -> bool {
    let Some(normalizer) = steps.normalizer.as_ref().filter(|_| token.normalized) else {
        return false;
    };
    let mut text = NormalizedString::from(token.content.as_str());
    !token.content.is_empty() && (normalizer.normalize(&mut text).is_err() || text.is_empty())
}

/// A range of bytes of a text that cuts no character.
fn within(text: &str, start: usize, end: usize) -> Range<usize> {
    let end = (end.min(text.len())..=text.len()).find(|i| text.is_char_boundary(*i));
    let end = end.unwrap_or(text.len());
    let start = (0..=start.min(end)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    start..end
}
