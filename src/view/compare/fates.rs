//! What becomes of linear properties from one model to the other: a card a fate, below the plots.

use leptos::prelude::*;

use crate::view::fates::{explained, titles};
use session::{
    fates::Fate,
    pair::{Pair, PairCard, PairLine, fate_cards},
    words::words,
};

/// The three cards, once there is something in them.
#[component]
pub fn FateCards(pair: Pair) -> impl IntoView {
    // Of what cannot be tested in both there is nothing to be said.
    let cards = Memo::new(move |_| {
        let cards = pair.figures.rows.with(fate_cards).into_iter();
        cards.filter(|card| !card.counts.is_empty()).collect::<Vec<_>>()
    });
    let any = move || pair.figures.rows.with(|rows| !rows.is_empty());
    view! {
        <Show when=any>
            <div class="pair-fates" role="group" aria-label=words().compare.all_or_none>
                {move || cards.get().into_iter().map(card).collect_view()}
            </div>
        </Show>
    }
}

fn card(card: PairCard) -> impl IntoView {
    let PairCard { fate, lines, counts } = card;
    view! {
        <section
            class=format!("panel fate {}", fate.word())
            data-testid=format!("pair-fate-{}", fate.word())
        >
            <p class="kind">{kind(fate)}</p>
            <h3>{titles(fate).1}</h3>
            <dl>{lines.into_iter().map(line).collect_view()}</dl>
            <p class="soft small number">{counts}</p>
        </section>
    }
}

/// What is said of it over two models: that what is predicted cannot change is a promise to models
/// that predict the same.
fn kind(fate: Fate) -> &'static str {
    match fate {
        Fate::Predicts => explained(fate),
        Fate::AllOrNone | Fate::AnythingGoes => titles(fate).0,
    }
}

fn line(line: PairLine) -> impl IntoView {
    view! {
        <div class:changed=line.differs title=line.help>
            <dt>{line.name}</dt>
            <dd class="number">
                {line.values.map(|values| view! { <span class="soft">{values}" "</span> })}
                {line.standing}
            </dd>
        </div>
    }
}
