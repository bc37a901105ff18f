//! What is known of one point, and where points lead.

words! {
    /// What is known of one point, and where points lead.
    Inspector {
        label: "Inspector",
        hint: "Point at anything in the plots. Click two tokens to make them a direction",
        find: "Find a token",
        find_context: "Find a context",
        nearest: "nearest by angle",
        nearest_help: "The nearest of the same kind by the angle at the origin, before the move; what the move took away and what it brought is marked",
        lost: "lost",
        gained: "gained",
        kept: "kept",
        all_kept: "all kept",
        says_next: "next token",
        length_help: "Euclidean norm ‖x‖ before and after the move",
        clear: "Clear",
        clear_help: "Look at nothing",
        first: "Make it the first direction",
        second: "Make it the second direction",
        inside: "inside the lasso",
        outside: "outside the lasso",
        family_name: "pairs in the lasso",
        list: "List",
        list_help: "All selected points by name",
        more: "and more",
        first_set: "As first set",
        second_set: "As second set",
        set_help: "Makes the selected tokens one of two sets; the board measures whether a plane separates them",
        probe: "As a probe's group",
        probe_help: "A linear probe learns to tell the selected contexts from all others",
    }
    sentences {
        fn length(before: &str, after: &str) { if before == after { format!("length {before}") } else { format!("length {before} → {after}") } }
        fn pair(from: &str, to: &str) { format!("{from} → {to}") }
        fn family(pairs: usize) { format!("Make {} {} a family", super::number::count(pairs), super::plural(pairs, "pair", "pairs")) }
        fn place(x: &str, y: &str) { format!("at ({x}, {y})") }
    }
}
