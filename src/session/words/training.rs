//! Two tables fitted to one distribution.

use super::number::figure;

words! {
    /// Two tables fitted to one distribution.
    Training {
        title: "Train it twice",
        title_help: "Fits two tables of numbers to the same predictions, from two seeds, before your eyes: do they become the same model?",
        start: "Train both",
        again: "Train both anew",
        stop: "Stop here",
        go_on: "Go on",
        compare: "Compare both",
        compare_help: "Opens both trained models and compares them: cards, alignment and properties",
        close: "Close",
        settings: "What is trained",
        target: "Predictions to learn",
        target_help: "The distribution over tokens after each context that both are fitted to: mean KL of the target from the model, all contexts at once",
        random: "random ones that the dimensions can hold",
        too_many: "random ones that need twice the dimensions, all alike",
        one_each: "twelve contexts, each with a token of its own",
        plane: "those of the toy in the plane",
        space: "those of the toy in space",
        open: "a part of the open model",
        contexts: "Contexts",
        contexts_help: "How many contexts of the open model, from the one that is shown on",
        tokens: "Tokens",
        tokens_help: "How many tokens: the likeliest after these contexts",
        dimensions: "Dimensions",
        dimensions_help: "d, the length of every vector in both tables. With at least as many as the target needs, both can learn it exactly",
        seeds: "Seeds",
        first_seed: "Seed of the first",
        second_seed: "Seed of the second",
        seeds_help: "Where each table begins: all its numbers are random at first. The same seed gives the same numbers on every machine",
        decay: "Keep small at first",
        decay_first: "Weight decay of the first",
        decay_second: "Weight decay of the second",
        decay_help: "Weight decay on one side during the first rounds. It changes the picture, and the predictions that are learnt do not mind",
        no_decay: "nothing",
        decay_f: "contexts (f)",
        decay_g: "tokens (g)",
        until: "Stop",
        until_help: "Train until nothing improves, or stop as soon as both are as close as this (mean KL in nats)",
        until_end: "at the end",
        until_near: "at KL 0.01",
        until_nearer: "at KL 0.0001",
        curves: "How far they are",
        rounds: "rounds",
        kl_first: "KL of the first",
        kl_second: "KL of the second",
        kl_help: "Kullback–Leibler divergence of the target from the model in nats, mean over contexts: 0 where it predicts exactly what it should",
        pairing: "Pairing error",
        pairing_help: "How far the map that takes the contexts of the second to those of the first is from being one map with that of the tokens: 0 where one linear map serves both sides",
        ready: "Two tables of random numbers, and predictions to learn. Will they be one model?",
        running: "Both learn the same predictions…",
        held: "Both have learnt the same predictions: one linear map takes one to the other.",
        near: "Both are close to the target, and no linear map takes one to the other.",
        missed: "Too few dimensions: each found its own compromise, and no linear map joins them.",
        stuck: "One rests short of what these dimensions could hold: go on, or take another seed.",
        agreed: "Neither has learnt the target, and still one linear map takes one to the other.",
        not_yet: "Train both, and watch its vectors find their places here",
        coordinates: "first two coordinates: tokens ●, contexts ○",
        axis_one: "first coordinate",
        axis_two: "second coordinate",
        no_file: "These tables were fitted to a model that is not open here: open it and train anew",
    }
    sentences {
        fn twin(seed: u64, which: usize) { format!("{} trained table (seed {seed})", if which == 0 { "First" } else { "Second" }) }
        fn after(rounds: usize) { format!("after {rounds} {}", super::plural(rounds, "round", "rounds")) }
        fn picture(name: &str, kl: f64) { format!("{name}, the first two coordinates; KL {}", figure(kl)) }
        fn power(exponent: i32) { if exponent == 0 { "1".into() } else { format!("10{}", exponent.to_string().chars().map(raised).collect::<String>()) } }
    }
}

/// A digit or sign as an exponent.
fn raised(sign: char) -> char {
    match sign {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32(sign as u32 - '4' as u32 + '⁴' as u32).unwrap_or(sign),
        _ => '⁰',
    }
}
