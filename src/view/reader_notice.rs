//! What the reader of the shown model's files did or left aside, beside the headline until it is
//! dismissed. It has room of its own there: it covers nothing, and nothing below moves when it
//! comes or goes.

use leptos::prelude::*;

use super::{library, opener::opener};
use session::{
    controller::Taken,
    words::{of_files, words},
};

/// One line that opens into all notes.
#[component]
pub fn ReaderNotice() -> impl IntoView {
    let library = library();
    let notes = Memo::new(move |_| library.active().notices());
    let opener = opener();
    let taken = Memo::new(move |_| opener.taken());
    // What happened last comes first: there is room for one of them.
    let shown = move || taken.with(Option::is_none) && notes.with(|notes| !notes.is_empty());
    let first = move || notes.with(|notes| notes.first().map(|note| of_files(note)));
    let more = move || {
        notes.with(|notes| (notes.len() > 1).then(|| (words().model.more_notes)(notes.len() - 1)))
    };
    let all =
        move || notes.get().iter().map(|note| view! { <li>{of_files(note)}</li> }).collect_view();
    view! {
        <div class="reader-notice-place" role="status">
            <TakenForContexts taken />
            <Show when=shown>
                <div class="reader-notice panel small" data-testid="reader-notice">
                    <details>
                        <summary title=words().model.notes_help>
                            <span class="note">{first}</span>
                            <span class="soft">{more}</span>
                        </summary>
                        <div class="all panel">
                            <ul>{all}</ul>
                            <p class="soft">{words().model.notes_stay}</p>
                        </div>
                    </details>
                    <button
                        class="mini"
                        title=words().opening.dismiss
                        aria-label=words().model.dismiss_notes
                        data-testid="dismiss-notes"
                        on:click=move |_| untrack(|| library.active()).dismiss_notices()
                    >
                        "✕"
                    </button>
                </div>
            </Show>
        </div>
    }
}

/// That what was dropped or pasted was taken for contexts, and the way back.
#[component]
fn TakenForContexts(taken: Memo<Option<Taken>>) -> impl IntoView {
    let opener = opener();
    let line =
        move || taken.get().map(|taken| (words().opening.taken)(&taken.name, taken.contexts));
    view! {
        <Show when=move || taken.with(Option::is_some)>
            <div class="reader-notice panel small" data-testid="taken-for-contexts">
                <p class="note" title=line>
                    {line}
                </p>
                <button data-testid="open-instead" on:click=move |_| opener.open_instead()>
                    {words().opening.instead}
                </button>
                <button
                    class="mini"
                    title=words().opening.dismiss
                    aria-label=words().opening.dismiss
                    on:click=move |_| opener.dismiss_taken()
                >
                    "✕"
                </button>
            </div>
        </Show>
    }
}
