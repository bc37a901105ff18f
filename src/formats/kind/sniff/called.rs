//! What the name of a file says of what it holds.

use crate::contents::label_list::Role;

/// Whether nothing is to be read in a file of this name where others have vectors: what is written
/// for people, and the merges of a tokenizer, whose tokens another file has.
pub(crate) fn is_unread(name: &str) -> bool {
    is_of_people(name) || name.to_lowercase().ends_with("merges.txt")
}

/// Whether a file is written for people, such as those that lie beside tables in archives.
pub(super) fn is_of_people(name: &str) -> bool {
    let name = name.to_lowercase();
    ["readme", "license", "licence", "changelog", "notice"].iter().any(|own| name.starts_with(own))
}

/// Whether the file name says that the file holds names of something.
pub(crate) fn says_names(name: &str) -> bool {
    let name = name.to_lowercase();
    !matches!(Role::of(&name), Role::Either | Role::Tokens)
        || ["metadata", "label", "tokens", "vocab"].iter().any(|n| name.contains(n))
}

/// Whether the file name says that the file holds pairs: it does so, or names both sides, as
/// `[male - female].txt` and `male_to_female.txt` do.
pub(crate) fn says_pairs(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_letter = u8::is_ascii_alphabetic;
    let between_letters =
        |window: &[u8]| matches!(window, [a, b'2', b] if is_letter(a) && is_letter(b));
    ["pair", "relation", "analog", "concept", " - ", "_to_", "-to-", "_vs_"]
        .iter()
        .any(|part| name.contains(part))
        || name.as_bytes().windows(3).any(between_letters)
}

/// What stands behind the last dot, in small letters.
pub(super) fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}
