//! Texts in the order in which their letters stand on paper, for formats that know no other.

use std::borrow::Cow;

use theory::model::runs_left;
use unicode_bidi::{BidiInfo, Level};

/// The letters from left to right as a reader of the text sees them (Unicode Standard Annex 9), in
/// a line that runs from left to right; marks that steer the direction are left out. A text without
/// right-to-left letters is as it is.
pub(super) fn visual(text: &str) -> Cow<'_, str> {
    if !text.chars().any(runs_left) {
        return text.into();
    }
    let info = BidiInfo::new(text, Some(Level::ltr()));
    let lines = info.paragraphs.iter().map(|line| info.reorder_line(line, line.range.clone()));
    lines.flat_map(|line| line.chars().filter(|c| !is_mark(*c)).collect::<Vec<_>>()).collect()
}

/// Whether a character has no shape and only steers the direction.
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use theory::model::isolated_pair;

    use super::*;

    #[test]
    fn words_are_turned_and_the_pair_keeps_its_order() {
        let pair = isolated_pair("מלך", "מלכה");
        assert_eq!(visual(&pair), "ךלמ → הכלמ");
        assert_eq!(visual("mean of 2 pairs"), "mean of 2 pairs");
    }

    #[test]
    fn numbers_inside_keep_their_digits() {
        assert_eq!(visual("אב 12"), "12 בא");
    }
}
