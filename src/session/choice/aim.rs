//! Which part of the plane the plots show, whatever their size.

use serde::{Deserialize, Serialize};

use picture::scene::Camera;

/// A camera without the size of its picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Aim {
    /// The data point in the middle.
    pub centre: [f64; 2],
    /// Data units along the shorter side.
    pub extent: f64,
}

impl Aim {
    /// What a camera is aimed at.
    pub fn of(camera: &Camera) -> Self {
        Self { centre: camera.centre, extent: shorter(camera.size) / camera.scale }
    }

    /// The camera of a picture of this size; none where the numbers of a link make no picture.
    pub fn camera(&self, size: [f64; 2]) -> Option<Camera> {
        let usable = self.centre.iter().all(|x| x.is_finite())
            && self.extent.is_finite()
            && self.extent > 0.0;
        let still = Camera { centre: self.centre, scale: 1.0, size };
        usable
            .then(|| still.zoom_about([size[0] / 2.0, size[1] / 2.0], shorter(size) / self.extent))
    }
}

fn shorter(size: [f64; 2]) -> f64 {
    size[0].min(size[1]).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aim_is_the_same_in_a_picture_of_another_size() {
        let camera = Camera { centre: [1.5, -2.0], scale: 40.0, size: [400.0, 300.0] };
        let aim = Aim::of(&camera);
        assert_eq!(aim.camera(camera.size), Some(camera));
        let larger = aim.camera([1200.0, 600.0]);
        assert!(larger.is_some_and(|larger| (Aim::of(&larger).extent - aim.extent).abs() < 1e-12));
    }

    #[test]
    fn an_aim_that_is_no_picture_is_refused() {
        for (centre, extent) in
            [([0.0; 2], 0.0), ([0.0; 2], -1.0), ([f64::NAN, 0.0], 1.0), ([0.0; 2], f64::INFINITY)]
        {
            assert_eq!(Aim { centre, extent }.camera([100.0, 100.0]), None);
        }
    }
}
