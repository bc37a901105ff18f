//! The two plots of a workspace.

/// Which plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plot {
    /// The model as loaded.
    Left,
    /// The equivalent model.
    Right,
}

impl Plot {
    /// Its place where something is there for either, left to right.
    pub fn index(self) -> usize {
        usize::from(self == Self::Right)
    }
}
