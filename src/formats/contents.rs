//! What one file holds, known before anything large is read.

pub(crate) mod collect;
pub(crate) mod config;
pub(crate) mod cube;
pub(crate) mod head;
pub(crate) mod label_list;
pub(crate) mod matrix;
pub(crate) mod raw;
pub(crate) mod relations;
pub(crate) mod scales;

use serde::de::DeserializeOwned;

use theory::model::{Concept, NamedDirection, Relation, TableColumn};

use crate::{
    contents::{
        config::{ModelConfig, Packing, of_number},
        cube::Cube,
        label_list::LabelList,
        matrix::{Matrix, PackedTensor},
        raw::Embedding,
        relations::Written,
    },
    error::{FormatError, json::json_words},
};

/// Everything a reader found in one file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contents {
    /// Name of the format as shown to the user.
    pub(crate) format: &'static str,
    pub(crate) matrices: Vec<Matrix>,
    /// Arrays of more than two dimensions.
    pub(crate) cubes: Vec<Cube>,
    pub(crate) lists: Vec<LabelList>,
    /// Vectors that may be the bias of the head, one number a token.
    pub(crate) biases: Vec<Bias>,
    /// Tables of packed numbers, until it is known how they are packed.
    pub(crate) packed: Vec<PackedTensor>,
    /// Tables whose numbers cannot be read.
    pub(crate) unreadable: Vec<Unreadable>,
    /// What a config says of the model.
    pub(crate) config: ModelConfig,
    /// How tables of these names are packed, where that is another way than the model's.
    pub(crate) packings: Vec<(String, Packing)>,
    /// Tokens that a tokenizer has besides those of its vocabulary, by their numbers.
    pub(crate) added: Vec<(u64, String)>,
    /// Directions in the space of the model.
    pub(crate) directions: Vec<NamedDirection>,
    /// Which part of the model this is, from 1, and how many there are, if the file says so.
    pub(crate) part: Option<(u64, u64)>,
    /// What the columns of a table of text were taken for.
    pub(crate) columns: Vec<TableColumn>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) concepts: Vec<Concept>,
    pub(crate) name: Option<String>,
    /// What to call the model where neither a name nor that of its file says what it is.
    pub(crate) checkpoint: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) license: Option<String>,
    /// What one should know of its contexts.
    pub(crate) remarks: Vec<String>,
    /// The row of the only table that each token has, where several share one.
    pub(crate) mapping: Vec<u64>,
    /// What the vector of each token of the only table is to be multiplied by.
    pub(crate) token_weights: Vec<f64>,
    /// Arrays of one dimension, which may be the vectors of words or directions.
    pub(crate) singles: Vec<(String, Vec<f64>)>,
    /// Names and lengths of one-dimensional tensors.
    pub(crate) vectors: Vec<(String, u64)>,
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

/// A vector that may be the bias of the head.
#[derive(Debug, Clone)]
pub(crate) struct Bias {
    pub(crate) name: String,
    pub(crate) values: Vec<f64>,
}

/// A table whose numbers cannot be read.
#[derive(Debug, Clone)]
pub(crate) struct Unreadable {
    pub(crate) name: String,
    /// Why, as the end of a sentence about it: "is of type I8, which is not read".
    pub(crate) why: String,
}

impl Contents {
    pub(crate) fn new(format: &'static str) -> Self {
        Self { format, ..Self::default() }
    }

    /// Whether nothing of use was found.
    pub(crate) fn is_empty(&self) -> bool {
        let Self { matrices, cubes, lists, concepts, biases, relations, singles, .. } = self;
        matrices.is_empty()
            && cubes.is_empty()
            && lists.is_empty()
            && concepts.is_empty()
            && biases.is_empty()
            && relations.is_empty()
            && singles.is_empty()
    }

    /// Takes a text by its key: name, source, license, or relations and remarks as JSON.
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
            // Another writer's remarks are whatever they are.
            "remarks" => self.remarks = serde_json::from_str(&text).unwrap_or_default(),
            "relations" => {
                let written: Vec<Written> = embedded(file, key, &text, "a JSON list of relations")?;
                self.relations = written.into_iter().map(Into::into).collect();
            }
            _ if of_number(key, 1.0).is_some() => {
                if let Some(number) = self.number(file, key, &text) {
                    self.take_number(key, number);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes a number by its key, if it says something of the head; whether it does.
    pub(crate) fn take_number(&mut self, key: &str, number: f64) -> bool {
        let known = of_number(key, number);
        self.config = known.map_or(self.config, |config| config.or(self.config));
        known.is_some()
    }
}

impl Contents {
    /// The number that a text is; what is none is left aside and said.
    fn number(&mut self, file: &str, key: &str, text: &str) -> Option<f64> {
        let number = text.trim().parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() {
            let found = format!("{file}, {key:?}: found {text:?}; ");
            self.warnings.push(found + "expected a number: left aside");
        }
        number
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
