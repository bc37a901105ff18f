//! The part of the page that a step speaks of stands out.

use leptos::prelude::*;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::{lesson::Player, web::page};

/// What marks the part.
const MARK: &str = "pointed";

/// Marks the part that the step in play names, and unmarks it after.
pub fn point_at(player: Player) {
    let marked = StoredValue::new_local(None::<Element>);
    Effect::new(move || {
        let selector = player.turn().and_then(|turn| Some(turn.step.look_at?.selector()));
        // By then what the step opens is built.
        request_animation_frame(move || {
            marked.try_update_value(|marked| *marked = mark(marked.take(), selector.as_deref()));
        });
    });
}

fn mark(old: Option<Element>, selector: Option<&str>) -> Option<Element> {
    if let Some(old) = old {
        // A part that is gone needs no unmarking.
        let _ = old.class_list().remove_1(MARK);
    }
    let part = page::document().ok()?.query_selector(selector?).ok().flatten()?;
    part.class_list().add_1(MARK).ok()?;
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    part.scroll_into_view_with_scroll_into_view_options(&options);
    Some(part)
}
