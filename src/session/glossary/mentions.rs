//! Words of the glossary where they occur in a text.

use super::{Term, term};
use crate::words::words;

/// A part of a text: words, or a word of the glossary with how it is written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Plain words.
    Text(&'a str),
    /// The first mention of a term.
    Term(Term, &'a str),
}

/// Symbols of one letter, which are words elsewhere.
const SYMBOLS: [(&str, &str); 7] = [
    ("A⁻ᵀ", "inverse-transpose"),
    ("A", "matrix-a"),
    ("T", "matrix-t"),
    ("f", "embedding"),
    ("g", "unembedding"),
    ("d", "dimension"),
    ("k", "effective-complexity"),
];

/// A sentence in parts, each term where it is first mentioned.
pub fn in_sentence(text: &str) -> Vec<Part<'_>> {
    parts(text, written)
}

/// A formula, or another text whose single letters are symbols, in parts.
pub fn in_formula(text: &str) -> Vec<Part<'_>> {
    parts(text, |rest| symbol(rest).or_else(|| written(rest)))
}

/// What a text begins with: how long that is in bytes, and of which term.
type Found = Option<(usize, Term)>;

fn parts(text: &str, found: impl Fn(&str) -> Found) -> Vec<Part<'_>> {
    let (mut parts, mut explained, mut from, mut at) = (Vec::new(), Vec::new(), 0, 0);
    while let Some(next) = text[at..].chars().next() {
        let inside_word = text[..at].chars().next_back().is_some_and(is_of_word);
        match found(&text[at..]).filter(|_| !inside_word) {
            Some((length, term)) => {
                if !explained.contains(&term.id) {
                    explained.push(term.id);
                    parts.extend((from < at).then(|| Part::Text(&text[from..at])));
                    parts.push(Part::Term(term, &text[at..at + length]));
                    from = at + length;
                }
                at += length;
            }
            None => at += next.len_utf8(),
        }
    }
    parts.extend((from < at).then(|| Part::Text(&text[from..])));
    parts
}

/// The longest word of the glossary that a text begins with, in the singular or the plural.
fn written(text: &str) -> Found {
    let at = |(form, id): &(&str, &'static str)| Some((length(text, form)?, *id));
    let found = words().written.iter().filter_map(at).max_by_key(|(length, _)| *length);
    found.and_then(|(length, id)| Some((length, term(id)?)))
}

fn symbol(text: &str) -> Found {
    let at = |(form, id): &(&str, &'static str)| {
        let rest = text.strip_prefix(form)?;
        ends_word(rest).then_some(())?;
        Some((form.len(), term(id)?))
    };
    SYMBOLS.iter().find_map(at)
}

/// How many bytes of a text write this form, if it begins with it.
fn length(text: &str, form: &str) -> Option<usize> {
    let head = text.get(..form.len())?;
    if head != form && !(form.len() > 2 && head.eq_ignore_ascii_case(form)) {
        return None;
    }
    let rest = &text[form.len()..];
    let plural = rest.strip_prefix('s').is_some_and(ends_word);
    (plural || ends_word(rest)).then(|| form.len() + usize::from(plural))
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| is_of_word(c) || c == '⁻')
}

/// Whether a letter goes on with the word before it; Chinese has no spaces between words.
fn is_of_word(c: char) -> bool {
    let is_han = ('\u{4e00}'..='\u{9fff}').contains(&c);
    c.is_alphanumeric() && !is_han || c == '_' || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::ENGLISH;

    /// The ids of the mentioned terms, each with how it is written.
    fn explained<'a>(parts: &[Part<'a>]) -> Vec<(&'static str, &'a str)> {
        let term = |part: &Part<'a>| match *part {
            Part::Term(term, shown) => Some((term.id, shown)),
            Part::Text(_) => None,
        };
        parts.iter().filter_map(term).collect()
    }

    #[test]
    fn every_form_is_of_a_term() {
        for (form, id) in ENGLISH.written.iter().chain(&SYMBOLS) {
            assert!(term(id).is_some(), "{form} is said to be of {id}");
        }
    }

    #[test]
    fn the_longest_form_wins_and_only_the_first_mention_counts() {
        let parts =
            in_sentence("The causal cosine: a cosine after whitening; Causal cosines differ");
        assert_eq!(
            explained(&parts),
            [("causal-cosine", "causal cosine"), ("cosine", "cosine"), ("whitening", "whitening")]
        );
    }

    #[test]
    fn words_inside_other_words_are_left_alone() {
        assert_eq!(explained(&in_sentence("Detached proberies, rankled; f·g")), []);
        assert_eq!(
            explained(&in_sentence("probes and ranks")),
            [("probe", "probes"), ("rank", "ranks")]
        );
    }

    #[test]
    fn letters_are_symbols_in_formulas_only() {
        assert_eq!(explained(&in_sentence("A gauge")), [("gauge", "gauge")]);
        let expected = [
            ("embedding", "f"),
            ("matrix-a", "A"),
            ("unembedding", "g"),
            ("inverse-transpose", "A⁻ᵀ"),
        ];
        assert_eq!(explained(&in_formula("f → A f, g → A⁻ᵀ g")), expected);
    }

    #[test]
    fn the_parts_make_up_the_text() {
        for text in ["", "κ", "With this κ some A", "log-probabilities of Σ_g", "ends in a gauge"]
        {
            let whole: String = in_sentence(text)
                .iter()
                .map(|part| match part {
                    Part::Text(text) | Part::Term(_, text) => *text,
                })
                .collect();
            assert_eq!(whole, text);
        }
    }
}
