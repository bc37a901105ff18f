//! The two directions, the family of pairs, and what is chosen of the contexts.

words! {
    /// The two directions, the family of pairs, and what is chosen of the contexts.
    Directions {
        title: "Directions",
        no_tokens: "This model has no tokens, so it has no token directions",
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
        contexts: "Contexts: groups and relation",
        relation: "Relation",
        relation_help: "Pairs of a context s and the same context with a query, s⌢q",
    }
    sentences {
        fn from(direction: &str) { format!("{direction}: from") }
        fn to(direction: &str) { format!("{direction}: to") }
        fn all_found(count: usize) { format!("All {count} pairs found") }
        fn some_missing(found: usize, missing: usize) { format!("{found} pairs found, {missing} missing") }
        fn tokens(pair: &str, how: &str) { format!("Tokens {pair}; {how}") }
        fn both_found(how: &str) { format!("both found {how}") }
        fn each_found(from: &str, to: &str) { format!("found {from} and {to}") }
    }
}
