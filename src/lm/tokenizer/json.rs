//! Hugging Face's tokenizer.json.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;
use theory::model::TokenSpelling;
use tokenizers::{
    AddedToken, ModelWrapper,
    models::{
        bpe::{BPE, Vocab},
        unigram::Unigram,
    },
};

use super::{
    encoder::Tokenizer,
    error::TokenizerError,
    steps::Steps,
    template::Template,
    vocabulary::{MAX_ID, MAX_TOKENS, Model},
};

/// Most bytes of a file; Gemma's has 33 million.
const MAX_FILE: usize = 128 << 20;

/// Most bytes of a token. A piece of a unigram is a path in a tree that is left by recursion.
const MAX_TOKEN: usize = 4096;
const MAX_PIECE: usize = 256;

/// Most bytes of what stands for an unknown character: it may stand there very often.
const MAX_UNKNOWN: usize = 64;

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    added_tokens: Vec<AddedToken>,
    #[serde(default)]
    normalizer: Value,
    #[serde(default)]
    pre_tokenizer: Value,
    #[serde(default)]
    post_processor: Value,
    model: ModelFile,
}

#[derive(Deserialize)]
struct ModelFile {
    #[serde(rename = "type")]
    kind: Option<String>,
    vocab: Words,
    #[serde(default)]
    merges: Merges,
    unk_token: Option<String>,
    unk_id: Option<usize>,
    continuing_subword_prefix: Option<String>,
    end_of_word_suffix: Option<String>,
    fuse_unk: Option<bool>,
    byte_fallback: Option<bool>,
    ignore_merges: Option<bool>,
}

/// The vocabulary: numbers by token, or tokens with scores in order.
enum Words {
    Numbered(Vocab),
    Scored(Vec<(String, f64)>),
}

/// Pairs to join, first ones first: lists of two, or texts with a space between.
#[derive(Default)]
struct Merges(Vec<(String, String)>);

impl Tokenizer {
    /// Reads a tokenizer.json: byte-pair encoding (of bytes, or of characters with bytes as a last
    /// resort) and unigrams, with the normalisers, cuts and special tokens of the file.
    ///
    /// The tokens are those that transformers gives by default, but for tokens after the text: a
    /// context ends where its text ends. Padding, truncation and dropout are left out as well.
    ///
    /// # Errors
    /// [`TokenizerError::Malformed`] for a file that is too large or not as the format has it,
    /// [`TokenizerError::Unsupported`] for a part that has no reader.
    pub fn from_json(bytes: &[u8]) -> Result<Self, TokenizerError> {
        let place = "tokenizer.json";
        if bytes.len() > MAX_FILE {
            let found = format!("{} bytes", bytes.len());
            return Err(TokenizerError::malformed(place, found, format!("at most {MAX_FILE}")));
        }
        let file: File = serde_json::from_slice(bytes)
            .map_err(|e| TokenizerError::malformed(place, e.to_string(), "a tokenizer"))?;
        let steps = Steps::read(&file.normalizer, &file.pre_tokenizer)?;
        let template = Template::read(&file.post_processor)?;
        let spelling = match () {
            () if steps.byte_level => TokenSpelling::ByteLevel,
            () if steps.space_marks || file.model.byte_fallback == Some(true) => {
                TokenSpelling::SentencePiece
            }
            () => TokenSpelling::Plain,
        };
        let (model, len) = file.model.build()?;
        Self::assemble(Model::Listed(model), len, steps, template, spelling, file.added_tokens)
    }
}

impl ModelFile {
    /// The model, and one more than the highest number of a token.
    fn build(self) -> Result<(ModelWrapper, usize), TokenizerError> {
        let kind = self.kind.as_deref().unwrap_or(match self.vocab {
            // Files from before kinds were written.
            Words::Numbered(_) => "BPE",
            Words::Scored(_) => "Unigram",
        });
        let malformed =
            |place: &str, e: String| TokenizerError::malformed(place, e, "a vocabulary");
        match (kind, self.vocab) {
            ("BPE", Words::Numbered(vocab)) => {
                let prefix = self.continuing_subword_prefix.filter(|prefix| !prefix.is_empty());
                let suffix = self.end_of_word_suffix.filter(|suffix| !suffix.is_empty());
                if let Some(prefix) = prefix {
                    let expected = "tokens without a mark of continuation";
                    return Err(TokenizerError::unsupported("model", prefix, expected));
                }
                let len = check_numbered(&vocab)?;
                check_unknown(self.unk_token.as_deref(), suffix.as_deref(), &vocab)?;
                check_merges(&vocab, &self.merges.0, "model.merges")?;
                let mut builder = BPE::builder()
                    .vocab_and_merges(vocab, self.merges.0)
                    // The cache of the crate is never emptied when a tokenizer goes.
                    .cache_capacity(0)
                    .fuse_unk(self.fuse_unk.unwrap_or(false))
                    .byte_fallback(self.byte_fallback.unwrap_or(false))
                    .ignore_merges(self.ignore_merges.unwrap_or(false));
                if let Some(unknown) = self.unk_token {
                    builder = builder.unk_token(unknown);
                }
                if let Some(suffix) = suffix {
                    builder = builder.end_of_word_suffix(suffix);
                }
                let bpe = builder.build().map_err(|e| malformed("model.merges", e.to_string()))?;
                Ok((ModelWrapper::BPE(bpe), len))
            }
            ("Unigram", Words::Scored(words)) => {
                check_scored(&words)?;
                let len = words.len();
                let fallback = self.byte_fallback.unwrap_or(false);
                let mut unigram = Unigram::from(words, self.unk_id, fallback)
                    .map_err(|e| malformed("model.vocab", e.to_string()))?;
                unigram.resize_cache(0);
                Ok((ModelWrapper::Unigram(unigram), len))
            }
            ("BPE" | "Unigram", _) => Err(TokenizerError::malformed(
                "model.vocab",
                format!("another form than that of \"{kind}\""),
                "numbers by token for BPE, tokens with scores for Unigram",
            )),
            _ => Err(TokenizerError::unsupported(
                "model.type",
                format!("\"{kind}\""),
                "BPE or Unigram",
            )),
        }
    }
}

/// One more than the highest number.
fn check_numbered(vocab: &Vocab) -> Result<usize, TokenizerError> {
    let highest = vocab.values().max().copied();
    match highest {
        None => Err(TokenizerError::malformed("model.vocab", "no tokens", "some")),
        Some(id) if id > MAX_ID => Err(TokenizerError::malformed(
            "model.vocab",
            format!("a token with number {id}"),
            format!("at most {MAX_ID}"),
        )),
        Some(id) => Ok(id as usize + 1),
    }
}

pub(super) fn check_scored(words: &[(String, f64)]) -> Result<(), TokenizerError> {
    let odd = words.iter().find(|(word, score)| !score.is_finite() || word.len() > MAX_PIECE);
    if let Some((word, score)) = odd {
        let found = format!("a token of {} bytes, score {score}", word.len());
        let expected = format!("at most {MAX_PIECE}, a finite score");
        return Err(TokenizerError::malformed("model.vocab", found, expected));
    }
    Ok(())
}

/// What stands for unknown characters and at the ends of words is short, and in the vocabulary.
fn check_unknown(
    unknown: Option<&str>,
    suffix: Option<&str>,
    vocab: &Vocab,
) -> Result<(), TokenizerError> {
    let long = [unknown, suffix].into_iter().flatten().find(|text| text.len() > MAX_UNKNOWN);
    if let Some(text) = long {
        let found = format!("{} bytes for an unknown character or an end", text.len());
        return Err(TokenizerError::malformed("model", found, format!("at most {MAX_UNKNOWN}")));
    }
    match unknown.filter(|unknown| !vocab.contains_key(*unknown)) {
        Some(missing) => Err(missing_token("model.unk_token", missing)),
        None => Ok(()),
    }
}

/// The crate takes for granted that no merge is longer than the longest token. That all parts are
/// tokens it checks itself.
pub(super) fn check_merges(
    vocab: &Vocab,
    merges: &[(String, String)],
    place: &str,
) -> Result<(), TokenizerError> {
    let longest = vocab.keys().map(String::len).max().unwrap_or(0);
    let long = merges.iter().find(|(left, right)| left.len() + right.len() > longest);
    match long {
        Some((left, right)) => Err(missing_token(place, &format!("{left}{right}"))),
        None => Ok(()),
    }
}

fn missing_token(place: &str, token: &str) -> TokenizerError {
    TokenizerError::malformed(place, format!("{token:?}"), "a token of the vocabulary")
}

/// More than anybody needs.
fn too_many<E: serde::de::Error>(what: &str) -> E {
    E::custom(format!("more than {MAX_TOKENS} {what}"))
}

fn check_token<E: serde::de::Error>(token: &str) -> Result<(), E> {
    if token.len() > MAX_TOKEN {
        let found = token.len();
        return Err(E::custom(format!("a token of {found} bytes, expected at most {MAX_TOKEN}")));
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("numbers by token or tokens with scores")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let mut vocab = Vocab::default();
                while let Some((token, id)) = map.next_entry::<String, u32>()? {
                    check_token(&token)?;
                    if vocab.len() == MAX_TOKENS {
                        return Err(too_many("tokens"));
                    }
                    vocab.insert(token, id);
                }
                Ok(Words::Numbered(vocab))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Words, A::Error> {
                let mut words = Vec::new();
                while let Some((token, score)) = list.next_element::<(String, f64)>()? {
                    check_token(&token)?;
                    if words.len() == MAX_TOKENS {
                        return Err(too_many("tokens"));
                    }
                    words.push((token, score));
                }
                Ok(Words::Scored(words))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

impl<'de> Deserialize<'de> for Merges {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Merges;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("pairs of tokens")
            }

            fn visit_unit<E>(self) -> Result<Merges, E> {
                Ok(Merges::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Merges, A::Error> {
                let mut merges = Vec::new();
                while let Some(Merge(merge)) = list.next_element()? {
                    if merges.len() == MAX_TOKENS {
                        return Err(too_many("merges"));
                    }
                    merges.extend(merge);
                }
                Ok(Merges(merges))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// One merge in either form; none for the first line of an old list, `#version`.
struct Merge(Option<(String, String)>);

impl<'de> Deserialize<'de> for Merge {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Merge;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("two tokens")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Merge, E> {
                if text.starts_with("#version") {
                    return Ok(Merge(None));
                }
                let pair = parse(text);
                let pair = pair.ok_or_else(|| {
                    E::custom(format!("found the merge {text:?}, expected two tokens"))
                })?;
                Ok(Merge(Some(pair)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut pair: A) -> Result<Merge, A::Error> {
                let few = |count: usize| A::Error::invalid_length(count, &"two tokens");
                let left = pair.next_element()?.ok_or_else(|| few(0))?;
                let right = pair.next_element()?.ok_or_else(|| few(1))?;
                match pair.next_element::<String>()? {
                    Some(_) => Err(few(3)),
                    None => Ok(Merge(Some((left, right)))),
                }
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// The pair in `h e`.
fn parse(text: &str) -> Option<(String, String)> {
    let (left, right) = text.split_once(' ')?;
    (!right.contains(' ')).then(|| (left.into(), right.into()))
}
