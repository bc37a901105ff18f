//! Ways to write a text other than the readers take it, and the text as they do.

use super::super::{detect, sniff::BYTES};
use super::{brackets, encoding::Encoding, numbers, outline, printed, script};

/// Longest text that is written anew: it is held in memory.
pub(super) const MAX_TEXT: u64 = 64 << 20;

/// Longest list in YAML or TOML.
const MAX_OUTLINE: u64 = 4 << 20;

/// A way to write a text.
pub(super) struct Writing {
    /// In no longer text.
    most: u64,
    /// Whether a file of this name that begins so may be written so.
    may_be: fn(&str, &[u8]) -> bool,
    /// The text as the readers take it; nothing where it is not written so after all.
    plain: fn(&str, &[u8]) -> Option<Plain>,
}

/// A text as the readers take it.
pub(super) struct Plain {
    /// The name of the file from now on, where it is another.
    pub(super) name: Option<String>,
    pub(super) bytes: Vec<u8>,
    /// What is said of it.
    pub(super) note: Option<String>,
}

impl Writing {
    const fn new(
        most: u64,
        may_be: fn(&str, &[u8]) -> bool,
        plain: fn(&str, &[u8]) -> Option<Plain>,
    ) -> Self {
        Self { most, may_be, plain }
    }

    pub(super) fn may_be(&self, name: &str, start: &[u8], size: u64) -> bool {
        size <= self.most && (self.may_be)(name, start)
    }

    pub(super) fn plain(&self, name: &str, bytes: &[u8]) -> Option<Plain> {
        (self.plain)(name, bytes)
    }
}

/// In the order in which they are tried.
pub(super) const WRITINGS: [Writing; 11] = [
    Writing::new(MAX_TEXT, |_, start| start.trim_ascii_start().first() == Some(&b'|'), in_markdown),
    Writing::new(MAX_TEXT, |name, _| is_javascript(name), in_javascript),
    Writing::new(MAX_TEXT, |_, start| start.len() > 2 && Encoding::of(start).is_some(), encoded),
    Writing::new(MAX_TEXT, may_be_between_nuls, between_nuls),
    Writing::new(MAX_TEXT, |_, start| may_be_of_script(start), of_script),
    Writing::new(MAX_TEXT, |name, start| !is_json(name) && printed::may_be(start), as_printed),
    Writing::new(MAX_TEXT, |_, start| brackets::may_be(start), in_brackets),
    Writing::new(MAX_TEXT, |_, start| is_python(start), in_python),
    Writing::new(MAX_OUTLINE, |name, _| is_outline(name), in_outline),
    Writing::new(MAX_TEXT, |_, start| ends_lines_with_cr(start), with_cr),
    Writing::new(MAX_TEXT, |_, start| numbers::may_be(start), of_numbers),
];

fn noted(text: impl Into<Vec<u8>>, note: String) -> Option<Plain> {
    Some(Plain { name: None, bytes: text.into(), note: Some(note) })
}

fn plain(text: String) -> Plain {
    Plain { name: None, bytes: text.into(), note: None }
}

fn in_markdown(name: &str, bytes: &[u8]) -> Option<Plain> {
    let table = markdown(std::str::from_utf8(bytes).ok()?)?;
    noted(table, format!("{name}: read as a table of Markdown"))
}

fn in_javascript(name: &str, bytes: &[u8]) -> Option<Plain> {
    let note = Some(format!("{name}: read the value that the script assigns"));
    Some(Plain { name: Some(format!("{name}on")), bytes: assigned(bytes)?.to_vec(), note })
}

fn encoded(name: &str, bytes: &[u8]) -> Option<Plain> {
    let encoding = Encoding::of(bytes)?;
    let note = match encoding.name() {
        "UTF-16" => format!("{name}: read as UTF-16"),
        _ => format!("{name}: read as UTF-32"),
    };
    noted(encoding.text(bytes), note)
}

/// Lines of what `find -print0` and `xargs -0` part by NUL, or a list where some have line ends.
fn between_nuls(name: &str, bytes: &[u8]) -> Option<Plain> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\0").unwrap_or(bytes);
    let names: Vec<&[u8]> = bytes.split(|&b| b == 0).collect();
    if names.iter().any(|name| name.is_empty()) {
        return None;
    }
    let note = Some(format!("{name}: read as a list between NUL bytes"));
    if !bytes.contains(&b'\n') {
        return Some(Plain { name: None, bytes: names.join(&b'\n'), note });
    }
    let texts: Vec<_> = names.into_iter().map(String::from_utf8_lossy).collect();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let bytes = serde_json::to_vec(&texts).ok()?;
    Some(Plain { name: Some(format!("{stem}.json")), bytes, note })
}

fn of_script(name: &str, bytes: &[u8]) -> Option<Plain> {
    let text = script::plain(name, std::str::from_utf8(bytes).ok()?)?;
    noted(text, format!("{name}: read its digits and separators as those of ASCII"))
}

fn of_numbers(name: &str, bytes: &[u8]) -> Option<Plain> {
    let (text, [written, value]) = numbers::plain(std::str::from_utf8(bytes).ok()?)?;
    noted(text, format!("{name}: {written:?} and the like are read as numbers, here {value}"))
}

fn in_brackets(_: &str, bytes: &[u8]) -> Option<Plain> {
    brackets::plain(std::str::from_utf8(bytes).ok()?).map(plain)
}

fn as_printed(name: &str, bytes: &[u8]) -> Option<Plain> {
    let table = printed::plain(std::str::from_utf8(bytes).ok()?)?;
    noted(table, format!("{name}: read as a table that a program printed"))
}

fn in_python(name: &str, bytes: &[u8]) -> Option<Plain> {
    let json = outline::python(std::str::from_utf8(bytes).ok()?)?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Some(Plain { name: Some(format!("{stem}.json")), ..plain(json) })
}

fn in_outline(name: &str, bytes: &[u8]) -> Option<Plain> {
    let lower = name.to_lowercase();
    let read = match () {
        () if lower.ends_with(".toml") => outline::toml,
        () if lower.ends_with(".py") => outline::assignments,
        () => outline::yaml,
    };
    read(std::str::from_utf8(bytes).ok()?).map(plain)
}

fn with_cr(name: &str, bytes: &[u8]) -> Option<Plain> {
    let lines = bytes.iter().map(|&b| if b == b'\r' { b'\n' } else { b });
    noted(lines.collect::<Vec<_>>(), format!("{name}: lines end in CR, read as line ends"))
}

/// Whether this is a list or dictionary as Python prints it.
fn is_python(start: &[u8]) -> bool {
    let signs: Vec<u8> =
        start.iter().copied().filter(|b| !b.is_ascii_whitespace()).take(3).collect();
    ["{'", "['", "[('", "[['", "(('", "[(\""]
        .iter()
        .any(|begin| signs.starts_with(begin.as_bytes()))
}

/// Whether this is YAML, TOML or a script of Python, by its name.
fn is_outline(name: &str) -> bool {
    let name = name.to_lowercase();
    [".yaml", ".yml", ".toml", ".py"].iter().any(|ending| name.ends_with(ending))
}

/// Whether this is JSON, by its name.
fn is_json(name: &str) -> bool {
    let name = name.to_lowercase();
    [".json", ".jsonl", ".ndjson"].iter().any(|ending| name.ends_with(ending))
}

/// Whether NULs stand between texts, never two of them together as in numbers.
fn may_be_between_nuls(name: &str, start: &[u8]) -> bool {
    let is_text = |b: &u8| *b >= b' ' || b"\0\t\r\n".contains(b);
    start.contains(&0)
        && start.first() != Some(&0)
        && start.iter().all(is_text)
        && !start.windows(2).any(|pair| pair == b"\0\0")
        && detect(name, start) == BYTES
}

/// Whether text may have digits or separators that are not those of ASCII.
fn may_be_of_script(start: &[u8]) -> bool {
    !start.is_ascii() && !start.iter().any(|&b| b < b' ' && !b"\t\r\n".contains(&b))
}

/// Whether this is a script of JavaScript, by its name.
fn is_javascript(name: &str) -> bool {
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

/// Whether text has the line ends of old Macs, as Excel still writes them there.
fn ends_lines_with_cr(start: &[u8]) -> bool {
    let is_text = start.iter().all(|&b| b >= b' ' || b"\t\r".contains(&b));
    is_text && start.contains(&b'\r')
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
