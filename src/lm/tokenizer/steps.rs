//! What a text goes through before it becomes tokens: normalisers, then cuts.
//!
//! Each step of the file is checked before the `tokenizers` crate builds it, for two reasons: some
//! of its readers panic on what they do not expect, and steps can blow a text up or take time that
//! grows with its square. How much is known from the step, so the longest text is known as well.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;
use tokenizers::{
    NormalizerWrapper, PreTokenizerWrapper, normalizers, pre_tokenizers::sequence::Sequence,
};

use super::{charsmap, error::TokenizerError, oniguruma::translated, pattern};

/// Most steps of one kind.
const MAX_STEPS: usize = 32;

/// Deepest sequence within sequences.
const MAX_DEPTH: usize = 4;

/// Most bytes of a pattern or of what replaces it.
const MAX_PATTERN: usize = 4096;

/// Most bytes of text for a tokenizer with nothing peculiar: the context of a large model. A run of
/// a million spaces would overflow the stack of the regular expressions.
const MAX_TEXT: usize = 1 << 19;

/// Most bytes that a text may grow to on the way.
const MAX_EXPANDED: usize = 6 << 20;

/// Most bytes of text for an expression that looks ahead and is not one of the known: each match
/// may try a million ways before it is given up.
const MAX_BACKTRACKED: usize = 1 << 13;

/// Most bytes of text where time may grow with its square.
pub(super) const MAX_SQUARE: usize = 1 << 15;

/// What a step looks for.
enum Pattern<'a> {
    /// A text of so many bytes.
    Literal(usize),
    /// A regular expression.
    Expression(&'a str),
}

/// How to prepare a text.
#[derive(Debug)]
pub(super) struct Steps {
    pub(super) normalizer: Option<NormalizerWrapper>,
    pub(super) cut: Option<PreTokenizerWrapper>,
    /// Whether bytes are spelled as characters.
    pub(super) byte_level: bool,
    /// Whether spaces are spelled `▁`.
    pub(super) space_marks: bool,
    /// How many bytes one byte may become.
    growth: usize,
    /// Most bytes of text for the expressions among the steps.
    square: usize,
    count: usize,
}

impl Steps {
    /// Nothing to do.
    pub(super) fn none() -> Self {
        Self {
            normalizer: None,
            cut: None,
            byte_level: false,
            space_marks: false,
            growth: 1,
            square: MAX_TEXT,
            count: 0,
        }
    }

    /// From the `normalizer` and `pre_tokenizer` of a tokenizer.json; `null` is none.
    pub(super) fn read(normalizer: &Value, cut: &Value) -> Result<Self, TokenizerError> {
        let mut steps = Self::none();
        if !normalizer.is_null() {
            steps.normalizer = Some(steps.normalizer(normalizer, "normalizer", 0)?);
        }
        steps.count = 0;
        if !cut.is_null() {
            steps.cut = Some(steps.cut(cut, "pre_tokenizer", 0)?);
        }
        Ok(steps)
    }

    /// Most bytes of a text that is encoded.
    pub(super) fn limit(&self) -> usize {
        (MAX_EXPANDED / self.growth.max(1)).min(self.square)
    }

    /// Normalises with `first` before all else; one byte may become `growth`.
    pub(super) fn first(
        &mut self,
        first: NormalizerWrapper,
        growth: usize,
        place: &str,
    ) -> Result<(), TokenizerError> {
        let steps = [Some(first), self.normalizer.take()].into_iter().flatten().collect();
        self.normalizer = Some(NormalizerWrapper::Sequence(normalizers::Sequence::new(steps)));
        self.grow(growth, place)
    }

    fn grow(&mut self, factor: usize, place: &str) -> Result<(), TokenizerError> {
        self.growth = self.growth.saturating_mul(factor.max(1));
        if self.growth > MAX_EXPANDED / 1024 {
            let found = format!("steps that make a text {} times as long", self.growth);
            return Err(TokenizerError::malformed(place, found, "fewer"));
        }
        Ok(())
    }

    fn step(&mut self, place: &str, depth: usize) -> Result<(), TokenizerError> {
        self.count += 1;
        if self.count > MAX_STEPS || depth > MAX_DEPTH {
            let found = format!("more than {MAX_STEPS} steps or {MAX_DEPTH} levels");
            return Err(TokenizerError::malformed(place, found, "fewer"));
        }
        Ok(())
    }

    fn normalizer(
        &mut self,
        value: &Value,
        place: &str,
        depth: usize,
    ) -> Result<NormalizerWrapper, TokenizerError> {
        self.step(place, depth)?;
        let kind = kind(value, place)?;
        let factor = match kind {
            "Sequence" => {
                let inner = list(value, "normalizers", place)?;
                let inner = inner.iter().map(|v| self.normalizer(v, place, depth + 1));
                let inner = inner.collect::<Result<_, _>>()?;
                return Ok(NormalizerWrapper::Sequence(normalizers::Sequence::new(inner)));
            }
            "Precompiled" => {
                let coded = text(value, "precompiled_charsmap", place)?;
                let bytes = BASE64_STANDARD
                    .decode(coded)
                    .map_err(|e| TokenizerError::malformed(place, e.to_string(), "base64"))?;
                let (table, longest) = charsmap::read(&bytes, place)?;
                self.grow(longest + 1, place)?;
                return Ok(NormalizerWrapper::Precompiled(table));
            }
            "Prepend" => {
                let mark = text(value, "prepend", place)?;
                if mark.is_empty() {
                    return Err(TokenizerError::malformed(place, "nothing to prepend", "a text"));
                }
                self.space_marks |= mark == "▁";
                mark.len() + 1
            }
            "Replace" => self.replacement(value, place)?,
            // U+FDFA becomes 18 letters.
            "NFKC" | "NFKD" => 12,
            "NFC" | "NFD" => 4,
            "ByteLevel" => {
                self.byte_level = true;
                2
            }
            "BertNormalizer" => 8,
            "Lowercase" => 2,
            "Strip" | "StripAccents" | "Nmt" => 1,
            _ => return Err(unknown(kind, place)),
        };
        self.grow(factor, place)?;
        build(value, place)
    }

    /// How many bytes one byte may become.
    ///
    /// What is put where nothing was confuses the crate about where its text came from, up to a
    /// panic in the next step: so the pattern has to match something.
    fn replacement(&mut self, value: &Value, place: &str) -> Result<usize, TokenizerError> {
        let content = text(value, "content", place)?;
        self.space_marks |= content == "▁";
        let shortest = match self.pattern(value, place)? {
            Pattern::Literal(length) => Some(length),
            Pattern::Expression(expression) => {
                regex_syntax::parse(expression).ok().and_then(|e| e.properties().minimum_len())
            }
        };
        match shortest {
            Some(length @ 1..) => Ok(content.len().div_ceil(length)),
            _ => Err(TokenizerError::unsupported(
                place,
                "a \"Replace\" of what may be nothing or looks around",
                "patterns that match at least a character",
            )),
        }
    }

    /// What a step looks for; time that an expression may take is taken into account.
    fn pattern<'a>(
        &mut self,
        value: &'a Value,
        place: &str,
    ) -> Result<Pattern<'a>, TokenizerError> {
        let pattern = value.get("pattern").unwrap_or(&Value::Null);
        let literal = pattern.get("String").and_then(Value::as_str);
        let expression = pattern.get("Regex").and_then(Value::as_str);
        let length = literal.or(expression).map_or(0, str::len);
        if length > MAX_PATTERN {
            let found = format!("a pattern of {length} bytes");
            return Err(TokenizerError::malformed(place, found, format!("at most {MAX_PATTERN}")));
        }
        match (literal, expression) {
            (Some(literal), _) => Ok(Pattern::Literal(literal.len())),
            (_, Some(expression)) => {
                self.square = self.square.min(longest_text(expression));
                Ok(Pattern::Expression(expression))
            }
            _ => Err(TokenizerError::malformed(place, "no pattern", "\"String\" or \"Regex\"")),
        }
    }

    fn cut(
        &mut self,
        value: &Value,
        place: &str,
        depth: usize,
    ) -> Result<PreTokenizerWrapper, TokenizerError> {
        self.step(place, depth)?;
        let kind = kind(value, place)?;
        match kind {
            "Sequence" => {
                let inner = list(value, "pretokenizers", place)?;
                let inner = inner.iter().map(|v| self.cut(v, place, depth + 1));
                let inner = inner.collect::<Result<_, _>>()?;
                return Ok(PreTokenizerWrapper::Sequence(Sequence::new(inner)));
            }
            "Split" => {
                self.pattern(value, place)?;
            }
            "ByteLevel" => {
                self.byte_level = true;
                self.grow(3, place)?;
            }
            "Metaspace" => {
                self.space_marks = true;
                self.grow(8, place)?;
            }
            "FixedLength" if value.get("length").and_then(Value::as_u64) == Some(0) => {
                return Err(TokenizerError::malformed(place, "pieces of no length", "at least 1"));
            }
            "BertPreTokenizer" | "CharDelimiterSplit" | "Delimiter" | "Digits" | "FixedLength"
            | "Punctuation" | "UnicodeScripts" | "Whitespace" | "WhitespaceSplit" => {}
            _ => return Err(unknown(kind, place)),
        }
        build(value, place)
    }
}

/// Most bytes of text for an expression, so that its matches take seconds at worst.
fn longest_text(expression: &str) -> usize {
    if pattern::is_known(expression) {
        return MAX_TEXT;
    }
    // Looking ahead one character only is what most of them do, and harmless.
    let linear = expression.replace(r"\s+(?!\S)", r"\s+");
    if regex_syntax::parse(&linear).is_ok() { MAX_SQUARE } else { MAX_BACKTRACKED }
}

fn kind<'a>(value: &'a Value, place: &str) -> Result<&'a str, TokenizerError> {
    text(value, "type", place)
}

fn text<'a>(value: &'a Value, key: &str, place: &str) -> Result<&'a str, TokenizerError> {
    let found = value.get(key).and_then(Value::as_str);
    found.ok_or_else(|| TokenizerError::malformed(place, format!("no {key}"), "a text"))
}

fn list<'a>(value: &'a Value, key: &str, place: &str) -> Result<&'a [Value], TokenizerError> {
    let found = value.get(key).and_then(Value::as_array).map(Vec::as_slice);
    found.ok_or_else(|| TokenizerError::malformed(place, format!("no {key}"), "a list"))
}

fn unknown(kind: &str, place: &str) -> TokenizerError {
    let expected = "the kinds that Hugging Face's tokenizers 0.23 knows";
    TokenizerError::unsupported(place, format!("\"{kind}\""), expected)
}

fn build<T: serde::de::DeserializeOwned>(value: &Value, place: &str) -> Result<T, TokenizerError> {
    let kind = kind(value, place)?;
    T::deserialize(&*translated(value))
        .map_err(|e| TokenizerError::malformed(place, format!("\"{kind}\": {e}"), "its settings"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn limit(normalizer: Value, cut: Value) -> Result<usize, TokenizerError> {
        Steps::read(&normalizer, &cut).map(|steps| steps.limit())
    }

    fn split(expression: &str) -> Value {
        json!({"type": "Split", "pattern": {"Regex": expression}, "behavior": "Isolated",
            "invert": false})
    }

    #[test]
    fn what_grows_is_cut_short_or_refused() {
        let pattern = json!({"String": "a"});
        let replace =
            |content: &str| json!({"type": "Replace", "pattern": pattern, "content": content});
        let ten = json!({"type": "Sequence", "normalizers": vec![replace("aaaaaaaa"); 10]});
        assert!(limit(ten, Value::Null).is_err());
        assert_eq!(limit(replace(&"a".repeat(64)), Value::Null), Ok(MAX_EXPANDED / 64));
        assert_eq!(limit(json!({"type": "NFKC"}), Value::Null), Ok(MAX_TEXT));
    }

    #[test]
    fn unknown_expressions_get_short_texts() {
        let of = |expression: &str| limit(Value::Null, split(expression));
        assert_eq!(of(pattern::LLAMA3), Ok(MAX_TEXT));
        assert_eq!(of(r"\p{L}+|\s+(?!\S)|\s+"), Ok(MAX_SQUARE));
        assert_eq!(of("(?=(a+)+b)a"), Ok(MAX_BACKTRACKED));
        assert!(of(r"(?:\p{L}{1000}){1000}").is_err());
        assert!(of("(").is_err());
        assert!(of(&"(".repeat(3000)).is_err());
        assert!(of(&"a".repeat(5000)).is_err());
    }

    #[test]
    fn odd_steps_are_refused() {
        let refused = [
            json!(3),
            json!({"type": "Sequence"}),
            json!({"type": "Precompiled", "precompiled_charsmap": "%"}),
            json!({"type": "Precompiled", "precompiled_charsmap": "AAAA"}),
            json!({"type": "Strip"}),
            json!({"type": "Prepend", "prepend": ""}),
            json!({"type": "Replace", "pattern": {"String": ""}, "content": " "}),
            json!({"type": "Replace", "pattern": {"Regex": "a*"}, "content": " "}),
            json!({"type": "Replace", "pattern": {"Regex": "(?=a)"}, "content": " "}),
            json!({"type": "Telepathy"}),
        ];
        for value in refused {
            assert!(limit(value.clone(), Value::Null).is_err(), "{value}");
        }
        assert!(limit(Value::Null, json!({"type": "FixedLength", "length": 0})).is_err());
        let mut nested = json!({"type": "NFC"});
        for _ in 0..6 {
            nested = json!({"type": "Sequence", "normalizers": [nested]});
        }
        assert!(limit(nested, Value::Null).is_err());
    }
}
