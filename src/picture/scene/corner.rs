//! The corners of a picture.

use serde::{Deserialize, Serialize};

/// A corner of a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Corner {
    /// Where a compass lies unless that covers something.
    #[default]
    LowerRight,
    /// Unless there are badges.
    UpperRight,
    /// Unless there is a legend.
    LowerLeft,
    /// Below the name of the vertical axis.
    UpperLeft,
}

impl Corner {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] =
        [Self::LowerRight, Self::UpperRight, Self::LowerLeft, Self::UpperLeft];

    /// Whether it is on the right.
    pub fn is_right(self) -> bool {
        matches!(self, Self::LowerRight | Self::UpperRight)
    }

    /// Whether it is at the bottom.
    pub fn is_lower(self) -> bool {
        matches!(self, Self::LowerRight | Self::LowerLeft)
    }
}
