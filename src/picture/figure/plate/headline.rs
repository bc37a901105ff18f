//! The title of a figure: lines of text, or a headline whose sentences wear the colours of their
//! fates.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;

use super::story::Sentence;
use crate::figure::{Align, Measured, Pen, Text, Theme, width, wrapped};

/// Size of a title against the running text.
pub(super) const TITLE: f64 = 1.35;
/// Height of a line of text, in font sizes.
pub(super) const LEADING: f64 = 1.35;
/// Sizes of a headline against the running text, the largest that fits; the first ones where its
/// sentences share a line.
const SHARED: [f64; 4] = [2.2, 2.0, 1.8, 1.6];
const ALONE: [f64; 4] = [2.0, 1.8, 1.6, TITLE];
/// Space between sentences on one line, in font sizes.
const APART: f64 = 1.5;

/// A title laid out.
pub(super) struct Head<'a> {
    size: f64,
    lines: Vec<(String, Option<&'a Sentence>)>,
    /// Whether the second of two lines stands at the right end of the first.
    shared: bool,
}

impl<'a> Head<'a> {
    /// `title` within `room` pixels; as a headline where it still is what `said` says.
    pub(super) fn new(title: &str, sentences: &'a [Sentence], font: f64, room: f64) -> Self {
        let whole: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        if sentences.is_empty() || title != whole.join(" ") {
            let lines = wrapped(title, TITLE * font, true, room);
            let lines = lines.into_iter().map(|line| (line, None)).collect();
            return Self { size: TITLE * font, lines, shared: false };
        }
        let width = |s: &Sentence, by: f64| width(&steady(&s.text), by * font, true);
        let all = |by: f64| sentences.iter().map(|s| width(s, by)).sum::<f64>();
        let shares = |by: &f64| all(*by) + APART * font <= room;
        let fits = |by: &f64| sentences.iter().all(|s| width(s, *by) <= room);
        if let Some(by) = SHARED.into_iter().find(shares).filter(|_| sentences.len() <= 2) {
            let lines = sentences.iter().map(|s| (s.text.clone(), Some(s))).collect();
            return Self { size: by * font, lines, shared: true };
        }
        let size = ALONE.into_iter().find(fits).unwrap_or(TITLE) * font;
        let line = |s: &'a Sentence| {
            wrapped(&s.text, size, true, room).into_iter().map(move |line| (line, Some(s)))
        };
        Self { size, lines: sentences.iter().flat_map(line).collect(), shared: false }
    }

    /// How high it is.
    pub(super) fn height(&self) -> f64 {
        let rows = if self.shared { 1 } else { self.lines.len() };
        rows as f64 * LEADING * self.size
    }

    /// Draws it from a top left corner; gives back its height.
    pub(super) fn paint<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        [left, top]: [f64; 2],
        room: f64,
        theme: &Theme,
    ) -> Measured<f64, DB> {
        let pitch = LEADING * self.size;
        for (i, (line, sentence)) in self.lines.iter().enumerate() {
            let (row, end) = if self.shared { (0, i > 0) } else { (i, false) };
            let colour = sentence.map_or(theme.ink, |sentence| sentence.colour(theme));
            let text = Text::new(line, self.size, colour).bold();
            let (x, align) = if end { (left + room, Align::End) } else { (left, Align::Start) };
            pen.text([x, top + (row as f64 + 0.5) * pitch], &text.align(align))?;
        }
        Ok(self.height())
    }
}

/// The text with every angle as long as the longest: the frames of an animation have one size.
fn steady(text: &str) -> String {
    let mut steady = String::new();
    for word in text.split_inclusive(' ') {
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        let angle = digits > 0 && word[digits..].starts_with('°');
        steady.extend((digits..3).filter(|_| angle).map(|_| '0'));
        steady.push_str(word);
    }
    steady
}

impl Sentence {
    /// The colour of its fate; that of a loss where it tells of one.
    pub(super) fn colour(&self, theme: &Theme) -> RGBColor {
        self.fate.map_or(theme.loss, |class| theme.fate(class))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use theory::property::Class;

    fn sentences() -> Vec<Sentence> {
        let sentence = |text: &str, fate| Sentence { text: text.into(), fate };
        vec![
            sentence("Nothing has changed.", Some(Class::Identifiable)),
            sentence("The angle went from 41° to 93°.", Some(Class::OnlyRotations)),
        ]
    }

    #[test]
    fn sentences_share_a_line_where_they_fit_and_have_one_each_where_not() {
        let (sentences, title) =
            (sentences(), "Nothing has changed. The angle went from 41° to 93°.");
        let wide = Head::new(title, &sentences, 18.0, 1240.0);
        assert!(wide.shared && wide.size >= 1.6 * 18.0 && wide.height() < 1.5 * wide.size);
        let narrow = Head::new(title, &sentences, 10.0, 300.0);
        assert_eq!((narrow.shared, narrow.lines.len()), (false, 2));
        assert!(narrow.lines.iter().all(|(line, _)| width(line, narrow.size, true) <= 300.0));
    }

    #[test]
    fn an_angle_takes_as_much_room_at_every_moment() {
        let wide = |text: &str| width(&steady(text), 10.0, true);
        let there = "The angle went from 41° to 141°.";
        assert!((wide(there) - wide("The angle went from 1° to 93°.")).abs() < 1e-9);
        assert!(steady("κ 1.5 and 3 of 7 tokens") == "κ 1.5 and 3 of 7 tokens");
    }

    #[test]
    fn an_edited_title_is_plain() {
        let sentences = sentences();
        let head = Head::new("My title", &sentences, 18.0, 1240.0);
        assert!(head.lines.iter().all(|(_, sentence)| sentence.is_none()));
        assert_eq!(head.lines.len(), 1);
    }
}
