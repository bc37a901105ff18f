//! Where the bytes of a model come from.

use serde::{Deserialize, Serialize};

use super::Made;
use crate::bundled;
use formats::{Rows, Selection};
use theory::model::Toy;

/// What to open and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    /// Where the bytes come from.
    pub source: Source,
    /// The user's choice of matrices and tokens.
    pub selection: Selection,
}

impl Opening {
    /// With nothing chosen yet: too many tokens lead to a question.
    pub fn of(source: Source) -> Self {
        Self { source, selection: Selection { rows: Rows::Ask, ..Selection::default() } }
    }
}

/// Where a model's bytes come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A file beside the page, by its path relative to it.
    Bundled(String),
    /// An exact toy model made in code.
    Toy(Toy),
    /// One of two models that are made to be compared.
    Made(Made),
    /// Files that the user picked or dropped.
    Files(Vec<FileReference>),
    /// Text that the user pasted.
    Text(String),
}

impl Source {
    /// Bytes of the user's files.
    pub fn bytes(&self) -> u64 {
        let Self::Files(files) = self else { return 0 };
        files.iter().map(|file| file.size).fold(0, u64::saturating_add)
    }

    /// The file beside the page that it is read from, if it is.
    pub fn page_file(&self) -> Option<String> {
        match self {
            Self::Bundled(path) => Some(path.clone()),
            Self::Made(made) => made.is_of_bundled().then(|| bundled::models()[0].0.into()),
            Self::Toy(_) | Self::Files(_) | Self::Text(_) => None,
        }
    }

    /// Whether no other page can get it.
    pub fn is_own(&self) -> bool {
        match self {
            Self::Files(_) | Self::Text(_) => true,
            Self::Made(made) => !made.is_made_anywhere(),
            Self::Bundled(_) | Self::Toy(_) => false,
        }
    }

    /// Whether these files may be a language model that computes contexts: a GGUF, or the files of
    /// a Hugging Face checkpoint. Only opening them tells.
    pub fn may_compute(&self) -> bool {
        let Self::Files(files) = self else { return false };
        let is = |file: &FileReference, ending: &str| file.name.to_lowercase().ends_with(ending);
        let any = |ending: &str| files.iter().any(|file| is(file, ending));
        let described = files.iter().any(|file| file.name == "config.json");
        any(".gguf") || described && any(".safetensors")
    }
}

/// A file of the user's, which stays where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReference {
    /// Its name, without folders.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Checksum of its size and both its ends, where it was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<u32>,
}
