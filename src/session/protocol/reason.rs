//! Why there is no answer.

use std::{error::Error, ops::Deref};

use serde::{Deserialize, Serialize};

/// The words of an error from beyond a wall: of a worker, or of a browser. They cross as text,
/// since whoever hears them shows them and asks no more; what can be told apart is an error of its
/// own on its side of the wall.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(transparent)]
#[error("{0}")]
pub struct Reason(String);

impl Reason {
    /// The words of an error.
    pub fn of(error: &(impl Error + ?Sized)) -> Self {
        Self(error.to_string())
    }
}

/// As the user reads it: the language of the interface goes by its text.
impl Deref for Reason {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// What came as words already.
impl From<&str> for Reason {
    fn from(words: &str) -> Self {
        Self(words.into())
    }
}

impl From<String> for Reason {
    fn from(words: String) -> Self {
        Self(words)
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0
    }
}
