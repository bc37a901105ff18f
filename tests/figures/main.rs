//! Figures: what they look like and what their files hold.

mod cloud;
mod code;
mod drawing;
mod film;
mod fonts;
mod names;
mod others;
mod sample;
mod snapshot;
mod source;
mod texts;
