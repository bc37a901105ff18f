//! What both models predict.

use super::number;

words! {
    /// What both models predict.
    Distribution {
        title: "What both models predict",
        token: "Token",
        strip: "What both predict after",
        needs_both: "Predictions need contexts and tokens: word vectors alone make none",
        to_contexts: "Type a context",
        search: "Context: type to search",
        previous: "Previous context",
        next: "Next context",
        before: "the model",
        after: "the moved model",
        probability: "probability",
        change_help: "The largest change of the probability of any token after any context",
        same: "identical",
        other: "not the same",
    }
    sentences {
        fn over(tokens: usize) { format!("over the {} loaded tokens", number::count(tokens)) }
        fn all_contexts(verdict: &str, contexts: usize) { format!("{verdict} in all {} contexts", number::count(contexts)) }
        fn largest(change: &str) { format!("max |Δp| {change}") }
    }
}
