//! Padding to more dimensions, and reducing to as few as the predictions need.

use leptos::prelude::*;

use super::{control::NumberBox, workspace};
use session::{words::words, workspace::Workspace};
use theory::transform::Action;

/// d′, whether the zeros are mixed in by a rotation, and the two buttons. `next_seed` gives the
/// seed of that rotation.
#[component]
pub fn Resize(next_seed: impl Fn() -> u64 + Copy + Send + Sync + 'static) -> impl IntoView {
    let workspace = workspace();
    let (typed, turned) = (RwSignal::new(None::<usize>), RwSignal::new(false));
    let to = Signal::derive(move || workspace.padded_to(typed.get()));
    let entered = move |x: f64| typed.set(Some(workspace.can_pad_to(x)));
    let may_turn = move || Workspace::can_turn(to.get());
    let pad = move |_| workspace.pad(to.get_untracked(), turned.get_untracked(), next_seed());
    let no_predictions = move || workspace.model.with(|m| m.as_ref().is_none_or(|m| !m.predicts()));
    let reduced = move || match workspace.known.dimensions.get().and_then(|dimensions| dimensions.k)
    {
        Some(k) => (words().moves.reduce_to)(k),
        None => words().each_move.minimal.into(),
    };
    view! {
        <div class="resize">
            <label title=words().moves.new_d_help>
                {words().moves.new_d}
                <NumberBox
                    label=words().moves.new_d_label.into()
                    value=Signal::derive(move || to.get() as f64) entered
                    test_id="pad-to"
                />
            </label>
            <button data-testid="pad" title=words().each_move.pad_help on:click=pad>
                {words().each_move.pad}
            </button>
            <label class="check" title=words().moves.turned_help>
                <input
                    type="checkbox"
                    disabled=move || !may_turn()
                    prop:checked=turned
                    on:change:target=move |event| turned.set(event.target().checked())
                />
                <span>{words().moves.turned}</span>
            </label>
            <button
                data-testid="reduce"
                title=words().each_move.minimal_help
                disabled=no_predictions
                on:click=move |_| workspace.add_all([Action::Minimal])
            >
                {reduced}
            </button>
        </div>
    }
}
