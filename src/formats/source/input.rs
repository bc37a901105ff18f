//! Checked reading from one of the files.

use std::io::{self, Read, Seek, SeekFrom};

use crate::{
    error::FormatError,
    source::{CHUNK, Progress, ReadSeek, SourceFile},
};

/// Bytes between two progress reports.
const REPORT_EVERY: u64 = 1 << 20;

/// The files being opened and the listener that hears how far it is.
pub(crate) struct Files<'a> {
    files: Vec<SourceFile>,
    progress: &'a mut dyn FnMut(&Progress),
}

impl<'a> Files<'a> {
    pub(crate) fn new(files: Vec<SourceFile>, progress: &'a mut dyn FnMut(&Progress)) -> Self {
        Self { files, progress }
    }

    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    pub(crate) fn name(&self, file: usize) -> &str {
        &self.files[file].name
    }

    /// The bytes of all files.
    pub(crate) fn size(&self) -> u64 {
        self.files.iter().fold(0, |all, file| all.saturating_add(file.size))
    }

    /// The names of all files.
    pub(crate) fn names(&self) -> String {
        self.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(" + ")
    }

    /// Puts another file in the place of one.
    pub(crate) fn replace(&mut self, file: usize, with: impl FnOnce(SourceFile) -> SourceFile) {
        let placeholder = SourceFile::from_bytes("", Vec::new());
        let old = std::mem::replace(&mut self.files[file], placeholder);
        self.files[file] = with(old);
    }

    /// One more file, behind the others.
    pub(crate) fn add(&mut self, file: SourceFile) {
        self.files.push(file);
    }

    /// File number `file`, positioned at its first byte on the first read.
    pub(crate) fn input(&mut self, file: usize) -> Input<'_> {
        Input::of(&mut self.files[file], self.progress)
    }
}

/// One file being read: it knows its name and its end, and tells how far it is.
pub(crate) struct Input<'a> {
    name: &'a str,
    size: u64,
    reader: &'a mut dyn ReadSeek,
    progress: &'a mut dyn FnMut(&Progress),
    /// Position; `u64::MAX` before the first seek.
    at: u64,
    /// How many bytes will be read, if that is not the whole file.
    wanted: Option<u64>,
    /// How many of them were.
    read: u64,
    reported: u64,
}

impl<'a> Input<'a> {
    /// One file, positioned at its first byte on the first read.
    pub(crate) fn of(file: &'a mut SourceFile, progress: &'a mut dyn FnMut(&Progress)) -> Self {
        let SourceFile { name, size, reader } = file;
        let (size, reader) = (*size, &mut **reader);
        Self { name, size, reader, progress, at: u64::MAX, wanted: None, read: 0, reported: 0 }
    }

    pub(crate) fn name(&self) -> &str {
        self.name
    }

    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// Position of the next byte.
    pub(crate) fn at(&self) -> u64 {
        if self.at == u64::MAX { 0 } else { self.at }
    }

    /// Bytes behind the position.
    pub(crate) fn remaining(&self) -> u64 {
        self.size.saturating_sub(self.at())
    }

    /// Bytes to read at a time while reading goes straight on: one more than there are tells the
    /// end.
    pub(crate) fn chunk(&self) -> usize {
        usize::try_from(self.remaining().saturating_add(1)).map_or(CHUNK, |left| left.min(CHUNK))
    }

    /// Goes to byte `to`.
    ///
    /// # Errors
    /// What the source says.
    pub(crate) fn go(&mut self, to: u64) -> Result<(), FormatError> {
        if to != self.at {
            self.seek(SeekFrom::Start(to)).map_err(|source| self.io(source))?;
        }
        Ok(())
    }

    /// Says that of the whole file only so many bytes will be read from now on: progress counts
    /// these.
    pub(crate) fn will_read(&mut self, bytes: u64) {
        (self.wanted, self.read, self.reported) = (Some(bytes), 0, 0);
    }

    /// The next `count` bytes. Nothing is allocated unless the file has that many left.
    ///
    /// # Errors
    /// As [`Self::fill`].
    pub(crate) fn exact(&mut self, count: u64, place: &str) -> Result<Vec<u8>, FormatError> {
        let mut bytes = vec![0; self.fits(count, place)?];
        self.fill(&mut bytes, place)?;
        Ok(bytes)
    }

    /// Fills the whole buffer.
    ///
    /// # Errors
    /// A file that ends before, or what the source says.
    pub(crate) fn fill(&mut self, buffer: &mut [u8], place: &str) -> Result<(), FormatError> {
        self.fits(buffer.len() as u64, place)?;
        self.read_exact(buffer).map_err(|source| match source.kind() {
            io::ErrorKind::UnexpectedEof => self.truncated(buffer.len() as u64, place),
            _ => self.io(source),
        })
    }

    /// Fills the buffer with spans, each as (bytes to skip, length), one after another.
    ///
    /// # Errors
    /// A file that ends before the last span, or what the source says.
    pub(crate) fn read_spans(
        &mut self,
        spans: &[(u64, usize)],
        buffer: &mut [u8],
        place: &str,
    ) -> Result<(), FormatError> {
        let (from, mut at) = (self.at(), self.at());
        let mut absolute = Vec::with_capacity(spans.len());
        for &(gap, length) in spans {
            let start = at.saturating_add(gap);
            at = start.saturating_add(length as u64);
            absolute.push((start, length));
        }
        if at > self.size {
            return Err(self.truncated(at - from, place));
        }
        self.reader.read_spans(&absolute, buffer).map_err(|source| self.io(source))?;
        self.at = at;
        self.report(buffer.len());
        Ok(())
    }

    /// Up to `count` bytes from byte `from` on, fewer only at the end of the file.
    ///
    /// # Errors
    /// What the source says.
    pub(crate) fn up_to_from(&mut self, from: u64, count: u64) -> Result<Vec<u8>, FormatError> {
        self.go(from)?;
        self.exact(count.min(self.remaining()), "the beginning")
    }

    /// `count` as a length in memory, if the file has that many bytes left.
    ///
    /// # Errors
    /// Fewer bytes left than that, or more than can be addressed.
    pub(crate) fn fits(&self, count: u64, place: &str) -> Result<usize, FormatError> {
        if count > self.remaining() {
            return Err(self.truncated(count, place));
        }
        usize::try_from(count).map_err(|_| FormatError::TooLarge {
            file: self.name.into(),
            place: place.into(),
            found: format!("{count} bytes"),
            limit: format!("{} bytes", usize::MAX),
            advice: "",
        })
    }

    pub(crate) fn truncated(&self, expected: u64, place: &str) -> FormatError {
        FormatError::Truncated {
            file: self.name.into(),
            place: place.into(),
            expected,
            found: self.remaining(),
        }
    }

    pub(crate) fn malformed(
        &self,
        place: impl Into<String>,
        found: impl ToString,
        expected: impl Into<String>,
    ) -> FormatError {
        FormatError::Malformed {
            file: self.name.into(),
            place: place.into(),
            found: found.to_string(),
            expected: expected.into(),
        }
    }

    pub(crate) fn io(&self, source: io::Error) -> FormatError {
        FormatError::Io { file: self.name.into(), byte: self.at(), source }
    }

    fn report(&mut self, count: usize) {
        self.read += count as u64;
        let (done, total) = self.wanted.map_or((self.at, self.size), |wanted| (self.read, wanted));
        if done >= self.reported.saturating_add(REPORT_EVERY)
            || (done == total && self.reported != done)
        {
            self.reported = done;
            (self.progress)(&Progress { file: self.name.into(), done: done.min(total), total });
        }
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == u64::MAX {
            self.seek(SeekFrom::Start(0))?;
        }
        let count = self.reader.read(buffer)?;
        self.at = self.at.saturating_add(count as u64);
        self.report(count);
        Ok(count)
    }
}

impl Seek for Input<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.reader.seek(to)?;
        Ok(self.at)
    }
}
