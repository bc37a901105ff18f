//! What the verdict table says of a property.

use serde::{Deserialize, Serialize};

use theory::property::{Chance, Class, Verdict};

/// A line of the verdict table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VerdictLine {
    /// The property.
    pub name: String,
    /// Who keeps it, and what that is called.
    pub fate: (Class, String),
    /// Its measure in both models, as text.
    #[serde(rename = "said")]
    pub measure: String,
    /// Both as numbers.
    #[serde(default)]
    pub values: [Option<f64>; 2],
    /// What became of it, and that in a word; none where only the group as a whole has a verdict.
    pub verdict: Option<(Verdict, String)>,
    /// What the verdict rests on; none where there is no verdict.
    #[serde(default)]
    pub grounds: Option<Grounds>,
}

/// What a verdict rests on besides both measures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Grounds {
    /// From where on, or up to where, the property counts as there.
    pub threshold: f64,
    /// The same measure on random pairs, where they were drawn.
    pub chance: Option<Chance>,
}
