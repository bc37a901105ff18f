//! Two open models beside each other, in place of the panels of one.

mod all_or_none;
mod bars;
mod card;
mod cards;
mod directions;
mod families;
mod fates;
mod foils;
mod menu;
mod plot;
mod shared;
mod stage;

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    library,
    opener::opener,
    reader_notice::ReaderNotice,
    rest::{later, rest},
    term::Explained,
};
use crate::web::{focus, opening::Opener};
use session::{
    pair::Pair,
    protocol::{Made, Source},
    words::words,
};

use card::class;
pub use menu::CompareMenu;
pub use plot::ScenePlot;

/// The comparison, while two models are compared.
#[component]
pub fn Comparison() -> impl IntoView {
    let library = library();
    provide_context(FromSlider(StoredValue::new(false)));
    let pair = Memo::new_with_compare(
        move |_| library.pair(),
        |old, new| old.flatten().map(|p| p.ids()) != new.and_then(|p| *p).map(|p| p.ids()),
    );
    move || pair.get().map(|pair| later(move || compared(pair)))
}

rest! {
    fn compared(pair: Pair) {
        view! { <Compared pair /> }
    }
}

#[component]
fn Compared(pair: Pair) -> impl IntoView {
    let names = Memo::new(move |_| pair.names());
    Effect::new(move || pair.follow());
    // What was pressed to get here is gone with the panels of one model.
    let from_slider: FromSlider = expect_context();
    Effect::new(move |begun: Option<()>| {
        if begun.is_none() {
            let again = from_slider.0.try_update_value(std::mem::take);
            focus::hand_over(if again == Some(true) { LENGTH } else { "#comparison-title" });
        }
    });
    view! {
        <section
            class="comparison"
            class:apart=move || pair.shares_nothing()
            aria-labelledby="comparison-title"
            data-testid="comparison"
        >
            <Heading pair />
            <Announced pair />
            <div class="compared">
                <div class="compare-seen">
                    <stage::Stage pair names />
                    <fates::FateCards pair />
                </div>
                <div class="compare-cards">
                    <shared::SharedCard pair names />
                    <cards::PredictionsCard pair />
                    <cards::EquivalenceCard pair />
                    <foils::FoilsCard pair />
                </div>
            </div>
            <all_or_none::Table pair names />
            <families::Families pair names />
        </section>
    }
}

#[component]
fn Heading(pair: Pair) -> impl IntoView {
    let (library, opener) = (library(), opener());
    let headline = Memo::new(move |_| pair.headline());
    let text = move || match (pair.known.refusal.get(), headline.get()) {
        (Some(reason), _) => reason,
        (None, Some(headline)) => headline.text,
        (None, None) => words().compare.reading.into(),
    };
    let tone = move || {
        headline
            .with(|headline| headline.as_ref().map_or("", |headline| class(headline.equivalence)))
    };
    let swap = move |_| {
        let [one, two] = pair.ids();
        opener.compare(two, one);
    };
    view! {
        <header class="compare-heading">
            <p class="soft small">
                {move || { let [one, two] = pair.full_names(); (words().compare.two)(&one, &two) }}
            </p>
            <h2
                id="comparison-title"
                class=tone
                tabindex="-1"
                data-testid="comparison-headline"
            >
                {move || view! { <Explained text=text() /> }}
            </h2>
            <Progress pair />
            <Length pair opener />
            <ReaderNotice />
            <button on:click=swap title=words().compare.swap_help>{words().compare.swap}</button>
            <button on:click=move |_| library.end_pair() data-testid="close-comparison">
                {words().compare.close}
            </button>
        </header>
    }
}

/// What is announced to those who hear the page: what was found, and how it is seen.
#[component]
fn Announced(pair: Pair) -> impl IntoView {
    let (found, seen) =
        (Memo::new(move |_| pair.announced_headline()), Memo::new(move |_| pair.announced_view()));
    view! {
        <p class="visually-hidden" role="status" data-testid="announced-headline">{found}</p>
        <p class="visually-hidden" role="status" data-testid="announced-view">{seen}</p>
    }
}

/// How much is measured, while it is being measured.
#[component]
fn Progress(pair: Pair) -> impl IntoView {
    let under_way = move || {
        let (done, all) = pair.known.progress.get();
        done < all && pair.known.refusal.with(Option::is_none)
    };
    let stopped = move || pair.stopped.get();
    view! {
        <Show when=under_way>
            <span class="soft small" role="status">
                {words().compare.measuring}
                <progress
                    max=move || pair.known.progress.get().1
                    prop:value=move || pair.known.progress.get().0 as f64
                    aria-label=words().compare.measuring
                ></progress>
            </span>
            <button class="mini-text" on:click=move |_| pair.stop(!stopped())>
                {move || if stopped() { words().compare.go_on } else { words().compare.stop }}
            </button>
        </Show>
    }
}

/// Whether the slider of the length made the pair anew, and takes the focus again.
#[derive(Clone, Copy)]
struct FromSlider(StoredValue<bool>);

/// That slider.
const LENGTH: &str = "[data-testid=length] input";
/// Longest unembeddings of swapped labels.
const LONGEST: f64 = 24.0;
/// How long the slider rests until the pair is made anew: an arrow key that is held does not make
/// one for each of its steps.
const REST: Duration = Duration::from_millis(300);

/// The length of the unembeddings, where the labels are swapped.
#[component]
fn Length(pair: Pair, opener: Opener) -> impl IntoView {
    let length = pair.one.source.with_untracked(|source| match source {
        Some(Source::Made(Made::SwappedLabels { length, .. })) => Some(*length),
        _ => None,
    });
    let from_slider: FromSlider = expect_context();
    let chosen = RwSignal::new(length.map_or(0.0, f64::from));
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let wait =
        move || pending.update_value(|pending| pending.take().iter().for_each(|p| p.clear()));
    on_cleanup(wait);
    let rested = move || {
        // The slider is let go, too, when it leaves the page with the pair that it belonged to.
        let wanted = chosen.try_get_untracked().map(|chosen| chosen as u32);
        if let Some(wanted) = wanted.filter(|wanted| Some(*wanted) != length) {
            from_slider.0.set_value(true);
            opener.compare_both(Made::swapped_labels(wanted).map(Source::Made));
        }
    };
    let held = move |held: bool| {
        wait();
        if !held {
            pending.set_value(set_timeout_with_handle(rested, REST).ok());
        }
    };
    length.map(|_| {
        view! {
            <div data-testid="length">
                <super::control::Slider
                    label=words().compare.length
                    help=words().compare.length_help
                    range=[1.0, LONGEST]
                    step=1.0
                    value=chosen
                    shown=Signal::derive(move || chosen.get().to_string())
                    moved=move |length| chosen.set(length)
                    held
                />
            </div>
        }
    })
}
