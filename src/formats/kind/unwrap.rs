//! Files inside of files: what is in an archive, and text that is written in another way than the
//! readers take it: in other encodings, digits, brackets or line ends, in Markdown, YAML or Python.

mod brackets;
mod encoding;
mod loose;
mod numbers;
mod outline;
mod printed;
mod script;
mod tar;
mod writing;

use std::io::Read;

use flate2::read::MultiGzDecoder;
use writing::WRITINGS;

use crate::{
    container::zip::unpacked::{all_files, only_file, unpack},
    error::FormatError,
    source::{
        SourceFile,
        decode::decoded,
        input::{Files, Input},
    },
};

/// Most bytes that come out of a gzip archive: they are held in memory.
const MAX_GZIP: u64 = 512 << 20;

/// How deep a wrapping may be inside of another, such as a tar archive of gzip.
const DEEPEST: usize = 3;

/// Puts what is inside in the place of all files that are only wrappings; says so.
pub(crate) fn unwrap_all(files: &mut Files) -> Result<Vec<String>, FormatError> {
    let (mut notes, mut file, packed) = (Vec::new(), 0, files.size());
    while file < files.len() {
        for _ in 0..DEEPEST {
            // What was unpacked is held in memory.
            if files.size().saturating_sub(packed) > MAX_GZIP {
                break;
            }
            let note = match unwrap(files, file) {
                // A damaged archive beside other files is left aside later.
                Err(_) if files.len() > 1 => None,
                note => note?,
            };
            let Some(note) = note else { break };
            notes.push(note);
        }
        file += 1;
    }
    Ok(notes)
}

/// Bytes at the start of a file by which its kind is told; a line ends in them, if it is one of
/// text.
const LOOK: u64 = 4 << 10;

/// Puts what is inside in the place of a file that is only a wrapping; says so.
fn unwrap(files: &mut Files, file: usize) -> Result<Option<String>, FormatError> {
    let mut input = files.input(file);
    let start = input.up_to_from(0, LOOK)?;
    let (name, size) = (input.name().to_string(), input.size());
    if start.starts_with(b"PK\x03\x04") {
        if let Some(inside) = only_file(&mut input) {
            files.replace(file, |archive| unpack(archive, inside));
            return Ok(Some(format!("{name}: read {:?}, the only file in it", files.name(file))));
        }
        let Some(inside) = all_files(&mut input)? else { return Ok(None) };
        return Ok(Some(put(files, file, inside)));
    }
    if tar::is_archive(&start) && size <= MAX_GZIP {
        let bytes = input.up_to_from(0, size)?;
        let inside = tar::files(&bytes).filter(|inside| !inside.is_empty());
        return Ok(inside.map(|inside| put(files, file, inside)));
    }
    if start.starts_with(b"\x1f\x8b") {
        let bytes = gunzipped(&mut input)?;
        let tar = name.strip_suffix(".tgz").map(|name| format!("{name}.tar"));
        let inside = tar.unwrap_or_else(|| name.strip_suffix(".gz").unwrap_or(&name).to_string());
        files.replace(file, |_| SourceFile::from_bytes(inside, bytes));
        return Ok(Some(format!("{name}: unpacked")));
    }
    for writing in WRITINGS.iter().filter(|writing| writing.may_be(&name, &start, size)) {
        let bytes = input.up_to_from(0, size)?;
        if let Some(plain) = writing.plain(&name, &bytes) {
            let inside = plain.name.unwrap_or_else(|| name.clone());
            files.replace(file, |_| SourceFile::from_bytes(inside, plain.bytes));
            return Ok(plain.note);
        }
    }
    Ok(None)
}

/// Puts strict JSON in the place of a file that people wrote with comments and trailing commas, or
/// not in UTF-8; says so.
pub(crate) fn loosen(files: &mut Files, file: usize) -> Option<String> {
    let mut input = files.input(file);
    let (name, size) = (input.name().to_string(), input.size());
    if size > writing::MAX_TEXT {
        return None;
    }
    let bytes = input.up_to_from(0, size).ok()?;
    let Ok(text) = String::from_utf8(bytes) else {
        let (text, note) = decoded(&input.up_to_from(0, size).ok()?, &name);
        files.replace(file, |_| SourceFile::from_bytes(name, text.into_bytes()));
        return note;
    };
    let strict = loose::plain(text.strip_prefix('\u{feff}').unwrap_or(&text))?;
    files.replace(file, |_| SourceFile::from_bytes(name.clone(), strict.into_bytes()));
    Some(format!("{name}: read without the comments and trailing commas that JSON has not"))
}

/// Puts the files of an archive in its place; says which.
fn put(files: &mut Files, archive: usize, inside: Vec<SourceFile>) -> String {
    let names = inside.iter().map(|inside| format!("{:?}", inside.name));
    let names = names.collect::<Vec<_>>().join(", ");
    let note = format!("{}: read {names}", files.name(archive));
    let mut inside = inside.into_iter();
    if let Some(first) = inside.next() {
        files.replace(archive, |_| first);
    }
    inside.for_each(|other| files.add(other));
    note
}

/// What is in a gzip archive.
fn gunzipped(input: &mut Input) -> Result<Vec<u8>, FormatError> {
    input.go(0)?;
    let mut bytes = Vec::new();
    let read = MultiGzDecoder::new(input.by_ref()).take(MAX_GZIP + 1).read_to_end(&mut bytes);
    if let Err(error) = read {
        return Err(input.malformed("gzip archive", error.to_string(), "a whole one"));
    }
    if bytes.len() as u64 > MAX_GZIP {
        let (file, place) = (input.name().into(), "gzip archive".into());
        let (found, limit) = ("more inside".into(), format!("{} MB", MAX_GZIP >> 20));
        let advice = "; unpack it first: a file that is not packed is read in part";
        return Err(FormatError::TooLarge { file, place, found, limit, advice });
    }
    Ok(bytes)
}
