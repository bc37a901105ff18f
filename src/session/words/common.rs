//! Words that several panels share.

use super::number;

words! {
    /// Words that several panels share.
    Common {
        cancel: "Cancel",
        close: "Close",
        opening: "Opening…",
    }
    sentences {
        fn unspaced(token: &str) { format!("{token} (no space)") }
        fn in_row(token: &str, row: usize) { format!("{token} (row {row})") }
        fn saved_as(name: &str) { format!("Saved as {name}") }
        fn place(at: usize, count: usize) { format!("{} of {}", number::count(at), number::count(count)) }
    }
}
