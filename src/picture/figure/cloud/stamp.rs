//! The print that one point leaves on the mask.

use kernel::{LANE, PHASES};
use plotters::style::RGBColor;

/// What a point of the largest opacity adds to the mask; sums saturate far above what the eye tells
/// from opaque.
const FULL: f64 = 8192.0;
/// Opacities are kept below this, so that their depth is finite.
const MAX_OPACITY: f64 = 0.999;

/// The shape of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// Filled.
    Disc,
    /// Hollow, for a second cloud that must be told apart in grey.
    Ring,
}

/// How the points of one cloud look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointStyle {
    /// Their colour.
    pub colour: RGBColor,
    /// Their radius in CSS pixels.
    pub radius: f64,
    /// The opacity of one of them, 0 to 1; where several overlap the picture is denser.
    pub opacity: f64,
    /// Their shape.
    pub stamp: Stamp,
}

/// A prepared print: coverage in every sub-pixel phase.
pub(super) struct Print {
    /// Rows of a print.
    pub(super) height: usize,
    /// Lanes of a row.
    pub(super) lanes: usize,
    /// Pixels from a print's left or top edge to its middle.
    pub(super) reach: usize,
    /// Phase by phase (y before x), row by row.
    pub(super) depths: Vec<[u16; LANE]>,
}

impl Print {
    /// The print of a look at a device pixel ratio.
    pub(super) fn new(look: &PointStyle, ratio: f64) -> Self {
        let radius = (look.radius * ratio).max(0.3);
        let reach = (radius + 0.5).ceil() as usize;
        let (height, lanes) = (2 * reach + 1, (2 * reach + 1).div_ceil(LANE));
        let shift = |phase: usize| reach as f64 + (phase as f64 + 0.5) / PHASES as f64;
        let cell = |phase: usize, row: usize, column: usize| {
            let dx = column as f64 + 0.5 - shift(phase % PHASES);
            let dy = row as f64 + 0.5 - shift(phase / PHASES);
            depth(coverage(look.stamp, radius, dx.hypot(dy)) * look.opacity)
        };
        let lane =
            |phase, row, lane: usize| std::array::from_fn(|k| cell(phase, row, lane * LANE + k));
        let rows = (0..PHASES * PHASES).flat_map(|phase| (0..height).map(move |row| (phase, row)));
        let depths =
            rows.flat_map(|(phase, row)| (0..lanes).map(move |l| lane(phase, row, l))).collect();
        Self { height, lanes, reach, depths }
    }
}

/// The share of a pixel that the shape covers, at a distance from its centre: a linear ramp over
/// the rim.
fn coverage(stamp: Stamp, radius: f64, distance: f64) -> f64 {
    let disc = |r: f64| (r + 0.5 - distance).clamp(0.0, 1.0) * (2.0 * r).min(1.0);
    match stamp {
        Stamp::Disc => disc(radius),
        Stamp::Ring => disc(radius) - disc((radius - radius.mul_add(0.2, 0.6)).max(0.0)),
    }
}

/// Opacity to depth: what overlapping points let through multiplies, so their depths add.
fn depth(opacity: f64) -> u16 {
    (-(1.0 - opacity.clamp(0.0, MAX_OPACITY)).ln() / -(1.0 - MAX_OPACITY).ln() * FULL).round()
        as u16
}

/// What a whole point of this look adds to a pixel of the mask.
pub(super) fn single_depth(look: &PointStyle) -> f64 {
    f64::from(depth(look.opacity)).max(1.0)
}
