//! Texts and their widths.

use plotters::style::RGBColor;

/// Where a text's anchor is along it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// The text starts at the anchor.
    Start,
    /// The anchor is its middle.
    Middle,
    /// The text ends at the anchor.
    End,
}

/// One line of text. Its anchor is half-way up the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Text<'a> {
    /// What it says.
    pub text: &'a str,
    /// Font size in pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub colour: RGBColor,
    /// Where its anchor is.
    pub align: Align,
}

impl<'a> Text<'a> {
    /// A plain text that starts at its anchor.
    pub fn new(text: &'a str, size: f64, colour: RGBColor) -> Self {
        Self { text, size, bold: false, colour, align: Align::Start }
    }

    /// The same in bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, anchored elsewhere.
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// Its width in pixels, see [`width`].
    pub fn width(&self) -> f64 {
        width(self.text, self.size, self.bold)
    }

    /// The width in pixels that it keeps free of other texts: the widest of the usual fonts, whose
    /// bold letters differ most, take so much more.
    pub fn room(&self) -> f64 {
        self.width() * if self.bold { 1.14 } else { 1.07 }
    }
}

/// Advance widths of Helvetica for U+0020 to U+007E in thousandths of the font size (Adobe Font
/// Metrics).
const ADVANCES: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Sans-serif fonts of the common systems are up to this much wider than Helvetica.
const ALLOWANCE: f64 = 1.08;
/// Bold letters are wider than plain ones by this much.
const BOLD: f64 = 1.08;

/// The width of a text in pixels, estimated from Helvetica's metrics with an allowance for wider
/// fonts: the same on every machine and without asking the browser, so that labels fall into the
/// same places everywhere.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: f64 = text.chars().map(advance).sum();
    thousandths / 1000.0 * size * ALLOWANCE * if bold { BOLD } else { 1.0 }
}

fn advance(c: char) -> f64 {
    match c {
        // The marks in which special tokens are written differ most from font to font.
        '<' | '>' => 780.0,
        '|' => 320.0,
        ' '..='~' => f64::from(ADVANCES[c as usize - ' ' as usize]),
        '\u{300}'..='\u{36F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => 0.0,
        '→' | '←' | '↦' | '…' => 1000.0,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{FFDC}' | '\u{1F000}'.. => 1000.0,
        _ => 600.0,
    }
}

/// The text cut to a width, with an ellipsis in place of what is left out.
pub fn fitted(text: &str, size: f64, bold: bool, room: f64) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let shown = format!("{}…", kept.trim_end());
        if width(&shown, size, bold) <= room {
            return shown;
        }
    }
    "…".to_owned()
}

/// The text in lines no wider than `room`, broken at spaces; a word that is wider is cut. No lines
/// for an empty text.
pub fn wrapped(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, bold) <= room => {
                *line = format!("{line} {word}")
            }
            _ => lines.push(fitted(word, size, bold, room)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up() {
        assert_eq!(width("", 13.0, false), 0.0);
        let (easy, est) = (width("easi", 13.0, false), width("est", 13.0, false));
        assert!((width("easiest", 13.0, false) - easy - est).abs() < 1e-9);
    }

    #[test]
    fn a_cut_text_fits_and_says_so() {
        let cut = fitted("strongest", 13.0, true, 40.0);
        assert!(cut.ends_with('…') && width(&cut, 13.0, true) <= 40.0);
        assert_eq!(fitted("easy", 13.0, false, 100.0), "easy");
    }
}
