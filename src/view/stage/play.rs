//! Playing the last step from the identity to where it is.

use std::rc::Rc;

use leptos::prelude::*;
use nalgebra::Matrix2;

use crate::{
    state::Session,
    transform::plane_path,
    view::session,
    web::{frame::Frame, page},
};

/// How long the way from I to A takes, in milliseconds.
const DURATION: f64 = 2400.0;

/// Plays I → A along a path that stays invertible; a mirrored A says why there is none.
#[component]
pub fn PlayButton() -> impl IntoView {
    let session = session();
    let running = StoredValue::new_local(None::<Rc<Frame>>);
    let playable = move || session.steps.with(|s| crate::worker::Live::split(s.present()).1.is_some());
    let play = move |_| {
        let Some(t) = session.live().map(|live| live.t) else { return };
        if t.determinant() < 0.0 {
            session.refuse_to_play();
        } else if page::matches("(prefers-reduced-motion: reduce)") {
            session.bend(&t);
        } else {
            run(session, t, running);
        }
    };
    on_cleanup(move || running.set_value(None));
    view! {
        <button on:click=play disabled=move || !playable() title="Play the last step from doing nothing (I) to A, along matrices that all have an inverse">
            "▶ Play I → A"
        </button>
    }
}

fn run(session: Session, t: Matrix2<f64>, running: StoredValue<Option<Rc<Frame>>, LocalStorage>) {
    let started = page::now();
    session.hold(true);
    let frame = Frame::new(move |_| {
        let at = ((page::now() - started) / DURATION).clamp(0.0, 1.0);
        let eased = at * at * (3.0 - 2.0 * at);
        if let Ok(between) = plane_path(&t, eased) {
            session.bend(&between);
        }
        if at < 1.0 {
            running.with_value(|frame| frame.iter().for_each(|f| f.request()));
        } else {
            session.bend(&t);
            session.hold(false);
        }
    });
    let frame = Rc::new(frame);
    frame.request();
    running.set_value(Some(frame));
}
