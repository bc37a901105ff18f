//! What lies over the points: arrows, labels, handles, the legend.

use serde::{Deserialize, Serialize};

use super::PointRef;

/// What a mark stands for; the theme turns it into a colour, the style into a shape or dash that
/// also works in grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The first concept direction.
    First,
    /// The second concept direction.
    Second,
    /// The other pairs of a family.
    Family,
    /// The model as loaded.
    Model,
    /// The equivalent model, and the handles that bend it.
    Equivalent,
    /// Tokens.
    Tokens,
    /// Contexts.
    Contexts,
    /// Plain text and lines.
    Plain,
}

/// A concept direction drawn from one point to another, in data coordinates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Arrow {
    /// Tail.
    pub from: [f64; 2],
    /// Tip.
    pub to: [f64; 2],
    /// What it stands for.
    pub role: Role,
    /// Text behind the tail.
    pub label_from: Option<String>,
    /// Text beyond the tip.
    pub label_to: Option<String>,
}

/// The text of a point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// The point, in data coordinates.
    pub at: [f64; 2],
    /// Its text.
    pub text: String,
    /// Whose colour it takes.
    pub role: Role,
    /// Whether a person pinned it: then it goes before every other label.
    pub pinned: bool,
    /// Labels of higher priority are placed first; ties keep their order.
    pub priority: i32,
}

/// The images of the basis vectors of the bent plane, drawn as knobs that can be dragged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Handles {
    /// Where the basis starts, in data coordinates.
    pub origin: [f64; 2],
    /// Its two tips.
    pub tips: [[f64; 2]; 2],
    /// Their names, e.g. e₁ and e₂.
    pub names: [String; 2],
    /// What asks for the first to be taken, in its name's place.
    #[serde(default)]
    pub asks: Option<String>,
}

/// Points that stand out from their cloud.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Highlight {
    /// The point under the pointer (in either plot).
    pub hovered: Option<PointRef>,
    /// The points inside the last lasso.
    pub selected: Vec<PointRef>,
    /// The points whose label was pinned.
    pub pinned: Vec<PointRef>,
}

/// How a legend entry is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// A dot.
    Dot,
    /// A hollow dot.
    Ring,
    /// An arrow.
    Arrow,
    /// A line.
    Line,
}

/// One line of the legend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegendEntry {
    /// The sign.
    pub shape: Shape,
    /// Its colour and dash.
    pub role: Role,
    /// What it means.
    pub text: String,
}
