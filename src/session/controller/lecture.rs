//! Giving a talk: which part is on, and what its notes say.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*, signal::RwSignal};
use serde::Serialize;

use crate::{
    lesson::{Talk, plain},
    library::Library,
    permalink::Link,
    protocol::Source,
};

/// A talk that is given, or none.
#[derive(Clone, Copy)]
pub struct Lecture {
    library: Library,
    talk: RwSignal<Option<Arc<Talk>>>,
    at: RwSignal<usize>,
    /// Whether the audience sees a QR code of what is on screen.
    pub code: RwSignal<bool>,
    /// What was on screen before.
    before: RwSignal<Option<Link>>,
}

/// A part of a talk as its speaker reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slide {
    /// What the talk is called.
    pub talk: String,
    /// What the part is called.
    pub title: String,
    /// Its place, from 0.
    pub at: usize,
    /// How many there are.
    pub count: usize,
    /// After how many minutes it begins.
    pub from: u32,
    /// How many it takes.
    pub minutes: u32,
    /// How many the talk takes.
    pub total: u32,
    /// What to say, formulas as words.
    pub say: Vec<String>,
    /// What the next part is called.
    pub next: Option<String>,
}

impl Lecture {
    /// None yet.
    pub fn new(library: Library) -> Self {
        let (talk, before) = (RwSignal::new(None), RwSignal::new(None));
        let (at, code) = (RwSignal::new(0), RwSignal::new(false));
        Self { library, talk, at, code, before }
    }

    /// Whether one is given.
    pub fn is_on(&self) -> bool {
        self.talk.with(Option::is_some)
    }

    /// Begins a talk at a part. Returns what is to be opened for it.
    pub fn start(&self, talk: Talk, at: usize) -> Option<Source> {
        if !untrack(|| self.is_on()) {
            self.before.set(Some(untrack(|| self.library.active().snapshot())));
        }
        self.talk.set(Some(Arc::new(talk)));
        self.show(at)
    }

    /// Ends it and brings back what was on screen before. Returns what is to be opened for that.
    pub fn leave(&self) -> Option<Source> {
        self.talk.set(None);
        self.code.set(false);
        let before = self.before.try_update(Option::take).flatten();
        self.library.show_link(&before?)
    }

    /// A key was pressed, as the browser names it; what it shows is handed to `open`. False if the
    /// key means nothing to a talk, or none is given.
    pub fn press(&self, key: &str, open: impl Fn(Source)) -> bool {
        let Some(talk) = self.talk.get_untracked() else { return false };
        let (at, last) = (self.at.get_untracked(), talk.parts.len().saturating_sub(1));
        let to = match key {
            "ArrowRight" | "PageDown" => (at + 1).min(last),
            "ArrowLeft" | "PageUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "r" | "R" => at,
            "q" | "Q" => {
                self.code.update(|shown| *shown = !*shown);
                return true;
            }
            _ => return false,
        };
        // A step beyond an end must not undo what was just shown by hand.
        let beyond = to == at && !key.eq_ignore_ascii_case("r");
        if !beyond {
            self.show(to).into_iter().for_each(open);
        }
        true
    }

    /// The part that is on.
    pub fn slide(&self) -> Option<Slide> {
        let (talk, at) = (self.talk.get()?, self.at.get());
        let part = talk.parts.get(at)?;
        let minutes = |parts: &[crate::lesson::TalkPart]| {
            parts.iter().map(|part| u32::from(part.minutes)).sum::<u32>()
        };
        Some(Slide {
            talk: talk.title.clone(),
            title: part.title.clone(),
            at,
            count: talk.parts.len(),
            from: minutes(&talk.parts[..at]),
            minutes: part.minutes.into(),
            total: minutes(&talk.parts),
            say: part.say.iter().map(|text| plain(text)).collect(),
            next: talk.parts.get(at + 1).map(|part| part.title.clone()),
        })
    }

    fn show(&self, at: usize) -> Option<Source> {
        let talk = self.talk.get_untracked()?;
        self.at.set(at);
        self.code.set(false);
        self.library.show_link(&talk.parts.get(at)?.show)
    }
}
