//! The tensors and metadata of a safetensors file.
//!
//! Tensors `f` and `g` hold the vectors as rows; `__metadata__` holds JSON strings `tokens`,
//! `contexts`, `context_groups` and `relations`, and plain strings `name`, `source` and `license`.

use std::collections::HashMap;

use crate::{
    container::{Encoding, TensorInfo, Whole, safetensors::Content},
    contents::{
        Contents, Unreadable,
        config::of_number,
        cube::Cube,
        head,
        label_list::{LabelList, Role, Slack},
        matrix::Matrix,
    },
    error::FormatError,
    source::input::Input,
    tensors::{packed, singles, take_bias},
};

/// Reads the header, and the bias if there is one.
pub(crate) fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    let content = Content::scan(input)?;
    let mut contents = Contents::new("safetensors");
    for (key, text) in content.metadata {
        take_metadata(input, key, text, &mut contents)?;
    }
    let (adapter, all): (Vec<_>, Vec<_>) =
        content.tensors.into_iter().partition(|tensor| head::is_of_adapter(&tensor.name));
    if !adapter.is_empty() {
        contents.ignored.push(head::adapter(adapter.len()));
    }
    for tensor in &all {
        take(input, tensor, &all, &mut contents)?;
    }
    if contents.matrices.len() == 1 {
        contents.mapping = mapping(input, &all)?;
        contents.token_weights = token_weights(input, &all)?;
    }
    let bare = contents.matrices.is_empty() && contents.cubes.is_empty();
    if bare && contents.packed.is_empty() && contents.unreadable.is_empty() {
        take_singles(input, &all, &mut contents)?;
    }
    Ok(contents)
}

/// Puts a tensor where it belongs: a table, the head's bias, a vector whose name may be worth a
/// word, or the list of what is not used.
fn take(
    input: &mut Input,
    tensor: &TensorInfo,
    all: &[TensorInfo],
    contents: &mut Contents,
) -> Result<(), FormatError> {
    let TensorInfo { name, shape, dtype, .. } = tensor;
    if packed::goes_with_another(tensor, all) {
        return Ok(());
    }
    match shape.as_slice() {
        // The bias of a BART model: one row.
        [_] | [1, _] | [_, 1] if head::bias(name).is_some() && tensor.is_readable() => {
            check_size(input, tensor)?;
            take_bias(input, tensor, contents)?;
        }
        [_] if is_bias_of_a_table(tensor, all) => {
            check_size(input, tensor)?;
            take_bias(input, tensor, contents)?;
        }
        [_, _] => {
            if tensor.is_readable() {
                check_size(input, tensor)?;
            }
            if packed::take(input, tensor, all, contents)? {
                return Ok(());
            }
            match Matrix::of(tensor).or_else(|| whole(tensor)) {
                Some(matrix) => contents.matrices.push(matrix),
                None => contents.unreadable.push(unreadable(input, tensor)?),
            }
        }
        [] | [1] if accompanies_tables(tensor, all) => {
            check_size(input, tensor)?;
            let number = tensor.read_all(input)?;
            for number in number {
                contents.take_number(name, number);
            }
        }
        [_] => {}
        _ => match tensor.encoding.filter(|_| tensor.needed() == tensor.bytes && shape.len() > 2) {
            Some(encoding) => {
                let (name, shape, stored) = (name.clone(), shape.clone(), tensor.stored(encoding));
                contents.cubes.push(Cube { name, shape, stored });
            }
            None if head::part(name).is_some() => {
                contents.unreadable.push(unreadable(input, tensor)?);
            }
            None => contents
                .ignored
                .push(format!("tensor {name:?} ({dtype}, {} dimensions)", shape.len())),
        },
    }
    if let &[length] = shape.as_slice() {
        contents.vectors.push((name.clone(), length));
    }
    Ok(())
}

/// Whether a number says something of the head of the tables f and g: in a checkpoint of pictures
/// and texts the scale of the logits is another one, by its logarithm.
fn accompanies_tables(tensor: &TensorInfo, all: &[TensorInfo]) -> bool {
    let is_table = |other: &TensorInfo| ["f", "g"].contains(&other.name.as_str());
    tensor.is_readable() && of_number(&tensor.name, 1.0).is_some() && all.iter().any(is_table)
}

/// Whether a vector is the bias of a table outside of layers by its name, with a number a row.
fn is_bias_of_a_table(tensor: &TensorInfo, all: &[TensorInfo]) -> bool {
    let is_its_own = |table: &TensorInfo| {
        let rows = (table.shape.len() == 2).then(|| table.shape.first()).flatten();
        rows == tensor.shape.first() && head::is_bias_of(&tensor.name, &table.name)
    };
    tensor.is_readable() && !head::is_in_layer(&tensor.name) && all.iter().any(is_its_own)
}

/// The row of the table that each token has, as model2vec saves it where tokens share their
/// vectors.
fn mapping(input: &mut Input, all: &[TensorInfo]) -> Result<Vec<u64>, FormatError> {
    let is_mapping = |tensor: &&TensorInfo| tensor.name == "mapping" && tensor.shape.len() == 1;
    let whole = |tensor: &TensorInfo| Some(Encoding::Whole(Whole::named(&tensor.dtype)?));
    let Some(tensor) = all.iter().find(is_mapping) else { return Ok(Vec::new()) };
    let Some(encoding) = whole(tensor) else { return Ok(Vec::new()) };
    let tensor = TensorInfo { encoding: Some(encoding), ..tensor.clone() };
    check_size(input, &tensor)?;
    Ok(tensor.read_all(input)?.into_iter().map(|row| row as u64).collect())
}

/// What model2vec multiplies the vector of each token by.
fn token_weights(input: &mut Input, all: &[TensorInfo]) -> Result<Vec<f64>, FormatError> {
    let is_of_model2vec = all.iter().any(|tensor| tensor.name == "embeddings");
    let is_weights = |tensor: &&TensorInfo| {
        tensor.name == "weights" && tensor.shape.len() == 1 && tensor.is_readable()
    };
    match all.iter().find(is_weights).filter(|_| is_of_model2vec) {
        Some(tensor) => {
            check_size(input, tensor)?;
            tensor.read_all(input)
        }
        None => Ok(Vec::new()),
    }
}

/// The tensors of one dimension of a file that has no others.
fn take_singles(
    input: &mut Input,
    all: &[TensorInfo],
    contents: &mut Contents,
) -> Result<(), FormatError> {
    let is_vector = |tensor: &&TensorInfo| tensor.shape.len() == 1 && tensor.is_readable();
    for tensor in all.iter().filter(is_vector) {
        check_size(input, tensor)?;
        if singles::has_room(contents, tensor.columns()) {
            let values = tensor.read_all(input)?;
            contents.singles.push((tensor.name.clone(), values));
        }
    }
    Ok(())
}

/// A table of whole numbers that is no part of a language model: there they stand for others.
fn whole(tensor: &TensorInfo) -> Option<Matrix> {
    let encoding = Some(Encoding::Whole(Whole::named(&tensor.dtype)?));
    let sized = TensorInfo { encoding, ..tensor.clone() };
    let is_weight = head::part(&tensor.name).is_some() || head::is_in_layer(&tensor.name);
    Matrix::of(&sized).filter(|_| !is_weight && sized.needed() == tensor.bytes)
}

/// A table of a type without a reader; an error if its name says that it is f or g.
fn unreadable(input: &Input, tensor: &TensorInfo) -> Result<Unreadable, FormatError> {
    let TensorInfo { name, dtype, .. } = tensor.clone();
    if ["f", "g"].contains(&name.as_str()) {
        let (file, place) = (input.name().into(), format!("tensor {name:?}"));
        let expected = "F64, F32, F16, BF16, F8_E4M3 or F8_E5M2";
        return Err(FormatError::Dtype { file, place, found: dtype, expected });
    }
    let why = match head::is_packed(&name) {
        true => format!("is packed (as GPTQ, AWQ and others do; type {dtype}), which is not read"),
        false => format!("is of type {dtype}, which is not read"),
    };
    Ok(Unreadable { name, why })
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

/// Names as JSON, or one a line; of tokens also with the number of each.
fn names(text: &str) -> Option<Vec<String>> {
    if let Ok(entries) = serde_json::from_str::<Vec<String>>(text) {
        return Some(entries);
    }
    if let Ok(numbers) = serde_json::from_str::<HashMap<String, usize>>(text) {
        let mut numbered: Vec<(usize, String)> =
            numbers.into_iter().map(|(token, number)| (number, token)).collect();
        numbered.sort_unstable();
        let counted = numbered.iter().map(|(number, _)| *number).eq(0..numbered.len());
        return counted.then(|| numbered.into_iter().map(|(_, token)| token).collect());
    }
    let lines = || text.lines().map(str::to_string);
    (lines().count() > 1 && !text.trim_start().starts_with(['[', '{'])).then(|| lines().collect())
}

fn take_metadata(
    input: &Input,
    key: String,
    text: String,
    contents: &mut Contents,
) -> Result<(), FormatError> {
    match key.as_str() {
        "tokens" | "contexts" | "context_groups" | "labels" | "words" | "vocab" | "itos" => {
            let place = format!("__metadata__ {key:?}");
            match names(&text) {
                Some(entries) => {
                    let role = Role::of(&key);
                    contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
                }
                None => contents.warnings.push(format!(
                    "{}: {place} is left aside: it is no JSON list of strings",
                    input.name()
                )),
            }
            Ok(())
        }
        _ => contents.take_text(input.name(), &key, text),
    }
}
