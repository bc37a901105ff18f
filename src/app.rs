//! The page: makes the library, opens the first model, places the panels.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    view::{
        ActsRow, Announcer, Board, Comparison, Distribution, Drawers, DropZone, Fates,
        FirstMinutePlayer, Framing, Headline, Inspector, LessonCard, MemoryOffer, Opener,
        OpeningPanel, Palette, PerModel, PresentingLayer, Rail, ReaderNotice, Refusals, Rest,
        ResumeOffer, Speaking, Stages, Surrounded, TermCard, Topbar, Training, asked_for, begin,
        follow_address, follow_language, follow_theme, kept, presenting,
    },
    web::{
        fetch, focus, launch, location, menus,
        opening::{ThisBrowser, open_files},
        page, storage,
    },
};
use session::{
    controller::{Act, FirstMinute, Given, OwnTalk, Panels},
    lesson::Player,
    library::{Library, first},
    words::words,
};

/// Where the shipped concept list lies, beside the page.
const CONCEPTS: &str = "models/concepts.tsv";

/// What an address says where bets come before moves.
const BETS: &str = "bet";

/// What can be shown alone.
const EMBEDDED: [&str; 3] = ["stage", "board", "distribution"];
/// How long a model may be open without a picture until none is to be expected.
const NO_PICTURE: Duration = Duration::from_secs(1);
/// In a frame, but whole.
const WHOLE: &str = "page";

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let library = Library::new();
    let speaking = Speaking::begin(library);
    provide_context(speaking);
    let opener = Opener::new(library, ThisBrowser);
    provide_context(library);
    provide_context(opener);
    provide_context(Framing::new(library));
    let rest = Rest::of_this_build(library);
    provide_context(rest);
    provide_context(Panels::new(library.page.sheet));
    let player = Player::new(library);
    provide_context(player);
    let first_minute = FirstMinute::new();
    provide_context(first_minute);
    provide_context(presenting(library, player, opener));
    provide_context(OwnTalk::new(library));
    follow_theme(library);
    embed(library);
    undo_by_keyboard(library);
    menus::fold_up();
    follow_address(library, opener);
    follow_language(library, player, speaking);
    sweep(library);
    fetch_rest(library, rest);
    Effect::new(move || opener.meet_companion());
    Effect::new(move || opener.meet_training());
    start(library, opener, player, first_minute);
    // Another language is another page over the same models.
    move || speaking.language().map(|_| view! { <Page /> })
}

#[component]
fn Page() -> impl IntoView {
    let panels: Panels = expect_context();
    view! {
        <div class="app">
            <Topbar />
            <OpeningPanel />
            <MemoryOffer />
            <ResumeOffer />
            <main class="panels">
                <Comparison />
                <Training />
                <Rail />
                <div class="side">
                    <LessonCard />
                    <Drawers />
                </div>
                <div class="middle" class:with-sheet=move || panels.sheet.get()>
                    <PerModel>
                        <div class="top">
                            <div class="said-and-done">
                                <Headline />
                                <ReaderNotice />
                                <ActsRow />
                            </div>
                        </div>
                        <Stages />
                        <FirstMinutePlayer />
                        <Refusals />
                        <Inspector />
                        <Fates />
                        <Distribution />
                        <Board />
                    </PerModel>
                </div>
            </main>
            <DropZone />
            <Surrounded />
            <TermCard />
            <Palette />
            <Announcer />
            <PresentingLayer />
        </div>
    }
}

/// Opens the first model at once, so that its worker starts while the panels are made; or the model
/// of the link or the lesson in the address, once the list of concepts that they name is there. A
/// link says itself which lesson was in play.
fn start(library: Library, opener: Opener, player: Player, first_minute: FirstMinute) {
    let bets = location::parameter(BETS).is_some();
    library.page.ask_for_bets(bets);
    if let Err(error) = launch::on_launch(move |files| open_files(opener, files)) {
        library.page.error.set(Some(error.to_string()));
    }
    let inside = page::session_inside();
    let linked = location::hash();
    let lesson = asked_for().filter(|_| linked.is_empty());
    if linked.is_empty() && lesson.is_none() && inside.is_none() {
        let alone = location::parameter("embed").is_none();
        let kept = kept().filter(|_| alone);
        let known = kept.is_some() || alone && storage::seen_before();
        first_minute.wait(Act::at_first(known, !alone));
        library.page.resume_offer.set(kept);
        opener.open(first());
    }
    leptos::task::spawn_local(async move {
        load_concepts(library).await;
        match (inside, lesson) {
            (Some(session), _) => opener
                .take(Given::Session(words().page.session_inside.into(), session.into_bytes())),
            (None, Some(name)) => {
                if let Err(error) = begin(&name, player, opener).await {
                    opener.open(first());
                    library.page.error.set(Some(error.0));
                }
            }
            (None, None) if !linked.is_empty() => {
                let source = library.follow(&linked);
                // A link of before, to which the address adds that bets come first.
                if bets {
                    library.page.ask_for_bets(true);
                }
                opener.open(source.unwrap_or_else(first))
            }
            (None, None) => {}
        }
    });
}

/// Fetches the rest of the program once the first picture is painted: nothing that is seen waits
/// for it then. A model that cannot be drawn has no picture to wait for.
fn fetch_rest(library: Library, rest: Rest) {
    let pictured = Memo::new(move |_| library.active().stage.view.with(Option::is_some));
    let open = Memo::new(move |_| library.active().model.with(Option::is_some));
    Effect::new(move || {
        if pictured.get() {
            request_animation_frame(move || set_timeout(move || rest.fetch(), Duration::ZERO));
        } else if open.get() {
            set_timeout(move || rest.fetch(), NO_PICTURE);
        }
    });
}

/// Drops what was replaced once nothing on screen reads it any more: views follow a change before
/// the next frame.
fn sweep(library: Library) {
    Effect::new(move || {
        library.active();
        library.pair();
        request_animation_frame(move || library.sweep());
    });
}

/// Shows one part alone, for the frame of another page: `?embed=stage`, `board` or `distribution`;
/// `?embed=page` shows all of it.
fn embed(library: Library) {
    let Some(part) = location::parameter("embed") else { return };
    if EMBEDDED.contains(&part.as_str()) {
        page::set_root_attribute("data-embed", &part);
    } else if part != WHOLE {
        library.page.error.set(Some((words().page.not_embedded)(&part, &EMBEDDED.join(", "))));
    }
}

async fn load_concepts(library: Library) {
    match fetch::text(CONCEPTS).await {
        Ok(text) => library.set_shipped_concepts(&text),
        Err(error) => library.page.error.set(Some(format!("{CONCEPTS}: {error}"))),
    }
}

/// Ctrl+Z undoes and Ctrl+Shift+Z does again, except where text is typed.
fn undo_by_keyboard(library: Library) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let command =
            (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z");
        // What is undone has to be seen.
        let comparing = untrack(|| library.pair()).is_some();
        if command && !comparing && !focus::is_typing(&event) {
            event.prevent_default();
            let workspace = untrack(|| library.active());
            if event.shift_key() { workspace.redo() } else { workspace.undo() }
        }
    });
    on_cleanup(move || listener.remove());
}
