//! Weight matrices as they lie in the file, decoded some rows at a time while they multiply.

use formats::container::Encoding;
use kernel::{LANES, PANEL, ROWS};

/// A matrix whose rows are multiplied with vectors.
#[derive(Debug)]
pub(crate) struct Matrix {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) encoding: Encoding,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

/// Matrices that multiply the same vectors, one below the other, and what is added to their
/// products.
#[derive(Debug)]
pub(crate) struct Stack {
    pub(crate) parts: Vec<Matrix>,
    /// As many numbers as there are rows, or none.
    pub(crate) bias: Vec<f32>,
}

/// Rows that are decoded at a time. A panel stays in the cache while they multiply it, and their
/// products with a vector fill a line of it: written one by one, a power of two apart, they would
/// drive each other out.
const DECODED: usize = 4 * ROWS;

/// Vectors that are worth a panel: below, one after another is quicker. The products are the same.
const WORTH_A_PANEL: usize = 4;

/// Room that products use again and again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    panels: Vec<[[f32; PANEL]; LANES]>,
    vectors: Vec<[f32; LANES]>,
    rows: Vec<[f32; LANES]>,
}

impl Matrix {
    fn row_bytes(&self) -> usize {
        self.columns / self.encoding.numbers() * self.encoding.bytes()
    }

    /// Decodes a row.
    pub(crate) fn row(&self, i: usize, out: &mut [f32]) {
        let size = self.row_bytes();
        self.encoding.decode(&self.bytes[i * size..(i + 1) * size], out);
    }

    /// Whether all its numbers are.
    pub(crate) fn finite(&self) -> bool {
        let mut row = vec![0.0_f32; self.columns];
        (0..self.rows).all(|i| {
            self.row(i, &mut row);
            row.iter().all(|number| number.is_finite())
        })
    }
}

impl Stack {
    pub(crate) fn rows(&self) -> usize {
        self.parts.iter().map(|part| part.rows).sum()
    }

    /// The products with `vectors`, which lie one after another, as the products do.
    pub(crate) fn multiply(&self, vectors: &[f32], out: &mut [f32], scratch: &mut Scratch) {
        multiply(&self.parts, vectors, out, scratch);
        if !self.bias.is_empty() {
            for out in out.chunks_exact_mut(self.bias.len()) {
                out.iter_mut().zip(&self.bias).for_each(|(out, bias)| *out += bias);
            }
        }
    }
}

/// The products of matrices, one below the other, with `vectors`, which lie one after another, as
/// the products do.
pub(crate) fn multiply(parts: &[Matrix], vectors: &[f32], out: &mut [f32], scratch: &mut Scratch) {
    let Some(columns) = parts.first().map(|part| part.columns) else { return };
    let rows = parts.iter().map(|part| part.rows).sum();
    let few = vectors.len() < WORTH_A_PANEL * columns;
    if few {
        padded(vectors, columns, &mut scratch.vectors);
    } else {
        kernel::panels(vectors, columns, &mut scratch.panels);
    }
    let fours = columns.div_ceil(LANES);
    scratch.rows.clear();
    scratch.rows.resize(DECODED * fours, [0.0; LANES]);
    let mut first = 0;
    for part in parts {
        for row in (0..part.rows).step_by(DECODED) {
            let there = DECODED.min(part.rows - row);
            for (i, numbers) in scratch.rows.chunks_exact_mut(fours).enumerate().take(there) {
                part.row(row + i, &mut numbers.as_flattened_mut()[..columns]);
            }
            let place = Place { first: first + row, there, rows };
            if few {
                place.ones(&scratch.rows, &scratch.vectors, out);
            } else {
                place.eights(&scratch.rows, &scratch.panels, out);
            }
        }
        first += part.rows;
    }
}

/// Where the products of some rows go.
struct Place {
    /// Number of the first row.
    first: usize,
    /// How many there are.
    there: usize,
    /// Numbers of each product.
    rows: usize,
}

impl Place {
    fn ones(&self, decoded: &[[f32; LANES]], vectors: &[[f32; LANES]], out: &mut [f32]) {
        let fours = decoded.len() / DECODED;
        let vectors = vectors.chunks_exact(fours);
        for (vector, out) in vectors.zip(out.chunks_exact_mut(self.rows)) {
            let mut products = [0.0; DECODED];
            for (four, products) in fours_of(decoded).zip(products.as_chunks_mut().0) {
                *products = kernel::one(four, vector);
            }
            out[self.first..][..self.there].copy_from_slice(&products[..self.there]);
        }
    }

    fn eights(&self, decoded: &[[f32; LANES]], panels: &[[[f32; PANEL]; LANES]], out: &mut [f32]) {
        let fours = decoded.len() / DECODED;
        let panels = panels.chunks_exact(fours);
        for (panel, out) in panels.zip(out.chunks_mut(PANEL * self.rows)) {
            let mut products = [[0.0; DECODED]; PANEL];
            for (at, four) in fours_of(decoded).enumerate() {
                for (i, eight) in kernel::eight(four, panel).into_iter().enumerate() {
                    let row = ROWS * at + i;
                    products.iter_mut().zip(eight).for_each(|(products, x)| products[row] = x);
                }
            }
            for (products, out) in products.iter().zip(out.chunks_exact_mut(self.rows)) {
                out[self.first..][..self.there].copy_from_slice(&products[..self.there]);
            }
        }
    }
}

/// Decoded rows, four at a time.
fn fours_of(decoded: &[[f32; LANES]]) -> impl Iterator<Item = [&[[f32; LANES]]; ROWS]> {
    let fours = decoded.len() / DECODED;
    decoded.chunks_exact(ROWS * fours).map(move |four| {
        let mut rows = four.chunks_exact(fours);
        std::array::from_fn(|_| rows.next().unwrap_or_default())
    })
}

/// Vectors in fours, with zeros where the last ones are not full.
fn padded(vectors: &[f32], length: usize, out: &mut Vec<[f32; LANES]>) {
    out.clear();
    for vector in vectors.chunks_exact(length.max(1)) {
        let (fours, rest) = vector.as_chunks::<LANES>();
        out.extend_from_slice(fours);
        if !rest.is_empty() {
            out.push(std::array::from_fn(|i| rest.get(i).copied().unwrap_or(0.0)));
        }
    }
}
