//! Two models on what both share: do they predict the same, are their representations linearly
//! equivalent, and which linear properties hold in both (section 6 of the theory).

mod all_or_none;
mod bend;
mod coordinates;
mod correlation;
mod equivalence;
mod exhibit;
mod families;
mod foils;
mod held_out;
mod logit_gram;
mod predictions;
mod rounding;
mod shared;
mod spread;

pub use all_or_none::{AllOrNone, Found, Standing};
pub use bend::{Bend, Fitted, NoBend, aligned};
pub use coordinates::Coordinates;
pub use correlation::{Canonical, Null};
pub use equivalence::{Equivalence, InSample, Maps};
pub use exhibit::Exhibit;
pub use families::{Agreement, FamilyDot, families};
pub use foils::{Foils, Moments};
pub use held_out::{FOLDS, explained, held_out_fit};
pub use logit_gram::LogitGram;
pub use predictions::{Predictions, Progress, Sweep};
pub use rounding::{Rounding, rounded};
pub use shared::{LeftOut, Pair, Shared, Sharing};
pub use spread::Spreads;
