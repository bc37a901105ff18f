//! Samples of the LRE data set: a relation as pairs of a subject and an object.

use serde::Deserialize;

use theory::model::Concept;

use super::{EXPECTED, node::Node};
use crate::{
    error::{FormatError, json::json_words},
    source::input::Input,
    text::pairs::unescaped,
};

/// A pair of the LRE data set.
#[derive(Deserialize)]
struct Sample {
    subject: String,
    object: Object,
}

/// One text, or several that are all right.
#[derive(Deserialize)]
#[serde(untagged)]
enum Object {
    One(String),
    Any(Vec<String>),
}

impl Object {
    /// The text; of several the alternatives, as BATS writes them.
    fn text(self) -> String {
        match self {
            Self::One(text) => text,
            Self::Any(texts) => texts.join("/"),
        }
    }
}

/// The relation of this name that samples make.
pub(super) fn concept(samples: Node, name: String, input: &Input) -> Result<Concept, FormatError> {
    let samples = serde_json::from_value::<Vec<Sample>>(samples.value());
    let samples =
        samples.map_err(|e| input.malformed("key \"samples\"", json_words(&e), EXPECTED))?;
    let pair = |sample: Sample| (unescaped(sample.subject), unescaped(sample.object.text()));
    let pairs = samples.into_iter().map(pair).collect();
    Ok(Concept { name, pairs })
}
