//! The panels, one component a file. A component is wiring: it reads signals of its [`Workspace`],
//! or of the [`Library`], and calls their verbs.

mod actions;
mod address;
mod announcer;
mod board;
mod both_sides;
mod choices;
mod compare;
mod context_choice;
mod contexts;
mod control;
mod copy_link;
mod directions;
mod distribution;
mod drawers;
mod family;
mod fates;
mod figure_dialog;
mod find;
mod formula;
mod gallery;
mod glossary_list;
mod go_on;
mod hand_in;
mod headline;
mod help;
mod keys;
mod language;
mod lazy;
mod lecture;
mod lesson;
mod loaded_directions;
mod matrix;
mod model_card;
mod move_panel;
mod opener;
mod opening;
mod palette;
mod per_model;
mod picture;
mod plane_sliders;
mod presenting;
mod presets;
mod prose;
mod rail;
mod ranks;
mod reader_notice;
mod readout;
mod refusals;
mod resize;
mod rest;
mod resume_offer;
mod row;
mod selection;
mod session_file;
mod spelling;
mod stage;
mod stage_tools;
mod statistics;
mod step_list;
mod surrounded;
mod table_columns;
mod term;
mod theme;
mod token_choice;
mod topbar;
mod training;

pub use actions::ActsRow;
pub use address::follow_address;
pub use announcer::Announcer;
pub use board::Board;
pub use compare::Comparison;
pub use distribution::Distribution;
pub use drawers::Drawers;
pub use fates::Fates;
pub use headline::Headline;
pub use language::Speaking;
pub use lesson::{LessonCard, asked_for, begin, follow_language};
pub use model_card::MemoryOffer;
pub use opener::Opener;
pub use opening::{DropZone, OpeningPanel};
pub use palette::Palette;
pub use per_model::PerModel;
pub use presenting::{PresentingLayer, presenting};
pub use rail::Rail;
pub use reader_notice::ReaderNotice;
pub use refusals::Refusals;
pub use rest::Rest;
pub use resume_offer::{ResumeOffer, kept};
pub use stage::{Experiments, FirstMinutePlayer, Framing, Inspector, Stages};
pub use surrounded::Surrounded;
pub use term::TermCard;
pub use theme::follow_theme;
pub use topbar::Topbar;
pub use training::Training;

use leptos::prelude::expect_context;

use session::{library::Library, words::number, workspace::Workspace};

/// The open models, which the app provides to every view.
fn library() -> Library {
    expect_context()
}

/// The workspace that a view belongs to: see [`PerModel`].
fn workspace() -> Workspace {
    expect_context()
}
