//! Which model is open: what was read, and the others that can be opened without a file.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    control::{NumberBox, TokenSearch},
    number::count,
    opener::opener,
    session,
    session_file::SessionFile,
    token_choice::TokenChoice,
};
use crate::{
    format::{Rows, TokenTable},
    model::Toy,
    state::{OpenModel, Ranks, bundled},
    web::download,
    words::words,
    worker::{Dimensions, SavedAs, Source},
};

/// A line that opens into the card and the list of bundled models.
#[component]
pub fn ModelCard() -> impl IntoView {
    let session = session();
    let opener = opener();
    let name = move || {
        session
            .model
            .with(|m| m.as_ref().map_or_else(|| words().common.opening.into(), |m| m.card.provenance.name.clone()))
    };
    let line = move || session.model.with(|m| m.as_ref().map(|m| sizes(m, session.dimensions.get())));
    let menu = NodeRef::<leptos::html::Details>::new();
    let open = move |source: Source| {
        opener.open(source);
        if let Some(menu) = menu.get() {
            menu.set_open(false);
        }
    };
    let models = bundled().map(|(path, name, what)| (Source::Bundled(path.into()), name, what));
    let toys = Toy::ALL.map(|toy| (Source::Toy(toy), toy.name(), toy.meaning()));
    let entries = models.into_iter().chain(toys).map(|(source, name, what)| {
        view! {
            <li>
                <button on:click=move |_| open(source.clone())>
                    <strong>{name}</strong>
                    <span class="soft small">{what}</span>
                </button>
            </li>
        }
    });
    view! {
        <details class="model" node_ref=menu>
            <summary>
                <strong data-testid="model-name">{name}</strong>
                <span class="soft small">{line}</span>
            </summary>
            <div class="menu panel" data-testid="model-card">
                <Facts />
                <OtherTokens />
                <RankSettings />
                <Save />
                <SessionFile />
                <h3>"Open another"</h3>
                <ul class="models">{entries.collect_view()}</ul>
            </div>
        </details>
    }
}

fn sizes(model: &OpenModel, dimensions: Option<Dimensions>) -> String {
    let card = &model.card;
    let k = dimensions.and_then(|d| d.k).map(|k| format!(" · effective complexity {}", count(k))).unwrap_or_default();
    let contexts = if card.contexts.is_empty() {
        "no contexts".into()
    } else {
        format!("{} contexts", count(card.contexts.len()))
    };
    format!("{} tokens · {contexts} · d {}{k}", count(card.tokens.len()), card.d)
}

/// Everything that is known of the open model.
#[component]
fn Facts() -> impl IntoView {
    let session = session();
    move || {
        let model = session.model.get()?;
        let (card, known) = (&model.card, session.dimensions.get());
        let dim = |value: Option<usize>| value.map_or_else(|| "computing…".into(), count);
        let rows = [
            ("Source", "Where the data comes from", card.provenance.source.clone()),
            ("Licence", "Licence of the data, as the file states it", card.provenance.license.clone()),
            (
                "File",
                "Format and number type",
                [card.provenance.format.clone(), card.provenance.dtype.clone()].join(", "),
            ),
            ("d", "Dimension of the representation space", count(card.d)),
            ("dim F", "Dimensions that the loaded contexts span", dim(known.map(|d| d.f))),
            ("dim G", "Dimensions that the differences of the loaded tokens span", dim(known.map(|d| d.g))),
            ("k", "Effective complexity: the dimensions that predictions can see", complexity(&model, known)),
            (
                "Diversity",
                "Whether contexts and tokens both span the whole space; then nothing is hidden and every equivalent model is a gauge of this one",
                diversity(&model, known),
            ),
            ("Hidden", "Dimensions that predictions on the loaded data cannot see", hidden(&model, known)),
        ];
        let rows = rows.into_iter().filter(|(_, _, value)| !value.trim_matches([',', ' ']).is_empty());
        let rows = rows.map(|(name, help, value)| view! { <dt title=help>{name}</dt><dd>{value}</dd> }).collect_view();
        let warnings =
            card.warnings.iter().map(|w| view! { <li class="warning small">{w.clone()}</li> }).collect_view();
        Some(view! {
            <dl class="facts small">{rows}</dl>
            <ul>{warnings}</ul>
            <p class="soft small">{note(&model)}</p>
        })
    }
}

/// The tolerance of numerical ranks and the pivot token; no measure of an exact property depends on the pivot.
#[component]
fn RankSettings() -> impl IntoView {
    let session = session();
    let ranks = move || session.ranks.get();
    let pivot = Signal::derive(move || session.model.get().map(|m| m.token(ranks().pivot)).unwrap_or_default());
    let find = Arc::new(move |typed: &str, count: usize| {
        let Some(model) = session.model.get_untracked() else { return Vec::new() };
        model.search(typed, count).into_iter().map(|i| (i, model.token(i))).collect()
    });
    let set_rtol = move |rtol: f64| {
        let rtol = rtol.clamp(f64::EPSILON, 0.5);
        session.set_ranks(Ranks { rtol, ..session.ranks.get_untracked() });
    };
    let set_pivot = move |pivot: usize| session.set_ranks(Ranks { pivot, ..session.ranks.get_untracked() });
    view! {
        <div class="rank-settings small">
            <label title="Singular values up to this part of the largest count as zero. The row Effective complexity shows the spectra and the cut">
                "Rank tolerance "
                <NumberBox label="Rank tolerance".into() value=Signal::derive(move || ranks().rtol) entered=set_rtol />
            </label>
            <label title="The token y₀ that all differences g(y) − g(y₀) are taken from; no result depends on it">
                "Pivot "
                <TokenSearch label="Pivot token".into() value=pivot find chosen=set_pivot />
            </label>
        </div>
    }
}

/// The moved model as a file.
#[component]
fn Save() -> impl IntoView {
    let session = session();
    Effect::new(move || {
        if let Some(saved) = session.saved.get()
            && let Err(error) = download::save(&saved.name, "application/octet-stream", &saved.bytes)
        {
            session.error.set(Some(error.to_string()));
        }
    });
    view! {
        <div class="save-model">
            <span class="soft small">"Save the model on the right: "</span>
            <button on:click=move |_| session.save(SavedAs::Safetensors)>"safetensors"</button>
            <button on:click=move |_| session.save(SavedAs::Npz)>"npz"</button>
        </div>
    }
}

/// Where only some tokens of the file were read: the way to others.
#[component]
fn OtherTokens() -> impl IntoView {
    let session = session();
    let opener = opener();
    move || {
        let model = session.model.get()?;
        let card = &model.card;
        let table = TokenTable { tokens: card.tokens_in_file, d: card.d as u64 };
        let line =
            format!("{} of {} tokens in the file are read", count(card.tokens.len()), count(table.tokens as usize));
        (card.tokens.len() < table.tokens as usize).then(|| {
            view! {
                <details class="other-tokens">
                    <summary>{line}". Choose others…"</summary>
                    <TokenChoice table read=move |rows: Rows| opener.reopen_with(rows) />
                </details>
            }
        })
    }
}

fn complexity(model: &OpenModel, known: Option<Dimensions>) -> String {
    match known {
        _ if model.card.contexts.is_empty() => "needs contexts".into(),
        None => "computing…".into(),
        Some(known) => known.k.map_or_else(|| "needs contexts and tokens".into(), count),
    }
}

fn diversity(model: &OpenModel, known: Option<Dimensions>) -> String {
    match known.filter(|known| known.k.is_some()) {
        Some(known) if known.f == model.card.d && known.g == model.card.d => "holds".into(),
        Some(_) => "does not hold on the loaded data".into(),
        None => String::new(),
    }
}

fn hidden(model: &OpenModel, known: Option<Dimensions>) -> String {
    let d = model.card.d;
    match known {
        Some(known) if known.k.is_some() => {
            format!("{} of {d} for contexts, {} of {d} for tokens", d - known.g, d - known.f)
        }
        _ => String::new(),
    }
}

fn note(model: &OpenModel) -> String {
    let card = &model.card;
    if card.contexts.is_empty() {
        return "Without contexts there is no next-token distribution: what needs one says so".into();
    }
    let relative = if card.contexts.len() < card.d {
        ". F is that of the loaded contexts: more contexts may span more"
    } else {
        ""
    };
    format!("Probabilities are over the {} loaded tokens{relative}", count(card.tokens.len()))
}
