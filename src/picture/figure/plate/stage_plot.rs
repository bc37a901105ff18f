//! One plot of a figure.

use serde::{Deserialize, Serialize};

use crate::scene::{Camera, Scene};

/// One plot of the stage with its heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StagePlot {
    /// Which model it shows.
    pub heading: String,
    /// More words at the right of the heading, such as the projection.
    pub note: String,
    /// What it shows.
    pub scene: Scene,
    /// How it was seen on the screen.
    pub camera: Camera,
}
