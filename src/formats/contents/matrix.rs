//! A table of vectors as a file describes it.

use crate::{
    container::{TensorInfo, stored::Stored},
    contents::scales::Scales,
    rows::set::RowSet,
};
use theory::{linalg::Moments, model::Columns};

/// A two-dimensional table of numbers: one vector a row.
#[derive(Debug, Clone)]
pub(crate) struct Matrix {
    /// Name of the tensor, or of its file.
    pub(crate) name: String,
    /// Vectors.
    pub(crate) rows: u64,
    /// Components of each.
    pub(crate) columns: u64,
    /// Number type as shown to the user.
    pub(crate) dtype: String,
    /// One label a row read, where the file keeps them beside the numbers.
    pub(crate) labels: Option<Vec<String>>,
    /// What its numbers are to be multiplied by, where the file keeps that apart.
    pub(crate) scales: Option<Scales>,
    /// The array of more than two dimensions that it is a part of, if it is.
    pub(crate) part: Option<Part>,
    /// The numbers.
    pub(crate) body: Body,
}

/// What part of a larger array a table is.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Name of the array.
    pub(crate) of: String,
    /// Which part, in words.
    pub(crate) note: String,
    /// Whether it is the last layer, where the parts are layers.
    pub(crate) is_last_layer: Option<bool>,
}

impl Matrix {
    /// A table of these numbers.
    pub(crate) fn new(name: &str, (rows, columns): (u64, u64), dtype: &str, body: Body) -> Self {
        let (name, dtype) = (name.into(), dtype.into());
        Self { name, rows, columns, dtype, labels: None, scales: None, part: None, body }
    }

    /// A tensor of two dimensions and of a type with a reader, as a table.
    pub(crate) fn of(tensor: &TensorInfo) -> Option<Self> {
        let &[rows, columns] = tensor.shape.as_slice() else { return None };
        let body = Body::Stored(tensor.stored(tensor.encoding?));
        Some(Self::new(&tensor.name, (rows, columns), &tensor.dtype, body))
    }

    /// A table in a file that has to be read from its beginning, and is not, as the user has to
    /// choose rows first.
    pub(crate) fn unread(name: &str, rows: u64, columns: u64, dtype: &str) -> Self {
        let body = Body::Read { vectors: Columns::empty(0), rows: RowSet::Only(Vec::new()) };
        Self::new(name, (rows, columns), dtype, body)
    }

    /// Whether this is [`Self::unread`].
    pub(crate) fn passed_over(&self) -> bool {
        matches!(&self.body, Body::Read { rows: RowSet::Only(rows), .. } if rows.is_empty())
    }

    /// Whether its columns can be read as vectors.
    pub(crate) fn can_be_transposed(&self) -> bool {
        match &self.body {
            Body::Stored(stored) => {
                let turns = stored.encoding.numbers() == 1 && stored.order.other().is_some();
                turns && self.scales.is_none()
            }
            Body::Read { rows, .. } => *rows == RowSet::All && self.labels.is_none(),
            Body::Summed(_) | Body::Packed(_) | Body::Joined(_) => false,
        }
    }

    /// Makes its columns the vectors.
    pub(crate) fn transpose(&mut self) {
        if !self.can_be_transposed() {
            return;
        }
        std::mem::swap(&mut self.rows, &mut self.columns);
        match &mut self.body {
            Body::Stored(stored) => stored.order = stored.order.other().unwrap_or(stored.order),
            Body::Read { vectors, .. } => {
                *vectors = vectors.clone().widened().transpose().into();
            }
            Body::Summed(_) | Body::Packed(_) | Body::Joined(_) => {}
        }
    }
}

/// Where the numbers of a table are.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    /// Read already (a text format): these rows, one a column.
    Read { vectors: Columns, rows: RowSet },
    /// Summed up as they went by, and not kept.
    Summed(Moments),
    /// At a place in the file.
    Stored(Stored),
    /// Packed into a few bits each, with a scale and an offset for each group of them.
    Packed(Packed),
    /// In several places, perhaps of several files: some rows in each.
    Joined(Vec<Piece>),
}

/// Some rows of a table that lies in several places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    /// The file that they are in.
    pub(crate) file: usize,
    pub(crate) rows: u64,
    pub(crate) stored: Stored,
}

/// Where packed numbers are: w = scale·q + offset.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Packed {
    pub(crate) quants: Stored,
    pub(crate) scales: Stored,
    pub(crate) offsets: Stored,
    /// Numbers that share a scale.
    pub(crate) group: u64,
}

/// A packed table until the config is known that says how.
#[derive(Debug, Clone)]
pub(crate) struct PackedTensor {
    pub(crate) weight: TensorInfo,
    pub(crate) scales: TensorInfo,
    pub(crate) offsets: Option<TensorInfo>,
}
