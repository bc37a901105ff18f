//! What both models predict after one context.

use leptos::prelude::*;

use super::{
    choices::{Steered, find},
    context_choice::ContextChoice,
    number::{figure, probability},
    term::Explained,
    workspace,
};
use crate::web::focus;
use picture::scene::PointKind;
use session::{
    controller::Panels,
    drawer::Drawer,
    words::{notes, property::over_contexts, words},
    workspace::{Ability, Altered, Workspace},
};

/// A context, its likeliest tokens as paired bars, and how far the distribution moved over all
/// contexts.
#[component]
pub fn Distribution() -> impl IntoView {
    let workspace = workspace();
    let contexts =
        move || workspace.model.with(|m| m.as_ref().map_or(0, |m| m.card.contexts.len()));
    let tokens = move || workspace.model.with(|m| m.as_ref().map_or(0, |m| m.card.tokens.len()));
    let predicts = move || contexts() > 0 && tokens() > 0;
    let waiting = move || workspace.model.with(Option::is_none);
    let other = Memo::new(move |_| workspace.predicts_otherwise());
    view! {
        <section
            class="panel distribution"
            class:waiting=waiting
            class:broken=move || other.get()
            aria-labelledby="distribution-title"
            data-testid="distribution"
        >
            <div class="heading">
                <h2 id="distribution-title">{words().distribution.strip}</h2>
                <Show when=predicts>
                    <Context workspace />
                    <Unlike workspace />
                    <Sums workspace />
                </Show>
            </div>
            <Show when=predicts fallback=move || missing(workspace, waiting())>
                <Bars workspace />
                <p class="key soft small">
                    <span class="swatch before" aria-hidden="true"></span>
                    {words().distribution.before}
                    <span class="swatch after" aria-hidden="true"></span>
                    {words().distribution.after}
                    <span class="over">
                        {move || (words().distribution.over)(tokens())}
                    </span>
                </p>
                <Steered />
            </Show>
        </section>
    }
}

/// Why there is nothing, and the way to it where the model's own file can make it.
fn missing(workspace: Workspace, waiting: bool) -> impl IntoView {
    let panels: Panels = expect_context();
    let can = Memo::new(move |_| workspace.inference.ability.with(Ability::can));
    // To what can be typed in at once.
    let go = move |_| {
        panels.drawer.set(Some(Drawer::Contexts));
        workspace.start_inference();
        focus::hand_over("[data-testid=context-line]");
    };
    let text = move || match (waiting, can.get()) {
        (true, _) => words().common.opening,
        (false, true) => words().contexts.offered,
        (false, false) => words().distribution.needs_both,
    };
    view! {
        <p class="soft">{text}</p>
        <Show when=move || !waiting && can.get()>
            <button data-testid="to-contexts" on:click=go>
                {words().distribution.to_contexts}
            </button>
        </Show>
    }
}

#[component]
fn Context(workspace: Workspace) -> impl IntoView {
    let value = Signal::derive(move || {
        let index = workspace.choice.context.get();
        workspace.model.with(|m| {
            m.as_ref().and_then(|m| m.card.contexts.get(index).cloned()).unwrap_or_default()
        })
    });
    let total = move || workspace.model.with(|m| m.as_ref().map_or(0, |m| m.card.contexts.len()));
    let step = move |by: isize| {
        let at = workspace.choice.context.get_untracked() as isize + by;
        workspace.set_context(at.rem_euclid(total().max(1) as isize) as usize);
    };
    let place = Signal::derive(move || Some((workspace.choice.context.get(), total())));
    view! {
        <ContextChoice
            value
            find=find(workspace, PointKind::Contexts)
            chosen=move |index| workspace.set_context(index)
            step
            place
        />
    }
}

/// In what these are not the model's own predictions.
#[component]
fn Unlike(workspace: Workspace) -> impl IntoView {
    let mark = |Altered { mark, why }: Altered| {
        view! { <strong class="warning small" title=why data-testid="altered">{mark}</strong> }
    };
    move || workspace.altered().into_iter().map(mark).collect_view()
}

/// The likeliest tokens: of each both bars, and its probability in both models where they differ.
#[component]
fn Bars(workspace: Workspace) -> impl IntoView {
    let rows = move || {
        let (Some(bars), Some(model)) = (workspace.board.bars.get(), workspace.model.get()) else {
            return Vec::new();
        };
        let longest = bars.tokens.iter().flat_map(|t| [t.1, t.2]).fold(f64::MIN_POSITIVE, f64::max);
        let tokens: Vec<usize> = bars.tokens.iter().map(|&(token, ..)| token).collect();
        let row = |(label, &(token, before, after)): (String, &(usize, f64, f64))| {
            view! {
                <li>
                    <span class="track" aria-hidden="true">
                        <Bar p=before longest class="before" test_id="bar-before" />
                        <Bar p=after longest class="after" test_id="bar-after" />
                    </span>
                    <span class="name" title=format!("{:?}", model.card.tokens[token])>
                        {label}
                    </span>
                    <span class="number">{both(before, after)}</span>
                </li>
            }
        };
        model.listed(&tokens).into_iter().zip(&bars.tokens).map(row).collect()
    };
    view! { <ol class="bars">{rows}</ol> }
}

/// A probability in both models: once, where it reads the same.
fn both(before: f64, after: f64) -> String {
    let [before, after] = [before, after].map(probability);
    if before == after { before } else { (words().fates.went)(&before, &after) }
}

#[component]
fn Bar(p: f64, longest: f64, class: &'static str, test_id: &'static str) -> impl IntoView {
    view! {
        <span
            class=format!("bar {class}")
            style:height=format!("{:.2}%", 100.0 * p / longest)
            data-testid=test_id
            data-p=p.to_string()
        >
        </span>
    }
}

/// How far the distribution moved over all contexts.
#[component]
fn Sums(workspace: Workspace) -> impl IntoView {
    move || {
        let row = workspace.predictions_row()?;
        let same = row.verdict == theory::property::Verdict::Kept;
        let all = workspace.model.with(|m| m.as_ref().map_or(0, |m| m.card.contexts.len()));
        let verdict = over_contexts(&row, all);
        let after = row.after?;
        let change = row.words(after).unwrap_or_else(|| figure(after));
        let note = notes(&row.notes);
        Some(view! {
            <p
                class="sums number"
                class:same=same
                class:other=!same
                title=words().distribution.change_help
            >
                <strong>
                    <Explained text=verdict />
                </strong>
                <span>" · "{(words().distribution.largest)(&change)}</span>
                <span class="note">" · "<Explained text=note /></span>
            </p>
        })
    }
}
