//! Where bytes come from.

use std::io::{Cursor, Read, Seek};

use serde::{Deserialize, Serialize};

/// Anything that can be read at any place: a file, a browser file's slices, bytes in memory.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// One file as the user gave it.
pub struct SourceFile {
    /// File name without folders.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Its bytes.
    pub reader: Box<dyn ReadSeek>,
}

impl SourceFile {
    /// A file held in memory.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), size: bytes.len() as u64, reader: Box::new(Cursor::new(bytes)) }
    }
}

/// How far reading one file has come, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// File name.
    pub file: String,
    /// Bytes behind us.
    pub done: u64,
    /// Size of the file.
    pub total: u64,
}
