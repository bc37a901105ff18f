//! Rows of a weight matrix times vectors: four rows at a time, with eight vectors or with one.
//!
//! A product is the same to the last bit whichever way it is taken: the numbers of a block of 256
//! are summed in four lanes (every fourth number), the lanes in one order, then the blocks. So what
//! a vector becomes does not depend on which others are multiplied with it. The lanes also keep
//! rounding small: sums of 64, not of thousands.

use crate::quad::Quad;

/// Vectors in a panel.
pub const PANEL: usize = 8;
/// Weight rows that are multiplied at a time.
pub const ROWS: usize = 4;
/// Numbers that rows and vectors are padded to a multiple of, with zeros.
pub const LANES: usize = 4;
/// Numbers of a block, in fours.
const BLOCK: usize = 64;

/// Four numbers of a weight row.
type Four = [f32; LANES];
/// Four numbers of each vector of a panel.
type Fours = [[f32; PANEL]; LANES];

/// Vectors (each `length` numbers) as panels: of eight vectors the first numbers, then the second
/// ones, and so on. Zeros where there are fewer than eight vectors, or where the length is no
/// multiple of four.
pub fn panels(vectors: &[f32], length: usize, out: &mut Vec<Fours>) {
    out.clear();
    for eight in vectors.chunks(PANEL * length.max(1)) {
        let start = out.len();
        out.resize(start + length.div_ceil(LANES), [[0.0; PANEL]; LANES]);
        for (i, vector) in eight.chunks_exact(length).enumerate() {
            for (fours, numbers) in out[start..].iter_mut().zip(vector.chunks(LANES)) {
                fours.iter_mut().zip(numbers).for_each(|(four, number)| four[i] = *number);
            }
        }
    }
}

/// Four rows times the eight vectors of a panel, all padded to the same length.
pub fn eight(rows: [&[Four]; ROWS], panel: &[Fours]) -> [[f32; PANEL]; ROWS] {
    let mut sums = [[Quad::ZERO; 2]; ROWS];
    for (block, panel) in panel.chunks(BLOCK).enumerate() {
        let at = block * BLOCK;
        let rows = rows.map(|row| &row[at..at + panel.len()]);
        let low = plus(lane::<0>(rows, panel), lane::<1>(rows, panel));
        let high = plus(lane::<2>(rows, panel), lane::<3>(rows, panel));
        sums = plus(sums, plus(low, high));
    }
    sums.map(|[low, high]| {
        let ([a, b, c, d], [e, f, g, h]) = (low.numbers(), high.numbers());
        [a, b, c, d, e, f, g, h]
    })
}

/// Four rows times one vector, all padded to the same length.
pub fn one(rows: [&[Four]; ROWS], vector: &[Four]) -> [f32; ROWS] {
    let mut sums = [0.0; ROWS];
    for (block, vector) in vector.chunks(BLOCK).enumerate() {
        let at = block * BLOCK;
        let [a, b, c, d] = rows.map(|row| &row[at..at + vector.len()]);
        let mut lanes = [Quad::ZERO; ROWS];
        for ((((x, a), b), c), d) in vector.iter().zip(a).zip(b).zip(c).zip(d) {
            let x = Quad::of(*x);
            for (lane, row) in lanes.iter_mut().zip([a, b, c, d]) {
                *lane = lane.plus_product(Quad::of(*row), x);
            }
        }
        sums.iter_mut().zip(lanes).for_each(|(sum, lanes)| *sum += lanes.sum());
    }
    sums
}

/// What one lane of a block adds up to.
#[inline(always)]
fn lane<const LANE: usize>(rows: [&[Four]; ROWS], panel: &[Fours]) -> [[Quad; 2]; ROWS] {
    let [a, b, c, d] = rows;
    let mut sums = [[Quad::ZERO; 2]; ROWS];
    for ((((x, a), b), c), d) in panel.iter().zip(a).zip(b).zip(c).zip(d) {
        let [p, q, r, s, t, u, v, w] = x[LANE];
        let (low, high) = (Quad::of([p, q, r, s]), Quad::of([t, u, v, w]));
        for (sum, weight) in sums.iter_mut().zip([a[LANE], b[LANE], c[LANE], d[LANE]]) {
            let weight = Quad::all(weight);
            *sum = [sum[0].plus_product(weight, low), sum[1].plus_product(weight, high)];
        }
    }
    sums
}

#[inline(always)]
fn plus(a: [[Quad; 2]; ROWS], b: [[Quad; 2]; ROWS]) -> [[Quad; 2]; ROWS] {
    std::array::from_fn(|i| [a[i][0].plus(b[i][0]), a[i][1].plus(b[i][1])])
}

/// The dot product of two vectors of one length.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, rest_a), (b, rest_b)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let lanes = a
        .iter()
        .zip(b)
        .fold(Quad::ZERO, |sum, (a, b)| sum.plus_product(Quad::of(*a), Quad::of(*b)));
    lanes.sum() + rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(i: usize) -> f32 {
        ((i * 7919 + 13) % 1013) as f32 / 1013.0 - 0.5
    }

    fn padded(row: &[f32]) -> Vec<Four> {
        row.chunks(LANES)
            .map(|four| std::array::from_fn(|i| four.get(i).copied().unwrap_or(0.0)))
            .collect()
    }

    #[test]
    fn a_product_is_the_same_to_the_bit_alone_and_among_eight() {
        for length in [1, 4, 12, 48, 255, 256, 257, 1000] {
            let rows: Vec<Vec<f32>> =
                (0..ROWS).map(|r| (0..length).map(|i| number(r * 5003 + i)).collect()).collect();
            let padded_rows: Vec<Vec<Four>> = rows.iter().map(|row| padded(row)).collect();
            let fours: [&[Four]; ROWS] = std::array::from_fn(|r| padded_rows[r].as_slice());
            for count in 1..=9 {
                let vectors: Vec<f32> = (0..count * length).map(|i| number(3 * i + 1)).collect();
                let mut all = Vec::new();
                panels(&vectors, length, &mut all);
                let products: Vec<_> = all
                    .chunks_exact(length.div_ceil(LANES))
                    .map(|panel| eight(fours, panel))
                    .collect();
                for (i, vector) in vectors.chunks_exact(length).enumerate() {
                    let alone = one(fours, &padded(vector));
                    for r in 0..ROWS {
                        assert_eq!(products[i / PANEL][r][i % PANEL].to_bits(), alone[r].to_bits());
                        let exact: f64 = rows[r]
                            .iter()
                            .zip(vector)
                            .map(|(a, b)| f64::from(*a) * f64::from(*b))
                            .sum();
                        let size: f64 =
                            rows[r].iter().zip(vector).map(|(a, b)| f64::from(a * b).abs()).sum();
                        assert!(
                            (f64::from(alone[r]) - exact).abs() <= 1e-6 * size,
                            "{} {exact}",
                            alone[r]
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn dot_products_are_sums_of_products() {
        for length in [0, 1, 3, 4, 5, 64] {
            let (a, b): (Vec<f32>, Vec<f32>) =
                (0..length).map(|i| ((i % 5) as f32, (i % 7) as f32)).unzip();
            assert_eq!(dot(&a, &b), a.iter().zip(&b).map(|(a, b)| a * b).sum::<f32>());
        }
    }
}
