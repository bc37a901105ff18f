//! While a model is being opened: drop, paste, progress, choice, error.

use leptos::{ev, prelude::*};

use super::{
    library,
    number::count,
    opener::opener,
    rest::{later, rest},
    token_choice::TokenChoice,
};
use crate::web::{
    dropped::Dropped,
    opening::{open_dropped, open_files},
    pasted::Pasted,
    user_file::File,
};
use formats::{Candidate, Progress, Rows, TokenTable, likely};
use session::{
    protocol::Source,
    words::{of_files, spoken, words},
};

/// Makes the whole page take dropped files and pasted text or files.
#[component]
pub fn DropZone() -> impl IntoView {
    let opener = opener();
    let over = RwSignal::new(false);
    let enter = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        over.set(true);
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let drop_files = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        over.set(false);
        Dropped::of(&event).into_iter().for_each(|dropped| open_dropped(opener, dropped));
    });
    let paste = window_event_listener(ev::paste, move |event| match Pasted::of(&event) {
        Some(Pasted::Text(text)) => opener.take_text(text),
        Some(Pasted::Files(files)) => open_files(opener, files),
        None => {}
    });
    on_cleanup(move || {
        enter.remove();
        leave.remove();
        drop_files.remove();
        paste.remove();
    });
    view! {
        <Show when=move || over.get()>
            <div class="drop-zone"><p>{words().opening.drop}</p></div>
        </Show>
    }
}

/// Progress with a cancel button, the choice among matrices, and errors.
#[component]
pub fn OpeningPanel() -> impl IntoView {
    let library = library();
    let choosing = move || library.opening.candidates.with(|c| !c.is_empty());
    let too_many = move || library.opening.too_many.with(Option::is_some);
    let reading =
        move || library.opening.reading.with(Option::is_some) && !choosing() && !too_many();
    view! {
        <Show when=reading><Reading /></Show>
        <Show when=choosing>{later(choice)}</Show>
        {move || {
            library.opening.too_many.get().map(|table| later(move || choice_of_rows(table.clone())))
        }}
        <Show when=move || library.page.error.with(Option::is_some)>
            <div class="notice error panel" role="alert" data-testid="error">
                <p>{move || library.page.error.get().map(|error| of_files(&error))}</p>
                <AskedFile />
                <button on:click=move |_| library.page.error.set(None)>
                    {words().opening.dismiss}
                </button>
            </div>
        </Show>
    }
}

rest! {
    fn choice() {
        view! { <Choice /> }
    }

    fn choice_of_rows(table: TokenTable) {
        view! { <TooMany table /> }
    }
}

/// The file that a link asks for, where it does.
#[component]
fn AskedFile() -> impl IntoView {
    let (library, opener) = (library(), opener());
    let button = move |name: String| {
        view! {
            <label class="button open-files">
                {(words().opening.open_named)(&name)}
                <input
                    type="file"
                    multiple
                    class="visually-hidden"
                    data-testid="asked-file"
                    on:change=move |event| open_files(opener, File::picked(&event))
                />
            </label>
        }
    };
    // What is asked for changes with what is said.
    move || library.page.error.with(|_| library.asked_file()).map(button)
}

#[component]
fn Reading() -> impl IntoView {
    let library = library();
    let progress =
        move || library.opening.reading.with(|r| r.as_ref().and_then(|r| r.progress.clone()));
    let name = move || {
        library.opening.reading.with(|r| match r.as_ref().map(|r| &r.source) {
            Some(Source::Bundled(path)) => path.rsplit('/').next().unwrap_or(path).to_string(),
            Some(Source::Files(files)) => {
                files.iter().map(|f| f.name.as_str()).collect::<Vec<_>>().join(", ")
            }
            Some(Source::Text(_)) => words().opening.pasted.into(),
            Some(Source::Toy(toy)) => spoken(toy.name()),
            Some(Source::Made(made)) => made.name(),
            None => String::new(),
        })
    };
    let left =
        move || library.opening.reading.with(|r| r.as_ref().and_then(|r| r.seconds_left)).map(left);
    view! {
        <div class="notice reading panel" role="status" data-testid="reading">
            <span class="file">{words().opening.reading}{name}</span>
            <progress
                aria-label=words().opening.bytes_read
                max="1"
                prop:value=move || progress().map(|p| p.done as f64 / p.total.max(1) as f64)
            ></progress>
            <span class="soft small number">{move || progress().map(|p| bytes(&p))}{left}</span>
            <button data-testid="cancel-reading" on:click=move |_| library.cancel()>
                {words().common.cancel}
            </button>
        </div>
    }
}

pub(super) fn bytes(progress: &Progress) -> String {
    (words().opening.megabytes)(progress.done, progress.total)
}

/// How long reading will still take, to be put behind how far it is.
pub(super) fn left(seconds: f64) -> String {
    match seconds {
        s if s < 1.0 => words().opening.almost_done.into(),
        s if s < 90.0 => (words().opening.seconds_left)(s),
        s => (words().opening.minutes_left)(s / 60.0),
    }
}

/// Several matrices in the files: which one is g, which one is f?
#[component]
fn Choice() -> impl IntoView {
    let library = library();
    let opener = opener();
    let asked = library.opening.candidates.get_untracked();
    let [f, g] = likely(&asked)
        .map(|table| RwSignal::new(table.map(|table| table.name.clone()).unwrap_or_default()));
    let option = |c: Candidate, chosen: RwSignal<String>| {
        let shape = format!("{} × {}", count(c.rows as usize), c.columns);
        let parts = [c.name.clone(), shape, c.dtype, of_files(&c.note)];
        let label = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>();
        let label = label.join(" · ");
        let likely = chosen.get_untracked() == c.name;
        view! { <option value=c.name selected=likely>{label}</option> }
    };
    let options = |chosen: RwSignal<String>| {
        asked.iter().cloned().map(|table| option(table, chosen)).collect_view()
    };
    let (options_f, options_g) = (options(f), options(g));
    let chosen = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let name =
            |signal: RwSignal<String>| Some(signal.get_untracked()).filter(|s| !s.is_empty());
        opener.choose_tables(name(f), name(g));
    };
    view! {
        <form class="notice choice panel" on:submit=chosen aria-labelledby="choice-title">
            <h2 id="choice-title">{words().opening.several_matrices}</h2>
            <label>
                {words().opening.which_g}
                <select bind:value=g>
                    <option value="">{words().opening.none}</option>
                    {options_g}
                </select>
            </label>
            <label>
                {words().opening.which_f}
                <select bind:value=f>
                    <option value="">{words().opening.none}</option>
                    {options_f}
                </select>
            </label>
            <div>
                <button type="submit" disabled=move || f.read().is_empty() && g.read().is_empty()>
                    {words().opening.open}
                </button>
                <button type="button" on:click=move |_| library.cancel()>
                    {words().common.cancel}
                </button>
            </div>
        </form>
    }
}

/// More tokens than fit the memory budget: which ones?
#[component]
fn TooMany(table: TokenTable) -> impl IntoView {
    let library = library();
    let opener = opener();
    view! {
        <section class="notice choice panel" aria-labelledby="too-many-title">
            <h2 id="too-many-title">{words().opening.many_tokens}</h2>
            <TokenChoice table read=move |rows: Rows| opener.choose_tokens(rows)>
                <button type="button" on:click=move |_| library.cancel()>
                    {words().common.cancel}
                </button>
            </TokenChoice>
        </section>
    }
}
