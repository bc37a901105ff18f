//! Regular expressions as files have them: Hugging Face's own library reads them with Oniguruma,
//! whose dialect is Ruby's; the engine here has Perl's.

use std::borrow::Cow;

use serde_json::Value;

/// What belongs to words there: the numbers among Latin 1, too, but nothing that only joins.
const WORD: &str = r"\p{Alphabetic}\p{M}\d\p{Pc}²³¹¼-¾";

/// The end of a line: there `\R`.
const LINE_END: &str = r"(?>\r\n|[\n-\r\x{85}\x{2028}\x{2029}])";

/// A step with its expression, if it has one, as the engine here reads it.
pub(super) fn translated(step: &Value) -> Cow<'_, Value> {
    let expression = step.pointer("/pattern/Regex").and_then(Value::as_str);
    match expression.map(|text| (text, translate(text))) {
        Some((old, new)) if old != new => {
            let mut step = step.clone();
            step["pattern"]["Regex"] = new.into();
            Cow::Owned(step)
        }
        _ => Cow::Borrowed(step),
    }
}

/// An expression that matches here what `old` matches there.
///
/// There `^` and `$` match at the ends of every line, `(?m)` lets `.` match the end of a line,
/// classes like `[:alpha:]` are of Unicode, and `\p{^L}` is `\P{L}`.
fn translate(old: &str) -> String {
    let (mut new, mut rest, mut depth) = (String::with_capacity(old.len()), old, 0_usize);
    while let Some(first) = rest.chars().next() {
        let (length, put) = match first {
            '\\' => escape(rest, depth > 0),
            '[' if depth > 0 && rest.starts_with("[:") => class(rest),
            '[' => {
                depth += 1;
                // What comes first in a class is a sign of its own only if it is a hat.
                let hat = if rest[1..].starts_with('^') { 2 } else { 1 };
                let closed = usize::from(rest[hat..].starts_with(']'));
                (hat + closed, rest[..hat + closed].into())
            }
            ']' => {
                depth = depth.saturating_sub(1);
                (1, "]".into())
            }
            '^' if depth == 0 => (1, "(?m:^)".into()),
            '$' if depth == 0 => (1, "(?m:$)".into()),
            '(' if depth == 0 && rest.starts_with("(?") => flags(rest),
            _ => (first.len_utf8(), Cow::from(&rest[..first.len_utf8()])),
        };
        new.push_str(&put);
        rest = &rest[length..];
    }
    new
}

/// What begins with a backslash: its length, and what to put in its place.
fn escape(rest: &str, inside: bool) -> (usize, Cow<'_, str>) {
    if rest.starts_with(r"\p{^") {
        return (4, r"\P{".into());
    }
    let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
    let put = match (&rest[..length], inside) {
        (r"\w", true) => WORD.into(),
        (r"\w", false) => format!("[{WORD}]").into(),
        (r"\W", _) => format!("[^{WORD}]").into(),
        (r"\b", false) => format!("(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))").into(),
        (r"\B", false) => format!("(?:(?<=[{WORD}])(?=[{WORD}])|(?<![{WORD}])(?![{WORD}]))").into(),
        (r"\R", false) => LINE_END.into(),
        (same, _) => same.into(),
    };
    (length, put)
}

/// A class by its name, inside of another.
fn class(rest: &str) -> (usize, Cow<'_, str>) {
    let Some(end) = rest.find(":]") else { return (1, "[".into()) };
    let name = rest[2..end].trim_start_matches('^');
    let not = rest[2..end].starts_with('^');
    let members = match name {
        "alpha" => r"\p{Alphabetic}",
        "alnum" => r"\p{Alphabetic}\d",
        "digit" => r"\d",
        "lower" => r"\p{Lowercase}",
        "punct" => r"\p{P}\p{S}",
        "space" => r"\s",
        "upper" => r"\p{Uppercase}",
        "word" => WORD,
        _ => return (end + 2, rest[..end + 2].into()),
    };
    let put = if not { format!("[^{members}]").into() } else { members.into() };
    (end + 2, put)
}

/// The beginning of a group that may say how what follows is read.
fn flags(rest: &str) -> (usize, Cow<'_, str>) {
    let signs = rest[2..].bytes().take_while(|byte| b"imx-".contains(byte)).count();
    let ends = matches!(rest.as_bytes().get(2 + signs), Some(b':' | b')'));
    if ends { (2 + signs, rest[..2 + signs].replace('m', "s").into()) } else { (1, "(".into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_else_here_is_translated() {
        for (old, new) in [
            (r"^\s+$", r"(?m:^)\s+(?m:$)"),
            (r"\w+|[^\w\s]", &format!("[{WORD}]+|[^{WORD}\\s]")),
            (r"\W[\W^$\b]", &format!("[^{WORD}][[^{WORD}]^$\\b]")),
            (r"[[:alpha:]'[:^digit:]]", r"[\p{Alphabetic}'[^\d]]"),
            (r"\p{^L}\\w\$\^", r"\P{L}\\w\$\^"),
            (r"(?m).(?i-m:a)(?:b)(?=c)(?<m>d)", r"(?s).(?i-s:a)(?:b)(?=c)(?<m>d)"),
            (r"[]\]^a][^]b][[:xdigit:]", r"[]\]^a][^]b][[:xdigit:]"),
            ("[", "["),
            (r"\", r"\"),
        ] {
            assert_eq!(translate(old), new, "{old}");
        }
    }

    #[test]
    fn the_expressions_of_the_families_stay_as_they_are() {
        for expression in super::super::pattern::KNOWN {
            let same = expression == r"\s+$" || translate(expression) == expression;
            assert!(same, "{expression}");
        }
    }
}
