//! Lessons from beside the page, and how one begins.

use leptos::prelude::*;

use crate::{
    view::Opener,
    web::{WebError, fetch, location},
};
use session::{
    lesson::{Lesson, Player, file, texts, translated},
    protocol::Source,
    words::{ENGLISH, words},
};

/// The player that the app provides.
pub(in crate::view) fn player() -> Player {
    expect_context()
}

/// The lesson that the address asks for, e.g. `?lesson=same-predictions` or a file of the same
/// origin.
pub fn asked_for() -> Option<String> {
    location::parameter("lesson")
}

/// Fetches a lesson, by its name on the shelf or by the path of a file, and begins it.
///
/// # Errors
/// No such file, or one that is no lesson.
pub async fn begin(name: &str, player: Player, opener: Opener) -> Result<(), WebError> {
    start(fetched(name).await?, Some(name.into()), player, opener);
    Ok(())
}

/// The lesson of this name, from beside the page.
pub(super) async fn fetched(name: &str) -> Result<Lesson, WebError> {
    let known = session::lesson::SHELF.iter().any(|entry| entry.id == name);
    let path = if known { file(name) } else { location::own(name)? };
    let text = if known { in_language(&path).await } else { text_of(&path).await }?;
    Lesson::read(&text).map_err(|error| WebError(format!("{path}: {error}")))
}

/// A lesson of the shelf, or the talk, in the language that is spoken.
pub(super) async fn in_language(path: &str) -> Result<String, WebError> {
    let (text, tag) = (text_of(path).await?, untrack(words).tag);
    if tag == ENGLISH.tag {
        return Ok(text);
    }
    let path = texts(tag, path);
    let own = text_of(&path).await?;
    translated(&text, &own).map_err(|error| WebError(format!("{path}: {error}")))
}

async fn text_of(path: &str) -> Result<String, WebError> {
    fetch::text(path).await.map_err(|error| WebError(format!("{path}: {error}")))
}

/// Begins a lesson; `name` is where it can be fetched again.
pub fn start(lesson: Lesson, name: Option<String>, player: Player, opener: Opener) {
    turn_page(opener, player.start(lesson, name));
}

/// Opens what a step asks for, if it asks for something.
pub fn turn_page(opener: Opener, source: Option<Source>) {
    if let Some(source) = source {
        opener.open(source);
    }
}
