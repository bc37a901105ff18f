//! The heads of attention.

/// Sizes of the heads of attention, and where in the product of all of a layer's query, key and
/// value weights they are.
#[derive(Debug, Clone, Copy)]
pub struct Heads {
    /// Queries.
    pub queries: usize,
    /// Keys, and as many values: each is shared by as many queries.
    pub keys: usize,
    /// Numbers of each.
    pub size: usize,
    /// Their order.
    pub order: HeadOrder,
}

/// The order of queries, keys and values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadOrder {
    /// All queries, all keys, all values.
    Apart,
    /// Of each key: its queries, itself, its value.
    Grouped,
}

impl Heads {
    /// Queries that share a key.
    pub(crate) fn shared(&self) -> usize {
        self.queries / self.keys
    }

    /// Where a query is.
    pub(crate) fn query(&self, i: usize) -> usize {
        match self.order {
            HeadOrder::Apart => i * self.size,
            HeadOrder::Grouped => {
                (i / self.shared() * (self.shared() + 2) + i % self.shared()) * self.size
            }
        }
    }

    /// Where a key is.
    pub(crate) fn key(&self, i: usize) -> usize {
        match self.order {
            HeadOrder::Apart => (self.queries + i) * self.size,
            HeadOrder::Grouped => (i * (self.shared() + 2) + self.shared()) * self.size,
        }
    }

    /// Where a value is.
    pub(crate) fn value(&self, i: usize) -> usize {
        self.key(i) + self.size * if self.order == HeadOrder::Apart { self.keys } else { 1 }
    }
}
