//! The needle of the compass: a ring that says it can be taken, and a slider for the keyboard.

use std::f64::consts::PI;

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{SceneMemo, compass_font, tips::step};
use crate::view::workspace;
use picture::scene::Dial;
use session::{
    controller::Presenting,
    words::words,
    workspace::{Plot, Workspace},
};

/// How far an arrow key turns it, in degrees: with Alt, by itself and with Shift.
const STEPS: [f64; 3] = [0.1, 1.0, 10.0];

/// The second needle, while a pull at it can turn the two directions.
#[component]
pub fn Needle(scene: SceneMemo, size: RwSignal<Option<[f64; 2]>>) -> impl IntoView {
    let workspace = workspace();
    let presenting: Presenting = expect_context();
    let compass = move || scene.with(|scene| scene.as_ref()?.compass.clone());
    let turns = Memo::new(move |_| workspace.can_turn_directions() && compass().is_some());
    // Where it goes: after a key it is drawn on its way.
    let angle = move || workspace.angles(Plot::Right).map(|angles| angles.truth);
    let degrees = move || angle().map(|angle| angle.to_degrees().round());
    let place = move |axis: usize| {
        let (compass, size) = compass().zip(size.get())?;
        let corner = compass.corner.unwrap_or_default();
        let at = Dial::of(size, compass_font(presenting), corner).tip(&compass);
        Some(format!("{:.1}px", at[axis]))
    };
    view! {
        <Show when=move || turns.get()>
            <div
                class="needle"
                role="slider"
                tabindex="0"
                aria-label=words().stage.needle
                aria-valuemin="0"
                aria-valuemax="180"
                aria-valuenow=move || degrees().map(|degrees| degrees.to_string())
                aria-valuetext=move || degrees().map(|degrees| format!("{degrees}°"))
                title=words().stage.needle_help
                data-testid="needle"
                style:left=move || place(0)
                style:top=move || place(1)
                on:keydown=move |event| {
                    untrack(angle).into_iter().for_each(|angle| press(workspace, angle, &event))
                }
                on:keyup=move |_| workspace.hold_steps(false)
                on:blur=move |_| workspace.hold_steps(false)
            ></div>
        </Show>
    }
}

fn press(workspace: Workspace, angle: f64, event: &KeyboardEvent) {
    let step = step(event, STEPS);
    let by = match event.key().as_str() {
        "ArrowLeft" | "ArrowUp" => step,
        "ArrowRight" | "ArrowDown" => -step,
        _ => return,
    };
    event.prevent_default();
    workspace.hold_steps(true);
    let asked = angle + by.to_radians();
    workspace.shortly(|| {
        untrack(|| workspace.turn_to(asked.clamp(0.0, PI)));
    });
}
