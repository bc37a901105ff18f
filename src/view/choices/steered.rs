//! Next tokens steered along a direction, and what both models go on to say.

use leptos::prelude::*;

use super::steering::SteeringChoice;
use crate::view::{
    lazy::{Lazy, is_open},
    number::probability,
    rest::rest,
    term::Explained,
    workspace,
};
use session::{
    words::{untestable, words},
    workspace::{Continued, Workspace, along},
};
use theory::property::SteeringRecipe;

/// The ways to choose a direction, by the value of their option.
const RECIPES: [(&str, SteeringRecipe); 4] = [
    ("causal", SteeringRecipe::Causal),
    ("means", SteeringRecipe::DifferenceOfMeans),
    ("moment", SteeringRecipe::SecondMoment),
    ("unembedding", SteeringRecipe::Unembedding),
];

/// Folded away until it is wanted: a direction, a strength, and the words that follow.
#[component]
pub fn Steered() -> impl IntoView {
    let wanted = RwSignal::new(false);
    view! {
        <details class="steered" on:toggle=move |event| wanted.set(is_open(&event))>
            <summary class="small" data-testid="steering">{words().contexts.steer}</summary>
            <Lazy wanted=wanted.into()>
                {contents()}
            </Lazy>
        </details>
    }
}

rest! {
    fn contents() {
        let workspace = workspace();
        view! {
            <Recipe workspace />
            <Show when=move || workspace.choice.with(|choice| choice.steering.is_some())>
                <SteeringChoice />
                <Unsteered workspace />
            </Show>
            <Continuing workspace />
        }
    }
}

#[component]
fn Recipe(workspace: Workspace) -> impl IntoView {
    let chosen = move || workspace.choice.with(|choice| choice.steering);
    let pick = move |value: String| {
        let recipe = RECIPES.iter().find(|(name, _)| *name == value);
        workspace.steer_by(recipe.map(|(_, recipe)| *recipe));
    };
    let option = move |(value, recipe): (&'static str, SteeringRecipe)| {
        view! {
            <option value=value prop:selected=move || chosen() == Some(recipe)>
                {along(recipe)}
            </option>
        }
    };
    view! {
        <label class="choice-line small" title=words().contexts.steer_help>
            <span>{words().contexts.along}</span>
            <select
                aria-label=words().contexts.along
                data-testid="steering-recipe"
                on:change:target=move |event| pick(event.target().value())
            >
                <option value="" prop:selected=move || chosen().is_none()>
                    {words().contexts.not_steered}
                </option>
                {RECIPES.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// What the likeliest token was before, or why nothing is steered.
#[component]
fn Unsteered(workspace: Workspace) -> impl IntoView {
    move || {
        let (bars, model) = (workspace.board.bars.get()?, workspace.model.get()?);
        if let Some(reason) = &bars.not_steered {
            let reason = (words().contexts.cannot_steer)(&untestable(reason));
            return Some(
                view! { <p class="warning small"><Explained text=reason /></p> }.into_any(),
            );
        }
        let (first, plain) = (bars.tokens.first()?, *bars.plain.as_ref()?.first()?);
        let token = model.token(first.0);
        let origin =
            (words().contexts.steered_from)(&token, &probability(plain), &probability(first.1));
        Some(view! { <p class="soft small" data-testid="steered-from">{origin}</p> }.into_any())
    }
}

/// What both models say, token by token.
#[component]
fn Continuing(workspace: Workspace) -> impl IntoView {
    let text = Memo::new(move |_| workspace.continuable());
    view! {
        <Show when=move || text.with(Option::is_some)>
            <button
                data-testid="continue-context"
                title=words().contexts.continue_help
                on:click=move |_| workspace.continue_context()
            >
                {words().contexts.go_on}
            </button>
            {move || workspace.continued().map(|continued| view! { <Both continued /> })}
        </Show>
    }
}

#[component]
fn Both(continued: Continued) -> impl IntoView {
    let agrees = continued.agrees();
    let verdict = match (continued.underway, agrees) {
        (true, _) => words().contexts.saying,
        (false, true) => words().contexts.same_words,
        (false, false) => words().contexts.other_words,
    };
    let texts = continued.appended.each_ref().map(|texts| texts.text());
    let [before, after] = texts;
    view! {
        <dl class="continued small" data-testid="continued">
            <dt>{words().distribution.before}</dt>
            <dd data-testid="said-before">{before}</dd>
            <dt>{words().distribution.after}</dt>
            <dd data-testid="said-after">{after}</dd>
        </dl>
        <p class="small" role="status" data-testid="same-words">
            <strong class:same=agrees class:other=!agrees>{verdict}</strong>
        </p>
        {continued.trouble.map(|trouble| view! { <p class="warning small">{trouble}</p> })}
    }
}
