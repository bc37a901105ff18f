//! Rows of a weight matrix times vectors: four rows at a time, with eight vectors or with one.
//!
//! A product is the same to the last bit whichever way it is taken: the numbers of a block of 256
//! are summed in four lanes (every fourth number), the lanes in one order, then the blocks. So what
//! a vector becomes does not depend on which others are multiplied with it. The lanes also keep
//! rounding small: sums of 64, not of thousands.

use crate::quad::Quad;

/// Vectors in a panel.
pub const PANEL: usize = 8;
/// Weight rows that are decoded at a time: their products with a vector fill a line of the cache.
/// Written one by one, a power of two apart, they would drive each other out.
pub const STRIP: usize = 16;
/// Numbers that rows and vectors are padded to a multiple of, with zeros.
pub const LANES: usize = 4;
/// Weight rows that are multiplied at a time.
const ROWS: usize = 4;
/// Numbers of a block.
pub const BLOCK: usize = LANES * FOURS;
/// The same in fours.
const FOURS: usize = 64;

/// Four numbers of a weight row, or of a vector.
type Four = [f32; LANES];
/// The numbers of eight vectors at one place, in fours: a register is loaded with each.
pub type Eight = [Four; PANEL / LANES];

/// Decoded rows, block by block: in a block, row after row. So a block of all rows lies together
/// and stays in the nearest cache, whatever their length.
#[derive(Debug, Default)]
pub struct Strip {
    numbers: Vec<Four>,
}

impl Strip {
    /// Takes up to [`STRIP`] rows of so many numbers in place of the last ones. `decode` is told
    /// which row is wanted and which block of it; the last one may have fewer numbers.
    pub fn take(&mut self, rows: usize, columns: usize, decode: impl Fn(usize, usize, &mut [f32])) {
        self.numbers.resize(STRIP * columns.div_ceil(LANES), [0.0; LANES]);
        for (at, block) in self.numbers.chunks_mut(STRIP * FOURS).enumerate() {
            let there = BLOCK.min(columns - at * BLOCK);
            for (i, row) in block.chunks_exact_mut(block.len() / STRIP).enumerate().take(rows) {
                let (numbers, padding) = row.as_flattened_mut().split_at_mut(there);
                decode(i, at, numbers);
                padding.fill(0.0);
            }
        }
    }

    /// Blocks of all rows.
    fn blocks(&self) -> impl Iterator<Item = &[Four]> {
        self.numbers.chunks(STRIP * FOURS)
    }

    /// The products with a vector that is padded like the rows. What rows that were not given
    /// become means nothing.
    pub fn multiply(&self, vector: &[Four]) -> [f32; STRIP] {
        let mut products = [0.0; STRIP];
        for (rows, vector) in self.blocks().zip(vector.chunks(FOURS)) {
            let fours = rows.chunks_exact(ROWS * vector.len());
            for (four, products) in fours.zip(products.as_chunks_mut().0) {
                one(four, vector, products);
            }
        }
        products
    }
}

/// Vectors as panels of eight, block by block: in a block, panel after panel, the numbers of the
/// first lane, then those of the second. So they lie in the order in which they are multiplied.
#[derive(Debug, Default)]
pub struct Panels {
    numbers: Vec<Eight>,
    /// How many there are.
    count: usize,
}

impl Panels {
    /// Takes these vectors (each `length` numbers) in place of the last ones. Zeros where there are
    /// fewer than eight, or where the length is no multiple of four.
    pub fn take(&mut self, vectors: &[f32], length: usize) {
        let length = length.max(1);
        let fours = length.div_ceil(LANES);
        self.count = vectors.len().div_ceil(PANEL * length);
        self.numbers.clear();
        self.numbers.resize(self.count * fours * LANES, Eight::default());
        for (i, vector) in vectors.chunks_exact(length).enumerate() {
            for (block, numbers) in vector.chunks(BLOCK).enumerate() {
                let width = FOURS.min(fours - block * FOURS);
                let place = LANES * (block * FOURS * self.count + i / PANEL * width);
                let panel = &mut self.numbers[place..place + LANES * width];
                for (four, numbers) in numbers.chunks(LANES).enumerate() {
                    for (lane, number) in numbers.iter().enumerate() {
                        panel[lane * width + four].as_flattened_mut()[i % PANEL] = *number;
                    }
                }
            }
        }
    }

    /// The products of rows with the vectors of each panel. What rows that were not given become
    /// means nothing.
    pub fn multiply(&self, rows: &Strip, products: &mut Vec<[Eight; STRIP]>) {
        products.clear();
        products.resize(self.count, [Eight::default(); STRIP]);
        let blocks = self.numbers.chunks((BLOCK * self.count).max(1));
        for (rows, panels) in rows.blocks().zip(blocks) {
            let width = rows.len() / STRIP;
            for (panel, products) in panels.chunks_exact(LANES * width).zip(&mut *products) {
                let fours = rows.chunks_exact(ROWS * width);
                for (four, products) in fours.zip(products.as_chunks_mut().0) {
                    eight(four, panel, products);
                }
            }
        }
    }
}

/// Adds the products of four rows with the eight vectors of a panel, in one block.
///
/// A function of its own, as [`one`] is: a browser stays with its first, slow translation of a
/// function until that returns.
#[inline(never)]
fn eight(rows: &[Four], panel: &[Eight], products: &mut [Eight; ROWS]) {
    for (products, part) in products.iter_mut().zip(lanes(rows, panel)) {
        for (four, part) in products.iter_mut().zip(part) {
            *four = Quad::of(*four).plus(part).numbers();
        }
    }
}

/// What four lanes of a block add up to.
#[inline(always)]
fn lanes(rows: &[Four], panel: &[Eight]) -> [[Quad; 2]; ROWS] {
    let width = panel.len() / LANES;
    let part = |i: usize| &panel[i * width..][..width];
    let low = plus(lane::<0>(rows, part(0)), lane::<1>(rows, part(1)));
    let high = plus(lane::<2>(rows, part(2)), lane::<3>(rows, part(3)));
    plus(low, high)
}

/// Adds the products of four rows with one vector, in one block.
#[inline(never)]
fn one(rows: &[Four], vector: &[Four], products: &mut [f32; ROWS]) {
    let [a, b, c, d] = four_rows(rows);
    let mut lanes = [Quad::ZERO; ROWS];
    for ((((x, a), b), c), d) in vector.iter().zip(a).zip(b).zip(c).zip(d) {
        let x = Quad::of(*x);
        for (lane, row) in lanes.iter_mut().zip([a, b, c, d]) {
            *lane = lane.plus_product(Quad::of(*row), x);
        }
    }
    products.iter_mut().zip(lanes).for_each(|(product, lanes)| *product += lanes.sum());
}

/// What one lane of a block adds up to.
#[inline(always)]
fn lane<const LANE: usize>(rows: &[Four], eights: &[Eight]) -> [[Quad; 2]; ROWS] {
    let [a, b, c, d] = four_rows(rows);
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

/// Four rows of one length, one after another.
#[inline(always)]
fn four_rows(rows: &[Four]) -> [&[Four]; ROWS] {
    let length = rows.len() / ROWS;
    std::array::from_fn(|i| &rows[i * length..][..length])
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
                (0..STRIP).map(|r| (0..length).map(|i| number(r * 5003 + i)).collect()).collect();
            let mut strip = Strip::default();
            strip.take(STRIP, length, |row, block, out| {
                let numbers = rows[row].chunks(BLOCK).nth(block).unwrap();
                out.copy_from_slice(numbers);
            });
            for count in 1..=9 {
                let vectors: Vec<f32> = (0..count * length).map(|i| number(3 * i + 1)).collect();
                let (mut panels, mut products) = (Panels::default(), Vec::new());
                panels.take(&vectors, length);
                panels.multiply(&strip, &mut products);
                for (i, vector) in vectors.chunks_exact(length).enumerate() {
                    let alone = strip.multiply(&padded(vector));
                    for r in 0..STRIP {
                        assert_eq!(
                            products[i / PANEL][r].as_flattened()[i % PANEL].to_bits(),
                            alone[r].to_bits()
                        );
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
