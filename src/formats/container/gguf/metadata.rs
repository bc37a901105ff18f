//! Keys and values of a GGUF file.

use crate::{container::MAX_NAMES, error::FormatError, source::cursor::Cursor};

/// Most numbers of a list that are kept: no vocabulary is larger.
const MAX_NUMBERS: u64 = MAX_NAMES as u64;

/// A value of the metadata.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A whole number that is not negative by its type.
    Unsigned(u64),
    /// A whole number.
    Signed(i64),
    /// A single or a double.
    Float(f64),
    /// True or false.
    Bool(bool),
    /// Text.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// A list of numbers of whatever type; truth values are 0 and 1.
    Numbers(Vec<f64>),
    /// A list of lists, which nothing here has a use for.
    Lists,
}

impl Value {
    /// As text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// As a number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Unsigned(number) => Some(*number as f64),
            Self::Signed(number) => Some(*number as f64),
            Self::Float(number) => Some(*number),
            _ => None,
        }
    }

    /// As a list of texts, if it is one.
    pub fn texts(&self) -> Option<&[String]> {
        if let Self::Texts(texts) = self { Some(texts) } else { None }
    }

    /// As a list of numbers, if it is one.
    pub fn numbers(&self) -> Option<&[f64]> {
        if let Self::Numbers(numbers) = self { Some(numbers) } else { None }
    }
}

/// Numbers of value types.
const UINT8: u32 = 0;
const INT8: u32 = 1;
const UINT16: u32 = 2;
const INT16: u32 = 3;
const UINT32: u32 = 4;
const INT32: u32 = 5;
const FLOAT32: u32 = 6;
const BOOL: u32 = 7;
const TEXT: u32 = 8;
const ARRAY: u32 = 9;
const UINT64: u32 = 10;
const INT64: u32 = 11;
const FLOAT64: u32 = 12;

/// The next key and value; nothing for a key that is to be passed over.
pub(super) fn read_entry(
    cursor: &mut Cursor,
    i: u64,
    passed_over: &[&str],
) -> Result<Option<(String, Value)>, FormatError> {
    let place = format!("metadata entry {i} (from 0)");
    let length = cursor.u64(&place)?;
    let key = cursor.text(length, &place)?;
    let place = format!("metadata {key:?}");
    let kind = cursor.u32(&place)?;
    if passed_over.contains(&key.as_str()) {
        skip(cursor, kind, &place)?;
        return Ok(None);
    }
    let value = match kind {
        ARRAY => read_list(cursor, &place)?,
        _ => read_value(cursor, kind, &place)?,
    };
    Ok(Some((key, value)))
}

fn read_value(cursor: &mut Cursor, kind: u32, place: &str) -> Result<Value, FormatError> {
    Ok(match kind {
        UINT8 => Value::Unsigned(u8::from_le_bytes(cursor.array(place)?).into()),
        INT8 => Value::Signed(i8::from_le_bytes(cursor.array(place)?).into()),
        UINT16 => Value::Unsigned(u16::from_le_bytes(cursor.array(place)?).into()),
        INT16 => Value::Signed(i16::from_le_bytes(cursor.array(place)?).into()),
        UINT32 => Value::Unsigned(cursor.u32(place)?.into()),
        INT32 => Value::Signed(i32::from_le_bytes(cursor.array(place)?).into()),
        FLOAT32 => Value::Float(f32::from_le_bytes(cursor.array(place)?).into()),
        BOOL => Value::Bool(cursor.array(place)? != [0]),
        UINT64 => Value::Unsigned(cursor.u64(place)?),
        INT64 => Value::Signed(i64::from_le_bytes(cursor.array(place)?)),
        FLOAT64 => Value::Float(f64::from_le_bytes(cursor.array(place)?)),
        TEXT => {
            let length = cursor.u64(place)?;
            Value::Text(cursor.text(length, place)?)
        }
        _ => return Err(unknown(cursor, kind, place)),
    })
}

fn read_list(cursor: &mut Cursor, place: &str) -> Result<Value, FormatError> {
    let (kind, count) = (cursor.u32(place)?, cursor.u64(place)?);
    if kind == ARRAY {
        (0..count).try_for_each(|_| skip(cursor, ARRAY, place))?;
        return Ok(Value::Lists);
    }
    if count > MAX_NUMBERS {
        let (found, expected) = (format!("{count} entries"), format!("at most {MAX_NUMBERS}"));
        return Err(cursor.malformed(place, found, &expected));
    }
    if kind == TEXT {
        cursor.needs(count.saturating_mul(8), || place.to_string())?;
        return Ok(Value::Texts(
            (0..count).map(|i| read_text(cursor, i, place)).collect::<Result<_, _>>()?,
        ));
    }
    let size = value_size(kind).ok_or_else(|| unknown(cursor, kind, place))?;
    cursor.needs(count.saturating_mul(size), || place.to_string())?;
    let number = |cursor: &mut Cursor| {
        let value = read_value(cursor, kind, place)?;
        Ok(match value {
            Value::Bool(value) => f64::from(u8::from(value)),
            value => value.number().unwrap_or_default(),
        })
    };
    Ok(Value::Numbers((0..count).map(|_| number(cursor)).collect::<Result<_, FormatError>>()?))
}

fn read_text(cursor: &mut Cursor, i: u64, place: &str) -> Result<String, FormatError> {
    let place = format!("{place}, entry {i} (from 0)");
    let length = cursor.u64(&place)?;
    let bytes = cursor.bytes(length, &place)?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into()))
}

fn skip(cursor: &mut Cursor, kind: u32, place: &str) -> Result<(), FormatError> {
    let here = || place.to_string();
    match kind {
        TEXT => {
            let length = cursor.u64(place)?;
            cursor.skip(length, here)
        }
        ARRAY => {
            let (kind, count) = (cursor.u32(place)?, cursor.u64(place)?);
            match value_size(kind) {
                Some(size) => cursor.skip(count.saturating_mul(size), here),
                None if kind == TEXT => {
                    cursor.needs(count.saturating_mul(8), here)?;
                    (0..count).try_for_each(|_| skip(cursor, TEXT, place))
                }
                None => Err(unknown(cursor, kind, place)),
            }
        }
        _ => {
            let size = value_size(kind).ok_or_else(|| unknown(cursor, kind, place))?;
            cursor.skip(size, here)
        }
    }
}

/// Bytes of a value of fixed size.
fn value_size(kind: u32) -> Option<u64> {
    Some(match kind {
        UINT8 | INT8 | BOOL => 1,
        UINT16 | INT16 => 2,
        UINT32 | INT32 | FLOAT32 => 4,
        UINT64 | INT64 | FLOAT64 => 8,
        _ => return None,
    })
}

fn unknown(cursor: &Cursor, kind: u32, place: &str) -> FormatError {
    cursor.malformed(place, format!("value type {kind}"), "a type from 0 to 12")
}
