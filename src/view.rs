//! The panels, one component a file. A component is wiring: it reads signals of the [`Session`] and calls its verbs.

mod address;
mod board;
mod choices;
mod contexts;
mod control;
mod copy_link;
mod directions;
mod distribution;
mod family;
mod figure_dialog;
mod help;
mod hover_card;
mod left_off;
mod matrix;
mod model_card;
mod move_panel;
mod number;
mod opener;
mod opening;
mod picture;
mod plane_sliders;
mod presets;
mod readout;
mod resize;
mod row;
mod session_file;
mod stage;
mod stage_tools;
mod step_list;
mod theme;
mod token_choice;
mod topbar;

pub use address::follow_address;
pub use board::Board;
pub use directions::Directions;
pub use distribution::Distribution;
pub use left_off::{LeftOff, kept};
pub use move_panel::MovePanel;
pub use opener::Opener;
pub use opening::{DropZone, OpeningPanel};
pub use stage::{Framing, Stages};
pub use theme::follow_theme;
pub use topbar::Topbar;

use leptos::prelude::expect_context;

use crate::state::Session;

/// The session that the app provides to every view.
fn session() -> Session {
    expect_context()
}
