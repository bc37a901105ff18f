//! Steps between contexts, and the corners of a parallelogram of tokens.

use leptos::prelude::*;

use super::PointBox;
use crate::view::workspace;
use picture::scene::PointKind;
use session::words::words;

/// One or two steps from a context to a context.
#[component]
pub fn ContextSteps(count: usize) -> impl IntoView {
    let workspace = workspace();
    let step = move |which: usize| {
        let name =
            if which == 0 { words().choices.first_step } else { words().choices.second_step };
        let end = move |end: usize| {
            let pair = move || workspace.context_pairs()[which];
            let index = Signal::derive(move || Some(if end == 0 { pair().0 } else { pair().1 }));
            let label =
                if end == 0 { words().choices.step_from } else { words().choices.step_to }(name);
            let chosen = move |context| workspace.pick_step(which, end, context);
            view! { <PointBox label kind=PointKind::Contexts index chosen /> }
        };
        view! {
            <div class="steps-between" role="group" aria-label=name>
                {end(0)}
                <span aria-hidden="true">"→"</span>
                {end(1)}
            </div>
        }
    };
    view! {
        <p class="soft">{words().choices.steps}</p>
        {(0..count).map(step).collect_view()}
        <Show when=move || workspace.choice.overrides.with(|picked| picked.context_pairs.is_some())>
            <button on:click=move |_| workspace.pick(|picked| picked.context_pairs = None)>
                {words().choices.steps_back}
            </button>
        </Show>
    }
}

/// The four tokens a, b, c, d: does b − a = d − c?
#[component]
pub fn Corners() -> impl IntoView {
    let workspace = workspace();
    let corner = move |which: usize| {
        let name = ["a", "b", "c", "d"][which];
        let index = Signal::derive(move || Some(workspace.quad()[which]));
        let chosen = move |token| workspace.pick_corner(which, token);
        view! {
            <label class="corner">
                <span>{name}</span>
                <PointBox
                    label=(words().choices.corner)(name)
                    kind=PointKind::Tokens
                    index
                    chosen
                />
            </label>
        }
    };
    view! {
        <p class="soft">{words().choices.corners}</p>
        <div class="corners">{(0..4).map(corner).collect_view()}</div>
        <Show when=move || workspace.choice.overrides.with(|picked| picked.quad.is_some())>
            <button on:click=move |_| workspace.pick(|picked| picked.quad = None)>
                {words().choices.corners_back}
            </button>
        </Show>
    }
}
