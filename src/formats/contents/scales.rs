//! What the numbers of a table are to be multiplied by, where its file keeps that apart.

use nalgebra::DMatrix;

/// Rows and components of a block of FP8 numbers that share a scale, as model files with such
/// blocks have them.
const USUAL: u64 = 128;

/// One factor for each block of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scales {
    /// Row after row of blocks.
    factors: Vec<f64>,
    /// Rows and components of a block; those at the far ends may be smaller.
    block: [usize; 2],
    /// Blocks beside each other.
    across: usize,
}

impl Scales {
    /// One factor a row, or one for all.
    pub(crate) fn of_rows(factors: Vec<f64>) -> Self {
        let rows = if factors.len() == 1 { usize::MAX } else { 1 };
        Self { factors, block: [rows, usize::MAX], across: 1 }
    }

    /// Factors of this shape for a table of `rows × columns` numbers; none where they do not fit.
    pub(crate) fn of_blocks(
        factors: Vec<f64>,
        shape: &[u64],
        (rows, columns): (u64, u64),
    ) -> Option<Self> {
        let &[down, across] = shape else { return None };
        let sides = |numbers: u64, blocks: u64| match blocks {
            0 => None,
            _ if numbers.div_ceil(USUAL) == blocks => Some(USUAL),
            _ => (numbers.is_multiple_of(blocks) && numbers > 0).then(|| numbers / blocks),
        };
        let block = [sides(rows, down)? as usize, sides(columns, across)? as usize];
        let fits = Some(factors.len() as u64) == down.checked_mul(across);
        fits.then_some(Self { factors, block, across: across as usize })
    }

    /// How many rows there are factors for, where each row has its own.
    pub(crate) fn rows(&self) -> Option<usize> {
        (self.block == [1, usize::MAX]).then_some(self.factors.len())
    }

    /// Multiplies vectors, one a column; `row` gives the row of the table that each is.
    pub(crate) fn apply(&self, vectors: &mut DMatrix<f64>, row: impl Fn(usize) -> usize) {
        for (i, mut vector) in vectors.column_iter_mut().enumerate() {
            let first = row(i) / self.block[0] * self.across;
            for (component, number) in vector.iter_mut().enumerate() {
                let at = first.saturating_add(component / self.block[1]);
                *number *= self.factors.get(at).copied().unwrap_or(1.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_block_has_its_factor_and_the_last_may_be_smaller() {
        let shape = (130, 200);
        let scales = Scales::of_blocks(vec![1.0, 2.0, 3.0, 4.0], &[2, 2], shape).expect("fits");
        let mut rows = DMatrix::from_element(200, 3, 1.0);
        scales.apply(&mut rows, |i| [0, 127, 128][i]);
        assert_eq!(rows.column(0).sum(), 128.0 + 2.0 * 72.0);
        assert_eq!(rows.column(1), rows.column(0));
        assert_eq!(rows.column(2).sum(), 3.0 * 128.0 + 4.0 * 72.0);
    }

    #[test]
    fn factors_of_another_shape_are_refused() {
        assert_eq!(Scales::of_blocks(vec![1.0; 3], &[3, 1], (130, 64)), None);
        assert_eq!(Scales::of_blocks(vec![1.0; 3], &[2, 2], (130, 200)), None);
        assert_eq!(Scales::of_blocks(Vec::new(), &[0, 0], (130, 200)), None);
        assert!(Scales::of_blocks(vec![1.0; 6], &[2, 3], (6, 6)).is_some());
    }

    #[test]
    fn one_factor_counts_for_all_rows() {
        let mut rows = DMatrix::from_element(2, 2, 3.0);
        Scales::of_rows(vec![0.5]).apply(&mut rows, |i| i + 7);
        assert_eq!(rows, DMatrix::from_element(2, 2, 1.5));
        assert_eq!(Scales::of_rows(vec![1.0, 2.0]).rows(), Some(2));
    }
}
