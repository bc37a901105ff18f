//! Moves over all d dimensions.

use leptos::prelude::*;

use super::{control::NumberBox, session};
use crate::transform::{Action, End, Recipe};

/// A preset by name: what it makes of κ, the seed and the two pairs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Preset {
    Rotation,
    Random,
    Axes,
    Whitening,
    Farthest,
    Closest,
}

impl Preset {
    const ALL: [Self; 6] = [Self::Rotation, Self::Random, Self::Axes, Self::Whitening, Self::Farthest, Self::Closest];

    fn label(self) -> &'static str {
        match self {
            Self::Rotation => "Random rotation",
            Self::Random => "Random gauge",
            Self::Axes => "Scale each axis",
            Self::Whitening => "Causal whitening",
            Self::Farthest => "Worst case: far apart",
            Self::Closest => "Worst case: together",
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
        }
    }

    fn recipe(self, condition: f64, seed: u64, pair: Option<[(usize, usize); 2]>) -> Option<Recipe> {
        let worst = |end| pair.map(|pair| Recipe::Worst { pair, condition, end });
        match self {
            Self::Rotation => Some(Recipe::Rotation { seed }),
            Self::Random => Some(Recipe::Random { condition, seed }),
            Self::Axes => Some(Recipe::RandomAxisScale { condition, seed }),
            Self::Whitening => Some(Recipe::Whitening),
            Self::Farthest => worst(End::Farthest),
            Self::Closest => worst(End::Closest),
        }
    }
}

/// κ, a seed and one button a preset.
#[component]
pub fn Presets() -> impl IntoView {
    let session = session();
    let (condition, seed) = (RwSignal::new(10.0), RwSignal::new(1.0));
    let buttons = Preset::ALL.map(|preset| {
        let add = move |_| {
            let pair = session.pairs.get_untracked();
            let recipe = preset.recipe(condition.get_untracked(), seed.get_untracked() as u64, pair);
            if let Some(matrix) = recipe {
                let on = session.side_in_hand();
                session.add(Action::Linear { on, matrix });
                seed.update(|seed| *seed += 1.0);
            }
        };
        view! { <button title=preset.help() on:click=add>{preset.label()}</button> }
    });
    view! {
        <section class="presets" aria-labelledby="presets-title">
            <h3 id="presets-title">"Add a move of all dimensions"</h3>
            <div class="preset-numbers">
                <label title="Condition number: largest stretch over smallest">
                    "κ "
                    <NumberBox label="Condition number κ".into() value=condition entered=move |x: f64| condition.set(x.clamp(1.0, 1e6)) />
                </label>
                <label title="The same seed gives the same move again">
                    "seed "
                    <NumberBox label="Seed".into() value=seed entered=move |x: f64| seed.set(x.round().clamp(0.0, 1e9)) />
                </label>
            </div>
            <div class="preset-buttons">{buttons.collect_view()}</div>
        </section>
    }
}
