//! Keys of JSON that say what stands under them.

/// Keys of tables.
pub(super) const TABLES: [&str; 8] =
    ["f", "g", "vectors", "embeddings", "unembeddings", "vector", "embedding", "unembedding"];

/// Keys of lists of names.
const LISTS: [&str; 31] = [
    "token",
    "context",
    "label",
    "word",
    "text",
    "sentence",
    "document",
    "title",
    "prompt",
    "index",
    "tokens",
    "contexts",
    "labels",
    "context_groups",
    "words",
    "texts",
    "sentences",
    "documents",
    "names",
    "input",
    "inputs",
    "prompts",
    "keys",
    "ids",
    "vocab",
    "vocabulary",
    "terms",
    "itos",
    "stoi",
    "word_index",
    "key_to_index",
];

/// Whether lists of names stand under this key.
pub(super) fn is_list(key: &str) -> bool {
    LISTS.contains(&key) || is_numbering(key)
}

/// What numbers are called in the key of an object of names and numbers.
const NUMBERS: [&str; 7] = ["id", "ids", "idx", "index", "ix", "int", "i"];

/// Whether the number of a name stands under this key.
pub(super) fn is_numbered_by(key: &str) -> bool {
    NUMBERS.contains(&key.to_lowercase().as_str()) || key == "rank"
}

/// Whether a key says that names and numbers stand for each other: `id2label`, `word_to_idx`.
pub(super) fn is_numbering(key: &str) -> bool {
    let key = key.to_lowercase().replace("_to_", "2");
    let sides = key.split_once('2');
    sides.is_some_and(|(from, to)| {
        !from.is_empty() && !to.is_empty() && NUMBERS.contains(&from) != NUMBERS.contains(&to)
    })
}

/// Keys of a word, the likeliest first.
pub(super) const LABELS: [&str; 16] = [
    "text",
    "word",
    "token",
    "label",
    "name",
    "input",
    "sentence",
    "title",
    "content",
    "document",
    "prompt",
    "inputText",
    "custom_id",
    "key",
    "id",
    "_id",
];

/// How many of these say what a row is, rather than which.
pub(super) const SPEAKING: usize = 12;

/// Keys of a text that stands alone; of other keys one cannot tell.
pub(super) const TEXTS: [&str; 13] = [
    "text", "word", "token", "sentence", "prompt", "context", "content", "document", "input",
    "label", "name", "title", "term",
];

/// Whether a key is one of a word or text that stands alone.
pub(super) fn is_label(key: &str) -> bool {
    LABELS.contains(&key) || TEXTS.contains(&key)
}
