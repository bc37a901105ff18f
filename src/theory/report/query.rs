//! What is asked of a model on the command line.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{analysis::Analysis, property::NotTestable};

/// A query file: token and context indices, token 0 as pivot. Other fields are ignored.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FigureQuery {
    /// Relative tolerance of numerical ranks.
    pub rtol: Option<f64>,
    /// Pairs of token pairs: y0 → y1 beside y2 → y3.
    pub quads: Vec<[usize; 4]>,
    /// 0 or 1 for each context.
    pub labels: Vec<u8>,
    /// (s, s⌢q) pairs of contexts.
    pub relation_pairs: Vec<[usize; 2]>,
    /// Condition number of the gauge whose angle band is asked for.
    pub gauge_condition: Option<f64>,
}

/// Why a query does not fit a model.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReportError {
    /// An index past the end.
    #[error("the query names {what} {index}, but there are {count}")]
    Index {
        /// Tokens or contexts.
        what: &'static str,
        /// The bad index.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// Labels do not match contexts.
    #[error("the query has {found} labels for {contexts} contexts; expected one each")]
    Labels {
        /// Labels found.
        found: usize,
        /// Contexts of the model.
        contexts: usize,
    },
    /// Base and model have other contexts or tokens.
    #[error("the base model has another number of contexts or tokens")]
    Base,
    /// A figure cannot be computed.
    #[error(transparent)]
    NotTestable(#[from] NotTestable),
}

impl FigureQuery {
    /// Checks every index once; nothing inside re-checks them.
    pub(super) fn check(&self, model: &Analysis) -> Result<(), ReportError> {
        let (contexts, tokens) = (model.f().ncols(), model.g().ncols());
        within("token", self.quads.iter().flatten(), tokens)?;
        within("context", self.relation_pairs.iter().flatten(), contexts)?;
        let found = self.labels.len();
        if found != 0 && found != contexts {
            Err(ReportError::Labels { found, contexts })
        } else {
            Ok(())
        }
    }
}

fn within<'a>(
    what: &'static str,
    mut indices: impl Iterator<Item = &'a usize>,
    count: usize,
) -> Result<(), ReportError> {
    match indices.find(|&&i| i >= count) {
        Some(&index) => Err(ReportError::Index { what, index, count }),
        None => Ok(()),
    }
}
