//! Parts of the page that a lesson can point at.

use serde::{Deserialize, Serialize};

use crate::drawer::Drawer;

/// Where to look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookAt {
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

impl LookAt {
    /// The drawer that holds the part, if one does.
    pub fn drawer(&self) -> Option<Drawer> {
        match self {
            Self::Directions => Some(Drawer::Directions),
            Self::Move => Some(Drawer::Bend),
            Self::Steps => Some(Drawer::Steps),
            Self::Presets => Some(Drawer::Moves),
            Self::Contexts => Some(Drawer::Contexts),
            Self::Tools => Some(Drawer::Lens),
            Self::Model | Self::Moved | Self::Distribution | Self::Board | Self::Row(_) => None,
        }
    }

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
