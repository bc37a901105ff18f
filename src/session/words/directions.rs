//! The two directions, the family of pairs, and what is chosen of the contexts.

use super::plural;

words! {
    /// The two directions, the family of pairs, and what is chosen of the contexts.
    Directions {
        title: "Directions",
        no_tokens: "This model has no tokens, so it has no token directions",
        one_only: "This model has one token; a direction needs two",
        first: "First direction",
        second: "Second direction",
        family: "Family of pairs",
        family_help: "A family: many pairs that share one concept. Its mean difference is the horizontal axis of the concept plane",
        no_family: "No family",
        compare: "Compare its mean direction with",
        compare_help: "A second family: the board shows the angle between the two mean directions",
        no_second_family: "The second direction",
        add_own: "Add your own pairs",
        make_first: "Make this the first direction",
        make_second: "Make this the second direction",
        missing: "missing",
        one_token: "both are one token",
        spelling: "Words are ",
        spelling_help: "A vocabulary of pieces has a word twice: with the space before it, and without, as the beginning of a text or a piece of a longer word. All words of a family are looked up alike; the usual choice finds most pairs. Beside each stands how many pairs it finds",
        whole_words: "whole words",
        written: "as written",
        pieces: "pieces",
        as_written: "as written",
        with_space: "with a leading space",
        lower_case: "in lower case",
        lower_case_with_space: "in lower case with a leading space",
        take_out: "Take this pair out",
        word: "word",
        own_from: "Own pair: from",
        own_to: "Own pair: to",
        add: "Add",
        own: "Own pairs",
        lists: "A list of pairs can be opened or dropped as a file: two columns separated by tabs",
        loaded: "Direction of the file ",
        loaded_help: "A vector that came with the model, such as a control vector. It is the steering vector of the row about a vector of your own, unless one is typed there, and the horizontal axis of the plane of two directions",
        no_loaded: "none",
        no_model: "These files hold directions only: open the model that they belong to first",
        contexts: "Contexts: groups and relation",
        relation: "Relation",
        relation_help: "Pairs of a context s and the same context with a query, s⌢q",
    }
    sentences {
        fn joined(count: usize, others: usize) { match others { 0 => format!("{count} {} of the last file joined the list under Directions; the first is chosen", plural(count, "direction", "directions")), _ => format!("{count} {} of the last file joined the list under Directions, {others} of another width were left aside; the first is chosen", plural(count, "direction", "directions")) } }
        fn other_width(found: usize, d: usize) { format!("These files hold directions of {found} numbers; the vectors of this model have {d}: open the model that they belong to first") }
        fn spelled(summary: &str, how: &str) { format!("{summary}: {how}") }
        fn from(direction: &str) { format!("{direction}: from") }
        fn to(direction: &str) { format!("{direction}: to") }
        fn all_found(count: usize) { match count { 1 => "The one pair was found".into(), _ => format!("All {count} pairs found") } }
        fn some_missing(found: usize, missing: usize) { format!("{found} {} found, {missing} missing", plural(found, "pair", "pairs")) }
        fn tokens(pair: &str, how: &str) { format!("Tokens {pair}; {how}") }
        fn both_found(how: &str) { format!("both found {how}") }
        fn each_found(from: &str, to: &str) { format!("found {from} and {to}") }
    }
}
