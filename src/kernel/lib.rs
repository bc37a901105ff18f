//! The few loops that every frame of a drag, or every number of a large model, goes through.
//!
//! They are a crate of their own to be compiled for speed, where the app is compiled for size: with
//! loops made vectors, a cloud is drawn three times as fast. Nothing here knows what the numbers
//! mean.
//!
//! # Module map (arrows go down only: `tests/house.rs`)
//! | module | what |
//! |---|---|
//! | `project` | coordinates of many vectors along few axes |
//! | `product` | the product of two dense matrices |
//! | `panel` | rows of a weight matrix times vectors |
//! | `activation` | activation functions of neural networks |
//! | `number` | numbers as they lie in files, and their decoding |
//! | `quant` | block quantisations of ggml |
//! | `bytes` | sixteen bytes in one register of 128 bits |
//! | `half` | singles of the bits of halves |
//! | `mask` | points as prints on a mask of depths, and the mask as colour |
//! | `rule` | straight lines on a picture |
//! | `quad` | four singles in one register of 128 bits |
//! | `pair` | two doubles in one register of 128 bits |

mod activation;
mod bytes;
mod half;
mod mask;
mod number;
mod pair;
mod panel;
mod product;
mod project;
mod quad;
mod quant;
mod rule;

pub use activation::{exp, gelu, gelu_quick, gelu_tanh, relu, relu_squared, silu};
pub use mask::{Frame, LANE, PHASES, clear, colour_in, stamp, transform};
pub use number::{Dtype, Endian, Float, Number};
pub use panel::{BLOCK, STRIP, Vectors, dot};
pub use product::product;
pub use project::{Numbers, project, project_twice};
pub use quant::Quant;
pub use rule::{Rule, rule};
