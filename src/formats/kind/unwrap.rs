//! Files inside of files: what is in a zip or gzip archive, and text in UTF-16.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::{
    container::zip::unpacked::{all_files, only_file, unpack},
    error::FormatError,
    source::{
        SourceFile,
        input::{Files, Input},
    },
};

/// Most bytes that come out of a gzip archive: they are held in memory.
const MAX_GZIP: u64 = 512 << 20;

/// Longest text in UTF-16 that is turned into UTF-8, and longest table of Markdown.
const MAX_UTF16: u64 = 64 << 20;

/// Puts what is inside in the place of a file that is only a wrapping; says so.
pub(crate) fn unwrap(files: &mut Files, file: usize) -> Result<Option<String>, FormatError> {
    let mut input = files.input(file);
    let start = input.up_to_from(0, 4)?;
    let (name, size) = (input.name().to_string(), input.size());
    if start == *b"PK\x03\x04" {
        if let Some(inside) = only_file(&mut input) {
            files.replace(file, |archive| unpack(archive, inside));
            return Ok(Some(format!("{name}: read {:?}, the only file in it", files.name(file))));
        }
        let Some(inside) = all_files(&mut input)? else { return Ok(None) };
        let names = inside.iter().map(|inside| format!("{:?}", inside.name));
        let note = format!("{name}: read {}", names.collect::<Vec<_>>().join(", "));
        let mut inside = inside.into_iter();
        if let Some(first) = inside.next() {
            files.replace(file, |_| first);
        }
        inside.for_each(|other| files.add(other));
        return Ok(Some(note));
    }
    if start.starts_with(b"\x1f\x8b") {
        let bytes = gunzipped(&mut input)?;
        let inside = name.strip_suffix(".gz").unwrap_or(&name).to_string();
        files.replace(file, |_| SourceFile::from_bytes(inside, bytes));
        return Ok(Some(format!("{name}: unpacked")));
    }
    if size <= MAX_UTF16 && start.trim_ascii_start().first() == Some(&b'|') {
        let bytes = input.up_to_from(0, size)?;
        let table = std::str::from_utf8(&bytes).ok().and_then(markdown);
        if let Some(table) = table {
            files.replace(file, |_| SourceFile::from_bytes(name.clone(), table.into_bytes()));
            return Ok(Some(format!("{name}: read as a table of Markdown")));
        }
    }
    if size <= MAX_UTF16 && is_script(&name) {
        let bytes = input.up_to_from(0, size)?;
        if let Some(value) = assigned(&bytes).map(<[u8]>::to_vec) {
            files.replace(file, |_| SourceFile::from_bytes(format!("{name}on"), value));
            return Ok(Some(format!("{name}: read the value that the script assigns")));
        }
    }
    let is_little = start.starts_with(b"\xff\xfe") && start != *b"\xff\xfe\0\0";
    if size > 2 && size <= MAX_UTF16 && (is_little || start.starts_with(b"\xfe\xff")) {
        let bytes = input.up_to_from(0, size)?;
        let text = utf16(&bytes, if is_little { u16::from_le_bytes } else { u16::from_be_bytes });
        files.replace(file, |_| SourceFile::from_bytes(name.clone(), text.into_bytes()));
        return Ok(Some(format!("{name}: read as UTF-16")));
    }
    let start = input.up_to_from(0, LOOK)?;
    if size <= MAX_UTF16 && ends_lines_with_cr(&start) {
        let mut bytes = input.up_to_from(0, size)?;
        bytes.iter_mut().filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
        files.replace(file, |_| SourceFile::from_bytes(name.clone(), bytes));
        return Ok(Some(format!("{name}: lines end in CR, read as line ends")));
    }
    Ok(None)
}

/// Whether this is a script of JavaScript, by its name.
fn is_script(name: &str) -> bool {
    name.to_lowercase().ends_with(".js")
}

/// The object or list that a script assigns to a variable and does nothing else, as word2vecjson
/// keeps its vectors: `var vectors = {…};`.
fn assigned(script: &[u8]) -> Option<&[u8]> {
    let script = script.trim_ascii();
    let script = script.strip_suffix(b";").unwrap_or(script).trim_ascii();
    let start = script.iter().position(|b| matches!(b, b'{' | b'['))?;
    let before = script[..start].trim_ascii_end();
    let named = |b: &u8| b.is_ascii_alphanumeric() || b" _.$=\n".contains(b);
    let assigns = before.ends_with(b"=") || before.ends_with(b"export default");
    let closed = matches!(script.last(), Some(b'}' | b']'));
    (assigns && closed && before.iter().all(named)).then(|| &script[start..])
}

/// Bytes in which a line ends, if it is one of text.
const LOOK: u64 = 4 << 10;

/// Whether text has the line ends of old Macs, as Excel still writes them there.
fn ends_lines_with_cr(start: &[u8]) -> bool {
    let is_text = start.iter().all(|&b| b >= b' ' || b"\t\r".contains(&b));
    is_text && start.contains(&b'\r')
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
        let advice = "unpack it first: a file that is not packed is read in part";
        return Err(FormatError::TooLarge { file, place, found, limit, advice });
    }
    Ok(bytes)
}

/// A table of Markdown with tabs between its cells; its titles only where there are numbers below
/// them, as pairs and names need none.
fn markdown(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let cells = |line: &str| -> Option<Vec<String>> {
        let inside = line.strip_prefix('|')?;
        let inside = inside.strip_suffix('|').unwrap_or(inside);
        Some(inside.split('|').map(|cell| cell.trim().replace('\t', " ")).collect())
    };
    let (titles, rule) = (cells(lines.next()?)?, cells(lines.next()?)?);
    let is_rule = |cell: &String| cell.contains('-') && cell.chars().all(|c| "-: ".contains(c));
    if rule.len() != titles.len() || !rule.iter().all(is_rule) {
        return None;
    }
    let mut rows = lines.map(cells).collect::<Option<Vec<_>>>()?;
    if rows.iter().flatten().any(|cell| cell.parse::<f64>().is_ok()) {
        rows.insert(0, titles);
    }
    Some(rows.iter().map(|row| row.join("\t") + "\n").collect())
}

/// The text behind the byte order mark.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    let units = units.iter().skip(1).map(|pair| unit(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
