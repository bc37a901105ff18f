//! A talk of one's own while it is made: each part is a state of the app, recorded as one works.

use reactive_graph::{graph::untrack, prelude::*, signal::RwSignal};

use crate::{
    lesson::{LessonError, Talk, TalkPart},
    library::Library,
    permalink::Link,
    workspace::describe,
};

/// Minutes that a new part takes.
const MINUTES: u8 = 2;

/// The talk that is made; without parts at first.
#[derive(Clone, Copy)]
pub struct OwnTalk {
    library: Library,
    /// As it is so far.
    pub talk: RwSignal<Talk>,
}

impl OwnTalk {
    /// Nothing yet.
    pub fn new(library: Library) -> Self {
        Self { library, talk: RwSignal::new(Talk::default()) }
    }

    /// What is on screen becomes the last part.
    pub fn add(&self) {
        let show = self.on_screen();
        let part = TalkPart { minutes: MINUTES, title: describe(&show), say: Vec::new(), show };
        self.talk.update(|talk| talk.parts.push(part));
    }

    /// What is on screen takes the place of what a part showed.
    pub fn retake(&self, at: usize) {
        let show = self.on_screen();
        self.change(at, |part| part.show = show);
    }

    /// Changes a part: its title, its minutes.
    pub fn change(&self, at: usize, change: impl FnOnce(&mut TalkPart)) {
        self.talk.update(|talk| {
            if let Some(part) = talk.parts.get_mut(at) {
                change(part);
            }
        });
    }

    /// What is to be said over a part: paragraphs in the notation of lessons, with empty lines
    /// between them.
    ///
    /// # Errors
    /// Formulas and terms that do not exist; the part keeps what it had.
    pub fn set_notes(&self, at: usize, text: &str) -> Result<(), LessonError> {
        let paragraphs = text.split("\n\n").map(|text| text.trim().replace('\n', " "));
        let say: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
        Talk::check_texts(at, &say)?;
        self.change(at, |part| part.say = say);
        Ok(())
    }

    /// Moves a part one place earlier (or later).
    pub fn shift(&self, at: usize, earlier: bool) {
        let other = if earlier { at.checked_sub(1) } else { Some(at + 1) };
        self.talk.update(|talk| {
            if let Some(other) = other.filter(|other| at.max(*other) < talk.parts.len()) {
                talk.parts.swap(at, other);
            }
        });
    }

    /// Takes a part out.
    pub fn remove(&self, at: usize) {
        self.talk.update(|talk| {
            if at < talk.parts.len() {
                talk.parts.remove(at);
            }
        });
    }

    /// Goes on with a talk that was saved.
    ///
    /// # Errors
    /// A file that is no talk; the one in work stays.
    pub fn load(&self, json: &str) -> Result<(), LessonError> {
        self.talk.set(Talk::read(json)?);
        Ok(())
    }

    /// What is on screen, without the lesson and the answers over it.
    fn on_screen(&self) -> Link {
        Link { lesson: None, record: None, ..untrack(|| self.library.snapshot()) }
    }
}
