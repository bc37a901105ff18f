//! A table of vectors as a file describes it.

use crate::{
    container::{TensorInfo, stored::Stored},
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
    /// The numbers.
    pub(crate) body: Body,
}

impl Matrix {
    /// A tensor of two dimensions and of a type with a reader, as a table.
    pub(crate) fn of(tensor: TensorInfo) -> Option<Self> {
        let &[rows, columns] = tensor.shape.as_slice() else { return None };
        let body = Body::Stored(tensor.stored(tensor.encoding?));
        Some(Self { name: tensor.name, rows, columns, dtype: tensor.dtype, labels: None, body })
    }

    /// A table in a file that has to be read from its beginning, and is not, as the user has to
    /// choose rows first.
    pub(crate) fn unread(name: &str, rows: u64, columns: u64, dtype: &str) -> Self {
        let body = Body::Read { vectors: Columns::empty(0), rows: RowSet::Only(Vec::new()) };
        Self { name: name.into(), rows, columns, dtype: dtype.into(), labels: None, body }
    }

    /// Whether this is [`Self::unread`].
    pub(crate) fn passed_over(&self) -> bool {
        matches!(&self.body, Body::Read { rows: RowSet::Only(rows), .. } if rows.is_empty())
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
}
