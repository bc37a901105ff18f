//! The steps that make up the move, in order.

use leptos::prelude::*;

use super::{number::figure, term::Explained, workspace};
use session::{words::words, workspace::Workspace};
use theory::transform::{Action, End, Recipe, Side, Step};

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
                <For each=move || steps().into_iter().enumerate() key=|(i, step)| (*i, step.id, step.enabled, in_words(step)) let((index, step))>
                    <StepRow workspace index step />
                </For>
            </ol>
            <Show when=empty>
                <p class="soft small">{words().steps.none}</p>
            </Show>
            <div class="step-buttons">
                <button data-testid="reset" title=words().steps.reset_help disabled=empty on:click=move |_| workspace.reset()>
                    {words().steps.reset}
                </button>
            </div>
        </section>
    }
}

#[component]
fn StepRow(workspace: Workspace, index: usize, step: Step) -> impl IntoView {
    let (id, enabled) = (step.id, step.enabled);
    let said = in_words(&step);
    let skipped = move || workspace.why_skipped(id).filter(|_| enabled);
    let why = move || {
        skipped().map(|reason| {
            view! {
                <p class="why-skipped small" role="status" data-testid="skipped" title=words().steps.skipped_help>
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
                <span><Explained text=format!("{} · {said}", index + 1) /></span>
            </label>
            <button class="mini" title=words().steps.earlier aria-label=words().steps.earlier_label on:click=move |_| workspace.shift_step(id, true)>"↑"</button>
            <button class="mini" title=words().steps.later aria-label=words().steps.later_label on:click=move |_| workspace.shift_step(id, false)>"↓"</button>
            <button class="mini" title=words().steps.take_out aria-label=words().steps.take_out on:click=move |_| workspace.remove(id)>"✕"</button>
            {why}
        </li>
    }
}

/// A step in a few words.
fn in_words(step: &Step) -> String {
    match &step.action {
        Action::Linear { on, matrix } => {
            let side = match on {
                Side::Gauge => words().steps.gauge,
                Side::OnlyG => words().steps.only_g,
                Side::OnlyF => words().steps.only_f,
                Side::Both => words().steps.same,
            };
            (words().steps.linear)(side, &recipe_words(matrix))
        }
        Action::Shift { seed, .. } => (words().steps.shift)(*seed),
        Action::HiddenF { seed, .. } => (words().steps.hidden_f)(*seed),
        Action::HiddenG { seed, .. } => (words().steps.hidden_g)(*seed),
        Action::Pad { to } => (words().steps.pad)(*to),
        Action::Minimal => words().steps.minimal.into(),
    }
}

fn recipe_words(recipe: &Recipe) -> String {
    match recipe {
        Recipe::Plane { .. } => words().steps.plane.into(),
        Recipe::Reflection { .. } => words().steps.reflection.into(),
        Recipe::Rotation { seed } => (words().steps.rotation)(*seed),
        Recipe::Random { condition, seed } => (words().steps.random)(&figure(*condition), *seed),
        Recipe::AxisScale { .. } => words().steps.axes.into(),
        Recipe::RandomAxisScale { condition, seed } => {
            (words().steps.random_axes)(&figure(*condition), *seed)
        }
        Recipe::Whitening => words().steps.whitening.into(),
        Recipe::Worst { condition, end, .. } => {
            let case = match end {
                End::Closest => words().steps.closest,
                End::Farthest => words().steps.farthest,
            };
            case(&figure(*condition))
        }
        Recipe::Given { rows } => (words().steps.given)(rows.len()),
    }
}
