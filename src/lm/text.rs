//! A model's own tokenizer, from wherever its files have it.

use std::collections::BTreeMap;

use formats::container::gguf::Value;

use crate::{
    LmError, Tensors,
    tokenizer::{Metadata, Tokenizer},
};

impl Tensors {
    /// The tokenizer among the files: in the metadata of a GGUF, or tokenizer.json.
    ///
    /// # Errors
    /// [`LmError`] when there is none, or none that can be read.
    pub fn tokenizer(&mut self) -> Result<Tokenizer, LmError> {
        if !self.metadata().is_empty() {
            return Ok(Tokenizer::from_gguf(&Settings(self.metadata()))?);
        }
        match self.file("tokenizer.json")? {
            Some(json) => Ok(Tokenizer::from_json(&json)?),
            None => {
                Err(LmError::config("the files", "no tokenizer.json", "one beside the weights"))
            }
        }
    }
}

/// What a GGUF says about itself, as the tokenizer asks for it.
struct Settings<'a>(&'a BTreeMap<String, Value>);

impl Settings<'_> {
    fn numbers<T>(&self, key: &str, of: impl Fn(f64) -> Option<T>) -> Option<Vec<T>> {
        self.0.get(key)?.numbers()?.iter().map(|number| of(*number)).collect()
    }
}

/// A number without a fraction, if it is in the range of whole doubles.
fn whole(number: f64) -> Option<i64> {
    const MAX: f64 = (1_u64 << 53) as f64;
    (number.fract() == 0.0 && number.abs() <= MAX).then_some(number as i64)
}

impl Metadata for Settings<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.text()
    }

    fn flag(&self, key: &str) -> Option<bool> {
        if let Value::Bool(flag) = self.0.get(key)? { Some(*flag) } else { None }
    }

    fn number(&self, key: &str) -> Option<u64> {
        match self.0.get(key)? {
            Value::Unsigned(number) => Some(*number),
            Value::Signed(number) => u64::try_from(*number).ok(),
            _ => None,
        }
    }

    fn texts(&self, key: &str) -> Option<Vec<String>> {
        self.0.get(key)?.texts().map(<[String]>::to_vec)
    }

    fn numbers(&self, key: &str) -> Option<Vec<i64>> {
        self.numbers(key, whole)
    }

    fn scores(&self, key: &str) -> Option<Vec<f32>> {
        self.numbers(key, |number| Some(number as f32))
    }

    fn bytes(&self, key: &str) -> Option<Vec<u8>> {
        // Some converters write them as numbers with a sign.
        let byte = |number: i64| {
            u8::try_from(number).ok().or(i8::try_from(number).ok().map(i8::cast_unsigned))
        };
        self.numbers(key, |number| whole(number).and_then(byte))
    }
}
