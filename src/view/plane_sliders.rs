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

/// Four sliders and a mirror button, in step with the handles and the matrix.
#[component]
pub fn PlaneSliders() -> impl IntoView {
    let workspace = workspace();
    let now = Memo::new(move |_| {
        workspace.bend_seen().and_then(|seen| PlaneParameters::of(&seen)).unwrap_or_default()
    });
    let bend = move |change: &dyn Fn(&mut PlaneParameters)| {
        let mut parameters = now.get_untracked();
        change(&mut parameters);
        workspace.bend_seen_to(&parameters.matrix());
    };
    let held = move |held| workspace.hold_steps(held);
    let times = |log2: f64| format!("×{}", figure(log2.exp2()));
    let acts_on = move || match workspace.held_kind() {
        PointKind::Tokens => words().moves.on_tokens,
        PointKind::Contexts => words().moves.on_contexts,
    };
    let enabled = move || workspace.bent_plane().is_some();
    view! {
        <fieldset class="sliders" prop:disabled=move || !enabled()>
            <legend class="visually-hidden">{words().moves.bend}</legend>
            <p class="soft small" data-testid="acts-on">{acts_on}</p>
            <Slider
                label=words().moves.rotate
                help=words().moves.rotate_help
                range=[-180.0, 180.0]
                step=1.0
                value=Signal::derive(move || now.get().rotation_degrees)
                shown=Signal::derive(move || {
                    format!("{:.0}°", now.get().rotation_degrees.round() + 0.0).replace('-', "−")
                })
                moved=move |x| bend(&|p| p.rotation_degrees = x)
                held
            />
            <Slider
                label=words().moves.stretch_1
                help=words().moves.stretch_1_help
                range=[-STRETCH, STRETCH]
                step=0.01
                value=Signal::derive(move || now.get().log2_stretch[0])
                shown=Signal::derive(move || times(now.get().log2_stretch[0]))
                moved=move |x| bend(&|p| p.log2_stretch[0] = x)
                held
            />
            <Slider
                label=words().moves.stretch_2
                help=words().moves.stretch_2_help
                range=[-STRETCH, STRETCH]
                step=0.01
                value=Signal::derive(move || now.get().log2_stretch[1])
                shown=Signal::derive(move || times(now.get().log2_stretch[1]))
                moved=move |x| bend(&|p| p.log2_stretch[1] = x)
                held
            />
            <Slider
                label=words().moves.shear
                help=words().moves.shear_help
                range=[-SHEAR, SHEAR]
                step=0.01
                value=Signal::derive(move || now.get().shear)
                shown=Signal::derive(move || figure(now.get().shear))
                moved=move |x| bend(&|p| p.shear = x)
                held
            />
        </fieldset>
    }
}
