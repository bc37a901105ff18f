//! Surprise me: the plane goes through random equals of the model, one after the other.

use leptos::prelude::*;
use nalgebra::Matrix2;

use super::motion::{Motion, eased};
use crate::{view::workspace, web::page};
use session::{
    words::words,
    workspace::{Morph, Workspace},
};

/// How many equals one press goes through, and how long the way to each takes, in milliseconds.
const EQUALS: usize = 3;
const EACH: f64 = 1300.0;

/// A button that starts and stops it.
#[component]
pub fn SurpriseMe() -> impl IntoView {
    let workspace = workspace();
    let motion = Motion::new();
    let running = workspace.experiments.surprising;
    on_cleanup(move || {
        if running.try_get_untracked() == Some(true) {
            workspace.end_surprises();
        }
    });
    let press = move |_| match running.get_untracked() {
        true => workspace.end_surprises(),
        false => start(workspace, motion),
    };
    view! {
        <button
            class:on=move || running.get()
            aria-pressed=move || running.get().to_string()
            title=words().experiments.surprise_help
            data-testid="surprise"
            on:click=press
        >
            {move || if running.get() {
                words().experiments.stop
            } else {
                words().experiments.surprise
            }}
        </button>
    }
}

/// The ways to as many equals, each from where the one before ends.
fn morphs(workspace: Workspace) -> Option<Vec<Morph>> {
    let seed = page::now() as u64;
    let mut morphs = vec![workspace.surprise(seed)?];
    for leg in 1..EQUALS {
        let from: Matrix2<f64> = morphs[leg - 1].at(1.0);
        morphs.push(Morph::surprising(&from, seed.wrapping_add(leg as u64)));
    }
    Some(morphs)
}

fn start(workspace: Workspace, motion: Motion) {
    workspace.heal();
    let Some(morphs) = morphs(workspace) else {
        let bent = untrack(|| workspace.bent_plane()).is_some();
        let why = &words().experiments;
        return workspace.put_remark(if bent { why.one_side } else { why.no_plane });
    };
    workspace.begin_surprises();
    motion.run(
        EACH * EQUALS as f64,
        |share| share,
        move |share| {
            if !workspace.experiments.surprising.get_untracked() {
                return false;
            }
            let along = share * EQUALS as f64;
            let leg = (along as usize).min(EQUALS - 1);
            untrack(|| workspace.bend(&morphs[leg].at(eased(along - leg as f64))));
            if share >= 1.0 {
                workspace.end_surprises();
            }
            true
        },
    );
}
