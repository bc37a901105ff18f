//! Moves over all d dimensions, and random equivalent models.

use leptos::prelude::*;

use super::{control::NumberBox, resize::Resize, session};
use crate::{
    state::Session,
    transform::{Action, End, Recipe},
};

/// A move with a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Preset {
    Rotation,
    Random,
    Axes,
    Whitening,
    Farthest,
    Closest,
    Shift,
    HiddenF,
    HiddenG,
}

impl Preset {
    const LINEAR: [Self; 6] =
        [Self::Rotation, Self::Random, Self::Axes, Self::Whitening, Self::Farthest, Self::Closest];
    const OTHER: [Self; 3] = [Self::HiddenF, Self::HiddenG, Self::Shift];

    fn label(self) -> &'static str {
        match self {
            Self::Rotation => "Random rotation",
            Self::Random => "Random gauge",
            Self::Axes => "Scale each axis",
            Self::Whitening => "Causal whitening",
            Self::Farthest => "Worst: far apart",
            Self::Closest => "Worst: together",
            Self::Shift => "Shift g",
            Self::HiddenF => "Hidden move of f",
            Self::HiddenG => "Hidden move of g",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Rotation => "A rotation drawn at random from all of them: keeps every angle",
            Self::Random => "Random directions, stretches spread evenly so that largest over smallest is κ",
            Self::Axes => "Every coordinate axis gets its own factor, from √κ down to 1/√κ, in random order",
            Self::Whitening => {
                "Makes the covariance of the tokens the identity: then the Euclidean cosine is the causal cosine"
            }
            Self::Farthest => "The matrix of condition number κ that drives the two directions as far apart as any can",
            Self::Closest => "The matrix of condition number κ that brings the two directions as close as any can",
            Self::Shift => "Adds one random vector to every token: predictions stay",
            Self::HiddenF => "Adds to every context a random vector that no token difference sees: predictions stay",
            Self::HiddenG => "Adds to every token a random vector that no context sees: predictions stay",
        }
    }

    fn action(self, session: Session, condition: f64, size: f64, seed: u64) -> Option<Action> {
        let on = session.side_in_hand();
        let linear = |matrix| Some(Action::Linear { on, matrix });
        let worst = |end| {
            let pair = session.pairs.get_untracked()?;
            linear(Recipe::Worst { pair, condition, end })
        };
        match self {
            Self::Rotation => linear(Recipe::Rotation { seed }),
            Self::Random => linear(Recipe::Random { condition, seed }),
            Self::Axes => linear(Recipe::RandomAxisScale { condition, seed }),
            Self::Whitening => linear(Recipe::Whitening),
            Self::Farthest => worst(End::Farthest),
            Self::Closest => worst(End::Closest),
            Self::Shift => Some(Action::Shift { size, seed }),
            Self::HiddenF => Some(Action::HiddenF { size, seed }),
            Self::HiddenG => Some(Action::HiddenG { size, seed }),
        }
    }

    /// Why the open model has no room for it.
    fn obstacle(self, session: Session) -> Option<String> {
        let d = session.model.get()?.card.d;
        let full = |name, dim| (dim == d).then(|| format!("No room: {name} fills all {d} dimensions"));
        let known = session.dimensions.get();
        let needs_contexts = known.is_some_and(|k| k.k.is_none()).then(|| String::from("Needs contexts and tokens"));
        match self {
            Self::HiddenF => needs_contexts.or_else(|| full("G", known?.g)),
            Self::HiddenG => needs_contexts.or_else(|| full("F", known?.f)),
            _ => None,
        }
    }
}

/// κ, a seed, one button a move, and the shuffle.
#[component]
pub fn Presets() -> impl IntoView {
    let session = session();
    let (condition, size, seed) = (RwSignal::new(10.0), RwSignal::new(1.0), RwSignal::new(1.0));
    let next_seed = move || {
        let now = seed.get_untracked();
        seed.set(now + 1.0);
        now as u64
    };
    let button = move |preset: Preset| {
        let obstacle = Memo::new(move |_| preset.obstacle(session));
        let add = move |_| {
            if let Some(action) = preset.action(session, condition.get_untracked(), size.get_untracked(), next_seed()) {
                session.add(action);
            }
        };
        let help = move || obstacle.get().unwrap_or_else(|| preset.help().into());
        view! {
            <button title=help disabled=move || obstacle.with(Option::is_some) on:click=add>
                {preset.label()}
            </button>
        }
    };
    let no_contexts = move || session.model.with(|m| m.as_ref().is_none_or(|m| m.card.contexts.is_empty()));
    view! {
        <section class="presets" aria-labelledby="presets-title">
            <h3 id="presets-title">"Moves of all dimensions"</h3>
            <div class="preset-numbers">
                <label title="Condition number: largest stretch over smallest">
                    "κ "
                    <NumberBox
                        label="Condition number κ".into()
                        value=condition
                        entered=move |x: f64| condition.set(x.clamp(1.0, 1e6))
                    />
                </label>
                <label title="The same seed gives the same move again">
                    "seed "
                    <NumberBox label="Seed".into() value=seed entered=move |x: f64| seed.set(x.round().clamp(0.0, 1e9)) />
                </label>
            </div>
            <div class="preset-buttons">{Preset::LINEAR.map(button).collect_view()}</div>
            <h3>"Moves that predictions cannot see"</h3>
            <label class="choice-line small" title="How long the added vectors are, relative to the mean length of those that they are added to">
                <span>"Size"</span>
                <NumberBox label="Size of hidden moves and shifts".into() value=size entered=move |x: f64| size.set(x.clamp(0.0, 100.0)) />
            </label>
            <div class="preset-buttons">
                {Preset::OTHER.map(button).collect_view()}
                <button
                    class="primary"
                    title="A random model with the very same predictions: gauge, shift and hidden moves, in random order"
                    data-testid="shuffle"
                    disabled=no_contexts
                    on:click=move |_| session.shuffle(next_seed())
                >
                    "Shuffle"
                </button>
            </div>
            <Resize next_seed />
        </section>
    }
}
