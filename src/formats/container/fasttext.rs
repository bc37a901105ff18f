//! fastText's own binary (`.bin`): arguments, dictionary, then the input matrix. Words only: rows
//! of n-grams are not read.

use kernel::Float;

use crate::{
    container::{MAX_NAMES, encoding::Encoding, tensor::TensorInfo, words::WordTable},
    error::FormatError,
    source::{cursor::Cursor, decode::Decoder, input::Input, stem},
};

/// First bytes, except in files of the oldest format.
pub(crate) const MAGIC: &[u8] = &793_712_314_u32.to_le_bytes();

/// Newest version known.
const VERSION: u32 = 12;

/// Bytes of the arguments after dimension and window: ten numbers and a double.
const ARGUMENTS: u64 = 10 * 4 + 8;

/// Longest word, in bytes.
const MAX_WORD: u64 = 64 << 10;

/// Whether this looks like the oldest format: no magic, but twelve arguments in their ranges.
pub(crate) fn is_old(head: &[u8]) -> bool {
    let (words, _) = head.as_chunks::<4>();
    let Some(arguments) = words.first_chunk::<12>() else { return false };
    let [dim, window, epoch, _, _, grams, loss, model, bucket, shortest, longest, _] =
        arguments.map(u32::from_le_bytes);
    (1..=10_000).contains(&dim)
        && (1..=1000).contains(&window)
        && epoch <= 100_000
        && (1..=100).contains(&grams)
        && (1..=4).contains(&loss)
        && (1..=3).contains(&model)
        && bucket <= 1 << 30
        && shortest <= longest
        && longest <= 100
}

/// Reads the dictionary; the matrix is not read yet.
///
/// # Errors
/// A file that ends too early, or a dictionary or matrix that is not as the format has it.
pub(crate) fn scan(input: &mut Input) -> Result<WordTable, FormatError> {
    let name = stem(input.name()).to_string();
    let mut cursor = Cursor::new(input, 0)?;
    let new = cursor.peek()?.starts_with(MAGIC);
    if new {
        cursor.skip(4, || "magic number".into())?;
        check_version(&mut cursor)?;
    }
    let dim = u64::from(cursor.u32("dimension")?);
    cursor.skip(4 + ARGUMENTS, || "arguments".into())?;
    let (words, warning) = read_dictionary(&mut cursor, new)?;
    let (rows, columns) = (cursor.u64("rows of the matrix")?, cursor.u64("columns of the matrix")?);
    let count = words.len() as u64;
    if columns != dim || rows < count {
        let found = format!("{rows} rows of {columns} numbers");
        return Err(cursor.malformed(
            "matrix",
            found,
            &format!("at least {count} rows of {dim} numbers"),
        ));
    }
    let needed = rows.checked_mul(columns).and_then(|n| n.checked_mul(4)).unwrap_or(u64::MAX);
    cursor.needs(needed, || format!("matrix of {rows} rows of {columns} numbers"))?;
    let table = TensorInfo {
        name,
        shape: vec![count, columns],
        dtype: "F32".into(),
        offset: cursor.at(),
        bytes: Some(count * columns * 4),
        encoding: Some(Encoding::Float(Float::F32.little())),
    };
    Ok(WordTable {
        format: "fastText",
        words,
        table,
        lengths: None,
        of_ngrams: rows - count,
        warning,
    })
}

fn check_version(cursor: &mut Cursor) -> Result<(), FormatError> {
    match cursor.u32("version")? {
        version if version <= VERSION => Ok(()),
        version => {
            Err(cursor.malformed("version", version.to_string(), &format!("at most {VERSION}")))
        }
    }
}

/// The words; labels and the pruning index are passed over. The new format ends with the
/// quantisation flag.
fn read_dictionary(
    cursor: &mut Cursor,
    new: bool,
) -> Result<(Vec<String>, Option<String>), FormatError> {
    let place = "dictionary";
    let [size, words, _] = [cursor.u32(place)?, cursor.u32(place)?, cursor.u32(place)?];
    cursor.skip(8, || place.into())?;
    let pruned = if new { i64::from_le_bytes(cursor.array(place)?) } else { 0 };
    if words > size || size as usize > MAX_NAMES {
        let expected = format!("at most {MAX_NAMES} entries, words among them");
        return Err(cursor.malformed(place, format!("{words} words of {size} entries"), &expected));
    }
    // An entry is at least an end of word, a count and a type.
    cursor.needs(u64::from(size) * 10, || format!("dictionary of {size} entries"))?;
    let (mut entries, mut bytes, mut decoder) = (Vec::new(), Vec::new(), Decoder::default());
    for i in 0..size {
        let place = || format!("dictionary entry {i} (from 0)");
        cursor.until(0, MAX_WORD, &mut bytes, place)?;
        entries.push(decoder.decode(entries.len(), &bytes).into_owned());
        cursor.skip(9, place)?;
    }
    entries.truncate(words as usize);
    let warning = decoder.finish(&mut entries, cursor.file());
    cursor.skip(u64::try_from(pruned).unwrap_or(0).saturating_mul(8), || "pruning index".into())?;
    if new && cursor.array::<1>("quantisation flag")? != [0] {
        return Err(cursor.malformed(
            "matrix",
            "a quantised matrix (.ftz)",
            "a matrix of singles (.bin)",
        ));
    }
    Ok((entries, warning))
}
