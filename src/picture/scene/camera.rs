//! The map from data coordinates to the screen.

use serde::{Deserialize, Serialize};

use super::Bounds;

/// Smallest and largest scale, in pixels a unit: far enough out and in for any data, and no
/// overflow.
const SCALE_RANGE: [f64; 2] = [1e-9, 1e12];
/// Scales closer than this, relative to each other, are one: the way between them is even, and the
/// place that both grow from lies too far off to divide by.
const SAME_SCALE: f64 = 1e-9;
/// The extent shown when all data lie in one point.
const EMPTY_EXTENT: f64 = 1.0;

/// A view of the plane: what lies in the middle, and how many pixels one data unit takes (the same
/// on both axes, so that angles on the screen are angles in the plane).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// The data point in the middle of the picture.
    pub centre: [f64; 2],
    /// Pixels a data unit, > 0.
    pub scale: f64,
    /// Width and height of the picture in CSS pixels.
    pub size: [f64; 2],
}

impl Camera {
    /// Shows all of `bounds` in a picture of `size` pixels and leaves `padding` pixels free on
    /// every side (less in a picture too small for it).
    pub fn fit(bounds: Bounds, size: [f64; 2], padding: f64) -> Self {
        let room = |pixels: f64| (pixels - 2.0 * padding).max(pixels / 2.0).max(1.0);
        let [width, height] = bounds.size();
        let fits = (room(size[0]) / width).min(room(size[1]) / height);
        let scale = if fits.is_finite() { fits } else { room(size[0].min(size[1])) / EMPTY_EXTENT };
        Self { centre: bounds.centre(), scale: clamp_scale(scale), size }
    }

    /// Where a data point appears, in pixels from the top left.
    pub fn to_screen(&self, at: [f64; 2]) -> [f64; 2] {
        let x = self.size[0] / 2.0 + (at[0] - self.centre[0]) * self.scale;
        let y = self.size[1] / 2.0 - (at[1] - self.centre[1]) * self.scale;
        [x, y]
    }

    /// The data point at a place on the screen; the inverse of [`Self::to_screen`].
    pub fn from_screen(&self, at: [f64; 2]) -> [f64; 2] {
        let x = self.centre[0] + (at[0] - self.size[0] / 2.0) / self.scale;
        let y = self.centre[1] - (at[1] - self.size[1] / 2.0) / self.scale;
        [x, y]
    }

    /// Moves the picture by this many pixels: the data follow the pointer.
    pub fn pan_by(self, pixels: [f64; 2]) -> Self {
        let centre =
            [self.centre[0] - pixels[0] / self.scale, self.centre[1] + pixels[1] / self.scale];
        Self { centre, ..self }
    }

    /// Zooms by `factor` (> 1: closer) and keeps the data point under the pointer where it is.
    pub fn zoom_about(self, pointer: [f64; 2], factor: f64) -> Self {
        let held = self.from_screen(pointer);
        let zoomed = Self { scale: clamp_scale(self.scale * factor), ..self };
        let moved = zoomed.to_screen(held);
        zoomed.pan_by([pointer[0] - moved[0], pointer[1] - moved[1]])
    }

    /// The same view in a picture of another size: the middle stays, and so does what fits the
    /// shorter side.
    pub fn resized(self, size: [f64; 2]) -> Self {
        let ratio = size[0].min(size[1]).max(1.0) / self.size[0].min(self.size[1]).max(1.0);
        Self { centre: self.centre, scale: clamp_scale(self.scale * ratio), size }
    }

    /// The same view for a picture of another size and shape: everything that was shown still is.
    pub fn framed(self, size: [f64; 2]) -> Self {
        let ratio = |k: usize| size[k].max(1.0) / self.size[k].max(1.0);
        Self { centre: self.centre, scale: clamp_scale(self.scale * ratio(0).min(ratio(1))), size }
    }

    /// The way from this view to another in a picture of the same size, at `part` from 0 to 1: the
    /// scale changes evenly, and what both show stays in sight.
    pub fn between(&self, to: &Self, part: f64) -> Self {
        if part >= 1.0 {
            return *to;
        }
        let scale = self.scale * (to.scale / self.scale).powf(part);
        // Along with the scale, so that the picture grows from one place.
        let near = (to.scale - self.scale).abs() < SAME_SCALE * to.scale;
        let along = if near {
            part
        } else {
            (scale.recip() - self.scale.recip()) / (to.scale.recip() - self.scale.recip())
        };
        let centre = [0, 1].map(|k| self.centre[k] + along * (to.centre[k] - self.centre[k]));
        Self { centre, scale: clamp_scale(scale), size: to.size }
    }

    /// The view nearest to this one that shows all of `bounds` and leaves `padding` pixels free on
    /// every side: no larger than this, and moved no farther than it has to be.
    pub fn keeping(self, bounds: Bounds, padding: f64) -> Self {
        let scale = self.scale.min(Self::fit(bounds, self.size, padding).scale);
        let centre = [0, 1].map(|k| {
            let free = (self.size[k] / 2.0 - padding).max(self.size[k] / 4.0) / scale;
            let [low, high] = [bounds.max[k] - free, bounds.min[k] + free];
            // Where there is no room for rounding, the middle.
            if low <= high { self.centre[k].clamp(low, high) } else { (low + high) / 2.0 }
        });
        Self { centre, scale, ..self }
    }

    /// The part of the plane that is shown.
    pub fn bounds(&self) -> Bounds {
        Bounds::point(self.from_screen([0.0, 0.0])).with(self.from_screen(self.size))
    }
}

fn clamp_scale(scale: f64) -> f64 {
    if scale.is_nan() { 1.0 } else { scale.clamp(SCALE_RANGE[0], SCALE_RANGE[1]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_that_keeps_something_in_sight_moves_no_farther_than_it_must() {
        let camera = Camera { centre: [0.0, 0.0], scale: 50.0, size: [400.0, 300.0] };
        let inside = Bounds { min: [-1.0, -1.0], max: [1.5, 1.0] };
        assert_eq!(camera.keeping(inside, 30.0), camera);
        let beside = Bounds { min: [3.0, 0.0], max: [5.0, 1.0] };
        let moved = camera.keeping(beside, 30.0);
        assert_eq!(moved.scale, camera.scale, "it need not be smaller");
        assert!((moved.to_screen([5.0, 0.0])[0] - 370.0).abs() < 1e-9);
        assert_eq!(moved.centre[1], 0.0);
        let large = Bounds { min: [-20.0, -1.0], max: [5.0, 7.0] };
        let seen = camera.keeping(large, 30.0);
        for corner in [large.min, large.max] {
            let at = seen.to_screen(corner);
            let free = [0, 1].map(|k| at[k].min(camera.size[k] - at[k]));
            assert!(free.iter().all(|free| *free > 30.0 - 1e-9), "{at:?}");
        }
    }

    #[test]
    fn a_view_on_its_way_goes_from_one_to_the_other() {
        let from = Camera { centre: [0.0, 1.0], scale: 40.0, size: [400.0, 300.0] };
        let to = Camera { centre: [3.0, -2.0], scale: 10.0, size: [400.0, 300.0] };
        assert_eq!(from.between(&to, 1.0), to);
        let start = from.between(&to, 0.0);
        assert!((start.scale - from.scale).abs() < 1e-12 && start.centre == from.centre);
        let shown = |camera: &Camera| camera.bounds();
        let (first, last) = (shown(&from), shown(&to));
        for step in 0..10 {
            let now = shown(&from.between(&to, f64::from(step) / 10.0));
            let inside = (0..2).all(|k| {
                now.min[k] >= last.min[k].min(first.min[k]) - 1e-9
                    && now.max[k] <= last.max[k].max(first.max[k]) + 1e-9
            });
            assert!(inside, "nothing is shown that neither view shows");
        }
        let slid = from.between(&Camera { centre: [2.0, 1.0], ..from }, 0.5);
        assert!((slid.centre[0] - 1.0).abs() < 1e-12);
    }
}
