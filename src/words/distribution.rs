//! What both models predict.

use super::number;

words! {
    /// What both models predict.
    Distribution {
        title: "What both models predict",
        over_help: "p(y|s) is a softmax over the tokens in the file, not over the model's whole vocabulary",
        needs_both: "Needs contexts and tokens: word vectors alone make no prediction",
        search: "Context: type to search",
        previous: "Previous context",
        next: "Next context",
        token: "Token",
        before: "the model",
        after: "the model on the right",
        probability: "probability",
        probability_help: "p(y|s): probability of the token after this context, before and after",
        change: "largest change of a probability ",
        change_help: "Largest change of any log-probability, in nats",
        same: "same distribution",
        other: "another distribution",
    }
    sentences {
        fn over(tokens: usize) { format!("over the {} loaded tokens", number::count(tokens)) }
        fn all_contexts(verdict: &str, contexts: usize) { format!("{verdict}, all {} contexts", number::count(contexts)) }
    }
}
