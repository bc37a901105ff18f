//! What is said while a model is opened: drop, progress, choice of matrices and tokens.

use super::{number::count, plural};

words! {
    /// What is said while a model is opened: drop, progress, choice of matrices and tokens.
    Opening {
        drop: "Drop to open: vectors, labels, pair lists. Nothing leaves this machine",
        dismiss: "Dismiss",
        pasted: "pasted text",
        reading: "Reading ",
        bytes_read: "Bytes read",
        several_matrices: "The files hold several matrices",
        which_g: "Unembeddings g (one row a token) ",
        which_f: "Embeddings f (one row a context) ",
        none: "none",
        open: "Open",
        many_tokens: "The file holds many tokens: which ones to read?",
        instead: "Open it as a file instead",
        almost_done: " · almost done",
    }
    sentences {
        fn open_named(name: &str) { format!("Open {name}…") }
        fn taken(name: &str, contexts: usize) { format!("{name} was added to the contexts of this model: {} {}", count(contexts), plural(contexts, "line", "lines")) }
        fn megabytes(done: u64, total: u64) { format!("{:.1} of {:.1} MB", done as f64 / 1e6, total as f64 / 1e6) }
        fn seconds_left(seconds: f64) { format!(" · about {seconds:.0} s left") }
        fn minutes_left(minutes: f64) { format!(" · about {minutes:.0} min left") }
    }
}
