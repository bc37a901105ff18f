//! The four numbers of T.

use leptos::prelude::*;

use super::{both_sides::BothSides, control::NumberBox, term::Known, workspace};
use session::{
    plane_preset::plane_presets,
    protocol::view::rows,
    words::{spoken, words},
};
use theory::transform::PlaneParameters;

/// The 2 × 2 matrix of the live step, and a button that mirrors it.
#[component]
pub fn Matrix() -> impl IntoView {
    let workspace = workspace();
    let t = Memo::new(move |_| workspace.shown_matrix());
    let boxes = (0..4).map(move |i| {
        let label = (words().moves.entry)(i / 2 + 1, i % 2 + 1);
        let entered = move |x: f64| workspace.type_entry(i, x);
        view! { <NumberBox label value=Signal::derive(move || t.get()[i]) entered /> }
    });
    let mirror = move |_| {
        let mut parameters =
            workspace.live().and_then(|l| PlaneParameters::of(&l.t)).unwrap_or_default();
        parameters.mirrored = !parameters.mirrored;
        workspace.type_matrix(rows(&parameters.matrix()));
    };
    view! {
        <div class="matrix-line">
            <Known id="matrix-t" shown=words().moves.matrix />
            <div class="matrix">{boxes.collect_view()}</div>
            <button
                on:click=mirror
                title=words().moves.mirror_help
                disabled=move || workspace.bent_plane().is_none()
            >
                {words().moves.mirror}
            </button>
        </div>
        <BothSides />
        <PresetList />
    }
}

/// Matrices with a name.
#[component]
fn PresetList() -> impl IntoView {
    let workspace = workspace();
    let presets = plane_presets();
    let options = presets
        .iter()
        .map(|p| view! { <option title=spoken(p.what)>{spoken(p.name)}</option> })
        .collect_view();
    // The first entry is the name of the list.
    let picked = move |entry: i32| {
        let at = usize::try_from(entry).unwrap_or(0);
        if let Some(preset) = at.checked_sub(1).and_then(|at| presets.get(at)) {
            workspace.type_matrix(preset.t);
        }
    };
    view! {
        <select
            aria-label=words().moves.known_label
            title=words().moves.known_help
            disabled=move || workspace.bent_plane().is_none()
            on:change:target=move |event| {
                picked(event.target().selected_index());
                event.target().set_selected_index(0);
            }
        >
            <option>{words().moves.known}</option>
            {options}
        </select>
    }
}
