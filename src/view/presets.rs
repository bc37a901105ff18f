//! Moves over all d dimensions, and random equivalent models.

use leptos::prelude::*;

use super::{control::NumberBox, resize::Resize, term::Known, workspace};
use session::{
    words::words,
    workspace::{Amounts, NamedMove},
};

/// κ, a seed, one button a move, and the shuffle.
#[component]
pub fn Presets() -> impl IntoView {
    let workspace = workspace();
    let (condition, size, seed) = (RwSignal::new(10.0), RwSignal::new(1.0), RwSignal::new(1.0));
    let next_seed = move || {
        let now = seed.get_untracked();
        seed.set(now + 1.0);
        now as u64
    };
    let amounts = move || Amounts {
        condition: condition.get_untracked(),
        size: size.get_untracked(),
        seed: next_seed(),
    };
    let button = move |named: NamedMove| {
        let obstacle = Memo::new(move |_| workspace.obstacle_to(named));
        let help = move || obstacle.get().unwrap_or_else(|| named.help().into());
        view! {
            <button
                title=help
                disabled=move || obstacle.with(Option::is_some)
                on:click=move |_| workspace.add_named(named, amounts())
            >
                {named.label()}
            </button>
        }
    };
    let no_contexts =
        move || workspace.model.with(|m| m.as_ref().is_none_or(|m| m.card.contexts.is_empty()));
    view! {
        <section class="presets" aria-labelledby="presets-title">
            <h3 id="presets-title">{words().moves.all_dimensions}</h3>
            <div class="preset-numbers">
                <div>
                    <Known id="condition-number" shown=words().moves.kappa />
                    <NumberBox
                        label=words().moves.kappa_label.into()
                        value=condition
                        entered=move |x| condition.set(Amounts::condition(x))
                    />
                </div>
                <div>
                    <Known id="seed" shown=words().moves.seed />
                    <NumberBox
                        label=words().moves.seed_label.into()
                        value=seed
                        entered=move |x| seed.set(Amounts::seed(x))
                    />
                </div>
            </div>
            <div class="preset-buttons">{NamedMove::LINEAR.map(button).collect_view()}</div>
            <h3><Known id="hidden-move" shown=words().moves.hidden /></h3>
            <label class="choice-line small" title=words().moves.amount_help>
                <span>{words().moves.amount}</span>
                <NumberBox
                    label=words().moves.amount_label.into()
                    value=size
                    entered=move |x| size.set(Amounts::size(x))
                />
            </label>
            <div class="preset-buttons">
                {NamedMove::OTHER.map(button).collect_view()}
                <button
                    class="primary"
                    title=words().moves.shuffle_help
                    data-testid="shuffle"
                    disabled=no_contexts
                    on:click=move |_| workspace.shuffle(next_seed())
                >
                    {words().moves.shuffle}
                </button>
            </div>
            <Resize next_seed />
        </section>
    }
}
