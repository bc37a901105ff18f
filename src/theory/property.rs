//! Linear properties of a predictor: what each means, who keeps it, and what became of it under a
//! move (sections 3, 4).
//!
//! A file for each property, or for a few of a kind. [`infos`] lists them in display order,
//! [`measure`] makes one line of the board, [`picture()`] what the line opens into.
//!
//! ```
//! use std::sync::Arc;
//!
//! use nalgebra::DMatrix;
//! use theory::{
//!     analysis::Analysis,
//!     model::{Parts, Predictor},
//!     property::{Depth, Query, Verdict, measure},
//!     transform::{Action, Recipe, Side, Step, apply},
//! };
//!
//! let words = ["easy", "easiest", "lucky", "luckiest"];
//! let model = Arc::new(Predictor::new(Parts {
//!     contexts: vec!["It is the".into()],
//!     f: Some(DMatrix::from_column_slice(2, 1, &[1.0, 0.5]).into()),
//!     tokens: words.map(String::from).to_vec(),
//!     g: Some(DMatrix::from_row_slice(2, 4, &[0.0, 1.0, 2.0, 2.0, 0.0, 0.0, 1.0, 3.0]).into()),
//!     ..Parts::default()
//! })?);
//! let matrix = Recipe::AxisScale { log2: vec![0.5, -0.5] };
//! let steps = [Step { id: 0, enabled: true, action: Action::Linear { on: Side::Gauge, matrix } }];
//! let before = Analysis::new(model.clone(), Analysis::DEFAULT_RTOL, 0);
//! let moved = apply(&model, &steps, before.rtol())?;
//! let after = before.moved(&moved);
//! let query = Query { pair_a: (0, 1), pair_b: (0, 3), ..Query::default() };
//! let verdict =
//!     |id| measure(id, &before, &after, &moved.summary, &query, Depth::Settled).verdict;
//! assert_eq!(verdict("distribution"), Verdict::Kept);
//! assert_eq!(verdict("cosine"), Verdict::Drifted);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod board;
mod catalogue;
mod chance;
mod choice;
mod direction;
mod effect;
mod geometry;
mod info;
mod leftover;
mod overrides;
mod picture;
mod query;
mod residual;
mod row;
mod theory;

mod affine;
mod analogy;
mod canonical;
mod causal;
mod complexity;
mod context_parallelism;
mod cosine;
mod counter;
mod dimension;
pub mod distribution;
mod family;
mod hull;
mod logit_cosine;
mod mean_direction;
mod neighbours;
mod norm;
mod orthogonality;
mod parallelism;
mod parallelism_seen;
mod pca;
mod probe;
mod profile;
mod relation;
mod separability;
mod smoother;
mod steering;
mod subspace;

pub use affine::{on_line, parallelogram};
pub use analogy::{Analogies, Method};
pub use board::{Measuring, gap_ends, measure, picture};
pub use canonical::{Biplot, biplot};
pub use catalogue::{info, infos};
use chance::{Drawn, Random};
pub use choice::ContextChoice;
pub use complexity::spectra;
pub use cosine::{angle, angle_band, cosine};
pub use counter::{NoMove, extreme, taken_up, what_destroys, what_keeps};
pub use distribution::{
    Change, TopToken, change, change_at, fresh_change, log_probabilities, log_probabilities_at, top,
};
pub use family::leave_one_out;
pub use geometry::{Geometry, Image};
pub use hull::{Gap, hull_gap};
pub use info::{Class, Control, Cost, Depends, Holds, Info, Need, Reads};
pub use leftover::Exactness;
use leftover::Leftover;
pub use logit_cosine::logit_cosine;
pub use neighbours::nearest;
pub use orthogonality::family_cosines;
pub use overrides::Overrides;
pub use pca::{explained_variance, principal_angles};
pub use picture::{
    CellChange, LabelledPoints, ListChange, Mark, Panel, Picture, ScoreGroup, Series, Spectrum,
    StripPanel, Titled,
};
pub use probe::{accuracy, area_under_curve, fitted};
pub use query::{Family, Groups, Query, SteeringRecipe};
pub use relation::{affine_fit, argmax_tokens, faithfulness, r_squared};
pub use residual::{EXACT, parallelism};
pub use row::{Chance, Decides, Depth, Promise, Row, Verdict};
pub use separability::{Separation, Weight, separation};
pub use smoother::{ContextGeometry, Smoother, gram};
pub use steering::{difference_of_means, second_moment, shifts, steered, target, vector};
pub use theory::kept_by;

use crate::analysis::Analysis;

/// One number of one model, with what else is worth saying.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measurement {
    value: f64,
    aside: Option<(&'static str, f64)>,
    also: Vec<(&'static str, f64)>,
    of: Option<usize>,
    note: Option<String>,
    leftover: Option<Leftover>,
    slack: f64,
}

impl Measurement {
    fn new(value: f64) -> Self {
        Self {
            value,
            aside: None,
            also: Vec::new(),
            of: None,
            note: None,
            leftover: None,
            slack: 0.0,
        }
    }

    /// What is left over of an exact fact, by what went in.
    fn leaving(mut self, leftover: Leftover) -> Self {
        self.leftover = Some(leftover);
        self
    }

    /// Rounding that the size of the vectors explains, beside that of κ.
    fn up_to(mut self, slack: f64) -> Self {
        self.slack = slack;
        self
    }

    /// A second number that is shown before → after, e.g. `("β", 1.43)`.
    fn aside(mut self, name: &'static str, value: f64) -> Self {
        self.aside = Some((name, value));
        self
    }

    /// A further number of the comparison itself, e.g. `("mean KL divergence", 0.02)`.
    fn also(mut self, name: &'static str, value: f64) -> Self {
        self.also.push((name, value));
        self
    }

    /// The number is a share of so many.
    fn out_of(mut self, count: usize) -> Self {
        self.of = Some(count);
        self
    }

    /// Words beside the number, if there are any.
    fn maybe_note(mut self, words: Option<String>) -> Self {
        self.note = self.note.or(words);
        self
    }

    /// Further words beside the number, if there are any.
    fn and_note(mut self, words: Option<String>) -> Self {
        let all: Vec<String> = self.note.into_iter().chain(words).collect();
        self.note = (!all.is_empty()).then(|| all.join("; "));
        self
    }

    /// Words beside the number.
    fn note(mut self, words: impl Into<String>) -> Self {
        self.note = Some(words.into());
        self
    }
}

/// Why a property cannot be measured.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTestable {
    /// No embeddings of contexts.
    #[error("needs contexts")]
    Contexts,
    /// No unembeddings of tokens.
    #[error("needs tokens")]
    Tokens,
    /// The query names what the model does not have.
    #[error("needs {what} {index}, but there are {count}")]
    Index {
        /// What was asked for.
        what: &'static str,
        /// Its index.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// Both ends of a direction are the same vector.
    #[error("{0} has length zero")]
    Zero(&'static str),
    /// Equal singular values: no axes are better than others.
    #[error("{0} is not defined: equal singular values have no axes of their own")]
    Axes(&'static str),
    /// Too few members.
    #[error("needs at least {expected} {what}, found {found}")]
    Few {
        /// Of what.
        what: &'static str,
        /// How many are needed.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// No numbers were given.
    #[error("needs {expected} numbers: paste a vector below")]
    NoVector {
        /// Dimension of the model as loaded.
        expected: usize,
    },
    /// As many numbers as another model has dimensions.
    #[error("the vector has {found} numbers, expected {expected}")]
    Width {
        /// Numbers found.
        found: usize,
        /// Dimension of the model as loaded.
        expected: usize,
    },
    /// Numbers so large or small that their squares are none.
    #[error("needs vectors whose squares are numbers: lengths between 1e−100 and 1e100")]
    Range,
    /// More dimensions than matrices of all of them have room for.
    #[error("needs all of a {d} × {d} matrix: too large for the memory")]
    TooWide {
        /// Dimension of the model.
        d: usize,
    },
    /// No such property.
    #[error("unknown property")]
    Unknown,
    /// Too slow for a drag; measured when it ends.
    #[error("measured when the move settles")]
    Unsettled,
}

/// A property: what the board needs of it.
trait Property: Sync {
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

    /// Lowest and highest measure that some A with condition number κ can reach.
    fn band(&self, _before: f64, _condition: f64) -> Option<[f64; 2]> {
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
