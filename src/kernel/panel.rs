//! Rows of a weight matrix times vectors: four rows with eight vectors at a time, and some rows
//! with each of the vectors that are left over.
//!
//! A product is the same to the last bit whichever way it is taken: the numbers of a block of 256
//! are summed in four lanes (every fourth number), the lanes in one order, then the blocks. So what
//! a vector becomes does not depend on which others are multiplied with it. The lanes also keep
//! rounding small: sums of 64, not of thousands.

use std::ops::Range;

use crate::quad::Quad;

/// Vectors in a panel.
const PANEL: usize = 8;
/// Weight rows that are decoded at a time: their products with a vector fill a line of the cache.
/// Written one by one, a power of two apart, they would drive each other out.
pub const STRIP: usize = 16;
/// Weight rows that are multiplied with a panel at a time.
const ROWS: usize = 4;
/// As many vectors are worth a panel, with zeros where there are none: fewer are quicker alone.
const WORTH_A_PANEL: usize = 7;
/// Sums of a product.
const LANES: usize = 4;
/// Numbers of a block.
pub const BLOCK: usize = LANES * FOURS;
/// The same in fours.
const FOURS: usize = 64;
/// Fours that loops take at a time: blocks are padded to a multiple of them, with zeros.
const STEP: usize = 4;

/// Four numbers of a weight row, or of a vector.
type Four = [f32; LANES];
/// The numbers of eight vectors at one place, in fours: a register is loaded with each.
type Eight = [Four; PANEL / LANES];
/// A block of a weight row. There is room for a whole one in any case: so it is known beforehand
/// how far apart rows are.
type Row = [Four; FOURS];

/// Vectors that rows are multiplied with.
#[derive(Debug, Default)]
pub struct Vectors {
    /// Numbers of each.
    length: usize,
    panels: Panels,
    singles: Singles,
    /// The rows, one block at a time: so they stay in the nearest cache.
    rows: Vec<Row>,
}

impl Vectors {
    /// Takes these vectors (each `length` numbers) in place of the last ones.
    pub fn take(&mut self, vectors: &[f32], length: usize) {
        self.length = length.max(1);
        self.rows.resize(STRIP, [Four::default(); FOURS]);
        let rest = vectors.len() / self.length % PANEL;
        let alone = if rest < WORTH_A_PANEL { rest } else { 0 };
        let (panels, singles) = vectors.split_at(vectors.len() - alone * self.length);
        self.panels.take(panels, self.length);
        self.singles.take(singles, self.length);
    }

    /// The products with up to [`STRIP`] rows of a matrix, those `at` these places. `decode` is
    /// told which of them is wanted and which block of it; the last one may have fewer numbers.
    /// `out` holds the products of all rows with the first vector, then those with the next.
    pub fn multiply(
        &mut self,
        at: Range<usize>,
        decode: impl Fn(usize, usize, &mut [f32]),
        out: &mut [f32],
    ) {
        let Self { length, panels, singles, rows } = self;
        panels.begin();
        singles.begin();
        for block in 0..length.div_ceil(BLOCK) {
            let there = BLOCK.min(*length - block * BLOCK);
            for (i, row) in rows.iter_mut().enumerate().take(at.len()) {
                let (numbers, rest) = row.as_flattened_mut().split_at_mut(there);
                decode(i, block, numbers);
                rest[..there.next_multiple_of(LANES * STEP) - there].fill(0.0);
            }
            panels.multiply(block, rows);
            singles.multiply(block, rows);
        }
        let all = out.len() / (panels.vectors + singles.count).max(1);
        let (first, last) = out.split_at_mut(panels.vectors * all);
        panels.put(at.clone(), all, first);
        singles.put(at, all, last);
    }
}

/// Vectors as panels of eight, block by block: in a block, panel after panel, the numbers of the
/// first lane, then those of the second. So they lie in the order in which they are multiplied.
#[derive(Debug, Default)]
struct Panels {
    numbers: Vec<Eight>,
    vectors: usize,
    /// How many there are.
    count: usize,
    products: Vec<[Eight; STRIP]>,
    /// The vectors of one panel.
    padded: Vec<Four>,
}

impl Panels {
    fn take(&mut self, vectors: &[f32], length: usize) {
        self.vectors = vectors.len() / length;
        self.count = self.vectors.div_ceil(PANEL);
        let fours = fours(length);
        self.numbers.clear();
        self.numbers.resize(self.count * fours * LANES, Eight::default());
        self.padded.clear();
        self.padded.resize(PANEL * fours, Four::default());
        for (panel, vectors) in vectors.chunks(PANEL * length).enumerate() {
            let padded = self.padded.chunks_exact_mut(fours);
            let mut vectors = vectors.chunks_exact(length);
            for padded in padded {
                let (numbers, rest) = padded.as_flattened_mut().split_at_mut(length);
                match vectors.next() {
                    Some(vector) => numbers.copy_from_slice(vector),
                    None => numbers.fill(0.0),
                }
                rest.fill(0.0);
            }
            for from in (0..fours).step_by(FOURS) {
                let width = FOURS.min(fours - from);
                let place = LANES * (from * self.count + panel * width);
                let eights = &mut self.numbers[place..place + LANES * width];
                for half in 0..PANEL / LANES {
                    let vector =
                        |i: usize| &self.padded[(half * LANES + i) * fours + from..][..width];
                    spread(std::array::from_fn(vector), half, eights);
                }
            }
        }
    }

    fn begin(&mut self) {
        self.products.clear();
        self.products.resize(self.count, [Eight::default(); STRIP]);
    }

    /// Adds the products of a block of the rows.
    fn multiply(&mut self, block: usize, rows: &[Row]) {
        let Some(numbers) = self.numbers.chunks((BLOCK * self.count).max(1)).nth(block) else {
            return;
        };
        let panels = numbers.chunks_exact(numbers.len() / self.count.max(1));
        for (panel, products) in panels.zip(&mut self.products) {
            for (four, products) in rows.as_chunks().0.iter().zip(products.as_chunks_mut().0) {
                eight(four, panel, products);
            }
        }
    }

    /// Puts the products where they belong.
    fn put(&self, at: Range<usize>, all: usize, out: &mut [f32]) {
        for (products, out) in self.products.iter().zip(out.chunks_mut((PANEL * all).max(1))) {
            let mut vectors = [[0.0; STRIP]; PANEL];
            for (four, rows) in products.as_chunks::<LANES>().0.iter().enumerate() {
                for half in 0..PANEL / LANES {
                    let turned = Quad::turned(rows.map(|row| Quad::of(row[half])));
                    for (i, turned) in turned.into_iter().enumerate() {
                        let vector = &mut vectors[half * LANES + i].as_chunks_mut().0[four];
                        *vector = turned.numbers();
                    }
                }
            }
            for (vector, out) in vectors.iter().zip(out.chunks_exact_mut(all.max(1))) {
                out[at.clone()].copy_from_slice(&vector[..at.len()]);
            }
        }
    }
}

/// Vectors one by one, padded.
#[derive(Debug, Default)]
struct Singles {
    /// Block after block.
    numbers: Vec<Row>,
    /// Fours of each.
    fours: usize,
    /// How many there are.
    count: usize,
    products: Vec<[f32; STRIP]>,
}

impl Singles {
    fn take(&mut self, vectors: &[f32], length: usize) {
        self.count = vectors.len() / length;
        self.fours = fours(length);
        let blocks = length.div_ceil(BLOCK);
        self.numbers.clear();
        self.numbers.resize(self.count * blocks, [Four::default(); FOURS]);
        for (rows, vector) in self.numbers.chunks_exact_mut(blocks).zip(vectors.chunks(length)) {
            rows.as_flattened_mut().as_flattened_mut()[..length].copy_from_slice(vector);
        }
    }

    fn begin(&mut self) {
        self.products.clear();
        self.products.resize(self.count, [0.0; STRIP]);
    }

    /// Adds the products of a block of the rows: with two vectors at a time, so that each row is
    /// loaded once for them, and with the last one.
    fn multiply(&mut self, block: usize, rows: &[Row]) {
        let blocks = self.numbers.len() / self.count.max(1);
        let steps = (self.fours - block * FOURS).min(FOURS) / STEP;
        let vectors = self.numbers.get(block..).unwrap_or_default();
        let mut vectors = vectors.iter().step_by(blocks.max(1));
        let mut products = self.products.as_mut_slice();
        while !products.is_empty() {
            let mut next = || vectors.next().unwrap_or(&[[0.0; LANES]; FOURS]);
            products = match products {
                [a] => {
                    some::<1, 8>(rows, steps, [next()], [a]);
                    &mut []
                }
                [a, b, rest @ ..] => {
                    some::<2, 4>(rows, steps, [next(), next()], [a, b]);
                    rest
                }
                [] => &mut [],
            };
        }
    }

    fn put(&self, at: Range<usize>, all: usize, out: &mut [f32]) {
        for (products, out) in self.products.iter().zip(out.chunks_exact_mut(all.max(1))) {
            out[at.clone()].copy_from_slice(&products[..at.len()]);
        }
    }
}

/// Puts a block of four vectors into half of a panel, lane by lane.
fn spread(vectors: [&[Four]; LANES], half: usize, panel: &mut [Eight]) {
    let [a, b, c, d] = vectors;
    let width = a.len();
    for (four, (((a, b), c), d)) in a.iter().zip(b).zip(c).zip(d).enumerate() {
        let turned = Quad::turned([a, b, c, d].map(|numbers| Quad::of(*numbers)));
        for (lane, numbers) in turned.into_iter().enumerate() {
            panel[lane * width + four][half] = numbers.numbers();
        }
    }
}

/// Fours of a vector of so many numbers, padded.
fn fours(length: usize) -> usize {
    length.next_multiple_of(LANES * STEP) / LANES
}

/// Adds the products of four rows with the eight vectors of a panel, in one block.
///
/// A function of its own, as [`some`] is: a browser stays with its first, slow translation of a
/// function until that returns.
#[inline(never)]
fn eight(rows: &[Row; ROWS], panel: &[Eight], products: &mut [Eight; ROWS]) {
    for (products, part) in products.iter_mut().zip(lanes(rows, panel)) {
        for (four, part) in products.iter_mut().zip(part) {
            *four = Quad::of(*four).plus(part).numbers();
        }
    }
}

/// What four lanes of a block add up to.
#[inline(always)]
fn lanes(rows: &[Row; ROWS], panel: &[Eight]) -> [[Quad; 2]; ROWS] {
    let width = panel.len() / LANES;
    let part = |i: usize| &panel[i * width..][..width];
    let low = plus(lane::<0>(rows, part(0)), lane::<1>(rows, part(1)));
    let high = plus(lane::<2>(rows, part(2)), lane::<3>(rows, part(3)));
    plus(low, high)
}

/// What one lane of a block adds up to.
#[inline(always)]
fn lane<const LANE: usize>(rows: &[Row; ROWS], eights: &[Eight]) -> [[Quad; 2]; ROWS] {
    let [a, b, c, d] = rows;
    let mut sums = [[Quad::ZERO; 2]; ROWS];
    for (((([low, high], a), b), c), d) in eights.iter().zip(a).zip(b).zip(c).zip(d) {
        let (low, high) = (Quad::of(*low), Quad::of(*high));
        for (sum, weight) in sums.iter_mut().zip([a[LANE], b[LANE], c[LANE], d[LANE]]) {
            let weight = Quad::all(weight);
            *sum = [sum[0].plus_product(weight, low), sum[1].plus_product(weight, high)];
        }
    }
    sums
}

/// Adds the products of all rows with a few vectors, in one block, some rows at a time.
#[inline(never)]
fn some<'a, const VECTORS: usize, const SOME: usize>(
    rows: &'a [Row],
    steps: usize,
    vectors: [&'a Row; VECTORS],
    mut products: [&mut [f32; STRIP]; VECTORS],
) {
    for (at, rows) in rows.as_chunks::<SOME>().0.iter().enumerate() {
        let mut sums = [[Quad::ZERO; VECTORS]; SOME];
        for step in 0..steps.min(FOURS / STEP) {
            let part = |row: &'a Row| &row.as_chunks().0[step];
            let (numbers, rows) = (vectors.map(part), rows.each_ref().map(part));
            add_products::<0, VECTORS, SOME>(&mut sums, rows, numbers);
            add_products::<1, VECTORS, SOME>(&mut sums, rows, numbers);
            add_products::<2, VECTORS, SOME>(&mut sums, rows, numbers);
            add_products::<3, VECTORS, SOME>(&mut sums, rows, numbers);
        }
        for (i, sums) in sums.as_chunks().0.iter().enumerate() {
            for (vector, products) in products.iter_mut().enumerate() {
                let four = &mut products.as_chunks_mut().0[at * SOME / 4 + i];
                let [a, b, c, d]: [_; 4] = *sums;
                let sums = Quad::sums([a, b, c, d].map(|sums: [Quad; VECTORS]| sums[vector]));
                *four = Quad::of(*four).plus(sums).numbers();
            }
        }
    }
}

/// Adds the products of one four of each row with that of each vector.
#[inline(always)]
fn add_products<const FOUR: usize, const VECTORS: usize, const SOME: usize>(
    sums: &mut [[Quad; VECTORS]; SOME],
    rows: [&[Four; STEP]; SOME],
    vectors: [&[Four; STEP]; VECTORS],
) {
    let numbers = vectors.map(|vector| Quad::of(vector[FOUR]));
    for (sums, row) in sums.iter_mut().zip(rows) {
        let weights = Quad::of(row[FOUR]);
        for (sum, numbers) in sums.iter_mut().zip(numbers) {
            *sum = sum.plus_product(weights, numbers);
        }
    }
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

    /// The products of rows with vectors, one vector after another.
    fn products(rows: &[Vec<f32>], vectors: &[f32], length: usize) -> Vec<f32> {
        let mut all = Vectors::default();
        all.take(vectors, length);
        let mut out = vec![0.0; rows.len() * (vectors.len() / length)];
        for from in (0..rows.len()).step_by(STRIP) {
            let decode = |row: usize, block: usize, out: &mut [f32]| {
                out.copy_from_slice(rows[from + row].chunks(BLOCK).nth(block).unwrap());
            };
            all.multiply(from..(from + STRIP).min(rows.len()), decode, &mut out);
        }
        out
    }

    #[test]
    fn a_product_is_the_same_to_the_bit_alone_and_among_others() {
        for length in [1, 4, 12, 48, 255, 256, 257, 1000] {
            let rows: Vec<Vec<f32>> = (0..STRIP + 3)
                .map(|r| (0..length).map(|i| number(r * 5003 + i)).collect())
                .collect();
            for count in 1..=19 {
                let vectors: Vec<f32> = (0..count * length).map(|i| number(3 * i + 1)).collect();
                let together = products(&rows, &vectors, length);
                for (vector, together) in
                    vectors.chunks_exact(length).zip(together.chunks_exact(rows.len()))
                {
                    let alone = products(&rows, vector, length);
                    for (r, row) in rows.iter().enumerate() {
                        assert_eq!(together[r].to_bits(), alone[r].to_bits());
                        let terms = || row.iter().zip(vector);
                        let exact: f64 = terms().map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
                        let size: f64 = terms().map(|(a, b)| f64::from(a * b).abs()).sum();
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
