//! One line of the board.

use leptos::{ev, prelude::*};

use super::{
    choices::RowChoices,
    control::NumberBox,
    lazy::is_open,
    number::figure,
    picture::RowPicture,
    term::{Explained, Known},
    workspace,
};
use crate::web::element::Element;
use session::{
    controller::Panels,
    protocol::Wish,
    words::{
        facts, noted, notes,
        property::{bearing, decided, found, standing, verdict},
        spoken, untestable, words,
    },
    workspace::Work,
};
use theory::{
    property::{Control, Holds, Info, Promise, Row, Verdict},
    transform::End,
};

/// Name, meaning, before → after, verdict; opens into band, chance, promise and threshold.
#[component]
pub fn BoardRow(info: &'static Info) -> impl IntoView {
    let (workspace, facts) = (workspace(), facts(info));
    let row = Memo::new(move |_| workspace.board.rows.with(|board| board.get(info.id).cloned()));
    let number = |x: Option<f64>| x.map(|x| x.to_string());
    let Panels { filter, .. } = expect_context();
    let left_out = Memo::new(move |_| {
        row.with(|row| filter.with(|filter| !filter.admits(info, row.as_ref())))
    });
    let open = Memo::new(move |_| workspace.choice.with(|choice| choice.open.contains(info.id)));
    let place =
        move || workspace.progress.rows.with(|queue| queue.iter().position(|id| id == info.id));
    let at_work = move || {
        workspace.progress.work.with(|work| matches!(work, Some(Work::Row(id)) if id == info.id))
    };
    // What a reader opens comes into sight as a whole; what a link or a lesson opens may stay out.
    let clicked = StoredValue::new(false);
    let toggled = move |event: ev::Event| {
        let opened = is_open(&event);
        workspace.open_row(info.id, opened);
        if clicked.try_update_value(std::mem::take).unwrap_or(false) && opened {
            Element::target(&event).into_iter().for_each(Element::reveal);
        }
    };
    let decision = move || {
        row.with(|row| match row {
            Some(row) => shown_verdict(info, row).into_any(),
            None => waiting(workspace.is_put_off(info), at_work(), place()).into_any(),
        })
    };
    view! {
        <li
            class="row"
            hidden=move || left_out.get()
            class:stale=move || place().is_some()
            data-testid=format!("row-{}", info.id)
            data-verdict=move || row.with(|r| r.as_ref().map(|r| r.verdict.word()))
            data-before=move || row.with(|r| r.as_ref().and_then(|r| number(r.before)))
            data-after=move || row.with(|r| r.as_ref().and_then(|r| number(r.after)))
        >
            <details prop:open=open on:toggle=toggled>
                <summary on:click=move |_| clicked.set_value(true)>
                    <strong>{facts.name}</strong>
                    <span class="measured">
                        <span class="soft small">{facts.measure}</span>
                        <span class="values number">
                            {move || row.with(|r| r.as_ref().map(values))}
                        </span>
                    </span>
                    {decision}
                </summary>
                <Show when=move || open.get()>
                    <div class="more small">
                        <p><Explained text=facts.meaning /></p>
                        <p class="soft small definition">{facts.definition}</p>
                        {move || row.get().map(|row| more(info, row))}
                        <RowChoices info />
                        <RowPicture id=info.id />
                        <Suggestions info />
                        <Threshold info />
                    </div>
                </Show>
            </details>
            {move || row.with(|r| r.as_ref().and_then(|row| band(info, row)))}
        </li>
    }
}

fn values(row: &Row) -> AnyView {
    match (row.before, row.after) {
        (Some(before), Some(after)) => {
            view! { {measure(row, before)}<span class="soft">" → "</span>{measure(row, after)} }
                .into_any()
        }
        _ => view! { <span class="soft small">{row.reason.as_ref().map(untestable)}</span> }
            .into_any(),
    }
}

/// A measure as it reads best; the number itself on hover where that is something else.
fn measure(row: &Row, x: f64) -> impl IntoView + use<> {
    let read = row.words(x);
    let exact = read
        .as_ref()
        .filter(|_| row.of.is_none())
        .map(|_| (words().board.rounding)(&figure(x), &figure(row.tolerance)));
    view! { <span title=exact>{read.map_or_else(|| figure(x), |read| spoken(&read))}</span> }
}

/// Stands where the verdict will be; a row may be put off until somebody asks for it, and `place`
/// counts the rows that are measured before it.
fn waiting(put_off: bool, at_work: bool, place: Option<usize>) -> impl IntoView {
    let (word, help) = match place {
        None if put_off => (words().board.put_off, words().board.put_off_help.into()),
        Some(_) if at_work => (words().board.working, words().board.working_help.into()),
        Some(0) => (words().board.waits, words().board.is_next.into()),
        Some(before) => (words().board.waits, (words().board.waits_for)(before)),
        None => ("…", words().board.to_measure.into()),
    };
    view! { <span class="verdict waiting" title=help>{word}</span> }
}

fn shown_verdict(info: &Info, row: &Row) -> impl IntoView + use<> {
    let help = meaning(row.verdict);
    let still = !row.moved && row.verdict == Verdict::Kept;
    let class = if still { "still".into() } else { row.verdict.word().replace(' ', "-") };
    view! { <span class=format!("verdict {class}") title=help>{standing(info, row)}</span> }
}

/// What a verdict means.
fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kept => words().board.kept_help,
        Verdict::Drifted => words().board.drifted_help,
        Verdict::Destroyed => words().board.destroyed_help,
        Verdict::Created => words().board.created_help,
        Verdict::Absent => words().board.absent_help,
        Verdict::NotTestable => words().board.not_testable_help,
    }
}

/// The band of values that some A with this κ can reach, with both measured values in it.
fn band(info: &Info, row: &Row) -> Option<impl IntoView + use<>> {
    let ([low, high], before, after) = (row.band?, row.before?, row.after?);
    let [from, to] = info.range;
    let place = |x: f64| 100.0 * ((x - from) / (to - from)).clamp(0.0, 1.0);
    let (left, width) =
        (format!("{:.2}%", place(low)), format!("{:.2}%", place(high) - place(low)));
    let help = (words().board.reach)([from, to], &figure(low), &figure(high));
    Some(view! {
        <div class="band" title=help>
            <span class="reach" style:left=left style:width=width></span>
            <span class="mark before" style:left=format!("{:.2}%", place(before))></span>
            <span class="mark after" style:left=format!("{:.2}%", place(after))></span>
        </div>
    })
}

fn more(info: &Info, row: Row) -> impl IntoView {
    let promise = match row.promise {
        Promise::Kept => words().board.promise_kept,
        Promise::WithinBand => words().board.promise_band,
        Promise::MayChange => words().board.promise_none,
    };
    let chance = row.chance.map(|chance| {
        let percentiles = [chance.before_percentile, chance.after_percentile];
        let [before, after] = [chance.before_median, chance.after_median].map(figure);
        (words().board.among)(chance.draws, percentiles, [&before, &after])
    });
    let band = row.band.map(|[low, high]| (words().board.band)(&figure(low), &figure(high)));
    let warning = row.warning.as_ref().map(noted);
    let note = Some(notes(&row.notes)).filter(|note| !note.is_empty());
    let says = match found(&row) {
        Some(found) => Some(found),
        None if row.moved => Some((words().board.says)(verdict(row.verdict), meaning(row.verdict))),
        None => None,
    };
    let promise = row.moved.then(|| promise.to_string());
    let [keeps, loses] = bearing(info, &row);
    let decided = decided(&row);
    let lines = [says, promise, keeps, loses, note, band, chance];
    view! {
        {lines
            .into_iter()
            .flatten()
            .map(|line| view! { <p><Explained text=line /></p> })
            .collect_view()}
        {warning.map(|warning| view! { <p class="warning"><Explained text=warning /></p> })}
        <p class="soft">{(words().board.allows)(&figure(row.tolerance), &decided)}</p>
    }
}

#[component]
fn Threshold(info: &'static Info) -> impl IntoView {
    let (workspace, facts) = (workspace(), facts(info));
    let value = Signal::derive(move || {
        workspace
            .choice
            .with(|choice| choice.thresholds.get(info.id).copied())
            .unwrap_or(info.default_threshold)
    });
    let changed = move || workspace.choice.with(|choice| choice.thresholds.contains_key(info.id));
    let sign = match info.holds {
        Holds::Always => return ().into_any(),
        Holds::AtLeast => words().board.holds_from,
        Holds::AtMost | Holds::Exactly => words().board.holds_up_to,
    };
    view! {
        <p class="threshold" title=facts.threshold_help>
            <span>{sign}" "<Known id="threshold" shown="τ" />" = "</span>
            <NumberBox
                label=(words().board.threshold_of)(facts.name)
                value
                entered=move |x| workspace.set_threshold(info.id, Some(x))
            />
            <Show when=changed>
                <button
                    class="mini"
                    title=words().board.default
                    on:click=move |_| workspace.set_threshold(info.id, None)
                >
                    "↺"
                </button>
            </Show>
        </p>
    }
    .into_any()
}

/// Moves that show what the property can and cannot bear.
#[component]
fn Suggestions(info: &'static Info) -> impl IntoView {
    let workspace = workspace();
    let ask = move |wish: Wish| move |_| workspace.suggest(info.id, wish);
    let answer = move || workspace.board.answers.with(|all| all.get(info.id).map(|no| spoken(no)));
    let extreme = move |end: End| move |_| workspace.suggest_extreme(info.id, end);
    let cosine = info.controls.contains(&Control::Extremes).then(|| {
        view! {
            <button title=words().board.worst_case_help on:click=extreme(End::Farthest)>
                {words().board.worst_case}
            </button>
            <button title=words().board.best_case_help on:click=extreme(End::Closest)>
                {words().board.best_case}
            </button>
        }
    });
    view! {
        <div class="suggestions">
            <button title=words().board.destroy_help on:click=ask(Wish::Destroy)>
                {words().board.destroy}
            </button>
            <button title=words().board.keep_help on:click=ask(Wish::Keep)>
                {words().board.keep}
            </button>
            {cosine}
        </div>
        <Show when=move || answer().is_some()>
            <p class="warning">{words().board.no_move}{answer}</p>
        </Show>
    }
}
