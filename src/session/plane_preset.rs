//! Matrices of the shown plane with a name, to start from.

use theory::transform::PlaneParameters;

/// A named 2 × 2 matrix of the viewed plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanePreset {
    /// What the button says.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub what: &'static str,
    /// T, row by row.
    pub t: [f64; 4],
}

/// Moves of the viewed plane, gentle ones first.
pub fn plane_presets() -> Vec<PlanePreset> {
    let sliders = |rotation_degrees, log2_stretch, shear, mirrored| {
        let t = PlaneParameters { rotation_degrees, log2_stretch, shear, mirrored }.matrix();
        [t.m11, t.m12, t.m21, t.m22]
    };
    let preset = |name, what, t| PlanePreset { name, what, t };
    vec![
        preset("Identity", "Leaves the plane as it is", [1.0, 0.0, 0.0, 1.0]),
        preset(
            "Rotate 45°",
            "Turns the plane: angles and lengths stay",
            sliders(45.0, [0.0, 0.0], 0.0, false),
        ),
        preset("Quarter turn", "x becomes y, y becomes −x", [0.0, -1.0, 1.0, 0.0]),
        preset("Zoom", "Doubles both axes: angles inside the plane stay", [2.0, 0.0, 0.0, 2.0]),
        preset(
            "Stretch x",
            "Four times as wide: angles change, parallels do not",
            [4.0, 0.0, 0.0, 1.0],
        ),
        preset("Squeeze", "Twice as wide, half as high: area stays", [2.0, 0.0, 0.0, 0.5]),
        preset("Shear", "y leans over x: right angles go, parallels stay", [1.0, 1.0, 0.0, 1.0]),
        preset(
            "Turn and stretch",
            "Rotation, stretch and shear at once",
            sliders(30.0, [1.0, -1.0], 0.5, false),
        ),
        preset(
            "Nearly flat",
            "y shrinks a hundredfold: κ = 100, still invertible",
            [1.0, 0.0, 0.0, 0.01],
        ),
        preset("Mirror", "Flips y: det is negative, no path leads here", [1.0, 0.0, 0.0, -1.0]),
    ]
}
