//! Bet first: which of six properties does the next move keep?

use leptos::prelude::*;

use crate::view::{
    hand_in::{AlwaysFirst, HandIn},
    lazy::is_open,
    workspace,
};
use session::{
    lesson::Player,
    words::{facts, words},
    workspace::{Wager, Workspace},
};

/// A button that unfolds the six, and how the bet came out.
#[component]
pub fn BetFirst() -> impl IntoView {
    let (workspace, player): (_, Player) = (workspace(), expect_context());
    let open = RwSignal::new(false);
    Effect::new(move || workspace.settle_bet());
    // Where bets come first, the card asks by itself, and says by itself how it came out.
    let asks = Memo::new(move |_| player.owes_a_bet());
    Effect::new(move || {
        if asks.get() {
            open.set(true);
        }
    });
    let score =
        move || workspace.choice.with(|choice| choice.bet.as_ref().and_then(|bet| bet.score));
    let record = workspace.page.record;
    Effect::new(move || {
        if score().is_some() && record.with_untracked(Option::is_some) {
            open.set(true);
        }
    });
    let label = move || match score() {
        Some([right, all]) => {
            format!("{}: {}", words().experiments.bet, (words().experiments.score)(right, all))
        }
        None if workspace.bet_is_placed() => words().experiments.bet_placed.to_string(),
        None => words().experiments.bet.to_string(),
    };
    // The move is made on the plots, which the card would cover.
    let place = move |_| {
        place(workspace);
        open.set(!untrack(|| workspace.bet_is_placed()));
    };
    view! {
        <details
            class="bet"
            data-testid="bet"
            prop:open=move || open.get()
            on:toggle=move |event| open.set(is_open(&event))
        >
            <summary tabindex="-1" title=words().experiments.bet_help>{label}</summary>
            <Show when=move || open.get()>
                <div class="bet-card" role="group" aria-label=words().experiments.bet>
                    <Wagers />
                    <Show when=move || score().is_some()>
                        <p class="score" role="status" data-testid="bet-score">
                            <strong>
                                {move || {
                                    let sentence = words().experiments.score;
                                    score().map(|[right, all]| sentence(right, all))
                                }}
                            </strong>
                            " "
                            <span class="soft">{words().experiments.bet_share}</span>
                        </p>
                        <HandIn />
                    </Show>
                    <p class="acts">
                        <Show
                            when=move || !workspace.bet_is_placed()
                            fallback=|| {
                                view! { <span role="status">{words().experiments.placed}</span> }
                            }
                        >
                            <button class="primary" data-testid="place-bet" on:click=place>
                                {move || if score().is_some() {
                                    words().experiments.again
                                } else {
                                    words().experiments.place
                                }}
                            </button>
                        </Show>
                    </p>
                    <AlwaysFirst />
                </div>
            </Show>
        </details>
    }
}

fn place(workspace: Workspace) {
    let over = workspace
        .choice
        .with_untracked(|choice| choice.bet.as_ref().is_some_and(|bet| bet.score.is_some()));
    if over { workspace.drop_bet() } else { workspace.place_bet() }
}

#[component]
fn Wagers() -> impl IntoView {
    let workspace = workspace();
    let wagers = Memo::new(move |_| workspace.wagers());
    let row = move |wager: Wager| {
        let id = wager.info.id;
        let came = wager.survived.map(|survived| {
            let words = &words().experiments;
            let what = if survived { words.did } else { words.did_not };
            let right = survived == wager.survives;
            let mark = if right { words.right } else { words.wrong };
            view! {
                <span class:right=right class:wrong=!right>{format!("{what} · {mark}")}</span>
            }
        });
        let facts = facts(wager.info);
        view! {
            <li>
                <label title=facts.meaning>
                    <input
                        type="checkbox"
                        prop:checked=wager.survives
                        disabled=move || workspace.bet_is_placed()
                        on:change:target=move |event| workspace.bet_on(id, event.target().checked())
                    />
                    <span>{facts.name}</span>
                </label>
                {came}
            </li>
        }
    };
    view! {
        <p><strong>{words().experiments.bet_title}</strong></p>
        <ul class="wagers">{move || wagers.get().into_iter().map(row).collect_view()}</ul>
    }
}
