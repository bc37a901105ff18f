//! Containers of tensors as data: headers, metadata, and where the numbers lie.
//!
//! Nothing here knows what a tensor is for. [`gguf::Content`] and [`safetensors::Content`] keep
//! what a header says; [`TensorInfo::read_rows`] reads the numbers.

pub(crate) mod compact;
pub(crate) mod encoding;
pub(crate) mod fasttext;
pub(crate) mod finalfusion;
pub mod gguf;
pub(crate) mod npy;
pub(crate) mod pickle;
pub mod safetensors;
pub(crate) mod spans;
pub(crate) mod stored;
mod tensor;
pub(crate) mod whole;
pub(crate) mod words;
pub(crate) mod zip;

pub use compact::Compact;
pub use encoding::Encoding;
pub use tensor::TensorInfo;
pub use whole::Whole;

/// Most tensors accepted in one file; the largest checkpoints have some 100,000 in all.
pub(crate) const MAX_TENSORS: u64 = 1 << 17;

/// Most names accepted in one list: no vocabulary is larger.
pub(crate) const MAX_NAMES: usize = 1 << 23;
