//! What the tensors and metadata of a container are for: tables, the bias of the head, names.

pub(crate) mod gguf;
pub(crate) mod head;
pub(crate) mod npy;
pub(crate) mod npz;
pub(crate) mod safetensors;
pub(crate) mod words;
