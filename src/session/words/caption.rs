//! Titles and captions of figures.

words! {
    /// Titles and captions of figures.
    Caption {
        both: "Both plots",
        left: "Left plot",
        right: "Right plot",
        story: "Before, predictions, after",
        before: "before",
        after_move: "after",
        result: "The whole result",
        survive: "Which linear properties survive",
        equivalent: "an equivalent model",
        different: "a different model",
        gauge: "a gauge",
        only_g: "a map of the unembeddings alone",
        only_f: "a map of the embeddings alone",
        same: "the same map of both sides",
        of_tokens: "the unembeddings",
        of_contexts: "the embeddings",
        of_both: "both sides",
        tokens: "tokens",
        contexts: "contexts",
    }
    sentences {
        fn linear(side: &str, matrix: &str) { format!("{side} ({matrix})") }
        fn concept_plane(of: &str) { format!("concept plane of {of}") }
        fn two_directions(of: &str) { format!("plane of the two directions of {of}") }
        fn pca(of: &str) { format!("principal components of {of}") }
        fn beside(of: &str) { format!("principal components and canonical biplot of {of}") }
        fn canonical(of: &str) { format!("canonical biplot of {of}") }
        fn and(model: &str, other: &str) { format!("{model} and {other}") }
        fn moved(model: &str, other: &str) { format!("{model}, moved: {other}") }
        fn after(context: &str) { format!("after “{context}”") }
        fn next_tokens(context: &str) { format!("Next tokens after “{context}”") }
    }
}
