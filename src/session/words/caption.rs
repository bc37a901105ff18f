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
        shift: "a shift of all unembeddings",
        hidden_f: "a hidden move of the embeddings",
        hidden_g: "a hidden move of the unembeddings",
        minimal: "reduction to what predictions see",
        gauge: "a gauge",
        only_g: "a map of the unembeddings alone",
        only_f: "a map of the embeddings alone",
        same: "the same map of both sides",
        plane: "in one plane",
        reflection: "reflection in one plane",
        rotation: "random rotation",
        axes: "scaled axes",
        whitening: "causal whitening",
        given: "given matrix",
        of_tokens: "the unembeddings",
        of_contexts: "the embeddings",
        of_both: "both sides",
        tokens: "tokens",
        contexts: "contexts",
    }
    sentences {
        fn pad(d: usize) { format!("padding to {d} dimensions") }
        fn linear(side: &str, matrix: &str) { format!("{side} ({matrix})") }
        fn random(condition: &str) { format!("random, κ = {condition}") }
        fn random_axes(condition: &str) { format!("scaled axes, κ = {condition}") }
        fn closest(condition: &str) { format!("smallest angle for κ = {condition}") }
        fn farthest(condition: &str) { format!("largest angle for κ = {condition}") }
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
