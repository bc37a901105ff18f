//! The bar at the top, presenting, and what the whole page says.

words! {
    /// The bar at the top, presenting, and what the whole page says.
    Page {
        name: "All or None",
        theme: "Switch between light and dark",
        present: "Present",
        present_help: "Present: large type, no controls (P). Keys: → ← step, 1 or 2 plots, B board, L pointer, Esc leaves",
        leave: "Esc: leave",
        rest_missing: "A part of the app could not be fetched; it is tried again when it is wanted next",
        leave_help: "→ ← step · 1 or 2 plots · B board · L pointer",
        no_token: "No token like this",
        session_inside: "the session of this page",
        language: "Language",
        language_missing: "The words of this language could not be fetched: check the connection and choose it again",
    }
    sentences {
        fn stopped(reason: &str) { format!("The reader stopped: {reason}. What was open is still open") }
        fn set_back(reason: &str) { format!("The last change was more than the page could do ({reason}). The model was opened again without it") }
        fn gave_up(reason: &str) { format!("What measures the model stopped: {reason}. Open the model again, with fewer tokens") }
        fn not_embedded(part: &str, parts: &str) { format!("embed={part} was found in the address; expected one of {parts}") }
    }
}
