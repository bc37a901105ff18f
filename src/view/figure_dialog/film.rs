//! Taking away the way from I to A: films and frames.

use leptos::{prelude::*, task::spawn_local};

use super::{
    fonts::drawn,
    save::{Trouble, tell},
};
use crate::{
    view::{
        control::{NumberBox, Slider},
        lazy::is_open,
    },
    web::{WebError, blob::Blob, download, film, page, press, raster},
};
use picture::{
    export::{self, MOST_FRAMES, Timing},
    press::Job,
};
use session::{controller::Draft, words::words};

/// Shortest and longest animation, in seconds.
const SECONDS: [f64; 2] = [0.1, 120.0];
/// Pixels that all frames together may have: browsers keep them in memory.
const MOST_PIXELS: f64 = 1.5e9;

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Film,
    Apng,
    Frames,
}

/// Settings of an animation, a look at any of its frames, and its files.
#[component]
pub fn Filming(draft: Draft) -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggle = move |open: bool| {
        opened.set(open);
        if open {
            untrack(|| draft.workspace()).want_path();
        } else {
            draft.place.set(None);
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
                fallback=move || view! { <p class="soft" data-testid="no-film">{move || trouble.get()}</p> }
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
        Some(Err(reason)) => Some(reason),
        Some(Ok(_)) => None,
    }
}

#[component]
fn Reel(draft: Draft) -> impl IntoView {
    let timing = draft.timing;
    let busy = RwSignal::new(None::<(usize, usize)>);
    let frames = move |count: f64| {
        timing.update(|t| t.frames = (count.round() as usize).clamp(2, MOST_FRAMES))
    };
    let seconds =
        move |seconds: f64| timing.update(|t| t.seconds = seconds.clamp(SECONDS[0], SECONDS[1]));
    view! {
        <div class="reel">
            <Slider
                label=words().figure.look_at
                help=words().figure.look_at_help
                range=[0.0, 1.0]
                step=0.01
                value=Signal::derive(move || draft.place.get().unwrap_or(1.0))
                shown=Signal::derive(move || (words().figure.percent)(draft.place.get().unwrap_or(1.0)))
                moved=move |place| draft.place.set(Some(place).filter(|place| *place < 1.0))
                held=|_| {}
            />
            <label><NumberBox label=words().figure.frames_label.into() value=Signal::derive(move || timing.get().frames as f64) entered=frames test_id="film-frames" />{words().figure.frames}</label>
            <label><NumberBox label=words().figure.seconds_label.into() value=Signal::derive(move || timing.get().seconds) entered=seconds test_id="film-seconds" />{words().figure.seconds}</label>
            <Tick label=words().figure.and_back help=words().figure.and_back_help timing get=|t| t.there_and_back set=|t, on| t.there_and_back = on />
            <Tick label=words().figure.endless help=words().figure.endless_help timing get=|t| t.forever set=|t, on| t.forever = on />
        </div>
        <div class="save" role="group" aria-label=words().figure.save_film>
            <span class="soft">{words().figure.save}</span>
            {film::kind().map(|(_, ending)| view! { <Take draft busy kind=Kind::Film label=if ending == "mp4" { words().figure.mp4 } else { words().figure.webm } help=words().figure.video_help /> })}
            <Take draft busy kind=Kind::Apng label=words().figure.apng help=words().figure.apng_help />
            <Take draft busy kind=Kind::Frames label=words().figure.svg_frames help=words().figure.svg_frames_help />
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

#[component]
fn Take(
    draft: Draft,
    busy: RwSignal<Option<(usize, usize)>>,
    kind: Kind,
    label: &'static str,
    help: &'static str,
) -> impl IntoView {
    let take = move |_| {
        let studio = Studio { draft, busy, timing: draft.timing.get_untracked() };
        spawn_local(async move {
            let made = studio.make(kind).await;
            let cancelled = busy.get_untracked().is_none();
            busy.set(None);
            tell(draft, if cancelled { Ok(words().figure.cancelled.into()) } else { made });
        });
    };
    let id = match kind {
        Kind::Film => "save-film",
        Kind::Apng => "save-apng",
        Kind::Frames => "save-frames",
    };
    view! { <button title=help data-testid=id disabled=move || busy.with(Option::is_some) on:click=take>{label}</button> }
}

/// Makes one animation.
#[derive(Clone, Copy)]
struct Studio {
    draft: Draft,
    busy: RwSignal<Option<(usize, usize)>>,
    timing: Timing,
}

/// A drawn frame.
struct Shot {
    svg: String,
    pixels: [u32; 2],
}

impl Studio {
    async fn make(self, kind: Kind) -> Result<String, Trouble> {
        let places = self.timing.places();
        self.busy.set(Some((0, places.len())));
        match kind {
            Kind::Film => self.film(&places).await,
            Kind::Apng => self.apng(&places).await,
            Kind::Frames => self.archive(&places).await,
        }
    }

    /// Notes how many frames are done; says whether to go on.
    fn going(self, done: usize, all: usize) -> bool {
        let going = self.busy.with_untracked(Option::is_some);
        if going {
            self.busy.set(Some((done, all)));
        }
        going
    }

    async fn shot(self, place: f64) -> Result<Shot, Trouble> {
        let sheet = untrack(|| self.draft.sheet_at(Some(place)));
        let sheet = sheet.ok_or_else(|| WebError(words().figure.unknown_yet.into()))?;
        let pixels = untrack(|| self.draft.pixels(&sheet));
        Ok(Shot { svg: drawn(self.draft, sheet).await?.svg, pixels })
    }

    /// Every frame as PNG, and their size; fewer if it was cancelled.
    async fn pictures(self, places: &[f64]) -> Result<(Vec<Blob>, [u32; 2]), Trouble> {
        let mut pictures = Vec::new();
        let mut size = [0; 2];
        for (i, &place) in places.iter().enumerate() {
            let shot = self.shot(place).await?;
            size = shot.pixels;
            if f64::from(size[0]) * f64::from(size[1]) * places.len() as f64 > MOST_PIXELS {
                return Err(WebError((words().figure.too_many_frames)(places.len(), size)).into());
            }
            pictures.push(raster::png(&shot.svg, size).await?);
            if !self.going(i + 1, places.len()) {
                break;
            }
        }
        Ok((pictures, size))
    }

    async fn film(self, places: &[f64]) -> Result<String, Trouble> {
        let (media_type, ending) =
            film::kind().ok_or_else(|| WebError(words().figure.no_films.into()))?;
        let (pictures, size) = self.pictures(places).await?;
        let order = self.timing.order();
        let shown: Vec<&Blob> = order.iter().filter_map(|&i| pictures.get(i)).collect();
        let delay = 1000.0 * self.timing.delay();
        let film =
            film::record(&shown, size, delay, media_type, |done| self.going(done, order.len()))
                .await?;
        let name = self.draft.file_name(&format!("way.{ending}"));
        film.map_or(Ok(()), |film| download::save_blob(&name, &film))?;
        Ok((words().figure.saved_pixels)(&name, size))
    }

    async fn apng(self, places: &[f64]) -> Result<String, Trouble> {
        let (pictures, size) = self.pictures(places).await?;
        let mut files = Vec::new();
        for picture in &pictures {
            files.push(picture.bytes().await?);
        }
        let order = self.timing.order();
        let shown: Vec<&[u8]> =
            order.iter().filter_map(|&i| files.get(i).map(Vec::as_slice)).collect();
        if self.busy.get_untracked().is_none() {
            return Ok(String::new());
        }
        let name = self.draft.file_name("way.png");
        download::save(&name, "image/png", &export::apng(&shown, &self.timing)?)?;
        Ok((words().figure.saved_pixels)(&name, size))
    }

    async fn archive(self, places: &[f64]) -> Result<String, Trouble> {
        let mut files = Vec::new();
        for (i, &place) in places.iter().enumerate() {
            files.push((format!("frame-{:03}.svg", i + 1), self.shot(place).await?.svg));
            page::pause(0.0).await?;
            if !self.going(i + 1, places.len()) {
                return Ok(String::new());
            }
        }
        let name = self.draft.file_name("way.zip");
        let printed = press::print(&Job::Archive(files)).await?;
        download::save(&name, "application/zip", &printed.bytes)?;
        Ok((words().figure.saved_frames)(&name, places.len()))
    }
}
