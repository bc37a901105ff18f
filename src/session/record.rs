//! What a learner bet, answered and did, where a link or a lesson asks for bets before moves: the
//! link carries it, so that it can be handed in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What was said by one learner, and how much of it was right. The pages for classes and for course
/// modules read the same JSON.
///
/// ```
/// use session::record::Record;
///
/// let record: Record = serde_json::from_str(
///     r#"{"who": "Ada", "tasks": 3, "done": {"1": true, "2": false},
///         "bets": [{"said": {"cosine": true}, "survived": {"cosine": false}}]}"#,
/// )?;
/// assert_eq!(record.score(), [1, 4], "one of three tasks and one bet");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Who, as they wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// The lesson that is played, if it can be fetched again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
    /// How many tasks the lesson has; none without a lesson.
    #[serde(skip_serializing_if = "is_none")]
    pub tasks: usize,
    /// Tasks that are done, by step from 0: whether without help and at the first answer.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub done: BTreeMap<usize, bool>,
    /// The first answer to each question, by step from 0.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<usize, GivenAnswer>,
    /// Bets, in the order in which moves decided them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bets: Vec<Decided>,
}

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GivenAnswer {
    /// One of several, by its place from 0.
    Choice(usize),
    /// A number.
    Number(f64),
}

/// Which rows were said to survive the next move, and how much of that came true.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bet {
    /// Whether each was said to survive, by property.
    #[serde(rename = "said")]
    pub expected: BTreeMap<String, bool>,
    /// How many were right, of how many; none before the move is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<[usize; 2]>,
}

/// A bet that a move has decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
    /// Whether each was said to survive, by property.
    #[serde(rename = "said")]
    pub expected: BTreeMap<String, bool>,
    /// Whether it did, of those that could be measured.
    pub survived: BTreeMap<String, bool>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

impl Decided {
    /// How many were right, of how many.
    pub fn score(&self) -> [usize; 2] {
        let all = self.survived.len();
        [all - self.wrong().count(), all]
    }

    /// Of which properties something else was said than came.
    pub fn wrong(&self) -> impl Iterator<Item = &str> {
        let decided = self.survived.iter();
        decided
            .filter(|(id, survived)| self.expected.get(*id) != Some(survived))
            .map(|(id, _)| id.as_str())
    }
}

impl Record {
    /// How many tasks and bets were right, of all tasks of the lesson and all that was bet.
    pub fn score(&self) -> [usize; 2] {
        let done = self.done.values().filter(|right| **right).count();
        let tasks = [done, self.tasks.max(self.done.len())];
        self.bets
            .iter()
            .map(Decided::score)
            .fold(tasks, |[a, b], [right, all]| [a + right, b + all])
    }

    /// A new record of the same learner.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self { who: self.who.clone(), ..Self::default() }
    }

    /// Whether it is the other one and what came after: the address of a moment ago leads back to
    /// the app as it was then, not behind what was said since.
    pub fn continues(&self, other: &Self) -> bool {
        let holds = |step: &usize| self.done.contains_key(step);
        self.lesson == other.lesson
            && self.bets.starts_with(&other.bets)
            && other.done.keys().all(holds)
            && other.answers.iter().all(|(step, given)| self.answers.get(step) == Some(given))
            && (other.who.is_empty() || other.who == self.who)
    }

    /// An answer was given: the first one counts.
    pub(crate) fn answered(&mut self, step: usize, given: GivenAnswer, right: bool) {
        self.answers.entry(step).or_insert(given);
        if !right {
            self.done.entry(step).or_insert(false);
        }
    }

    /// A task is done, or was done for the learner: what came first counts.
    pub(crate) fn task(&mut self, step: usize, alone: bool) {
        self.done.entry(step).or_insert(alone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bet(expected: bool, survived: bool) -> Decided {
        let of = |is: bool| BTreeMap::from([("cosine".to_string(), is)]);
        Decided { expected: of(expected), survived: of(survived) }
    }

    #[test]
    fn the_first_answer_counts_and_help_is_no_merit() {
        let mut record = Record { tasks: 3, ..Record::default() };
        record.answered(0, GivenAnswer::Choice(1), false);
        record.answered(0, GivenAnswer::Choice(2), true);
        record.task(0, true);
        record.answered(1, GivenAnswer::Number(0.84), true);
        record.task(1, true);
        record.task(2, false);
        record.task(2, true);
        assert_eq!(record.answers[&0], GivenAnswer::Choice(1));
        assert_eq!(record.score(), [1, 3]);
    }

    #[test]
    fn bets_and_tasks_count_alike() {
        let bets = vec![bet(true, true), bet(true, false)];
        let record =
            Record { bets, tasks: 2, done: BTreeMap::from([(1, true)]), ..Record::default() };
        assert_eq!(record.score(), [2, 4]);
        assert_eq!(Record::default().score(), [0, 0]);
    }

    #[test]
    fn a_record_goes_on_from_what_it_was_but_not_from_that_of_another() {
        let before = Record { bets: vec![bet(true, true)], ..Record::default() };
        let mut now = before.clone();
        now.bets.push(bet(false, true));
        now.who = "Ada".into();
        assert!(now.continues(&before) && now.continues(&now));
        assert!(!before.continues(&now));
        let other = Record { bets: vec![bet(false, true)], ..Record::default() };
        assert!(!now.continues(&other));
        assert!(!now.continues(&Record { who: "Bob".into(), ..Record::default() }));
    }
}
