//! Lists in YAML and TOML as JSON: what people write of pairs and names by hand, block and flow
//! lists, maps and tables. Anchors, tags and texts of several lines are not read. Words stay words:
//! a reader of all YAML makes values of `true`, `no` and `null`, which are words in a list of
//! pairs.

use crate::text::table::field::untyped;

/// How deep lists may stand in each other.
const DEEPEST: usize = 16;

/// Lines with the spaces before them.
type Lines = Vec<(usize, String)>;

/// The JSON of a text in YAML; nothing where it has more than is read here.
pub(super) fn yaml(text: &str) -> Option<String> {
    let mut lines: Lines = Vec::new();
    for line in text.lines() {
        let line = without_comment(line).trim_end();
        let content = line.trim_start();
        match lines.last_mut() {
            _ if content.is_empty() || ["---", "..."].contains(&content) => {}
            // A list in brackets goes on.
            Some((_, last)) if open(last)? > 0 => last.extend([" ", content]),
            _ => lines.push((line.len() - content.len(), content.to_string())),
        }
    }
    let (mut at, mut json) = (0, String::new());
    let indent = lines.first()?.0;
    block(&mut lines, &mut at, indent, DEEPEST, &mut json)?;
    (at == lines.len()).then_some(json)
}

/// The value that begins at a line, with all lines at least so far in.
fn block(
    lines: &mut Lines,
    at: &mut usize,
    indent: usize,
    deepest: usize,
    json: &mut String,
) -> Option<()> {
    let deepest = deepest.checked_sub(1)?;
    let is_item = |line: &str| line == "-" || line.starts_with("- ");
    let first = lines.get(*at)?.1.clone();
    let list = is_item(&first);
    if !list && entry(&first, ':').is_none() {
        *at += 1;
        return value(&first, ':', json);
    }
    json.push(if list { '[' } else { '{' });
    let start = *at;
    while let Some((_, line)) = lines.get(*at).filter(|line| line.0 == indent).cloned() {
        if is_item(&line) != list {
            break;
        }
        if *at > start {
            json.push(',');
        }
        let rest = if list {
            line[1..].trim_start().to_string()
        } else {
            let (key, rest) = entry(&line, ':')?;
            json.push_str(&serde_json::to_string(&key).ok()?);
            json.push(':');
            rest.to_string()
        };
        if list && !rest.is_empty() {
            let inner = indent + line.len() - rest.len();
            lines[*at] = (inner, rest);
            block(lines, at, inner, deepest, json)?;
        } else if rest.is_empty() {
            *at += 1;
            // The list of a key may stand as far out as the key.
            let next = lines
                .get(*at)
                .filter(|next| next.0 > indent || !list && next.0 == indent && is_item(&next.1));
            match next.map(|next| next.0) {
                Some(inner) => block(lines, at, inner, deepest, json)?,
                None => json.push_str("null"),
            }
        } else {
            *at += 1;
            value(&rest, ':', json)?;
        }
    }
    json.push(if list { ']' } else { '}' });
    // What stands further in than this value began is no part of it.
    lines.get(*at).is_none_or(|line| line.0 <= indent).then_some(())
}

/// The JSON of a list or dictionary as Python prints it; nothing where it is none.
pub(super) fn python(text: &str) -> Option<String> {
    let mut json = String::with_capacity(text.len());
    let plain = untyped(text.trim().as_bytes());
    value(std::str::from_utf8(&plain).ok()?, ':', &mut json)?;
    Some(json)
}

/// The JSON of the lists and dictionaries that a script of Python assigns; nothing where it does
/// more.
pub(super) fn assignments(text: &str) -> Option<String> {
    tables(text, ':')
}

/// The JSON of a text in TOML; nothing where it has more than is read here.
pub(super) fn toml(text: &str) -> Option<String> {
    tables(text, '=')
}

/// Tables whose maps in braces have this sign between keys and values.
fn tables(text: &str, sign: char) -> Option<String> {
    let mut tables: Vec<(String, bool, Vec<String>)> = vec![(String::new(), false, Vec::new())];
    let mut lines = text.lines().map(|line| without_comment(line).trim().to_string());
    while let Some(mut line) = lines.next() {
        let title = |line: &str, open: &str, close: &str| {
            let name = line.strip_prefix(open)?.strip_suffix(close)?.trim();
            let bare = |c: char| c.is_alphanumeric() || "_-\"' ".contains(c);
            name.chars().all(bare).then(|| name.trim_matches(['"', '\'']).to_string())
        };
        if line.is_empty() {
            continue;
        }
        if let Some(name) = title(&line, "[[", "]]") {
            tables.push((name, true, Vec::new()));
            continue;
        }
        if let Some(name) = title(&line, "[", "]") {
            tables.push((name, false, Vec::new()));
            continue;
        }
        while open(&line)? > 0 {
            line.extend([" ", &lines.next()?]);
        }
        let (key, rest) = entry(&line, '=')?;
        let mut field = serde_json::to_string(&key).ok()? + ":";
        value(rest, sign, &mut field)?;
        tables.last_mut()?.2.push(field);
    }
    let mut fields = tables.first()?.2.clone();
    for tables in tables[1..].chunk_by(|a, b| a.1 && b.1 && a.0 == b.0) {
        let (name, several, _) = tables.first()?;
        let inside: Vec<String> =
            tables.iter().map(|(_, _, fields)| format!("{{{}}}", fields.join(","))).collect();
        let inside = inside.join(",");
        let inside = if *several { format!("[{inside}]") } else { inside };
        fields.push(format!("{}:{inside}", serde_json::to_string(name).ok()?));
    }
    (!fields.is_empty()).then(|| format!("{{{}}}", fields.join(",")))
}

/// A line up to its comment.
fn without_comment(line: &str) -> &str {
    let mut quote = None;
    let mut before = ' ';
    for (at, sign) in line.char_indices() {
        match (sign, quote) {
            ('#', None) if before.is_whitespace() => return &line[..at],
            ('"' | '\'', None) if !before.is_alphanumeric() => quote = Some(sign),
            (sign, Some(open)) if sign == open => quote = None,
            _ => {}
        }
        before = sign;
    }
    line
}

/// How many brackets are open at the end of a line; nothing where more are closed.
fn open(line: &str) -> Option<usize> {
    let (mut depth, mut quote, mut before) = (0_usize, None, ' ');
    for sign in line.chars() {
        match (sign, quote) {
            ('"' | '\'', None) if !before.is_alphanumeric() => quote = Some(sign),
            (sign, Some(open)) if sign == open => quote = None,
            ('[' | '{', None) => depth += 1,
            (']' | '}', None) => depth = depth.checked_sub(1)?,
            _ => {}
        }
        before = sign;
    }
    Some(depth)
}

/// A key and what follows its sign: `key: value` or `key = value`.
fn entry(line: &str, sign: char) -> Option<(String, &str)> {
    let mut rest = line;
    let key = scalar(&mut rest, &[sign])?;
    let rest = rest.trim_start().strip_prefix(sign)?;
    let parted = sign == '=' || rest.is_empty() || rest.starts_with(' ');
    (parted && !line.starts_with(['[', '{'])).then(|| (key.text, rest.trim()))
}

/// What ends a word in brackets.
const ENDS: [char; 4] = [',', ']', '}', ')'];

/// One word or text, and whether it stood in quotes.
struct Scalar {
    text: String,
    quoted: bool,
}

/// The text that `rest` begins with, up to one of these signs where it has no quotes.
fn scalar(rest: &mut &str, ends: &[char]) -> Option<Scalar> {
    let trimmed = rest.trim_start();
    let Some(quote) = trimmed.chars().next().filter(|c| ['"', '\''].contains(c)) else {
        // A colon inside of a word ends no key.
        let ends_at = |(at, sign): &(usize, char)| {
            let then = trimmed[*at + sign.len_utf8()..].chars().next();
            ends.contains(sign) && (*sign != ':' || then.is_none_or(|c| c == ' '))
        };
        let end = trimmed.char_indices().find(ends_at).map_or(trimmed.len(), |(at, _)| at);
        let text = trimmed[..end].trim().to_string();
        *rest = &trimmed[end..];
        return (!text.is_empty() && !text.starts_with(['&', '*', '!', '|', '>', '@', '`']))
            .then_some(Scalar { text, quoted: false });
    };
    let (mut text, mut signs) = (String::new(), trimmed[1..].char_indices().peekable());
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' if quote == '"' => match signs.next()?.1 {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                sign => text.push(sign),
            },
            sign if sign == quote
                && quote == '\''
                && signs.peek().map(|next| next.1) == Some('\'') =>
            {
                signs.next();
                text.push(sign);
            }
            sign if sign == quote => {
                *rest = &trimmed[1 + at + 1..];
                return Some(Scalar { text, quoted: true });
            }
            sign => text.push(sign),
        }
    }
    None
}

/// Puts the JSON of a value that is all of a text: a list or map in brackets, or a scalar.
fn value(text: &str, sign: char, json: &mut String) -> Option<()> {
    let mut rest = text;
    let in_brackets = text.trim_start().starts_with(['[', '{', '(']);
    part(&mut rest, sign, if in_brackets { &ENDS } else { &[] }, DEEPEST, json)?;
    rest.trim().is_empty().then_some(())
}

fn part(
    rest: &mut &str,
    sign: char,
    ends: &[char],
    deepest: usize,
    json: &mut String,
) -> Option<()> {
    let deepest = deepest.checked_sub(1)?;
    *rest = rest.trim_start();
    // Of a tuple of Python JSON makes a list.
    let ([begin, close], end) = match rest.chars().next()? {
        '[' => (['[', ']'], ']'),
        '(' => (['[', ']'], ')'),
        '{' => (['{', '}'], '}'),
        _ => {
            let Scalar { text, quoted } = scalar(rest, ends)?;
            let number = text.parse::<f64>().ok().filter(|x| !quoted && x.is_finite());
            json.push_str(&match number {
                Some(number) => number.to_string(),
                None => serde_json::to_string(&text).ok()?,
            });
            return Some(());
        }
    };
    json.push(begin);
    *rest = rest[1..].trim_start();
    let mut first = true;
    while !rest.starts_with(end) {
        if !first {
            *rest = rest.strip_prefix(',')?.trim_start();
            if rest.starts_with(end) {
                break;
            }
            json.push(',');
        }
        first = false;
        if begin == '{' {
            let key = scalar(rest, &[sign])?;
            *rest = rest.trim_start().strip_prefix(sign)?;
            json.push_str(&serde_json::to_string(&key.text).ok()?);
            json.push(':');
        }
        part(rest, sign, &ENDS, deepest, json)?;
        *rest = rest.trim_start();
    }
    *rest = &rest[1..];
    json.push(close);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{python, toml, yaml};

    #[test]
    fn lists_and_dictionaries_of_python_are_json() {
        for (text, expected) in [
            ("[('king', 'queen'), (\"it's\", 2.5),]\n", r#"[["king","queen"],["it's",2.5]]"#),
            ("{'king': [1, -0.5]}", r#"{"king":[1,-0.5]}"#),
            ("{'a': array([1])}", ""),
            ("[(1, 2]", ""),
        ] {
            assert_eq!(python(text).unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn lists_and_maps_of_yaml_are_json() {
        let nested = r#"{"gender":[["king","queen"],["man","woman"]]}"#;
        for (text, expected) in [
            ("gender:\n  - [king, queen]\n  - [man, woman]\n", nested),
            ("gender:\n- - king\n  - queen\n- - man\n  - woman\n", nested),
            ("# two\n---\ngender: [[king, 'queen'],\n  [\"man\", woman]] # all\n", nested),
            ("- from: king\n  to: queen\n", r#"[{"from":"king","to":"queen"}]"#),
            ("- king\n- 'it''s'\n- don't\n", r#"["king","it's","don't"]"#),
            ("names:\n  0: king\n  1: 2.5\n", r#"{"names":{"0":"king","1":2.5}}"#),
            ("a: |\n  text\n", ""),
            ("a: &x 1\n", ""),
            ("a:\n  - b\n    - c\n", ""),
            ("- a:b\n-\n- {k: v}\n", r#"["a:b",null,{"k":"v"}]"#),
            ("", ""),
            ("a: [b\n", ""),
        ] {
            assert_eq!(yaml(text).unwrap_or_default(), expected, "{text}");
        }
        assert_eq!(yaml(&"- ".repeat(100)), None);
        assert_eq!(yaml(&("a: ".to_string() + &"[".repeat(100) + &"]".repeat(100))), None);
    }

    #[test]
    fn lists_and_tables_of_toml_are_json() {
        for (text, expected) in [
            (
                "a = [[\"king\", \"queen\"],\n ['man', 'woman'],]\n",
                r#"{"a":[["king","queen"],["man","woman"]]}"#,
            ),
            ("[gender]\nking = \"queen\" # royal\n", r#"{"gender":{"king":"queen"}}"#),
            ("[[pair]]\na = \"x\"\n\n[[pair]]\na = \"y\"\n", r#"{"pair":[{"a":"x"},{"a":"y"}]}"#),
            ("p = {from = \"a\", to = \"b\"}\n", r#"{"p":{"from":"a","to":"b"}}"#),
            ("king queen\n", ""),
            ("a = [\n", ""),
            ("", ""),
        ] {
            assert_eq!(toml(text).unwrap_or_default(), expected, "{text}");
        }
    }
}
