//! What the tensors and metadata of a container are for: tables, the bias of the head, names.

pub(crate) mod gguf;
pub(crate) mod npy;
pub(crate) mod npz;
pub(crate) mod packed;
pub(crate) mod records;
pub(crate) mod safetensors;
pub(crate) mod singles;
pub(crate) mod words;

use crate::{
    container::TensorInfo,
    contents::{Bias, Contents},
    error::FormatError,
    source::input::Input,
};

/// Reads a vector that may be the bias of the head.
fn take_bias(
    input: &mut Input,
    tensor: &TensorInfo,
    contents: &mut Contents,
) -> Result<(), FormatError> {
    let values = tensor.read_all(input)?;
    contents.biases.push(Bias { name: tensor.name.clone(), values });
    Ok(())
}
