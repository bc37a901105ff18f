//! The notation of lesson texts: `$formula$`, `[[term]]` or `[[term|as shown]]`, `*emphasis*`. All
//! else is text.

use thiserror::Error;

use crate::{
    glossary::{self, Term},
    maths::{Maths, MathsError},
};

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Plain words.
    Text(String),
    /// Words that carry weight.
    Emphasis(String),
    /// A word of the glossary and how it is shown.
    Term(Term, String),
    /// A formula.
    Maths(Maths),
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProseError {
    /// A mark that is opened and not closed.
    #[error("“{0}” is opened and not closed")]
    Open(&'static str),
    /// A word that is not in the glossary.
    #[error("the glossary has no term “{0}”")]
    Term(String),
    /// A formula that cannot be read.
    #[error("in the formula “{formula}”: {reason}")]
    Maths {
        /// The formula.
        formula: String,
        /// What is wrong with it.
        reason: MathsError,
    },
}

/// The marks that open a piece, and the ones that close it.
const MARKS: [(&str, &str); 3] = [("$", "$"), ("[[", "]]"), ("*", "*")];

/// Reads a paragraph.
///
/// # Errors
/// Marks that are not closed, unknown terms, formulas that cannot be read.
pub fn pieces(paragraph: &str) -> Result<Vec<Piece>, ProseError> {
    let (mut rest, mut found) = (paragraph, Vec::new());
    while let Some((at, open, close)) = next_mark(rest) {
        if at > 0 {
            found.push(Piece::Text(rest[..at].into()));
        }
        let inside = &rest[at + open.len()..];
        let end = inside.find(close).ok_or(ProseError::Open(open))?;
        found.push(piece(open, &inside[..end])?);
        rest = &inside[end + close.len()..];
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest.into()));
    }
    Ok(found)
}

/// A paragraph without marks, formulas as words, for names that are only heard; as it stands where
/// it cannot be read.
pub fn plain(paragraph: &str) -> String {
    let words = |piece| match piece {
        Piece::Text(text) | Piece::Emphasis(text) | Piece::Term(_, text) => text,
        Piece::Maths(maths) => maths.plain(),
    };
    pieces(paragraph)
        .map_or_else(|_| paragraph.into(), |found| found.into_iter().map(words).collect())
}

fn next_mark(text: &str) -> Option<(usize, &'static str, &'static str)> {
    let places =
        MARKS.into_iter().filter_map(|(open, close)| text.find(open).map(|at| (at, open, close)));
    places.min_by_key(|(at, ..)| *at)
}

fn piece(open: &str, inside: &str) -> Result<Piece, ProseError> {
    match open {
        "$" => match Maths::read(inside) {
            Ok(maths) => Ok(Piece::Maths(maths)),
            Err(reason) => Err(ProseError::Maths { formula: inside.into(), reason }),
        },
        "[[" => {
            let (id, shown) = match inside.split_once('|') {
                Some((id, shown)) => (id, shown.to_owned()),
                None => (inside, inside.replace('-', " ")),
            };
            let term = glossary::term(id).ok_or_else(|| ProseError::Term(id.into()))?;
            Ok(Piece::Term(term, shown))
        }
        _ => Ok(Piece::Emphasis(inside.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_words_terms_formulas_and_emphasis() {
        let found = pieces("A [[gauge]] $A$ keeps *every* [[logit|score]]").expect("well formed");
        let parts: Vec<String> = found
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Emphasis(text) => format!("<{text}>"),
                Piece::Term(term, shown) => format!("{}={shown}", term.id),
                Piece::Maths(maths) => format!("${}", maths.plain()),
            })
            .collect();
        assert_eq!(
            plain("[[condition-number]], [[log-odds|log-odds]]"),
            "condition number, log-odds"
        );
        assert_eq!(
            parts,
            ["A ", "gauge=gauge", " ", "$A", " keeps ", "<every>", " ", "logit=score"]
        );
    }

    #[test]
    fn a_paragraph_can_be_said_without_marks() {
        assert_eq!(plain("the [[logit|score]] $x$ is *this*"), "the score x is this");
        assert_eq!(plain("open $x"), "open $x");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let refusal =
            |text: &str| pieces(text).map_or_else(|error| error.to_string(), |_| String::new());
        assert_eq!(refusal("a $b"), "“$” is opened and not closed");
        assert_eq!(refusal("[[nonsense]]"), "the glossary has no term “nonsense”");
        assert_eq!(
            refusal("$a^$"),
            "in the formula “a^”: expected a letter, a number or a sign at character 3, found the \
            end"
        );
    }

    #[test]
    fn markup_stays_text() {
        let found = pieces("<img src=x onerror=alert(1)>").expect("nothing is marked");
        assert_eq!(found, [Piece::Text("<img src=x onerror=alert(1)>".into())]);
    }
}
