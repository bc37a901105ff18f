//! Which tokens the statistics are over, where only some of the file's are loaded.

use leptos::prelude::*;

use super::{
    opener::opener,
    opening::{bytes, left},
    workspace,
};
use session::{words::words, workspace::Counting};

/// Over the tokens read or over all of the file: counting these takes one pass through it, which
/// can be stopped.
#[component]
pub fn StatisticsScope(read: usize, in_file: u64) -> impl IntoView {
    let workspace = workspace();
    let opener = opener();
    let counting = move || workspace.known.counting.get();
    let over_all = move || counting() != Counting::Loaded;
    let progress = move || match counting() {
        Counting::Reading { progress, seconds_left } => Some((progress, seconds_left)),
        _ => None,
    };
    let all = usize::try_from(in_file).unwrap_or(usize::MAX);
    view! {
        <fieldset
            class="statistics small"
            data-testid="statistics"
            title=words().model.statistics_help
        >
            <legend>{words().model.statistics}</legend>
            <label>
                <input
                    type="radio"
                    name="statistics"
                    prop:checked=move || !over_all()
                    on:change=move |_| workspace.count_loaded()
                />
                {(words().model.over_read)(read)}
            </label>
            <label>
                <input
                    type="radio"
                    name="statistics"
                    data-testid="statistics-all"
                    prop:checked=over_all
                    on:change=move |_| opener.count_all()
                />
                {(words().model.over_all)(all)}
            </label>
            <Show when=move || progress().is_some()>
                <div class="counting" role="status">
                    <progress
                        aria-label=words().model.summed
                        max="1"
                        prop:value=move || {
                            let so_far = progress()?.0?;
                            Some(so_far.done as f64 / so_far.total.max(1) as f64)
                        }
                    ></progress>
                    <span class="soft number">
                        {move || progress().and_then(|(p, _)| p).map(|p| bytes(&p))}
                        {move || progress().and_then(|(_, seconds)| seconds).map(left)}
                    </span>
                    <button
                        data-testid="cancel-counting"
                        on:click=move |_| workspace.count_loaded()
                    >
                        {words().model.stop_summing}
                    </button>
                </div>
            </Show>
        </fieldset>
    }
}
