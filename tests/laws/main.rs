//! Laws that hold for every model, every map and every list of moves.

mod angle;
mod composition;
mod equivalence;
mod parameters;
mod path;
mod plane;
mod support;
mod transport;
