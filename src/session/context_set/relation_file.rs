//! Relations as the LRE data set has them: a file a relation, with templates of prompts and pairs
//! of subject and object.
//!
//! Format: <https://lre.baulab.info>, `name`, `prompt_templates`, `samples` of `subject` and
//! `object`.

use serde::Deserialize;

use super::set::{ContextSet, ContextText, PLACE, SetError};
use crate::json::json;
use theory::model::{Relation, RelationPair};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    name: String,
    #[serde(default)]
    prompt_templates: Vec<String>,
    #[serde(default)]
    samples: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    subject: String,
    object: String,
}

/// The contexts of all subjects in each template, up to the subject and to the end of the prompt,
/// and the relation that leads from the one to the other: the object is the expected reply.
///
/// # Errors
/// A file of another kind, or without a template that ends in text behind its subject.
pub fn relation_file(text: &[u8]) -> Result<ContextSet, SetError> {
    let malformed = |found: String| SetError::Malformed {
        found,
        expected: "a relation: name, prompt_templates with {}, samples of subject and object",
    };
    let file: File = json(text).map_err(|error| malformed(error.to_string()))?;
    if file.samples.is_empty() {
        return Err(malformed("no samples".into()));
    }
    let templates: Vec<(&str, &str)> =
        file.prompt_templates.iter().filter_map(|template| template.split_once(PLACE)).collect();
    let templates: Vec<_> =
        templates.into_iter().filter(|(_, query)| !query.trim().is_empty()).collect();
    if templates.is_empty() {
        return Err(malformed("no template with text behind its {}".into()));
    }
    let name = if file.name.is_empty() { "relation" } else { file.name.as_str() };
    let several = templates.len() > 1;
    let mut all = ContextSet::default();
    for (before, query) in templates {
        let query = query.trim_end();
        let name = if several { format!("{name}: {PLACE}{query}") } else { name.to_string() };
        all = all.with(&one(&name, before, query, &file.samples))?;
    }
    Ok(all)
}

fn one(name: &str, before: &str, query: &str, samples: &[Sample]) -> ContextSet {
    let (mut contexts, mut pairs) = (Vec::new(), Vec::new());
    for Sample { subject, object } in samples {
        let context = contexts.len();
        let text = format!("{before}{subject}");
        contexts.push(ContextText::grouped(text.clone(), format!("{name}: subject")));
        contexts.push(ContextText::grouped(text + query, format!("{name}: query")));
        pairs.push(RelationPair {
            context,
            with_query: context + 1,
            subject: subject.clone(),
            reply: format!(" {}", object.trim()),
        });
    }
    let relation = Relation { name: name.into(), query: query.into(), pairs };
    let set = ContextSet { relations: vec![relation], ..ContextSet::default() };
    // A subject may repeat: its contexts are there once.
    let all = ContextSet { contexts, ..set };
    ContextSet::default().with(&all).unwrap_or(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"name": "country capital",
        "prompt_templates": ["The capital of {} is", "{}"],
        "prompt_templates_zs": ["{}?"], "properties": {"relation_type": "factual"},
        "samples": [{"subject": "France", "object": "Paris"},
            {"subject": "Japan", "object": " Tokyo"}]}"#;

    #[test]
    fn subjects_and_prompts_are_contexts_and_objects_the_replies() {
        let set = relation_file(FILE.as_bytes()).expect("a relation");
        let texts: Vec<_> = set.contexts.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(texts[..2], ["The capital of France", "The capital of France is"]);
        let [relation] = set.relations.as_slice() else { panic!("one relation") };
        assert_eq!((relation.name.as_str(), relation.query.as_str()), ("country capital", " is"));
        assert_eq!((relation.pairs[1].context, relation.pairs[1].with_query), (2, 3));
        assert_eq!(relation.pairs[1].reply, " Tokyo");
    }

    #[test]
    fn other_files_are_refused() {
        for text in ["[]", "{}", r#"{"samples": [{"subject": "a", "object": "b"}]}"#, "nothing"] {
            assert!(matches!(relation_file(text.as_bytes()), Err(SetError::Malformed { .. })));
        }
    }
}
