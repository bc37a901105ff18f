//! Singular values of a product of two sides, and which of them are more than rounding.

use nalgebra::DMatrix;

use super::{rank, singular_values, times};

/// Rounding in a singular value of a product, relative to the (Frobenius) norms of its factors and
/// to κ: nine ε of a double, as every entry is a sum of rounded products.
const ROUNDING: f64 = 2e-15;

/// Of X Y for X (`n × d`) and Y (`d × m`), by the singular values of both.
#[derive(Debug, Clone)]
pub struct ProductSpectrum {
    /// Descending.
    pub values: Vec<f64>,
    /// ‖X‖ ‖Y‖ (Frobenius), which none of them exceeds.
    pub size: f64,
    sides: [Vec<f64>; 2],
}

/// How finely the two sides are known.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Relative tolerances of the ranks of both.
    pub tolerances: [f64; 2],
    /// The least that storing their numbers allows, 0 where it does not limit them.
    pub floors: [f64; 2],
    /// By how much rounding of doubles is multiplied.
    pub rounding: f64,
}

impl ProductSpectrum {
    /// X B Y is decomposed, for a B (`d × d`) where there is one, but X and Y are the sides.
    pub fn of(x: &DMatrix<f64>, between: Option<&DMatrix<f64>>, y: &DMatrix<f64>) -> Self {
        let left = between.map_or_else(|| x.clone(), |between| times(x, between));
        Self {
            values: singular_values(&times(&left, y)),
            size: x.norm() * y.norm(),
            sides: [singular_values(x), singular_values(y)],
        }
    }

    /// How many count for sure, and how many would if doubles were exact: those above the larger
    /// tolerance times the largest, above what errors of stored numbers make of the widest
    /// directions of both sides, and above rounding; no more than either side has dimensions.
    pub fn ranks(&self, known: Known) -> [usize; 2] {
        let Known { tolerances: [of_x, of_y], floors, rounding } = known;
        let largest = |values: &[f64]| values.first().copied().unwrap_or(0.0);
        let widest = largest(&self.sides[0]) * largest(&self.sides[1]);
        let stored = (floors[0] + floors[1]) * widest;
        let cut = (of_x.max(of_y) * largest(&self.values)).max(stored);
        let most = rank(&self.sides[0], of_x).min(rank(&self.sides[1], of_y));
        [cut.max(ROUNDING * rounding * self.size), cut].map(|cut| self.above(cut).min(most))
    }

    /// How many are larger than this.
    pub fn above(&self, cut: f64) -> usize {
        self.values.iter().take_while(|&&s| s > cut).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{haar_orthogonal, normal_matrix, seeded};

    /// Vectors in two spaces at a right angle, each stored with these bits.
    fn at_right_angles(bits: i32) -> [DMatrix<f64>; 2] {
        let axes = haar_orthogonal(&mut seeded(1), 10);
        let stored = |x: f64| {
            let unit = 2.0_f64.powi(x.abs().log2().floor() as i32 + 1 - bits);
            (x / unit).round() * unit
        };
        [(0, 2), (5, 3)].map(|(from, seed)| {
            let side = axes.columns(from, 5) * normal_matrix(&mut seeded(seed), 5, 40);
            side.map(stored)
        })
    }

    #[test]
    fn what_storing_rounds_is_no_direction_that_two_sides_share() {
        for (bits, floor) in [(53, 0.0), (24, 2.0 * 0.5_f64.powi(24))] {
            let [f, g] = at_right_angles(bits);
            let spectrum = ProductSpectrum::of(&f.transpose(), None, &g);
            let tolerances = [1e-9_f64.max(floor); 2];
            let known = Known { tolerances, floors: [floor; 2], rounding: 1.0 };
            assert_eq!(spectrum.ranks(known)[0], 0, "{bits} bits");
            assert!(spectrum.values[0] > 0.0, "something is left to count");
        }
    }
}
