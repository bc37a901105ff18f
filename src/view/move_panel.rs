//! The move: what it acts on, how the shown plane is bent, moves over all dimensions, the list of steps.

use leptos::prelude::*;

use super::{
    control::Segmented, matrix::Matrix, plane_sliders::PlaneSliders, presets::Presets, readout::Readout, session,
    step_list::StepList,
};
use crate::transform::Side;

/// Everything that bends the space.
#[component]
pub fn MovePanel() -> impl IntoView {
    let session = session();
    let side = Signal::derive(move || session.live().map_or(Side::Gauge, |live| live.side));
    let choices = vec![
        (Side::Gauge, "Gauge", "A on the contexts and its inverse transpose on the tokens: every prediction stays"),
        (Side::OnlyG, "Only g", "A contrast: only the tokens move, so predictions change"),
        (Side::OnlyF, "Only f", "A contrast: only the contexts move, so predictions change"),
        (Side::Both, "Same", "A contrast: the same A on both sides; predictions stay only if A is orthogonal"),
    ];
    view! {
        <section class="move" aria-labelledby="move-title">
            <h2 id="move-title">"Move"</h2>
            <Segmented name="What moves" choices value=side chosen=move |side| session.choose_side(side) />
            <p class="soft small">{move || explained(side.get())}</p>
            <PlaneSliders />
            <Matrix />
            <Readout />
            <StepList />
            <Presets />
        </section>
    }
}

/// One line of formula and words.
fn explained(side: Side) -> impl IntoView {
    let (formula, words) = match side {
        Side::Gauge => ("f → A f, g → A⁻ᵀ g", "every prediction stays"),
        Side::OnlyG => ("g → A⁻ᵀ g", "contrast: another distribution"),
        Side::OnlyF => ("f → A f", "contrast: another distribution"),
        Side::Both => ("f → A f, g → A g", "contrast: same distribution only if A is orthogonal"),
    };
    view! {
        <span title="f: embedding of a context. g: unembedding of a token. A: an invertible matrix. A⁻ᵀ: the transpose of its inverse">
            {formula}
        </span>
        ": "
        {words}
    }
}
