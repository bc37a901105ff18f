//! Choices about contexts: groups for probes and steering, the relation, the steering vector.

use leptos::prelude::*;
use web_sys::HtmlSelectElement;

use super::{control::NumberBox, session};
use crate::property::SteeringRecipe;

/// Folded away until it is needed; absent without contexts.
#[component]
pub fn Contexts() -> impl IntoView {
    let session = session();
    let groups = Memo::new(move |_| session.model.with(|m| m.as_ref().map(|m| m.groups()).unwrap_or_default()));
    let relations = Memo::new(move |_| {
        let names = |m: &crate::state::OpenModel| m.card.relations.iter().map(|r| r.name.clone()).collect::<Vec<_>>();
        session.model.with(|m| m.as_ref().map(|m| names(m)).unwrap_or_default())
    });
    let choice = move || session.contexts.get();
    view! {
        <Show when=move || groups.with(|g| g.len() >= 2) || relations.with(|r| !r.is_empty())>
            <details class="contexts">
                <summary class="small">"Contexts: probe, steering, relation"</summary>
                <Show when=move || groups.with(|g| g.len() >= 2)>
                    <Names label="Probe for" help="Contexts of this group count as positive" names=groups
                        chosen=Signal::derive(move || choice().positive)
                        pick=move |name| session.set_contexts(|c| c.positive = Some(name)) />
                    <Names label="against" help="Contexts of this group count as negative" names=groups
                        chosen=Signal::derive(move || choice().negative)
                        pick=move |name| session.set_contexts(|c| c.negative = Some(name)) />
                </Show>
                <Show when=move || relations.with(|r| !r.is_empty())>
                    <Names label="Relation" help="Pairs of a context s and the same context with a query, s⌢q" names=relations
                        chosen=Signal::derive(move || relations.with(|r| r.get(choice().relation).cloned()))
                        pick=move |name: String| {
                            let at = relations.with_untracked(|r| r.iter().position(|n| *n == name)).unwrap_or(0);
                            session.set_contexts(|c| c.relation = at);
                        } />
                </Show>
                <Steering />
            </details>
        </Show>
    }
}

#[component]
fn Names(
    label: &'static str,
    help: &'static str,
    names: Memo<Vec<String>>,
    chosen: Signal<Option<String>>,
    pick: impl Fn(String) + Copy + Send + 'static,
) -> impl IntoView {
    let option = move |name: String| {
        let on = {
            let name = name.clone();
            move || chosen.get().as_deref() == Some(&name)
        };
        view! { <option value=name.clone() prop:selected=on>{name.clone()}</option> }
    };
    let picked = move |event: leptos::ev::Targeted<web_sys::Event, HtmlSelectElement>| pick(event.target().value());
    view! {
        <label class="choice-line small" title=help>
            <span>{label}</span>
            <select on:change:target=picked>
                {move || names.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Steering() -> impl IntoView {
    let session = session();
    let recipes = [
        (SteeringRecipe::DifferenceOfMeans, "difference of means"),
        (SteeringRecipe::Unembedding, "γ, the direction itself"),
        (SteeringRecipe::Causal, "Σ⁺γ, causal"),
        (SteeringRecipe::SecondMoment, "Hγ, second moment"),
        (SteeringRecipe::Own, "step between two contexts"),
    ];
    let options = recipes.map(|(recipe, name)| {
        let on = move || session.contexts.with(|c| c.recipe == recipe);
        view! { <option prop:selected=on>{name}</option> }
    });
    let pick = move |event: leptos::ev::Targeted<web_sys::Event, HtmlSelectElement>| {
        let at = usize::try_from(event.target().selected_index()).unwrap_or(0);
        session.set_contexts(|c| c.recipe = recipes[at.min(recipes.len() - 1)].0);
    };
    view! {
        <label class="choice-line small" title="How the vector v is chosen that is added to the contexts: f(s) → f(s) + α v">
            <span>"Steer by"</span>
            <select on:change:target=pick>{options.collect_view()}</select>
        </label>
        <label class="choice-line small" title="α: how much of the steering vector is added">
            <span>"Strength α"</span>
            <NumberBox label="Steering strength α".into() value=Signal::derive(move || session.contexts.with(|c| c.strength)) entered=move |x| session.set_contexts(|c| c.strength = x) />
        </label>
    }
}
