//! JSON and JSON Lines: a model `{"f": [[…]], "g": [[…]], "tokens": […], "contexts": […]}`, a list
//! of names, a table, words with their vectors in any usual shape, or a relation of the LRE data
//! set (`name` and `samples` of `subject` and `object`).

mod answers;
mod columns;
mod document;
mod fault;
mod field;
mod frame;
mod keys;
mod nested;
mod node;
mod numbered;
mod pairs;
mod reading;
mod records;
mod rows;
mod samples;
mod sparse;
mod vector;

use std::{
    borrow::Cow,
    io::{BufReader, Read},
};

use crate::{
    contents::Contents,
    error::{FormatError, json::json_words},
    source::input::Input,
    text::{config, lines::BOM},
};
use node::Node;
use reading::Reading;

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// What a file should hold, for errors.
const EXPECTED: &str = "JSON: a model {\"g\": [[…]], \"tokens\": […], …}, words and their vectors, \
    a list of names, pairs of words, or samples of subject and object";

/// Reads the whole file, streaming.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    let start = input.up_to_from(0, BOM.len() as u64)?;
    let bom = start == BOM;
    input.go(if bom { BOM.len() as u64 } else { 0 })?;
    let reader = BufReader::with_capacity(CHUNK, input.by_ref());
    let values = serde_json::Deserializer::from_reader(reader).into_iter::<Node>();
    let values: Result<Vec<Node>, _> = values.collect();
    let mut contents = match values {
        Ok(values) => take(input, values)?,
        Err(error) => {
            let error = json_error(input, &error);
            let without = without_constants(input)?.and_then(|values| take(input, values).ok());
            let without = without.filter(|contents| !contents.is_empty());
            without.ok_or(error)?
        }
    };
    if bom {
        contents.warnings.push(format!("{}: skipped the byte order mark", input.name()));
    }
    Ok(contents)
}

/// What the values of a file hold.
fn take(input: &mut Input, mut values: Vec<Node>) -> Result<Contents, FormatError> {
    let mut reading = Reading { contents: Contents::new("JSON"), input };
    match values.len() {
        1 => reading.take_document(values.remove(0))?,
        _ => {
            reading.contents.format = "JSON Lines";
            reading.take_document(Node::list(values))?;
        }
    }
    Ok(reading.contents)
}

/// Most bytes of JSON with Python's `NaN`: they are held in memory twice.
const MAX_WITH_CONSTANTS: u64 = 256 << 20;

/// The values of a file with nothing where Python writes `NaN` and `Infinity`, if it has such.
fn without_constants(input: &mut Input) -> Result<Option<Vec<Node>>, FormatError> {
    let size = input.size();
    if size > MAX_WITH_CONSTANTS {
        return Ok(None);
    }
    let bytes = input.up_to_from(0, size)?;
    let bytes = bytes.strip_prefix(BOM).unwrap_or(&bytes);
    let Cow::Owned(text) = config::without_constants(bytes) else { return Ok(None) };
    let values = serde_json::Deserializer::from_slice(&text).into_iter::<Node>();
    Ok(values.collect::<Result<Vec<_>, _>>().ok())
}

fn json_error(input: &Input, error: &serde_json::Error) -> FormatError {
    let place = format!("line {}, column {}", error.line(), error.column());
    input.malformed(place, json_words(error), EXPECTED)
}
