//! Drawing: one description for every surface. Everything here is generic over the plotters
//! backend, so that the screen, the vector formats and the tests show the same figure.
//!
//! Lengths are CSS pixels as f64; [`Pen`] turns them into the backend's whole units, which are made
//! fine enough ([`Style::subpixels`]) that nothing is misplaced by rounding.

pub mod board;
pub mod cloud;
mod mark;
mod palette;
mod pen;
mod placed_name;
mod plate;
pub mod stage;
mod style;
mod text;
mod theme;
mod wording;

pub use palette::{Palette, PaletteName, READABLE, Rgb, Shade};
pub use pen::{Drawn, Measured, Pen, Rule, Stroke};
pub use placed_name::{PlacedName, PlacedNames};
pub use plate::{
    Content, Figure, Grounds, Labels, Marks, Overview, Sentence, StagePlot, Story, Twins,
    VerdictLine,
};
pub use style::{Halo, Layer, Style};
pub use text::{Align, Text, fitted, width, wrapped};
pub use theme::{Colours, Theme};
pub use wording::Wording;
