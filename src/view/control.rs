//! Leaf controls that know nothing of the session.

mod names;
mod number_box;
mod segmented;
mod slider;
mod token_search;

pub use names::Names;
pub use number_box::NumberBox;
pub use segmented::Segmented;
pub use slider::Slider;
pub use token_search::TokenSearch;
