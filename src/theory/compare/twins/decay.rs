//! What is kept small while a picture takes shape.

use serde::{Deserialize, Serialize};

/// Weight decay: half of so much times the mean square length of a row joins the loss.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Decay {
    /// Of f.
    pub f: f64,
    /// Of g.
    pub g: f64,
}
