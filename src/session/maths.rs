//! Formulas: a checked tree, read from a small notation and shown as MathML or as plain text.
//!
//! The notation is the part of TeX that a lesson needs: `f(s)·g(y)`, `A^{-T}`, `p_y`,
//! `\frac{a}{b}`, `\sqrt{x}`, `\tilde{f}`, `\op{softmax}`, `\text{words}`, and names of letters and
//! signs such as `\kappa` or `\le`.

mod formula;
mod plain;
mod reader;
mod symbol;

pub use formula::{Maths, MathsError};

impl Maths {
    /// Reads the notation.
    ///
    /// # Errors
    /// Unknown names, braces that do not match, scripts without a base.
    pub fn read(text: &str) -> Result<Self, MathsError> {
        reader::read(text)
    }

    /// The formula on one line, e.g. `f(s)·g₀(y)` or `(a + b)/2`.
    pub fn plain(&self) -> String {
        plain::plain(self)
    }
}
