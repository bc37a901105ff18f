//! Words of right-to-left scripts beside others in one text.

use std::borrow::Cow;

/// First strong isolate: what follows has the direction of its own first letter.
const ISOLATE: char = '\u{2068}';
/// Pop directional isolate: the end of what was isolated.
const END: char = '\u{2069}';

/// The text so that it keeps its own direction inside of another one, and the other its order: "a →
/// b" of two words that run from right to left would else read "b ← a". A text without such letters
/// is as it is.
///
/// Source: Unicode Standard Annex 9, section 2.4.
///
/// ```
/// use theory::model::isolated;
///
/// assert_eq!(isolated("king"), "king");
/// assert_eq!(isolated("מלך"), "\u{2068}מלך\u{2069}");
/// ```
pub fn isolated(text: &str) -> Cow<'_, str> {
    match text.chars().any(runs_left) {
        true => format!("{ISOLATE}{text}{END}").into(),
        false => text.into(),
    }
}

/// Two words with what stands between them, each with a direction of its own: `from → to`.
///
/// ```
/// assert_eq!(theory::model::isolated_pair("easy", "easiest"), "easy → easiest");
/// ```
pub fn isolated_pair(from: &str, to: &str) -> String {
    format!("{} → {}", isolated(from), isolated(to))
}

/// Whether a character turns the direction of the text around it: letters of right-to-left scripts,
/// and the marks that embed, override or isolate.
pub fn runs_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}
