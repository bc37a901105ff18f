//! Bending the shown plane: what moves, sliders, the matrix.

use leptos::prelude::*;

use super::{
    control::Segmented, matrix::Matrix, plane_sliders::PlaneSliders, readout::Readout,
    term::Explained, workspace,
};
use session::words::words;
use theory::transform::Side;

/// Everything that bends the shown plane.
#[component]
pub fn Bend() -> impl IntoView {
    let workspace = workspace();
    let side = Signal::derive(move || workspace.live().map_or(Side::Gauge, |live| live.side));
    let choices = vec![
        (Side::Gauge, words().moves.gauge, words().moves.gauge_help),
        (Side::OnlyG, words().moves.only_g, words().moves.only_g_help),
        (Side::OnlyF, words().moves.only_f, words().moves.only_f_help),
        (Side::Both, words().moves.same, words().moves.same_help),
    ];
    view! {
        <section class="move">
            <Segmented
                name=words().moves.what_moves
                choices
                value=side
                chosen=move |side| workspace.choose_side(side)
            />
            <p class="soft small">{move || explained(side.get())}</p>
            <PlaneSliders />
            <Matrix />
            <Readout />
        </section>
    }
}

/// One line of formula and words.
fn explained(side: Side) -> impl IntoView {
    let (formula, says) = match side {
        Side::Gauge => ("f → A f, g → A⁻ᵀ g", words().moves.gauge_says),
        Side::OnlyG => ("g → A⁻ᵀ g", words().moves.contrast_says),
        Side::OnlyF => ("f → A f", words().moves.contrast_says),
        Side::Both => ("f → A f, g → A g", words().moves.same_says),
    };
    view! {
        <span class="formula-line"><Explained text=formula formula=true /></span>
        ": "
        <Explained text=says />
    }
}
