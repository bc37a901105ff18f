//! Which model a link was made with.

use serde::{Deserialize, Serialize};

use super::NamedFile;
use crate::{
    hash::fnv,
    protocol::{FileReference, Made, Source},
    words::{of_files, spoken, words},
};
use formats::{Rows, Selection};
use theory::model::{ColumnRole, Toy};

/// A model, without its data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModelReference {
    /// A file beside the page, by its path relative to it.
    Bundled(String),
    /// A toy made in code.
    Toy(Toy),
    /// One of two models that are made to be compared.
    Made(Made),
    /// Files of the user's, in the order in which they were given.
    Files(Vec<FileReference>),
    /// Text that was pasted, by its length in bytes.
    Pasted(u64),
}

/// Which tables and rows of files were read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableChoice {
    /// Name of the table of context embeddings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub f: Option<String>,
    /// Name of the table of token unembeddings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub g: Option<String>,
    /// Which tokens, where not all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<Rows>,
    /// What the columns of a table of text are, where the guess was corrected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnRole>,
}

impl TableChoice {
    /// What was chosen of these files; none where nothing was.
    pub fn of(selection: &Selection) -> Option<Self> {
        let Selection { f, g, rows, columns, .. } = selection.clone();
        let columns = Some(columns).filter(|columns| columns.len() <= MOST_COLUMNS);
        let rows = Some(rows).filter(fits);
        let choice = Self { f, g, rows, columns: columns.unwrap_or_default() };
        (choice != Self::default()).then_some(choice)
    }
}

/// Longest list of words that a link holds; with a longer one the reader is asked again.
const MOST_LISTED: usize = 200;

/// Most columns whose roles a link holds; beyond them the guess stands.
const MOST_COLUMNS: usize = 1 << 12;

fn fits(rows: &Rows) -> bool {
    match rows {
        Rows::Ask | Rows::Fit => false,
        Rows::Listed(words) | Rows::Matching(_, words) => words.len() <= MOST_LISTED,
        Rows::All | Rows::First(_) | Rows::InConcepts => true,
    }
}

/// Files from this size on are named with their megabytes.
const SHOWN_AS_MEGABYTES: u64 = 100_000;

/// Bytes from either end of a file that its checksum counts: enough to tell files apart, at no cost
/// for large ones.
const ENDS: u64 = 1 << 16;

/// Checksum of a file from its size and both its ends: see [`FileReference::ends`].
pub fn checksum(size: u64, ends: impl IntoIterator<Item = u8>) -> u32 {
    fnv(size.to_le_bytes().into_iter().chain(ends))
}

impl FileReference {
    /// Its name and its size in bytes.
    fn to_the_byte(&self) -> String {
        of_files(&format!("{} ({} bytes)", self.name, self.size))
    }

    /// Of a file that is in memory.
    pub fn of((name, bytes): &NamedFile) -> Self {
        let size = bytes.len() as u64;
        let ends = Self::ends(size).into_iter();
        let ends = ends.flat_map(|(start, length)| {
            bytes[start as usize..(start + length) as usize].iter().copied()
        });
        Self { name: name.clone(), size, sum: Some(checksum(size, ends)) }
    }

    /// The parts of a file of this size that its checksum counts, as start and length; a small file
    /// is one part.
    pub fn ends(size: u64) -> Vec<(u64, u64)> {
        if size <= 2 * ENDS { vec![(0, size)] } else { vec![(0, ENDS), (size - ENDS, ENDS)] }
    }

    /// Whether both can be the same file: a checksum counts where both have one.
    pub fn can_be(&self, other: &Self) -> bool {
        let sums = self.sum.zip(other.sum).is_none_or(|(a, b)| a == b);
        self.name == other.name && self.size == other.size && sums
    }
}

impl From<&Source> for ModelReference {
    fn from(source: &Source) -> Self {
        match source {
            Source::Bundled(path) => Self::Bundled(path.clone()),
            Source::Toy(toy) => Self::Toy(*toy),
            Source::Made(made) => Self::Made(*made),
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
            Self::Made(made) => made.is_made_anywhere().then_some(Source::Made(*made)),
            Self::Files(_) | Self::Pasted(_) => None,
        }
    }

    /// Whether both can be the same model.
    pub fn can_be(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Files(a), Self::Files(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.can_be(b))
            }
            _ => self == other,
        }
    }

    /// Whether they differ in content alone: names and sizes agree.
    pub fn has_size_of(&self, other: &Self) -> bool {
        let plain = |files: &[FileReference]| {
            files.iter().map(|f| (f.name.clone(), f.size)).collect::<Vec<_>>()
        };
        matches!((self, other), (Self::Files(a), Self::Files(b)) if plain(a) == plain(b))
    }

    /// Whether the user would take them for the same: the names agree, whatever the sizes.
    pub fn has_names_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Files(a), Self::Files(b)) => {
                a.iter().map(|f| &f.name).eq(b.iter().map(|f| &f.name))
            }
            _ => self == other,
        }
    }

    /// What to ask the user for, in the language that is spoken.
    pub fn in_words(&self) -> String {
        self.with_files(|f| match f.size {
            size if size < SHOWN_AS_MEGABYTES => f.to_the_byte(),
            size => format!("{} ({})", f.name, (words().session.megabytes)(size as usize)),
        })
    }

    /// The same with every size to the byte, which tells files of one name apart.
    pub fn to_the_byte(&self) -> String {
        self.with_files(FileReference::to_the_byte)
    }

    fn with_files(&self, file: impl Fn(&FileReference) -> String) -> String {
        match self {
            Self::Bundled(path) => path.clone(),
            Self::Toy(toy) => spoken(toy.name()),
            Self::Made(made) => spoken(&made.name()),
            Self::Files(files) => files.iter().map(file).collect::<Vec<_>>().join(words().list),
            Self::Pasted(bytes) => of_files(&format!("a pasted text of {bytes} bytes")),
        }
    }
}
