//! Telling formats apart: by content first, by name second.

#[macro_use]
mod listed;
mod file_kind;
pub(crate) mod named;
pub(crate) mod sniff;
pub(crate) mod unwrap;

use crate::{
    container::{fasttext, gguf, npy},
    names::sentencepiece,
};

pub use crate::source::head::HEAD;
pub use file_kind::FileKind;
use sniff::sniff;

const PICKLE: FileKind =
    FileKind::Unknown("pickled Python objects, which are never loaded as they can run any code");

const LFS_POINTER: FileKind = FileKind::Unknown(
    "a pointer of Git LFS instead of the file itself (\"git lfs pull\" fetches it)",
);

const ARROW_STREAM: FileKind = FileKind::Unknown(
    "an Arrow stream (from Python: numpy.savez(\"model.npz\", g=numpy.stack(table[\"vector\"]), \
    tokens=list(table[\"label\"])))",
);

/// First bytes of what is not read.
const FOREIGN: [(&[u8], FileKind); 30] = [
    (b"\x89PNG", FileKind::Unknown("a PNG picture")),
    (b"\xff\xd8\xff", FileKind::Unknown("a JPEG picture")),
    (b"GIF8", FileKind::Unknown("a GIF picture")),
    (b"%PDF", FileKind::Unknown("a PDF document")),
    (b"\x1f\x8b", FileKind::Unknown("a gzip archive (unpack it first)")),
    (b"\x28\xb5\x2f\xfd", FileKind::Unknown("a zstd archive (unpack it first)")),
    (b"BZh", FileKind::Unknown("a bzip2 archive (unpack it first)")),
    (
        b"PAR1",
        FileKind::Unknown(
            "a Parquet file (from Python: numpy.savez(\"model.npz\", \
            g=numpy.stack(table[\"vector\"]), tokens=list(table[\"label\"])))",
        ),
    ),
    (
        b"ARROW1",
        FileKind::Unknown(
            "an Arrow file (from Python: numpy.savez(\"model.npz\", \
            g=numpy.stack(table[\"vector\"]), tokens=list(table[\"label\"])))",
        ),
    ),
    (b"\x89HDF", FileKind::Unknown("an HDF5 file")),
    (b"SQLite format 3", FileKind::Unknown("an SQLite database (save its table as CSV)")),
    (b"7z\xbc\xaf", FileKind::Unknown("a 7z archive (unpack it first)")),
    (b"Rar!", FileKind::Unknown("a RAR archive (unpack it first)")),
    (b"\xfd7zXZ", FileKind::Unknown("an xz archive (unpack it first)")),
    (b"\x04\x22\x4d\x18", FileKind::Unknown("an LZ4 archive (unpack it first)")),
    (b"Obj\x01", FileKind::Unknown("an Avro file")),
    (b"ORC", FileKind::Unknown("an ORC file")),
    (b"FEA1", FileKind::Unknown("a Feather file of its first version (save it as CSV)")),
    (
        b"MATLAB 5.0",
        FileKind::Unknown("a file of MATLAB (save the matrix with writematrix as CSV)"),
    ),
    (b"RDX", FileKind::Unknown("objects of R (save the table with write.csv)")),
    (b"RDA", FileKind::Unknown("objects of R (save the table with write.csv)")),
    (b"\xd0\xcf\x11\xe0", FileKind::Unknown("an old document of Excel or Word (save it as CSV)")),
    (b"{\\rtf", FileKind::Unknown("a document with formats (RTF; save it as plain text)")),
    (b"version https://git-lfs", LFS_POINTER),
    (b"lmgg", FileKind::Unknown("a GGML file of before GGUF (convert it with llama.cpp)")),
    (b"tjgg", FileKind::Unknown("a GGML file of before GGUF (convert it with llama.cpp)")),
    (b"\x80\x02", PICKLE),
    (b"\x80\x03", PICKLE),
    (b"\x80\x04", PICKLE),
    (b"\x80\x05", PICKLE),
];

/// Tells the kind of a file from its first bytes, and from its name where the bytes allow several.
pub fn detect(name: &str, head: &[u8]) -> FileKind {
    // Before all others: the length of its header may begin like any of them.
    if is_safetensors(head) {
        return FileKind::Safetensors;
    }
    let foreign = || FOREIGN.iter().find(|(magic, _)| head.starts_with(magic)).map(|known| known.1);
    if let Some(kind) = FileKind::of_magic(head).or_else(foreign) {
        let records = kind == FileKind::Npy && npy::header::has_records(head);
        return if records { FileKind::NpyRecords } else { kind };
    }
    match () {
        () if head.starts_with(b"\xff\xff\xff\xff") => ARROW_STREAM,
        () if fasttext::is_old(head) => FileKind::FastText,
        () if sentencepiece::is_model(head) => FileKind::SentencePiece,
        () if head.get(257..262) == Some(b"ustar") => {
            FileKind::Unknown("a tar archive (unpack it first)")
        }
        () if name.ends_with(".bytes") => FileKind::RawSingles,
        () if is_web_page(head) => FileKind::Unknown("a web page (HTML), perhaps one of an error"),
        () if is_xml(head) => FileKind::Unknown("an XML document"),
        () => match sniff(name, head) {
            FileKind::Names if is_binary_by_name(name) => {
                FileKind::Unknown("text, where the name says that the file is none")
            }
            kind => kind,
        },
    }
}

/// The kind of a file of many named tensors, by its first bytes; none of others. Who reads only
/// those needs no more of this crate.
pub fn of_tensors(head: &[u8]) -> Option<FileKind> {
    match () {
        () if head.starts_with(gguf::MAGIC) => Some(FileKind::Gguf),
        () if is_safetensors(head) => Some(FileKind::Safetensors),
        () => None,
    }
}

fn is_web_page(head: &[u8]) -> bool {
    const START: usize = 1024;
    let start = head.trim_ascii_start();
    let start = start.get(..start.len().min(START)).unwrap_or_default().to_ascii_lowercase();
    let tags: [&[u8]; 5] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<table"];
    // XHTML is XML, too.
    let within = |tag: &&[u8]| memchr::memmem::find(&start, tag).is_some();
    tags.iter().any(|tag| start.starts_with(tag)) || is_xml(&start) && tags[..2].iter().any(within)
}

fn is_xml(head: &[u8]) -> bool {
    head.trim_ascii_start().starts_with(b"<?xml")
}

/// Endings of pickled objects, which are not read.
const OF_PYTHON: [&str; 2] = ["pth", "pt"];

/// Whether a file of this name never is text.
fn is_binary_by_name(name: &str) -> bool {
    let name = name.to_lowercase();
    let Some((_, ending)) = name.rsplit_once('.') else { return false };
    FileKind::binary_endings().chain(OF_PYTHON).any(|known| ending == known)
}

fn is_safetensors(head: &[u8]) -> bool {
    // A length of eight letters would be beyond any file: that is text, such as `{"king":{"`.
    let is_text = head.iter().take(8).all(|b| (b' '..=b'~').contains(b));
    !is_text && head.get(8) == Some(&b'{') && head.get(9).is_none_or(|b| b"\" }\n\t\r".contains(b))
}
