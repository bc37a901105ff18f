//! The list of steps: its buttons, and each step in a few words.

words! {
    /// The list of steps: its buttons, and each step in a few words.
    Steps {
        title: "Steps",
        none: "None yet: drag a handle in the right plot, or move a slider",
        undo: "Undo",
        undo_help: "Undo (Ctrl+Z)",
        redo: "Redo",
        redo_help: "Redo (Ctrl+Shift+Z)",
        reset: "Reset",
        reset_help: "Take all steps out",
        switch: "Switch this step off or on",
        earlier: "Earlier",
        earlier_label: "Move this step earlier",
        later: "Later",
        later_label: "Move this step later",
        take_out: "Take this step out",
        skipped_help: "This step cannot be applied to the model as it is before it: it is skipped, and the others count",
        gauge: "Gauge",
        only_g: "Only g",
        only_f: "Only f",
        same: "Same on both",
    }
    sentences {
        fn skipped(reason: &str) { format!("Skipped: {reason}") }
        fn linear(side: &str, matrix: &str) { format!("{side}, {matrix}") }
    }
}
