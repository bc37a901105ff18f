//! Texts in the order in which their letters stand on paper, for formats that know no other.

use std::borrow::Cow;

use ar_reshaper::{ArabicReshaper, ReshaperConfig};
use theory::model::runs_left;
use unicode_bidi::{BidiInfo, Level};

/// The letter on either side of which others are joined.
const TATWEEL: char = '\u{640}';
/// The letter that is written as one with the alef behind it.
const LAM: char = '\u{644}';

/// The letters from left to right as a reader of the text sees them (Unicode Standard Annex 9), in
/// a line that runs from left to right; marks that steer the direction are left out. Arabic letters
/// are joined, unless one of the forms that takes is not had. A text without right-to-left letters
/// is as it is.
pub(super) fn visual(text: &str, has: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(runs_left) {
        return text.into();
    }
    let joined = joined(text);
    let is_had = joined.chars().all(|c| text.contains(c) || has(c));
    let text = if is_had { joined.as_str() } else { text };
    let info = BidiInfo::new(text, Some(Level::ltr()));
    let lines = info.paragraphs.iter().map(|line| info.reorder_line(line, line.range.clone()));
    lines.flat_map(|line| line.chars().filter(|c| !is_mark(*c)).collect::<Vec<_>>()).collect()
}

/// Arabic letters as characters of the form that each has between its neighbours.
fn joined(text: &str) -> String {
    let whole = ReshaperConfig { delete_harakat: false, ..ReshaperConfig::default() };
    ArabicReshaper::new(whole).reshape(text)
}

/// The forms that an Arabic letter takes between others; none of another character.
pub(super) fn forms(c: char) -> Vec<char> {
    if !matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}') {
        return Vec::new();
    }
    let places = [format!("{c}"), format!("{c}{TATWEEL}"), format!("{TATWEEL}{c}")];
    let between =
        [format!("{TATWEEL}{c}{TATWEEL}"), format!("{LAM}{c}"), format!("{TATWEEL}{LAM}{c}")];
    let all =
        places.iter().chain(&between).flat_map(|text| joined(text).chars().collect::<Vec<_>>());
    all.collect()
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
        assert_eq!(visual(&pair, |_| true), "ךלמ → הכלמ");
        assert_eq!(visual("mean of 2 pairs", |_| true), "mean of 2 pairs");
    }

    #[test]
    fn numbers_inside_keep_their_digits() {
        assert_eq!(visual("אב 12", |_| true), "12 בא");
    }

    #[test]
    fn arabic_letters_are_joined_where_their_forms_are_had() {
        // Seen, lam with alef, meem at the end.
        assert_eq!(visual("سلام", |_| true), "\u{FEE1}\u{FEFC}\u{FEB3}");
        assert_eq!(visual("سلام", |_| false), "مالس");
        assert!(forms('س').contains(&'\u{FEB4}'), "in the middle: {:?}", forms('س'));
        assert_eq!((forms('a'), forms('ש')), (Vec::new(), Vec::new()));
    }
}
