//! What one has to know to read a plot.

use crate::words::words;
use picture::scene::Grid;

/// Where the drawn and the true angle differ by more than this many degrees, a plot says so.
const MISLEADING: f64 = 5.0;
/// A plane of which less than this share is in view is said to leave it.
const WHOLLY: f64 = 0.995;

/// That two directions are drawn at an angle (radians) which is not theirs.
pub(crate) fn drawn_otherwise(drawn: f64, truth: f64) -> Option<String> {
    let [drawn, truth] = [drawn, truth].map(f64::to_degrees);
    ((drawn - truth).abs() > MISLEADING).then(|| (words().stage.drawn_as)(drawn, truth))
}

/// How much of a plane is in view, unless it is all of it.
pub(crate) fn left_in_view(grid: &Grid) -> Option<String> {
    (grid.share < WHOLLY).then(|| (words().stage.in_view)(grid.share))
}
