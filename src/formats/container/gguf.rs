//! GGUF (versions 2 and 3): metadata, tensor descriptions, then aligned tensor data, as llama.cpp
//! writes it.

mod metadata;

pub use metadata::Value;

use kernel::{Float, Quant};

use crate::{
    container::{
        MAX_TENSORS,
        compact::{Compact, name_of},
        encoding::Encoding,
        spans::{Fault, named_twice, overlap},
        tensor::TensorInfo,
    },
    error::FormatError,
    source::{SourceFile, cursor::Cursor, input::Input},
};

/// First bytes of the file.
pub(crate) const MAGIC: &[u8] = b"GGUF";

/// Alignment of tensor data unless the metadata say otherwise.
const ALIGNMENT: u64 = 32;

/// Most dimensions of a tensor.
const MAX_DIMENSIONS: u32 = 8;

/// Metadata that opening a model has no use for, and that are long.
const MERGES: &str = "tokenizer.ggml.merges";

/// The metadata and tensor descriptions of a GGUF file.
///
/// ```
/// use formats::{SourceFile, container::gguf::Content};
///
/// let text = |s: &str| [&(s.len() as u64).to_le_bytes(), s.as_bytes()].concat();
/// let header = [3u64 << 32 | u64::from_le_bytes(*b"GGUF\0\0\0\0"), 0, 1].map(u64::to_le_bytes);
/// let entry = [text("general.name"), 8u32.to_le_bytes().to_vec(), text("tiny")].concat();
/// let bytes = [header.concat(), entry].concat();
///
/// let content = Content::read(&mut SourceFile::from_bytes("tiny.gguf", bytes))?;
/// assert_eq!(content.text("general.name"), Some("tiny"));
/// assert!(content.tensors.is_empty());
/// # Ok::<(), formats::FormatError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Content {
    /// Keys and values in the order of the file.
    pub metadata: Vec<(String, Value)>,
    /// Tensors in the order of the file.
    pub tensors: Vec<TensorInfo>,
}

impl Content {
    /// Reads metadata and descriptions; no tensor is read.
    ///
    /// # Errors
    /// [`FormatError`] says what is not as the format has it.
    pub fn read(file: &mut SourceFile) -> Result<Self, FormatError> {
        Self::scan_all(&mut Input::of(file, &mut |_| {}), &[])
    }

    /// The same without the metadata that a table of tokens has no use for.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(crate) fn scan(input: &mut Input) -> Result<Self, FormatError> {
        Self::scan_all(input, &[MERGES])
    }

    fn scan_all(input: &mut Input, passed_over: &[&str]) -> Result<Self, FormatError> {
        let mut cursor = Cursor::new(input, MAGIC.len() as u64)?;
        let (tensors, entries) = read_header(&mut cursor)?;
        let mut metadata = Vec::new();
        for i in 0..entries {
            metadata.extend(metadata::read_entry(&mut cursor, i, passed_over)?);
        }
        if tensors > MAX_TENSORS {
            let (found, expected) =
                (format!("{tensors} tensors"), format!("at most {MAX_TENSORS}"));
            return Err(cursor.malformed("header", found, &expected));
        }
        // A description takes at least a name length, a dimension count, a type and an offset.
        cursor
            .needs(tensors.saturating_mul(24), || format!("descriptions of {tensors} tensors"))?;
        let tensors =
            (0..tensors).map(|i| read_tensor(&mut cursor, i)).collect::<Result<Vec<_>, _>>()?;
        check(&cursor, named_twice(tensors.iter().map(|tensor| tensor.name.as_str())))?;
        let mut content = Self { metadata, tensors };
        let data = cursor.at().next_multiple_of(content.alignment(&cursor)?);
        for tensor in &mut content.tensors {
            place(&cursor, tensor, data)?;
        }
        check(&cursor, overlap(content.tensors.iter().filter_map(span).collect()))?;
        Ok(content)
    }

    /// The value of that key.
    pub fn value(&self, key: &str) -> Option<&Value> {
        self.metadata.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The text of that key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.value(key).and_then(Value::text)
    }

    /// The number of that key, of whatever type.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.value(key).and_then(Value::number)
    }

    /// The tensor of that name.
    pub fn tensor(&self, name: &str) -> Option<&TensorInfo> {
        self.tensors.iter().find(|tensor| tensor.name == name)
    }

    fn alignment(&self, cursor: &Cursor) -> Result<u64, FormatError> {
        match self.value("general.alignment") {
            Some(Value::Unsigned(alignment)) if alignment.is_power_of_two() => Ok(*alignment),
            Some(Value::Unsigned(found)) => Err(cursor.malformed(
                "metadata \"general.alignment\"",
                found.to_string(),
                "a power of two",
            )),
            _ => Ok(ALIGNMENT),
        }
    }
}

/// Nothing if there is no fault.
fn check(cursor: &Cursor, fault: Option<Fault>) -> Result<(), FormatError> {
    fault.map_or(Ok(()), |Fault { place, found, expected }| {
        Err(cursor.malformed(place, found, &expected))
    })
}

/// The bytes of a tensor.
fn span(tensor: &TensorInfo) -> Option<(u64, u64, String)> {
    Some((tensor.offset, tensor.offset.saturating_add(tensor.bytes?), tensor.name.clone()))
}

/// Numbers of tensors and of metadata entries.
fn read_header(cursor: &mut Cursor) -> Result<(u64, u64), FormatError> {
    let version = cursor.u32("version")?;
    if !(2..=3).contains(&version) {
        let big_endian = (2..=3).contains(&version.swap_bytes());
        let found =
            if big_endian { "a big-endian file".to_string() } else { format!("version {version}") };
        return Err(cursor.malformed("version", found, "version 2 or 3, little-endian"));
    }
    Ok((cursor.u64("number of tensors")?, cursor.u64("number of metadata entries")?))
}

/// One description; its offset counts from the beginning of the data still.
fn read_tensor(cursor: &mut Cursor, i: u64) -> Result<TensorInfo, FormatError> {
    let place = format!("tensor {i} (from 0)");
    let length = cursor.u64(&place)?;
    let name = cursor.text(length, &place)?;
    let place = format!("tensor {name:?}");
    let dimensions = cursor.u32(&place)?;
    if dimensions > MAX_DIMENSIONS {
        let found = format!("{dimensions} dimensions");
        return Err(cursor.malformed(place, found, &format!("at most {MAX_DIMENSIONS}")));
    }
    // The file gives the size of a row first.
    let mut shape = (0..dimensions).map(|_| cursor.u64(&place)).collect::<Result<Vec<_>, _>>()?;
    shape.reverse();
    let (ggml_type, offset) = (cursor.u32(&place)?, cursor.u64(&place)?);
    let encoding = encoding(ggml_type);
    let dtype = encoding.map_or_else(|| name_of(ggml_type), |encoding| encoding.name().into());
    Ok(TensorInfo { name, shape, dtype, offset, bytes: None, encoding })
}

fn encoding(ggml_type: u32) -> Option<Encoding> {
    let float = |float: Float| Some(Encoding::Float(float.little()));
    match ggml_type {
        0 => float(Float::F32),
        1 => float(Float::F16),
        28 => float(Float::F64),
        30 => float(Float::Bf16),
        other => Quant::of(other)
            .map(Encoding::Quant)
            .or_else(|| Compact::of(other).map(Encoding::Compact)),
    }
}

/// Says where in the file a tensor's numbers are, once they are known to be there.
fn place(cursor: &Cursor, tensor: &mut TensorInfo, data: u64) -> Result<(), FormatError> {
    tensor.offset = data.saturating_add(tensor.offset);
    let Some(encoding) = tensor.encoding else { return Ok(()) };
    let (place, columns) = (format!("tensor {:?}", tensor.name), tensor.columns());
    if !columns.is_multiple_of(encoding.numbers() as u64) {
        let expected =
            format!("a multiple of {}, the block of {}", encoding.numbers(), encoding.name());
        return Err(cursor.malformed(place, format!("rows of {columns} numbers"), &expected));
    }
    let Some(needed) = tensor.count().and_then(|count| encoding.size(count)) else {
        let shape: Vec<_> = tensor.shape.iter().map(u64::to_string).collect();
        let found = format!("shape {}", shape.join(" × "));
        return Err(cursor.malformed(place, found, "a size that can be counted"));
    };
    let found = (cursor.at() + cursor.remaining()).saturating_sub(tensor.offset);
    if needed > found {
        let file = cursor.file().into();
        return Err(FormatError::Truncated { file, place, expected: needed, found });
    }
    tensor.bytes = Some(needed);
    Ok(())
}
