//! Weight matrices as they lie in the file, decoded some rows at a time while they multiply.

use formats::container::Encoding;
use kernel::{Eight, LANES, PANEL, Panels, STRIP, Strip};

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

/// Vectors that are worth a panel: below, one after another is quicker. The products are the same.
const WORTH_A_PANEL: usize = 4;

/// Room that products use again and again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    panels: Panels,
    products: Vec<[Eight; STRIP]>,
    vectors: Vec<[f32; LANES]>,
    rows: Strip,
}

impl Matrix {
    /// Bytes of so many numbers of a row.
    fn size(&self, numbers: usize) -> usize {
        numbers / self.encoding.numbers() * self.encoding.bytes()
    }

    /// Whether all its numbers are.
    pub(crate) fn finite(&self) -> bool {
        let mut row = vec![0.0_f32; self.columns];
        self.bytes.chunks_exact(self.size(self.columns).max(1)).all(|bytes| {
            self.encoding.decode(bytes, &mut row);
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
        scratch.panels.take(vectors, columns);
    }
    let mut first = 0;
    for part in parts {
        let (size, size_of_block) = (part.size(columns), part.size(kernel::BLOCK));
        for row in (0..part.rows).step_by(STRIP) {
            let there = STRIP.min(part.rows - row);
            scratch.rows.take(there, columns, |i, block, out| {
                let start = (row + i) * size + block * size_of_block;
                let end = (start + size_of_block).min((row + i + 1) * size);
                part.encoding.decode(&part.bytes[start..end], out);
            });
            let place = Place { first: first + row, there, rows };
            if few {
                place.ones(&scratch.rows, &scratch.vectors, out);
            } else {
                scratch.panels.multiply(&scratch.rows, &mut scratch.products);
                place.eights(&scratch.products, out);
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
    fn ones(&self, rows: &Strip, vectors: &[[f32; LANES]], out: &mut [f32]) {
        let outs = out.chunks_exact_mut(self.rows);
        let vectors = vectors.chunks_exact((vectors.len() / outs.len().max(1)).max(1));
        for (vector, out) in vectors.zip(outs) {
            let products = rows.multiply(vector);
            out[self.first..][..self.there].copy_from_slice(&products[..self.there]);
        }
    }

    fn eights(&self, products: &[[Eight; STRIP]], out: &mut [f32]) {
        for (panel, out) in products.iter().zip(out.chunks_mut(PANEL * self.rows)) {
            for (i, out) in out.chunks_exact_mut(self.rows).enumerate() {
                let out = &mut out[self.first..][..self.there];
                out.iter_mut().zip(panel).for_each(|(out, eight)| *out = eight.as_flattened()[i]);
            }
        }
    }
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
