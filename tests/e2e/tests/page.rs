//! The built page as a person meets it.
