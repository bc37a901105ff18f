//! What the plots show and how.

use leptos::prelude::*;

use super::{
    control::{NumberBox, Segmented},
    stage::{Framing, SpaceTools},
    workspace,
};
use session::{
    words::words,
    workspace::{Look, ProjectionChoice, VisiblePoints},
};

/// Projection, points, camera, traces, fit.
#[component]
pub fn StageTools() -> impl IntoView {
    let workspace = workspace();
    let framing: Framing = expect_context();
    let look = move || workspace.choice.look.get();
    let with_contexts =
        move || workspace.model.with(|m| m.as_ref().is_some_and(|m| !m.card.contexts.is_empty()));
    let projections = vec![
        (
            ProjectionChoice::ConceptPlane,
            words().stage.concept_plane,
            words().stage.concept_plane_help,
        ),
        (ProjectionChoice::TwoDirections, words().stage.directions, words().stage.directions_help),
        (ProjectionChoice::Pca, words().stage.pca, words().stage.pca_help),
    ];
    let canonical = move || look().projection == ProjectionChoice::Canonical;
    let shown = vec![
        (VisiblePoints::Tokens, words().stage.tokens, words().stage.tokens_help),
        (VisiblePoints::Contexts, words().stage.contexts, words().stage.contexts_help),
        (VisiblePoints::Both, words().stage.both, words().stage.both_help),
    ];
    view! {
        <div class="stage-tools">
            <Segmented
                name=words().stage.projection
                choices=projections
                value=Signal::derive(move || look().projection)
                chosen=move |chosen| workspace.set_look(|look| look.projection = chosen)
            />
            <Show when=with_contexts>
                <button
                    class="toggle"
                    class:on=canonical
                    aria-pressed=move || canonical().to_string()
                    title=words().stage.canonical_help
                    on:click=move |_| {
                        workspace.set_look(|look| look.projection = ProjectionChoice::Canonical)
                    }
                >
                    {words().stage.canonical}
                </button>
            </Show>
            <PcaAndCanonicalToggle />
            <SpaceTools />
            <NeedleStop />
            <button title=words().stage.fit_help on:click=move |_| framing.fit()>
                {words().stage.fit}
            </button>
            <Show when=with_contexts>
                <Segmented
                    name=words().stage.points
                    choices=shown.clone()
                    value=Signal::derive(move || look().shown)
                    chosen=move |shown| workspace.set_look(|look| look.shown = shown)
                />
            </Show>
            <Toggle
                label=words().stage.follow
                help=words().stage.follow_help
                get=|l| l.following
                set=|l, on| l.following = on
            />
            <Toggle
                label=words().stage.ghosts
                help=words().stage.ghosts_help
                get=|l| l.ghosts
                set=|l, on| l.ghosts = on
            />
            <Toggle
                label=words().stage.paths
                help=words().stage.paths_help
                get=|l| l.segments
                set=|l, on| l.segments = on
            />
            <Toggle
                label=words().stage.family
                help=words().stage.family_help
                get=|l| l.family
                set=|l, on| l.family = on
            />
            <button
                class="toggle"
                class:on=move || workspace.stage.outlining.get()
                aria-pressed=move || workspace.stage.outlining.get().to_string()
                title=words().stage.outline_help
                data-testid="lasso"
                on:click=move |_| workspace.stage.outlining.update(|on| *on = !*on)
            >
                {words().stage.outline}
            </button>
        </div>
    }
}

/// The κ at which the needle of the compass stops.
#[component]
fn NeedleStop() -> impl IntoView {
    let workspace = workspace();
    view! {
        <label class="needle-stop" title=words().stage.stop_help>
            <span class="small">{words().stage.stop}</span>
            <NumberBox
                label=words().stage.stop_label.to_string()
                value=Signal::derive(move || workspace.stop())
                entered=move |condition| workspace.set_stop(condition)
            />
        </label>
    }
}

/// Shows the moved model's principal components beside its canonical picture, and goes back.
#[component]
pub fn PcaAndCanonicalToggle() -> impl IntoView {
    let workspace = workspace();
    let on = move || {
        workspace.choice.look.with(|look| look.projection == ProjectionChoice::PcaAndCanonical)
    };
    let predicts = move || workspace.model.with(|m| m.as_ref().is_some_and(|m| m.predicts()));
    view! {
        <Show when=predicts>
            <button
                class="toggle beside"
                class:on=on
                aria-pressed=move || on().to_string()
                title=words().stage.beside_help
                data-testid="beside"
                on:click=move |_| workspace.show_pca_and_canonical(!on())
            >
                {words().stage.beside}
            </button>
        </Show>
    }
}

#[component]
fn Toggle(
    label: &'static str,
    help: &'static str,
    get: fn(&Look) -> bool,
    set: fn(&mut Look, bool),
) -> impl IntoView {
    let workspace = workspace();
    let on = move || workspace.choice.look.with(get);
    view! {
        <button
            class="toggle"
            class:on=on
            aria-pressed=move || on().to_string()
            title=help
            on:click=move |_| workspace.set_look(|look| set(look, !get(look)))
        >
            {label}
        </button>
    }
}
