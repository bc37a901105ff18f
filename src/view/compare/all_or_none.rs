//! Each property in both models: in both, in one, in neither.

use leptos::prelude::*;

use crate::view::{
    fates::{explained, titles},
    number::figure,
};
use session::{
    fates::Fate,
    pair::{Pair, listed, standing},
    words::{facts, spoken, words},
    workspace::rows_of,
};
use theory::{
    compare::{Found, Standing},
    property::{Holds, Info},
};

/// The table, class by class.
#[component]
pub fn Table(pair: Pair, names: Memo<[String; 2]>) -> impl IntoView {
    let any = move || pair.figures.rows.with(|rows| !rows.is_empty());
    let name = move |which: usize| names.with(|names| names[which].clone());
    view! {
        <Show when=any>
            <section
                class="panel all-or-none"
                aria-labelledby="all-or-none-title"
                data-testid="all-or-none"
            >
                <div class="heading">
                    <h2 id="all-or-none-title" title=words().compare.all_or_none_help>
                        {words().compare.all_or_none}
                    </h2>
                    <span class="soft small number">{move || pair.figures.rows.with(listed)}</span>
                </div>
                <div
                    class="table-scroll"
                    tabindex="0"
                    role="group"
                    aria-label=words().compare.all_or_none
                >
                    <table class="standings small">
                        <thead>
                            <tr class="soft">
                                <th scope="col">{words().compare.property}</th>
                                <th scope="col">{words().compare.standing}</th>
                                <th scope="col">{move || name(0)}</th>
                                <th scope="col">{move || name(1)}</th>
                                <th scope="col">{words().compare.threshold}</th>
                                <th scope="col" title=words().compare.chance_help>
                                    {words().compare.chance}
                                </th>
                            </tr>
                        </thead>
                        {Fate::ALL.map(|fate| view! { <Group pair fate /> }).collect_view()}
                    </table>
                </div>
            </section>
        </Show>
    }
}

#[component]
fn Group(pair: Pair, fate: Fate) -> impl IntoView {
    let (first, more) = rows_of(fate.class());
    let infos: Vec<&'static Info> = first.into_iter().chain(more).collect();
    let row = move |info: &'static Info| {
        let found = Memo::new(move |_| pair.figures.rows.with(|rows| rows.get(info.id).cloned()));
        move || found.get().map(|found| line(info, &found))
    };
    view! {
        <tbody class=fate.word()>
            <tr>
                <th scope="rowgroup" colspan="6">
                    {titles(fate).1} ": " <span class="soft">{explained(fate)}</span>
                </th>
            </tr>
            {infos.into_iter().map(row).collect_view()}
        </tbody>
    }
}

fn line(info: &'static Info, found: &Found) -> impl IntoView + use<> {
    let value = |x: Option<f64>| x.map_or_else(|| words().compare.none.to_string(), figure);
    let threshold = match info.holds {
        Holds::Always => words().compare.none.to_string(),
        Holds::AtLeast => format!("≥ {}", figure(found.threshold)),
        Holds::AtMost | Holds::Exactly => format!("≤ {}", figure(found.threshold)),
    };
    let chance = found.chance.map_or_else(
        || words().compare.none.to_string(),
        |chance| (words().compare.two)(&figure(chance.before_median), &figure(chance.after_median)),
    );
    let (class, standing) = (colour(found.standing), standing(found.standing));
    let facts = facts(info);
    let help = spoken(found.reason.as_ref().unwrap_or(&found.note));
    let one = if info.compares { None } else { found.one };
    view! {
        <tr data-id=info.id data-standing=standing>
            <th scope="row" title=facts.meaning>{facts.name}</th>
            <td title=help><span class=format!("verdict {class}")>{standing}</span></td>
            <td class="number">{value(one)}</td>
            <td class="number">{value(found.two)}</td>
            <td class="number">{threshold}</td>
            <td class="number">{chance}</td>
        </tr>
    }
}

/// How it is coloured.
fn colour(standing: Standing) -> &'static str {
    match standing {
        Standing::Both | Standing::Agree => "kept",
        Standing::OnlyOne | Standing::Differ => "destroyed",
        Standing::OnlyTwo => "created",
        Standing::Neither => "absent",
        Standing::Valued | Standing::NotTestable => "still",
    }
}
