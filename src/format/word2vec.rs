//! word2vec binary: a line "words numbers", then each word, a space, and its numbers as little-endian singles.
//!
//! The original tool ends each vector with a newline, gensim does not; both are read.

use super::{
    FormatError, collect::Collector, contents::Contents, cursor::Cursor, dtype::Float, input::Input, join::stem,
    keep::Keep, matrix::Matrix, word_vectors::header_of,
};

/// Longest word and longest first line accepted, in bytes.
const MAX_WORD: u64 = 64 << 10;

/// Reads the words and their vectors.
pub(crate) fn read(input: &mut Input, keep: &Keep) -> Result<Contents, FormatError> {
    let name = stem(input.name()).to_string();
    let mut cursor = Cursor::new(input, 0)?;
    let (words, columns) = read_header(&mut cursor)?;
    let mut contents = Contents::new("word2vec binary");
    if keep.asks(words, columns as u64) {
        contents.matrices.push(Matrix::unread(&name, words, columns as u64, "F32"));
        return Ok(contents);
    }
    let mut rows = Collector::new(cursor.file(), keep, columns, words)?;
    let mut bytes = vec![0; columns * Float::F32.size()];
    for row in 0..words {
        read_row(&mut cursor, (row, words), &mut bytes, &mut rows)?;
    }
    let (matrix, warning) = rows.finish(&name, "F32")?;
    contents.matrices.push(matrix);
    contents.warnings.extend(warning);
    let left = cursor.remaining();
    if left > 1 || (left == 1 && cursor.peek()? != b"\n") {
        contents.warnings.push(format!("{}: {left} bytes after the last vector are not read", cursor.file()));
    }
    Ok(contents)
}

/// Words and numbers a word, once the file is known to be long enough for them.
fn read_header(cursor: &mut Cursor) -> Result<(u64, usize), FormatError> {
    let line = cursor.until(b'\n', MAX_WORD, "the first line")?;
    let Some((words, columns)) = header_of(&line) else {
        let shown: String = String::from_utf8_lossy(&line).chars().take(40).collect();
        return Err(cursor.malformed("line 1", format!("{shown:?}"), "two whole numbers: words and numbers a word"));
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

fn read_row(
    cursor: &mut Cursor,
    (row, words): (u64, u64),
    bytes: &mut [u8],
    rows: &mut Collector,
) -> Result<(), FormatError> {
    let word = read_word(cursor, row)?;
    let place = || format!("vector {row} (from 0) of {words}, word {word:?}");
    let Some(out) = rows.offer(Some(&word))? else { return cursor.skip(bytes.len() as u64, place) };
    cursor.fill(bytes, place)?;
    let start = out.len();
    out.resize(start + bytes.len() / Float::F32.size(), 0.0);
    Float::F32.little().decode(bytes, &mut out[start..]);
    match out[start..].iter().position(|x| !x.is_finite()) {
        Some(column) => Err(FormatError::NotFinite {
            file: cursor.file().into(),
            place: format!("{}, number {column} (from 0)", place()),
            found: out[start + column].to_string(),
        }),
        None => Ok(()),
    }
}

/// A word, without the newline of the vector before it.
fn read_word(cursor: &mut Cursor, row: u64) -> Result<String, FormatError> {
    let place = format!("word {row} (from 0)");
    let bytes = cursor.until(b' ', MAX_WORD, &place)?;
    cursor.utf8(bytes.trim_ascii_start().to_vec(), 1, &place)
}
