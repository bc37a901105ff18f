//! The words of each move: where it is offered, in the list of steps, in captions.

use super::words;
use theory::transform::{MoveKind, NamedMove, Numbers};

words! {
    /// The words of each move: where it is offered, in the list of steps, in captions.
    EachMove {
        plane_listed: "shown plane",
        plane_caption: "in one plane",
        reflection_listed: "reflection",
        reflection_caption: "reflection in one plane",
        rotation: "Random rotation",
        rotation_help: "A rotation drawn at random from all of them: keeps every angle",
        rotation_caption: "random rotation",
        random: "Random gauge",
        random_help: "Random directions, stretches spread evenly so that largest over smallest is κ",
        axis_scale_listed: "scaled axes",
        axis_scale_caption: "scaled axes",
        random_axis_scale: "Scale each axis",
        random_axis_scale_help: "Every coordinate axis gets its own factor, from √κ down to 1/√κ, in random order",
        whitening: "Causal whitening",
        whitening_help: "Makes the covariance of the tokens the identity: then the Euclidean cosine is the causal cosine",
        whitening_listed: "whitening",
        whitening_caption: "causal whitening",
        farthest: "Worst: far apart",
        farthest_help: "The matrix of condition number κ that drives the two directions as far apart as any can",
        closest: "Worst: together",
        closest_help: "The matrix of condition number κ that brings the two directions as close as any can",
        given_caption: "given matrix",
        hidden_f: "Hidden move of f",
        hidden_f_help: "Adds to every context a random vector that no token difference sees: predictions stay",
        hidden_f_caption: "a hidden move of the embeddings",
        hidden_g: "Hidden move of g",
        hidden_g_help: "Adds to every token a random vector that no context sees: predictions stay",
        hidden_g_caption: "a hidden move of the unembeddings",
        shift: "Shift g",
        shift_help: "Adds one random vector to every token: predictions stay",
        shift_caption: "a shift of all unembeddings",
        pad: "Pad to d′",
        pad_help: "Appends coordinates that are zero everywhere, up to d′: predictions stay",
        minimal: "Reduce to k",
        minimal_help: "The same predictions in as few dimensions as they need, the effective complexity k. Planes of the loaded model are gone after it",
        minimal_listed: "Smallest equivalent model",
        minimal_caption: "reduction to what predictions see",
    }
    sentences {
        fn rotation_listed(seed: u64) { format!("random rotation, seed {seed}") }
        fn random_listed(condition: &str, seed: u64) { format!("random, κ {condition}, seed {seed}") }
        fn random_caption(condition: &str) { format!("random, κ = {condition}") }
        fn random_axis_scale_listed(condition: &str, seed: u64) { format!("scaled axes, κ {condition}, seed {seed}") }
        fn random_axis_scale_caption(condition: &str) { format!("scaled axes, κ = {condition}") }
        fn farthest_listed(condition: &str) { format!("farthest case, κ {condition}") }
        fn farthest_caption(condition: &str) { format!("largest angle for κ = {condition}") }
        fn closest_listed(condition: &str) { format!("closest case, κ {condition}") }
        fn closest_caption(condition: &str) { format!("smallest angle for κ = {condition}") }
        fn given_listed(d: usize) { format!("given {d} × {d} matrix") }
        fn hidden_f_listed(seed: u64) { format!("Hidden move of f, seed {seed}") }
        fn hidden_g_listed(seed: u64) { format!("Hidden move of g, seed {seed}") }
        fn shift_listed(seed: u64) { format!("Shift, seed {seed}") }
        fn pad_listed(d: usize) { format!("Pad to {d} dimensions") }
        fn pad_caption(d: usize) { format!("padding to {d} dimensions") }
    }
}

/// Words that may name numbers of a move.
#[derive(Clone, Copy)]
enum Phrase {
    Plain(&'static str),
    Seed(fn(u64) -> String),
    Condition(fn(&str) -> String),
    ConditionAndSeed(fn(&str, u64) -> String),
    Dimension(fn(usize) -> String),
}

impl Phrase {
    /// With these numbers, and condition numbers as `figure` writes them.
    fn with(self, numbers: &Numbers, figure: fn(f64) -> String) -> String {
        let condition = || figure(numbers.condition.unwrap_or(1.0));
        let seed = numbers.seed.unwrap_or_default();
        match self {
            Self::Plain(text) => text.into(),
            Self::Seed(sentence) => sentence(seed),
            Self::Condition(sentence) => sentence(&condition()),
            Self::ConditionAndSeed(sentence) => sentence(&condition(), seed),
            Self::Dimension(sentence) => sentence(numbers.dimension.unwrap_or_default()),
        }
    }
}

/// What is said of a move.
pub struct MoveWords {
    /// What it is called where it is offered, and what it does; none where it is not.
    pub offer: Option<[&'static str; 2]>,
    listed: Phrase,
    caption: Phrase,
}

impl MoveWords {
    /// The move in the list of steps, with its seed.
    pub fn listed(&self, numbers: &Numbers) -> String {
        self.listed.with(numbers, super::number::figure)
    }

    /// The move in a caption, which has the seeds apart.
    pub fn caption(&self, numbers: &Numbers) -> String {
        self.caption.with(numbers, super::number::short)
    }
}

/// What is said of a move in the language of the reader.
pub fn move_words(named: NamedMove) -> MoveWords {
    let words = &words().each_move;
    let (offer, listed, caption) = match named {
        NamedMove::Plane => {
            (None, Phrase::Plain(words.plane_listed), Phrase::Plain(words.plane_caption))
        }
        NamedMove::Reflection => {
            (None, Phrase::Plain(words.reflection_listed), Phrase::Plain(words.reflection_caption))
        }
        NamedMove::Rotation => (
            Some([words.rotation, words.rotation_help]),
            Phrase::Seed(words.rotation_listed),
            Phrase::Plain(words.rotation_caption),
        ),
        NamedMove::Random => (
            Some([words.random, words.random_help]),
            Phrase::ConditionAndSeed(words.random_listed),
            Phrase::Condition(words.random_caption),
        ),
        NamedMove::AxisScale => {
            (None, Phrase::Plain(words.axis_scale_listed), Phrase::Plain(words.axis_scale_caption))
        }
        NamedMove::RandomAxisScale => (
            Some([words.random_axis_scale, words.random_axis_scale_help]),
            Phrase::ConditionAndSeed(words.random_axis_scale_listed),
            Phrase::Condition(words.random_axis_scale_caption),
        ),
        NamedMove::Whitening => (
            Some([words.whitening, words.whitening_help]),
            Phrase::Plain(words.whitening_listed),
            Phrase::Plain(words.whitening_caption),
        ),
        NamedMove::Farthest => (
            Some([words.farthest, words.farthest_help]),
            Phrase::Condition(words.farthest_listed),
            Phrase::Condition(words.farthest_caption),
        ),
        NamedMove::Closest => (
            Some([words.closest, words.closest_help]),
            Phrase::Condition(words.closest_listed),
            Phrase::Condition(words.closest_caption),
        ),
        NamedMove::Given => {
            (None, Phrase::Dimension(words.given_listed), Phrase::Plain(words.given_caption))
        }
        NamedMove::HiddenF => (
            Some([words.hidden_f, words.hidden_f_help]),
            Phrase::Seed(words.hidden_f_listed),
            Phrase::Plain(words.hidden_f_caption),
        ),
        NamedMove::HiddenG => (
            Some([words.hidden_g, words.hidden_g_help]),
            Phrase::Seed(words.hidden_g_listed),
            Phrase::Plain(words.hidden_g_caption),
        ),
        NamedMove::Shift => (
            Some([words.shift, words.shift_help]),
            Phrase::Seed(words.shift_listed),
            Phrase::Plain(words.shift_caption),
        ),
        NamedMove::Pad => (
            Some([words.pad, words.pad_help]),
            Phrase::Dimension(words.pad_listed),
            Phrase::Dimension(words.pad_caption),
        ),
        NamedMove::Minimal => (
            Some([words.minimal, words.minimal_help]),
            Phrase::Plain(words.minimal_listed),
            Phrase::Plain(words.minimal_caption),
        ),
    };
    MoveWords { offer, listed, caption }
}

/// A kind of move, as captions name one.
pub(super) fn kind(kind: MoveKind) -> &'static str {
    let super::Words { caption, each_move, .. } = words();
    match kind {
        MoveKind::Gauge => caption.gauge,
        MoveKind::Shift => each_move.shift_caption,
        MoveKind::HiddenF => each_move.hidden_f_caption,
        MoveKind::HiddenG => each_move.hidden_g_caption,
        MoveKind::Pad | MoveKind::Minimal => each_move.minimal_caption,
        MoveKind::OnlyF => caption.only_f,
        MoveKind::OnlyG => caption.only_g,
        MoveKind::Both => caption.same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_has_the_words_of_a_button_where_a_menu_offers_it() {
        for named in NamedMove::ALL {
            let offered = named.info().family.is_some();
            assert_eq!(move_words(named).offer.is_some(), offered, "{named:?}");
        }
    }
}
