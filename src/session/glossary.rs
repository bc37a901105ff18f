//! The words of the field, each with a definition that needs no other page.
//!
//! Every view that shows one of these words can show its definition on hover and focus; the help
//! lists them all.

mod mentions;
mod term;
mod terms;

use crate::words::words;

pub use mentions::{Part, in_formula, in_sentence};
pub use term::Term;
pub use terms::TERMS;

impl Term {
    /// The term in the language that is spoken.
    fn spoken(self) -> Self {
        let own = words().terms.iter().find(|(id, ..)| *id == self.id);
        own.map_or(self, |&(_, word, meaning)| Self { word, meaning, ..self })
    }
}

/// The term with this id.
pub fn term(id: &str) -> Option<Term> {
    TERMS.iter().find(|term| term.id == id).map(|term| term.spoken())
}

/// All terms, in the order of the language that is spoken.
pub fn terms() -> Vec<Term> {
    let own = words().terms;
    if own.is_empty() {
        return TERMS.to_vec();
    }
    own.iter().filter_map(|(id, ..)| term(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_there_once_and_in_alphabetical_order() {
        let words: Vec<String> = TERMS.iter().map(|term| term.word.to_lowercase()).collect();
        assert!(words.is_sorted_by(|a, b| a < b), "{words:?}");
        for term in TERMS {
            assert_eq!(TERMS.iter().filter(|other| other.id == term.id).count(), 1, "{}", term.id);
            assert_eq!(self::term(term.id), Some(*term));
        }
    }

    #[test]
    fn meanings_are_whole_sentences_without_a_full_stop_at_the_end() {
        for term in TERMS {
            assert!(term.meaning.starts_with(char::is_uppercase), "{}", term.id);
            assert!(!term.meaning.ends_with('.'), "{}", term.id);
        }
    }
}
