//! safetensors: a length, a JSON header, then raw little-endian tensors.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::tokens::{SaveError, StreamedTokens, write_numbers};
use theory::model::Predictor;

/// Tensors begin at a multiple of this, as the format's own writer has it.
const ALIGNMENT: usize = 8;

pub(super) fn write(
    model: &Predictor,
    mut tokens: StreamedTokens,
    out: &mut dyn Write,
) -> Result<(), SaveError> {
    let mut header = Map::new();
    header.insert("__metadata__".to_string(), metadata(model, tokens.labels)?);
    let mut start = 0;
    let sides = [("f", model.f().len()), ("g", tokens.labels.len())];
    let mut shapes: Vec<_> =
        sides.into_iter().map(|(name, count)| (name, vec![count, model.d()])).collect();
    shapes.retain(|(_, shape)| shape[0] > 0);
    shapes.extend(tokens.bias.map(|bias| ("bias", vec![bias.len()])));
    for (name, shape) in shapes {
        let end = start + size_of::<f64>() * shape.iter().product::<usize>();
        header.insert(
            name.to_string(),
            json!({"dtype": "F64", "shape": shape, "data_offsets": [start, end]}),
        );
        start = end;
    }
    let mut text = serde_json::to_vec(&header)?;
    text.resize(text.len().next_multiple_of(ALIGNMENT), b' ');
    out.write_all(&(text.len() as u64).to_le_bytes())?;
    out.write_all(&text)?;
    write_numbers(out, model.f().vectors().as_slice())?;
    tokens.write(out)?;
    write_numbers(out, tokens.bias.unwrap_or_default())
}

/// Every value of `__metadata__` must be a string: lists are JSON in a string.
fn metadata(model: &Predictor, tokens: &[String]) -> Result<Value, SaveError> {
    let provenance = model.provenance();
    let mut out = Map::new();
    let lists = [
        ("tokens", tokens),
        ("contexts", model.f().labels()),
        ("context_groups", model.context_groups()),
    ];
    for (key, labels) in lists.into_iter().filter(|(_, labels)| !labels.is_empty()) {
        out.insert(key.to_string(), serde_json::to_string(labels)?.into());
    }
    if !model.relations().is_empty() {
        out.insert("relations".to_string(), serde_json::to_string(model.relations())?.into());
    }
    if !model.remarks().is_empty() {
        out.insert("remarks".to_string(), serde_json::to_string(model.remarks())?.into());
    }
    if let Some(cap) = model.softcap() {
        out.insert("softcap".to_string(), cap.to_string().into());
    }
    for (key, text) in [
        ("name", &provenance.name),
        ("source", &provenance.source),
        ("license", &provenance.license),
    ] {
        out.insert(key.to_string(), text.clone().into());
    }
    Ok(Value::Object(out))
}
