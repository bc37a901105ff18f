//! What of all files becomes the model: which tables, which rows, which names.

pub(crate) mod checkpoint;
pub(crate) mod choose;
pub(crate) mod directions;
pub(crate) mod folder;
pub(crate) mod head_numbers;
pub(crate) mod join;
pub(crate) mod layers;
pub(crate) mod likely;
pub(crate) mod numbers;
pub(crate) mod one_line;
pub(crate) mod orient;
pub(crate) mod parts;
pub(crate) mod slot;
pub(crate) mod sources;
pub(crate) mod spare;
pub(crate) mod sum;
