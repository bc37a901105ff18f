//! The family: a concept from the lists, what of it the model has, and the user's own pairs.

use leptos::prelude::*;

use super::{
    lazy::{Lazy, is_open},
    number::count,
    spelling::{SpellingChoice, named},
    term::Explained,
    workspace,
};
use session::{
    open_model::Matched,
    words::{list_name, words},
    workspace::Workspace,
};
use theory::model::{Missing, Spelling, isolated_pair};

/// Choose a family, look through its pairs, see what is missing, add own pairs.
#[component]
pub fn Family() -> impl IntoView {
    let workspace = workspace();
    let wanted = RwSignal::new(false);
    view! {
        <FamilySelect
            class="family"
            label=words().directions.family
            help=words().directions.family_help
            none=words().directions.no_family
            chosen=workspace.choice.family
            choose=move |name| workspace.choose_family(name)
        />
        <details class="family-pairs" on:toggle=move |event| wanted.set(is_open(&event))>
            <summary class="small">{move || summary(workspace.family_matched().as_ref())}</summary>
            <Lazy wanted=wanted.into()>
            <p class="soft small"><Explained text=words().directions.family_help /></p>
            <SpellingChoice />
            <Pairs workspace />
            <AddPair workspace />
            <FamilySelect
                class="family other"
                label=words().directions.compare
                help=words().directions.compare_help
                none=words().directions.no_second_family
                chosen=workspace.choice.other
                choose=move |name| workspace.choose_other(name)
            />
            </Lazy>
        </details>
    }
}

/// All concept lists with how many of their pairs the model has.
#[component]
pub fn FamilySelect(
    class: &'static str,
    label: &'static str,
    help: &'static str,
    none: &'static str,
    chosen: Memo<Option<String>>,
    choose: impl Fn(Option<String>) + Copy + 'static,
) -> impl IntoView {
    let workspace = workspace();
    let lists = move || {
        workspace
            .matches
            .with(|all| all.iter().map(|m| (m.name.clone(), m.pairs.len())).collect::<Vec<_>>())
    };
    let option = move |(name, found): (String, usize)| {
        let on = {
            let name = name.clone();
            move || chosen.get().as_deref() == Some(&name)
        };
        let label = format!("{} · {}", list_name(&name).replace('-', " "), count(found));
        view! { <option value=name.clone() prop:selected=on disabled=found == 0>{label}</option> }
    };
    let picked = move |name: String| choose(Some(name).filter(|name| !name.is_empty()));
    view! {
        <label class=class>
            <span class="swatch family-swatch" aria-hidden="true"></span>
            <select
                aria-label=label
                title=help
                on:change:target=move |event| picked(event.target().value())
            >
                <option value="" prop:selected=move || chosen.get().is_none()>{none}</option>
                {move || lists().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

fn summary(family: Option<&Matched>) -> String {
    match family {
        None => words().directions.add_own.into(),
        Some(f) => (words().directions.spelled)(&found(f), named(f.policy)),
    }
}

fn found(family: &Matched) -> String {
    match family.missing.len() {
        0 => (words().directions.all_found)(family.pairs.len()),
        missing => (words().directions.some_missing)(family.pairs.len(), missing),
    }
}

#[component]
fn Pairs(workspace: Workspace) -> impl IntoView {
    let rows = move || {
        let (Some(family), Some(model)) = (workspace.family_matched(), workspace.model.get())
        else {
            return Vec::new();
        };
        let found = family.pairs.iter().zip(&family.spellings).map(|(&pair, spellings)| {
            let shown = isolated_pair(&model.token(pair.0), &model.token(pair.1));
            let quoted = |token: usize| format!("{:?}", model.card.tokens[token]);
            let exact = isolated_pair(&quoted(pair.0), &quoted(pair.1));
            let help = (words().directions.tokens)(&exact, &how(*spellings));
            view! {
                <li>
                    <span title=help>{shown}</span>
                    <button
                        class="mini first"
                        title=words().directions.make_first
                        on:click=move |_| workspace.choose_pair(0, pair)
                    >
                        "1"
                    </button>
                    <button
                        class="mini second"
                        title=words().directions.make_second
                        on:click=move |_| workspace.choose_pair(1, pair)
                    >
                        "2"
                    </button>
                </li>
            }
            .into_any()
        });
        let missing = family.missing.iter().map(|(from, to, why)| {
            let pair = isolated_pair(from, to);
            view! {
                <li class="missing"><span>{pair}</span><em class="small">{lacking(*why)}</em></li>
            }
            .into_any()
        });
        found.chain(missing).collect()
    };
    view! { <ul class="pairs small">{rows}</ul> }
}

/// Why a pair cannot be used.
fn lacking(why: Missing) -> &'static str {
    match why {
        Missing::OneToken(_) => words().directions.one_token,
        Missing::From | Missing::To | Missing::Both => words().directions.missing,
    }
}

/// How a word was found, in words.
fn how([from, to]: [Spelling; 2]) -> String {
    let one = |spelling| match spelling {
        Spelling::Exact => words().directions.as_written,
        Spelling::LeadingSpace => words().directions.with_space,
        Spelling::LowerCase => words().directions.lower_case,
        Spelling::LowerCaseLeadingSpace => words().directions.lower_case_with_space,
    };
    if from == to {
        (words().directions.both_found)(one(from))
    } else {
        (words().directions.each_found)(one(from), one(to))
    }
}

#[component]
fn AddPair(workspace: Workspace) -> impl IntoView {
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !from.read().trim().is_empty() && !to.read().trim().is_empty() {
            workspace.add_own_pair(&from.get(), &to.get());
            from.set(String::new());
            to.set(String::new());
        }
    };
    let own = move || {
        workspace
            .own_concept()
            .pairs
            .into_iter()
            .enumerate()
            .map(move |(i, (from, to))| {
                view! {
                    <li>
                        <span>{isolated_pair(&from, &to)}</span>
                        <button
                            class="mini"
                            title=words().directions.take_out
                            aria-label=words().directions.take_out
                            on:click=move |_| workspace.remove_own_pair(i)
                        >
                            "✕"
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <form class="add-pair" on:submit=add>
            <input
                type="text"
                placeholder=words().directions.word
                aria-label=words().directions.own_from
                bind:value=from
            />
            <span aria-hidden="true">"→"</span>
            <input
                type="text"
                placeholder=words().directions.word
                aria-label=words().directions.own_to
                bind:value=to
            />
            <button type="submit">{words().directions.add}</button>
        </form>
        <Show when=move || !workspace.own_concept().pairs.is_empty()>
            <h3>{words().directions.own}</h3>
            <ul class="pairs small">{own}</ul>
        </Show>
        <p class="soft small">{words().directions.lists}</p>
    }
}
