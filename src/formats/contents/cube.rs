//! Arrays of more than two dimensions, such as the hidden states of all layers, and the tables that
//! can be taken from them.

use crate::{
    container::stored::{Order, Stored},
    contents::matrix::{Body, Matrix, Part},
};

/// Most parts that are offered one by one; models have fewer layers.
const MOST_PARTS: u64 = 128;

/// An array in C order: the components of a vector are neighbours.
#[derive(Debug, Clone)]
pub(crate) struct Cube {
    /// Name of the array.
    pub(crate) name: String,
    /// Sizes, the outermost first.
    pub(crate) shape: Vec<u64>,
    /// Where its numbers are.
    pub(crate) stored: Stored,
}

impl Cube {
    /// The tables in it: itself, where all but two sizes are 1; else all of its vectors, the last
    /// of each group, and each group.
    pub(crate) fn tables(&self) -> Vec<Matrix> {
        let shape = squeezed(&self.shape);
        let [outer @ .., each, columns] = shape.as_slice() else { return Vec::new() };
        let (each, columns) = (*each, *columns);
        if outer.is_empty() {
            return vec![self.table(self.name.clone(), (each, columns), self.stored)];
        }
        let groups = outer.iter().fold(1u64, |product, size| product.saturating_mul(*size));
        let (name, all) = (&self.name, groups.saturating_mul(each));
        let sizes: Vec<String> = shape.iter().map(u64::to_string).collect();
        let whole = self.part(name, (all, columns), self.stored, "all vectors, group after group");
        let every = Order::Every { first: each.saturating_sub(1), step: each };
        let last_name = format!("{name}[{}-1]", ":, ".repeat(outer.len()));
        let last = Stored { order: every, ..self.stored };
        let of_each = format!("the last of each of {groups} groups of {each}");
        let last = self.part(&last_name, (groups, columns), last, &of_each);
        let bytes =
            each.saturating_mul(columns).saturating_mul(self.stored.encoding.bytes() as u64);
        let group = |i: u64| {
            let offset = self.stored.offset.saturating_add(i.saturating_mul(bytes));
            let (name, note) =
                (format!("{name}[{}]", index(i, outer)), format!("of shape {}", sizes.join(" × ")));
            self.part(&name, (each, columns), Stored { offset, ..self.stored }, &note)
        };
        [whole, last].into_iter().chain((0..groups.min(MOST_PARTS)).map(group)).collect()
    }

    fn part(&self, name: &str, size: (u64, u64), stored: Stored, note: &str) -> Matrix {
        let (of, note) = (self.name.clone(), note.into());
        let part = Some(Part { of, note, is_last_layer: None });
        Matrix { part, ..self.table(name.into(), size, stored) }
    }

    fn table(&self, name: String, size: (u64, u64), stored: Stored) -> Matrix {
        Matrix::new(&name, size, stored.encoding.name(), Body::Stored(stored))
    }
}

/// The sizes without those that are 1, as long as two are left.
fn squeezed(shape: &[u64]) -> Vec<u64> {
    let mut left = shape.to_vec();
    while left.len() > 2 {
        let Some(at) = left.iter().position(|size| *size == 1) else { break };
        left.remove(at);
    }
    left
}

/// The number of a group along each of the outer dimensions.
fn index(i: u64, outer: &[u64]) -> String {
    let mut rest = i;
    let mut along: Vec<String> = Vec::new();
    for size in outer.iter().rev() {
        along.push((rest % size.max(&1)).to_string());
        rest /= size.max(&1);
    }
    along.reverse();
    along.join(", ")
}

#[cfg(test)]
mod tests {
    use kernel::Float;

    use super::*;
    use crate::container::Encoding;

    fn tables(shape: &[u64]) -> Vec<(String, u64, u64)> {
        let stored = Stored {
            offset: 0,
            encoding: Encoding::Float(Float::F32.little()),
            order: Order::RowMajor,
            member: None,
        };
        let cube = Cube { name: "h".into(), shape: shape.to_vec(), stored };
        cube.tables().into_iter().map(|table| (table.name, table.rows, table.columns)).collect()
    }

    #[test]
    fn sizes_of_one_are_no_dimensions() {
        for shape in [[1, 5, 3], [5, 1, 3], [5, 3, 1]] {
            assert_eq!(tables(&shape), [("h".to_string(), 5, 3)]);
        }
        assert_eq!(tables(&[1, 1, 3]), [("h".to_string(), 1, 3)]);
    }

    #[test]
    fn all_vectors_the_last_ones_and_each_group_are_tables() {
        let named = |name: &str, rows| (name.to_string(), rows, 3);
        let expected = [named("h", 12), named("h[:, -1]", 2), named("h[0]", 6), named("h[1]", 6)];
        assert_eq!(tables(&[2, 6, 3]), expected);
        let names: Vec<String> = tables(&[2, 2, 6, 3]).into_iter().map(|(name, ..)| name).collect();
        let expected = ["h", "h[:, :, -1]", "h[0, 0]", "h[0, 1]", "h[1, 0]", "h[1, 1]"];
        assert_eq!(names, expected);
    }
}
