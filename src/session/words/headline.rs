//! The headline over the plots: what became of the model, in words.

use super::{number::count, plural};

words! {
    /// The headline over the plots: what became of the model, in words.
    Headline {
        start: "Two models. Same predictions.",
        start_by: "Bend the right one: what it predicts stays, what it looks like does not",
        start_vectors: "Which linear properties survive?",
        start_vectors_by: "Bend the right plot: parallel lines stay parallel, angles are negotiable",
        to_another: "On the way to another model.",
        same: "Nothing the model says has changed.",
        parallel: "What was parallel stayed parallel.",
        turned: "turned or scaled as a whole, even angles stay",
        bent: "grid lines stayed straight and parallel, angles were negotiable",
    }
    sentences {
        fn other(change: &str) { format!("This is another model: probabilities changed by up to {change}.") }
        fn other_tokens(changed: usize, all: usize) { format!("This is another model: {} of {} {} now {} another word.", count(changed), count(all), plural(all, "context", "contexts"), plural(changed, "predicts", "predict")) }
        fn angle(from: i64, to: i64) { if from == to { format!("The angle stayed at {from}°.") } else { format!("The angle went from {from}° to {to}°.") } }
        fn angle_now(from: i64, to: i64) { format!("The angle went from {from}° to {to}°.") }
        fn bent_by(condition: &str, what: &str) { format!("Bent by κ = {condition}: {what}") }
        fn many(count: usize) { format!("{count} moves") }
        fn moved_by(moves: &str, condition: &str) { format!("Moved by {moves}; κ = {condition}") }
    }
}
