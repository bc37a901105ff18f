//! An outline for a talk: what to say when, each part with the state of the app that it is said
//! over.

use serde::{Deserialize, Serialize};

use super::{LessonError, check};
use crate::{json::json, permalink::Link};

/// Where the outline that ships with the app lies, beside the page.
pub const TALK: &str = "talk.json";

/// A talk.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// What it is called.
    pub title: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a talk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Minutes it takes.
    pub minutes: u8,
    /// What it is called.
    pub title: String,
    /// What to say and do, in the notation of lessons.
    pub say: Vec<String>,
    /// What the app shows.
    pub show: Link,
}

impl Talk {
    /// Reads an outline and checks its texts.
    ///
    /// # Errors
    /// JSON of another kind; formulas and terms that do not exist.
    pub fn read(text: &str) -> Result<Self, LessonError> {
        let talk: Self = json(text.as_bytes())?;
        for (at, part) in talk.parts.iter().enumerate() {
            Self::check_texts(at, &part.say)?;
        }
        Ok(talk)
    }

    /// Checks what is said over a part, by its place from 0.
    pub(crate) fn check_texts(at: usize, say: &[String]) -> Result<(), LessonError> {
        say.iter().try_for_each(|text| check::prose(&format!("part {}", at + 1), text))
    }

    /// The outline as a file, which [`Self::read`] reads.
    ///
    /// # Errors
    /// Numbers that JSON does not know.
    pub fn to_json(&self) -> Result<String, LessonError> {
        Ok(serde_json::to_string_pretty(self)?)
    }
}
