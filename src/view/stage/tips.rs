//! The basis tips for the keyboard: two sliders in two dimensions over the right plot.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::Framing;
use crate::view::{number::figure, workspace};
use session::{
    controller::FirstMinute,
    words::words,
    workspace::{Plot, Workspace},
};

/// How far an arrow key moves a tip, in units of the undistorted basis vector; with Shift and with
/// Alt.
const STEP: f64 = 0.05;
const COARSE: f64 = 0.25;
const FINE: f64 = 0.01;
/// A coordinate that is nothing but rounding.
const ROUND_OFF: f64 = 1e-9;
/// Farthest coordinate that is announced as the end of the slider.
const END: f64 = 10.0;

/// Both tips, while the hand can pull them.
#[component]
pub fn Tips(size: RwSignal<Option<[f64; 2]>>) -> impl IntoView {
    let workspace = workspace();
    let pulled = Memo::new(move |_| workspace.basis(Plot::Right, 1.0).is_some());
    view! {
        <Show when=move || pulled.get()>
            <Tip which=0 name=words().stage.e1 size />
            <Tip which=1 name=words().stage.e2 size />
        </Show>
    }
}

#[component]
fn Tip(which: usize, name: &'static str, size: RwSignal<Option<[f64; 2]>>) -> impl IntoView {
    let workspace = workspace();
    let framing: Framing = expect_context();
    let first_minute: FirstMinute = expect_context();
    let asks = Memo::new(move |_| first_minute.act().asks());
    let at =
        move || workspace.basis(Plot::Right, 1.0).map_or([0.0; 2], |handles| handles.tips[which]);
    let place = move |axis: usize| {
        framing.tip(Plot::Right, size.get(), which).map(|at| format!("{:.1}px", at[axis]))
    };
    view! {
        <div
            class="tip"
            class:asks=move || asks.get()
            role="slider"
            tabindex="0"
            aria-label=name
            aria-roledescription=words().stage.tip_role
            aria-valuemin=-END
            aria-valuemax=END
            aria-valuenow=move || format!("{:.2}", at()[0])
            aria-valuetext=move || {
                let [x, y] = at().map(|x| figure(rounded(x)));
                (words().stage.tip_at)(&x, &y)
            }
            title=words().stage.tip_help
            data-testid=format!("tip-{}", which + 1)
            style:left=move || place(0)
            style:top=move || place(1)
            on:keydown=move |event| press(workspace, which, at(), &event)
            on:keyup=move |_| workspace.hold_steps(false)
            on:blur=move |_| workspace.hold_steps(false)
        ></div>
    }
}

/// What rounding leaves of nothing is nothing.
fn rounded(x: f64) -> f64 {
    if x.abs() < ROUND_OFF { 0.0 } else { x }
}

/// How far a key moves what it moves: with Alt, by itself and with Shift.
pub(super) fn step(event: &KeyboardEvent, [fine, usual, coarse]: [f64; 3]) -> f64 {
    match (event.shift_key(), event.alt_key()) {
        (true, _) => coarse,
        (false, true) => fine,
        (false, false) => usual,
    }
}

fn press(workspace: Workspace, which: usize, at: [f64; 2], event: &KeyboardEvent) {
    let step = step(event, [FINE, STEP, COARSE]);
    let to = match event.key().as_str() {
        "ArrowLeft" => [at[0] - step, at[1]],
        "ArrowRight" => [at[0] + step, at[1]],
        "ArrowDown" => [at[0], at[1] - step],
        "ArrowUp" => [at[0], at[1] + step],
        "Home" => [f64::from(which == 0), f64::from(which == 1)],
        _ => return,
    };
    event.prevent_default();
    workspace.hold_steps(true);
    workspace.shortly(|| untrack(|| workspace.pull(which, to, 1.0)));
}
