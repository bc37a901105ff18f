//! Coordinates of many vectors along few axes, each vector read once.

/// Components that are multiplied at a time.
const LANES: usize = 4;

/// The coordinates of each vector (`d` numbers after one another in `vectors`) along two axes of d numbers: two a vector.
pub fn project(axes: [&[f64]; 2], vectors: &[f64]) -> Vec<f32> {
    let d = axes[0].len();
    let mut out = Vec::with_capacity(2 * vectors.len() / d.max(1));
    if d > 0 {
        vectors.chunks_exact(d).for_each(|x| out.extend(dots(axes, x)));
    }
    out
}

/// The same along two pairs of axes: four numbers a vector.
pub fn project_twice(axes: [&[f64]; 4], vectors: &[f64]) -> Vec<f32> {
    let d = axes[0].len();
    let mut out = Vec::with_capacity(4 * vectors.len() / d.max(1));
    if d > 0 {
        vectors.chunks_exact(d).for_each(|x| out.extend(dots(axes, x)));
    }
    out
}

/// The products of one vector with N axes, in lanes that the compiler makes vectors of.
#[inline]
fn dots<const N: usize>(axes: [&[f64]; N], x: &[f64]) -> [f32; N] {
    let (lanes, rest) = x.as_chunks::<LANES>();
    let axes = axes.map(|axis| axis[..x.len()].as_chunks::<LANES>());
    let mut sums = [[0.0; LANES]; N];
    for (i, x) in lanes.iter().enumerate() {
        for (sum, (axis, _)) in sums.iter_mut().zip(&axes) {
            let axis = &axis[i];
            for k in 0..LANES {
                sum[k] += axis[k] * x[k];
            }
        }
    }
    std::array::from_fn(|n| {
        let tail = rest.iter().zip(axes[n].1).map(|(x, a)| x * a).sum::<f64>();
        (sums[n].iter().sum::<f64>() + tail) as f32
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_dot_products_whatever_the_dimension() {
        for d in [1, 3, 4, 9] {
            let number = |i: usize| ((i * 7 + 3) % 11) as f64 - 5.0;
            let axes: Vec<Vec<f64>> = (0..4).map(|n| (0..d).map(|i| number(n * d + i)).collect()).collect();
            let vectors: Vec<f64> = (0..5 * d).map(|i| number(3 * i)).collect();
            let dot = |axis: &[f64], x: &[f64]| axis.iter().zip(x).map(|(a, b)| a * b).sum::<f64>() as f32;
            let expected: Vec<f32> = vectors.chunks(d).flat_map(|x| axes.iter().map(|a| dot(a, x))).collect();
            assert_eq!(project_twice([&axes[0], &axes[1], &axes[2], &axes[3]], &vectors), expected);
            let pairs = project([&axes[0], &axes[1]], &vectors);
            assert!(pairs.as_chunks::<2>().0.iter().zip(expected.as_chunks::<4>().0).all(|(p, e)| *p == e[..2]));
        }
    }
}
