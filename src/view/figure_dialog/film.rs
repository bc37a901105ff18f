//! Taking away the way from I to A: films and frames.

mod file;
mod maker;

use leptos::{prelude::*, task::spawn_local};

use self::{file::FilmFile, maker::FilmMaker};
use super::{save::report, shown::Trouble};
use crate::{
    view::{
        control::{NumberBox, Segmented, Slider},
        lazy::is_open,
    },
    web::{film, page},
};
use picture::export::{FilmKind, Timing};
use session::{
    controller::{Draft, Expected},
    words::words,
};

/// How long nothing must change before a size is estimated, in milliseconds.
const SETTLED: f64 = 350.0;

/// Settings of an animation, a look at any of its frames, and its files.
#[component]
pub fn Filming(draft: Draft) -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggle = move |open: bool| {
        opened.set(open);
        if open {
            untrack(|| draft.workspace()).follow_next(true);
        } else {
            draft.place.set(None);
            untrack(|| draft.workspace()).follow_next(false);
        }
    };
    let trouble = Memo::new(move |_| opened.get().then(|| obstacle(draft)).flatten());
    view! {
        <details
            class="filming"
            data-testid="filming"
            on:toggle=move |event| toggle(is_open(&event))
        >
            <summary>{words().figure.film}</summary>
            <Show
                when=move || opened.get() && trouble.with(Option::is_none)
                fallback=move || {
                    view! { <p class="soft" data-testid="no-film">{move || trouble.get()}</p> }
                }
            >
                <Reel draft />
            </Show>
        </details>
    }
}

/// Why there is no animation now.
fn obstacle(draft: Draft) -> Option<String> {
    if !draft.has_moving_plot() {
        return Some(words().figure.no_moving_plot.into());
    }
    if !draft.workspace().is_moved() {
        return Some(words().figure.not_moved.into());
    }
    match draft.workspace().path() {
        None => Some(words().figure.finding_way.into()),
        Some(Err(reason)) => Some(reason.into()),
        Some(Ok(_)) => None,
    }
}

#[component]
fn Reel(draft: Draft) -> impl IntoView {
    let timing = draft.animation.timing;
    let busy = RwSignal::new(None::<(usize, usize)>);
    let scales = vec![
        (1, words().figure.once, words().figure.once_help),
        (2, words().figure.twice, words().figure.twice_help),
    ];
    let kinds = [FilmKind::Gif, FilmKind::Apng].map(FilmFile::Pictures).into_iter();
    let films =
        film::kinds().into_iter().map(|(media_type, ending)| FilmFile::Film(media_type, ending));
    let takes = kinds.chain(films).chain([FilmFile::Frames]);
    let takes = takes.map(|kind| view! { <Take draft busy kind /> }).collect_view();
    view! {
        <div class="reel">
            <Slider
                label=words().figure.look_at
                help=words().figure.look_at_help
                range=[0.0, 1.0]
                step=0.01
                value=Signal::derive(move || draft.place.get().unwrap_or(1.0))
                shown=Signal::derive(move || {
                    (words().figure.percent)(draft.place.get().unwrap_or(1.0))
                })
                moved=move |place| draft.place.set(Some(place).filter(|place| *place < 1.0))
                held=|_| {}
            />
            <label>
                <NumberBox
                    label=words().figure.frames_label.into()
                    value=Signal::derive(move || timing.get().frames as f64)
                    entered=move |count| draft.animation.enter_frames(count)
                    test_id="film-frames"
                />
                {words().figure.frames}
            </label>
            <label>
                <NumberBox
                    label=words().figure.seconds_label.into()
                    value=Signal::derive(move || timing.get().seconds)
                    entered=move |seconds| draft.animation.enter_seconds(seconds)
                    test_id="film-seconds"
                />
                {words().figure.seconds}
            </label>
            <Tick
                label=words().figure.and_back
                help=words().figure.and_back_help
                timing
                get=|t| t.there_and_back
                set=|t, on| t.there_and_back = on
            />
            <Tick
                label=words().figure.endless
                help=words().figure.endless_help
                timing
                get=|t| t.forever
                set=|t, on| t.forever = on
            />
            <Segmented
                name=words().figure.film_pixels
                choices=scales
                value=draft.animation.scale
                chosen=move |by| draft.animation.scale.set(by)
            />
        </div>
        <Size draft busy />
        <div class="save" role="group" aria-label=words().figure.save_film>
            <span class="soft">{words().figure.save}</span>
            {takes}
            {move || busy.get().map(|(done, all)| view! {
                <progress max="1" prop:value=done as f64 / all.max(1) as f64></progress>
                <span class="soft small number">{(words().figure.frames_done)(done, all)}</span>
                <button on:click=move |_| busy.set(None)>{words().common.cancel}</button>
            })}
        </div>
    }
}

#[component]
fn Tick(
    label: &'static str,
    help: &'static str,
    timing: RwSignal<Timing>,
    get: fn(&Timing) -> bool,
    set: fn(&mut Timing, bool),
) -> impl IntoView {
    let tick = move |on: bool| timing.update(|timing| set(timing, on));
    view! {
        <label class="tick" title=help>
            <input
                type="checkbox"
                prop:checked=move || timing.with(get)
                on:change:target=move |event| tick(event.target().checked())
            />
            {label}
        </label>
    }
}

/// How large the files will be, estimated anew once nothing has changed for a moment.
#[component]
fn Size(draft: Draft, busy: RwSignal<Option<(usize, usize)>>) -> impl IntoView {
    let expected = RwSignal::new(None::<Result<Expected, Trouble>>);
    let asked = Memo::new(move |_| {
        (draft.sheet_at(Some(0.5)), draft.animation.scale.get(), draft.animation.timing.get())
    });
    Effect::new(move || {
        let now = asked.get();
        if now.0.is_none() || busy.with(Option::is_some) {
            return;
        }
        expected.set(None);
        spawn_local(async move {
            let current = || asked.try_get_untracked().is_some_and(|later| later == now);
            let idle = || busy.try_get_untracked().is_some_and(|busy| busy.is_none());
            if page::pause(SETTLED).await.is_err() || !current() || !idle() {
                return;
            }
            let size = FilmMaker::new(draft, busy).estimate().await;
            if current() {
                if let Ok(size) = &size {
                    draft.animation.keep_small(size);
                }
                expected.try_set(Some(size));
            }
        });
    });
    let label = move || match expected.get() {
        None => words().figure.estimating.into(),
        Some(Ok(size)) => size.words(),
        Some(Err(reason)) => reason.to_string(),
    };
    view! {
        <p class="small soft number film-size" role="status" data-testid="film-size">{label}</p>
    }
}

#[component]
fn Take(draft: Draft, busy: RwSignal<Option<(usize, usize)>>, kind: FilmFile) -> impl IntoView {
    let take = move |_| {
        let maker = FilmMaker::new(draft, busy);
        spawn_local(async move {
            let made = maker.make(kind).await;
            let cancelled = busy.get_untracked().is_none();
            busy.set(None);
            report(draft, if cancelled { Ok(words().figure.cancelled.into()) } else { made });
        });
    };
    let [label, help, id] = kind.facts();
    view! {
        <button title=help data-testid=id disabled=move || busy.with(Option::is_some) on:click=take>
            {label}
        </button>
    }
}
