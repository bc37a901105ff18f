//! What stands in the way of a file.

/// Why a figure could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The surface refused.
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
    /// What was drawn could not be packed.
    #[error("the figure could not be compressed: {0}")]
    Packing(String),
    /// The numbers could not be put into a table or an object.
    #[error("the numbers behind the figure could not be written: {0}")]
    Numbers(String),
    /// Files could not be put into an archive.
    #[error("the archive could not be written: {0}")]
    Archive(String),
    /// A file that should be a font is none.
    #[error(
        "the {what} font cannot be read: {error}; expected an OpenType file with TrueType outlines"
    )]
    Font {
        /// Which weight.
        what: &'static str,
        /// What is wrong with it.
        error: String,
    },
}
