//! Clouds of points by pixels: every point adds its coverage to a mask, and one pass over the
//! picture turns the mask into colour. Adding commutes, so the picture does not depend on the order
//! of the points.

mod canvas;
mod stamp;
mod tone;

pub use canvas::Canvas;
pub use stamp::{PointStyle, Stamp};
pub(super) use tone::Tone;

use crate::scene::Camera;

/// A map from four numbers a point to data coordinates: x = row 0 · point, y = row 1 · point. With
/// the four numbers of x being its coordinates in the plane of the camera and in the plane of the
/// transform, a bent picture costs one pass over the points, whatever the dimension.
pub type Map = [[f32; 4]; 2];

/// Draws points given in data coordinates.
pub fn rasterise(canvas: &mut Canvas, points: &[[f32; 2]], camera: &Camera, look: &PointStyle) {
    let scale = pixels(camera, canvas.ratio());
    canvas.stamp(points, scale, look);
}

/// Where points are, in data coordinates, from the four numbers of each.
pub fn moved(base: &[[f32; 4]], map: &Map) -> Vec<[f32; 2]> {
    let mut places = Vec::with_capacity(base.len());
    kernel::transform(base, map, &mut places);
    places
}

/// The camera as scale and offset of each axis, in device pixels.
fn pixels(camera: &Camera, ratio: f64) -> [[f32; 2]; 2] {
    let [x, y] = camera.to_screen([0.0, 0.0]);
    let scale = camera.scale * ratio;
    [[scale as f32, (x * ratio) as f32], [-scale as f32, (y * ratio) as f32]]
}
