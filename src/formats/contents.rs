//! What one file holds, known before anything large is read.

pub(crate) mod collect;
pub(crate) mod label_list;
pub(crate) mod matrix;
pub(crate) mod raw;
pub(crate) mod relations;

use serde::de::DeserializeOwned;

use theory::model::{Concept, Relation};

use crate::{
    contents::{label_list::LabelList, matrix::Matrix, raw::Embedding, relations::Written},
    error::{FormatError, json::json_words},
};

/// Everything a reader found in one file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contents {
    /// Name of the format as shown to the user.
    pub(crate) format: &'static str,
    pub(crate) matrices: Vec<Matrix>,
    pub(crate) lists: Vec<LabelList>,
    /// One number a token.
    pub(crate) bias: Option<Vec<f64>>,
    /// What each token's vector is to be multiplied by, where the file keeps unit vectors and their
    /// lengths apart.
    pub(crate) lengths: Option<Vec<f64>>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) concepts: Vec<Concept>,
    pub(crate) name: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) license: Option<String>,
    /// Names of one-dimensional tensors.
    pub(crate) vectors: Vec<String>,
    /// Which tensor is in which other file.
    pub(crate) shards: Vec<(String, String)>,
    /// Size of a file of raw singles, whose shape another file states.
    pub(crate) raw: Option<u64>,
    /// Shapes of raw files.
    pub(crate) embeddings: Vec<Embedding>,
    /// How the file itself spells the entries of its list of tokens, where that is not as text.
    pub(crate) spelled: Vec<String>,
    pub(crate) warnings: Vec<String>,
    /// What is there but has no use, in words.
    pub(crate) ignored: Vec<String>,
}

impl Contents {
    pub(crate) fn new(format: &'static str) -> Self {
        Self { format, ..Self::default() }
    }

    /// Takes a text by its key: name, source, license, or relations as JSON.
    pub(crate) fn take_text(
        &mut self,
        file: &str,
        key: &str,
        text: String,
    ) -> Result<(), FormatError> {
        match key {
            "name" => self.name = Some(text),
            "source" => self.source = Some(text),
            "license" | "licence" => self.license = Some(text),
            "relations" => {
                let written: Vec<Written> = embedded(file, key, &text, "a JSON list of relations")?;
                self.relations = written.into_iter().map(Into::into).collect();
            }
            _ => {}
        }
        Ok(())
    }
}

/// JSON inside a text of the file.
pub(crate) fn embedded<T: DeserializeOwned>(
    file: &str,
    key: &str,
    text: &str,
    expected: &str,
) -> Result<T, FormatError> {
    serde_json::from_str(text).map_err(|e| FormatError::Malformed {
        file: file.into(),
        place: format!("text {key:?}"),
        found: json_words(&e),
        expected: expected.into(),
    })
}
