//! What the page and its workers say to each other.
//!
//! A question is about one open model, or about a pair of them ([`About`]), and bears a ticket by
//! which its answer is known; each kind of question has its own kind of answer ([`Ask`]), so that a
//! wrong one does not compile. What a question rests on (the settled steps, what the board is asked
//! about) is told once, when it changes, and referred to by its revision.
//!
//! Who asks has a list of its own: the workspace ([`question`]), the pair ([`pair`]), the training
//! ([`training`], about tables that are no open model), and whoever asks about a model that is
//! shown in another's workspace ([`aside`]). [`Sum`] alone has no ticket: a worker is started for
//! each.

pub mod aside;
mod awaited;
mod card;
mod fit;
mod floats;
mod found;
pub mod inference;
mod made;
mod message;
mod model_id;
mod pace;
pub mod pair;
mod path;
pub mod question;
mod reason;
mod saved;
mod setting;
mod settled;
mod source;
mod statistics;
mod texts;
pub mod training;
pub mod view;
mod whole;
mod wish;

pub use awaited::Awaited;
pub use card::{ContextFacts, Dimensions, ModelCard};
pub use fit::{Excerpt, Fit, FitTarget, Fitting, MOST_DIMENSIONS, Shrunk};
pub use found::{
    Bars, GapEnds, Inspection, Measured, ParallelSide, Parallels, Ranked, Skipped, Summary,
};
pub use made::{Made, PairPlace};
pub use message::{Answered, Asked, ToPage, ToWorker};
pub use model_id::{About, ModelId};
pub use pace::ReadingPace;
pub(crate) use path::between;
pub use path::{MovePath, PathMarks, PathSight};
pub use question::{Answer, Ask, Question};
pub use reason::Reason;
pub use saved::{Saved, SavedAs};
pub use setting::Setting;
pub use settled::{At, Settled};
pub use source::{FileReference, Opening, Source};
pub use statistics::{Statistics, Sum};
pub use view::{
    Angles, Directions, Live, Positions, Projection, ThirdAxis, ThirdView, View, ViewKey,
};
pub use whole::{LARGEST_WHOLE, whole};
pub use wish::Wish;
