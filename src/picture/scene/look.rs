//! How the picture is seen. A verdict never depends on any of it.

use serde::{Deserialize, Serialize};

use super::{Orbit, PointKind, Third};

/// What the plots show points for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum VisiblePoints {
    /// Unembeddings.
    #[default]
    Tokens,
    /// Embeddings.
    Contexts,
    /// Both, in the same axes.
    Both,
}

impl VisiblePoints {
    /// Whether points of this kind are drawn.
    pub fn shows(self, kind: PointKind) -> bool {
        matches!(
            (self, kind),
            (Self::Both, _)
                | (Self::Tokens, PointKind::Tokens)
                | (Self::Contexts, PointKind::Contexts)
        )
    }
}

/// Which picture the user asked for; the plane itself follows from the chosen directions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProjectionChoice {
    /// The family's mean difference and the main direction of what is left; without a family, the
    /// two directions.
    ConceptPlane,
    /// The two directions, orthonormalised: the plane in which the angle between them is drawn as
    /// it is.
    #[default]
    TwoDirections,
    /// Principal components of what is shown.
    Pca,
    /// The biplot of the double-centred logits.
    Canonical,
    /// Principal components and canonical biplot of the moved model beside each other.
    #[serde(rename = "Beside")]
    PcaAndCanonical,
}

impl ProjectionChoice {
    /// What a text means that says nothing of it.
    pub fn unstated() -> Self {
        Self::ConceptPlane
    }
}

/// Which colours to use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is drawn. As text, what is off is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Tokens, contexts or both.
    pub shown: VisiblePoints,
    /// Which picture. Texts that do not say are older than the choice.
    #[serde(default = "ProjectionChoice::unstated")]
    pub projection: ProjectionChoice,
    /// Whether the right camera is carried along with the move.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub following: bool,
    /// Whether the original positions are drawn in the right plot.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ghosts: bool,
    /// Whether each shown pair's movement is drawn.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub segments: bool,
    /// Whether the whole family is drawn.
    pub family: bool,
    /// The third axis; none for a flat picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third: Option<Third>,
    /// From where a picture of three dimensions is seen.
    #[serde(skip_serializing_if = "is_usual")]
    pub orbit: Orbit,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_usual(orbit: &Orbit) -> bool {
    *orbit == Orbit::default()
}

impl Look {
    /// What a link means that says nothing of it: it is older than today's usual look.
    pub fn unstated() -> Self {
        Self { projection: ProjectionChoice::unstated(), ..Self::default() }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            shown: VisiblePoints::Tokens,
            projection: ProjectionChoice::default(),
            following: false,
            ghosts: false,
            segments: false,
            family: true,
            third: None,
            orbit: Orbit::default(),
        }
    }
}
