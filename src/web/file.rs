//! Files of the user's, read piece by piece inside a worker.

use std::io::{self, Error};

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, File, FileReaderSync, MessageChannel};

use super::WebError;
use formats::{Pieces, Slices};

/// A local file as `Read + Seek`; only the pieces asked for are ever in memory.
pub type LocalFile = Pieces<FileSlices>;

/// Slices of a local file, read while the worker waits.
pub struct FileSlices {
    file: File,
    reader: FileReaderSync,
}

/// Reads `file`; only in a worker: pages have no synchronous reader.
///
/// # Errors
/// Outside a worker.
pub fn local(file: File) -> Result<LocalFile, WebError> {
    Ok(LocalFile::of(FileSlices { file, reader: FileReaderSync::new()? }))
}

impl FileSlices {
    fn slice(&self, start: u64, length: usize) -> Result<Blob, JsValue> {
        self.file.slice_with_f64_and_f64(start as f64, start as f64 + length as f64)
    }

    fn read(&self, blob: Result<Blob, JsValue>, into: &mut [u8]) -> io::Result<()> {
        let failed = |error| Error::other(WebError::from(error).to_string());
        let buffer = blob.and_then(|blob| self.reader.read_as_array_buffer(&blob));
        let buffer = buffer.map_err(failed)?;
        let bytes = Uint8Array::new(&buffer);
        if bytes.length() as usize != into.len() {
            return Err(Error::other("the file has changed since it was chosen"));
        }
        bytes.copy_to(into);
        give_back(&buffer).map_err(failed)
    }
}

impl Slices for FileSlices {
    fn size(&self) -> u64 {
        self.file.size() as u64
    }

    fn copy(&self, start: u64, into: &mut [u8]) -> io::Result<()> {
        self.read(self.slice(start, into.len()), into)
    }

    /// All slices as one blob: reading it costs a quarter of reading them one by one.
    fn gather(&self, slices: &[(u64, usize)], into: &mut [u8]) -> io::Result<()> {
        let parts: Result<Array, JsValue> =
            slices.iter().map(|&(start, length)| self.slice(start, length)).collect();
        self.read(parts.and_then(|parts| Blob::new_with_blob_sequence(&parts)), into)
    }
}

/// Frees a buffer at once, as part of a message that never arrives. The garbage collector lets more
/// than a gigabyte of slices stand, since it counts little besides what JavaScript makes.
fn give_back(buffer: &ArrayBuffer) -> Result<(), JsValue> {
    let channel = MessageChannel::new()?;
    let (from, to) = (channel.port1(), channel.port2());
    let sent = from.post_message_with_transferable(&JsValue::NULL, &Array::of1(buffer));
    from.close();
    to.close();
    sent
}
