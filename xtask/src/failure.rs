//! Why a command stopped.

use std::fmt;
use std::io;
use std::process::ExitStatus;

/// Why a command stopped; its text says what was being done and what a person can do about it.
#[derive(Debug)]
pub enum Failure {
    /// A program that the step needs is not on this machine and could not be installed.
    Missing {
        /// The program's name.
        program: String,
        /// What to do to get it.
        advice: String,
    },
    /// A program ran and reported failure.
    Failed {
        /// The command line.
        command: String,
        /// How it ended.
        status: ExitStatus,
    },
    /// The operating system refused something.
    Io {
        /// What was being done.
        doing: String,
        /// What the system said.
        source: io::Error,
    },
    /// The command line names no command that exists.
    Usage(String),
}

impl Failure {
    /// Wraps what the system said while `doing` something; for `map_err`.
    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { program, advice } => write!(out, "{program} is missing: {advice}"),
            Self::Failed { command, status } => write!(out, "`{command}` failed ({status})"),
            Self::Io { doing, source } => write!(out, "{doing}: {source}"),
            Self::Usage(text) => out.write_str(text),
        }
    }
}

impl std::error::Error for Failure {}
