//! The session of a page without the page: what is open, what was chosen, what is asked and
//! answered, and the words for it. Reactive, no DOM; tested natively.
//!
//! # Module map (arrows go down only: `tests/house.rs`)
//! | module | noun |
//! |---|---|
//! | [`controller`] | opening models, the address, presenting, figures in preparation, the session as a file; the browser stands behind small traits |
//! | [`lesson`] | lessons: steps with text, what the app shows, what the learner does and how it is known to be done |
//! | [`library`] | the open models, of which one is shown |
//! | [`training`] | two tables that are fitted to one distribution while somebody watches |
//! | [`pair`] | everything that belongs to two open models that are compared |
//! | [`workspace`] | everything that belongs to one open model: signals, named derivations, verbs, and the queue of what is still to be asked |
//! | `badge` | what one has to know to read a plot |
//! | [`fates`] | what becomes of linear properties, from the measured rows alone |
//! | [`drawer`] | the drawers beside the plots |
//! | [`engine`] | who answers questions about open models: pure, no browser |
//! | [`page`] | what all open models share, and what outlives them |
//! | [`permalink`] | which model, and the choice, as text for an address or a file |
//! | [`choice`] | what the user has chosen about a model: one value that links, files, lessons and questions share |
//! | [`open_model`] | the open model as the page knows it: its card, its tokens by name, concepts matched to them |
//! | [`context_set`] | contexts as text, with groups and relations: what is computed from a language model's own file |
//! | [`plane_preset`] | matrices of the shown plane with a name, to start from |
//! | [`record`] | what a learner bet, answered and did, to be handed in |
//! | [`maths`] | formulas: read from a small notation, shown as MathML or plain text |
//! | [`glossary`] | the words of the field with their definitions |
//! | [`words`] | all words of the interface, by panel and language, and numbers as people read them |
//! | [`protocol`] | what the page and its workers say to each other |
//! | [`bundled`] | the models that come with the page, and its list of concepts |
//! | `json` | how JSON is read |
//! | `hash` | a small checksum |
//! | `signals` | signals that begin and end together |

mod badge;
pub mod bundled;
pub mod choice;
pub mod context_set;
pub mod controller;
pub mod drawer;
pub mod engine;
pub mod fates;
pub mod glossary;
mod hash;
mod json;
pub mod lesson;
pub mod library;
pub mod maths;
pub mod open_model;
pub mod page;
pub mod pair;
pub mod permalink;
pub mod plane_preset;
pub mod protocol;
pub mod record;
mod signals;
pub mod training;
pub mod words;
pub mod workspace;
