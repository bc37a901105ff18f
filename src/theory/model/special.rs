//! Tokens that stand for no text.

/// What such marks are written in.
const BRACKETS: [(char, char); 2] = [('<', '>'), ('[', ']')];

/// Whether a label is that of a mark and not of text: where something begins or ends, padding, a
/// byte, a place kept free. They are written as one name in angle or square brackets.
///
/// ```
/// use theory::model::is_special;
///
/// assert!(["<|endoftext|>", "<s>", "</s>", "<0x0A>", "[CLS]", "[unused12]"].into_iter().all(is_special));
/// assert!(["easy", " [", "<>", "[ ]", "a<b>", "<", "[see below]"].into_iter().all(|label| !is_special(label)));
/// ```
pub fn is_special(label: &str) -> bool {
    let label = label.trim();
    let inside = |(open, close): (char, char)| label.strip_prefix(open)?.strip_suffix(close);
    BRACKETS.into_iter().find_map(inside).is_some_and(|name| {
        name.contains(char::is_alphanumeric) && !name.contains(char::is_whitespace)
    })
}
