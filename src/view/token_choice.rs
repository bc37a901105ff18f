//! Which tokens of a large file to read.

use leptos::{ev, prelude::*};

use super::library;
use formats::{DEFAULT_BUDGET, MAX_BUDGET, Rows, TokenTable};
use session::{
    controller::{RowsBy, TokenForm},
    words::words,
};

/// All, the first so many, those that a search finds, those of the concept lists, or those of a
/// pasted list; `read` gets the answer.
#[component]
pub fn TokenChoice(
    table: TokenTable,
    #[prop(into)] read: Callback<Rows>,
    /// Stands beside the button that reads.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let table = StoredValue::new(table);
    let form = table.with_value(TokenForm::new);
    let rows = move || table.with_value(|table| form.rows(table));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(rows) = untrack(rows) {
            read.run(rows);
        }
    };
    view! {
        <form class="token-choice" data-testid="token-choice" on:submit=submit>
            <p class="soft small">{table.with_value(budget_line)}</p>
            {table.with_value(|table| options(form, table))}
            <textarea
                rows="3"
                aria-label=words().model.list
                placeholder=words().model.list_hint
                hidden=move || form.by.get() != RowsBy::Listed
                bind:value=form.list
            ></textarea>
            <div>
                <button type="submit" class="primary" disabled=move || rows().is_none()>
                    {words().model.read}
                </button>
                {children.map(|children| children())}
            </div>
        </form>
    }
}

/// One line a way, each with what it takes.
fn options(form: TokenForm, table: &TokenTable) -> impl IntoView + use<> {
    let (of, all) = (table.clone(), table.clone());
    let first = move || match form.number(&of) {
        Some(n) => megabytes(&of, n),
        None => (words().model.from_one_to)(whole(of.at_most())),
    };
    let concepts = move || (words().model.up_to)(library().page.concept_words().len());
    let listed = move || (words().model.given)(form.list_words().len());
    let everything = if all.at_most() == all.tokens {
        megabytes(&all, all.tokens)
    } else {
        (words().model.too_much)(&megabytes(&all, all.tokens), MAX_BUDGET >> 20)
    };
    let number = view! {
        <input
            type="number"
            min="1"
            max=table.at_most()
            aria-label=words().model.how_many
            bind:value=form.first
        />
    };
    let found = String::from(words().model.any_case);
    let search = view! {
        <select aria-label=words().model.place bind:value=form.part>
            <option value="">{words().model.begin}</option>
            <option value="end">{words().model.end}</option>
            <option value="anywhere">{words().model.anywhere}</option>
        </select>
        <input
            type="search"
            aria-label=words().model.search
            placeholder=words().model.search_hint
            bind:value=form.searched
        />
    };
    view! {
        <RowsByLine form by=RowsBy::First label=words().model.first cost=Signal::derive(first)>
            {number}
        </RowsByLine>
        <RowsByLine
            form
            by=RowsBy::InConcepts
            label=words().model.in_concepts
            cost=Signal::derive(concepts)
        />
        <RowsByLine
            form
            by=RowsBy::Matching
            label=words().model.matching
            cost=Signal::stored(found)
        >
            {search}
        </RowsByLine>
        <RowsByLine form by=RowsBy::Listed label=words().model.listed cost=Signal::derive(listed) />
        <RowsByLine form by=RowsBy::All label=words().model.all cost=Signal::stored(everything) />
    }
}

#[component]
fn RowsByLine(
    form: TokenForm,
    by: RowsBy,
    label: &'static str,
    cost: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let chosen = move || form.by.get() == by;
    view! {
        // Typing into a way's field chooses it too.
        <label class="way" on:input=move |_| form.by.set(by)>
            <input type="radio" name="tokens" prop:checked=chosen />
            <span>{label}</span>
            {children.map(|children| children())}
            <span class="soft small number">{cost}</span>
        </label>
    }
}

fn budget_line(table: &TokenTable) -> String {
    let size = megabytes(table, table.tokens);
    let sides = [table.tokens, table.d].map(whole);
    (words().model.budget)(sides, &size, DEFAULT_BUDGET >> 20, whole(table.fitting()))
}

fn megabytes(table: &TokenTable, tokens: u64) -> String {
    (words().model.about)(whole(table.megabytes(tokens)))
}

fn whole(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
