//! Moves over all d dimensions, and random equivalent models.

use leptos::prelude::*;

use super::{control::NumberBox, resize::Resize, term::Known, workspace};
use session::{words::words, workspace::Workspace};
use theory::transform::{Action, End, Recipe};

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
            Self::Rotation => words().moves.rotation,
            Self::Random => words().moves.random,
            Self::Axes => words().moves.axes,
            Self::Whitening => words().moves.whitening,
            Self::Farthest => words().moves.farthest,
            Self::Closest => words().moves.closest,
            Self::Shift => words().moves.shift,
            Self::HiddenF => words().moves.hidden_f,
            Self::HiddenG => words().moves.hidden_g,
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Rotation => words().moves.rotation_help,
            Self::Random => words().moves.random_help,
            Self::Axes => words().moves.axes_help,
            Self::Whitening => words().moves.whitening_help,
            Self::Farthest => words().moves.farthest_help,
            Self::Closest => words().moves.closest_help,
            Self::Shift => words().moves.shift_help,
            Self::HiddenF => words().moves.hidden_f_help,
            Self::HiddenG => words().moves.hidden_g_help,
        }
    }

    fn action(self, workspace: Workspace, condition: f64, size: f64, seed: u64) -> Option<Action> {
        let on = workspace.side_in_hand();
        let linear = |matrix| Some(Action::Linear { on, matrix });
        let worst = |end| {
            let pair = workspace.choice.pairs.get_untracked()?;
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
    fn obstacle(self, workspace: Workspace) -> Option<String> {
        let d = workspace.model.get()?.card.d;
        let full = |name, dim| (dim == d).then(|| (words().moves.no_room)(name, d));
        let known = workspace.known.dimensions.get();
        let needs_contexts =
            known.is_some_and(|k| k.k.is_none()).then(|| String::from(words().moves.needs_both));
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
    let workspace = workspace();
    let (condition, size, seed) = (RwSignal::new(10.0), RwSignal::new(1.0), RwSignal::new(1.0));
    let next_seed = move || {
        let now = seed.get_untracked();
        seed.set(now + 1.0);
        now as u64
    };
    let button = move |preset: Preset| {
        let obstacle = Memo::new(move |_| preset.obstacle(workspace));
        let add = move |_| {
            if let Some(action) = preset.action(
                workspace,
                condition.get_untracked(),
                size.get_untracked(),
                next_seed(),
            ) {
                workspace.add(action);
            }
        };
        let help = move || obstacle.get().unwrap_or_else(|| preset.help().into());
        view! {
            <button title=help disabled=move || obstacle.with(Option::is_some) on:click=add>
                {preset.label()}
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
                        entered=move |x: f64| condition.set(x.clamp(1.0, 1e6))
                    />
                </div>
                <div>
                    <Known id="seed" shown=words().moves.seed />
                    <NumberBox label=words().moves.seed_label.into() value=seed entered=move |x: f64| seed.set(x.round().clamp(0.0, 1e9)) />
                </div>
            </div>
            <div class="preset-buttons">{Preset::LINEAR.map(button).collect_view()}</div>
            <h3><Known id="hidden-move" shown=words().moves.hidden /></h3>
            <label class="choice-line small" title=words().moves.amount_help>
                <span>{words().moves.amount}</span>
                <NumberBox label=words().moves.amount_label.into() value=size entered=move |x: f64| size.set(x.clamp(0.0, 100.0)) />
            </label>
            <div class="preset-buttons">
                {Preset::OTHER.map(button).collect_view()}
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
