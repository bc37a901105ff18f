//! The model card, and the choice among the tokens of a large file.

use super::{number::count, plural};

words! {
    /// The model card, and the choice among the tokens of a large file.
    Model {
        notes_help: "What reading the files did or left aside",
        notes_stay: "The model card, under the name, goes on telling this",
        dismiss_notes: "Dismiss what reading the files did",
        source: "Source",
        source_help: "Where the data comes from",
        licence: "Licence",
        licence_help: "Licence of the data, as the file states it",
        file: "File",
        file_help: "Format and number type",
        dim_f: "dim F",
        dim_g: "dim G",
        diversity: "Diversity",
        hidden: "Hidden",
        computing: "computing…",
        too_wide: "not measured: too many dimensions",
        needs_contexts: "needs contexts",
        needs_both: "needs contexts and tokens",
        holds: "holds",
        does_not_hold: "does not hold on the loaded data",
        no_distribution: "Without contexts there is no next-token distribution: what needs one says so",
        relative: ". F is that of the loaded contexts: more contexts may span more",
        columns: "Columns of the table",
        columns_help: "What each column was taken for. A component is a number of the vector, the label names the row, the others are left aside",
        column_label: "label",
        column_component: "component",
        column_bias: "bias",
        column_extra: "not read",
        read_again: "Read again",
        no_component: "At least one column has to be a component",
        rank_tolerance: "Rank tolerance ",
        rank_tolerance_label: "Rank tolerance",
        rank_tolerance_help: "Singular values up to this part of the largest count as zero",
        cut: "Cut",
        cut_help: "Moves the cut through the spectra; ranks and everything that depends on them are found anew when it is let go",
        pivot: "Pivot ",
        pivot_label: "Pivot token",
        save: "Save the moved model: ",
        choose_others: ". Choose others…",
        open_models: "Open models",
        read: "Read these tokens",
        list: "Words to read, separated by spaces or line breaks",
        list_hint: "easy easiest lucky …",
        how_many: "How many",
        first: "The first",
        in_concepts: "Those in the concept lists",
        matching: "Those that",
        listed: "Those of a list",
        all: "All",
        place: "Where the text stands",
        begin: "begin with",
        end: "end with",
        anywhere: "contain",
        search: "Text to search for",
        search_hint: "eas luck",
        any_case: "any of these texts, whatever the case",
        statistics: "Statistics (Σ_g) over",
        statistics_help: "Σ_g, the covariance of the unembeddings, enters the causal cosine, causal steering, the kernel of logit probes and the causal whitening. All else is measured on the tokens read. Once hidden parts are added to g, Σ_g is that of the tokens read: the parts of the others are not known",
        summed: "Bytes summed up",
        stop_summing: "Cancel",
    }
    sentences {
        fn more_notes(more: usize) { format!("and {} more", count(more)) }
        fn columns_read(components: usize, extra: usize) { let left = if extra == 0 { String::new() } else { format!(", {} not read", count(extra)) }; format!("{} {} of the table{left}", count(components), plural(components, "component", "components")) }
        fn takes(bytes: u64) { format!("takes {:.0} MB", bytes as f64 / f64::from(1 << 20)) }
        fn together(bytes: u64, most: u64) {
            format!("Together {} MB; there is room for {} MB", bytes >> 20, most >> 20)
        }
        fn over_budget(bytes: u64, most: u64) {
            format!("The open models take {} MB of memory; there is room for {} MB", bytes >> 20, most >> 20)
        }
        fn close_model(name: &str) { format!("Close {name}") }
        fn sizes(tokens: usize, contexts: usize, d: usize) { let contexts = if contexts == 0 { "no contexts".into() } else { format!("{} {}", count(contexts), plural(contexts, "context", "contexts")) }; format!("{} {} · {contexts} · d {d}", count(tokens), plural(tokens, "token", "tokens")) }
        fn hidden_of(contexts: usize, tokens: usize, d: usize) { format!("{contexts} of {d} for contexts, {tokens} of {d} for tokens") }
        fn above_cut(name: &str, rank: usize, all: usize) { format!("{name}: {rank} of {all} above the cut") }
        fn over(tokens: usize) { match tokens { 1 => "Probabilities are over the one loaded token".into(), _ => format!("Probabilities are over the {} loaded tokens", count(tokens)) } }
        fn tokens_read(tokens: usize, all: usize) { format!("{} of {} tokens in the file are read", count(tokens), count(all)) }
        fn over_read(tokens: usize) { format!("the {} {} read", count(tokens), plural(tokens, "token", "tokens")) }
        fn over_all(tokens: usize) { format!("all {} of the file", count(tokens)) }
        fn summing_stopped(reason: &str) { format!("Summing up stopped: {reason}") }
        fn from_one_to(most: usize) { format!("from 1 to {}", count(most)) }
        fn up_to(words: usize) { format!("up to {} words", count(words)) }
        fn given(words: usize) { format!("{} {}", count(words), plural(words, "word", "words")) }
        fn too_much(size: &str, most: u64) { format!("{size}: more than a page may hold ({most} MB)") }
        fn about(megabytes: usize) { format!("about {} MB", count(megabytes)) }
        fn budget(table: [usize; 2], size: &str, kept: u64, first: usize) { format!("{} tokens of {} numbers take {size} in memory. The page keeps to {kept} MB unless you choose more: that is the first {}, in most files the most frequent", count(table[0]), count(table[1]), count(first)) }
    }
}
