//! The rail of drawers, and the way round by keys.

words! {
    /// The rail of drawers, and the way round by keys.
    Panels {
        rail: "Drawers",
        bend: "Bend",
        bend_help: "Bend the shown plane: what moves, sliders, the matrix",
        directions: "Directions",
        directions_help: "The two directions, the family, your own pairs",
        contexts: "Contexts",
        contexts_help: "Groups and relation of contexts",
        moves: "Moves",
        moves_help: "Moves of all dimensions, and those that predictions cannot see",
        steps: "Steps",
        steps_help: "The steps that make up the move, in order",
        lens: "Lens",
        lens_help: "Which plane is shown, and what of it",
        find: "Find",
        find_help: "Find a token or a context on the plots",
        no_contexts: "This model has no contexts",
        close: "Close this drawer (Esc)",
        skip: "To the plot",
        actions: "Undo, replay, try",
        labelled: "Labels that stay",
        none_labelled: "Find a token, or click on a point: its label stays",
        take_label_off: "Take this label off",
        take_all_off: "Take all off",
    }
    sentences {
        fn take_off(label: &str) { format!("Take the label of {label} off") }
    }
}
