//! Files of the user's, read piece by piece inside a worker.

use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};

use js_sys::Uint8Array;
use web_sys::{File, FileReaderSync};

use super::WebError;

/// How much is fetched at once: small reads are served from the last piece.
const PIECE: u64 = 1 << 20;

/// A local file as `Read + Seek`; only the pieces asked for are ever in memory.
pub struct LocalFile {
    file: File,
    reader: FileReaderSync,
    position: u64,
    piece: Vec<u8>,
    piece_start: u64,
}

impl LocalFile {
    /// Only in a worker: pages have no synchronous reader.
    pub fn new(file: File) -> std::result::Result<Self, WebError> {
        Ok(Self { file, reader: FileReaderSync::new()?, position: 0, piece: Vec::new(), piece_start: 0 })
    }

    /// Size in bytes.
    pub fn size(&self) -> u64 {
        self.file.size() as u64
    }

    fn fetch(&self, start: u64, end: u64) -> Result<Uint8Array> {
        let slice = self.file.slice_with_f64_and_f64(start as f64, end as f64);
        let buffer = slice.and_then(|blob| self.reader.read_as_array_buffer(&blob));
        buffer.map(|b| Uint8Array::new(&b)).map_err(|e| Error::other(WebError::from(e).to_string()))
    }

    fn buffered(&self) -> &[u8] {
        let offset = self.position.checked_sub(self.piece_start).and_then(|o| usize::try_from(o).ok());
        offset.and_then(|o| self.piece.get(o..)).unwrap_or(&[])
    }
}

impl Read for LocalFile {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let size = self.size();
        if self.position >= size || into.is_empty() {
            return Ok(0);
        }
        if self.buffered().is_empty() {
            if into.len() as u64 >= PIECE {
                let bytes = self.fetch(self.position, size.min(self.position + into.len() as u64))?;
                let count = bytes.length() as usize;
                bytes.copy_to(&mut into[..count]);
                self.position += count as u64;
                return Ok(count);
            }
            self.piece = self.fetch(self.position, size.min(self.position + PIECE))?.to_vec();
            self.piece_start = self.position;
        }
        let available = self.buffered();
        let count = available.len().min(into.len());
        into[..count].copy_from_slice(&available[..count]);
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for LocalFile {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(offset) => self.size().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position =
            target.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "seek before the start of the file"))?;
        Ok(self.position)
    }
}
