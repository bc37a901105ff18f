//! Which tokens of a large file to read.

use leptos::{ev, prelude::*};

use super::{number::count, session};
use crate::format::{DEFAULT_BUDGET, MAX_BUDGET, Part, Rows, TokenTable};

/// The ways to choose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    First,
    InConcepts,
    Matching,
    Listed,
    All,
}

/// What the form holds.
#[derive(Clone, Copy)]
struct Draft {
    way: RwSignal<Way>,
    first: RwSignal<String>,
    part: RwSignal<String>,
    searched: RwSignal<String>,
    list: RwSignal<String>,
}

impl Draft {
    fn new(table: &TokenTable) -> Self {
        let first = RwSignal::new(table.fitting().to_string());
        let empty = || RwSignal::new(String::new());
        Self { way: RwSignal::new(Way::First), first, part: empty(), searched: empty(), list: empty() }
    }

    /// The words of the pasted list.
    fn words(&self) -> Vec<String> {
        words(&self.list.read())
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
        match self.way.get() {
            Way::First => self.number(table).map(Rows::First),
            Way::InConcepts => Some(Rows::InConcepts),
            Way::Matching => Some(words(&self.searched.read()))
                .filter(|texts| !texts.is_empty())
                .map(|texts| Rows::Matching(self.part(), texts)),
            Way::Listed => Some(Rows::Listed(self.words())).filter(|_| !self.words().is_empty()),
            Way::All => (table.at_most() == table.tokens).then_some(Rows::All),
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_string).collect()
}

/// All, the first so many, those that a search finds, those of the concept lists, or those of a pasted list; `read` gets the answer.
#[component]
pub fn TokenChoice(table: TokenTable, #[prop(into)] read: Callback<Rows>) -> impl IntoView {
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
                aria-label="Words to read, separated by spaces or line breaks"
                placeholder="easy easiest lucky …"
                hidden=move || draft.way.get() != Way::Listed
                bind:value=draft.list
            ></textarea>
            <div>
                <button type="submit" class="primary" disabled=move || rows().is_none()>"Read these tokens"</button>
            </div>
        </form>
    }
}

/// One line a way, each with what it takes.
fn options(draft: Draft, table: &TokenTable) -> impl IntoView + use<> {
    let (of, all) = (table.clone(), table.clone());
    let first = move || match draft.number(&of) {
        Some(n) => megabytes(&of, n),
        None => format!("from 1 to {}", counted(of.at_most())),
    };
    let words = move || format!("up to {} words", count(session().concept_words().len()));
    let listed = move || format!("{} words", count(draft.words().len()));
    let everything = if all.at_most() == all.tokens {
        megabytes(&all, all.tokens)
    } else {
        format!("{}: more than a page may hold ({} MB)", megabytes(&all, all.tokens), MAX_BUDGET >> 20)
    };
    let number = view! {
        <input type="number" min="1" max=table.at_most() aria-label="How many" bind:value=draft.first />
    };
    let found = "any of these texts, whatever the case".to_string();
    let search = view! {
        <select aria-label="Where the text stands" bind:value=draft.part>
            <option value="">"begin with"</option>
            <option value="end">"end with"</option>
            <option value="anywhere">"contain"</option>
        </select>
        <input type="search" aria-label="Text to search for" placeholder="eas luck" bind:value=draft.searched />
    };
    view! {
        <WayLine draft way=Way::First label="The first" cost=Signal::derive(first)>{number}</WayLine>
        <WayLine draft way=Way::InConcepts label="Those in the concept lists" cost=Signal::derive(words) />
        <WayLine draft way=Way::Matching label="Those that" cost=Signal::stored(found)>{search}</WayLine>
        <WayLine draft way=Way::Listed label="Those of a list" cost=Signal::derive(listed) />
        <WayLine draft way=Way::All label="All" cost=Signal::stored(everything) />
    }
}

#[component]
fn WayLine(
    draft: Draft,
    way: Way,
    label: &'static str,
    cost: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let chosen = move || draft.way.get() == way;
    view! {
        // Typing into a way's field chooses it too.
        <label class="way" on:input=move |_| draft.way.set(way)>
            <input type="radio" name="tokens" prop:checked=chosen />
            <span>{label}</span>
            {children.map(|children| children())}
            <span class="soft small number">{cost}</span>
        </label>
    }
}

fn budget_line(table: &TokenTable) -> String {
    format!(
        "{} tokens of {} numbers take {} in memory. The page keeps to {} MB unless you choose more: that is the first \
         {}, in most files the most frequent",
        counted(table.tokens),
        counted(table.d),
        megabytes(table, table.tokens),
        DEFAULT_BUDGET >> 20,
        counted(table.fitting()),
    )
}

fn megabytes(table: &TokenTable, tokens: u64) -> String {
    format!("about {} MB", counted(table.megabytes(tokens)))
}

fn counted(n: u64) -> String {
    count(usize::try_from(n).unwrap_or(usize::MAX))
}
