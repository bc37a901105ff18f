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
        minimal: "Smallest equivalent model",
        plane: "shown plane",
        reflection: "reflection",
        axes: "scaled axes",
        whitening: "whitening",
    }
    sentences {
        fn skipped(reason: &str) { format!("Skipped: {reason}") }
        fn linear(side: &str, matrix: &str) { format!("{side}, {matrix}") }
        fn shift(seed: u64) { format!("Shift, seed {seed}") }
        fn hidden_f(seed: u64) { format!("Hidden move of f, seed {seed}") }
        fn hidden_g(seed: u64) { format!("Hidden move of g, seed {seed}") }
        fn pad(d: usize) { format!("Pad to {d} dimensions") }
        fn rotation(seed: u64) { format!("random rotation, seed {seed}") }
        fn random(condition: &str, seed: u64) { format!("random, κ {condition}, seed {seed}") }
        fn random_axes(condition: &str, seed: u64) { format!("scaled axes, κ {condition}, seed {seed}") }
        fn closest(condition: &str) { format!("closest case, κ {condition}") }
        fn farthest(condition: &str) { format!("farthest case, κ {condition}") }
        fn given(d: usize) { format!("given {d} × {d} matrix") }
    }
}
