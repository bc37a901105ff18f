//! Contexts from a text: one a line, or all that a text begins with.

use super::set::{ContextSet, ContextText, SetError};
use crate::json::json;

/// Contexts that were listed, each kept once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The contexts.
    pub set: ContextSet,
    /// How many were listed, those that repeat too.
    pub given: usize,
}

/// One context a line, a tab and its group behind it if it has one; or a JSON list of strings.
///
/// # Errors
/// No context at all.
pub fn lines(text: &str) -> Result<Lines, SetError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let contexts = if text.trim_start().starts_with('[') {
        let texts: Vec<String> = json(text.as_bytes()).map_err(|error| SetError::Malformed {
            found: error.to_string(),
            expected: "a list of strings",
        })?;
        texts.into_iter().map(ContextText::new).collect()
    } else {
        text.lines().filter(|line| !line.trim().is_empty()).map(line).collect::<Vec<_>>()
    };
    match contexts.is_empty() {
        true => Err(SetError::Empty),
        false => Ok(Lines { given: contexts.len(), set: ContextSet::of(contexts) }),
    }
}

fn line(line: &str) -> ContextText {
    match line.rsplit_once('\t') {
        Some((text, group)) => ContextText::grouped(text, group.trim()),
        None => ContextText::new(line),
    }
}

/// All that a text begins with, word by word, the text itself last.
pub fn prefixes(text: &str) -> ContextSet {
    let text = text.trim_end();
    let mut contexts = Vec::new();
    let mut last = char::from(b' ');
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && !last.is_whitespace() {
            contexts.push(ContextText::new(&text[..at]));
        }
        last = c;
    }
    contexts.extend((!text.is_empty()).then(|| ContextText::new(text)));
    ContextSet::of(contexts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(set: &ContextSet) -> Vec<(&str, &str)> {
        set.contexts.iter().map(|c| (c.text.as_str(), c.group.as_str())).collect()
    }

    #[test]
    fn a_line_is_a_context_and_what_follows_a_tab_its_group() {
        let Lines { set, given } =
            lines("The sky is\tsky\r\n\n In June \nThe sky is\tagain\n").expect("contexts");
        assert_eq!(texts(&set), [("The sky is", "sky"), (" In June ", "")]);
        assert_eq!(given, 3, "the text that repeats is one of them");
        assert_eq!(lines(" \n\n"), Err(SetError::Empty));
    }

    #[test]
    fn a_json_list_of_strings_is_read_too() {
        let Lines { set, .. } = lines(r#" ["a\tb", "c"]"#).expect("contexts");
        assert_eq!(texts(&set), [("a\tb", ""), ("c", "")]);
        assert!(matches!(lines("[1]"), Err(SetError::Malformed { .. })));
    }

    #[test]
    fn prefixes_end_where_words_end() {
        let set = prefixes("  The capital  of France ");
        let expected = ["  The", "  The capital", "  The capital  of", "  The capital  of France"];
        assert_eq!(texts(&set), expected.map(|text| (text, "")));
        assert_eq!(prefixes(" ").contexts, []);
    }
}
