//! The headless twin: what the app measures of a model, as plain data for JSON.

mod card;
mod comparison;
mod figures;
mod query;

pub use card::{Card, card};
pub use comparison::{CompareFigures, Comparison, Counts, SharedCounts, comparison};
pub use figures::{Figures, Identifiable, Measures, Pair, Relational, Steering, figures};
pub use query::{FigureQuery, ReportError};
