//! Two models on what both share: do they predict the same, are their representations linearly
//! equivalent, and which linear properties hold in both (section 6 of the theory).

mod logit_gram;
mod predictions;
mod shared;
mod spread;

pub use logit_gram::LogitGram;
pub use predictions::{Predictions, Progress, Sweep};
pub use shared::{LeftOut, Pair, Shared, Sharing};
pub use spread::Spreads;
