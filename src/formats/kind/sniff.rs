//! Telling text formats apart by their first lines.

use crate::{
    contents::label_list::Role,
    kind::{HEAD, Kind},
    text::{
        decimal,
        lines::BOM,
        word_vectors::{header_of, width_of},
    },
};

/// Lines looked at.
const SAMPLE: usize = 50;

/// The kind of a text file, or of a word2vec binary, whose first line is text.
pub(crate) fn sniff(name: &str, head: &[u8]) -> Kind {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Kind::Unknown("UTF-16 text (save it as UTF-8)");
    }
    let head = head.strip_prefix(BOM).unwrap_or(head);
    let lines = sample(head);
    let first = lines.first().copied().unwrap_or_default();
    if header_of(first).is_some() {
        let rest = &head[head.len().min(first.len() + 1)..];
        return if is_text(rest) { Kind::Word2vecText } else { Kind::Word2vecBinary };
    }
    if is_binary(head) {
        return Kind::Unknown("bytes of no known format");
    }
    if is_json(&extension(name), head) {
        return json_kind(head);
    }
    by_lines(name, &lines)
}

fn by_lines(name: &str, lines: &[&[u8]]) -> Kind {
    let separator = separator(lines);
    let columns = lines.first().map_or(0, |line| split(line, separator).count());
    let says_names = says_names(name);
    if lines.iter().any(|line| line.starts_with(b": ")) && lines.iter().any(|line| words(line) == 4)
    {
        return Kind::Analogies;
    }
    if separator == b' ' || mixed(lines) {
        return spaced(lines);
    }
    if columns > 1 && !says_names && has_number_column(lines, separator) {
        return Kind::Table(separator);
    }
    let pairs = separator == b'\t' || extension(name) == "csv";
    if pairs && (2..=3).contains(&columns) && !says_names {
        Kind::Pairs(separator)
    } else {
        Kind::Names
    }
}

/// Whether tabs and spaces alike stand between numbers: in at least half of the lines, what tabs
/// part are several numbers.
fn mixed(lines: &[&[u8]]) -> bool {
    let several = |part: &[u8]| words(part) > 1 && fields(part).all(number);
    let of_both = |line: &&&[u8]| line.contains(&b'\t') && split(line, b'\t').any(several);
    !lines.is_empty() && 2 * lines.iter().filter(of_both).count() >= lines.len()
}

/// Numbers only are a table; a word and then numbers are GloVe; anything else is a list of names.
fn spaced(lines: &[&[u8]]) -> Kind {
    let widths: Vec<usize> = lines.iter().map(|line| width_of(line)).collect();
    let all_numbers = |line: &&[u8]| fields(line).all(number);
    let width = widths.iter().copied().max().unwrap_or(0);
    match () {
        () if width == 0 => Kind::Names,
        () if lines.iter().all(all_numbers) && width > 0 => Kind::Table(b' '),
        () if widths.iter().filter(|&&w| w == width).count() * 2 > widths.len() => Kind::Glove,
        () => Kind::Names,
    }
}

/// The first lines that are whole and not blank.
fn sample(head: &[u8]) -> Vec<&[u8]> {
    let whole = if head.len() as u64 >= HEAD - BOM.len() as u64 {
        let end = head.iter().rposition(|&b| b == b'\n').unwrap_or(head.len());
        &head[..end]
    } else {
        head
    };
    let lines = whole.split(|&b| b == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(|line| !line.trim_ascii().is_empty()).take(SAMPLE).collect()
}

/// Tab, comma or semicolon if the first line has one, else a space if it has one, else a tab.
fn separator(lines: &[&[u8]]) -> u8 {
    let first = lines.get(1).or(lines.first()).copied().unwrap_or_default();
    let has = |separator: &u8| first.contains(separator);
    let regular = |separator: &u8| {
        has(separator) && (*separator == b'\t' || has_number_column(lines, *separator))
    };
    if let Some(separator) = [b'\t', b',', b';'].iter().find(|s| regular(s)) {
        return *separator;
    }
    let pair = |separator: &u8| {
        has(separator) && lines.iter().all(|line| split(line, *separator).count() <= 3)
    };
    if pair(&b',') {
        return b',';
    }
    if has(&b' ') { b' ' } else { b'\t' }
}

/// Whether some column holds numbers in all lines but perhaps the first.
fn has_number_column(lines: &[&[u8]], separator: u8) -> bool {
    let data = if lines.len() > 1 { &lines[1..] } else { lines };
    let columns = data.first().map_or(0, |line| split(line, separator).count());
    let numeric = |i| {
        data.iter()
            .all(|line| split(line, separator).nth(i).is_some_and(|f| number(f.trim_ascii())))
    };
    // Names come first or last: with both ends and the middle looked at, quoted separators in names
    // do no harm.
    columns > 1 && [0, 1, columns / 2, columns - 1].into_iter().any(numeric)
}

fn split(line: &[u8], separator: u8) -> impl Iterator<Item = &[u8]> {
    line.split(move |&b| b == separator)
}

fn fields(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|field| !field.is_empty())
}

fn words(line: &[u8]) -> usize {
    fields(line).count()
}

fn number(field: &[u8]) -> bool {
    decimal::whole(field).is_some()
}

/// Whether the file name says that the file holds names of something.
fn says_names(name: &str) -> bool {
    let name = name.to_lowercase();
    !matches!(Role::of(&name), Role::Either | Role::Tokens)
        || ["metadata", "label", "tokens", "vocab"].iter().any(|n| name.contains(n))
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

/// An object or list whose second character fits; in a file named as text only if it is an object
/// with a key.
fn is_json(extension: &str, head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let then = head.get(1..).unwrap_or_default().trim_ascii_start().first();
    let object = head.first() == Some(&b'{') && matches!(then, None | Some(b'"' | b'}'));
    let list = head.first() == Some(&b'[')
        && matches!(then, None | Some(b'"' | b'[' | b'{' | b']' | b'-' | b'0'..=b'9'));
    extension == "json" || object || (list && !["txt", "tsv", "csv", "vec"].contains(&extension))
}

/// Which JSON this is, by its first keys.
fn json_kind(head: &[u8]) -> Kind {
    let has = |key: &[u8]| memchr::memmem::find(head, key).is_some();
    match () {
        () if has(b"\"weight_map\"") => Kind::ShardIndex,
        () if has(b"\"tensorPath\"") => Kind::ProjectorConfig,
        () if has(b"\"added_tokens\"") && has(b"\"version\"") => Kind::Tokenizer,
        () if numbered_keys(head) >= VOCAB_SIGN => Kind::Vocab,
        () => Kind::Json,
    }
}

/// So many first keys with whole numbers make a vocabulary.
const VOCAB_SIGN: usize = 3;

/// How many keys at the start have a whole number as their value.
fn numbered_keys(head: &[u8]) -> usize {
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start().trim_start_matches('{');
    for count in 0..VOCAB_SIGN {
        let mut entry = serde_json::Deserializer::from_str(rest).into_iter::<String>();
        let Some(Ok(_)) = entry.next() else { return count };
        let after = rest[entry.byte_offset()..]
            .trim_start()
            .strip_prefix(':')
            .unwrap_or_default()
            .trim_start();
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let next = after[digits..].trim_start();
        if digits == 0 || !next.starts_with([',', '}']) {
            return count;
        }
        rest = &next[1..];
    }
    VOCAB_SIGN
}

/// Whether bytes are UTF-8 text without control characters, but for a character cut at the end.
fn is_text(bytes: &[u8]) -> bool {
    let cut = std::str::from_utf8(bytes)
        .err()
        .is_some_and(|e| e.error_len().is_some() || e.valid_up_to() + 4 < bytes.len());
    !cut && !is_binary(bytes)
}

/// Whether bytes hold control characters that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().any(|&b| b < b' ' && !b"\t\n\r\x0c\x1b".contains(&b))
}
