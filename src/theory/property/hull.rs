//! Distance between the convex hulls of two point sets: Wolfe's minimum-norm-point algorithm (1976)
//! on their difference.

use std::collections::BTreeMap;

use nalgebra::{DMatrix, DVector};

/// Improvements below this share of the squared size of the sets end the search: sums over
/// thousands of members are right to no more.
const OPTIMAL: f64 = 1e-12;
/// The means are the nearest points when their distance exceeds the certified width by no more than
/// this share.
const EVEN: f64 = 1e-12;
/// Weights up to this are dropped from the active set.
const NO_WEIGHT: f64 = 1e-12;
/// Steps a point; Wolfe's algorithm is finite and needs far fewer.
const STEPS: usize = 20;

/// A member of a set and its share of a point of the set's hull; the shares of a point sum to 1.
pub type Weight = (usize, f64);

/// What separates two hulls.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Unit normal of the widest separating slab, pointing from negatives to positives; zero when
    /// the hulls meet.
    pub normal: DVector<f64>,
    /// Certified width of the slab: every positive is this much farther along the normal than every
    /// negative; 0 if none.
    pub width: f64,
    /// Middle of the slab along the normal.
    pub middle: f64,
    /// The nearest points of the hulls of positives and negatives: members with their weights,
    /// which sum to 1.
    pub nearest: [Vec<Weight>; 2],
}

/// Nearest points of the hulls of the columns of `positive` and `negative` (`r × n` each, neither
/// empty).
pub fn hull_gap(positive: &DMatrix<f64>, negative: &DMatrix<f64>) -> Gap {
    let scale = positive
        .column_iter()
        .chain(negative.column_iter())
        .map(|c| c.norm_squared())
        .fold(0.0, f64::max);
    if let Some(gap) = between_means(positive, negative) {
        return gap;
    }
    let mut active = ActiveSet::new(positive.column(0) - negative.column(0));
    for _ in 0..STEPS * (positive.ncols() + negative.ncols()) {
        let x = active.point();
        let members = (positive.tr_mul(&x).imin(), negative.tr_mul(&x).imax());
        let vertex = positive.column(members.0) - negative.column(members.1);
        if x.norm_squared() - x.dot(&vertex) <= OPTIMAL * scale || active.members.contains(&members)
        {
            break;
        }
        active.add(members, vertex);
    }
    let side = |of: fn(&(usize, usize)) -> usize| {
        let mut sums = BTreeMap::new();
        let members = active.members.iter().map(of);
        members
            .zip(&active.weights)
            .for_each(|(member, weight)| *sums.entry(member).or_insert(0.0) += weight);
        sums.into_iter().collect()
    };
    certify(positive, negative, active.point(), [side(|pair| pair.0), side(|pair| pair.1)])
}

/// The gap where the means are the nearest points, as of whitened points in general position: then
/// every positive lies equally far along their difference, and every negative.
fn between_means(positive: &DMatrix<f64>, negative: &DMatrix<f64>) -> Option<Gap> {
    let even = |n: usize| (0..n).map(|i| (i, 1.0 / n as f64)).collect();
    let x = positive.column_mean() - negative.column_mean();
    let length = x.norm();
    let gap = certify(positive, negative, x, [even(positive.ncols()), even(negative.ncols())]);
    (length > 0.0 && gap.width >= length * (1.0 - EVEN)).then_some(gap)
}

fn certify(
    positive: &DMatrix<f64>,
    negative: &DMatrix<f64>,
    x: DVector<f64>,
    nearest: [Vec<Weight>; 2],
) -> Gap {
    let length = x.norm();
    let normal = if length > 0.0 { x / length } else { x };
    let (low, high) = (positive.tr_mul(&normal).min(), negative.tr_mul(&normal).max());
    Gap { normal, width: (low - high).max(0.0), middle: (low + high) / 2.0, nearest }
}

/// Affinely independent vertices, the weights of the current point among them, and what quickly
/// finds better ones.
struct ActiveSet {
    members: Vec<(usize, usize)>,
    vertices: Vec<DVector<f64>>,
    weights: Vec<f64>,
    /// Rows of the lower triangle of VᵀV + 11ᵀ.
    gram: Vec<Vec<f64>>,
    /// Rows of its Cholesky factor.
    factor: Vec<Vec<f64>>,
}

impl ActiveSet {
    /// One vertex: the difference of the first members.
    fn new(vertex: DVector<f64>) -> Self {
        let (members, vertices, weights) = (Vec::new(), Vec::new(), Vec::new());
        let mut active = Self { members, vertices, weights, gram: Vec::new(), factor: Vec::new() };
        active.hold((0, 0), vertex, 1.0);
        active
    }

    fn point(&self) -> DVector<f64> {
        let mut point = DVector::zeros(self.vertices[0].len());
        self.vertices
            .iter()
            .zip(&self.weights)
            .for_each(|(vertex, weight)| point.axpy(*weight, vertex, 1.0));
        point
    }

    fn hold(&mut self, members: (usize, usize), vertex: DVector<f64>, weight: f64) {
        let mut row: Vec<f64> =
            self.vertices.iter().map(|other| other.dot(&vertex) + 1.0).collect();
        row.push(vertex.norm_squared() + 1.0);
        self.factor.push(next_row(&self.factor, &row));
        self.gram.push(row);
        self.members.push(members);
        self.vertices.push(vertex);
        self.weights.push(weight);
    }

    /// Takes a vertex in, then walks to the nearest point of the affine hull, dropping vertices
    /// that lose their weight.
    fn add(&mut self, members: (usize, usize), vertex: DVector<f64>) {
        self.hold(members, vertex, 0.0);
        while let Some(target) = self.affine_minimum() {
            let step = self.longest_step(&target);
            self.weights
                .iter_mut()
                .zip(&target)
                .for_each(|(weight, to)| *weight += (to - *weight) * step);
            if step >= 1.0 {
                break;
            }
            self.drop_weightless();
        }
    }

    /// Weights of the point of smallest norm in the affine hull; `None` when the vertices are
    /// dependent.
    fn affine_minimum(&self) -> Option<Vec<f64>> {
        let solution = solve(&self.factor, vec![1.0; self.weights.len()]);
        let sum: f64 = solution.iter().sum();
        (sum.is_finite() && sum != 0.0).then(|| solution.into_iter().map(|x| x / sum).collect())
    }

    /// How far towards `target` all weights stay non-negative, at most 1.
    fn longest_step(&self, target: &[f64]) -> f64 {
        let steps = self
            .weights
            .iter()
            .zip(target)
            .filter(|(_, t)| **t <= NO_WEIGHT)
            .map(|(w, t)| w / (w - t));
        steps.filter(|step| step.is_finite()).fold(1.0, f64::min)
    }

    fn drop_weightless(&mut self) {
        let least =
            (0..self.weights.len()).min_by(|&i, &j| self.weights[i].total_cmp(&self.weights[j]));
        let kept: Vec<usize> = (0..self.weights.len())
            .filter(|&i| Some(i) != least && self.weights[i] > NO_WEIGHT)
            .collect();
        let sum: f64 = kept.iter().map(|&i| self.weights[i]).sum();
        let take = |row: &Vec<f64>| {
            kept.iter().filter(|&&j| j < row.len()).map(|&j| row[j]).collect::<Vec<f64>>()
        };
        self.gram = kept.iter().map(|&i| take(&self.gram[i])).collect();
        self.vertices = kept.iter().map(|&i| std::mem::take(&mut self.vertices[i])).collect();
        self.members = kept.iter().map(|&i| self.members[i]).collect();
        self.weights = kept.iter().map(|&i| self.weights[i] / sum).collect();
        // Rows before the first that was dropped stay as they are.
        let same = kept.iter().enumerate().take_while(|(at, i)| at == *i).count();
        self.factor.truncate(same);
        for row in &self.gram[same..] {
            self.factor.push(next_row(&self.factor, row));
        }
    }
}

/// The next row of a Cholesky factor; not a number where the matrix is not positive definite.
fn next_row(factor: &[Vec<f64>], row: &[f64]) -> Vec<f64> {
    let mut next: Vec<f64> = Vec::with_capacity(row.len());
    for (above, value) in factor.iter().zip(row) {
        let pivot = above[next.len()];
        next.push((value - dot(above, &next)) / pivot);
    }
    let rest = row[next.len()] - dot(&next, &next);
    next.push(rest.sqrt());
    next
}

/// x with L Lᵀ x = b.
fn solve(factor: &[Vec<f64>], mut b: Vec<f64>) -> Vec<f64> {
    for (i, row) in factor.iter().enumerate() {
        b[i] = (b[i] - dot(row, &b[..i])) / row[i];
    }
    for (i, row) in factor.iter().enumerate().rev() {
        b[i] /= row[i];
        let x = b[i];
        b[..i].iter_mut().zip(row).for_each(|(b, l)| *b -= l * x);
    }
    b
}

/// Over the shorter length.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_between_two_segments_is_found() {
        let positive = DMatrix::from_columns(&[
            DVector::from_vec(vec![1.0, 5.0]),
            DVector::from_vec(vec![1.0, -5.0]),
        ]);
        let negative = DMatrix::from_columns(&[
            DVector::from_vec(vec![-1.0, 7.0]),
            DVector::from_vec(vec![-1.0, -3.0]),
        ]);
        let gap = hull_gap(&positive, &negative);
        assert!(
            (gap.width - 2.0).abs() < 1e-12
                && (gap.normal[0] - 1.0).abs() < 1e-12
                && gap.middle.abs() < 1e-12
        );
        let mean = |points: &DMatrix<f64>, shares: &[(usize, f64)]| {
            shares.iter().map(|&(i, weight)| points.column(i) * weight).sum::<DVector<f64>>()
        };
        let across = mean(&positive, &gap.nearest[0]) - mean(&negative, &gap.nearest[1]);
        assert!((across - DVector::from_vec(vec![2.0, 0.0])).norm() < 1e-12);
    }

    #[test]
    fn corners_of_a_regular_simplex_are_nearest_at_their_means() {
        let corners = DMatrix::<f64>::identity(5, 5);
        let gap =
            hull_gap(&corners.columns(0, 2).clone_owned(), &corners.columns(2, 3).clone_owned());
        assert!((gap.width - (0.5f64 + 1.0 / 3.0).sqrt()).abs() < 1e-12);
        assert_eq!(gap.nearest[0], [(0, 0.5), (1, 0.5)]);
    }

    #[test]
    fn crossing_segments_have_no_gap() {
        let positive = DMatrix::from_columns(&[
            DVector::from_vec(vec![1.0, 1.0]),
            DVector::from_vec(vec![-1.0, -1.0]),
        ]);
        let negative = DMatrix::from_columns(&[
            DVector::from_vec(vec![-1.0, 1.0]),
            DVector::from_vec(vec![1.0, -1.0]),
        ]);
        assert_eq!(hull_gap(&positive, &negative).width, 0.0);
    }
}
