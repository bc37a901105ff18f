//! What the plots show and how.

use leptos::prelude::*;

use super::{control::Segmented, session, stage::Framing};
use crate::state::{Chosen, Look, Shown};

const CANONICAL: &str = "The biplot of the double-centred logits, found for each model from its own vectors: every equivalent model has the same one";

const BESIDE: &str = "The moved model twice: its principal components, which bend, beside its canonical picture, which every equivalent model shares. Press again to go back";

/// Projection, points, camera, traces, fit.
#[component]
pub fn StageTools() -> impl IntoView {
    let session = session();
    let framing: Framing = expect_context();
    let look = move || session.look.get();
    let with_contexts = move || session.model.with(|m| m.as_ref().is_some_and(|m| !m.card.contexts.is_empty()));
    let projections = vec![
        (
            Chosen::ConceptPlane,
            "Concept plane",
            "Horizontal: the family's mean difference. Vertical: the main direction of what is left of its tokens",
        ),
        (
            Chosen::TwoDirections,
            "Directions",
            "Horizontal: the first direction. Vertical: what the second adds at a right angle",
        ),
        (Chosen::Pca, "PCA", "Principal components: the two directions in which the shown points spread most"),
    ];
    let canonical = move || look().projection == Chosen::Canonical;
    let shown = vec![
        (Shown::Tokens, "Tokens", "Unembeddings g: one point a token"),
        (Shown::Contexts, "Contexts", "Embeddings f: one point a context"),
        (Shown::Both, "Both", "Tokens and contexts in the same axes"),
    ];
    view! {
        <div class="stage-tools">
            <Segmented
                name="Projection"
                choices=projections
                value=Signal::derive(move || look().projection)
                chosen=move |chosen| session.set_look(|look| look.projection = chosen)
            />
            <Show when=with_contexts>
                <button
                    class="toggle"
                    class:on=canonical
                    aria-pressed=move || canonical().to_string()
                    title=CANONICAL
                    on:click=move |_| session.set_look(|look| look.projection = Chosen::Canonical)
                >
                    "Canonical"
                </button>
                <Segmented
                    name="Points"
                    choices=shown.clone()
                    value=Signal::derive(move || look().shown)
                    chosen=move |shown| session.set_look(|look| look.shown = shown)
                />
            </Show>
            <Toggle label="Follow" help="The right camera is carried along with the move and made orthonormal again: you see what is left of the change" get=|l| l.following set=|l, on| l.following = on />
            <Toggle label="Ghosts" help="Show in the right plot where the points were" get=|l| l.ghosts set=|l, on| l.ghosts = on />
            <Toggle label="Paths" help="Join each point in the right plot to where it was" get=|l| l.segments set=|l, on| l.segments = on />
            <Toggle label="Family" help="Draw all pairs of the family" get=|l| l.family set=|l, on| l.family = on />
            <button title="Fit everything (or double-click a plot)" on:click=move |_| framing.fit()>"Fit"</button>
        </div>
    }
}

/// Shows the moved model's principal components beside its canonical picture, and goes back.
#[component]
pub fn BesideToggle() -> impl IntoView {
    let session = session();
    let on = move || session.look.with(|look| look.projection == Chosen::Beside);
    let predicts = move || session.model.with(|m| m.as_ref().is_some_and(|m| m.predicts()));
    view! {
        <Show when=predicts>
            <button
                class="toggle beside"
                class:on=on
                aria-pressed=move || on().to_string()
                title=BESIDE
                data-testid="beside"
                on:click=move |_| session.show_beside(!on())
            >
                "PCA | canonical"
            </button>
        </Show>
    }
}

#[component]
fn Toggle(label: &'static str, help: &'static str, get: fn(&Look) -> bool, set: fn(&mut Look, bool)) -> impl IntoView {
    let session = session();
    let on = move || session.look.with(get);
    view! {
        <button
            class="toggle"
            class:on=on
            aria-pressed=move || on().to_string()
            title=help
            on:click=move |_| session.set_look(|look| set(look, !get(look)))
        >
            {label}
        </button>
    }
}
