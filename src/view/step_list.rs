//! The steps that make up the move, in order.

use leptos::prelude::*;

use super::{term::Explained, workspace};
use session::{
    words::words,
    workspace::{Workspace, in_words},
};
use theory::transform::Step;

/// Each step with its switch, its order and its end; reset below.
#[component]
pub fn StepList() -> impl IntoView {
    let workspace = workspace();
    let steps = move || workspace.moves.steps.with(|s| s.present().clone());
    let empty = move || workspace.moves.steps.with(|s| s.present().is_empty());
    view! {
        <section>
            <p class="soft small">{words().steps.title}</p>
            <ol class="steps" data-testid="step-list">
                <For
                    each=move || steps().into_iter().enumerate()
                    key=|(i, step)| (*i, step.id, step.enabled, in_words(step)) let((index, step))
                >
                    <StepRow workspace index step />
                </For>
            </ol>
            <Show when=empty>
                <p class="soft small">{words().steps.none}</p>
            </Show>
            <div class="step-buttons">
                <button
                    data-testid="reset"
                    title=words().steps.reset_help
                    disabled=empty
                    on:click=move |_| workspace.reset()
                >
                    {words().steps.reset}
                </button>
            </div>
        </section>
    }
}

#[component]
fn StepRow(workspace: Workspace, index: usize, step: Step) -> impl IntoView {
    let (id, enabled) = (step.id, step.enabled);
    let listed = in_words(&step);
    let skipped = move || workspace.why_skipped(id).filter(|_| enabled);
    let why = move || {
        skipped().map(|reason| {
            view! {
                <p
                    class="why-skipped small"
                    role="status"
                    data-testid="skipped"
                    title=words().steps.skipped_help
                >
                    {(words().steps.skipped)(&reason)}
                </p>
            }
        })
    };
    view! {
        <li class:off=!enabled class:skipped=move || skipped().is_some()>
            <label>
                <input
                    type="checkbox"
                    prop:checked=enabled
                    title=words().steps.switch
                    on:change=move |_| workspace.toggle(id)
                />
                <span><Explained text=format!("{} · {listed}", index + 1) /></span>
            </label>
            <button
                class="mini"
                title=words().steps.earlier
                aria-label=words().steps.earlier_label
                on:click=move |_| workspace.shift_step(id, true)
            >
                "↑"
            </button>
            <button
                class="mini"
                title=words().steps.later
                aria-label=words().steps.later_label
                on:click=move |_| workspace.shift_step(id, false)
            >
                "↓"
            </button>
            <button
                class="mini"
                title=words().steps.take_out
                aria-label=words().steps.take_out
                on:click=move |_| workspace.remove(id)
            >
                "✕"
            </button>
            {why}
        </li>
    }
}
