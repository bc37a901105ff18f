//! Drives the built page in Chromium as a person would: pointer, keyboard, files.
//!
//! | module | noun |
//! |---|---|
//! | [`accessibility`] | what axe-core finds, in light and in dark |
//! | [`address`] | what the address of the page says of the session |
//! | [`checkpoint`] | a small checkpoint as it is downloaded, and lines that are typed for it |
//! | [`driver`] | a driver on a free port and the browser it starts |
//! | [`filming`] | a drag as an animation |
//! | [`hand`] | the actions of a lesson, done through the controls |
//! | [`layout`] | what is wrong with the layout, found by script |
//! | [`lesson`] | lessons: their cards and what they say is done |
//! | [`offline`] | what the browser keeps of the page for visits without a network |
//! | [`page`] | the open page: what is on it, waiting, files, pictures, its console |
//! | [`pointer`] | the pointer on the right plot: what it finds, an outline drawn with it |
//! | [`stage`] | the plots: taking hold of a basis tip |
//! | [`touch`] | fingers on the plots |
//! | [`board`] | the rows of the board and the bars of the distribution |
//! | [`download`] | what the page saves |
//! | [`protocol`] | requests that the WebDriver standard does not name |
//! | [`trouble`] | what went wrong |
//!
//! Parts of the page are found by their `data-testid`; what they say by `data-…` attributes, so
//! wording may change freely.

pub mod accessibility;
pub mod address;
pub mod board;
pub mod checkpoint;
pub mod download;
pub mod driver;
pub mod filming;
pub mod hand;
pub mod layout;
pub mod lesson;
pub mod offline;
pub mod page;
pub mod pointer;
pub mod protocol;
pub mod stage;
pub mod touch;
pub mod trouble;

pub use driver::{on_first_visit, on_page, with_browser, with_firefox};
pub use page::{Look, Page};
pub use trouble::Trouble;
