//! The gauge of the shown plane as sliders: rotation, two stretches, shear, mirror.

use leptos::prelude::*;

use super::{control::Slider, number::figure, workspace};
use picture::scene::PointKind;
use session::words::words;
use theory::transform::PlaneParameters;

/// Largest |log₂| of a stretch on the sliders.
const STRETCH: f64 = 3.0;
/// Largest shear on the slider.
const SHEAR: f64 = 3.0;

/// One of the numbers that make a bend.
struct Knob {
    label: &'static str,
    help: &'static str,
    range: [f64; 2],
    step: f64,
    part: fn(&mut PlaneParameters) -> &mut f64,
    shown: fn(f64) -> String,
}

fn knobs() -> [Knob; 4] {
    let words = &words().moves;
    let times = |log2: f64| format!("×{}", figure(log2.exp2()));
    let (stretch, shear) = ([-STRETCH, STRETCH], [-SHEAR, SHEAR]);
    [
        Knob {
            label: words.rotate,
            help: words.rotate_help,
            range: [-180.0, 180.0],
            step: 1.0,
            part: |p| &mut p.rotation_degrees,
            shown: |degrees| format!("{:.0}°", degrees.round() + 0.0).replace('-', "−"),
        },
        Knob {
            label: words.stretch_1,
            help: words.stretch_1_help,
            range: stretch,
            step: 0.01,
            part: |p| &mut p.log2_stretch[0],
            shown: times,
        },
        Knob {
            label: words.stretch_2,
            help: words.stretch_2_help,
            range: stretch,
            step: 0.01,
            part: |p| &mut p.log2_stretch[1],
            shown: times,
        },
        Knob {
            label: words.shear,
            help: words.shear_help,
            range: shear,
            step: 0.01,
            part: |p| &mut p.shear,
            shown: figure,
        },
    ]
}

/// Four sliders, in step with the handles and the matrix.
#[component]
pub fn PlaneSliders() -> impl IntoView {
    let workspace = workspace();
    let now = Memo::new(move |_| {
        workspace.bend_seen().and_then(|seen| PlaneParameters::of(&seen)).unwrap_or_default()
    });
    let slider = move |Knob { label, help, range, step, part, shown }: Knob| {
        let value = Memo::new(move |_| *part(&mut now.get()));
        let bend = move |x: f64| {
            let mut parameters = now.get_untracked();
            *part(&mut parameters) = x;
            workspace.bend_seen_to(&parameters.matrix());
        };
        view! {
            <Slider
                label
                help
                range
                step
                value
                shown=Signal::derive(move || shown(value.get()))
                moved=bend
                held=move |held| workspace.hold_steps(held)
                stepped=Callback::new(move |x| workspace.shortly(|| bend(x)))
            />
        }
    };
    let acts_on = move || match workspace.held_kind() {
        PointKind::Tokens => words().moves.on_tokens,
        PointKind::Contexts => words().moves.on_contexts,
    };
    let enabled = move || workspace.bent_plane().is_some();
    view! {
        <fieldset class="sliders" prop:disabled=move || !enabled()>
            <legend class="visually-hidden">{words().moves.bend}</legend>
            <p class="soft small" data-testid="acts-on">{acts_on}</p>
            {knobs().map(slider).into_iter().collect_view()}
        </fieldset>
    }
}
