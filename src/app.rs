//! The page: makes the session, opens the first model, places the panels.

use leptos::{ev, prelude::*};

use crate::{
    view::{
        Announcer, Board, Directions, Distribution, DropZone, Framing, LessonCard, MovePanel,
        Opener, OpeningPanel, Presenting, PresentingLayer, ResumeOffer, Stages, TermCard, Topbar,
        asked_for, begin, follow_address, follow_theme, kept,
    },
    web::{fetch, focus, launch, location, page},
};
use session::{
    lesson::Player,
    state::{Session, bundled},
    words::{speak, words},
    worker::Source,
};

/// Where the shipped concept list lies, beside the page.
const CONCEPTS: &str = "models/concepts.tsv";

/// What can be shown alone.
const EMBEDDED: [&str; 3] = ["stage", "board", "distribution"];

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    page::set_root_attribute("lang", speak(&page::language()));
    let session = Session::new();
    let opener = Opener::new(session);
    provide_context(session);
    provide_context(opener);
    provide_context(Framing::new(session));
    let player = Player::new(session);
    provide_context(player);
    provide_context(Presenting::new(session, player, opener));
    follow_theme(session);
    embed(session);
    undo_by_keyboard(session);
    follow_address(session, opener);
    start(session, opener, player);
    view! {
        <div class="app">
            <Topbar />
            <OpeningPanel />
            <ResumeOffer />
            <main class="panels">
                <div class="side">
                    <LessonCard />
                    <div class="panel controls">
                        <Directions />
                        <MovePanel />
                    </div>
                </div>
                <div class="middle">
                    <Stages />
                    <Distribution />
                </div>
                <Board />
            </main>
            <DropZone />
            <TermCard />
            <Announcer />
            <PresentingLayer />
        </div>
    }
}

/// Opens the first model at once, so that its worker starts while the panels are made; or the model
/// of the link or the lesson in the address, once the list of concepts that they name is there. A
/// link says itself which lesson was in play.
fn start(session: Session, opener: Opener, player: Player) {
    if let Err(error) = launch::on_launch(move |files| opener.open_files(files)) {
        session.error.set(Some(error.to_string()));
    }
    let linked = location::hash();
    let lesson = asked_for().filter(|_| linked.is_empty());
    if linked.is_empty() && lesson.is_none() {
        session.resume_offer.set(kept().filter(|_| location::parameter("embed").is_none()));
        opener.open(first());
    }
    leptos::task::spawn_local(async move {
        load_concepts(session).await;
        match lesson {
            Some(name) => {
                if let Err(error) = begin(&name, player, opener).await {
                    opener.open(first());
                    session.error.set(Some(error.0));
                }
            }
            None if !linked.is_empty() => {
                opener.open(session.follow(&linked).unwrap_or_else(first))
            }
            None => {}
        }
    });
}

/// Shows one part alone, for the frame of another page: `?embed=stage`, `board` or `distribution`.
fn embed(session: Session) {
    let Some(part) = location::parameter("embed") else { return };
    if EMBEDDED.contains(&part.as_str()) {
        page::set_root_attribute("data-embed", &part);
    } else {
        session.error.set(Some((words().page.not_embedded)(&part, &EMBEDDED.join(", "))));
    }
}

fn first() -> Source {
    Source::Bundled(bundled()[0].0.into())
}

async fn load_concepts(session: Session) {
    match fetch::text(CONCEPTS).await {
        Ok(text) => session.set_shipped_concepts(&text),
        Err(error) => session.error.set(Some(format!("{CONCEPTS}: {error}"))),
    }
}

/// Ctrl+Z undoes and Ctrl+Shift+Z does again, except where text is typed.
fn undo_by_keyboard(session: Session) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let command =
            (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z");
        if command && !focus::is_typing(&event) {
            event.prevent_default();
            if event.shift_key() { session.redo() } else { session.undo() }
        }
    });
    on_cleanup(move || listener.remove());
}
