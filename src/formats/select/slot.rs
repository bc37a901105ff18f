//! The tables that f and g are chosen from.

use crate::contents::{
    Contents,
    matrix::{Matrix, Piece},
};

/// One table: the file it is in, its place among that file's tables, and its unique name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) file: usize,
    pub(crate) matrix: usize,
    pub(crate) name: String,
    /// Whether its columns are the vectors, as the user says; nothing where nobody said.
    pub(crate) transposed: Option<bool>,
}

impl Slot {
    pub(crate) fn of<'a>(&self, contents: &'a [Contents]) -> &'a Matrix {
        &contents[self.file].matrices[self.matrix]
    }

    /// The array of more dimensions that the table is a part of.
    pub(crate) fn array<'a>(&self, contents: &'a [Contents]) -> Option<&'a str> {
        self.of(contents).part.as_ref().map(|part| part.of.as_str())
    }
}

impl Piece {
    /// Where these rows of a table are, in words as the whole of it.
    pub(crate) fn slot(&self, whole: &Slot) -> Slot {
        Slot { file: self.file, ..whole.clone() }
    }
}

/// The tables for f and g.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    pub(crate) f: Option<Slot>,
    pub(crate) g: Option<Slot>,
}
