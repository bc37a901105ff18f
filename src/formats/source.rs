//! Where bytes come from.

pub(crate) mod cursor;
pub(crate) mod decode;
pub(crate) mod head;
pub(crate) mod input;
pub(crate) mod pieces;
pub(crate) mod stream;

use std::{
    fs::File,
    io::{Cursor, Read, Result, Seek, SeekFrom},
};

use serde::{Deserialize, Serialize};

/// Bytes that a large file is read by: a browser hands out a slice of a file at a cost that only
/// long ones make small, and long ones up to three times as fast as such of a megabyte; beyond this
/// there is nothing to gain.
pub(crate) const CHUNK: usize = 8 << 20;

/// Anything that can be read at any place: a file, a browser file's slices, bytes in memory.
pub trait ReadSeek: Read + Seek {
    /// Fills `into` with spans of bytes (start, length), ascending, one after another, and stands
    /// behind the last.
    ///
    /// # Errors
    /// What the source says, and when it ends before a span does.
    fn read_spans(&mut self, spans: &[(u64, usize)], mut into: &mut [u8]) -> Result<()> {
        for &(start, length) in spans {
            let (span, rest) = into.split_at_mut(length);
            self.seek(SeekFrom::Start(start))?;
            self.read_exact(span)?;
            into = rest;
        }
        Ok(())
    }
}

impl ReadSeek for Cursor<Vec<u8>> {}
impl ReadSeek for File {}

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
    /// Bytes to read in all: the size of the file, or that of the chosen rows.
    pub total: u64,
}

/// File name without its last extension.
pub(crate) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}
