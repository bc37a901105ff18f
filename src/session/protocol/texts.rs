//! Serialises lists of strings as bytes, so that a hundred thousand labels cross to the page as one
//! typed array.
//!
//! The bytes are, little-endian in 32 bits each, how many strings there are and the length of each,
//! then their text.

use std::sync::Arc;

use serde::{Deserializer, Serializer, de::Error, de::Visitor};

pub fn serialize<S: Serializer>(
    texts: &Arc<Vec<String>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let lengths = texts.iter().map(|text| text.len() as u32);
    let mut bytes = Vec::with_capacity(4 + texts.iter().map(|text| 4 + text.len()).sum::<usize>());
    bytes.extend((texts.len() as u32).to_le_bytes());
    lengths.for_each(|length| bytes.extend(length.to_le_bytes()));
    texts.iter().for_each(|text| bytes.extend(text.as_bytes()));
    serializer.serialize_bytes(&bytes)
}

pub fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Arc<Vec<String>>, D::Error> {
    deserializer.deserialize_bytes(Bytes).map(Arc::new)
}

struct Bytes;

impl<'de> Visitor<'de> for Bytes {
    type Value = Vec<String>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("the bytes of strings, their number and lengths first")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        split(bytes).ok_or_else(|| E::invalid_length(bytes.len(), &self))
    }
}

fn split(bytes: &[u8]) -> Option<Vec<String>> {
    let (count, rest) = bytes.split_first_chunk::<4>()?;
    let (lengths, mut rest) = rest.split_at_checked(4 * u32::from_le_bytes(*count) as usize)?;
    let (lengths, _) = lengths.as_chunks::<4>();
    let texts = lengths.iter().map(|length| {
        let (text, after) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        rest = after;
        String::from_utf8(text.to_vec()).ok()
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_texts_come_back() {
        for texts in [vec![], vec![""], vec![" easy", "", "größer", "\0", "a\nb"]] {
            let texts: Vec<String> = texts.into_iter().map(str::to_string).collect();
            let texts = Arc::new(texts);
            let bytes = serialize(&texts, serde_json::value::Serializer).expect("bytes");
            let bytes: Vec<u8> = serde_json::from_value(bytes).expect("numbers");
            assert_eq!(split(&bytes).as_ref(), Some(&*texts));
            assert_eq!(split(&bytes[..bytes.len() - 1]), None);
        }
    }
}
