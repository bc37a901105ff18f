//! Words with their vectors in brackets, `king [0.5 1]`, as people print them.

use crate::text::decimal;

/// What may stand between a word and its vector, besides spaces.
const BETWEEN: [&str; 6] = [":", "=", "->", "=>", "→", ","];

/// Brackets around vectors.
const BRACKETS: [(char, char); 4] = [('[', ']'), ('(', ')'), ('{', '}'), ('<', '>')];

/// Longest word.
const MAX_WORD: usize = 200;

/// Whether a text may have such lines, by its first one.
pub(super) fn may_be(start: &[u8]) -> bool {
    let line = start.split(|&b| b == b'\n').next().unwrap_or_default();
    let open = line.iter().position(|b| b"[({<".contains(b)).filter(|at| *at <= MAX_WORD);
    let inside = open.map(|at| line[at + 1..].trim_ascii_start());
    open > Some(0)
        && inside.is_some_and(|inside| {
            inside.starts_with(b"-")
                || inside.first().is_some_and(|b| b.is_ascii_digit() || *b == b'.')
        })
}

/// The text with a tab between word and vector and square brackets around it; nothing where some
/// line is not like that, or has fields of its own.
pub(super) fn plain(text: &str) -> Option<String> {
    let (mut plain, mut line) = (String::with_capacity(text.len()), String::new());
    for part in text.lines() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part.trim());
        let whole = line.ends_with(BRACKETS.map(|(_, close)| close));
        if whole {
            let (word, vector) = parts(&line)?;
            plain.extend([word, "\t[", vector, "]\n"]);
        }
        if whole || line.trim().is_empty() {
            line.clear();
        }
    }
    (line.is_empty() && !plain.is_empty()).then_some(plain)
}

/// The word and the several numbers of a line.
fn parts(line: &str) -> Option<(&str, &str)> {
    let at = line.find(BRACKETS.map(|(open, _)| open))?;
    let (open, close) = BRACKETS.into_iter().find(|(open, _)| line[at..].starts_with(*open))?;
    let vector = line[at..].strip_prefix(open)?.strip_suffix(close)?.trim();
    let mut word = line[..at].trim();
    word = BETWEEN.iter().find_map(|sign| word.strip_suffix(sign)).unwrap_or(word).trim_end();
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|');
    let mut numbers = vector.split(separates).filter(|part| !part.is_empty());
    let several = numbers.clone().count() > 1;
    let bare = !word.is_empty() && !word.contains(['\t', ',', ';', '|', '"']);
    let fits = several && bare && numbers.all(|part| decimal::whole(part.as_bytes()).is_some());
    fits.then_some((word, vector))
}

#[cfg(test)]
mod tests {
    use super::{may_be, plain};

    #[test]
    fn words_with_vectors_in_brackets_become_a_table() {
        let expected = Some("king\t[0.5 1]\nNew York\t[2 -3]\n".to_string());
        for text in [
            "king [0.5 1]\nNew York [2 -3]\n",
            "king: (0.5 1)\n\nNew York: (2 -3)",
            "king = [ 0.5 1 ]\nNew York [2\n -3]\n",
            "king -> <0.5 1>\r\nNew York -> <2 -3>\r\n",
        ] {
            assert!(may_be(text.as_bytes()), "{text}");
            assert_eq!(plain(text), expected, "{text}");
        }
        for text in [
            "king (12)\n",
            "king [a b]\n",
            "a,king [1 2]\n",
            "king [1 2] x\n",
            "[1 2]\n",
            "king [1",
            "",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
        assert!(!may_be(b"[1, 2]") && !may_be(b"king (male)"));
    }
}
