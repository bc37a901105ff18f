//! The description of a model, from wherever its files have it.

use crate::{Config, LmError, tensors::Tensors};

/// The description of a model, from wherever its files have it.
pub(super) fn describe(tensors: &mut Tensors) -> Result<Config, LmError> {
    if !tensors.metadata().is_empty() {
        let metadata = tensors.metadata().clone();
        let shapes = tensors.shapes();
        let shape = |name: &str| shapes.get(name).cloned();
        return Config::from_gguf(&metadata, &shape, &mut |name| short(tensors, name));
    }
    let Some(json) = tensors.file("config.json")? else {
        return Err(LmError::config("the files", "no config.json", "one beside the safetensors"));
    };
    let shapes = tensors.shapes();
    Config::from_hugging_face(&json, &|name| shapes.get(name).cloned())
}

/// Most numbers of a list of factors.
const MAX_FACTORS: u64 = 1 << 16;

pub(super) fn short(tensors: &mut Tensors, name: &str) -> Result<Option<Vec<f64>>, LmError> {
    let Some(tensor) = tensors.get(name).cloned() else { return Ok(None) };
    let &[size @ 0..=MAX_FACTORS] = tensor.shape.as_slice() else {
        let found = format!("{:?}", tensor.shape);
        return Err(LmError::Tensor {
            name: name.into(),
            found,
            expected: "a short list of numbers".into(),
        });
    };
    let bytes = tensors.read(name, &[(0, tensor.size as usize)])?;
    let mut numbers = vec![0.0; size as usize];
    tensor.encoding.decode(&bytes, &mut numbers);
    Ok(Some(numbers))
}
