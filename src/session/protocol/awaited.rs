//! Questions that are on their way.

use std::collections::BTreeMap;

use super::{About, Answered, Asked};

/// The questions of one asker that are still to be answered, by their tickets.
#[derive(Debug)]
pub struct Awaited<Q> {
    ticket: u64,
    questions: BTreeMap<u64, Q>,
}

impl<Q> Default for Awaited<Q> {
    fn default() -> Self {
        Self { ticket: 0, questions: BTreeMap::new() }
    }
}

impl<Q: Clone> Awaited<Q> {
    /// Gives a question its ticket.
    pub fn ask(&mut self, about: About, question: impl Into<Q>) -> Asked<Q> {
        self.ticket += 1;
        let question = question.into();
        self.questions.insert(self.ticket, question.clone());
        Asked { ticket: self.ticket, about, question }
    }

    /// The question that this answers, if it is awaited.
    pub fn answered<A>(&mut self, answered: &Answered<A>) -> Option<Q> {
        self.questions.remove(&answered.ticket)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::ModelId, *};

    #[test]
    fn each_question_is_answered_once_in_any_order() {
        let mut awaited = Awaited::<String>::default();
        let about = About::One(ModelId(3));
        let [one, two] = ["one", "two"].map(|question| awaited.ask(about, question));
        assert_eq!((one.about, one.question.as_str()), (about, "one"));
        let answer = |ticket: u64| Answered { ticket, about, answer: Ok(()) };
        assert_eq!(awaited.answered(&answer(two.ticket)).as_deref(), Some("two"));
        assert_eq!(awaited.answered(&answer(two.ticket)), None);
        assert_eq!(awaited.answered(&answer(one.ticket)).as_deref(), Some("one"));
        assert_eq!(awaited.answered(&answer(7)), None);
    }
}
