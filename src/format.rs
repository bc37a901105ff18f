//! Model files: which format a file has, what is in it, and how several files make one model.
//!
//! Readers take any [`ReadSeek`] source and read headers first, then only the rows that are wanted. Rows of a file are
//! vectors, so a row-major table is a column-major `d × n` matrix as it stands. Nothing is allocated before the file is
//! known to have the bytes to fill it.

mod assemble;
mod contents;
mod dtype;
mod error;
mod input;
mod kind;
mod matrix;
mod relations;
mod rows;
mod safetensors;
mod source;

pub use assemble::{Candidate, Loaded, Opened};
pub use error::FormatError;
pub use kind::{HEAD, Kind, detect};
pub use rows::{DEFAULT_BUDGET, MAX_BUDGET, Rows, Selection};
pub use source::{Progress, ReadSeek, SourceFile};

use contents::Contents;
use input::{Files, Input};

/// Reads files that together make one model, or only lists of word pairs.
///
/// `selection` answers an earlier [`Opened::Choice`] and says which rows to read; `progress` hears of each megabyte.
///
/// # Errors
/// [`FormatError`] names the file, the place in it, what was found and what was expected.
pub fn open(
    files: Vec<SourceFile>,
    selection: &Selection,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Opened, FormatError> {
    if files.is_empty() {
        return Err(FormatError::NoFiles);
    }
    let mut files = Files::new(files, progress);
    let contents = (0..files.len()).map(|file| scan(&mut files.input(file))).collect::<Result<Vec<_>, _>>()?;
    assemble::assemble(&mut files, contents, selection)
}

/// What a file holds, by the reader for its kind.
fn scan(input: &mut Input) -> Result<Contents, FormatError> {
    if input.size() == 0 {
        return Err(FormatError::Empty { file: input.name().into() });
    }
    let head = input.up_to(HEAD)?;
    match detect(input.name(), &head) {
        Kind::Safetensors => safetensors::scan(input),
        Kind::Unknown(found) => {
            Err(FormatError::Unknown { file: input.name().into(), found: found.into(), expected: kind::READABLE })
        }
    }
}
