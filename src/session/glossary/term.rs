//! A word of the field.

/// One word of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Stable name for lessons and links, e.g. `condition-number`.
    pub id: &'static str,
    /// The word, sentence case, as the glossary lists it.
    pub word: &'static str,
    /// What it means, in a sentence or two.
    pub meaning: &'static str,
    /// Where it is defined, if it is not common knowledge.
    pub source: Option<&'static str>,
}
