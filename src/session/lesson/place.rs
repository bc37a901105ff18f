//! Parts of the page that a lesson can point at.

use serde::{Deserialize, Serialize};

/// Where to look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The left plot.
    Model,
    /// The right plot.
    Moved,
    /// The next-token bars.
    Distribution,
    /// The board as a whole.
    Board,
    /// One row of the board, by property.
    Row(String),
    /// The two directions.
    Directions,
    /// What moves, sliders, matrix.
    Move,
    /// The list of steps.
    Steps,
    /// Moves of all dimensions and those that predictions cannot see.
    Presets,
    /// Choices about contexts.
    Contexts,
    /// Projection, points, camera.
    Tools,
}

impl Place {
    /// The selector of the part in the page.
    pub fn selector(&self) -> String {
        match self {
            Self::Model => "[data-testid=stage-left]".into(),
            Self::Moved => "[data-testid=stage-right]".into(),
            Self::Distribution => ".distribution".into(),
            Self::Board => ".board".into(),
            Self::Row(id) => format!("[data-testid=\"row-{id}\"]"),
            Self::Directions => ".directions".into(),
            Self::Move => ".move".into(),
            Self::Steps => "[data-testid=step-list]".into(),
            Self::Presets => ".presets".into(),
            Self::Contexts => ".contexts".into(),
            Self::Tools => ".stage-tools".into(),
        }
    }
}
