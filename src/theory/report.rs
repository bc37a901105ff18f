//! The headless twin: what the app measures of a model, as plain data for JSON.

mod comparison;
mod figures;
mod model;
mod query;

pub use comparison::{CompareFigures, Comparison, Counts, SharedCounts, comparison};
pub use figures::{Identifiable, Measures, Pair, Relational, Report, Steering, report};
pub use model::{ModelSummary, summary};
pub use query::{FigureQuery, ReportError};
