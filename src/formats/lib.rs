//! Model files: which format a file has, what is in it, and how several files make one model.
//!
//! # Module map (arrows go down only: `tests/house.rs`)
//! | module | what |
//! |---|---|
//! | [`read`] | all files together: what each is, in which order they are read |
//! | [`save`] | the other way: a model as the bytes of a file |
//! | [`select`] | which table, rows and names of all files become the model |
//! | [`kind`] | telling formats apart |
//! | [`tensors`] | what the tensors of a container are for |
//! | [`names`] | vocabularies and lists of names |
//! | [`text`] | formats that are text, and JSON |
//! | [`contents`] | what one file holds, whatever its format: tables, lists of names, pairs |
//! | [`container`] | headers, metadata and tensors as data, and their numbers decoded |
//! | [`rows`] | which rows of a table are wanted |
//! | [`source`] | where bytes come from, and checked reading |
//! | [`error`] | why files do not make a model |
//!
//! Readers take any [`ReadSeek`] source and read headers first, then only the rows that are wanted.
//! Rows of a file are vectors, so a row-major table is a column-major `d × n` matrix as it stands.
//! Nothing is allocated before the file is known to have the bytes to fill it.
//!
//! A new format is a reader in one of these modules and a variant of [`FileKind`]; in the same file
//! the compiler asks for what is to be known of it (its endings, first bytes, what it holds) and
//! for its reader. One that its first bytes do not tell is told in [`kind::sniff`]. Tests ask for
//! its endings in the manifest and its name in the README.
//!
//! ```
//! use formats::{Opened, Selection, SourceFile, open};
//!
//! let file = SourceFile::from_bytes("words.txt", b"king 1 0\nqueen 0 1\n".to_vec());
//! let Opened::Model(loaded) = open(vec![file], &Selection::default(), &mut |_| {})? else {
//!     unreachable!("one table is a model")
//! };
//! assert_eq!(loaded.model.g().labels(), ["king", "queen"]);
//! assert_eq!(loaded.model.d(), 2);
//! # Ok::<(), formats::FormatError>(())
//! ```
#![allow(rustdoc::private_intra_doc_links, reason = "the map of modules is for who works here")]

pub mod container;
mod contents;
mod error;
mod kind;
mod names;
mod read;
mod rows;
mod save;
mod select;
mod source;
mod tensors;
mod text;

pub use error::FormatError;
pub use kind::{FileKind, HEAD, detect, of_tensors};
pub use names::context_groups::{ContextGroupsError, context_groups};
pub use read::{open, stream, sum};
pub use rows::{DEFAULT_BUDGET, MAX_BUDGET, Part, Rows, Selection, token_table::TokenTable};
pub use save::{ModelFormat, SaveError, StreamedTokens};
pub use select::{
    checkpoint::is_of_layers,
    choose::Candidate,
    folder::belongs,
    join::{Loaded, Opened},
    likely::likely,
};
pub use source::{
    Progress, ReadSeek, SourceFile,
    pieces::{Pieces, Slices},
};
