//! The few loops that every frame of a drag, or every number of a large model, goes through.
//!
//! They are a crate of their own to be compiled for speed, where the app is compiled for size: with
//! loops made vectors, a cloud is drawn three times as fast. Nothing here knows what the numbers
//! mean.

mod mask;
mod number;
mod pair;
mod product;
mod project;

pub use mask::{Frame, LANE, PHASES, clear, colour_in, stamp, transform};
pub use number::{Dtype, Endian, Float, Number};
pub use product::product;
pub use project::{Numbers, project, project_twice};
