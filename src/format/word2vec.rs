//! word2vec binary: a line "words numbers", then each word, a space, and its numbers as little-endian singles.
//!
//! The original tool ends each vector with a newline, gensim does not; both are read.

use std::io::{BufRead, BufReader, Read};

use super::{
    FormatError, collect::Collector, contents::Contents, dtype::Float, input::Input, join::stem, rows::Keep,
    word_vectors::header_of,
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Longest word and longest first line accepted, in bytes.
const MAX_WORD: u64 = 64 << 10;

/// Reads the words and their vectors.
pub(crate) fn read(input: &mut Input, keep: &Keep) -> Result<Contents, FormatError> {
    input.go(0)?;
    let (file, name, size) = (input.name().to_string(), stem(input.name()).to_string(), input.size());
    let mut reader = Reader { file, at: 0, size, inner: BufReader::with_capacity(CHUNK, input) };
    let (words, columns) = reader.header()?;
    let mut rows = Collector::new(&reader.file, keep, columns, words)?;
    let mut bytes = vec![0; columns * Float::F32.size()];
    for row in 0..words {
        let word = reader.word(row)?;
        let place = || format!("vector {row} (from 0) of {words}, word {word:?}");
        let Some(out) = rows.offer(Some(&word))? else {
            reader.skip(bytes.len(), place)?;
            continue;
        };
        reader.fill(&mut bytes, place)?;
        let start = out.len();
        out.resize(start + columns, 0.0);
        Float::F32.little().decode(&bytes, &mut out[start..]);
        if let Some(column) = out[start..].iter().position(|x| !x.is_finite()) {
            let (place, found) = (format!("{}, number {column} (from 0)", place()), out[start + column].to_string());
            return Err(FormatError::NotFinite { file: reader.file, place, found });
        }
    }
    let mut contents = Contents::new("word2vec binary");
    let (matrix, warning) = rows.finish(&name, "F32")?;
    contents.matrices.push(matrix);
    contents.warnings.extend(warning);
    contents.warnings.extend(reader.leftover()?);
    Ok(contents)
}

struct Reader<R> {
    file: String,
    at: u64,
    size: u64,
    inner: BufReader<R>,
}

impl<R: Read + std::io::Seek> Reader<R> {
    /// Words and numbers a word, once the file is known to be long enough for them.
    fn header(&mut self) -> Result<(u64, usize), FormatError> {
        let line = self.until(b'\n', "the first line")?;
        let Some((words, columns)) = header_of(&line) else {
            let shown: String = String::from_utf8_lossy(&line).chars().take(40).collect();
            return Err(self.malformed("line 1", &format!("{shown:?}"), "two whole numbers: words and numbers a word"));
        };
        if columns == 0 || words == 0 {
            let found = format!("{words} words of {columns} numbers");
            return Err(self.malformed("line 1", &found, "at least one of each"));
        }
        let each = (columns as u64).checked_mul(4).and_then(|n| n.checked_add(1));
        let expected = each.and_then(|n| n.checked_mul(words)).unwrap_or(u64::MAX);
        let found = self.size.saturating_sub(self.at);
        if expected > found {
            let place = format!("{words} words of {columns} numbers");
            return Err(FormatError::Truncated { file: self.file.clone(), place, expected, found });
        }
        Ok((words, columns))
    }

    fn word(&mut self, row: u64) -> Result<String, FormatError> {
        let bytes = self.until(b' ', &format!("word {row} (from 0)"))?;
        let word = bytes.trim_ascii_start();
        let skipped = bytes.len() - word.len();
        match std::str::from_utf8(word) {
            Ok(word) => Ok(word.to_string()),
            Err(e) => Err(FormatError::Utf8 {
                file: self.file.clone(),
                place: format!("word {row} (from 0)"),
                byte: self.at - 1 - bytes.len() as u64 + (skipped + e.valid_up_to()) as u64,
                found: word[e.valid_up_to()],
            }),
        }
    }

    /// Bytes up to the next `end`, which is passed over.
    fn until(&mut self, end: u8, place: &str) -> Result<Vec<u8>, FormatError> {
        let mut bytes = Vec::new();
        let count = (&mut self.inner).take(MAX_WORD).read_until(end, &mut bytes).map_err(|e| self.io(e))?;
        self.at += count as u64;
        if bytes.pop_if(|b| *b == end).is_some() {
            return Ok(bytes);
        }
        if count as u64 == MAX_WORD {
            let found = format!("{MAX_WORD} bytes without its end");
            return Err(self.malformed(place, &found, "a shorter word"));
        }
        let (expected, found) = (count as u64 + 1, count as u64);
        Err(FormatError::Truncated { file: self.file.clone(), place: place.into(), expected, found })
    }

    fn fill(&mut self, buffer: &mut [u8], place: impl Fn() -> String) -> Result<(), FormatError> {
        self.check(buffer.len(), place)?;
        self.inner.read_exact(buffer).map_err(|e| self.io(e))?;
        self.at += buffer.len() as u64;
        Ok(())
    }

    fn skip(&mut self, count: usize, place: impl Fn() -> String) -> Result<(), FormatError> {
        self.check(count, place)?;
        self.inner.seek_relative(count as i64).map_err(|e| self.io(e))?;
        self.at += count as u64;
        Ok(())
    }

    fn check(&self, count: usize, place: impl Fn() -> String) -> Result<(), FormatError> {
        let (expected, found) = (count as u64, self.size.saturating_sub(self.at));
        if expected > found {
            return Err(FormatError::Truncated { file: self.file.clone(), place: place(), expected, found });
        }
        Ok(())
    }

    /// What to say of bytes after the last vector.
    fn leftover(&mut self) -> Result<Option<String>, FormatError> {
        let left = self.size.saturating_sub(self.at);
        let newline = left == 1
            && self.inner.fill_buf().map_err(|e| FormatError::Io {
                file: self.file.clone(),
                byte: self.at,
                source: e,
            })? == b"\n";
        Ok((left > 0 && !newline).then(|| format!("{}: {left} bytes after the last vector are not read", self.file)))
    }

    fn io(&self, source: std::io::Error) -> FormatError {
        FormatError::Io { file: self.file.clone(), byte: self.at, source }
    }

    fn malformed(&self, place: &str, found: &str, expected: &str) -> FormatError {
        FormatError::Malformed {
            file: self.file.clone(),
            place: place.into(),
            found: found.into(),
            expected: expected.into(),
        }
    }
}
