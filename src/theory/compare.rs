//! Two models on what both share: do they predict the same, are their representations linearly
//! equivalent, and which linear properties hold in both (section 6 of the theory).
//!
//! [`Shared`] matches contexts and tokens by text and restricts both models to them, in the order
//! of the first. Everything else takes the two restricted models: [`Predictions`], [`Equivalence`]
//! with its foils, [`AllOrNone`], [`families`], [`Aligned`], the second one seen in the space of
//! the first, and [`Bend`], the fitted map as a move. [`Exhibit`] makes pairs whose answer is
//! known, [`Twins`] fits one distribution twice.

mod aligned;
mod all_or_none;
mod bend;
mod coordinates;
mod correlation;
mod equivalence;
mod exhibit;
mod families;
mod finding;
mod foils;
mod held_out;
mod logit_gram;
mod predictions;
mod rounding;
mod shared;
mod spread;
mod twins;

pub use aligned::{Aligned, AlignmentPath, NoAlignmentPath, PlaneImage};
pub use all_or_none::{AllOrNone, Found, Standing};
pub use bend::{Bend, Fitted, NoBend};
pub use coordinates::Coordinates;
pub use correlation::{Canonical, Null};
pub use equivalence::{Equivalence, InSample, Maps, Part};
pub use exhibit::Exhibit;
pub use families::{Agreement, FamilyDot, families};
pub use finding::Finding;
pub use foils::{Foils, Moments};
pub use held_out::{FOLDS, explained, held_out_fit};
pub use logit_gram::LogitGram;
pub use predictions::{Predictions, Progress, Sweep};
pub use rounding::{Rounding, rounded};
pub use shared::{LeftOut, Pair, Shared, Sharing, Unlike};
pub use spread::Spreads;
pub use twins::{CannotFit, Decay, Moment, Settings, Target, Twins};
