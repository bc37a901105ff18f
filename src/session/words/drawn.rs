//! What is written into the pictures of rows and spectra; `{}` stands for numbers and names.

words! {
    /// What is written into the pictures of rows and spectra; `{}` stands for numbers and names.
    Drawn {
        cosine: "cosine",
        allows: "κ allows {} to {}",
        rank: "rank {}, cut at {}",
        cut: "cut at {}",
        above: "{}: {} of {} above the cut",
        log_value: "log10 of the value",
        log_share: "log10 of the share of the largest",
        index: "index",
        singular_index: "index of the singular value",
        lost: "lost: only before",
        gained: "gained: only after",
    }
}
