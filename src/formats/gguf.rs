//! GGUF (versions 2 and 3): metadata, tensor descriptions, then aligned tensor data, as llama.cpp
//! writes it.

use std::collections::HashMap;

use kernel::Float;

use super::{
    FormatError,
    contents::{Contents, MAX_TENSORS},
    cursor::Cursor,
    encoding::Encoding,
    input::Input,
    label_list::{LabelList, MAX_NAMES, Role, Slack},
    matrix::{Body, Matrix},
    quant::Quant,
    spans::{Fault, named_twice, overlap},
    spelling::Spelling,
    stored::{Order, Stored},
};

/// First bytes of the file.
pub(crate) const MAGIC: &[u8] = b"GGUF";

/// Alignment of tensor data unless the metadata say otherwise.
const ALIGNMENT: u64 = 32;

/// Most dimensions of a tensor.
const MAX_DIMENSIONS: u32 = 8;

/// Types with a reader, for errors.
const READABLE: &str = "F32, F16, BF16, F64, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, Q5_K or Q6_K";

/// What of the metadata matters here.
#[derive(Debug, Default)]
struct Metadata {
    texts: HashMap<String, String>,
    tokens: Vec<String>,
    alignment: Option<u64>,
}

/// One tensor description.
#[derive(Debug)]
struct Tensor {
    name: String,
    /// Numbers of a row first.
    shape: Vec<u64>,
    ggml_type: u32,
    /// From the beginning of the data.
    offset: u64,
}

/// Reads metadata and descriptions; no tensor is read yet.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    let mut cursor = Cursor::new(input, MAGIC.len() as u64)?;
    let (tensors, entries) = read_header(&mut cursor)?;
    let mut metadata = Metadata::default();
    for i in 0..entries {
        read_entry(&mut cursor, i, &mut metadata)?;
    }
    // A description takes at least a name length, a dimension count, a type and an offset.
    if tensors > MAX_TENSORS {
        return Err(cursor.malformed(
            "header",
            format!("{tensors} tensors"),
            &format!("at most {MAX_TENSORS}"),
        ));
    }
    cursor.needs(tensors.saturating_mul(24), || format!("descriptions of {tensors} tensors"))?;
    let tensors =
        (0..tensors).map(|i| read_tensor(&mut cursor, i)).collect::<Result<Vec<_>, _>>()?;
    check(&cursor, named_twice(tensors.iter().map(|tensor| tensor.name.as_str())))?;
    let data = cursor.at().next_multiple_of(metadata.alignment.unwrap_or(ALIGNMENT));
    let mut contents = metadata.into_contents(cursor.file());
    for tensor in tensors {
        take(&cursor, tensor, data, &mut contents)?;
    }
    check(&cursor, overlap(contents.matrices.iter().filter_map(span).collect()))?;
    Ok(contents)
}

/// Nothing if there is no fault.
fn check(cursor: &Cursor, fault: Option<Fault>) -> Result<(), FormatError> {
    fault.map_or(Ok(()), |Fault { place, found, expected }| {
        Err(cursor.malformed(place, found, &expected))
    })
}

/// The bytes of a table.
fn span(matrix: &Matrix) -> Option<(u64, u64, String)> {
    let Body::Stored(Stored { offset, encoding, .. }) = &matrix.body else { return None };
    let bytes =
        matrix.rows.checked_mul(matrix.columns).and_then(|numbers| encoding.size(numbers))?;
    Some((*offset, offset.saturating_add(bytes), matrix.name.clone()))
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

fn read_entry(cursor: &mut Cursor, i: u64, metadata: &mut Metadata) -> Result<(), FormatError> {
    let place = format!("metadata entry {i} (from 0)");
    let length = cursor.u64(&place)?;
    let key = cursor.text(length, &place)?;
    let place = format!("metadata {key:?}");
    match (key.as_str(), cursor.u32(&place)?) {
        ("tokenizer.ggml.tokens", ARRAY) => metadata.tokens = read_texts(cursor, &place)?,
        ("general.alignment", UINT32) => metadata.alignment = Some(read_alignment(cursor, &place)?),
        (key, TEXT) if TEXTS.contains(&key) => {
            let length = cursor.u64(&place)?;
            let text = cursor.text(length, &place)?;
            metadata.texts.insert(key.to_string(), text);
        }
        (_, kind) => skip_value(cursor, kind, &place)?,
    }
    Ok(())
}

/// Texts that are kept.
const TEXTS: [&str; 5] = [
    "general.name",
    "general.license",
    "general.source.url",
    "general.url",
    "tokenizer.ggml.model",
];

/// Numbers of value types.
const UINT32: u32 = 4;
const TEXT: u32 = 8;
const ARRAY: u32 = 9;

/// Bytes of a value of fixed size.
fn value_size(kind: u32) -> Option<u64> {
    Some(match kind {
        0 | 1 | 7 => 1,
        2 | 3 => 2,
        UINT32 | 5 | 6 => 4,
        10..=12 => 8,
        _ => return None,
    })
}

fn skip_value(cursor: &mut Cursor, kind: u32, place: &str) -> Result<(), FormatError> {
    let here = || place.to_string();
    match kind {
        TEXT => {
            let length = cursor.u64(place)?;
            cursor.skip(length, here)
        }
        ARRAY => {
            let (kind, count) = (cursor.u32(place)?, cursor.u64(place)?);
            if kind == TEXT {
                cursor.needs(count.saturating_mul(8), here)?;
                return (0..count).try_for_each(|_| skip_value(cursor, TEXT, place));
            }
            let size = fixed_size(cursor, kind, place)?;
            cursor.skip(count.saturating_mul(size), here)
        }
        _ => {
            let size = fixed_size(cursor, kind, place)?;
            cursor.skip(size, here)
        }
    }
}

fn fixed_size(cursor: &Cursor, kind: u32, place: &str) -> Result<u64, FormatError> {
    value_size(kind)
        .ok_or_else(|| cursor.malformed(place, format!("value type {kind}"), "a type from 0 to 12"))
}

fn read_alignment(cursor: &mut Cursor, place: &str) -> Result<u64, FormatError> {
    match cursor.u32(place)? {
        alignment if alignment.is_power_of_two() => Ok(u64::from(alignment)),
        found => Err(cursor.malformed(place, found.to_string(), "a power of two")),
    }
}

fn read_texts(cursor: &mut Cursor, place: &str) -> Result<Vec<String>, FormatError> {
    let (kind, count) = (cursor.u32(place)?, cursor.u64(place)?);
    if kind != TEXT {
        return Err(cursor.malformed(
            place,
            format!("an array of type {kind}"),
            "an array of strings (type 8)",
        ));
    }
    if count > MAX_NAMES as u64 {
        return Err(cursor.malformed(
            place,
            format!("{count} tokens"),
            &format!("at most {MAX_NAMES}"),
        ));
    }
    cursor.needs(count.saturating_mul(8), || place.to_string())?;
    let mut text = |i: u64| {
        let place = format!("{place}, entry {i} (from 0)");
        let length = cursor.u64(&place)?;
        cursor.text(length, &place)
    };
    (0..count).map(&mut text).collect()
}

fn read_tensor(cursor: &mut Cursor, i: u64) -> Result<Tensor, FormatError> {
    let place = format!("tensor {i} (from 0)");
    let length = cursor.u64(&place)?;
    let name = cursor.text(length, &place)?;
    let place = format!("tensor {name:?}");
    let dimensions = cursor.u32(&place)?;
    if dimensions > MAX_DIMENSIONS {
        return Err(cursor.malformed(
            place,
            format!("{dimensions} dimensions"),
            &format!("at most {MAX_DIMENSIONS}"),
        ));
    }
    let shape = (0..dimensions).map(|_| cursor.u64(&place)).collect::<Result<_, _>>()?;
    Ok(Tensor { name, shape, ggml_type: cursor.u32(&place)?, offset: cursor.u64(&place)? })
}

fn encoding(ggml_type: u32) -> Option<Encoding> {
    let float = |float: Float| Some(Encoding::Float(float.little()));
    match ggml_type {
        0 => float(Float::F32),
        1 => float(Float::F16),
        28 => float(Float::F64),
        30 => float(Float::Bf16),
        other => Quant::of(other).map(Encoding::Quant),
    }
}

/// Puts a tensor among the tables if it is one.
fn take(
    cursor: &Cursor,
    tensor: Tensor,
    data: u64,
    contents: &mut Contents,
) -> Result<(), FormatError> {
    let Tensor { name, shape, ggml_type, offset } = tensor;
    let place = format!("tensor {name:?}");
    let &[columns, rows] = shape.as_slice() else {
        if shape.len() == 1 { &mut contents.vectors } else { &mut contents.ignored }.push(name);
        return Ok(());
    };
    let Some(encoding) = encoding(ggml_type) else {
        if ["output.weight", "token_embd.weight"].contains(&name.as_str()) {
            let (file, found) = (cursor.file().into(), format!("ggml type {ggml_type}"));
            return Err(FormatError::Dtype { file, place, found, expected: READABLE });
        }
        contents.ignored.push(format!("{place} of ggml type {ggml_type}"));
        return Ok(());
    };
    if !columns.is_multiple_of(encoding.numbers() as u64) {
        let expected =
            format!("a multiple of {}, the block of {}", encoding.numbers(), encoding.name());
        return Err(cursor.malformed(place, format!("rows of {columns} numbers"), &expected));
    }
    let needed = rows.checked_mul(columns).and_then(|n| encoding.size(n));
    let Some(needed) = needed else {
        return Err(cursor.malformed(
            place,
            format!("shape {rows} × {columns}"),
            "a size that can be counted",
        ));
    };
    let offset = data.saturating_add(offset);
    let found = (cursor.at() + cursor.remaining()).saturating_sub(offset);
    if needed > found {
        return Err(FormatError::Truncated {
            file: cursor.file().into(),
            place,
            expected: needed,
            found,
        });
    }
    let body = Body::Stored(Stored { offset, encoding, order: Order::RowMajor, member: None });
    contents.matrices.push(Matrix {
        name,
        rows,
        columns,
        dtype: encoding.name().into(),
        labels: None,
        body,
    });
    Ok(())
}

impl Metadata {
    fn into_contents(mut self, file: &str) -> Contents {
        let mut contents = Contents::new("GGUF");
        contents.name = self.texts.remove("general.name");
        contents.license = self.texts.remove("general.license");
        contents.source =
            self.texts.remove("general.source.url").or_else(|| self.texts.remove("general.url"));
        let spelling = match self.texts.get("tokenizer.ggml.model").map(String::as_str) {
            Some("gpt2") => Spelling::ByteLevel,
            Some("llama") => Spelling::SentencePiece,
            _ => Spelling::of(self.tokens.iter().map(String::as_str)),
        };
        if !self.tokens.is_empty() {
            let entries = self.tokens.iter().map(|token| spelling.text(token)).collect();
            let place = format!("tokens in {file:?}");
            contents.lists.push(LabelList {
                role: Role::Tokens,
                place,
                entries,
                slack: Slack::Padding,
            });
            contents.warnings.extend(spelling.warning().map(str::to_string));
            contents.spelled = spelling.kept(self.tokens);
        }
        contents
    }
}
