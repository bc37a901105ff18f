//! What a plot shows, as its parts hand it to each other.

use std::sync::Arc;

use leptos::prelude::Memo;

use crate::web::page;
use picture::{
    figure::Style,
    scene::{Points, Scene},
};
use session::controller::Presenting;

/// What a plot shows, built once a change.
pub(super) type SceneMemo = Memo<Option<Arc<Scene>>>;

/// The clouds of a plot, placed anew only when they move.
pub(super) type PointsMemo = Memo<Option<Vec<Points>>>;

/// Size of the texts beside a compass on the screen.
pub(super) fn compass_font(presenting: Presenting) -> f64 {
    Style::screen(1.0).enlarged(presenting.scale([page::width(), page::height()])).font
}
