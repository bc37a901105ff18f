//! Links bring back what was on screen, whatever build made them and whatever befell them on the
//! way.
#![cfg(not(target_arch = "wasm32"))]

#[path = "permalink/earlier.rs"]
mod earlier;
#[path = "permalink/saved.rs"]
mod saved;
#[path = "permalink/session.rs"]
mod session;
#[path = "permalink/text.rs"]
mod text;
