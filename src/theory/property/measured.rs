//! What the board needs of a property.

use super::{
    drawn::{Drawn, Random},
    hull::Weight,
    info::Info,
    measurement::Measurement,
    not_testable::NotTestable,
    picture::Picture,
    query::Query,
    row::Depth,
};
use crate::analysis::Analysis;

/// A property: what the board needs of it.
pub(super) trait Property: Sync {
    /// The fixed facts.
    fn info(&self) -> &Info;

    /// The measure of one model.
    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable>;

    /// The measure after; a property that compares two models overrides this.
    fn after(
        &self,
        _before: &Analysis,
        after: &Analysis,
        query: &Query,
        _depth: Depth,
    ) -> Result<Measurement, NotTestable> {
        self.measure(after, query)
    }

    /// Measures of random pairs of one model; the pairs are drawn on the model as loaded, so they
    /// are the same in every model.
    fn chance(&self, _drawn: Drawn<'_>) -> Option<Random> {
        None
    }

    /// Lowest and highest measure that some A with condition number κ can reach from a model.
    fn band(&self, _before: &Analysis, _query: &Query, _condition: f64) -> Option<[f64; 2]> {
        None
    }

    /// The ends of the gap between the two sets of a row about separability; none for other rows,
    /// and where nothing separates the sets.
    fn gap_ends(&self, _model: &Analysis, _query: &Query) -> Option<[Vec<Weight>; 2]> {
        None
    }

    /// What the row opens into.
    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture>;
}
