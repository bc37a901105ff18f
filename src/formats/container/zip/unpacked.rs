//! The files in a zip archive that holds no arrays, read as if they had never been packed.

use std::io::{self, Error, ErrorKind, Read, Seek, SeekFrom, Take};

use flate2::read::DeflateDecoder;

use super::{Entry, each};
use crate::{
    error::FormatError,
    source::{ReadSeek, SourceFile, input::Input},
};

/// Most files that are read from one archive, and most bytes of all of them: they are unpacked into
/// memory.
const MOST_FILES: usize = 64;
const MOST_BYTES: u64 = 256 << 20;

/// What the documents of office programs have inside: those of Microsoft, and the open ones.
const OFFICE: [&str; 2] = ["[Content_Types].xml", "mimetype"];

/// Where the bytes of an entry are.
#[derive(Debug, Clone)]
pub(crate) struct Inside {
    name: String,
    size: u64,
    start: u64,
    packed: u64,
    deflated: bool,
}

/// The only file of an archive that holds no arrays, folders and hidden files aside.
pub(crate) fn only_file(input: &mut Input) -> Option<Inside> {
    let mut found = Vec::new();
    let looked = each(input, |entry, _| {
        let (name, size) = (entry.name().to_string(), entry.size);
        if !is_hidden(&entry) {
            let deflated = entry.start.is_none();
            let span = entry.start.map(|start| (start, size)).or(entry.deflated);
            let inside = |(start, packed)| Inside { name, size, start, packed, deflated };
            found.push(span.map(inside));
        }
        Ok(())
    });
    match (looked, found.as_slice()) {
        (Ok(()), [Some(only)]) if !is_array(&only.name) => Some(only.clone()),
        _ => None,
    }
}

/// All files of an archive of several, unpacked; nothing of one that holds arrays and no text, or
/// is too large for that.
pub(crate) fn all_files(input: &mut Input) -> Result<Option<Vec<SourceFile>>, FormatError> {
    let (mut arrays, mut texts) = (false, false);
    let file = input.name().to_string();
    each(input, |entry, _| {
        if OFFICE.contains(&entry.name()) {
            return Err(FormatError::Unknown {
                file: file.clone(),
                found: "a document of Excel, Word or LibreOffice (save the sheet as CSV)".into(),
                expected: "an archive of arrays, tables or texts".into(),
            });
        }
        arrays |= is_array(entry.name());
        texts |= !is_hidden(&entry) && is_text(entry.name());
        Ok(())
    })?;
    if arrays && !texts {
        return Ok(None);
    }
    let (mut files, mut bytes, mut fits) = (Vec::new(), 0_u64, true);
    each(input, |entry, stream| {
        if is_hidden(&entry) {
            return Ok(());
        }
        bytes = bytes.saturating_add(entry.size);
        fits &= !is_pickle(entry.name()) && bytes <= MOST_BYTES && files.len() < MOST_FILES;
        if fits {
            let mut unpacked = vec![0; entry.size as usize];
            stream.fill(&mut unpacked, entry.path)?;
            files.push(SourceFile::from_bytes(entry.name(), unpacked));
        }
        Ok(())
    })?;
    Ok((fits && files.len() > 1).then_some(files))
}

/// Folders, and what systems leave in archives.
fn is_hidden(entry: &Entry) -> bool {
    let name = entry.name();
    name.is_empty() || name.starts_with('.') || entry.path.starts_with("__MACOSX")
}

fn is_array(name: &str) -> bool {
    name.ends_with(".npy") || is_pickle(name)
}

fn is_pickle(name: &str) -> bool {
    name.ends_with(".pkl")
}

/// Whether this may hold the names of an array's rows.
fn is_text(name: &str) -> bool {
    [".txt", ".tsv", ".csv", ".json", ".jsonl"].iter().any(|ending| name.ends_with(ending))
}

/// The file inside of an archive, in its place.
pub(crate) fn unpack(archive: SourceFile, inside: Inside) -> SourceFile {
    let Inside { name, size, start, packed, deflated } = inside;
    let state = State::Packed(archive.reader);
    let reader = Box::new(Unpacked { state, start, packed, deflated, size, at: 0 });
    SourceFile { name, size, reader }
}

/// Bytes that are unpacked as they are read; going back begins anew.
struct Unpacked {
    state: State,
    start: u64,
    packed: u64,
    deflated: bool,
    size: u64,
    at: u64,
}

enum State {
    /// Nothing was read yet.
    Packed(Box<dyn ReadSeek>),
    Stored(Take<Box<dyn ReadSeek>>),
    Deflated(Box<DeflateDecoder<Take<Box<dyn ReadSeek>>>>),
    /// Between two states.
    Moving,
}

impl Unpacked {
    /// Stands at the first byte again.
    fn begin(&mut self) -> io::Result<()> {
        let mut source = match std::mem::replace(&mut self.state, State::Moving) {
            State::Packed(source) => source,
            State::Stored(source) => source.into_inner(),
            State::Deflated(decoder) => decoder.into_inner().into_inner(),
            State::Moving => return Err(Error::other("the archive is gone")),
        };
        let sought = source.seek(SeekFrom::Start(self.start));
        if let Err(error) = sought {
            self.state = State::Packed(source);
            return Err(error);
        }
        let packed = source.take(self.packed);
        self.state = if self.deflated {
            State::Deflated(Box::new(DeflateDecoder::new(packed)))
        } else {
            State::Stored(packed)
        };
        self.at = 0;
        Ok(())
    }
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if matches!(self.state, State::Packed(_)) {
            self.begin()?;
        }
        let left = usize::try_from(self.size.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let count = buffer.len().min(left);
        let buffer = &mut buffer[..count];
        let count = match &mut self.state {
            State::Stored(source) => source.read(buffer)?,
            State::Deflated(decoder) => decoder.read(buffer)?,
            State::Packed(_) | State::Moving => 0,
        };
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Unpacked {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(offset) => self.size.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        let target = target.ok_or_else(|| {
            Error::new(ErrorKind::InvalidInput, "seek before the start of the file")
        })?;
        if target < self.at || matches!(self.state, State::Packed(_)) {
            self.begin()?;
        }
        let ahead = target.min(self.size).saturating_sub(self.at);
        io::copy(&mut self.by_ref().take(ahead), &mut io::sink())?;
        Ok(self.at)
    }
}

impl ReadSeek for Unpacked {}
