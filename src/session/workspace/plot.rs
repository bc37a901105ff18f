//! The two plots of a workspace.

/// Which plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plot {
    /// The model as loaded.
    Left,
    /// The equivalent model.
    Right,
}
