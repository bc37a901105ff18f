//! Where a reader is in a lesson.

use serde::{Deserialize, Serialize};

/// A lesson and one of its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// Its name on the shelf, or the path of its file beside the page.
    pub lesson: String,
    /// The step, from 0.
    pub step: usize,
}
