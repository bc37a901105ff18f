//! finalfusion (`.fifu`): chunks of a vocabulary, a matrix of singles, and the lengths that its
//! unit vectors had.
//!
//! All numbers are little-endian; numbers after a chunk's head begin at multiples of four bytes.
//! Rows of n-grams, which follow those of the words, and metadata are not read. Format:
//! <https://finalfusion.github.io/spec>.

use kernel::Float;

use crate::{
    container::{MAX_NAMES, encoding::Encoding, tensor::TensorInfo, words::WordTable},
    error::FormatError,
    source::{cursor::Cursor, decode::Decoder, input::Input, stem},
};

/// First bytes.
pub(crate) const MAGIC: &[u8] = b"FiFu";

/// Most chunks accepted; the format knows ten kinds.
const MAX_CHUNKS: u32 = 64;

/// Kinds of chunks.
const SIMPLE_VOCABULARY: u32 = 1;
const MATRIX: u32 = 2;
const BUCKET_VOCABULARY: u32 = 3;
const QUANTISED_MATRIX: u32 = 4;
const LENGTHS: u32 = 6;
const FASTTEXT_VOCABULARY: u32 = 7;

/// The number of the type of singles.
const SINGLES: u32 = 10;

/// Where a matrix of singles lies.
struct Table {
    rows: u64,
    columns: u64,
    offset: u64,
}

/// What the chunks hold.
#[derive(Default)]
struct Chunks {
    words: Vec<String>,
    table: Option<Table>,
    lengths: Option<Vec<f64>>,
    /// What was done about words that are not UTF-8.
    warning: Option<String>,
}

/// Reads the vocabulary and the lengths; the matrix is not read yet.
///
/// # Errors
/// A file that ends too early, or chunks that are not as the format has them.
pub(crate) fn scan(input: &mut Input) -> Result<WordTable, FormatError> {
    let name = stem(input.name()).to_string();
    let mut cursor = Cursor::new(input, 0)?;
    cursor.skip(MAGIC.len() as u64, || "magic bytes".into())?;
    let (version, count) = (cursor.u32("version")?, cursor.u32("number of chunks")?);
    if version != 0 || count > MAX_CHUNKS {
        let found = format!("version {version} with {count} chunks");
        return Err(cursor.malformed("header", found, "version 0 with at most 64 chunks"));
    }
    cursor.skip(4 * u64::from(count), || "list of chunks".into())?;
    let mut chunks = Chunks::default();
    for number in 0..count {
        chunks.read(&mut cursor, number)?;
    }
    chunks.into_words(&cursor, name)
}

impl Chunks {
    fn read(&mut self, cursor: &mut Cursor, number: u32) -> Result<(), FormatError> {
        let place = format!("chunk {number} (from 0)");
        let (kind, length) = (cursor.u32(&place)?, cursor.u64(&place)?);
        cursor.needs(length, || place.clone())?;
        let end = cursor.at() + length;
        match kind {
            SIMPLE_VOCABULARY => (self.words, self.warning) = read_words(cursor, 0)?,
            // Shortest and longest n-gram and the number of buckets stand before the words.
            BUCKET_VOCABULARY | FASTTEXT_VOCABULARY => {
                (self.words, self.warning) = read_words(cursor, 3 * 4)?;
            }
            MATRIX => self.table = Some(read_table(cursor)?),
            LENGTHS => self.lengths = Some(read_lengths(cursor)?),
            QUANTISED_MATRIX => {
                return Err(cursor.malformed(place, "a quantised matrix", "a matrix of singles"));
            }
            _ => {}
        }
        match end.checked_sub(cursor.at()) {
            Some(left) => cursor.skip(left, || place.clone()),
            None => Err(cursor.malformed(
                place,
                format!("{length} bytes announced"),
                "as many as the chunk has",
            )),
        }
    }

    fn into_words(self, cursor: &Cursor, name: String) -> Result<WordTable, FormatError> {
        let count = self.words.len() as u64;
        let Some(Table { rows, columns, offset }) =
            self.table.filter(|table| count > 0 && table.rows >= count)
        else {
            return Err(cursor.malformed(
                "chunks",
                format!("{count} words"),
                "words, and a matrix with a row for each",
            ));
        };
        let table = TensorInfo {
            name,
            shape: vec![count, columns],
            dtype: "F32".into(),
            offset,
            bytes: Some(count * columns * 4),
            encoding: Some(Encoding::Float(Float::F32.little())),
        };
        let (words, lengths, of_ngrams) = (self.words, self.lengths, rows - count);
        Ok(WordTable {
            format: "finalfusion",
            words,
            table,
            lengths,
            of_ngrams,
            warning: self.warning,
        })
    }
}

fn read_words(
    cursor: &mut Cursor,
    between: u64,
) -> Result<(Vec<String>, Option<String>), FormatError> {
    let count = cursor.u64("number of words")?;
    cursor.skip(between, || "n-grams".into())?;
    if count > MAX_NAMES as u64 {
        return Err(cursor.malformed(
            "vocabulary",
            format!("{count} words"),
            &format!("at most {MAX_NAMES}"),
        ));
    }
    cursor.needs(count * 4, || format!("{count} words"))?;
    let (mut words, mut decoder) = (Vec::new(), Decoder::default());
    for i in 0..count {
        let place = format!("word {i} (from 0)");
        let length = cursor.u32(&place)?;
        let bytes = cursor.bytes(length.into(), &place)?;
        words.push(decoder.decode(words.len(), &bytes).into_owned());
    }
    let warning = decoder.finish(&mut words, cursor.file());
    Ok((words, warning))
}

fn read_table(cursor: &mut Cursor) -> Result<Table, FormatError> {
    let (rows, columns) =
        (cursor.u64("rows of the matrix")?, u64::from(cursor.u32("columns of the matrix")?));
    let offset = singles(
        cursor,
        rows.checked_mul(columns),
        &format!("matrix of {rows} rows of {columns} numbers"),
    )?;
    Ok(Table { rows, columns, offset })
}

fn read_lengths(cursor: &mut Cursor) -> Result<Vec<f64>, FormatError> {
    let count = cursor.u64("number of lengths")?;
    singles(cursor, Some(count), "lengths")?;
    (0..count)
        .map(|_| cursor.array("lengths").map(|bytes| f32::from_le_bytes(bytes).into()))
        .collect()
}

/// Passes over the type and the padding before so many singles, which are then known to be there;
/// gives their place.
fn singles(cursor: &mut Cursor, count: Option<u64>, place: &str) -> Result<u64, FormatError> {
    let number_type = cursor.u32(place)?;
    if number_type != SINGLES {
        let (file, found) = (cursor.file().into(), format!("type {number_type}"));
        return Err(FormatError::Dtype {
            file,
            place: place.into(),
            found,
            expected: "singles (type 10)",
        });
    }
    cursor.skip(cursor.at().next_multiple_of(4) - cursor.at(), || place.into())?;
    cursor
        .needs(count.and_then(|count| count.checked_mul(4)).unwrap_or(u64::MAX), || place.into())?;
    Ok(cursor.at())
}
