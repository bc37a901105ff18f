//! Keeping and sending what is on screen: links, session files, the offer to continue.

use super::{number::count, plural};

words! {
    /// Keeping and sending what is on screen: links, session files, the offer to continue.
    Session {
        copy: "Share",
        copied: "Copied",
        copy_help: "A link to what you see: model, directions, moves with their seeds, thresholds. It carries no data: files stay here",
        save: "Save the session: ",
        save_help: "What is on screen, to be opened here again like any file",
        without_data: "without data",
        without_data_help: "All but the data, as JSON",
        with_data: "with data",
        with_data_help: "With your files inside: the session opens anywhere without them",
        as_page: "as a page…",
        as_page_help: "One HTML file that opens by itself, without a server or a network, and shows this, live. Files of yours that it needs go into it",
        page_of: "Save the page, ",
        as_course: "as a course module…",
        as_course_help: "For Moodle and other course systems (SCORM 1.2): this, or the lesson in play, live, with bets and answers. The points go to the course",
        course_of: "Save the module, ",
        as_page_failed: "This copy of the app has no template for such pages",
        you_were_at: "You were at ",
        go_on: "Continue where you were",
        go_on_help: "Open it again; a file of your own is asked for",
        forget: "Forget",
        forget_help: "This browser forgets it; it kept the link, no data",
        a_model: "a model",
        in_lesson: ", in a lesson",
        other_rows: "The model has other tokens or contexts than the link was made with: its steps were left out",
        too_wide: "A step of the link pads the model beyond what fits into memory: its steps were left out",
    }
    sentences {
        fn not_copied(reason: &str) { format!("The link was not copied: {reason}") }
        fn megabytes(size: usize) { format!("{:.1} MB", size as f64 / 1e6) }
        fn too_large(size: u64, most: u64) { format!("the files have {:.0} MB; at most {:.0} MB go into a session", size as f64 / 1e6, most as f64 / 1e6) }
        fn no_list(name: &str) { format!("No list of pairs here is called “{name}”: open the file that holds it") }
        fn no_token(token: &str) { format!("The model has no token “{token}”") }
        fn described(model: &str, moves: usize) { if moves == 0 { format!("{model}, nothing moved") } else { format!("{model}, {moves} {}", plural(moves, "move", "moves")) } }
        fn without_set(contexts: usize) { match contexts { 1 => "The link is copied without the one context of the set, which is too long for an address: “Save the session” keeps it".into(), _ => format!("The link is copied without the {} contexts of the set, which are too long for an address: “Save the session” keeps them", count(contexts)) } }
        fn set_left_out(contexts: usize) { format!("The link was made with a set of {} {}, too long for an address: open a saved session, or add {} again", count(contexts), plural(contexts, "context", "contexts"), plural(contexts, "it", "them")) }
        fn not_shipped(model: &str) { format!("The link shows {model}, which does not come with this page") }
        fn other_content(model: &str) { format!("{model} has the name and size of the linked file but another content: the link was not applied") }
        fn other_file(wanted: &str, opened: &str) { format!("The link was made with {wanted}, and what was opened is {opened}: it was not applied") }
        fn asks_for(model: &str) { format!("The link shows {model}, which is not part of a link: open it here to see what was linked") }
    }
}
