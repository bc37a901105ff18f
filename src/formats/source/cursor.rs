//! A binary file read in order: buffered, little-endian, and never past its end.

use std::io::{BufRead, BufReader, Read};

use crate::{error::FormatError, source::input::Input};

/// Longest string accepted, in bytes.
const MAX_TEXT: u64 = 16 << 20;

/// A position in a file from which things are read.
pub(crate) struct Cursor<'a, 'b> {
    file: String,
    at: u64,
    size: u64,
    inner: BufReader<&'a mut Input<'b>>,
}

impl<'a, 'b> Cursor<'a, 'b> {
    /// At byte `at`.
    ///
    /// # Errors
    /// A source that cannot go there.
    pub(crate) fn new(input: &'a mut Input<'b>, at: u64) -> Result<Self, FormatError> {
        input.go(at)?;
        let (file, size, room) = (input.name().to_string(), input.size(), input.chunk());
        Ok(Self { file, at, size, inner: BufReader::with_capacity(room, input) })
    }

    /// File name.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// Position of the next byte.
    pub(crate) fn at(&self) -> u64 {
        self.at
    }

    /// Bytes from here to the end.
    pub(crate) fn remaining(&self) -> u64 {
        self.size.saturating_sub(self.at)
    }

    /// Fills the whole buffer. `place` says what is being read, should it not be there.
    ///
    /// # Errors
    /// A file that ends before, or what the source says.
    pub(crate) fn fill(
        &mut self,
        buffer: &mut [u8],
        place: impl Fn() -> String,
    ) -> Result<(), FormatError> {
        self.needs(buffer.len() as u64, place)?;
        self.inner.read_exact(buffer).map_err(|e| self.io(e))?;
        self.at += buffer.len() as u64;
        Ok(())
    }

    /// Passes over `count` bytes.
    ///
    /// # Errors
    /// A file that ends before, or what the source says.
    pub(crate) fn skip(
        &mut self,
        count: u64,
        place: impl Fn() -> String,
    ) -> Result<(), FormatError> {
        self.needs(count, place)?;
        self.inner.seek_relative(count.try_into().unwrap_or(i64::MAX)).map_err(|e| self.io(e))?;
        self.at += count;
        Ok(())
    }

    /// An error unless `count` more bytes are there.
    ///
    /// # Errors
    /// [`FormatError::Truncated`], when they are not.
    pub(crate) fn needs(&self, count: u64, place: impl Fn() -> String) -> Result<(), FormatError> {
        if count > self.remaining() {
            let (file, found) = (self.file.clone(), self.remaining());
            return Err(FormatError::Truncated { file, place: place(), expected: count, found });
        }
        Ok(())
    }

    /// The next `N` bytes, for `from_le_bytes`.
    ///
    /// # Errors
    /// As [`Self::fill`].
    pub(crate) fn array<const N: usize>(&mut self, place: &str) -> Result<[u8; N], FormatError> {
        let mut bytes = [0; N];
        self.fill(&mut bytes, || place.to_string())?;
        Ok(bytes)
    }

    /// An unsigned 32-bit number.
    ///
    /// # Errors
    /// As [`Self::fill`].
    pub(crate) fn u32(&mut self, place: &str) -> Result<u32, FormatError> {
        self.array(place).map(u32::from_le_bytes)
    }

    /// An unsigned 64-bit number.
    ///
    /// # Errors
    /// As [`Self::fill`].
    pub(crate) fn u64(&mut self, place: &str) -> Result<u64, FormatError> {
        self.array(place).map(u64::from_le_bytes)
    }

    /// So many bytes of text.
    ///
    /// # Errors
    /// As [`Self::bytes`], and bytes that are not UTF-8.
    pub(crate) fn text(&mut self, length: u64, place: &str) -> Result<String, FormatError> {
        let bytes = self.bytes(length, place)?;
        String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            FormatError::Utf8 {
                file: self.file.clone(),
                place: place.into(),
                byte: self.at - length + at as u64,
                found: e.as_bytes().get(at).copied().unwrap_or_default(),
            }
        })
    }

    /// So many bytes, no more than a text has.
    ///
    /// # Errors
    /// As [`Self::fill`], and more than [`MAX_TEXT`] of them.
    pub(crate) fn bytes(&mut self, length: u64, place: &str) -> Result<Vec<u8>, FormatError> {
        self.needs(length, || place.to_string())?;
        if length > MAX_TEXT {
            let (found, limit) = (format!("a text of {length} bytes"), format!("{MAX_TEXT} bytes"));
            return Err(FormatError::TooLarge {
                file: self.file.clone(),
                place: place.into(),
                found,
                limit,
                advice: "",
            });
        }
        let mut bytes = vec![0; length as usize];
        self.fill(&mut bytes, || place.to_string())?;
        Ok(bytes)
    }

    /// Puts the bytes up to the next `end`, at most `limit`, into `bytes`, and passes over the end.
    ///
    /// # Errors
    /// No `end` among the next `limit` bytes or before the file ends, or what the source says.
    pub(crate) fn until(
        &mut self,
        end: u8,
        limit: u64,
        bytes: &mut Vec<u8>,
        place: impl Fn() -> String,
    ) -> Result<(), FormatError> {
        bytes.clear();
        let count = (&mut self.inner).take(limit).read_until(end, bytes).map_err(|e| self.io(e))?;
        self.at += count as u64;
        if bytes.pop_if(|b| *b == end).is_some() {
            return Ok(());
        }
        if count as u64 == limit {
            return Err(self.malformed(place(), format!("{limit} bytes without an end"), "fewer"));
        }
        let (expected, found) = (count as u64 + 1, count as u64);
        Err(FormatError::Truncated { file: self.file.clone(), place: place(), expected, found })
    }

    /// The bytes that are buffered next; none at the end.
    ///
    /// # Errors
    /// What the source says.
    pub(crate) fn peek(&mut self) -> Result<&[u8], FormatError> {
        let (file, byte) = (&self.file, self.at);
        self.inner.fill_buf().map_err(|source| FormatError::Io { file: file.clone(), byte, source })
    }

    /// The error that something else stands here.
    pub(crate) fn malformed(
        &self,
        place: impl Into<String>,
        found: impl Into<String>,
        expected: &str,
    ) -> FormatError {
        let (file, expected) = (self.file.clone(), expected.to_string());
        FormatError::Malformed { file, place: place.into(), found: found.into(), expected }
    }

    fn io(&self, source: std::io::Error) -> FormatError {
        FormatError::Io { file: self.file.clone(), byte: self.at, source }
    }
}
