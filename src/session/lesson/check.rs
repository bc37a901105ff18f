//! From JSON to a lesson in which nothing can fail later.

use serde_json::Value;
use thiserror::Error;

use super::{
    Condition, Lesson, LessonAction, LessonStep, LookAt, ProseError, Question, Task, pieces,
};
use crate::json::json;
use theory::property::info;

/// Longest lesson that is read, in bytes.
const LONGEST: usize = 1 << 20;

/// Why a text is no lesson.
#[derive(Debug, Error)]
pub enum LessonError {
    /// Longer than any lesson.
    #[error("the lesson has {found} bytes; at most {LONGEST} are read")]
    Long {
        /// Bytes found.
        found: usize,
    },
    /// No JSON (the text says line and column), or not of a lesson.
    #[error("the lesson cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// No steps.
    #[error("the lesson has no steps")]
    Empty,
    /// A text that cannot be read.
    #[error("{place}: {reason}")]
    Prose {
        /// Which part.
        place: String,
        /// What is wrong.
        reason: ProseError,
    },
    /// Something in it does not fit together.
    #[error("{place}: {reason}")]
    Unfit {
        /// Which part.
        place: String,
        /// What was found and expected.
        reason: String,
    },
}

pub(super) fn read(json: &str) -> Result<Lesson, LessonError> {
    if json.len() > LONGEST {
        return Err(LessonError::Long { found: json.len() });
    }
    let lesson = parse(json)?;
    if lesson.steps.is_empty() {
        return Err(LessonError::Empty);
    }
    prose("what it is about", &lesson.about)?;
    for (at, step) in lesson.steps.iter().enumerate() {
        check_step(&format!("step {}", at + 1), step)?;
    }
    Ok(lesson)
}

/// Reads the steps one by one, so that an error names its step.
fn parse(text: &str) -> Result<Lesson, LessonError> {
    let mut whole: Value = json(text.as_bytes())?;
    let listed = whole
        .get_mut("steps")
        .and_then(Value::as_array_mut)
        .map(std::mem::take)
        .unwrap_or_default();
    let mut lesson: Lesson = serde_json::from_value(whole)?;
    let read = |(at, step)| {
        let unfit = |error: serde_json::Error| LessonError::Unfit {
            place: format!("step {}", at + 1),
            reason: error.to_string(),
        };
        serde_json::from_value(step).map_err(unfit)
    };
    lesson.steps = listed.into_iter().enumerate().map(read).collect::<Result<_, _>>()?;
    Ok(lesson)
}

fn check_step(place: &str, step: &LessonStep) -> Result<(), LessonError> {
    step.say.iter().try_for_each(|paragraph| prose(&format!("{place}, say"), paragraph))?;
    if let Some(LookAt::Row(id)) = &step.look_at {
        known_row(place, id)?;
    }
    step.task.as_ref().map_or(Ok(()), |task| check_task(&format!("{place}, task"), task))
}

fn check_task(place: &str, task: &Task) -> Result<(), LessonError> {
    prose(&format!("{place}, ask"), &task.ask)?;
    prose(&format!("{place}, then"), &task.then)?;
    if task.done.is_none() && task.question.is_none() {
        return Err(unfit(place, "expected “done” or “question”: nothing says when it is done"));
    }
    task.done.as_ref().map_or(Ok(()), |condition| check_condition(place, condition))?;
    task.show_me.iter().try_for_each(|action| check_action(place, action))?;
    task.question.as_ref().map_or(Ok(()), |question| check_question(place, question))
}

fn check_question(place: &str, question: &Question) -> Result<(), LessonError> {
    match question {
        Question::Choices(answers) => {
            let right = answers.iter().filter(|answer| answer.right).count();
            if right != 1 {
                return Err(unfit(place, &format!("expected one right answer, found {right}")));
            }
            let texts = answers.iter().flat_map(|answer| [&answer.say, &answer.because]);
            texts.into_iter().try_for_each(|text| prose(&format!("{place}, answers"), text))
        }
        Question::Number { label, otherwise, .. } => [label, otherwise]
            .into_iter()
            .try_for_each(|text| prose(&format!("{place}, question"), text)),
    }
}

fn check_condition(place: &str, condition: &Condition) -> Result<(), LessonError> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().try_for_each(|part| check_condition(place, part))
        }
        Condition::Not(part) => check_condition(place, part),
        Condition::Verdict { row, .. }
        | Condition::After { row, .. }
        | Condition::Changed { row, .. }
        | Condition::Open(row) => known_row(place, row),
        Condition::Pair { which, .. } => known_direction(place, *which),
        _ => Ok(()),
    }
}

fn check_action(place: &str, action: &LessonAction) -> Result<(), LessonError> {
    match action {
        LessonAction::Open(row) | LessonAction::Suggest { row, .. } => known_row(place, row),
        LessonAction::Pair { which, .. } => known_direction(place, *which),
        _ => Ok(()),
    }
}

fn known_row(place: &str, id: &str) -> Result<(), LessonError> {
    match info(id).is_some() {
        true => Ok(()),
        false => Err(unfit(place, &format!("the board has no row “{id}”"))),
    }
}

fn known_direction(place: &str, which: usize) -> Result<(), LessonError> {
    match which {
        0 | 1 => Ok(()),
        _ => Err(unfit(place, &format!("expected direction 0 or 1, found {which}"))),
    }
}

pub(super) fn prose(place: &str, text: &str) -> Result<(), LessonError> {
    pieces(text).map(|_| ()).map_err(|reason| LessonError::Prose { place: place.into(), reason })
}

fn unfit(place: &str, reason: &str) -> LessonError {
    LessonError::Unfit { place: place.into(), reason: reason.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(json: &str) -> String {
        read(json).map_or_else(|error| error.to_string(), |lesson| format!("read {}", lesson.title))
    }

    fn with_step(step: &str) -> String {
        format!(r#"{{"title": "t", "about": "a", "minutes": 2, "steps": [{step}]}}"#)
    }

    #[test]
    fn a_lesson_says_what_is_wrong_with_it_and_where() {
        assert_eq!(
            refusal("[]"),
            "the lesson cannot be read: invalid length 0, expected struct Lesson with 6 elements"
        );
        assert_eq!(refusal(&with_step("")), "the lesson has no steps");
        assert_eq!(
            refusal(&with_step(r#"{"say": ["$x$", "$\\bad$"]}"#)),
            "step 1, say: in the formula “\\bad”: “\\bad” is no sign that formulas know"
        );
        assert_eq!(
            refusal(&with_step(r#"{"say": [], "look_at": {"row": "none"}}"#)),
            "step 1: the board has no row “none”"
        );
        let task = |done: &str| {
            with_step(&format!(
                r#"{{"say": [], "task": {{"ask": "", {done} "show_me": [], "then": ""}}}}"#
            ))
        };
        assert_eq!(
            refusal(&task("")),
            "step 1, task: expected “done” or “question”: nothing says when it is done"
        );
        assert_eq!(
            refusal(&task(r#""question": {"choices": [{"say": "no", "because": ""}]},"#)),
            "step 1, task: expected one right answer, found 0"
        );
        assert!(
            refusal(&task(r#""done": {"nonsense": 1},"#))
                .starts_with("step 1: unknown variant `nonsense`")
        );
        assert!(refusal(&task(r#""done": {"moved": "gauge"},"#)).starts_with("read"));
    }

    #[test]
    fn a_lesson_that_is_too_long_is_refused_before_it_is_read() {
        assert_eq!(
            refusal(&" ".repeat(LONGEST + 1)),
            "the lesson has 1048577 bytes; at most 1048576 are read"
        );
    }
}
