//! The tensors and metadata of a safetensors file.
//!
//! Tensors `f` and `g` hold the vectors as rows; `__metadata__` holds JSON strings `tokens`,
//! `contexts`, `context_groups` and `relations`, and plain strings `name`, `source` and `license`.

use crate::{
    container::{TensorInfo, safetensors::Content},
    contents::{
        Contents, embedded,
        label_list::{LabelList, Role, Slack},
        matrix::Matrix,
    },
    error::FormatError,
    source::input::Input,
    tensors::head::BIASES,
};

/// Reads the header, and the bias if there is one.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    let content = Content::scan(input)?;
    let mut contents = Contents::new("safetensors");
    for (key, text) in content.metadata {
        take_metadata(input, key, text, &mut contents)?;
    }
    for tensor in content.tensors {
        take(input, tensor, &mut contents)?;
    }
    Ok(contents)
}

/// Puts a tensor where it belongs: a table, the head's bias, a vector whose name may be worth a
/// word, or the list of what is not used.
fn take(input: &mut Input, tensor: TensorInfo, contents: &mut Contents) -> Result<(), FormatError> {
    match tensor.shape.len() {
        2 if tensor.is_readable() => {
            check_size(input, &tensor)?;
            contents.matrices.extend(Matrix::of(tensor));
        }
        2 if ["f", "g"].contains(&tensor.name.as_str()) => {
            let (file, place) = (input.name().into(), format!("tensor {:?}", tensor.name));
            let expected = "F64, F32, F16 or BF16";
            return Err(FormatError::Dtype { file, place, found: tensor.dtype, expected });
        }
        1 => {
            if tensor.is_readable() && BIASES.contains(&tensor.name.as_str()) {
                check_size(input, &tensor)?;
                contents.bias = Some(tensor.read_all(input)?);
            }
            contents.vectors.push(tensor.name);
        }
        dimensions => {
            let TensorInfo { name, dtype, .. } = tensor;
            contents.ignored.push(format!("tensor {name:?} ({dtype}, {dimensions} dimensions)"));
        }
    }
    Ok(())
}

/// An error unless a tensor has as many bytes as its shape needs.
fn check_size(input: &Input, tensor: &TensorInfo) -> Result<(), FormatError> {
    let needed = tensor.needed();
    if needed.is_some() && needed == tensor.bytes {
        return Ok(());
    }
    let needed = needed.map_or_else(|| "more than can be counted".into(), |n| n.to_string());
    let shape: Vec<_> = tensor.shape.iter().map(u64::to_string).collect();
    let (place, shape) = (format!("tensor {:?}", tensor.name), shape.join(" × "));
    let found = format!("{} bytes", tensor.bytes.unwrap_or_default());
    Err(input.malformed(place, found, format!("{needed} for shape {shape} of {}", tensor.dtype)))
}

fn take_metadata(
    input: &Input,
    key: String,
    text: String,
    contents: &mut Contents,
) -> Result<(), FormatError> {
    match key.as_str() {
        "tokens" | "contexts" | "context_groups" | "labels" => {
            let place = format!("__metadata__ {key:?}");
            let entries = embedded(input.name(), &key, &text, "a JSON list of strings")?;
            let role = Role::of(&key);
            contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
            Ok(())
        }
        _ => contents.take_text(input.name(), &key, text),
    }
}
