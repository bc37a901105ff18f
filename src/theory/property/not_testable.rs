//! Why a property cannot be measured.

/// Why a property cannot be measured.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTestable {
    /// No embeddings of contexts.
    #[error("needs contexts")]
    Contexts,
    /// No unembeddings of tokens.
    #[error("needs tokens")]
    Tokens,
    /// The query names what the model does not have.
    #[error("needs {what} {index}, but there are {count}")]
    Index {
        /// What was asked for.
        what: &'static str,
        /// Its index.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// Both ends of a direction are the same vector.
    #[error("{0} has length zero")]
    Zero(&'static str),
    /// Equal singular values: no axes are better than others.
    #[error("{0} is not defined: equal singular values have no axes of their own")]
    Axes(&'static str),
    /// Too few members.
    #[error("needs at least {expected} {what}, found {found}")]
    Few {
        /// Of what.
        what: &'static str,
        /// How many are needed.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// No numbers were given.
    #[error("needs a vector of {expected} numbers")]
    NoVector {
        /// Dimension of the model as loaded.
        expected: usize,
    },
    /// As many numbers as another model has dimensions.
    #[error("the vector has {found} numbers, expected {expected}")]
    Width {
        /// Numbers found.
        found: usize,
        /// Dimension of the model as loaded.
        expected: usize,
    },
    /// Numbers so large or small that their squares are none.
    #[error("needs vectors whose squares are numbers: lengths between 1e−100 and 1e100")]
    Range,
    /// More dimensions than matrices of all of them have room for.
    #[error("needs all of a {d} × {d} matrix: too large for the memory")]
    TooWide {
        /// Dimension of the model.
        d: usize,
    },
    /// No such property.
    #[error("unknown property")]
    Unknown,
    /// Too slow for a drag; measured when it ends.
    #[error("measured when the move settles")]
    Unsettled,
}
