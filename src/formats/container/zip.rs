//! npz: a zip archive of npy arrays, stored or deflated.

pub(crate) mod unpacked;

use std::io::{ErrorKind, Read};

use zip::{CompressionMethod, ZipArchive, read::ZipFile, result::ZipError};

use crate::{
    error::FormatError,
    source::{input::Input, stream::ByteStream},
};

/// Deflate cannot shrink bytes by more than this factor: a larger stated size is a lie.
const MAX_RATIO: u64 = 1032;

/// Most members accepted.
const MAX_MEMBERS: usize = 100_000;

type Archive<'a, 'b> = ZipArchive<&'a mut Input<'b>>;

/// One member as a stream of its unpacked bytes.
struct Member<'a, R: Read> {
    file: &'a str,
    size: u64,
    at: u64,
    reader: ZipFile<'a, R>,
}

/// One entry of an archive while it is looked at.
pub(crate) struct Entry<'a> {
    /// Its place in the archive, from 0.
    pub(crate) index: usize,
    /// Its path.
    pub(crate) path: &'a str,
    /// Bytes when unpacked.
    pub(crate) size: u64,
    /// Where its bytes begin in the file, if they are stored as they are.
    pub(crate) start: Option<u64>,
    /// Where its packed bytes begin and how many they are, if they are deflated.
    pub(crate) deflated: Option<(u64, u64)>,
}

impl Entry<'_> {
    /// Its name without folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or_default()
    }
}

/// Shows each entry of the archive with its unpacked bytes to `look`, in order.
///
/// # Errors
/// An archive that cannot be read or has too many members, a member of an impossible size, or the
/// error of `look`.
pub(crate) fn each(
    input: &mut Input,
    mut look: impl FnMut(Entry, &mut dyn ByteStream) -> Result<(), FormatError>,
) -> Result<(), FormatError> {
    let (file, file_size) = (input.name().to_string(), input.size());
    let mut archive = open(input, &file)?;
    if archive.len() > MAX_MEMBERS {
        let (found, limit) = (format!("{} members", archive.len()), format!("{MAX_MEMBERS}"));
        let place = "zip archive".into();
        return Err(FormatError::TooLarge { file, place, found, limit, advice: "" });
    }
    for index in 0..archive.len() {
        let place = format!("zip member {index} (from 0)");
        let member = archive.by_index(index).map_err(|e| zip_error(&file, &place, e))?;
        let path = member.name().to_string();
        check_sizes(&file, file_size, &path, &member)?;
        let (size, stored) = (member.size(), member.compression() == CompressionMethod::Stored);
        let start = member.data_start().filter(|_| stored);
        let is_deflated = member.compression() == CompressionMethod::Deflated;
        let packed = member.compressed_size();
        let deflated = member.data_start().filter(|_| is_deflated).map(|start| (start, packed));
        let mut stream = Member { file: &file, size, at: 0, reader: member };
        look(Entry { index, path: &path, size, start, deflated }, &mut stream)?;
    }
    Ok(())
}

fn open<'a, 'b>(input: &'a mut Input<'b>, file: &str) -> Result<Archive<'a, 'b>, FormatError> {
    ZipArchive::new(input).map_err(|e| zip_error(file, "zip archive", e))
}

fn check_sizes<R: Read>(
    file: &str,
    file_size: u64,
    path: &str,
    member: &ZipFile<R>,
) -> Result<(), FormatError> {
    let (packed, unpacked) = (member.compressed_size(), member.size());
    let place = format!("zip member {path:?}");
    if packed > file_size {
        return Err(FormatError::Truncated {
            file: file.into(),
            place,
            expected: packed,
            found: file_size,
        });
    }
    if unpacked > packed.saturating_mul(MAX_RATIO) {
        let (found, limit) = (
            format!("{packed} bytes that claim to unpack to {unpacked}"),
            format!("{MAX_RATIO}-fold"),
        );
        return Err(FormatError::TooLarge { file: file.into(), place, found, limit, advice: "" });
    }
    Ok(())
}

/// The error of the zip reader, in our words.
fn zip_error(file: &str, place: &str, error: ZipError) -> FormatError {
    FormatError::Malformed {
        file: file.into(),
        place: place.into(),
        found: damage(&error),
        expected: "a whole zip archive, stored or deflated, as NumPy writes it".into(),
    }
}

/// What is wrong with an archive, in plain words: those of the zip reader are for who knows the
/// format by heart.
fn damage(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(text)
            if text.contains("EOCD") || text.contains("CDFH") || text.contains("central") =>
        {
            "no list of contents at the end of the archive: the file is cut off or damaged".into()
        }
        ZipError::InvalidArchive(text) if text.contains("header") || text.contains("beyond") => {
            "an entry whose head is damaged".into()
        }
        ZipError::InvalidArchive(_) => "a damaged archive".into(),
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => {
            "an entry under a password".into()
        }
        ZipError::InvalidPassword => "an entry under a password".into(),
        ZipError::CompressionMethodNotSupported(method) => {
            format!("an entry compressed by method {method}")
        }
        ZipError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => {
            "an entry that is cut off".into()
        }
        other => other.to_string(),
    }
}

/// Hands the unpacked bytes of member number `index` to `take`.
///
/// # Errors
/// An archive or a member that cannot be read, or the error of `take`.
pub(crate) fn read<T>(
    input: &mut Input,
    file: &str,
    index: usize,
    take: impl FnOnce(&mut dyn ByteStream) -> Result<T, FormatError>,
) -> Result<T, FormatError> {
    let mut archive = open(input, file)?;
    let place = format!("zip member {index} (from 0)");
    let reader = archive.by_index(index).map_err(|e| zip_error(file, &place, e))?;
    take(&mut Member { file, size: reader.size(), at: 0, reader })
}

impl<R: Read> ByteStream for Member<'_, R> {
    fn fill(&mut self, buffer: &mut [u8], place: &str) -> Result<(), FormatError> {
        self.reader.read_exact(buffer).map_err(|e| match e.kind() {
            ErrorKind::UnexpectedEof => FormatError::Truncated {
                file: self.file.into(),
                place: place.into(),
                expected: buffer.len() as u64,
                found: self.size.saturating_sub(self.at).min(buffer.len() as u64 - 1),
            },
            _ => FormatError::Malformed {
                file: self.file.into(),
                place: place.into(),
                found: "compressed bytes that do not unpack, or not to what their checksum says: \
                    the file is damaged"
                    .into(),
                expected: "a whole deflated stream".into(),
            },
        })?;
        self.at += buffer.len() as u64;
        Ok(())
    }

    fn skip(&mut self, count: u64, place: &str) -> Result<(), FormatError> {
        let passed = std::io::copy(&mut self.reader.by_ref().take(count), &mut std::io::sink());
        let passed = passed.map_err(|e| FormatError::Io {
            file: self.file.into(),
            byte: self.at,
            source: e,
        })?;
        self.at += passed;
        if passed < count {
            let (file, place) = (self.file.into(), place.into());
            return Err(FormatError::Truncated { file, place, expected: count, found: passed });
        }
        Ok(())
    }

    fn file(&self) -> &str {
        self.file
    }
}
