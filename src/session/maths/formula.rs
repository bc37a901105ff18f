//! A formula as a checked tree, and what stands in the way of one.

use thiserror::Error;

/// A formula or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Maths {
    /// Parts side by side.
    Row(Vec<Maths>),
    /// A variable or the name of a function.
    Identifier(String),
    /// Digits.
    Number(String),
    /// A sign between or around other parts.
    Operator(String),
    /// A plus or minus that belongs to what follows: −1.
    Sign(String),
    /// Words inside a formula.
    Words(String),
    /// A part with something below or above its right corner.
    Script {
        /// What carries the script.
        base: Box<Maths>,
        /// Below.
        sub: Option<Box<Maths>>,
        /// Above.
        sup: Option<Box<Maths>>,
    },
    /// Numerator over denominator.
    Fraction(Box<[Maths; 2]>),
    /// A square root.
    Root(Box<Maths>),
    /// A part with a tilde, hat or bar on top.
    Accent(Box<Maths>, &'static str),
}

/// What is wrong with a formula.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MathsError {
    /// A name after `\` that stands for nothing.
    #[error("“\\{0}” is no sign that formulas know")]
    Unknown(String),
    /// Something has to follow and does not.
    #[error("expected {expected} at character {at}, found {found}")]
    Expected {
        /// What has to follow.
        expected: &'static str,
        /// Where, counted from 1.
        at: usize,
        /// What is there.
        found: String,
    },
    /// More levels inside each other than a reader can follow.
    #[error("the formula is nested more than {0} levels deep")]
    Deep(usize),
}
