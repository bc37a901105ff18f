//! Names of the families, groups and relations that come with the page, which are English in files
//! and links: another language shows its own.

/// All of them; `{}` stands for a relation.
pub const NAMES: &[&str] = &[
    // Families of the list of concepts (public/models/concepts.tsv).
    "adjective-adverb",
    "adjective-comparative",
    "adjective-negated",
    "adjective-superlative",
    "antonyms",
    "country-adjective",
    "country-capital",
    "english-french",
    "male-female",
    "noun-plural",
    "unrelated",
    "verb-gerund",
    "verb-past",
    "verb-third-person",
    // Groups and relations of the contexts of SmolLM2: s is what comes first, q what is asked of
    // it.
    "capital",
    "language",
    "superlative",
    "past tense",
    "general",
    "degree: base",
    "degree: comparative",
    "degree: superlative",
    "gender: female",
    "gender: male",
    "tense: future",
    "tense: past",
    "tense: present",
    "tense: progressive",
    "{}: s",
    "{}: s+q",
];
