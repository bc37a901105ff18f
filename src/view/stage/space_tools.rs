//! Three dimensions: whether, along which axis, and from where.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::view::{control::Segmented, workspace};
use picture::scene::Third;
use session::{words::words, workspace::Workspace};

/// Degrees that a press turns the view.
const STEP: f64 = 10.0;

/// A button for three dimensions; while it is on, the third axis and buttons that turn the view.
#[component]
pub fn SpaceTools() -> impl IntoView {
    let workspace = workspace();
    let third = Memo::new(move |_| workspace.choice.look.with(|look| look.third));
    let on = move || third.get().is_some();
    let possible = Memo::new(move |_| {
        let wide = workspace.model.with(|m| m.as_ref().is_some_and(|m| m.card.d > 2));
        wide && workspace.shown_plane().is_some()
    });
    let predicts = move || workspace.model.with(|m| m.as_ref().is_some_and(|m| m.predicts()));
    let axes = move || {
        let text = &words().stage;
        let mut axes = vec![
            (Third::Component, text.third_component, text.third_component_help),
            (Third::Pair, text.third_pair, text.third_pair_help),
        ];
        if predicts() {
            axes.push((Third::Hidden, text.third_hidden, text.third_hidden_help));
        }
        axes
    };
    let press = move |_| {
        let now = third.get_untracked();
        workspace.show_third(if now.is_some() { None } else { Some(Third::default()) });
    };
    view! {
        <Show when=move || possible.get()>
            <button
                class="toggle"
                class:on=on
                aria-pressed=move || on().to_string()
                title=words().stage.space_help
                data-testid="space"
                on:click=press
            >
                {words().stage.space}
            </button>
            <Show when=on>
                {move || view! {
                    <Segmented
                        name=words().stage.third
                        choices=axes()
                        value=Signal::derive(move || third.get().unwrap_or_default())
                        chosen=move |third| workspace.show_third(Some(third))
                    />
                }}
                <Turns workspace />
            </Show>
        </Show>
    }
}

#[component]
fn Turns(workspace: Workspace) -> impl IntoView {
    let text = &words().stage;
    let turns = [
        ("◂", text.turn_left, [STEP, 0.0]),
        ("▸", text.turn_right, [-STEP, 0.0]),
        ("▴", text.turn_up, [0.0, -STEP]),
        ("▾", text.turn_down, [0.0, STEP]),
    ];
    let button = |(sign, name, [azimuth, elevation]): (&'static str, &'static str, [f64; 2])| {
        view! {
            <button
                class="mini"
                title=name
                aria-label=name
                on:click=move |_| turn(workspace, azimuth, elevation)
            >
                {sign}
            </button>
        }
    };
    view! {
        <span
            class="turns"
            role="group"
            aria-label=text.turn
            data-testid="turns"
            on:keydown=move |event| press(workspace, &event)
        >
            {turns.map(button).collect_view()}
        </span>
    }
}

fn press(workspace: Workspace, event: &KeyboardEvent) {
    let by = match event.key().as_str() {
        "ArrowLeft" => [STEP, 0.0],
        "ArrowRight" => [-STEP, 0.0],
        "ArrowUp" => [0.0, -STEP],
        "ArrowDown" => [0.0, STEP],
        _ => return,
    };
    event.prevent_default();
    turn(workspace, by[0], by[1]);
}

fn turn(workspace: Workspace, azimuth: f64, elevation: f64) {
    workspace.turn_view(azimuth, elevation);
    workspace.rest_view();
}
