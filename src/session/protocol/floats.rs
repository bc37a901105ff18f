//! Serialises `Vec<f32>` as bytes, so that a million coordinates cross to the page as one typed
//! array.

use serde::{Deserializer, Serializer, de::Visitor};

pub fn serialize<S: Serializer>(values: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = vec![0; 4 * values.len()];
    bytes.as_chunks_mut().0.iter_mut().zip(values).for_each(|(bytes, x)| *bytes = x.to_le_bytes());
    serializer.serialize_bytes(&bytes)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f32>, D::Error> {
    deserializer.deserialize_bytes(Bytes)
}

struct Bytes;

impl<'de> Visitor<'de> for Bytes {
    type Value = Vec<f32>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("the bytes of 32-bit floats")
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        let (chunks, rest) = bytes.as_chunks::<4>();
        if rest.is_empty() {
            Ok(chunks.iter().map(|c| f32::from_le_bytes(*c)).collect())
        } else {
            Err(E::invalid_length(bytes.len(), &self))
        }
    }
}
