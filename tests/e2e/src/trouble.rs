//! What went wrong while driving the page.

use std::time::Duration;

use fantoccini::error::{CmdError, NewSessionError};

/// Why the page could not be driven.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// No browser on this machine.
    #[error("no Chromium with chromedriver found: `cargo xtask e2e` installs them")]
    NoBrowser,
    /// chromedriver did not come up.
    #[error("chromedriver did not say which port it listens on")]
    NoPort,
    /// The browser did not start.
    #[error("starting Chromium: {0}")]
    Session(#[from] NewSessionError),
    /// The browser refused a command.
    #[error("driving Chromium: {0}")]
    Command(#[from] CmdError),
    /// Something expected never came.
    #[error("{what} did not happen within {patience:?}; {seen}")]
    Late {
        /// What was waited for.
        what: String,
        /// For how long.
        patience: Duration,
        /// What was there instead.
        seen: String,
    },
    /// A part of the page carries no readable value.
    #[error("{part} has {attribute}={found:?}, expected {expected}")]
    Unreadable {
        /// The part's `data-testid`.
        part: String,
        /// Which attribute.
        attribute: String,
        /// What it held.
        found: Option<String>,
        /// What should be there.
        expected: &'static str,
    },
    /// What axe-core found, a line each.
    #[error("axe-core found:\n{0}")]
    Inaccessible(String),
    /// A file could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The page was not built.
    #[error("{0} holds no built page: run `cargo xtask build` first, or `cargo xtask e2e`")]
    NotBuilt(String),
}

/// What a test or a step of one gives.
pub type Outcome<T = ()> = Result<T, Trouble>;
