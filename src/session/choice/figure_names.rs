//! What was chosen for single names of a figure.

use serde::{Deserialize, Serialize};

use picture::scene::OwnName;

/// Most names of a figure that a link carries.
const MOST: usize = 1 << 10;

/// Names of a figure that are hidden or moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureNames {
    /// What the figure is of, by the key of that subject: names of another one are others.
    pub of: String,
    /// Of each plot those for which something is chosen.
    pub plots: Vec<Vec<OwnName>>,
}

impl FigureNames {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.plots.iter().all(Vec::is_empty)
    }

    /// Whether a figure can be drawn with them: few enough, at places that are numbers.
    pub fn is_sound(&self) -> bool {
        let names = || self.plots.iter().flatten();
        let mut places = names().filter_map(|name| name.away).flatten();
        self.plots.len() + names().count() <= MOST && places.all(f64::is_finite)
    }
}
