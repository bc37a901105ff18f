//! Titles over the two columns of pairs.

/// Titles of the last two columns.
const TITLES: [(&str, &str); 22] = [
    ("from", "to"),
    ("subject", "object"),
    ("source", "target"),
    ("word1", "word2"),
    ("a", "b"),
    ("w1", "w2"),
    ("worda", "wordb"),
    ("token1", "token2"),
    ("term1", "term2"),
    ("src", "tgt"),
    ("src", "dst"),
    ("head", "tail"),
    ("source", "destination"),
    ("pos", "neg"),
    ("positiveprompt", "negativeprompt"),
    ("positive", "negative"),
    ("lemma", "form"),
    ("x", "y"),
    ("base", "inflected"),
    ("query", "target"),
    ("question", "answer"),
    ("prompt", "completion"),
];

/// Words that are titles where they head the columns of a table (CSV).
pub(super) const CATEGORIES: [&str; 57] = [
    "male",
    "female",
    "masculine",
    "feminine",
    "singular",
    "plural",
    "positive",
    "comparative",
    "superlative",
    "base",
    "past",
    "present",
    "gerund",
    "verb",
    "noun",
    "adjective",
    "adverb",
    "country",
    "capital",
    "language",
    "english",
    "french",
    "german",
    "spanish",
    "synonym",
    "antonym",
    "hypernym",
    "hyponym",
    "input",
    "output",
    "first",
    "second",
    "left",
    "right",
    "word",
    "pair",
    "lower",
    "upper",
    "concept",
    "category",
    "lemma",
    "italian",
    "chinese",
    "männlich",
    "weiblich",
    "mâle",
    "femelle",
    "masculin",
    "féminin",
    "masculino",
    "femenino",
    "maschile",
    "femminile",
    "participle",
    "infinitive",
    "einzahl",
    "mehrzahl",
];

/// Whether the first row holds titles: usual ones, or in a table what categories are called.
pub(super) fn is_title(from: &str, to: &str, table: bool) -> bool {
    let category = |word: &str| CATEGORIES.contains(&word.to_lowercase().as_str());
    is_pair_title(from, to) || (table && category(from) && category(to))
}

/// Whether these are usual titles of the two columns of pairs.
pub(crate) fn is_pair_title(from: &str, to: &str) -> bool {
    let plain = |title: &str| title.trim().replace([' ', '_', '-'], "").to_lowercase();
    TITLES.contains(&(plain(from).as_str(), plain(to).as_str()))
}
