//! Padding to more dimensions, and reducing to as few as the predictions need.

use leptos::prelude::*;

use super::{control::NumberBox, workspace};
use session::{
    words::words,
    workspace::{MOST_PADDED, Workspace},
};
use theory::transform::{Action, Recipe, Side};

/// Up to this many dimensions a padded model can be turned at random: a rotation has that many
/// squared numbers.
const MOST_TURNED: usize = 2048;

/// d′, whether the zeros are mixed in by a rotation, and the two buttons. `next_seed` gives the
/// seed of that rotation.
#[component]
pub fn Resize(next_seed: impl Fn() -> u64 + Copy + Send + Sync + 'static) -> impl IntoView {
    let workspace = workspace();
    let (typed, turned) = (RwSignal::new(None::<usize>), RwSignal::new(false));
    let d = move || workspace.model.with(|m| m.as_ref().map_or(0, |m| m.card.d));
    let to = Signal::derive(move || typed.get().filter(|to| *to > d()).unwrap_or(d() + 1));
    let most = move || (MOST_PADDED / vectors(workspace).max(1)).max(d() + 1);
    let entered =
        move |x: f64| typed.set(Some((x.round().max(0.0) as usize).clamp(d() + 1, most())));
    let may_turn = move || to.get() <= MOST_TURNED;
    let pad = move |_| {
        let to = to.get_untracked();
        let turn = turned.get_untracked() && to <= MOST_TURNED;
        let rotation =
            Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed: next_seed() } };
        workspace.add_all([Action::Pad { to }].into_iter().chain(turn.then_some(rotation)));
    };
    let no_predictions = move || workspace.model.with(|m| m.as_ref().is_none_or(|m| !m.predicts()));
    let reduced = move || match workspace.known.dimensions.get().and_then(|dimensions| dimensions.k)
    {
        Some(k) => (words().moves.reduce_to)(k),
        None => words().moves.reduce.into(),
    };
    view! {
        <div class="resize">
            <label title=words().moves.new_d_help>
                {words().moves.new_d}
                <NumberBox label=words().moves.new_d_label.into() value=Signal::derive(move || to.get() as f64) entered test_id="pad-to" />
            </label>
            <button data-testid="pad" title=words().moves.pad_help on:click=pad>
                {words().moves.pad}
            </button>
            <label class="check" title=words().moves.turned_help>
                <input type="checkbox" disabled=move || !may_turn() prop:checked=turned on:change:target=move |event| turned.set(event.target().checked()) />
                <span>{words().moves.turned}</span>
            </label>
            <button
                data-testid="reduce"
                title=words().moves.reduce_help
                disabled=no_predictions
                on:click=move |_| workspace.add_all([Action::Minimal])
            >
                {reduced}
            </button>
        </div>
    }
}

fn vectors(workspace: Workspace) -> usize {
    workspace.model.with(|m| m.as_ref().map_or(0, |m| m.card.tokens.len() + m.card.contexts.len()))
}
