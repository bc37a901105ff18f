//! The right plot goes to where a change of the steps takes it.

use leptos::prelude::*;

use super::motion::{Motion, arriving, eased};
use crate::{view::workspace, web::page};
use session::workspace::Pace;

/// How long that takes, in milliseconds.
pub(super) fn duration(pace: Pace) -> f64 {
    match pace {
        Pace::Move => 700.0,
        Pace::Step => 260.0,
    }
}

/// Nothing to be seen: it moves the plot; at once for readers who asked for little motion.
#[component]
pub fn Eases() -> impl IntoView {
    let workspace = workspace();
    let motion = Motion::new();
    workspace.ease_moves(true);
    Effect::new(move || {
        let Some(ease) = workspace.moves.ease.get().filter(|ease| ease.is_ready()) else { return };
        if page::matches("(prefers-reduced-motion: reduce)") {
            workspace.ease_to(&ease, 1.0);
        } else {
            // Keys that are held come faster than a slow beginning would show anything of them.
            let smooth = if ease.pace == Pace::Step { arriving } else { eased };
            let takes = duration(ease.pace);
            motion.run(takes, smooth, move |share| workspace.ease_to(&ease, share));
        }
    });
}
