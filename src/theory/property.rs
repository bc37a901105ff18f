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
mod drawn;
mod effect;
mod geometry;
mod info;
mod leftover;
mod measured;
mod measurement;
mod not_testable;
mod note;
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
pub use choice::ContextChoice;
pub use complexity::spectra;
pub use cosine::{angle, angle_band, cosine};
pub use counter::{NoMove, extreme, taken_up, what_destroys, what_keeps};
pub use distribution::{
    Change, TopToken, change, change_at, fresh_change, log_probabilities, log_probabilities_at, top,
};
use drawn::{Drawn, Random};
pub use family::leave_one_out;
pub use geometry::{Geometry, Image};
pub use hull::{Gap, Weight, hull_gap};
pub use info::{Class, Control, Cost, Depends, Holds, Info, Need, Reads};
pub use leftover::Exactness;
pub use logit_cosine::logit_cosine;
use measured::Property;
use measurement::Measurement;
pub use neighbours::nearest;
pub use not_testable::{Indexed, MainPlane, Members, NotTestable, Vanished};
pub use note::{Note, Quantity, Rounded};
pub use orthogonality::family_cosines;
pub use overrides::Overrides;
pub use pca::{explained_variance, principal_angles};
pub use picture::{
    CellChange, LabelledPoints, ListChange, Mark, Panel, Picture, ScoreGroup, Series, Spectrum,
    StripPanel, Titled, short,
};
pub use probe::{accuracy, area_under_curve, fitted};
pub use query::{Family, Groups, Query, SteeringRecipe};
pub use relation::{affine_fit, argmax_tokens, faithfulness, r_squared};
pub use residual::{EXACT, parallelism};
pub use row::{Chance, Decides, Depth, Promise, ROUND_OFF, Row, Verdict};
pub use separability::{Separation, separation};
pub use smoother::{ContextGeometry, Smoother, gram};
pub use steering::{difference_of_means, second_moment, shifts, steered, target, vector};
pub use theory::kept_by;
