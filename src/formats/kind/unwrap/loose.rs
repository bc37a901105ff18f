//! JSON as people write it: with comments, trailing commas, and keys or texts as JavaScript has
//! them (JSON5).

use serde::de::IgnoredAny;

/// The text as strict JSON, its lines in their places; nothing where it is that already, or is none
/// even so.
pub(super) fn plain(text: &str) -> Option<String> {
    let out = String::with_capacity(text.len());
    let mut loose = Loose { rest: text, out, comma: None, depth: 0, changed: false };
    while loose.step() {}
    let Loose { out, changed, .. } = loose;
    let values = || serde_json::Deserializer::from_str(&out).into_iter::<IgnoredAny>();
    let whole = changed && values().all(|value| value.is_ok()) && values().next().is_some();
    whole.then_some(out)
}

/// What is left of a text, and what became of the rest.
struct Loose<'a> {
    rest: &'a str,
    out: String,
    /// Where the last comma stands in `out`, if nothing but space follows it.
    comma: Option<usize>,
    /// How many brackets are open.
    depth: usize,
    changed: bool,
}

impl Loose<'_> {
    /// Takes what comes next; false at the end.
    fn step(&mut self) -> bool {
        let Some(sign) = self.rest.chars().next() else { return false };
        match sign {
            '#' => self.blank(self.rest.find('\n').unwrap_or(self.rest.len())),
            '/' if self.rest.starts_with("//") => {
                self.blank(self.rest.find('\n').unwrap_or(self.rest.len()));
            }
            '/' if self.rest.starts_with("/*") => {
                let end = self.rest[2..].find("*/").map_or(self.rest.len(), |end| end + 4);
                self.blank(end);
            }
            '"' | '\'' => self.text(sign),
            // Behind each line of JSON Lines.
            ',' if self.depth == 0 => self.blank(1),
            ',' => {
                self.comma = Some(self.out.len());
                self.keep(1);
            }
            ']' | '}' => {
                if let Some(comma) = self.comma.take() {
                    self.out.replace_range(comma..=comma, " ");
                    self.changed = true;
                }
                self.depth = self.depth.saturating_sub(1);
                self.keep(1);
            }
            '[' | '{' => {
                (self.comma, self.depth) = (None, self.depth + 1);
                self.keep(1);
            }
            _ if sign.is_whitespace() => self.keep(sign.len_utf8()),
            _ if is_of_name(sign) => self.name(),
            _ => {
                self.comma = None;
                self.keep(sign.len_utf8());
            }
        }
        true
    }

    fn keep(&mut self, length: usize) {
        let (kept, rest) = self.rest.split_at(length);
        self.out.push_str(kept);
        self.rest = rest;
    }

    /// Leaves a comment out, but for its line ends.
    fn blank(&mut self, length: usize) {
        let (comment, rest) = self.rest.split_at(length);
        let space = |sign: char| if sign == '\n' { '\n' } else { ' ' };
        self.out.extend(comment.chars().map(space));
        (self.rest, self.changed) = (rest, true);
    }

    /// A text in either quotes.
    fn text(&mut self, quote: char) {
        self.comma = None;
        let (mut escaped, mut end) = (false, self.rest.len());
        for (at, sign) in self.rest.char_indices().skip(1) {
            if sign == quote && !escaped {
                end = at + 1;
                break;
            }
            escaped = sign == '\\' && !escaped;
        }
        if quote == '"' {
            return self.keep(end);
        }
        let (text, rest) = self.rest.split_at(end);
        let inside = text.strip_prefix(quote).unwrap_or(text);
        let inside = inside.strip_suffix(quote).unwrap_or(inside);
        let inside = inside.replace("\\'", "'").replace('"', "\\\"");
        self.out.extend(["\"", &inside, "\""]);
        (self.rest, self.changed) = (rest, true);
    }

    /// A name, which is a key where a colon follows.
    fn name(&mut self) {
        self.comma = None;
        let end = self.rest.find(|sign| !is_of_name(sign)).unwrap_or(self.rest.len());
        let is_key = self.rest[end..].trim_start().starts_with(':')
            && !self.rest.starts_with(|sign: char| sign.is_ascii_digit());
        if is_key {
            self.out.push('"');
            self.changed = true;
        }
        self.keep(end);
        self.out.extend(is_key.then_some('"'));
    }
}

fn is_of_name(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn comments_and_trailing_commas_go_and_lines_stay() {
        for (text, expected) in [
            ("[1, 2,]", "[1, 2 ]"),
            ("# a\n[1]", "   \n[1]"),
            ("// a\n{\"a\": [1,\n 2, // b\n]}", "    \n{\"a\": [1,\n 2      \n]}"),
            ("{/* \"a\": 1,\n */ \"b\": 2,}", "{          \n    \"b\": 2 }"),
            ("{a: 'it\\'s \"b\"', $c: [],}", "{\"a\": \"it's \\\"b\\\"\", \"$c\": [] }"),
            ("{\"a\": 1},\n[2],", "{\"a\": 1} \n[2]"),
            ("{\"http://x\": \"/* , ] */\",}", "{\"http://x\": \"/* , ] */\" }"),
        ] {
            let found = plain(text).map(|text| text.trim_end().to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        for text in ["[1, 2]", "[1 2,]", "{\"a\": 1, /* b", "", "// a", "['a", "[,,]"] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
