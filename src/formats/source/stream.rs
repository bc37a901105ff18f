//! Bytes that come in order: from a file, or unpacked from an archive.

use std::io::SeekFrom;

use crate::{error::FormatError, source::input::Input};

/// Bytes that come in order and can be skipped.
pub(crate) trait ByteStream {
    /// Fills the buffer with the next bytes.
    fn fill(&mut self, buffer: &mut [u8], place: &str) -> Result<(), FormatError>;
    /// Passes over `count` bytes.
    fn skip(&mut self, count: u64, place: &str) -> Result<(), FormatError>;
    /// Fills the buffer with spans, each as (bytes to skip, length), one after another.
    fn fill_spans(
        &mut self,
        spans: &[(u64, usize)],
        mut buffer: &mut [u8],
        place: &str,
    ) -> Result<(), FormatError> {
        for &(gap, length) in spans {
            let (span, rest) = buffer.split_at_mut(length);
            self.skip(gap, place)?;
            self.fill(span, place)?;
            buffer = rest;
        }
        Ok(())
    }

    /// File name, for errors.
    fn file(&self) -> &str;
}

impl ByteStream for Input<'_> {
    fn fill(&mut self, buffer: &mut [u8], place: &str) -> Result<(), FormatError> {
        Input::fill(self, buffer, place)
    }

    fn skip(&mut self, count: u64, place: &str) -> Result<(), FormatError> {
        if count > self.remaining() {
            return Err(self.truncated(count, place));
        }
        if count > 0 {
            let to = self.at() + count;
            std::io::Seek::seek(self, SeekFrom::Start(to)).map_err(|source| self.io(source))?;
        }
        Ok(())
    }

    fn fill_spans(
        &mut self,
        spans: &[(u64, usize)],
        buffer: &mut [u8],
        place: &str,
    ) -> Result<(), FormatError> {
        self.read_spans(spans, buffer, place)
    }

    fn file(&self) -> &str {
        self.name()
    }
}
