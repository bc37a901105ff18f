//! Files of the user's, read piece by piece inside a worker.

use std::io::{self, Error};

use js_sys::Uint8Array;
use web_sys::{File, FileReaderSync};

use super::WebError;
use crate::format::{Pieces, Slices};

/// A local file as `Read + Seek`; only the pieces asked for are ever in memory.
pub type LocalFile = Pieces<FileSlices>;

/// Slices of a local file, read while the worker waits.
pub struct FileSlices {
    file: File,
    reader: FileReaderSync,
}

impl LocalFile {
    /// Only in a worker: pages have no synchronous reader.
    ///
    /// # Errors
    /// Outside a worker.
    pub fn new(file: File) -> Result<Self, WebError> {
        Ok(Self::of(FileSlices { file, reader: FileReaderSync::new()? }))
    }
}

impl Slices for FileSlices {
    fn size(&self) -> u64 {
        self.file.size() as u64
    }

    fn copy(&self, start: u64, into: &mut [u8]) -> io::Result<()> {
        let end = start + into.len() as u64;
        let slice = self.file.slice_with_f64_and_f64(start as f64, end as f64);
        let buffer = slice.and_then(|blob| self.reader.read_as_array_buffer(&blob));
        let bytes = buffer.map(|buffer| Uint8Array::new(&buffer));
        let bytes = bytes.map_err(|error| Error::other(WebError::from(error).to_string()))?;
        if bytes.length() as usize != into.len() {
            return Err(Error::other("the file has changed since it was chosen"));
        }
        bytes.copy_to(into);
        Ok(())
    }
}
