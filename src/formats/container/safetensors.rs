//! safetensors: a length, a JSON header, then raw little-endian tensors.

use std::{collections::BTreeMap, fmt};

use kernel::Float;
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

use crate::{
    container::{
        MAX_TENSORS,
        compact::Compact,
        encoding::Encoding,
        spans::{Fault, named_twice, overlap},
        tensor::TensorInfo,
    },
    error::{FormatError, json::json_words},
    source::{SourceFile, input::Input},
};

/// Longest header accepted, the limit of the reference implementation.
const MAX_HEADER: u64 = 100_000_000;

/// The header of a safetensors file.
///
/// ```
/// use formats::{SourceFile, container::safetensors::Content};
///
/// let header = br#"{"g":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}"#;
/// let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
/// bytes.extend(header);
/// bytes.extend([1.5f32, -2.0].map(f32::to_le_bytes).concat());
/// let mut file = SourceFile::from_bytes("model.safetensors", bytes);
///
/// let content = Content::read(&mut file)?;
/// let g = content.tensor("g").expect("there");
/// assert_eq!((g.rows(), g.columns()), (2, 1));
/// assert_eq!(g.read_rows(&mut file, 1..2)?, [-2.0]);
/// # Ok::<(), formats::FormatError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// `__metadata__`, sorted by key.
    pub metadata: Vec<(String, String)>,
    /// Tensors in the order of the file.
    pub tensors: Vec<TensorInfo>,
}

impl Content {
    /// Reads the header; no tensor is read.
    ///
    /// # Errors
    /// [`FormatError`] says what in the header is not as the format has it.
    pub fn read(file: &mut SourceFile) -> Result<Self, FormatError> {
        Self::scan(&mut Input::of(file, &mut |_| {}))
    }

    /// The tensor of that name.
    pub fn tensor(&self, name: &str) -> Option<&TensorInfo> {
        self.tensors.iter().find(|tensor| tensor.name == name)
    }

    pub(crate) fn scan(input: &mut Input) -> Result<Self, FormatError> {
        let (header, data) = read_header(input)?;
        let mut spans = Vec::new();
        let mut tensors = Vec::new();
        for (name, entry) in header.tensors {
            let (start, end) = check_span(input, &name, &entry, data)?;
            spans.push((start, end, name.clone()));
            tensors.push(TensorInfo {
                encoding: encoding(&entry.dtype),
                name,
                shape: entry.shape,
                dtype: entry.dtype,
                offset: data + start,
                bytes: Some(end - start),
            });
        }
        check(input, overlap(spans))?;
        Ok(Self { metadata: header.metadata, tensors })
    }
}

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
fn utf8(
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

fn encoding(dtype: &str) -> Option<Encoding> {
    let float = match dtype {
        "F64" => Float::F64,
        "F32" => Float::F32,
        "F16" => Float::F16,
        "BF16" => Float::Bf16,
        "F8_E4M3" => return Some(Encoding::Compact(Compact::F8E4M3)),
        "F8_E5M2" => return Some(Encoding::Compact(Compact::F8E5M2)),
        _ => return None,
    };
    Some(Encoding::Float(float.little()))
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
