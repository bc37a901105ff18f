//! safetensors: a length, a JSON header, then raw little-endian tensors.

use serde_json::{Map, Value, json};

use super::{SaveError, bytes_of};
use theory::model::Predictor;

/// Tensors begin at a multiple of this, as the format's own writer has it.
const ALIGNMENT: usize = 8;

pub(super) fn write(model: &Predictor) -> Result<Vec<u8>, SaveError> {
    let (mut header, mut data) = (Map::new(), Vec::new());
    header.insert("__metadata__".to_string(), metadata(model)?);
    for (name, shape, numbers) in tensors(model) {
        let start = data.len();
        data.extend(bytes_of(numbers));
        header.insert(
            name.to_string(),
            json!({"dtype": "F64", "shape": shape, "data_offsets": [start, data.len()]}),
        );
    }
    let mut text = serde_json::to_vec(&header)?;
    text.resize(text.len().next_multiple_of(ALIGNMENT), b' ');
    let mut file = (text.len() as u64).to_le_bytes().to_vec();
    file.extend(text);
    file.extend(data);
    Ok(file)
}

/// Name, shape and numbers of each tensor that the model has.
fn tensors(model: &Predictor) -> Vec<(&'static str, Vec<usize>, &[f64])> {
    let sides = [("f", model.f()), ("g", model.g())];
    let sides = sides.into_iter().filter(|(_, cloud)| !cloud.is_empty());
    let mut all: Vec<_> = sides
        .map(|(name, cloud)| (name, vec![cloud.len(), model.d()], cloud.vectors().as_slice()))
        .collect();
    all.extend(model.bias().map(|bias| ("bias", vec![bias.len()], bias.as_slice())));
    all
}

/// Every value of `__metadata__` must be a string: lists are JSON in a string.
fn metadata(model: &Predictor) -> Result<Value, SaveError> {
    let provenance = model.provenance();
    let mut out = Map::new();
    let lists = [
        ("tokens", model.g().labels()),
        ("contexts", model.f().labels()),
        ("context_groups", model.context_groups()),
    ];
    for (key, labels) in lists.into_iter().filter(|(_, labels)| !labels.is_empty()) {
        out.insert(key.to_string(), serde_json::to_string(labels)?.into());
    }
    if !model.relations().is_empty() {
        out.insert("relations".to_string(), serde_json::to_string(model.relations())?.into());
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
