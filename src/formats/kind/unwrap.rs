//! Files inside of files: what is in an archive, and text that is written in another way than the
//! readers take it: in other encodings, digits, brackets or line ends, in Markdown, YAML or Python.

mod brackets;
mod encoding;
mod outline;
mod script;
mod tar;

use std::io::Read;

use encoding::Encoding;
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

/// Longest text that is written anew: it is held in memory.
const MAX_TEXT: u64 = 64 << 20;

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
    if size <= MAX_TEXT && start.trim_ascii_start().first() == Some(&b'|') {
        let bytes = input.up_to_from(0, size)?;
        let table = std::str::from_utf8(&bytes).ok().and_then(markdown);
        if let Some(table) = table {
            files.replace(file, |_| SourceFile::from_bytes(name.clone(), table.into_bytes()));
            return Ok(Some(format!("{name}: read as a table of Markdown")));
        }
    }
    if size <= MAX_TEXT && is_script(&name) {
        let bytes = input.up_to_from(0, size)?;
        if let Some(value) = assigned(&bytes).map(<[u8]>::to_vec) {
            files.replace(file, |_| SourceFile::from_bytes(format!("{name}on"), value));
            return Ok(Some(format!("{name}: read the value that the script assigns")));
        }
    }
    if let Some(encoding) = Encoding::of(&start).filter(|_| size > 2 && size <= MAX_TEXT) {
        let text = encoding.text(&input.up_to_from(0, size)?);
        files.replace(file, |_| SourceFile::from_bytes(name.clone(), text.into_bytes()));
        return Ok(Some(match encoding.name() {
            "UTF-16" => format!("{name}: read as UTF-16"),
            _ => format!("{name}: read as UTF-32"),
        }));
    }
    if size <= MAX_TEXT && may_be_of_script(&start) {
        let bytes = input.up_to_from(0, size)?;
        let text = std::str::from_utf8(&bytes).ok();
        if let Some(text) = text.and_then(|text| script::plain(&name, text)) {
            files.replace(file, |_| SourceFile::from_bytes(name.clone(), text.into_bytes()));
            return Ok(Some(format!("{name}: read its digits and separators as those of ASCII")));
        }
    }
    if size <= MAX_TEXT && brackets::may_be(&start) {
        let bytes = input.up_to_from(0, size)?;
        if let Some(text) = std::str::from_utf8(&bytes).ok().and_then(brackets::plain) {
            files.replace(file, |_| SourceFile::from_bytes(name.clone(), text.into_bytes()));
            return Ok(None);
        }
    }
    if size <= MAX_TEXT && is_python(&start) {
        let bytes = input.up_to_from(0, size)?;
        if let Some(json) = std::str::from_utf8(&bytes).ok().and_then(outline::python) {
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            files.replace(file, |_| SourceFile::from_bytes(format!("{stem}.json"), json.into()));
        }
        return Ok(None);
    }
    if size <= MAX_OUTLINE && is_outline(&name) {
        let bytes = input.up_to_from(0, size)?;
        let toml = name.to_lowercase().ends_with(".toml");
        let read = if toml { outline::toml } else { outline::yaml };
        if let Some(json) = std::str::from_utf8(&bytes).ok().and_then(read) {
            files.replace(file, |_| SourceFile::from_bytes(name.clone(), json.into_bytes()));
        }
        return Ok(None);
    }
    if size <= MAX_TEXT && ends_lines_with_cr(&start) {
        let mut bytes = input.up_to_from(0, size)?;
        bytes.iter_mut().filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
        files.replace(file, |_| SourceFile::from_bytes(name.clone(), bytes));
        return Ok(Some(format!("{name}: lines end in CR, read as line ends")));
    }
    Ok(None)
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

/// Longest list in YAML or TOML.
const MAX_OUTLINE: u64 = 4 << 20;

/// Whether this is a list or dictionary as Python prints it.
fn is_python(start: &[u8]) -> bool {
    let signs: Vec<u8> =
        start.iter().copied().filter(|b| !b.is_ascii_whitespace()).take(3).collect();
    ["{'", "['", "[('", "[['", "(('", "[(\""]
        .iter()
        .any(|begin| signs.starts_with(begin.as_bytes()))
}

/// Whether this is YAML or TOML, by its name.
fn is_outline(name: &str) -> bool {
    let name = name.to_lowercase();
    [".yaml", ".yml", ".toml"].iter().any(|ending| name.ends_with(ending))
}

/// Whether text may have digits or separators that are not those of ASCII.
fn may_be_of_script(start: &[u8]) -> bool {
    !start.is_ascii() && !start.iter().any(|&b| b < b' ' && !b"\t\r\n".contains(&b))
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

/// A table of Markdown, or lines between bars, with tabs between its cells; its titles only where
/// there are numbers below them, as pairs and names need none.
fn markdown(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let cells = |line: &str| -> Option<Vec<String>> {
        let inside = line.strip_prefix('|')?;
        let inside = inside.strip_suffix('|').unwrap_or(inside);
        Some(inside.split('|').map(|cell| cell.trim().replace('\t', " ")).collect())
    };
    let (titles, rule) = (cells(lines.next()?)?, cells(lines.next()?)?);
    let is_rule = |cell: &String| cell.contains('-') && cell.chars().all(|c| "-: ".contains(c));
    if rule.len() != titles.len() {
        return None;
    }
    let mut rows = lines.map(cells).collect::<Option<Vec<_>>>()?;
    if !rule.iter().all(is_rule) {
        // Bars around all lines, and no titles.
        rows.splice(0..0, [titles, rule]);
    } else if rows.iter().flatten().any(|cell| cell.parse::<f64>().is_ok()) {
        rows.insert(0, titles);
    }
    Some(rows.iter().map(|row| row.join("\t") + "\n").collect())
}
