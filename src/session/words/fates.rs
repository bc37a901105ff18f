//! What becomes of linear properties, in three cards.

use super::number::count;

words! {
    /// What becomes of linear properties, in three cards.
    Fates {
        label: "What becomes of linear properties",
        predicts_kind: "All · cannot change",
        predicts_broken: "All · broken: another model",
        predicts: "What it predicts",
        all_or_none_kind: "All or none",
        all_or_none: "Exact parallels",
        anything_goes_kind: "Anything goes",
        anything_goes: "Angles, lengths, neighbours",
        angle: "Angle",
        identical: "identical",
        not_testable: "not testable",
        exact: "exact",
        still_exact: "still exact",
        nearly_exact: "still, less exactly",
        no_longer: "no longer",
        now_exact: "now exact",
        every: "All properties",
        every_help: "Every property as a row: search it, see its picture, and what would destroy it",
        sheet: "Properties",
        search: "Search properties",
        search_hint: "cosine, probe …",
        only: "Show",
        all_fates: "All",
        changed: "Changed",
        changed_help: "Only what the moves have changed",
        needs_contexts: "Need contexts",
        needs_contexts_help: "Only what is asked about contexts",
        nothing: "No property fits",
    }
    sentences {
        fn degrees(degrees: i64) { format!("{degrees}°") }
        fn differs(change: &str) { format!("off by {change}") }
        fn stayed(before: &str, after: &str) { format!("{before} = {after}") }
        fn went(before: &str, after: &str) { format!("{before} → {after}") }
        fn more(kept: [usize; 2], all: usize) { if kept[1] == 0 { format!("All {}", count(all)) } else { format!("All {} · kept {}/{}", count(all), count(kept[0]), count(kept[1])) } }
        fn before_a_move(all: usize) { format!("All {}", count(all)) }
        fn number_of(properties: usize) { format!("All {} properties", count(properties)) }
    }
}
