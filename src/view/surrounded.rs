//! The page as a frame of another page, which may ask it for things and is told what happens.

use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
    task::spawn_local,
};

use super::{
    Opener,
    figure_dialog::figure_as,
    lesson::{begin, turn_page},
    presenting::is_for_a_control,
    rest::{later, rest},
    stage::Framing,
};
use crate::web::{
    WebError,
    opening::open_files,
    resize::Resize,
    surrounding::{FrameAnswer, Surrounding},
    user_file::File,
};
use session::{
    controller::{Event, Format, FrameRequest, Letter},
    lesson::Player,
    library::Library,
};

/// What the frame works with.
#[derive(Clone, Copy)]
struct Inside {
    library: Library,
    opener: Opener,
    player: Player,
    framing: Framing,
}

/// Answers the page around and tells it what happens, if there is one that wants it. Nothing to be
/// seen.
#[component]
pub fn Surrounded() -> impl IntoView {
    Surrounding::here().map(|_| later(answers))
}

rest! {
    fn answers() {
        answer();
    }
}

fn answer() {
    let Some(around) = Surrounding::here() else { return };
    let inside = Inside {
        library: expect_context(),
        opener: expect_context(),
        player: expect_context(),
        framing: expect_context(),
    };
    let asker = around.clone();
    around.listen(move |letter, files| {
        let asker = asker.clone();
        spawn_local(async move {
            let outcome = inside.grant(&letter, files).await;
            report(asker.answer(letter.id, outcome));
        });
    });
    send_state(inside, around.clone());
    send_size(around.clone());
    send_keys(around);
}

impl Inside {
    async fn grant(
        self,
        letter: &Letter,
        files: Result<Vec<File>, WebError>,
    ) -> Result<FrameAnswer, WebError> {
        match letter.wish().map_err(|error| WebError(error.to_string()))? {
            FrameRequest::State => Ok(FrameAnswer::Text(self.state())),
            FrameRequest::SetState(state) => {
                let source = untrack(|| self.library.follow(&state));
                source.into_iter().for_each(|source| self.opener.open(source));
                Ok(FrameAnswer::Done)
            }
            FrameRequest::Open => {
                open_files(self.opener, files?);
                Ok(FrameAnswer::Done)
            }
            FrameRequest::Lesson(name, step) => {
                begin(&name, self.player, self.opener).await?;
                if step > 0 {
                    turn_page(self.opener, self.player.go(step));
                }
                Ok(FrameAnswer::Done)
            }
            FrameRequest::Figure(format) => self.figure(format).await,
        }
    }

    fn state(self) -> String {
        untrack(|| self.library.snapshot()).to_text().unwrap_or_default()
    }

    async fn figure(self, format: Format) -> Result<FrameAnswer, WebError> {
        let framing = self.framing;
        let seen = Signal::derive(move || framing.seen());
        figure_as(self.library, seen, format).await
    }
}

/// The first model, and whatever is on screen once it rests.
fn send_state(inside: Inside, around: Surrounding) {
    let last = StoredValue::new(None::<String>);
    let address = session::controller::Address::new(inside.library);
    Effect::new(move || {
        let Some(state) = address.due().and_then(|link| link.to_text().ok()) else { return };
        let before = last.try_update_value(|last| last.replace(state.clone())).flatten();
        match before {
            None => report(around.send(&Event::Ready { state })),
            Some(before) if before != state => report(around.send(&Event::Change { state })),
            Some(_) => {}
        }
    });
}

/// How high all that is shown is, now and whenever it changes.
fn send_size(around: Surrounding) {
    let followed = Resize::observe_page(move |_, height| {
        report(around.send(&Event::Size { height }));
    });
    match followed {
        // Followed for as long as the page lives.
        Ok(followed) => drop(StoredValue::new_local(followed)),
        Err(error) => report(Err(error)),
    }
}

/// Keys that nothing in the frame took.
fn send_keys(around: Surrounding) {
    let listener = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || is_for_a_control(&event) {
            return;
        }
        report(around.send(&Event::Key {
            key: event.key(),
            code: event.code(),
            shift_key: event.shift_key(),
            alt_key: event.alt_key(),
            ctrl_key: event.ctrl_key(),
            meta_key: event.meta_key(),
        }));
    });
    on_cleanup(move || listener.remove());
}

fn report(outcome: Result<(), WebError>) {
    if let Err(error) = outcome {
        leptos::logging::error!("the page around could not be told: {error}");
    }
}
