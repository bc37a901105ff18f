//! Tokens that stand for no text.

/// What such marks are written in.
const BRACKETS: [(char, char); 2] = [('<', '>'), ('[', ']')];

/// Whether a label is that of a mark and not of text: where something begins or ends, padding, a
/// byte, a place kept free. They are written as one name in angle or square brackets.
///
/// ```
/// use theory::model::is_special;
///
/// let special = ["<|endoftext|>", "<s>", "</s>", "<0x0A>", "[CLS]", "[unused12]"];
/// assert!(special.into_iter().all(is_special));
/// let words = ["easy", " [", "<>", "[ ]", "a<b>", "<", "[see below]"];
/// assert!(!words.into_iter().any(is_special));
/// ```
pub fn is_special(label: &str) -> bool {
    let label = label.trim();
    let inside = |(open, close): (char, char)| label.strip_prefix(open)?.strip_suffix(close);
    BRACKETS.into_iter().find_map(inside).is_some_and(|name| {
        name.contains(char::is_alphanumeric) && !name.contains(char::is_whitespace)
    })
}
