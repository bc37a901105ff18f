//! Each property in both models: in both, in one, in neither.

use leptos::prelude::*;

use crate::view::{
    fates::{explained, titles},
    number::figure,
    term::Explained,
};
use session::{
    fates::Fate,
    pair::{Pair, listed, standing},
    words::{facts, noted, notes, untestable, words},
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
                    <table class="standings small" role="table">
                        <thead role="rowgroup">
                            <tr class="soft" role="row">
                                <th scope="col" role="columnheader">{words().compare.property}</th>
                                <th scope="col" role="columnheader">{words().compare.standing}</th>
                                <th scope="col" role="columnheader">{move || name(0)}</th>
                                <th scope="col" role="columnheader">{move || name(1)}</th>
                                <th scope="col" role="columnheader">{words().compare.threshold}</th>
                                <th
                                    scope="col"
                                    role="columnheader"
                                    title=words().compare.chance_help
                                >
                                    {words().compare.chance}
                                </th>
                            </tr>
                        </thead>
                        {Fate::ALL.map(|fate| view! { <Group pair names fate /> }).collect_view()}
                    </table>
                </div>
            </section>
        </Show>
    }
}

#[component]
fn Group(pair: Pair, names: Memo<[String; 2]>, fate: Fate) -> impl IntoView {
    let (first, more) = rows_of(fate.class());
    let infos: Vec<&'static Info> = first.into_iter().chain(more).collect();
    let row = move |info: &'static Info| {
        let found = Memo::new(move |_| pair.figures.rows.with(|rows| rows.get(info.id).cloned()));
        move || found.get().map(|found| line(info, &found, names))
    };
    view! {
        <tbody class=fate.word() role="rowgroup">
            <tr role="row">
                <th scope="rowgroup" colspan="6" role="rowheader">
                    {titles(fate).1} ": " <span class="soft">{explained(fate)}</span>
                </th>
            </tr>
            {infos.into_iter().map(row).collect_view()}
        </tbody>
    }
}

/// A property in both models. Why it cannot be told stands in words, not in a tooltip alone.
fn line(info: &'static Info, found: &Found, names: Memo<[String; 2]>) -> impl IntoView + use<> {
    let written = |x: Option<f64>| x.map_or_else(|| words().compare.none.to_string(), figure);
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
    let trivial = || found.by_construction.as_ref().map(noted);
    let reason = found.reason.as_ref().map(untestable).or_else(trivial);
    let reason = reason.map(|text| view! { <span class="soft reason"><Explained text /></span> });
    let one = if info.compares { None } else { found.one };
    let name = move |which: usize| names.with(|names| names[which].clone());
    // Where the table is too narrow for columns, each value says what it is.
    let value = move |text: String, label: Signal<String>| {
        let none = text == words().compare.none;
        view! {
            <td class="number" class:none=none role="cell" data-label=label>{text}</td>
        }
    };
    let of = |which: usize| Signal::derive(move || name(which));
    let said = |label: &'static str| Signal::derive(move || label.to_string());
    view! {
        <tr role="row" data-id=info.id data-standing=standing>
            <th scope="row" role="rowheader" title=facts.meaning>
                {facts.name}
                {reason}
            </th>
            <td role="cell" title=notes(&found.notes)>
                <span class=format!("verdict {class}")>{standing}</span>
            </td>
            {value(written(one), of(0))}
            {value(written(found.two), of(1))}
            {value(threshold, said(words().compare.threshold))}
            {value(chance, said(words().compare.chance))}
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
        Standing::NotEvidence => "not-evidence",
        Standing::NotTestable => "not-testable",
        Standing::Valued => "still",
    }
}
