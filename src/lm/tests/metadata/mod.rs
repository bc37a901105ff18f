//! The metadata of a GGUF file as JSON.

use lm::tokenizer::Metadata;
use serde_json::Value;

pub struct Fields(pub Value);

impl Fields {
    fn list<T>(&self, key: &str, item: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
        self.0.get(key)?.as_array()?.iter().map(item).collect()
    }
}

impl Metadata for Fields {
    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    fn flag(&self, key: &str) -> Option<bool> {
        self.0.get(key)?.as_bool()
    }

    fn number(&self, key: &str) -> Option<u64> {
        self.0.get(key)?.as_u64()
    }

    fn texts(&self, key: &str) -> Option<Vec<String>> {
        self.list(key, |value| value.as_str().map(str::to_string))
    }

    fn numbers(&self, key: &str) -> Option<Vec<i64>> {
        self.list(key, Value::as_i64)
    }

    fn scores(&self, key: &str) -> Option<Vec<f32>> {
        self.list(key, |value| value.as_f64().map(|score| score as f32))
    }

    fn bytes(&self, key: &str) -> Option<Vec<u8>> {
        self.list(key, |value| value.as_u64()?.try_into().ok())
    }
}
