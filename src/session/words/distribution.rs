//! What both models predict.

use super::{number, plural};

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
        fn over(tokens: usize) { match tokens { 1 => "over the one loaded token".into(), _ => format!("over the {} loaded tokens", number::count(tokens)) } }
        fn all_contexts(verdict: &str, contexts: usize) { match contexts { 1 => format!("{verdict} in the one context"), _ => format!("{verdict} in all {} contexts", number::count(contexts)) } }
        fn other_tokens(changed: usize, contexts: usize) { format!("another word in {} of {} {}", number::count(changed), number::count(contexts), plural(contexts, "context", "contexts")) }
        fn largest(change: &str) { format!("max |Δp| {change}") }
    }
}

#[cfg(test)]
mod tests {
    use crate::words::{ENGLISH, Words, french, german, italian, spanish};

    #[test]
    fn one_is_no_number_of_many() {
        let table: [(&Words, [&str; 2]); 5] = [
            (&ENGLISH, ["over the one loaded token", "same in the one context"]),
            (&german::WORDS, ["über das eine geladene Token", "same im einzigen Kontext"]),
            (&spanish::WORDS, ["sobre el único token cargado", "same en el único contexto"]),
            (&french::WORDS, ["sur le seul token chargé", "same dans le seul contexte"]),
            (&italian::WORDS, ["sul solo token caricato", "same nell’unico contesto"]),
        ];
        for (words, expected) in table {
            let words = &words.distribution;
            assert_eq!([(words.over)(1), (words.all_contexts)("same", 1)], expected);
        }
    }
}
