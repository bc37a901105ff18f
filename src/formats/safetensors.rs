//! safetensors: a length, a JSON header, then raw little-endian tensors.
//!
//! Tensors `f` and `g` hold the vectors as rows; `__metadata__` holds JSON strings `tokens`,
//! `contexts`, `context_groups` and `relations`, and plain strings `name`, `source` and `license`.

use std::{collections::BTreeMap, fmt};

use kernel::{Float, Number};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    FormatError,
    checkpoint::BIASES,
    contents::{Contents, MAX_TENSORS, embedded},
    encoding::Encoding,
    input::Input,
    json::json_words,
    label_list::{LabelList, Role, Slack},
    matrix::{Body, Matrix},
    spans::{Fault, named_twice, overlap},
    stored::{Order, Stored},
};

/// Longest header accepted, the limit of the reference implementation.
const MAX_HEADER: u64 = 100_000_000;

/// What a tensor's entry in the header says.
#[derive(Debug, Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<u64>,
    data_offsets: (u64, u64),
}

/// Metadata and tensors in file order, duplicates included.
#[derive(Default)]
struct Header {
    metadata: Vec<(String, String)>,
    tensors: Vec<(String, Entry)>,
}

/// Reads the header; no tensor is read yet.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    let (header, data) = read_header(input)?;
    let mut contents = Contents::new("safetensors");
    let mut spans = Vec::new();
    for (key, text) in header.metadata {
        take_metadata(input, key, text, &mut contents)?;
    }
    for (name, entry) in header.tensors {
        let (start, end) = check_span(input, &name, &entry, data)?;
        spans.push((start, end, name.clone()));
        if let Some(matrix) = matrix(input, name.clone(), &entry, data + start)? {
            contents.matrices.push(matrix);
        } else if entry.shape.len() == 1 {
            take_vector(input, &name, &entry, data + start, &mut contents)?;
        } else {
            contents.ignored.push(format!(
                "tensor {name:?} ({}, {} dimensions)",
                entry.dtype,
                entry.shape.len()
            ));
        }
    }
    check(input, overlap(spans))?;
    Ok(contents)
}

/// The header and the byte where tensors begin.
fn read_header(input: &mut Input) -> Result<(Header, u64), FormatError> {
    input.go(0)?;
    let length: [u8; 8] = input.exact(8, "header length")?.try_into().unwrap_or_default();
    let length = u64::from_le_bytes(length);
    if length > MAX_HEADER {
        return Err(FormatError::TooLarge {
            file: input.name().into(),
            place: "header".into(),
            found: format!("a stated length of {length} bytes"),
            limit: format!("{MAX_HEADER} bytes"),
            advice: "",
        });
    }
    let bytes = input.exact(length, "header")?;
    let text = std::str::from_utf8(&bytes).map_err(|e| utf8(input, "header", &bytes, e, 8))?;
    let header: Header = serde_json::from_str(text).map_err(|e| {
        input.malformed(
            format!("header, byte {}", e.column()),
            json_words(&e),
            "tensors with dtype, shape and two data_offsets, and __metadata__ of strings",
        )
    })?;
    check(input, named_twice(header.tensors.iter().map(|(name, _)| name.as_str())))?;
    Ok((header, 8 + length))
}

/// The error for text that is not UTF-8; `base` is where `bytes` start in the file.
pub(crate) fn utf8(
    input: &Input,
    place: &str,
    bytes: &[u8],
    error: std::str::Utf8Error,
    base: u64,
) -> FormatError {
    let at = error.valid_up_to();
    FormatError::Utf8 {
        file: input.name().into(),
        place: place.into(),
        byte: base + at as u64,
        found: bytes.get(at).copied().unwrap_or_default(),
    }
}

/// Nothing if there is no fault.
fn check(input: &Input, fault: Option<Fault>) -> Result<(), FormatError> {
    fault.map_or(Ok(()), |Fault { place, found, expected }| {
        Err(input.malformed(place, found, expected))
    })
}

/// The tensor's bytes, relative to the first tensor, once they are known to be in the file.
fn check_span(
    input: &Input,
    name: &str,
    entry: &Entry,
    data: u64,
) -> Result<(u64, u64), FormatError> {
    let (start, end) = entry.data_offsets;
    let place = format!("tensor {name:?}");
    if start > end {
        return Err(input.malformed(
            place,
            format!("data_offsets {start} to {end}"),
            "start before end",
        ));
    }
    let there = input.size().saturating_sub(data);
    if end > there {
        let file = input.name().into();
        return Err(FormatError::Truncated { file, place, expected: end, found: there });
    }
    Ok((start, end))
}

/// A two-dimensional table of floats, or nothing for any other tensor.
fn matrix(
    input: &Input,
    name: String,
    entry: &Entry,
    offset: u64,
) -> Result<Option<Matrix>, FormatError> {
    let place = format!("tensor {name:?}");
    let &[rows, columns] = entry.shape.as_slice() else { return Ok(None) };
    let float = match float(&entry.dtype) {
        Some(float) => float,
        None if ["f", "g"].contains(&name.as_str()) => {
            let (file, found) = (input.name().into(), entry.dtype.clone());
            return Err(FormatError::Dtype {
                file,
                place,
                found,
                expected: "F64, F32, F16 or BF16",
            });
        }
        None => return Ok(None),
    };
    let found = entry.data_offsets.1 - entry.data_offsets.0;
    let needed = rows.checked_mul(columns).and_then(|n| n.checked_mul(float.size() as u64));
    if needed != Some(found) {
        let needed = needed.map_or_else(|| "more than can be counted".into(), |n| n.to_string());
        let expected = format!("{needed} for shape {rows} × {columns} of {}", float.name());
        return Err(input.malformed(place, format!("{found} bytes"), expected));
    }
    let body = Body::Stored(Stored {
        offset,
        encoding: Encoding::Float(float.little()),
        order: Order::RowMajor,
        member: None,
    });
    Ok(Some(Matrix { name, rows, columns, dtype: float.name().into(), labels: None, body }))
}

/// A one-dimensional tensor: the head's bias, or one whose name may be worth a word.
fn take_vector(
    input: &mut Input,
    name: &str,
    entry: &Entry,
    offset: u64,
    contents: &mut Contents,
) -> Result<(), FormatError> {
    let (place, bytes) = (format!("tensor {name:?}"), entry.data_offsets.1 - entry.data_offsets.0);
    contents.vectors.push(name.to_string());
    let Some(float) = float(&entry.dtype).filter(|_| BIASES.contains(&name)) else { return Ok(()) };
    if entry.shape[0].checked_mul(float.size() as u64) != Some(bytes) {
        return Err(input.malformed(
            place,
            format!("{bytes} bytes"),
            format!("{} numbers of {}", entry.shape[0], entry.dtype),
        ));
    }
    input.go(offset)?;
    let bytes = input.exact(bytes, &place)?;
    let mut bias = vec![0.0; bytes.len() / float.size()];
    f64::decode(float.little(), &bytes, &mut bias);
    contents.bias = Some(bias);
    Ok(())
}

fn float(dtype: &str) -> Option<Float> {
    Some(match dtype {
        "F64" => Float::F64,
        "F32" => Float::F32,
        "F16" => Float::F16,
        "BF16" => Float::Bf16,
        _ => return None,
    })
}

fn take_metadata(
    input: &Input,
    key: String,
    text: String,
    contents: &mut Contents,
) -> Result<(), FormatError> {
    match key.as_str() {
        "tokens" | "contexts" | "context_groups" | "labels" => {
            let place = format!("__metadata__ {key:?}");
            let entries = embedded(input.name(), &key, &text, "a JSON list of strings")?;
            contents.lists.push(LabelList {
                role: Role::of(&key),
                place,
                entries,
                slack: Slack::None,
            });
            Ok(())
        }
        _ => contents.take_text(input.name(), &key, text),
    }
}

struct HeaderVisitor;

impl<'de> Visitor<'de> for HeaderVisitor {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON object of tensors")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Header, A::Error> {
        let mut header = Header::default();
        while let Some(name) = map.next_key::<String>()? {
            let named = |e: A::Error| A::Error::custom(format_args!("in {name:?}: {e}"));
            if name == "__metadata__" {
                header
                    .metadata
                    .extend(map.next_value::<BTreeMap<String, String>>().map_err(named)?);
            } else {
                if header.tensors.len() as u64 == MAX_TENSORS {
                    return Err(A::Error::custom(format_args!("more than {MAX_TENSORS} tensors")));
                }
                let entry = map.next_value().map_err(named)?;
                header.tensors.push((name, entry));
            }
        }
        Ok(header)
    }
}

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(HeaderVisitor)
    }
}
