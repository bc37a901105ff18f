//! Which model a link was made with.

use serde::{Deserialize, Serialize};

use crate::{
    model::Toy,
    worker::{FileReference, Source},
};

/// A model, without its data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModelReference {
    /// A file beside the page, by its path relative to it.
    Bundled(String),
    /// A toy made in code.
    Toy(Toy),
    /// Files of the user's, in the order in which they were given.
    Files(Vec<FileReference>),
    /// Text that was pasted, by its length in bytes.
    Pasted(u64),
}

impl From<&Source> for ModelReference {
    fn from(source: &Source) -> Self {
        match source {
            Source::Bundled(path) => Self::Bundled(path.clone()),
            Source::Toy(toy) => Self::Toy(*toy),
            Source::Files(files) => Self::Files(files.clone()),
            Source::Text(text) => Self::Pasted(text.len() as u64),
        }
    }
}

impl ModelReference {
    /// Where the page can get the model by itself; files and pasted text only the user has.
    pub fn source(&self) -> Option<Source> {
        match self {
            Self::Bundled(path) => Some(Source::Bundled(path.clone())),
            Self::Toy(toy) => Some(Source::Toy(*toy)),
            Self::Files(_) | Self::Pasted(_) => None,
        }
    }

    /// Whether the user would take them for the same: the names agree, whatever the sizes.
    pub fn has_names_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Files(a), Self::Files(b)) => a.iter().map(|f| &f.name).eq(b.iter().map(|f| &f.name)),
            _ => self == other,
        }
    }

    /// What to ask the user for.
    pub fn in_words(&self) -> String {
        let file = |f: &FileReference| format!("{} ({} bytes)", f.name, f.size);
        match self {
            Self::Bundled(path) => path.clone(),
            Self::Toy(toy) => toy.name().into(),
            Self::Files(files) => files.iter().map(file).collect::<Vec<_>>().join(", "),
            Self::Pasted(bytes) => format!("a pasted text of {bytes} bytes"),
        }
    }
}
