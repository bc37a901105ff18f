//! The opener that the app provides.

use leptos::prelude::expect_context;

pub use crate::web::opening::Opener;

/// Opens models from anywhere on the page.
pub fn opener() -> Opener {
    expect_context()
}
