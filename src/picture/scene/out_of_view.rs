//! Whether a cloud that moved can still be seen where the camera stands.

use super::{Bounds, Camera, Points};

/// A cloud has shrunk when it takes less than this part of what it took before, and of the
/// picture's shorter side.
const SMALL: f64 = 0.3;
/// A cloud has left when less than this part of its points is in the picture.
const LEFT: f64 = 0.4;
/// At most this many evenly spaced points are looked at.
const SAMPLE: usize = 4_000;

/// Why a moved cloud shows little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutOfView {
    /// It has become too small to be read.
    Shrunk,
    /// Most of it lies outside the picture.
    Gone,
}

impl OutOfView {
    /// What became of clouds that can be seen well in `before` and are at `after` now; nothing
    /// where both are seen alike.
    pub fn of(before: &[Points], after: &[Points], camera: &Camera) -> Option<Self> {
        let ([was, is], [inside, still]) =
            ([extent(before), extent(after)], [seen(before, camera), seen(after, camera)]);
        let side = camera.size[0].min(camera.size[1]);
        if is < SMALL * was && is * camera.scale < SMALL * side && still > LEFT {
            Some(Self::Shrunk)
        } else {
            (still < LEFT && still < LEFT * inside).then_some(Self::Gone)
        }
    }
}

/// The longer side of the frame of all clouds, in data units.
fn extent(clouds: &[Points]) -> f64 {
    let frames = clouds.iter().map(|cloud| Bounds::robust(&cloud.xy));
    frames.reduce(Bounds::union).map_or(0.0, |frame| frame.size()[0].max(frame.size()[1]))
}

/// The part of all points that lies in the picture.
fn seen(clouds: &[Points], camera: &Camera) -> f64 {
    let Bounds { min, max } = camera.bounds();
    let inside = |at: [f32; 2]| (0..2).all(|k| (min[k]..=max[k]).contains(&f64::from(at[k])));
    let all: usize = clouds.iter().map(|cloud| cloud.xy.len()).sum();
    let step = all.div_ceil(SAMPLE).max(1);
    let sample = || clouds.iter().flat_map(|cloud| cloud.xy.iter().step_by(step));
    let count = sample().count().max(1);
    sample().filter(|at| inside(**at)).count() as f64 / count as f64
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scene::PointKind;

    fn cloud(scale: f32, shift: f32) -> Vec<Points> {
        let xy =
            (0..100).map(|i| [shift + scale * (i % 10) as f32, scale * (i / 10) as f32]).collect();
        vec![Points { kind: PointKind::Tokens, xy: Arc::new(xy) }]
    }

    fn after(scale: f32, shift: f32) -> Option<OutOfView> {
        let before = cloud(1.0, 0.0);
        let camera = Camera::fit(Bounds::robust(&before[0].xy), [400.0, 300.0], 20.0);
        OutOfView::of(&before, &cloud(scale, shift), &camera)
    }

    #[test]
    fn a_cloud_that_is_seen_well_is_no_stray() {
        assert_eq!([after(1.0, 0.0), after(0.5, 0.0), after(1.4, 1.0)], [None; 3]);
    }

    #[test]
    fn a_cloud_that_shrank_and_one_that_left_are_told_apart() {
        assert_eq!(
            [after(0.1, 3.0), after(1.0, 100.0), after(20.0, 0.0)],
            [Some(OutOfView::Shrunk), Some(OutOfView::Gone), Some(OutOfView::Gone)]
        );
    }

    #[test]
    fn a_camera_that_stands_elsewhere_by_hand_is_left_alone() {
        let both = cloud(1.0, 0.0);
        let away = Camera { centre: [1e3, 1e3], scale: 10.0, size: [400.0, 300.0] };
        assert_eq!(OutOfView::of(&both, &both, &away), None);
        assert_eq!(OutOfView::of(&[], &[], &away), None);
    }
}
