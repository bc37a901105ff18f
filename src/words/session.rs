//! Keeping and sending what is on screen: links, session files, the offer to continue.

words! {
    /// Keeping and sending what is on screen: links, session files, the offer to continue.
    Session {
        copy: "Copy link",
        copied: "Copied",
        copy_help: "A link to what you see: model, directions, moves with their seeds, thresholds. It carries no data: files stay here",
        save: "Save the session: ",
        save_help: "What is on screen, to be opened here again like any file",
        without_data: "without data",
        without_data_help: "All but the data, as JSON",
        with_data: "with data",
        with_data_help: "With your files inside: the session opens anywhere without them",
        you_were_at: "You were at ",
        go_on: "Continue where you were",
        go_on_help: "Open it again; a file of your own is asked for",
        forget: "Forget",
        forget_help: "This browser forgets it; it kept the link, no data",
    }
    sentences {
        fn not_copied(reason: &str) { format!("The link was not copied: {reason}") }
        fn too_large(size: u64, most: u64) { format!("the files have {size} bytes; at most {most} go into a session") }
    }
}
