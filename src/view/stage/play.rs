//! Playing the moves: the right plot goes from the model as loaded (I) to where the steps take it
//! (A).

use leptos::prelude::*;
use nalgebra::Matrix2;

use super::motion::{Motion, eased};
use crate::view::workspace;
use session::{
    words::{spoken, words},
    workspace::Workspace,
};
use theory::transform::plane_path;

/// How long the way from I to A takes, in milliseconds.
const DURATION: f64 = 2400.0;

/// Where the player is.
#[derive(Clone, Copy)]
struct Player {
    workspace: Workspace,
    motion: Motion,
    /// Whether the way has still to be found.
    waiting: RwSignal<bool>,
}

/// Plays I → A along matrices that all have an inverse; a mirrored A says why there is no such way.
#[component]
pub fn PlayButton() -> impl IntoView {
    let workspace = workspace();
    let player = Player { workspace, motion: Motion::new(), waiting: RwSignal::new(false) };
    Effect::new(move || {
        if player.waiting.get()
            && let Some(path) = workspace.path()
        {
            player.waiting.set(false);
            match path {
                Ok(_) => untrack(|| player.follow_path()),
                Err(reason) => workspace.moves.objection.reason.set(Some(spoken(&reason))),
            }
        }
    });
    view! {
        <button
            on:click=move |_| player.play()
            disabled=move || !workspace.is_moved()
            data-testid="play"
            tabindex="-1"
            title=words().stage.play_help
        >
            {move || if player.waiting.get() { words().stage.finding } else { words().stage.play }}
        </button>
    }
}

impl Player {
    /// A bent plane alone is played by its own matrix, which the numbers and the board follow; all
    /// else by its positions.
    fn play(self) {
        match untrack(|| self.workspace.lone_live()) {
            Some(live) if live.t.determinant() < 0.0 => self.workspace.refuse_to_play(),
            Some(live) => self.bend_to(live.t),
            None => {
                self.workspace.want_path();
                self.waiting.set(true);
            }
        }
    }

    fn bend_to(self, t: Matrix2<f64>) {
        let workspace = self.workspace;
        workspace.hold(true);
        self.motion.run(DURATION, eased, move |place| {
            match plane_path(&t, place) {
                Ok(between) if place < 1.0 => workspace.bend(&between),
                _ => workspace.bend(&t),
            }
            if place >= 1.0 {
                workspace.hold(false);
            }
            true
        });
    }

    /// Moves the plot along its way, until something else moves it.
    fn follow_path(self) {
        let place = self.workspace.moves.place;
        place.set(Some(0.0));
        self.motion.run(DURATION, eased, move |at| {
            let going = place.with_untracked(Option::is_some);
            if going {
                place.set(Some(at).filter(|at| *at < 1.0));
            }
            going
        });
    }
}
