//! The board: its groups, its rows, what a row opens into.

use super::{
    number::{count, figure},
    plural,
};

words! {
    /// The board: its groups, its rows, what a row opens into.
    Board {
        title: "Which linear properties survive?",
        live: "live",
        identifiable: "kept in every equivalent model",
        any_gauge: "kept by every gauge, not by every hidden move",
        only_rotations: "an accident of this model",
        put_off: "on demand",
        put_off_help: "Takes long in so many dimensions: measured when you ask for it, above",
        measure_heavy: "Measure them",
        stop_heavy: "Stop",
        take_back: "Take it back",
        take_back_help: "Stops this work and undoes the last change; the model is opened again",
        the_ranks: "the numerical ranks",
        the_answer: "an answer",
        working: "working",
        working_help: "Being measured now",
        waits: "waits",
        is_next: "Measured next",
        to_measure: "To be measured",
        kept_help: "Holds before and after, with the same measure",
        drifted_help: "Holds before and after, but the measure changed",
        destroyed_help: "Held before, not after",
        created_help: "Did not hold before, holds after",
        absent_help: "Holds neither before nor after",
        not_testable_help: "Cannot be measured on this model",
        promise_kept: "Theory: this move keeps it",
        promise_band: "Theory: this move may change it, within the band that κ allows",
        promise_none: "Theory: this move may change it",
        holds_from: "Holds from",
        holds_up_to: "Holds up to",
        default: "Back to the default",
        worst_case: "Go to the worst case",
        worst_case_help: "The matrix of this κ that drives the two directions as far apart as any can",
        best_case: "Go to the best case",
        best_case_help: "The matrix of this κ that brings the two directions as close as any can",
        destroy: "What would destroy this?",
        destroy_help: "Sets up a move that destroys it, if there is one",
        keep: "What keeps this?",
        keep_help: "Sets up a move that keeps it and is otherwise as free as can be",
        no_move: "No move: ",
        numbers: "Numbers of this plot",
        cannot_change: "cannot change",
        bends_keep: "gauges keep it",
        can_change: "can change",
        not_exact: "not exact",
        kept: "kept",
        drifted: "drifted",
        destroyed: "destroyed",
        created: "created",
        absent: "absent",
        not_testable: "not testable",
    }
    sentences {
        fn says(verdict: &str, meaning: &str) { format!("{meaning}: {verdict}") }
        fn more(count: usize) { format!("{count} more {}", plural(count, "property", "properties")) }
        fn heavy(d: usize) { format!("Rows that need all of a {0} × {0} matrix take up to minutes each", count(d)) }
        fn working_on(what: &str, seconds: u32, waiting: usize) { let rest = if waiting > 0 { format!(", {waiting} {}", plural(waiting, "row waits", "rows wait")) } else { String::new() }; format!("working on {what} for {seconds} s{rest}") }
        fn quoted(name: &str) { format!("“{name}”") }
        fn waits_for(before: usize) { format!("{before} {} measured before it", plural(before, "row is", "rows are")) }
        fn rounding(value: &str, tolerance: &str) { format!("{value}: no more than rounding, which may be up to {tolerance}") }
        fn allows(tolerance: &str, why: &str) { format!("Changes of up to {tolerance} count as rounding: {why}") }
        fn by_rounding(times: &str) { format!("that of 64-bit numbers decides, multiplied by {times} by the moves") }
        fn by_stored(bits: u32) { format!("the file resolves its numbers to {bits} significant bits, which decides") }
        fn keeps(kept: &str) { format!("Keep it whatever they are: {kept}") }
        fn loses(lost: &str) { format!("Can change it: {lost}") }
        fn inexact(residual: &str, explained: &str) { format!("Not exact: {residual} is left over, where rounding explains {explained}") }
        fn nearer(draws: usize, percentile: f64) { format!("Nearer to exact than {:.0} of {} random pairs", (100.0 - percentile) / 100.0 * draws as f64, count(draws)) }
        fn reach(ends: [f64; 2], low: &str, high: &str) { format!("The bar goes from {} to {}. A gauge of this κ can bring the measure anywhere from {low} to {high}: the dark part", figure(ends[0]), figure(ends[1])) }
        fn band(low: &str, high: &str) { if low == high { format!("No gauge of this κ can move it from {low}") } else { format!("A gauge of this κ can bring it anywhere from {low} to {high}") } }
        fn among(draws: usize, percentiles: [f64; 2], medians: [&str; 2]) { format!("Larger than for {:.0} % of {} random pairs before, {:.0} % after (their medians: {} and {})", percentiles[0], count(draws), percentiles[1], medians[0], medians[1]) }
        fn threshold_of(name: &str) { format!("Threshold of {name}") }
        fn left_out(rows: usize) { format!("{rows} more {}: Make a figure, then CSV", plural(rows, "row", "rows")) }
        fn unchanged(name: &str, verdict: &str) { format!("{name} {verdict}") }
        fn turned(name: &str, verdict: &str, from: &str, to: &str) { format!("{name} {verdict}, from {from} to {to}") }
        fn fell(name: &str, from: &str, to: &str) { format!("{name} fell from {from} to {to}") }
        fn rose(name: &str, from: &str, to: &str) { format!("{name} rose from {from} to {to}") }
    }
}
