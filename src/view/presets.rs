//! Moves over all d dimensions, and random equivalent models.

use leptos::prelude::*;

use super::{control::NumberBox, resize::Resize, term::Known, workspace};
use session::{
    protocol::whole,
    words::{move_words, words},
    workspace::Amounts,
};
use theory::transform::{MoveFamily, NamedMove, Parameter};

/// The numbers that moves are asked for, one button a move, and the shuffle.
#[component]
pub fn Presets() -> impl IntoView {
    let workspace = workspace();
    let numbers = Entered::new();
    let button = move |named: NamedMove| {
        let [label, help] = move_words(named).offer.unwrap_or_default();
        let obstacle = Memo::new(move |_| workspace.obstacle_to(named));
        let help = move || obstacle.get().unwrap_or_else(|| help.into());
        view! {
            <button
                title=help
                disabled=move || obstacle.with(Option::is_some)
                on:click=move |_| workspace.add_named(named, numbers.take())
            >
                {label}
            </button>
        }
    };
    let buttons = move |family: MoveFamily| family.moves().map(button).collect_view();
    // What the first family asks for holds for the second too.
    let further = MoveFamily::Unseen
        .parameters()
        .filter(|parameter| MoveFamily::Linear.parameters().all(|known| known != *parameter));
    let no_contexts =
        move || workspace.model.with(|m| m.as_ref().is_none_or(|m| m.card.contexts.is_empty()));
    let boxes = MoveFamily::Linear.parameters().map(|parameter| control(parameter, numbers));
    view! {
        <section class="presets" aria-labelledby="presets-title">
            <h3 id="presets-title">{words().moves.all_dimensions}</h3>
            <div class="preset-numbers">
                {boxes.collect_view()}
            </div>
            <div class="preset-buttons">{buttons(MoveFamily::Linear)}</div>
            <h3><Known id="hidden-move" shown=words().moves.hidden /></h3>
            {further.map(|parameter| control(parameter, numbers)).collect_view()}
            <div class="preset-buttons">
                {buttons(MoveFamily::Unseen)}
                <button
                    class="primary"
                    title=words().moves.shuffle_help
                    data-testid="shuffle"
                    disabled=no_contexts
                    on:click=move |_| workspace.shuffle(numbers.next_seed())
                >
                    {words().moves.shuffle}
                </button>
            </div>
            <Resize next_seed=move || numbers.next_seed() />
        </section>
    }
}

/// The numbers as they stand in their boxes.
#[derive(Clone, Copy)]
struct Entered {
    condition: RwSignal<f64>,
    size: RwSignal<f64>,
    seed: RwSignal<f64>,
}

impl Entered {
    fn new() -> Self {
        Self { condition: RwSignal::new(10.0), size: RwSignal::new(1.0), seed: RwSignal::new(1.0) }
    }

    /// The seed; the next one stands in its box then.
    fn next_seed(self) -> u64 {
        let now = self.seed.get_untracked();
        self.seed.set(now + 1.0);
        whole(now)
    }

    fn take(self) -> Amounts {
        Amounts {
            condition: self.condition.get_untracked(),
            size: self.size.get_untracked(),
            seed: self.next_seed(),
        }
    }
}

/// The box of a number that moves are asked for.
fn control(parameter: Parameter, Entered { condition, size, seed }: Entered) -> AnyView {
    match parameter {
        Parameter::Condition => view! {
            <div>
                <Known id="condition-number" shown=words().moves.kappa />
                <NumberBox
                    label=words().moves.kappa_label.into()
                    value=condition
                    entered=move |x| condition.set(Amounts::condition(x))
                />
            </div>
        }
        .into_any(),
        Parameter::Seed => view! {
            <div>
                <Known id="seed" shown=words().moves.seed />
                <NumberBox
                    label=words().moves.seed_label.into()
                    value=seed
                    entered=move |x| seed.set(Amounts::seed(x))
                />
            </div>
        }
        .into_any(),
        Parameter::Size => view! {
            <label class="choice-line small" title=words().moves.amount_help>
                <span>{words().moves.amount}</span>
                <NumberBox
                    label=words().moves.amount_label.into()
                    value=size
                    entered=move |x| size.set(Amounts::size(x))
                />
            </label>
        }
        .into_any(),
        // Chosen over the matrix, among the directions, and beside the buttons that resize.
        Parameter::Side | Parameter::Directions | Parameter::Dimension => ().into_any(),
    }
}
