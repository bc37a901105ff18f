//! Vectors in the precision of their file.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use kernel::{Number, Numbers};
use nalgebra::{DMatrix, DVector};

/// A `d × n` matrix of one vector a column: in singles where its file has no more digits, which
/// takes half the memory and half the time to read.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    numbers: Precision,
    /// Whether all numbers are known to be finite.
    checked: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Precision {
    /// Of singles, halves, or quantised numbers.
    Single(DMatrix<f32>),
    /// Of doubles, or of text.
    Double(DMatrix<f64>),
}

impl From<DMatrix<f32>> for Columns {
    fn from(columns: DMatrix<f32>) -> Self {
        Self { numbers: Precision::Single(columns), checked: false }
    }
}

impl From<DMatrix<f64>> for Columns {
    fn from(columns: DMatrix<f64>) -> Self {
        Self { numbers: Precision::Double(columns), checked: false }
    }
}

impl Columns {
    /// No vectors, in d dimensions.
    pub fn empty(d: usize) -> Self {
        DMatrix::<f64>::zeros(d, 0).into()
    }

    /// The same; whoever read them has seen that all numbers are finite.
    pub fn checked(self) -> Self {
        Self { checked: true, ..self }
    }

    /// (d, n).
    pub fn shape(&self) -> (usize, usize) {
        match &self.numbers {
            Precision::Single(columns) => columns.shape(),
            Precision::Double(columns) => columns.shape(),
        }
    }

    /// These columns, in this order.
    pub fn select(&self, indices: &[usize]) -> Self {
        let numbers = match &self.numbers {
            Precision::Single(columns) => Precision::Single(columns.select_columns(indices)),
            Precision::Double(columns) => Precision::Double(columns.select_columns(indices)),
        };
        Self { numbers, checked: self.checked }
    }

    /// The columns of all of these in turn, of as many components each; in singles if all are.
    pub fn join(all: Vec<Self>) -> Self {
        let checked = all.iter().all(|columns| columns.checked);
        let d = all.first().map_or(0, |first| first.shape().0);
        let count = all.iter().map(|columns| columns.shape().1).sum();
        let singles: Option<Vec<&DMatrix<f32>>> = all.iter().map(Self::singles).collect();
        let joined = match singles {
            Some(singles) if !singles.is_empty() => {
                let numbers = singles.into_iter().flat_map(|columns| columns.iter().copied());
                Self::from(DMatrix::from_iterator(d, count, numbers))
            }
            _ => {
                let mut joined = DMatrix::zeros(d, count);
                let mut first = 0;
                for columns in all.into_iter().map(Self::widened) {
                    joined.columns_mut(first, columns.ncols()).copy_from(&columns);
                    first += columns.ncols();
                }
                Self::from(joined)
            }
        };
        Self { checked, ..joined }
    }

    fn singles(&self) -> Option<&DMatrix<f32>> {
        match &self.numbers {
            Precision::Single(columns) => Some(columns),
            Precision::Double(_) => None,
        }
    }

    /// The same numbers as doubles, `d × n`.
    pub fn widened(self) -> DMatrix<f64> {
        match self.numbers {
            Precision::Single(columns) => widened(&columns),
            Precision::Double(columns) => columns,
        }
    }

    /// Where the first number that is infinite or NaN stands in the order of memory, and that
    /// number.
    pub(super) fn first_not_finite(&self) -> Option<(usize, f64)> {
        match &self.numbers {
            _ if self.checked => None,
            Precision::Single(columns) => first_not_finite(columns.as_slice()),
            Precision::Double(columns) => first_not_finite(columns.as_slice()),
        }
    }
}

/// Where the first number that is infinite or NaN stands, and that number.
pub fn first_not_finite<T: Number>(numbers: &[T]) -> Option<(usize, f64)> {
    if T::all_finite(numbers) {
        return None;
    }
    numbers.iter().map(|&x| x.into()).enumerate().find(|(_, x): &(usize, f64)| !x.is_finite())
}

fn widened(columns: &DMatrix<f32>) -> DMatrix<f64> {
    columns.map(f64::from)
}

/// [`Columns`] that become doubles when these are first asked for; the singles are then given up.
#[derive(Debug)]
pub(super) struct Root {
    narrow: Mutex<Option<Arc<DMatrix<f32>>>>,
    wide: OnceLock<DMatrix<f64>>,
}

impl From<Columns> for Root {
    fn from(columns: Columns) -> Self {
        match columns.numbers {
            Precision::Single(columns) => {
                Self { narrow: Mutex::new(Some(Arc::new(columns))), wide: OnceLock::new() }
            }
            Precision::Double(columns) => Self { narrow: Mutex::default(), wide: columns.into() },
        }
    }
}

impl Root {
    /// As doubles.
    pub(super) fn wide(&self) -> &DMatrix<f64> {
        self.wide.get_or_init(|| {
            let narrow = self.narrow.lock().unwrap_or_else(PoisonError::into_inner).take();
            narrow.map_or_else(|| DMatrix::zeros(0, 0), |narrow| widened(&narrow))
        })
    }

    /// Column number `i`, of a matrix that stays as it is.
    pub(super) fn column(&self, i: usize) -> DVector<f64> {
        self.narrow().map_or_else(
            || self.wide().column(i).into_owned(),
            |narrow| narrow.column(i).map(f64::from),
        )
    }

    /// These columns as doubles, of a matrix that stays as it is.
    pub(super) fn columns(&self, indices: &[usize]) -> DMatrix<f64> {
        let Some(narrow) = self.narrow() else { return self.wide().select_columns(indices) };
        widened(&narrow.select_columns(indices))
    }

    /// These columns in the precision that they are in.
    pub(super) fn select(&self, indices: &[usize]) -> Columns {
        match self.narrow() {
            Some(narrow) => Columns::from(narrow.select_columns(indices)).checked(),
            None => Columns::from(self.wide().select_columns(indices)).checked(),
        }
    }

    /// Shows the numbers as they are, column after column.
    pub(super) fn show<T>(&self, look: impl FnOnce(Numbers) -> T) -> T {
        match self.narrow() {
            Some(narrow) => look(Numbers::Single(narrow.as_slice())),
            None => look(Numbers::Double(self.wide().as_slice())),
        }
    }

    fn narrow(&self) -> Option<Arc<DMatrix<f32>>> {
        self.narrow.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
