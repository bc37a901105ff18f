//! The session of a page without the page: what is open, what was chosen, what is asked and
//! answered, and the words for it. Reactive, no DOM; tested natively.
//!
//! # Module map (arrows go down only)
//! | module | noun |
//! |---|---|
//! | [`lesson`] | lessons: steps with text, what the app shows, what the learner does and how it is known to be done |
//! | [`state`] | the session: signals, named derivations, verbs |
//! | [`permalink`] | all of a session but the data, as text for an address |
//! | [`worker`] | what the page asks of the worker, and the pure engine that answers |
//! | [`words`] | all words of the interface, by panel and language, and numbers as people read them |
//! | [`glossary`] | the words of the field with their definitions |
//! | [`maths`] | formulas: read from a small notation, shown as MathML or plain text |

pub mod choice;
pub mod engine;
pub mod glossary;
pub mod lesson;
pub mod library;
pub mod maths;
pub mod permalink;
pub mod protocol;
pub mod words;
pub mod workspace;
