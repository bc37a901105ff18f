//! Distance between the convex hulls of two point sets: Wolfe's minimum-norm-point algorithm (1976) on their difference.

use nalgebra::{DMatrix, DVector};

/// Improvements below this share of the squared size of the sets end the search.
const OPTIMAL: f64 = 1e-12;
/// Weights up to this are dropped from the corral.
const NO_WEIGHT: f64 = 1e-12;
/// Steps a point; Wolfe's algorithm is finite and needs far fewer.
const STEPS: usize = 20;

/// What separates two hulls.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Unit normal of the widest separating slab, pointing from negatives to positives; zero when the hulls meet.
    pub normal: DVector<f64>,
    /// Certified width of the slab: every positive is this much farther along the normal than every negative; 0 if none.
    pub width: f64,
    /// Middle of the slab along the normal.
    pub middle: f64,
}

/// Nearest points of the hulls of the columns of `positive` and `negative` (`r × n` each, neither empty).
pub fn hull_gap(positive: &DMatrix<f64>, negative: &DMatrix<f64>) -> Gap {
    let scale = positive.column_iter().chain(negative.column_iter()).map(|c| c.norm_squared()).fold(0.0, f64::max);
    let first = positive.column(0) - negative.column(0);
    let mut corral = Corral { vertices: DMatrix::from_columns(&[first]), weights: DVector::from_element(1, 1.0) };
    for _ in 0..STEPS * (positive.ncols() + negative.ncols()) {
        let x = corral.point();
        let vertex = lowest(positive, &x) - lowest(negative, &-&x);
        if x.norm_squared() - x.dot(&vertex) <= OPTIMAL * scale || corral.holds(&vertex) {
            break;
        }
        corral.add(vertex);
    }
    certify(positive, negative, corral.point())
}

/// The column with the smallest product with `x`.
fn lowest(points: &DMatrix<f64>, x: &DVector<f64>) -> DVector<f64> {
    points.column(points.tr_mul(x).imin()).clone_owned()
}

fn certify(positive: &DMatrix<f64>, negative: &DMatrix<f64>, x: DVector<f64>) -> Gap {
    let length = x.norm();
    let normal = if length > 0.0 { x / length } else { x };
    let (low, high) = (positive.tr_mul(&normal).min(), negative.tr_mul(&normal).max());
    Gap { normal, width: (low - high).max(0.0), middle: (low + high) / 2.0 }
}

/// Affinely independent vertices and the weights of the current point among them.
struct Corral {
    vertices: DMatrix<f64>,
    weights: DVector<f64>,
}

impl Corral {
    fn point(&self) -> DVector<f64> {
        &self.vertices * &self.weights
    }

    fn holds(&self, vertex: &DVector<f64>) -> bool {
        self.vertices.column_iter().any(|v| v == *vertex)
    }

    /// Takes a vertex in, then walks to the nearest point of the affine hull, dropping vertices that lose their weight.
    fn add(&mut self, vertex: DVector<f64>) {
        let n = self.vertices.ncols();
        self.vertices = std::mem::take(&mut self.vertices).insert_column(n, 0.0);
        self.vertices.set_column(n, &vertex);
        self.weights = std::mem::take(&mut self.weights).insert_row(n, 0.0);
        while let Some(target) = self.affine_minimum() {
            let step = self.longest_step(&target);
            self.weights += (target - &self.weights) * step;
            if step >= 1.0 {
                break;
            }
            self.drop_weightless();
        }
    }

    /// Weights of the point of smallest norm in the affine hull; `None` when the vertices are dependent.
    fn affine_minimum(&self) -> Option<DVector<f64>> {
        let ones = DVector::from_element(self.weights.len(), 1.0);
        let system = self.vertices.tr_mul(&self.vertices).add_scalar(1.0);
        let solution = system.lu().solve(&ones)?;
        let sum = solution.sum();
        (sum.is_finite() && sum != 0.0).then(|| solution / sum)
    }

    /// How far towards `target` all weights stay non-negative, at most 1.
    fn longest_step(&self, target: &DVector<f64>) -> f64 {
        let steps = self.weights.iter().zip(target.iter()).filter(|(_, t)| **t <= NO_WEIGHT).map(|(w, t)| w / (w - t));
        steps.filter(|step| step.is_finite()).fold(1.0, f64::min)
    }

    fn drop_weightless(&mut self) {
        let least = self.weights.imin();
        let kept: Vec<usize> = (0..self.weights.len()).filter(|&i| i != least && self.weights[i] > NO_WEIGHT).collect();
        self.vertices = self.vertices.select_columns(&kept);
        self.weights = DVector::from_iterator(kept.len(), kept.iter().map(|&i| self.weights[i]));
        let sum = self.weights.sum();
        self.weights /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_between_two_segments_is_found() {
        let positive = DMatrix::from_columns(&[DVector::from_vec(vec![1.0, 5.0]), DVector::from_vec(vec![1.0, -5.0])]);
        let negative =
            DMatrix::from_columns(&[DVector::from_vec(vec![-1.0, 7.0]), DVector::from_vec(vec![-1.0, -3.0])]);
        let gap = hull_gap(&positive, &negative);
        assert!((gap.width - 2.0).abs() < 1e-12 && (gap.normal[0] - 1.0).abs() < 1e-12 && gap.middle.abs() < 1e-12);
    }

    #[test]
    fn crossing_segments_have_no_gap() {
        let positive = DMatrix::from_columns(&[DVector::from_vec(vec![1.0, 1.0]), DVector::from_vec(vec![-1.0, -1.0])]);
        let negative = DMatrix::from_columns(&[DVector::from_vec(vec![-1.0, 1.0]), DVector::from_vec(vec![1.0, -1.0])]);
        assert_eq!(hull_gap(&positive, &negative).width, 0.0);
    }
}
