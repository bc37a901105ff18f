//! Which model is open: what was read, and the others that are open.

use leptos::prelude::*;

use super::{
    lazy::{Lazy, is_open},
    library,
    opener::opener,
    per_model::PerModel,
    ranks::RankSettings,
    rest::rest,
    session_file::SessionFile,
    statistics::StatisticsScope,
    table_columns::TableColumns,
    term::Explained,
    token_choice::TokenChoice,
    workspace,
};
use crate::web::download;
use formats::{Rows, TokenTable};
use session::{
    library::{BUDGET, ModelEntry, Relief},
    open_model::Fact,
    protocol::SavedAs,
    words::{of_files, spoken, words},
};

/// A line that opens into the card and the list of open models.
#[component]
pub fn ModelCard() -> impl IntoView {
    let library = library();
    let name = move || {
        library.active().model.with(|m| {
            m.as_ref()
                .map_or_else(|| words().common.opening.into(), |m| spoken(&m.card.provenance.name))
        })
    };
    let line = move || library.active().model.with(|m| m.as_ref().map(|m| m.sizes()));
    let menu = NodeRef::<leptos::html::Details>::new();
    let wanted = RwSignal::new(false);
    let close = Callback::new(move |()| {
        menu.get_untracked().into_iter().for_each(|menu| menu.set_open(false));
    });
    view! {
        <details class="model" node_ref=menu on:toggle=move |event| wanted.set(is_open(&event))>
            <summary>
                <strong data-testid="model-name">{name}</strong>
                <span class="soft small">{line}</span>
            </summary>
            <div class="menu panel" data-testid="model-card">
                <Lazy wanted=wanted.into()>
                    {contents(close)}
                </Lazy>
            </div>
        </details>
    }
}

rest! {
    fn contents(close: Callback<()>) {
        view! {
            <PerModel>
                <Facts />
                <OtherTokens />
                <TableColumns />
                <RankSettings />
                <Save />
                <SessionFile />
            </PerModel>
            <OpenModels close />
        }
    }
}

/// The models that are open beside the shown one, with what they take of memory: to go back to, or
/// to be closed. `close` closes what they are shown in.
#[component]
fn OpenModels(close: Callback<()>) -> impl IntoView {
    let library = library();
    let models = move || library.models();
    let several = move || models().len() > 1;
    let entry = move |ModelEntry { id, name, bytes, shown }: ModelEntry| {
        let label = (words().model.close_model)(&name);
        let show = move |_| {
            library.show(id);
            close.run(());
        };
        view! {
            <li>
                <button
                    aria-current=shown.then_some("true")
                    disabled=shown
                    data-testid="open-model"
                    on:click=show
                >
                    <strong>{name}</strong>
                    <span class="soft small">{(words().model.takes)(bytes)}</span>
                </button>
                {(!shown).then(|| view! {
                    <button
                        class="mini"
                        title=label.clone()
                        aria-label=label
                        on:click=move |_| library.close(id)
                    >
                        "✕"
                    </button>
                })}
            </li>
        }
    };
    view! {
        <Show when=several>
            <h2>{words().model.open_models}</h2>
            <ul class="models open-models">
                {move || models().into_iter().map(entry).collect_view()}
            </ul>
            <p class="soft small">{move || (words().model.together)(taken(&models()), BUDGET)}</p>
        </Show>
    }
}

fn taken(models: &[ModelEntry]) -> u64 {
    models.iter().map(|model| model.bytes).sum()
}

/// Where all open models take more memory than there is for them: the offer to close the one that
/// was shown least recently.
#[component]
pub fn MemoryOffer() -> impl IntoView {
    let library = library();
    let offer = move |(taken, relief): (u64, Relief)| {
        let name = match &relief {
            Relief::Close(model) => (words().model.close_model)(&model.name),
            Relief::EndPair => words().compare.close.into(),
        };
        let relieve = move |_| match &relief {
            Relief::Close(model) => library.close(model.id),
            Relief::EndPair => library.end_pair(),
        };
        view! {
            <div class="notice panel" role="status" data-testid="over-budget">
                <p>{(words().model.over_budget)(taken, BUDGET)}</p>
                <button on:click=relieve>{name}</button>
            </div>
        }
    };
    move || library.over_budget().map(offer)
}

/// Everything that is known of the open model.
#[component]
fn Facts() -> impl IntoView {
    let workspace = workspace();
    move || {
        let model = workspace.model.get()?;
        let rows = model.facts(workspace.known.dimensions.get(), workspace.why_unranked());
        let line = |Fact { name, help, value }: Fact| {
            view! {
                <dt title=help><Explained text=name formula=true /></dt>
                <dd>{value}</dd>
            }
        };
        let rows = rows.into_iter().map(line).collect_view();
        let warnings = workspace
            .warnings()
            .iter()
            .map(|w| view! { <li class="warning small">{of_files(w)}</li> })
            .collect_view();
        Some(view! {
            <dl class="facts small">{rows}</dl>
            <ul>{warnings}</ul>
            <p class="soft small"><Explained text=model.tables_note() /></p>
        })
    }
}

/// The moved model as a file.
#[component]
fn Save() -> impl IntoView {
    let workspace = workspace();
    Effect::new(move || {
        if let Some(saved) = workspace.known.saved.get()
            && let Err(error) =
                download::save(&saved.name, "application/octet-stream", &saved.bytes)
        {
            workspace.page.error.set(Some(error.to_string()));
        }
    });
    view! {
        <div class="save-model">
            <span class="soft small">{words().model.save}</span>
            <button on:click=move |_| workspace.save(SavedAs::Safetensors)>"safetensors"</button>
            <button on:click=move |_| workspace.save(SavedAs::Npz)>"npz"</button>
        </div>
    }
}

/// Where only some tokens of the file were read: the way to others.
#[component]
fn OtherTokens() -> impl IntoView {
    let workspace = workspace();
    let opener = opener();
    move || {
        let model = workspace.model.get()?;
        let card = &model.card;
        let table = TokenTable { tokens: card.tokens_in_file, d: card.d as u64 };
        let line = (words().model.tokens_read)(card.tokens.len(), table.tokens as usize);
        let (read, in_file) = (card.tokens.len(), card.tokens_in_file);
        (card.tokens.len() < table.tokens as usize).then(|| {
            view! {
                <details class="other-tokens">
                    <summary>{line}{words().model.choose_others}</summary>
                    <TokenChoice table read=move |rows: Rows| opener.reopen_with(rows) />
                </details>
                <StatisticsScope read in_file />
            }
        })
    }
}
