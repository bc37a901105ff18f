//! The models that come with the page, and its list of concepts.

use formats::FormatError;
use theory::model::Concept;

/// What the list is called.
const LIST: &str = "concepts.tsv";

/// The bundled models: path beside the page, what to call them, what they are.
pub const fn models() -> [(&'static str, &'static str, &'static str); 2] {
    [
        (
            "models/smollm2-135m.safetensors",
            "SmolLM2-135M-Instruct",
            "A language model's own contexts and tokens: bend it, and it predicts the same",
        ),
        (
            "models/glove-100d.safetensors",
            "GloVe 6B",
            "Word vectors without contexts: directions and neighbours, nothing that is predicted",
        ),
    ]
}

/// The concepts of the page's own list: concept, from and to in columns, below their titles.
/// Readers of other people's lists are in the programs of workers alone, which are not waited for.
///
/// # Errors
/// A line that has not three columns.
pub fn concepts(text: &str) -> Result<Vec<Concept>, FormatError> {
    let mut all: Vec<Concept> = Vec::new();
    for (at, line) in text.lines().enumerate().skip(1) {
        let Some((name, (from, to))) =
            line.split_once('\t').and_then(|(name, pair)| Some((name, pair.split_once('\t')?)))
        else {
            return Err(FormatError::Malformed {
                file: LIST.into(),
                place: format!("line {}", at + 1),
                found: line.into(),
                expected: "concept, from and to".into(),
            });
        };
        let pair = (from.to_string(), to.to_string());
        match all.iter_mut().find(|concept| concept.name == name) {
            Some(concept) => concept.pairs.push(pair),
            None => all.push(Concept { name: name.into(), pairs: vec![pair] }),
        }
    }
    Ok(all)
}
