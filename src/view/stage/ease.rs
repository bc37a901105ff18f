//! The right plot goes to where a change of the steps takes it.

use leptos::prelude::*;

use super::motion::{Motion, eased};
use crate::{view::workspace, web::page};

/// How long that takes, in milliseconds.
pub(super) const EASED: f64 = 700.0;

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
            motion.run(EASED, eased, move |share| workspace.ease_to(&ease, share));
        }
    });
}
