//! A tokenizer from the metadata of a GGUF file, as llama.cpp reads it.

use std::collections::HashSet;

use serde_json::{Value, json};
use theory::model::TokenSpelling;
use tokenizers::{
    AddedToken, ModelWrapper, NormalizerWrapper,
    models::{
        bpe::{BPE, Vocab},
        unigram::Unigram,
        wordlevel::WordLevel,
    },
};

use super::{
    charsmap,
    encoder::Tokenizer,
    error::TokenizerError,
    json::{check_merges, check_scored},
    merge::Scored,
    pattern::{self, Recipe},
    spelling,
    steps::Steps,
    template::Template,
    vocabulary::{MAX_TOKENS, Model},
};

/// The metadata of a GGUF file by key. A value of another kind than the one asked for is none.
pub trait Metadata {
    /// A string.
    fn text(&self, key: &str) -> Option<&str>;
    /// A truth value.
    fn flag(&self, key: &str) -> Option<bool>;
    /// An integer that is not negative.
    fn number(&self, key: &str) -> Option<u64>;
    /// A list of strings.
    fn texts(&self, key: &str) -> Option<Vec<String>>;
    /// A list of integers.
    fn numbers(&self, key: &str) -> Option<Vec<i64>>;
    /// A list of numbers.
    fn scores(&self, key: &str) -> Option<Vec<f32>>;
    /// A list of bytes.
    fn bytes(&self, key: &str) -> Option<Vec<u8>>;
}

const MODEL: &str = "tokenizer.ggml.model";
const PRE: &str = "tokenizer.ggml.pre";
const TOKENS: &str = "tokenizer.ggml.tokens";
const TYPES: &str = "tokenizer.ggml.token_type";
const SCORES: &str = "tokenizer.ggml.scores";
const MERGES: &str = "tokenizer.ggml.merges";
const UNKNOWN: &str = "tokenizer.ggml.unknown_token_id";
const CHARSMAP: &str = "tokenizer.ggml.precompiled_charsmap";

/// What a token is for, as `tokenizer.ggml.token_type` numbers it.
const TYPE_UNKNOWN: i64 = 2;
const TYPE_CONTROL: i64 = 3;
const TYPE_USER_DEFINED: i64 = 4;

/// The tokens of a file.
struct Tokens {
    texts: Vec<String>,
    types: Vec<i64>,
    vocab: Vocab,
}

impl Tokenizer {
    /// Reads `tokenizer.ggml.*`: byte-level byte-pair encoding (`gpt2`) with the cuts that
    /// `tokenizer.ggml.pre` names, SentencePiece's byte-pair encoding (`llama`) and unigrams
    /// (`t5`).
    ///
    /// # Errors
    /// [`TokenizerError::Unsupported`] with the name of a model or of cuts that have no reader.
    pub fn from_gguf(metadata: &impl Metadata) -> Result<Self, TokenizerError> {
        let model = metadata.text(MODEL).unwrap_or_default();
        match model {
            "gpt2" => byte_level(metadata),
            "llama" => scored(metadata),
            "t5" => unigram(metadata),
            _ => {
                Err(TokenizerError::unsupported(MODEL, format!("\"{model}\""), "gpt2, llama or t5"))
            }
        }
    }
}

fn byte_level(metadata: &impl Metadata) -> Result<Tokenizer, TokenizerError> {
    let name = metadata.text(PRE).unwrap_or_default();
    let recipe = pattern::recipe(name);
    let Recipe { normalizer, cut, ignore_merges, begins } = recipe.ok_or_else(|| {
        let expected = "the cuts of the families that this app knows";
        TokenizerError::unsupported(PRE, format!("\"{name}\""), expected)
    })?;
    let tokens = Tokens::read(metadata)?;
    let merges = metadata.texts(MERGES).ok_or_else(|| missing(MERGES, "pairs of tokens"))?;
    if merges.len() > MAX_TOKENS {
        return Err(too_many(MERGES, merges.len()));
    }
    let merges = merges.iter().map(|merge| pair(merge)).collect::<Result<Vec<_>, _>>()?;
    check_merges(&tokens.vocab, &merges, MERGES)?;
    let bpe = BPE::builder()
        .vocab_and_merges(tokens.vocab.clone(), merges)
        .cache_capacity(0)
        .ignore_merges(ignore_merges)
        .build()
        .map_err(|e| TokenizerError::malformed(MERGES, e.to_string(), "pairs of tokens"))?;
    let template = template(metadata, tokens.texts.len(), Surround { begins, ends: false })?;
    let steps = Steps::read(&normalizer, &cut)?;
    let model = Model::Listed(ModelWrapper::BPE(bpe));
    tokens.assemble(model, steps, template, TokenSpelling::ByteLevel, metadata)
}

fn scored(metadata: &impl Metadata) -> Result<Tokenizer, TokenizerError> {
    let tokens = Tokens::read(metadata)?;
    let scores = tokens.scores(metadata)?;
    let words = WordLevel::builder()
        .vocab(tokens.vocab.clone())
        .build()
        .map_err(|e| TokenizerError::malformed(TOKENS, e.to_string(), "tokens"))?;
    let unknown = metadata.number(UNKNOWN).unwrap_or(0);
    let unknown = u32::try_from(unknown).ok().filter(|id| (*id as usize) < tokens.texts.len());
    let longest = tokens.texts.iter().map(String::len).max().unwrap_or(0);
    let model = Model::Scored(Scored::new(words, scores, unknown, longest));
    let mut normalizers = vec![json!({"type": "Replace", "pattern": {"String": " "},
        "content": "▁"})];
    if metadata.flag("tokenizer.ggml.add_space_prefix").unwrap_or(true) {
        normalizers.insert(0, json!({"type": "Prepend", "prepend": "▁"}));
    }
    let normalizer = json!({"type": "Sequence", "normalizers": normalizers});
    let steps = Steps::read(&normalizer, &Value::Null)?;
    let surround = Surround { begins: true, ends: false };
    let template = template(metadata, tokens.texts.len(), surround)?;
    tokens.assemble(model, steps, template, TokenSpelling::SentencePiece, metadata)
}

fn unigram(metadata: &impl Metadata) -> Result<Tokenizer, TokenizerError> {
    let tokens = Tokens::read(metadata)?;
    let scores = tokens.scores(metadata)?;
    let score = |(i, score): (usize, f32)| match tokens.types.get(i) {
        // Sure to be taken: the others are logarithms of probabilities.
        Some(&TYPE_USER_DEFINED) => 0.,
        _ => f64::from(score),
    };
    let scores = scores.into_iter().enumerate().map(score);
    let words: Vec<_> = tokens.texts.iter().cloned().zip(scores).collect();
    check_scored(&words)?;
    let fallback = words.iter().any(|(word, _)| spelling::byte(word).is_some());
    let unknown = metadata.number(UNKNOWN).unwrap_or(2) as usize;
    let mut unigram = Unigram::from(words, Some(unknown), fallback)
        .map_err(|e| TokenizerError::malformed(TOKENS, e.to_string(), "tokens"))?;
    unigram.resize_cache(0);
    let mut steps = Steps::read(&spaces(metadata), &Value::Null)?;
    if let Some(bytes) = metadata.bytes(CHARSMAP).filter(|bytes| !bytes.is_empty()) {
        let (table, longest) = charsmap::read(&bytes, CHARSMAP)?;
        steps.first(NormalizerWrapper::Precompiled(table), longest + 1, CHARSMAP)?;
    }
    let surround = Surround { begins: false, ends: true };
    let template = template(metadata, tokens.texts.len(), surround)?;
    let model = Model::Listed(ModelWrapper::Unigram(unigram));
    tokens.assemble(model, steps, template, TokenSpelling::SentencePiece, metadata)
}

/// What SentencePiece does with spaces.
fn spaces(metadata: &impl Metadata) -> Value {
    let mut steps = Vec::new();
    if metadata.flag("tokenizer.ggml.remove_extra_whitespaces").unwrap_or(false) {
        steps.push(json!({"type": "Strip", "strip_left": true, "strip_right": true}));
        steps.push(json!({"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}));
    }
    if metadata.flag("tokenizer.ggml.add_space_prefix").unwrap_or(false) {
        steps.push(json!({"type": "Prepend", "prepend": "▁"}));
    }
    steps.push(json!({"type": "Replace", "pattern": {"String": " "}, "content": "▁"}));
    json!({"type": "Sequence", "normalizers": steps})
}

impl Tokens {
    fn read(metadata: &impl Metadata) -> Result<Self, TokenizerError> {
        let mut texts = metadata.texts(TOKENS).ok_or_else(|| missing(TOKENS, "tokens"))?;
        if texts.is_empty() || texts.len() > MAX_TOKENS {
            return Err(too_many(TOKENS, texts.len()));
        }
        let types = metadata.numbers(TYPES).unwrap_or_default();
        if !types.is_empty() && types.len() < texts.len() {
            let found = format!("{} kinds", types.len());
            return Err(TokenizerError::malformed(TYPES, found, format!("{}", texts.len())));
        }
        let mut vocab = Vocab::default();
        for (text, id) in texts.iter_mut().zip(0..) {
            if text.is_empty() {
                *text = format!("[EMPTY_{id}]");
            }
            vocab.entry(text.clone()).or_insert(id);
        }
        Ok(Self { texts, types, vocab })
    }

    fn scores(&self, metadata: &impl Metadata) -> Result<Vec<f32>, TokenizerError> {
        let scores = metadata.scores(SCORES).ok_or_else(|| missing(SCORES, "scores"))?;
        if scores.len() < self.texts.len() {
            let found = format!("{} scores", scores.len());
            return Err(TokenizerError::malformed(SCORES, found, format!("{}", self.texts.len())));
        }
        Ok(scores)
    }

    /// Tokens that are looked for before anything else.
    fn special(&self, metadata: &impl Metadata) -> Vec<AddedToken> {
        let name = metadata.text("general.name").unwrap_or_default().to_lowercase();
        // Nothing in the file says that Phi 3 takes the spaces after its control tokens with them.
        let strips = name.contains("phi-3") || name.contains("phi3");
        let keeps: HashSet<_> = ["<s>", "<unk>", "<|endoftext|>"].into();
        let special = |(text, kind): (&String, &i64)| {
            let token = AddedToken::from(text.clone(), *kind != TYPE_USER_DEFINED);
            token.normalized(false).rstrip(strips && !keeps.contains(text.as_str()))
        };
        let all = self.texts.iter().zip(&self.types);
        all.filter(|(_, kind)| matches!(**kind, TYPE_UNKNOWN | TYPE_CONTROL | TYPE_USER_DEFINED))
            .map(special)
            .collect()
    }

    fn assemble(
        self,
        model: Model,
        steps: Steps,
        template: Template,
        spelling: TokenSpelling,
        metadata: &impl Metadata,
    ) -> Result<Tokenizer, TokenizerError> {
        let special = self.special(metadata);
        Tokenizer::assemble(model, self.texts.len(), steps, template, spelling, special)
    }
}

/// Whether texts begin and end with a token unless the file says otherwise.
struct Surround {
    begins: bool,
    ends: bool,
}

fn template(
    metadata: &impl Metadata,
    len: usize,
    surround: Surround,
) -> Result<Template, TokenizerError> {
    let token = |add: &str, default: bool, key: &str, usual: Option<u64>| {
        if !metadata.flag(add).unwrap_or(default) {
            return Ok(Vec::new());
        }
        let id = metadata.number(key).or(usual);
        let id = id.filter(|id| *id < len as u64).and_then(|id| u32::try_from(id).ok());
        let found = || format!("no token with {add}");
        id.map(|id| vec![id])
            .ok_or_else(|| TokenizerError::malformed(key, found(), format!("a number below {len}")))
    };
    // Files from before this was written are Llama's.
    let (first, last) = match metadata.text(MODEL) {
        Some("llama") => (Some(1), Some(2)),
        Some("t5") => (None, Some(1)),
        _ => (None, None),
    };
    Ok(Template {
        before: token(
            "tokenizer.ggml.add_bos_token",
            surround.begins,
            "tokenizer.ggml.bos_token_id",
            first,
        )?,
        after: token(
            "tokenizer.ggml.add_eos_token",
            surround.ends,
            "tokenizer.ggml.eos_token_id",
            last,
        )?,
    })
}

/// The two tokens of a merge: the space between them is not the first character.
fn pair(merge: &str) -> Result<(String, String), TokenizerError> {
    let first = merge.chars().next().map_or(0, char::len_utf8);
    let space = merge.get(first..).and_then(|rest| rest.find(' ')).map(|at| at + first);
    let parts = space.and_then(|at| Some((merge.get(..at)?, merge.get(at + 1..)?)));
    let parts = parts.map(|(left, right)| (left.to_string(), right.to_string()));
    parts.ok_or_else(|| {
        TokenizerError::malformed(MERGES, format!("{merge:?}"), "two tokens and a space between")
    })
}

fn missing(key: &str, expected: &str) -> TokenizerError {
    TokenizerError::malformed(key, "nothing", expected)
}

fn too_many(key: &str, found: usize) -> TokenizerError {
    TokenizerError::malformed(key, format!("{found} entries"), format!("1 to {MAX_TOKENS}"))
}
