//! Two tables that are fitted to one distribution, in the place of the panels of one model.

mod curves;
mod settings;

use std::time::Duration;

use leptos::prelude::*;

use super::{
    compare::ScenePlot,
    library,
    rest::{later, rest},
};
use crate::web::page;
use curves::Curves;
use session::{
    training::{Outcome, Phase, Training as Fits},
    words::words,
    workspace::Plot,
};
use settings::Settings;

/// How long a picture stands before the next rounds are asked for.
const FRAME: Duration = Duration::from_millis(30);

/// The training, while there is one.
#[component]
pub fn Training() -> impl IntoView {
    let library = library();
    let training = Memo::new_with_compare(
        move |_| library.training(),
        |old, new| old.flatten().map(|fits| fits.fit) != new.and_then(|fits| *fits).map(|f| f.fit),
    );
    move || training.get().map(|fits| later(move || twins(fits)))
}

rest! {
    fn twins(fits: Fits) {
        view! { <Twins fits /> }
    }
}

#[component]
fn Twins(fits: Fits) -> impl IntoView {
    keep_going(fits);
    view! {
        <section
            class="comparison training"
            aria-labelledby="training-title"
            data-testid="training"
        >
            <Heading fits />
            <div class="compared">
                <section class="panel compare-stage" aria-label=words().compare.stage>
                    <div class="compare-plots">
                        <Picture fits plot=Plot::Left test_id="twin-left" />
                        <Picture fits plot=Plot::Right test_id="twin-right" />
                    </div>
                </section>
                <div class="compare-cards">
                    <Curves fits />
                    <Settings fits />
                </div>
            </div>
        </section>
    }
}

/// Asks for the next rounds once the last ones were seen; all at once for those who want no motion.
fn keep_going(fits: Fits) {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let clear = move || {
        let pending = timer.try_update_value(Option::take).flatten();
        pending.into_iter().for_each(|pending| pending.clear());
    };
    Effect::new(move || {
        fits.trace.now.track();
        fits.phase.track();
        clear();
        let watched = !page::matches("(prefers-reduced-motion: reduce)");
        if let Ok(pending) = set_timeout_with_handle(move || fits.advance(watched), FRAME) {
            timer.set_value(Some(pending));
        }
    });
    on_cleanup(clear);
}

#[component]
fn Heading(fits: Fits) -> impl IntoView {
    let library = library();
    let words = &words().training;
    let text = move || match (fits.trace.refusal.get(), fits.outcome(), fits.phase.get()) {
        (Some(reason), ..) => reason,
        // Of the fit that was chosen since nothing is known.
        (None, _, phase) if phase != Phase::Running && fits.is_of_before() => words.ready.into(),
        (None, Some(outcome), _) => sentence(outcome).into(),
        (None, None, Phase::Ready) => words.ready.into(),
        (None, None, _) => words.running.into(),
    };
    let tone = move || fits.outcome().filter(|_| !fits.is_of_before()).map_or("", class);
    let begun = move || fits.trace.now.with(Option::is_some);
    let start = move |_| fits.wanted.set(true);
    let running = move || fits.phase.get() == Phase::Running;
    let rests = move || matches!(fits.phase.get(), Phase::Stopped | Phase::Done);
    view! {
        <header class="compare-heading">
            <p class="soft small">{words.title}</p>
            <h2 id="training-title" class=tone aria-live="polite" data-testid="training-headline">
                {text}
            </h2>
            <span class="topbar-space"></span>
            <Show when=move || !running()>
                <button class:primary=move || !begun() on:click=start data-testid="train">
                    {move || if begun() { words.again } else { words.start }}
                </button>
            </Show>
            <Show when=running>
                <button on:click=move |_| fits.stop(true) data-testid="stop-training">
                    {words.stop}
                </button>
            </Show>
            <Show when=move || fits.phase.get() == Phase::Stopped>
                <button on:click=move |_| fits.stop(false)>{words.go_on}</button>
            </Show>
            <Show when=rests>
                <button
                    class="primary"
                    title=words.compare_help
                    on:click=move |_| fits.finish()
                    data-testid="compare-trained"
                >
                    {words.compare}
                </button>
            </Show>
            <button on:click=move |_| library.end_training() data-testid="close-training">
                {words.close}
            </button>
        </header>
    }
}

#[component]
fn Picture(fits: Fits, plot: Plot, test_id: &'static str) -> impl IntoView {
    let which = plot.index();
    let scene = Memo::new(move |_| fits.scene(plot));
    let name = move || (words().training.twin)(fits.fit.with(|fit| fit.seeds[which]), which);
    let kl = move || {
        fits.trace.now.with(|now| now.as_ref().map_or(f64::NAN, |now| now.moment.kl[which]))
    };
    view! {
        <figure>
            <figcaption>
                <strong>{name}</strong>
                " "
                <span class="soft small">{words().training.coordinates}</span>
            </figcaption>
            <Show when=move || fits.trace.now.with(Option::is_none)>
                <p class="soft not-yet">{words().training.not_yet}</p>
            </Show>
            <ScenePlot
                scene
                described=Signal::derive(move || (words().training.picture)(&name(), kl()))
                test_id
            />
        </figure>
    }
}

/// What came of it, in a sentence.
fn sentence(outcome: Outcome) -> &'static str {
    let words = &words().training;
    match outcome {
        Outcome::Same => words.held,
        Outcome::Near => words.near,
        Outcome::Missed => words.missed,
        Outcome::Stuck => words.stuck,
        Outcome::Agreed => words.agreed,
    }
}

/// How it is coloured.
fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Same => "kept",
        Outcome::Agreed => "drifted",
        Outcome::Near | Outcome::Missed | Outcome::Stuck => "destroyed",
    }
}
