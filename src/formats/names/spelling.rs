//! What a reader says of tokens that were spelled for a tokenizer.

use theory::model::TokenSpelling;

/// What to tell the user.
pub(crate) fn warning(spelling: TokenSpelling) -> Option<&'static str> {
    match spelling {
        TokenSpelling::Plain => None,
        TokenSpelling::ByteLevel => {
            Some("token spellings of byte-level BPE are shown as text (Ġ as a space)")
        }
        TokenSpelling::SentencePiece => {
            Some("token spellings of SentencePiece are shown as text (▁ as a space)")
        }
    }
}
