//! The part of the page that a step speaks of stands out.

use leptos::prelude::*;

use crate::{lesson::Player, web::page};

/// What marks the part.
const MARK: &str = "pointed";

/// Marks the part that the step in play names, and unmarks it after.
pub fn point_at(player: Player) {
    Effect::new(move |marked: Option<Option<web_sys::Element>>| {
        if let Some(old) = marked.flatten() {
            // A part that is gone needs no unmarking.
            let _ = old.class_list().remove_1(MARK);
        }
        let selector = player.turn()?.step.look_at?.selector();
        let part = page::document().ok()?.query_selector(&selector).ok().flatten()?;
        part.class_list().add_1(MARK).ok()?;
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        part.scroll_into_view_with_scroll_into_view_options(&options);
        Some(part)
    });
}
