//! Playing the moves: the right plot goes from the model as loaded (I) to where the steps take it
//! (A).

use std::rc::Rc;

use leptos::prelude::*;
use nalgebra::Matrix2;

use crate::{
    view::workspace,
    web::{frame::Frame, page},
};
use session::{words::words, workspace::Workspace};
use theory::transform::plane_path;

/// How long the way from I to A takes, in milliseconds.
const DURATION: f64 = 2400.0;
/// How long readers who asked for little motion see each of the stills that stand for it, and how
/// many steps apart they are.
const STILL: f64 = 900.0;
const STILLS: f64 = 4.0;

/// Where the player is.
#[derive(Clone, Copy)]
struct Player {
    workspace: Workspace,
    running: StoredValue<Option<Rc<Frame>>, LocalStorage>,
    /// Whether the way has still to be found.
    waiting: RwSignal<bool>,
}

/// Plays I → A along matrices that all have an inverse; a mirrored A says why there is no such way.
#[component]
pub fn PlayButton() -> impl IntoView {
    let workspace = workspace();
    let player =
        Player { workspace, running: StoredValue::new_local(None), waiting: RwSignal::new(false) };
    Effect::new(move || {
        if player.waiting.get()
            && let Some(path) = workspace.path()
        {
            player.waiting.set(false);
            match path {
                Ok(_) => untrack(|| player.follow_way()),
                Err(reason) => workspace.moves.refusal.set(Some(reason)),
            }
        }
    });
    on_cleanup(move || player.running.set_value(None));
    view! {
        <button
            on:click=move |_| player.play()
            disabled=move || !workspace.is_moved()
            data-testid="play"
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
        self.run(move |place| {
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
    fn follow_way(self) {
        let place = self.workspace.moves.place;
        place.set(Some(0.0));
        self.run(move |at| {
            let going = place.with_untracked(Option::is_some);
            if going {
                place.set(Some(at).filter(|at| *at < 1.0));
            }
            going
        });
    }

    /// Calls `show` with places from 0 to 1, at each displayed frame or as stills, as long as it
    /// says so.
    fn run(self, show: impl Fn(f64) -> bool + 'static) {
        let started = page::now();
        let still = page::matches("(prefers-reduced-motion: reduce)");
        let frame = Frame::new(move |_| {
            let passed = page::now() - started;
            let at =
                if still { (passed / STILL).floor() / STILLS } else { eased(passed / DURATION) };
            if show(at.min(1.0)) && at < 1.0 {
                self.running.with_value(|frame| frame.iter().for_each(|f| f.request()));
            }
        });
        let frame = Rc::new(frame);
        frame.request();
        self.running.set_value(Some(frame));
    }
}

/// Slow at both ends.
fn eased(at: f64) -> f64 {
    let at = at.clamp(0.0, 1.0);
    at * at * (3.0 - 2.0 * at)
}
