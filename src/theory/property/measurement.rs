//! What a property measures of one model.

use super::{Note, Quantity, leftover::Leftover};

/// One number of one model, with what else is worth saying.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measurement {
    pub(super) value: f64,
    pub(super) aside: Option<(Quantity, f64)>,
    pub(super) also: Vec<(Quantity, f64)>,
    pub(super) of: Option<usize>,
    pub(super) notes: Vec<Note>,
    pub(super) by_construction: Option<Note>,
    pub(super) leftover: Option<Leftover>,
    pub(super) slack: f64,
    pub(super) other_tokens: Option<usize>,
}

impl Measurement {
    pub(super) fn new(value: f64) -> Self {
        Self {
            value,
            aside: None,
            also: Vec::new(),
            of: None,
            notes: Vec::new(),
            by_construction: None,
            leftover: None,
            slack: 0.0,
            other_tokens: None,
        }
    }

    /// After so many contexts another token is the most probable one.
    pub(super) fn other_tokens(mut self, contexts: usize) -> Self {
        self.other_tokens = Some(contexts);
        self
    }

    /// What is left over of an exact fact, by what went in.
    pub(super) fn leaving(mut self, leftover: Leftover) -> Self {
        self.leftover = Some(leftover);
        self
    }

    /// Rounding that the size of the vectors explains, beside that of κ.
    pub(super) fn up_to(mut self, slack: f64) -> Self {
        self.slack = slack;
        self
    }

    /// A second quantity, which is shown before → after.
    pub(super) fn aside(mut self, quantity: Quantity, value: f64) -> Self {
        self.aside = Some((quantity, value));
        self
    }

    /// A further quantity of the comparison itself.
    pub(super) fn also(mut self, quantity: Quantity, value: f64) -> Self {
        self.also.push((quantity, value));
        self
    }

    /// The number is a share of so many.
    pub(super) fn out_of(mut self, count: usize) -> Self {
        self.of = Some(count);
        self
    }

    /// Why the property holds whatever the vectors are, if it does: then that it holds is no
    /// evidence. Noted beside the number, too.
    pub(super) fn by_construction(self, why: Option<Note>) -> Self {
        Self { by_construction: why.clone(), ..self.notes(why) }
    }

    /// What else is worth saying.
    pub(super) fn note(self, note: Note) -> Self {
        self.notes([note])
    }

    /// The same, if there is anything.
    pub(super) fn notes(mut self, notes: impl IntoIterator<Item = Note>) -> Self {
        self.notes.extend(notes);
        self
    }
}
