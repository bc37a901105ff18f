//! word2vec binary: a line "words numbers", then each word, a space, and its numbers as
//! little-endian singles.
//!
//! The original tool ends each vector with a newline, gensim does not; both are read.

use kernel::{Float, Number};

use crate::{
    contents::{Contents, collect::Collector, matrix::Matrix},
    error::FormatError,
    rows::filter::RowFilter,
    source::{cursor::Cursor, input::Input, stem},
    text::{shown, word_vectors::header_of},
};
use theory::model::first_not_finite;

/// Longest word and longest first line accepted, in bytes.
const MAX_WORD: u64 = 64 << 10;

/// Reads the words and their vectors.
pub(crate) fn read(input: &mut Input, keep: &RowFilter) -> Result<Contents, FormatError> {
    let name = stem(input.name()).to_string();
    let mut cursor = Cursor::new(input, 0)?;
    let (words, columns) = read_header(&mut cursor)?;
    let mut contents = Contents::new("word2vec binary");
    if keep.asks(words, columns as u64) {
        contents.matrices.push(Matrix::unread(&name, words, columns as u64, "F32"));
        return Ok(contents);
    }
    let mut rows = Collector::new(cursor.file(), keep, columns, words)?;
    let mut scratch = Scratch { word: Vec::new(), numbers: vec![0; columns * Float::F32.size()] };
    for row in 0..words {
        read_row(&mut cursor, (row, words), &mut scratch, &mut rows)?;
    }
    let (matrix, warnings) = rows.finish(&name, "F32")?;
    contents.matrices.push(matrix);
    contents.warnings.extend(warnings);
    let left = cursor.remaining();
    if left > 1 || (left == 1 && cursor.peek()? != b"\n") {
        contents
            .warnings
            .push(format!("{}: {left} bytes after the last vector are not read", cursor.file()));
    }
    Ok(contents)
}

/// Words and numbers a word, once the file is known to be long enough for them.
fn read_header(cursor: &mut Cursor) -> Result<(u64, usize), FormatError> {
    let mut line = Vec::new();
    cursor.until(b'\n', MAX_WORD, &mut line, || "the first line".into())?;
    let Some((words, columns)) = header_of(&line) else {
        let expected = "two whole numbers: words and numbers a word";
        return Err(cursor.malformed("line 1", shown(&line), expected));
    };
    if columns == 0 || words == 0 {
        let found = format!("{words} words of {columns} numbers");
        return Err(cursor.malformed("line 1", found, "at least one of each"));
    }
    let each = (columns as u64).checked_mul(4).and_then(|n| n.checked_add(1));
    let needed = each.and_then(|n| n.checked_mul(words)).unwrap_or(u64::MAX);
    cursor.needs(needed, || format!("{words} words of {columns} numbers"))?;
    Ok((words, columns))
}

/// The bytes of one row, in memory that the next one takes over.
struct Scratch {
    word: Vec<u8>,
    numbers: Vec<u8>,
}

fn read_row(
    cursor: &mut Cursor,
    (row, words): (u64, u64),
    Scratch { word, numbers }: &mut Scratch,
    rows: &mut Collector<f32>,
) -> Result<(), FormatError> {
    let place = || format!("word {row} (from 0)");
    cursor.until(b' ', MAX_WORD, word, place)?;
    // The newline of the vector before it.
    let word = word.trim_ascii_start();
    let shown = || String::from_utf8_lossy(word);
    let place = || format!("vector {row} (from 0) of {words}, word {:?}", shown());
    // Bytes of numbers, not letters: a space inside of the word before ended that too early.
    if word.iter().any(u8::is_ascii_control) {
        let found = format!("{:?}", shown().chars().take(20).collect::<String>());
        let expected = "a word of letters (a space ends a word here: no word may hold one)";
        return Err(cursor.malformed(format!("word {row} (from 0)"), found, expected));
    }
    let Some(out) = rows.offer_bytes(word)? else {
        return cursor.skip(numbers.len() as u64, place);
    };
    cursor.fill(numbers, place)?;
    let start = out.len();
    out.resize(start + numbers.len() / Float::F32.size(), 0.0);
    f32::decode(Float::F32.little(), numbers, &mut out[start..]);
    match first_not_finite(&out[start..]) {
        Some((column, found)) => Err(FormatError::NotFinite {
            file: cursor.file().into(),
            place: format!("{}, number {column} (from 0)", place()),
            found: found.to_string(),
        }),
        None => Ok(()),
    }
}
