//! Which two directions both plots show, and the family that they belong to.

use std::sync::Arc;

use leptos::prelude::*;

use crate::view::{directions::Pairs, family::FamilySelect};
use picture::scene::PointKind;
use session::{controller::Find, pair::Pair, words::words};

/// What is offered of what both models share.
pub(super) fn among(pair: Pair, kind: PointKind) -> Find {
    Arc::new(move |typed: &str, count: usize| pair.find(kind, typed, count))
}

/// Two pairs of tokens that both models have, and the family; nothing where they share less than
/// two tokens.
#[component]
pub fn Directions(pair: Pair) -> impl IntoView {
    // The first model's choices are those of both.
    provide_context(pair.one);
    let enough = Memo::new(move |_| {
        pair.known
            .shared
            .with(|shared| shared.as_ref().is_some_and(|shared| shared.tokens.len() >= 2))
    });
    view! {
        <Show when=move || enough.get()>
            <div class="directions" data-testid="compare-directions">
                <Pairs among=among(pair, PointKind::Tokens) />
                <FamilySelect
                    class="family"
                    label=words().directions.family
                    help=words().directions.family_help
                    none=words().directions.no_family
                    chosen=pair.one.choice.family
                    choose=move |name| pair.choose_family(name)
                />
            </div>
            {move || pair.undrawn().map(|text| view! { <p class="small soft">{text}</p> })}
        </Show>
    }
}
