//! The steps that make up the move, in order.

use leptos::prelude::*;

use super::{number::figure, session, stage::PlayButton};
use crate::{
    state::Session,
    transform::{Action, End, Recipe, Side, Step},
};

/// Each step with its switch, its order and its end; undo, redo, play, reset below.
#[component]
pub fn StepList() -> impl IntoView {
    let session = session();
    let steps = move || session.steps.with(|s| s.present().clone());
    let empty = move || session.steps.with(|s| s.present().is_empty());
    view! {
        <section aria-labelledby="steps-title">
            <h3 id="steps-title">"Steps"</h3>
            <ol class="steps" data-testid="step-list">
                <For each=move || steps().into_iter().enumerate() key=|(i, step)| (*i, step.id, step.enabled, words(step)) let((index, step))>
                    <StepRow session index step />
                </For>
            </ol>
            <Show when=empty>
                <p class="soft small">"None yet: drag e₁ or e₂ in the right plot, or move a slider"</p>
            </Show>
            <div class="step-buttons">
                <button
                    data-testid="undo"
                    title="Undo (Ctrl+Z)"
                    aria-label="Undo"
                    disabled=move || !session.steps.with(|s| s.can_undo())
                    on:click=move |_| session.undo()
                >
                    "↶"
                </button>
                <button
                    data-testid="redo"
                    title="Redo (Ctrl+Shift+Z)"
                    aria-label="Redo"
                    disabled=move || !session.steps.with(|s| s.can_redo())
                    on:click=move |_| session.redo()
                >
                    "↷"
                </button>
                <PlayButton />
                <button data-testid="reset" title="Take all steps out" disabled=empty on:click=move |_| session.reset()>
                    "Reset"
                </button>
            </div>
        </section>
    }
}

#[component]
fn StepRow(session: Session, index: usize, step: Step) -> impl IntoView {
    let (id, enabled) = (step.id, step.enabled);
    let words = words(&step);
    view! {
        <li class:off=!enabled>
            <label>
                <input
                    type="checkbox"
                    prop:checked=enabled
                    title="Switch this step off or on"
                    on:change=move |_| session.toggle(id)
                />
                <span>{format!("{} · {words}", index + 1)}</span>
            </label>
            <button class="mini" title="Earlier" aria-label="Move this step earlier" on:click=move |_| session.shift_step(id, true)>"↑"</button>
            <button class="mini" title="Later" aria-label="Move this step later" on:click=move |_| session.shift_step(id, false)>"↓"</button>
            <button class="mini" title="Take this step out" aria-label="Take this step out" on:click=move |_| session.remove(id)>"✕"</button>
        </li>
    }
}

/// A step in a few words.
pub fn words(step: &Step) -> String {
    match &step.action {
        Action::Linear { on, matrix } => {
            let side = match on {
                Side::Gauge => "Gauge",
                Side::OnlyG => "Only g",
                Side::OnlyF => "Only f",
                Side::Both => "Same on both",
            };
            format!("{side}, {}", recipe_words(matrix))
        }
        Action::Shift { seed, .. } => format!("Shift, seed {seed}"),
        Action::HiddenF { seed, .. } => format!("Hidden move of f, seed {seed}"),
        Action::HiddenG { seed, .. } => format!("Hidden move of g, seed {seed}"),
        Action::Pad { to } => format!("Pad to {to} dimensions"),
        Action::Minimal => "Smallest equivalent model".into(),
    }
}

fn recipe_words(recipe: &Recipe) -> String {
    match recipe {
        Recipe::Plane { .. } => "shown plane".into(),
        Recipe::Reflection { .. } => "reflection".into(),
        Recipe::Rotation { seed } => format!("random rotation, seed {seed}"),
        Recipe::Random { condition, seed } => format!("random, κ {}, seed {seed}", figure(*condition)),
        Recipe::AxisScale { .. } => "scaled axes".into(),
        Recipe::RandomAxisScale { condition, seed } => format!("scaled axes, κ {}, seed {seed}", figure(*condition)),
        Recipe::Whitening => "whitening".into(),
        Recipe::Worst { condition, end, .. } => {
            let end = match end {
                End::Closest => "closest",
                End::Farthest => "farthest",
            };
            format!("{end} case, κ {}", figure(*condition))
        }
        Recipe::Given { rows } => format!("given {0} × {0} matrix", rows.len()),
    }
}
