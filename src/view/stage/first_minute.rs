//! Plays the first minute of a visitor, and hears what ends it.

use leptos::{ev, prelude::*};

use super::motion::Motion;
use crate::{
    view::{library, workspace},
    web::page,
};
use session::{
    controller::{Act, FirstMinute, Presenting},
    lesson::Player,
    library::first,
};

/// Nothing to be seen: it moves the plots once both and the predictions are drawn.
#[component]
pub fn FirstMinutePlayer() -> impl IntoView {
    let workspace = workspace();
    let first_minute: FirstMinute = expect_context();
    let (presenting, player): (Presenting, Player) = (expect_context(), expect_context());
    let motion = Motion::new();
    Effect::new(move || {
        if first_minute.act() != Act::Waiting {
            return;
        }
        // The two directions come with the list of concepts, after the model.
        if workspace.board.bars.with(Option::is_some) && workspace.demonstration().is_some() {
            let still = page::matches("(prefers-reduced-motion: reduce)");
            first_minute.begin(workspace, &first(), still);
            motion.run(
                FirstMinute::DURATION,
                |share| share,
                move |share| first_minute.pass(workspace, share * FirstMinute::DURATION),
            );
        }
    });
    Effect::new(move || first_minute.follow(workspace));
    // A lesson, or an audience, has the page for itself.
    Effect::new(move || {
        if presenting.on.get() || player.lesson().is_some() {
            first_minute.leave(workspace);
        }
    });
    let library = library();
    Effect::new(move || {
        if library.pair().is_some() {
            first_minute.make_way(workspace);
        }
    });
    let pressed = move || first_minute.press(workspace);
    let key = window_event_listener(ev::keydown, move |_| pressed());
    let pointer = window_event_listener(ev::pointerdown, move |_| pressed());
    on_cleanup(move || {
        key.remove();
        pointer.remove();
        // The place that a page begins with makes way for the first model.
        if workspace.model.try_with_untracked(Option::is_some).unwrap_or(false) {
            first_minute.leave(workspace);
        }
    });
}
