//! Moves of a model: invertible maps, hidden moves, shifts and resizing, composed in a list.
//!
//! Composition reads in order: `a.then(&b)` is first a, then b, the matrix B A. A [`Gauge`] A
//! multiplies embeddings from the left and unembeddings by A⁻ᵀ from the left.

mod affine_part;
mod angle_gauge;
mod apply;
mod carriage;
mod condition;
mod error;
mod factored;
mod gauge;
mod hidden;
mod linear_map;
mod named;
mod parameters;
mod path;
mod planar;
mod recipe;
mod resize;
mod resolve_context;
mod route;
mod shuffle;
mod side_map;
mod step;
mod summary;
mod whitening;

pub use affine_part::AffinePart;
pub use angle_gauge::AngleGauge;
pub use apply::{Composition, Latest, Transformed, apply, apply_possible};
pub use carriage::nearest_axes;
pub use error::{CONDITION_LIMIT, NoPath, Refusal, Singular, TransformError};
pub use gauge::Gauge;
pub use linear_map::LinearMap;
pub use named::{Answers, MoveFamily, MoveInfo, NamedMove, Numbers, Outside, Parameter};
pub use parameters::PlaneParameters;
pub use path::{Path, path};
pub use planar::{
    DRAG_LIMIT, SignedSvd, nearest_invertible, plane_condition, plane_path, plane_singular_values,
    resist, rotation,
};
pub use route::{LARGEST_PATH, Motion, NoRoute, Stretch, route};
pub use shuffle::shuffle;
pub use side_map::SideMap;
pub use step::{Action, End, Recipe, Side, Step};
pub use summary::{KindEffect, LinearPart, MoveKind, MoveSummary};
