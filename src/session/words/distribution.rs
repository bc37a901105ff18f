//! What both models predict.

use super::number;

words! {
    /// What both models predict.
    Distribution {
        title: "What both models predict",
        needs_both: "Predictions need contexts and tokens: word vectors alone make none",
        search: "Context: type to search",
        previous: "Previous context",
        next: "Next context",
        token: "Token",
        before: "the model",
        after: "the moved model",
        probability: "probability",
        change: "largest change of a probability ",
        change_help: "The largest change of the probability of any token after any context",
        same: "same distribution",
        other: "another distribution",
    }
    sentences {
        fn over(tokens: usize) { format!("over the {} loaded tokens", number::count(tokens)) }
        fn all_contexts(verdict: &str, contexts: usize) { format!("{verdict}, all {} contexts", number::count(contexts)) }
    }
}
