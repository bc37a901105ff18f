//! What is wanted of a suggested move.

use serde::{Deserialize, Serialize};

use theory::transform::End;

/// What is wanted of a suggested move.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Wish {
    /// It destroys the property.
    Destroy,
    /// It keeps the property and is otherwise as free as can be.
    Keep,
    /// It brings the cosine of the two directions to an end of the band of this κ.
    Extreme(End, f64),
}
