//! JSON: a model `{"f": [[…]], "g": [[…]], "tokens": […], "contexts": […]}`, a list of names, a
//! table, or a relation of the LRE data set (`name` and `samples` of `subject` and `object`).

use std::{
    fmt,
    io::{BufReader, Read},
};

use nalgebra::DMatrix;
use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use theory::model::Concept;

use crate::{
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack},
        matrix::{Body, Matrix},
        relations::Written,
    },
    error::{FormatError, json::json_words},
    rows::set::RowSet,
    source::{input::Input, stem},
    text::lines::BOM,
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// A whole file.
#[derive(Default)]
struct Document {
    tables: Vec<(String, Table)>,
    lists: Vec<(String, Vec<String>)>,
    texts: Vec<(String, String)>,
    bias: Option<Vec<f64>>,
    relations: Vec<Written>,
    samples: Vec<Sample>,
}

/// Rows of equal length, one after another.
#[derive(Default)]
struct Table {
    columns: usize,
    rows: usize,
    numbers: Vec<f64>,
}

/// A pair of the LRE data set.
#[derive(Deserialize)]
struct Sample {
    subject: String,
    object: String,
}

/// Reads the whole file, streaming.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    let start = input.up_to_from(0, BOM.len() as u64)?;
    let bom = start == BOM;
    input.go(if bom { BOM.len() as u64 } else { 0 })?;
    let name = stem(input.name()).to_string();
    let mut reader = BufReader::with_capacity(CHUNK, input.by_ref());
    let document = serde_json::from_reader(&mut reader);
    let document: Document = document.map_err(|e| json_error(input, &e))?;
    let mut contents = document.into_contents(input, &name)?;
    if bom {
        contents.warnings.push(format!("{}: skipped the byte order mark", input.name()));
    }
    Ok(contents)
}

fn json_error(input: &Input, error: &serde_json::Error) -> FormatError {
    let found = json_words(error);
    let place = format!("line {}, column {}", error.line(), error.column());
    let expected = "JSON: a model {\"g\": [[…]], \"tokens\": […], …}, a list of names, or samples of subject and object";
    input.malformed(place, found, expected)
}

impl Document {
    fn into_contents(self, input: &Input, name: &str) -> Result<Contents, FormatError> {
        let mut contents = Contents::new("JSON");
        if !self.samples.is_empty() {
            let own =
                self.texts.iter().find(|(key, _)| key == "name").map(|(_, text)| text.clone());
            let pairs =
                self.samples.into_iter().map(|sample| (sample.subject, sample.object)).collect();
            contents
                .concepts
                .push(Concept { name: own.unwrap_or_else(|| name.to_string()), pairs });
            return Ok(contents);
        }
        for (key, table) in self.tables {
            contents.matrices.push(table.into_matrix(if key.is_empty() { name } else { &key }));
        }
        for (key, entries) in self.lists {
            let role = Role::of(if key.is_empty() { name } else { &key });
            let place = format!("list {:?}", if key.is_empty() { name } else { &key });
            contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
        }
        for (key, text) in self.texts {
            contents.take_text(input.name(), &key, text)?;
        }
        contents.bias = self.bias;
        contents.relations = self.relations.into_iter().map(Into::into).collect();
        Ok(contents)
    }

    fn take<'de, A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        match key.as_str() {
            "f" | "g" | "vectors" | "embeddings" | "unembeddings" => {
                self.tables.extend(map.next_value::<Option<Table>>()?.map(|table| (key, table)));
            }
            "tokens" | "contexts" | "labels" | "context_groups" | "words" => {
                self.lists.extend(map.next_value::<Option<Vec<String>>>()?.map(|list| (key, list)));
            }
            "name" | "source" | "license" | "licence" => {
                self.texts.extend(map.next_value::<Option<String>>()?.map(|text| (key, text)));
            }
            "bias" => self.bias = map.next_value()?,
            "relations" => self.relations = map.next_value()?,
            "samples" => self.samples = map.next_value()?,
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

impl Table {
    fn into_matrix(self, name: &str) -> Matrix {
        let vectors = DMatrix::from_vec(self.columns, self.rows, self.numbers);
        let (rows, columns) = (self.rows as u64, self.columns as u64);
        let body = Body::Read { vectors: vectors.into(), rows: RowSet::All };
        Matrix { name: name.into(), rows, columns, dtype: "JSON".into(), labels: None, body }
    }

    fn push<E: Error>(&mut self, row: &[f64]) -> Result<(), E> {
        if self.rows > 0 && row.len() != self.columns {
            let (number, found, expected) = (self.rows, row.len(), self.columns);
            return Err(E::custom(format!(
                "row {number} (from 0) has {found} numbers, the first row has {expected}"
            )));
        }
        self.columns = row.len();
        self.rows += 1;
        self.numbers.extend_from_slice(row);
        Ok(())
    }
}

/// An element of a list at the top: a name or a row.
#[derive(Deserialize)]
#[serde(untagged)]
enum Element {
    Name(String),
    Row(Vec<f64>),
}

struct DocumentVisitor;

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON object or list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut document = Document::default();
        while let Some(key) = map.next_key::<String>()? {
            document.take(key, &mut map)?;
        }
        Ok(document)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Document, A::Error> {
        let (mut names, mut table) = (Vec::new(), Table::default());
        while let Some(element) = list.next_element()? {
            match element {
                Element::Name(name) => names.push(name),
                Element::Row(row) => table.push(&row)?,
            }
        }
        let mut document = Document::default();
        match (names.is_empty(), table.rows) {
            (false, 0) => document.lists.push((String::new(), names)),
            (true, _) => document.tables.push((String::new(), table)),
            _ => return Err(A::Error::custom("names and rows in one list")),
        }
        Ok(document)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DocumentVisitor)
    }
}

struct TableVisitor;

impl<'de> Visitor<'de> for TableVisitor {
    type Value = Table;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of rows of numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Table, A::Error> {
        let mut table = Table::default();
        while let Some(row) = list.next_element::<Vec<f64>>()? {
            table.push(&row)?;
        }
        Ok(table)
    }
}

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(TableVisitor)
    }
}
