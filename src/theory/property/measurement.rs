//! What a property measures of one model.

use super::leftover::Leftover;

/// One number of one model, with what else is worth saying.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measurement {
    pub(super) value: f64,
    pub(super) aside: Option<(&'static str, f64)>,
    pub(super) also: Vec<(&'static str, f64)>,
    pub(super) of: Option<usize>,
    pub(super) note: Option<String>,
    pub(super) by_construction: Option<String>,
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
            note: None,
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

    /// A second number that is shown before → after, e.g. `("β", 1.43)`.
    pub(super) fn aside(mut self, name: &'static str, value: f64) -> Self {
        self.aside = Some((name, value));
        self
    }

    /// A further number of the comparison itself, e.g. `("mean KL divergence", 0.02)`.
    pub(super) fn also(mut self, name: &'static str, value: f64) -> Self {
        self.also.push((name, value));
        self
    }

    /// The number is a share of so many.
    pub(super) fn out_of(mut self, count: usize) -> Self {
        self.of = Some(count);
        self
    }

    /// Why the property holds whatever the vectors are, if it does: then that it holds is no
    /// evidence. Said beside the number, too.
    pub(super) fn by_construction(self, why: Option<String>) -> Self {
        Self { by_construction: why.clone(), ..self.and_note(why) }
    }

    /// Words beside the number, if there are any.
    pub(super) fn maybe_note(mut self, words: Option<String>) -> Self {
        self.note = self.note.or(words);
        self
    }

    /// Further words beside the number, if there are any.
    pub(super) fn and_note(mut self, words: Option<String>) -> Self {
        let all: Vec<String> = self.note.into_iter().chain(words).collect();
        self.note = (!all.is_empty()).then(|| all.join("; "));
        self
    }

    /// Words beside the number.
    pub(super) fn note(mut self, words: impl Into<String>) -> Self {
        self.note = Some(words.into());
        self
    }
}
