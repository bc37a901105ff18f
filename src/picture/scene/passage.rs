//! The passage of a plot from what it shows to what a move makes of it.

use nalgebra::{Matrix2, Vector2};

use super::Grid;
use theory::transform::{plane_condition, plane_path};

/// Beyond this condition number one of the two pictures shows its plane from its edge: then nothing
/// turns, and everything goes straight.
const FROM_ITS_EDGE: f64 = 1e4;

/// How the image of a plane becomes another one, and all that is seen with it.
///
/// With M from the old image of the plane to the new one, P(t) its polar path (invertible all the
/// way, as the path of the move itself) and x, y a point before and after, it is at P(t) x + t (y −
/// M x): a linear image of both, so that lines stay straight and parallels parallel. What moves
/// within the plane takes the path of a move of that plane alone; what came from beside it goes
/// straight. Where there is no path, as to a mirror image, all goes straight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passage {
    map: Matrix2<f64>,
}

/// A passage at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blend {
    before: Matrix2<f64>,
    share: f64,
}

impl Passage {
    /// From where the unit vectors of the plane are to where they will be; none in a picture that
    /// is no plane.
    pub fn new(images: Option<[&Grid; 2]>) -> Self {
        let path = images.and_then(|images| {
            let [from, to] =
                images.map(|Grid { axes: [u, v], .. }| Matrix2::new(u[0], v[0], u[1], v[1]));
            let map = to * from.try_inverse()?;
            let seen = [from, to, map].iter().all(|m| plane_condition(m) < FROM_ITS_EDGE);
            (seen && plane_path(&map, 0.5).is_ok()).then_some(map)
        });
        Self { map: path.unwrap_or_else(Matrix2::identity) }
    }

    /// At a share of the way from 0 to 1.
    pub fn at(&self, share: f64) -> Blend {
        let turned = plane_path(&self.map, share).unwrap_or_else(|_| Matrix2::identity());
        Blend { before: turned - self.map * share, share }
    }
}

impl Blend {
    /// How far on the way it is, 0 to 1.
    pub fn share(&self) -> f64 {
        self.share
    }

    /// Where what was at `from` and will be at `to` is now; a place or a vector, in data
    /// coordinates.
    pub fn place(&self, from: [f64; 2], to: [f64; 2]) -> [f64; 2] {
        let at = self.before * Vector2::from(from) + Vector2::from(to) * self.share;
        [at.x, at.y]
    }

    /// The same of every point.
    pub fn places(&self, from: &[[f32; 2]], to: &[[f32; 2]]) -> Vec<[f32; 2]> {
        let [a, b, c, d] = [(0, 0), (0, 1), (1, 0), (1, 1)].map(|entry| self.before[entry] as f32);
        let share = self.share as f32;
        let place = |(&[x, y], &[u, v]): (&[f32; 2], &[f32; 2])| {
            [a * x + b * y + share * u, c * x + d * y + share * v]
        };
        from.iter().zip(to).map(place).collect()
    }

    /// The image of the plane.
    pub fn grid(&self, from: &Grid, to: &Grid) -> Grid {
        Grid {
            origin: self.place(from.origin, to.origin),
            axes: [0, 1].map(|k| self.place(from.axes[k], to.axes[k])),
            share: from.share + self.share * (to.share - from.share),
            extent: to.extent,
            role: to.role,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Role;

    const EXACT: f64 = 1e-12;

    fn grid(axes: [[f64; 2]; 2]) -> Grid {
        Grid { origin: [0.3, -0.2], axes, share: 0.7, extent: None, role: Role::Equivalent }
    }

    fn determinant(grid: &Grid) -> f64 {
        let [[a, b], [c, d]] = grid.axes;
        a * d - b * c
    }

    fn near(a: [f64; 2], b: [f64; 2]) -> bool {
        (a[0] - b[0]).hypot(a[1] - b[1]) < EXACT
    }

    #[test]
    fn a_passage_begins_where_it_was_and_ends_where_it_goes() {
        let (from, to) = (grid([[1.0, 0.2], [-0.4, 0.8]]), grid([[-0.9, 0.7], [-0.6, -1.3]]));
        let mirrored = grid([[1.0, 0.0], [0.0, -1.0]]);
        for to in [to, mirrored] {
            let passage = Passage::new(Some([&from, &to]));
            for (share, there) in [(0.0, from), (1.0, to)] {
                let blend = passage.at(share);
                assert!(near(
                    blend.place([2.0, 3.0], [-1.0, 5.0]),
                    [[2.0, 3.0], [-1.0, 5.0]][share as usize]
                ));
                let now = blend.grid(&from, &to);
                assert!(now.axes.iter().zip(there.axes).all(|(a, b)| near(*a, b)));
                assert!(near(now.origin, there.origin));
            }
        }
    }

    #[test]
    fn what_moves_with_the_plane_stays_on_its_grid_and_no_plane_folds() {
        let (from, to) = (grid([[1.0, 0.2], [-0.4, 0.8]]), grid([[-0.9, 0.7], [-0.6, -1.3]]));
        let passage = Passage::new(Some([&from, &to]));
        for step in 0..=20 {
            let blend = passage.at(f64::from(step) / 20.0);
            let now = blend.grid(&from, &to);
            assert!(determinant(&now) > 0.1, "at step {step}");
            for at in [[2.0, -1.0], [0.5, 4.0]] {
                assert!(near(blend.place(from.at(at), to.at(at)), now.at(at)));
            }
        }
    }

    #[test]
    fn a_turn_turns_and_does_not_shrink() {
        let half = grid([[-1.0, 1e-9], [-1e-9, -1.0]]);
        let passage = Passage::new(Some([&Grid::square(), &half]));
        let now = passage.at(0.5).grid(&Grid::square(), &half);
        assert!((determinant(&now) - 1.0).abs() < 1e-6);
        // In a straight line it would shrink to a point.
        let straight = Passage::new(None).at(0.5).grid(&Grid::square(), &half);
        assert!(determinant(&straight).abs() < 1e-6);
    }

    #[test]
    fn single_precision_says_the_same() {
        let (from, to) = (Grid::square(), grid([[0.0, 1.5], [-0.7, 0.1]]));
        let blend = Passage::new(Some([&from, &to])).at(0.3);
        let [x, y] = blend.place([0.5, -2.0], [1.0, 0.25]);
        let places = blend.places(&[[0.5, -2.0]], &[[1.0, 0.25]]);
        assert!((f64::from(places[0][0]) - x).abs() < 1e-6);
        assert!((f64::from(places[0][1]) - y).abs() < 1e-6);
    }

    #[test]
    fn a_plane_that_is_seen_from_its_edge_goes_straight() {
        let edge = grid([[1.0, 1.0], [2.0, 2.0]]);
        for images in [[&Grid::square(), &edge], [&edge, &Grid::square()]] {
            assert_eq!(Passage::new(Some(images)), Passage::new(None));
        }
    }
}
