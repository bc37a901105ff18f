//! A value with an undo list.

/// The present value, what it was before, and what was undone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History<T> {
    present: T,
    past: Vec<T>,
    future: Vec<T>,
}

/// How many changes can be undone.
const DEPTH: usize = 200;

impl<T: Clone + PartialEq> History<T> {
    /// The value now.
    pub fn present(&self) -> &T {
        &self.present
    }

    /// Changes the value without a mark: the frames of a drag.
    pub fn adjust(&mut self, value: T) {
        self.present = value;
    }

    /// Marks that `before` was the value until now; a change that changed nothing leaves no mark.
    pub fn mark(&mut self, before: T) {
        if before != self.present {
            self.past.push(before);
            self.past.drain(..self.past.len().saturating_sub(DEPTH));
            self.future.clear();
        }
    }

    /// Changes the value, with a mark.
    pub fn commit(&mut self, value: T) {
        let before = std::mem::replace(&mut self.present, value);
        self.mark(before);
    }

    /// Goes back one mark; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(value) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.present, value));
        true
    }

    /// Goes forward one mark; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(value) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.present, value));
        true
    }

    /// Goes to a value: by undo or redo if that leads there, else as a change with a mark.
    pub fn go_to(&mut self, value: T) {
        if self.past.last() == Some(&value) {
            self.undo();
        } else if self.future.last() == Some(&value) {
            self.redo();
        } else {
            self.commit(value);
        }
    }

    /// Whether [`undo`](Self::undo) would do something.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether [`redo`](Self::redo) would do something.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
