//! The product of two dense matrices, by blocks that stay in registers.

use crate::pair::Pair;

/// Rows and columns of a block of the product.
const BLOCK: usize = 4;
/// Columns of A, rows of B that are worked on at a time, so that a strip of A stays in the nearest
/// cache.
const DEPTH: usize = 256;

/// A B for A (`m × k`) and B (`k × n`), both stored by columns, and so is the product: `m · n`
/// numbers. None if k is zero.
pub fn product(a: &[f64], b: &[f64], k: usize) -> Vec<f64> {
    let (m, n) = (a.len() / k.max(1), b.len() / k.max(1));
    let mut c = vec![0.0; m * n];
    for from in (0..k).step_by(DEPTH).take_while(|_| m > 0) {
        let depth = DEPTH.min(k - from);
        let strips = packed(a, m, from, depth);
        for j in (0..n).step_by(BLOCK) {
            let columns = columns(&b[j * k..], k, from, depth);
            for (strip, i) in strips.chunks_exact(depth).zip((0..m).step_by(BLOCK)) {
                add(&mut c[j * m..], m, i, block(strip, &columns));
            }
        }
    }
    c
}

/// Strips of four rows of A, column after column; zeros where there are fewer.
fn packed(a: &[f64], m: usize, from: usize, depth: usize) -> Vec<[f64; BLOCK]> {
    let mut strips = Vec::with_capacity(m.div_ceil(BLOCK) * depth);
    for i in (0..m).step_by(BLOCK) {
        strips.extend(
            a[from * m..(from + depth) * m].chunks_exact(m).map(|column| four(&column[i..])),
        );
    }
    strips
}

/// The first four columns of `b`, row after row; zeros where there are fewer.
fn columns(b: &[f64], k: usize, from: usize, depth: usize) -> Vec<[f64; BLOCK]> {
    (from..from + depth)
        .map(|row| std::array::from_fn(|c| b.get(c * k + row).copied().unwrap_or(0.0)))
        .collect()
}

/// The first four; zeros where there are fewer.
fn four(numbers: &[f64]) -> [f64; BLOCK] {
    numbers
        .first_chunk()
        .copied()
        .unwrap_or_else(|| std::array::from_fn(|i| numbers.get(i).copied().unwrap_or(0.0)))
}

/// The product of a strip of A and a strip of B: columns of pairs.
#[inline]
fn block(a: &[[f64; BLOCK]], b: &[[f64; BLOCK]]) -> [[Pair; 2]; BLOCK] {
    let mut sums = [[Pair::ZERO; 2]; BLOCK];
    for (a, b) in a.iter().zip(b) {
        let pairs = a.as_chunks().0;
        let (low, high) = (Pair::of(pairs[0]), Pair::of(pairs[1]));
        for (sum, &b) in sums.iter_mut().zip(b) {
            let b = Pair::both(b);
            *sum = [sum[0].plus_product(low, b), sum[1].plus_product(high, b)];
        }
    }
    sums
}

/// Adds a block to the first columns of `c` (of m numbers each) from row i on, as far as it lies in
/// them.
fn add(c: &mut [f64], m: usize, i: usize, sums: [[Pair; 2]; BLOCK]) {
    for (column, sums) in c.chunks_exact_mut(m).zip(sums) {
        let [low, high] = sums.map(Pair::numbers);
        let sums = [low[0], low[1], high[0], high[1]];
        column[i..].iter_mut().zip(sums).for_each(|(entry, sum)| *entry += sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_any_shape_are_sums_of_products() {
        for (m, k, n) in
            [(1, 1, 1), (4, 4, 4), (5, 3, 2), (3, 257, 9), (7, 600, 6), (0, 3, 2), (3, 2, 0)]
        {
            let number = |i: usize| ((i * 7 + 3) % 11) as f64 - 5.0;
            let a: Vec<f64> = (0..m * k).map(number).collect();
            let b: Vec<f64> = (0..k * n).map(|i| number(3 * i + 1)).collect();
            let entry =
                |i: usize, j: usize| (0..k).map(|l| a[l * m + i] * b[j * k + l]).sum::<f64>();
            let expected: Vec<f64> = (0..n)
                .flat_map(|j| (0..m).map(move |i| (i, j)))
                .map(|(i, j)| entry(i, j))
                .collect();
            assert_eq!(product(&a, &b, k), expected, "{m} × {k} by {k} × {n}");
        }
        assert_eq!(product(&[], &[], 0), []);
    }
}
