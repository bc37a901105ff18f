//! Weight matrices as they lie in the file, decoded some rows at a time while they multiply.

use formats::container::Encoding;
use kernel::{BLOCK, STRIP, Vectors};

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

/// Bytes of a row from which on a strip is fetched before it is decoded.
const STREAM: usize = 512;
/// Bytes that come into the cache together.
const LINE: usize = 64;

/// Room that products use again and again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    vectors: Vectors,
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
    scratch.vectors.take(vectors, columns);
    let mut first = 0;
    for part in parts {
        let (size, size_of_block) = (part.size(columns), part.size(BLOCK));
        for row in (0..part.rows).step_by(STRIP) {
            let to = part.rows.min(row + STRIP);
            if size > STREAM {
                fetch(&part.bytes[row * size..to * size]);
            }
            let decode = |i: usize, block: usize, out: &mut [f32]| {
                let start = (row + i) * size + block * size_of_block;
                let end = (start + size_of_block).min((row + i + 1) * size);
                part.encoding.decode(&part.bytes[start..end], out);
            };
            scratch.vectors.multiply(first + row..first + to, decode, out);
        }
        first += part.rows;
    }
}

/// Has bytes fetched that are about to be read a piece of each row at a time: what is read one
/// after another a processor fetches beforehand, and such pieces it does not see coming.
fn fetch(bytes: &[u8]) {
    std::hint::black_box(bytes.iter().step_by(LINE).fold(0, |all, byte| all ^ byte));
}
