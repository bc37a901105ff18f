//! Measures the built page in Chromium and prints the tables of `benches/README.md`: `cargo xtask bench`.
//!
//! Each figure is also given as a ratio to a reference of the same run, because milliseconds are those of one machine.
//!
//! | module | noun |
//! |---|---|
//! | [`drag`] | the work of one frame while a basis tip is dragged |
//! | [`opening`] | the time from navigation to the first picture |
//! | [`refresh`] | the time from the end of a drag until the board is measured again |
//! | [`size`] | the bytes of the WebAssembly |
//! | [`model`] | a model of any width, as a file |

mod drag;
mod model;
mod opening;
mod refresh;
mod size;

use e2e::trouble::Outcome;

#[tokio::main]
async fn main() -> Outcome {
    size::report()?;
    opening::report().await?;
    refresh::report().await?;
    drag::report().await
}

/// The middle one; NaN of none.
fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
