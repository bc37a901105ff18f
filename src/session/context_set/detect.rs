//! Whether a file that was dropped or pasted is contexts, by what is in it.

use super::{lines::lines, relation_file::relation_file, set::ContextSet};

/// Lines looked at.
const SAMPLE: usize = 50;

/// A line of so many words is a sentence, or the beginning of one: word pairs and names have fewer.
const SENTENCE: usize = 3;

/// Longest text that is looked at, in bytes.
pub const LONGEST: u64 = 4 << 20;

/// The contexts that a text holds, if it is a list of sentences or names, a JSON list of strings,
/// or a relation with its prompts; nothing for vectors, pairs of words and all else that is opened.
pub fn contexts_in(bytes: &[u8]) -> Option<ContextSet> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.trim_start();
    if start.starts_with('{') {
        return relation_file(text.as_bytes()).ok();
    }
    let is_list = start.starts_with('[');
    let recognised = is_list
        || is_of_lines(
            &text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect::<Vec<_>>(),
        );
    lines(text).ok().map(|lines| lines.set).filter(|_| recognised)
}

fn is_of_lines(lines: &[&str]) -> bool {
    let most =
        |is: &dyn Fn(&str) -> bool| 2 * lines.iter().filter(|line| is(line)).count() > lines.len();
    if lines.iter().any(|line| line.starts_with(": ")) || most(&has_numbers) {
        return false;
    }
    let sentence = |line: &str| {
        let text = line.split('\t').next().unwrap_or_default();
        text.split_whitespace().count() >= SENTENCE
    };
    let name = |line: &str| !line.trim().contains(char::is_whitespace);
    let separated = |line: &str| line.contains(['\t', ',', ';']);
    most(&sentence) || lines.iter().all(|line| name(line) && !separated(line))
}

/// Whether two or more numbers stand in a line, or one at its end: vectors, points, counts.
fn has_numbers(line: &str) -> bool {
    let fields = line.split([' ', '\t', ',', ';', '"', '[', ']']).filter(|field| !field.is_empty());
    let numbers = fields.filter(|field| field.parse::<f64>().is_ok()).count();
    let words = line.split_whitespace().count();
    numbers > 2 || numbers > 0 && 2 * numbers >= words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Option<usize> {
        contexts_in(text.as_bytes()).map(|set| set.contexts.len())
    }

    #[test]
    fn sentences_names_lists_and_relations_are_contexts() {
        for (text, contexts) in [
            ("The sky is\nIn June the\n", 2),
            ("The sky is very\tweather\nA tree is\tplants\n", 2),
            ("\u{feff}Paris is, as everybody knows,\r\nThe year 1999 was\r\n\r\n", 2),
            ("France\nJapan\nPeru\n", 3),
            ("One single sentence", 1),
            (r#"["The sky is", "a, b"]"#, 2),
            (
                r#"{"prompt_templates": ["In {} one"],
                    "samples": [{"subject": "a", "object": "b"}]}"#,
                2,
            ),
        ] {
            assert_eq!(count(text), Some(contexts), "{text:?}");
        }
    }

    #[test]
    fn vectors_pairs_and_tables_are_none() {
        for text in [
            "king 0.1 0.2\nqueen 0.3 0.4\n",
            "2 3\nking 1 2 3\nqueen 4 5 6\n",
            "0.1\t0.2\n0.3\t0.4\n",
            "the sky is,0.1,0.2\nin June the,0.3,0.4\n",
            "label,vector\na,\"[0.1, 0.2, 0.3]\"\nb,\"[0.3, 0.4, 0.5]\"\n",
            "the 561\nof 275\n",
            "king\tqueen\nman\twoman\n",
            "king queen\nman woman\n",
            "male,female\nking,queen\n",
            ": capital\nAthens Greece Paris France\n",
            r#"{"samples": [{"subject": "a", "object": "b"}]}"#,
            r#"{"g": [[1, 2]]}"#,
            "[[1, 2], [3, 4]]",
            "",
            " \n\n",
            "one\0two three four",
        ] {
            assert_eq!(count(text), None, "{text:?}");
        }
    }
}
