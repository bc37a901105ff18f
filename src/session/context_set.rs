//! Contexts as text, with their groups and the relations between them: what is typed, pasted or
//! taken ready-made, and computed from a language model's own file.

mod bundled;
mod detect;
mod lines;
mod relation_file;
mod set;
mod template;

pub use bundled::bundled;
pub use detect::{LONGEST, contexts_in};
pub use lines::{Lines, lines, prefixes};
pub use relation_file::relation_file;
pub(crate) use set::moved;
pub use set::{ContextSet, ContextText, MOST, PLACE, SetError};
pub use template::filled;
