//! What lies under the pointer.

use super::{Camera, PointKind, PointRef, Points, Scene};

mod grid;

use grid::Grid;

/// A thing that the pointer can hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The tip of basis vector 0 or 1.
    Handle(usize),
    /// A point.
    Point(PointRef),
    /// The arrow with this index in the scene.
    Arrow(usize),
}

/// Finds what lies under the pointer; its index of the points is built on the first question after
/// [`Self::forget`].
#[derive(Debug, Default)]
pub struct Picker {
    grids: Option<Vec<(PointKind, Grid)>>,
}

impl Picker {
    /// Says that the points have moved (a moved camera needs no such word).
    pub fn forget(&mut self) {
        self.grids = None;
    }

    /// What lies within `reach` pixels of the pointer: a handle before a point before an arrow, the
    /// nearest of its sort.
    pub fn pick(
        &mut self,
        scene: &Scene,
        camera: &Camera,
        pointer: [f64; 2],
        reach: f64,
    ) -> Option<Target> {
        let handle = || handle(scene, camera, pointer, reach).map(Target::Handle);
        let arrow = || arrow(scene, camera, pointer, reach).map(Target::Arrow);
        let held = handle();
        held.or_else(|| self.point(&scene.points, camera, pointer, reach).map(Target::Point))
            .or_else(arrow)
    }

    /// The point nearest to the pointer, within `reach` pixels.
    pub fn point(
        &mut self,
        clouds: &[Points],
        camera: &Camera,
        pointer: [f64; 2],
        reach: f64,
    ) -> Option<PointRef> {
        let index = |cloud: &Points| (cloud.kind, Grid::new(&cloud.xy));
        let grids = self.grids.get_or_insert_with(|| clouds.iter().map(index).collect());
        let at = camera.from_screen(pointer);
        let near = clouds.iter().zip(grids.iter()).filter_map(|(cloud, (kind, grid))| {
            let (index, distance) = grid.nearest(&cloud.xy, at, reach / camera.scale)?;
            Some((PointRef { kind: *kind, index }, distance))
        });
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(point, _)| point)
    }
}

/// The basis tip within `reach` pixels, the nearer of the two.
fn handle(scene: &Scene, camera: &Camera, pointer: [f64; 2], reach: f64) -> Option<usize> {
    let tips = scene.handles.as_ref()?.tips;
    nearest(tips.iter().map(|&tip| distance(camera.to_screen(tip), pointer)), reach)
}

/// The arrow whose shaft passes within `reach` pixels, the nearest.
fn arrow(scene: &Scene, camera: &Camera, pointer: [f64; 2], reach: f64) -> Option<usize> {
    let shaft =
        |a: &super::Arrow| to_segment(pointer, camera.to_screen(a.from), camera.to_screen(a.to));
    nearest(scene.arrows.iter().map(shaft), reach)
}

fn nearest(distances: impl Iterator<Item = f64>, reach: f64) -> Option<usize> {
    let within = distances.enumerate().filter(|(_, d)| *d <= reach);
    within.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The distance from a place to the segment a–b.
fn to_segment(at: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let along = ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / (dx * dx + dy * dy);
    let t = if along.is_finite() { along.clamp(0.0, 1.0) } else { 0.0 };
    distance(at, [a[0] + t * dx, a[1] + t * dy])
}
