//! Coordinates of many vectors along few axes, each vector read once.

use crate::pair::Pair;

/// Numbers of either precision.
#[derive(Debug, Clone, Copy)]
pub enum Numbers<'a> {
    /// 32 bits each.
    Single(&'a [f32]),
    /// 64 bits each.
    Double(&'a [f64]),
}

/// Components that are multiplied in one round: two pairs, which is what the registers hold.
const ROUND: usize = 4;

/// The coordinates of each vector (`d` numbers after one another in `vectors`) along two axes of d
/// numbers: two a vector.
pub fn project(axes: [&[f64]; 2], vectors: Numbers) -> Vec<f32> {
    match vectors {
        Numbers::Single(vectors) => along(axes, vectors),
        Numbers::Double(vectors) => along(axes, vectors),
    }
}

/// The same along two pairs of axes: four numbers a vector.
pub fn project_twice(axes: [&[f64]; 4], vectors: Numbers) -> Vec<f32> {
    match vectors {
        Numbers::Single(vectors) => along(axes, vectors),
        Numbers::Double(vectors) => along(axes, vectors),
    }
}

fn along<const N: usize, T: Copy + Into<f64>>(axes: [&[f64]; N], vectors: &[T]) -> Vec<f32> {
    let d = axes[0].len();
    let mut out = Vec::with_capacity(N * vectors.len() / d.max(1));
    if d > 0 {
        let axes = Woven::of(axes);
        vectors.chunks_exact(d).for_each(|x| out.extend(axes.dots(x)));
    }
    out
}

/// N axes of equal length, a round of each in turn, so that they are read straight on.
struct Woven<const N: usize> {
    rounds: Vec<[[f64; ROUND]; N]>,
    /// The components behind the last round.
    rest: [Vec<f64>; N],
}

impl<const N: usize> Woven<N> {
    fn of(axes: [&[f64]; N]) -> Self {
        let split = axes.map(|axis| axis.as_chunks::<ROUND>());
        let rounds = (0..split[0].0.len()).map(|i| split.map(|(rounds, _)| rounds[i])).collect();
        Self { rounds, rest: split.map(|(_, rest)| rest.to_vec()) }
    }

    /// The products of one vector with all axes.
    #[inline]
    fn dots<T: Copy + Into<f64>>(&self, x: &[T]) -> [f32; N] {
        let (rounds, rest) = x.as_chunks::<ROUND>();
        let mut sums = [Pair::ZERO; N];
        for (axes, x) in self.rounds.iter().zip(rounds) {
            for (k, x) in x.as_chunks().0.iter().enumerate() {
                let x = Pair::of(x.map(T::into));
                for (sum, axis) in sums.iter_mut().zip(axes) {
                    *sum = sum.plus_product(Pair::of(axis.as_chunks().0[k]), x);
                }
            }
        }
        std::array::from_fn(|n| {
            let tail = rest.iter().zip(&self.rest[n]).map(|(&x, a)| x.into() * a);
            sums[n].numbers().into_iter().chain(tail).sum::<f64>() as f32
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_dot_products_whatever_the_dimension() {
        for d in [1, 3, 4, 9] {
            let number = |i: usize| ((i * 7 + 3) % 11) as f64 - 5.0;
            let axes: Vec<Vec<f64>> =
                (0..4).map(|n| (0..d).map(|i| number(n * d + i)).collect()).collect();
            let vectors: Vec<f64> = (0..5 * d).map(|i| number(3 * i)).collect();
            let dot = |axis: &[f64], x: &[f64]| {
                axis.iter().zip(x).map(|(a, b)| a * b).sum::<f64>() as f32
            };
            let expected: Vec<f32> =
                vectors.chunks(d).flat_map(|x| axes.iter().map(|a| dot(a, x))).collect();
            let singles: Vec<f32> = vectors.iter().map(|&x| x as f32).collect();
            for vectors in [Numbers::Double(&vectors), Numbers::Single(&singles)] {
                assert_eq!(
                    project_twice([&axes[0], &axes[1], &axes[2], &axes[3]], vectors),
                    expected
                );
                let pairs = project([&axes[0], &axes[1]], vectors);
                assert!(
                    pairs
                        .as_chunks::<2>()
                        .0
                        .iter()
                        .zip(expected.as_chunks::<4>().0)
                        .all(|(p, e)| *p == e[..2])
                );
            }
        }
    }
}
