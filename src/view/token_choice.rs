//! Which tokens of a large file to read.

use leptos::{ev, prelude::*};

use super::library;
use formats::{DEFAULT_BUDGET, MAX_BUDGET, Part, Rows, TokenTable};
use session::words::words;

/// The ways to choose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowsBy {
    First,
    InConcepts,
    Matching,
    Listed,
    All,
}

/// What the form holds.
#[derive(Clone, Copy)]
struct Draft {
    by: RwSignal<RowsBy>,
    first: RwSignal<String>,
    part: RwSignal<String>,
    searched: RwSignal<String>,
    list: RwSignal<String>,
}

impl Draft {
    fn new(table: &TokenTable) -> Self {
        let first = RwSignal::new(table.fitting().to_string());
        let empty = || RwSignal::new(String::new());
        Self {
            by: RwSignal::new(RowsBy::First),
            first,
            part: empty(),
            searched: empty(),
            list: empty(),
        }
    }

    /// The words of the pasted list.
    fn list_words(&self) -> Vec<String> {
        split(&self.list.read())
    }

    /// Where in a token the searched texts have to stand.
    fn part(&self) -> Part {
        match self.part.read().as_str() {
            "end" => Part::End,
            "anywhere" => Part::Anywhere,
            _ => Part::Beginning,
        }
    }

    /// The number of first tokens, if it is one that can be read.
    fn number(&self, table: &TokenTable) -> Option<u64> {
        self.first.read().trim().parse().ok().filter(|n| (1..=table.at_most()).contains(n))
    }

    /// The rows to read; none while the form cannot be answered so.
    fn rows(&self, table: &TokenTable) -> Option<Rows> {
        match self.by.get() {
            RowsBy::First => self.number(table).map(Rows::First),
            RowsBy::InConcepts => Some(Rows::InConcepts),
            RowsBy::Matching => Some(split(&self.searched.read()))
                .filter(|texts| !texts.is_empty())
                .map(|texts| Rows::Matching(self.part(), texts)),
            RowsBy::Listed => {
                Some(Rows::Listed(self.list_words())).filter(|_| !self.list_words().is_empty())
            }
            RowsBy::All => (table.at_most() == table.tokens).then_some(Rows::All),
        }
    }
}

fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_string).collect()
}

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
    let draft = table.with_value(Draft::new);
    let rows = move || table.with_value(|table| draft.rows(table));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(rows) = untrack(rows) {
            read.run(rows);
        }
    };
    view! {
        <form class="token-choice" data-testid="token-choice" on:submit=submit>
            <p class="soft small">{table.with_value(budget_line)}</p>
            {table.with_value(|table| options(draft, table))}
            <textarea
                rows="3"
                aria-label=words().model.list
                placeholder=words().model.list_hint
                hidden=move || draft.by.get() != RowsBy::Listed
                bind:value=draft.list
            ></textarea>
            <div>
                <button type="submit" class="primary" disabled=move || rows().is_none()>{words().model.read}</button>
                {children.map(|children| children())}
            </div>
        </form>
    }
}

/// One line a way, each with what it takes.
fn options(draft: Draft, table: &TokenTable) -> impl IntoView + use<> {
    let (of, all) = (table.clone(), table.clone());
    let first = move || match draft.number(&of) {
        Some(n) => megabytes(&of, n),
        None => (words().model.from_one_to)(whole(of.at_most())),
    };
    let concepts = move || (words().model.up_to)(library().page.concept_words().len());
    let listed = move || (words().model.given)(draft.list_words().len());
    let everything = if all.at_most() == all.tokens {
        megabytes(&all, all.tokens)
    } else {
        (words().model.too_much)(&megabytes(&all, all.tokens), MAX_BUDGET >> 20)
    };
    let number = view! {
        <input type="number" min="1" max=table.at_most() aria-label=words().model.how_many bind:value=draft.first />
    };
    let found = String::from(words().model.any_case);
    let search = view! {
        <select aria-label=words().model.place bind:value=draft.part>
            <option value="">{words().model.begin}</option>
            <option value="end">{words().model.end}</option>
            <option value="anywhere">{words().model.anywhere}</option>
        </select>
        <input type="search" aria-label=words().model.search placeholder=words().model.search_hint bind:value=draft.searched />
    };
    view! {
        <RowsByLine draft by=RowsBy::First label=words().model.first cost=Signal::derive(first)>{number}</RowsByLine>
        <RowsByLine draft by=RowsBy::InConcepts label=words().model.in_concepts cost=Signal::derive(concepts) />
        <RowsByLine draft by=RowsBy::Matching label=words().model.matching cost=Signal::stored(found)>{search}</RowsByLine>
        <RowsByLine draft by=RowsBy::Listed label=words().model.listed cost=Signal::derive(listed) />
        <RowsByLine draft by=RowsBy::All label=words().model.all cost=Signal::stored(everything) />
    }
}

#[component]
fn RowsByLine(
    draft: Draft,
    by: RowsBy,
    label: &'static str,
    cost: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let chosen = move || draft.by.get() == by;
    view! {
        // Typing into a way's field chooses it too.
        <label class="way" on:input=move |_| draft.by.set(by)>
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
