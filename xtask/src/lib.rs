//! The project's own commands: what a person runs after a checkout (`cargo xtask serve`, `cargo
//! xtask test`, …).
//!
//! | module | noun |
//! |---|---|
//! | [`failure`] | why a command stopped |
//! | [`program`] | a program run as a child process, with the tools of the project on its PATH |
//! | [`tools`] | the pinned tools and how each is installed |
//! | [`browser`] | Chromium and its driver |
//! | [`finish`] | the last step of a build, which Trunk runs |
//! | [`split`] | the page's program in two: what the first picture needs, and the rest |
//! | [`one_file`] | the page as one file, with all its files in itself |
//! | [`packed`] | files packed once beside the built page |
//! | [`steps`] | what is built and checked, in order |
//! | [`server`] | a static file server for the built page |
//!
//! It has few dependencies, so the first command on a fresh machine answers within a minute.

pub mod browser;
pub mod failure;
pub mod finish;
pub mod one_file;
pub mod packed;
pub mod program;
pub mod server;
pub mod split;
pub mod steps;
pub mod tools;
