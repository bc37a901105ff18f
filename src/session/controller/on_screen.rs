//! What is on screen, to be taken away as a file: which data come along, and what it is called.

use std::{collections::BTreeSet, sync::Arc};

use reactive_graph::{graph::untrack, prelude::*};

use super::{Browser, Opener};
use crate::{
    lesson::{Lesson, LessonError, Player},
    library::Library,
    open_model::OpenModel,
    permalink::{Bookmark, Link, ModelReference, NamedFile, SavedSession},
    protocol::{FileReference, Source},
    record::Record,
    workspace::Workspace,
};

/// Bytes of files that a session may bring along: as text they take a third more.
pub const MOST_BYTES: u64 = 256 << 20;

/// Where a lesson of the reader's own lies in a page that is one file.
const OWN_LESSON: &str = "lessons/own.json";

/// What pasted text is called as a file.
const PASTED: &str = "pasted.txt";

/// The data of a model that come along with a session.
#[derive(Debug, Clone, PartialEq)]
pub enum OwnData<File> {
    /// None: everybody can get the model.
    None,
    /// A text, as the file that it becomes.
    Text(NamedFile),
    /// The reader's own files.
    Files(Vec<File>),
}

/// What is on screen: the shown model with its files, and the one that is compared with it.
pub struct OnScreen<File> {
    link: Link,
    models: Vec<(Workspace, Vec<File>)>,
    lesson: Option<Arc<Lesson>>,
}

impl Library {
    /// Whether a model is shown that no other page can get.
    pub fn shows_own_data(&self) -> bool {
        let is_own = |shown: &Workspace| {
            shown.source.with(|source| source.as_ref().is_some_and(Source::is_own))
        };
        self.on_screen().iter().any(is_own)
    }

    /// The shown model, and the one that is compared with it.
    fn on_screen(&self) -> Vec<Workspace> {
        match self.pair() {
            Some(pair) => vec![pair.one, pair.two],
            None => vec![self.active()],
        }
    }
}

impl<File: Clone + 'static> OnScreen<File> {
    /// As it is now.
    pub fn now<B: Browser<File = File>>(opener: Opener<B>) -> Self {
        let shown = untrack(|| opener.library.on_screen());
        let models = shown.into_iter().map(|shown| (shown, opener.files_of(shown.id))).collect();
        Self { link: untrack(|| opener.library.whole_snapshot()), models, lesson: None }
    }

    /// With the lesson in play; one of the reader's own gets a name to be fetched by.
    #[must_use]
    pub fn with_lesson(mut self, player: &Player) -> Self {
        self.lesson = untrack(|| player.lesson());
        if self.lesson.is_some() && self.link.lesson.is_none() {
            let bookmark = Bookmark { lesson: OWN_LESSON.into(), step: player.at.get_untracked() };
            self.link.lesson = Some(bookmark);
        }
        self
    }

    /// The same for a course: everything is still to be answered.
    #[must_use]
    pub fn unanswered(mut self) -> Self {
        self.link.record = Some(Record {
            lesson: self.link.lesson.as_ref().map(|at| at.lesson.clone()),
            tasks: self.lesson.as_deref().map_or(0, Lesson::tasks),
            ..Record::default()
        });
        self.link.choice.bet = None;
        self
    }

    /// What the lesson is called, else the model.
    pub fn title(&self) -> String {
        self.lesson.as_ref().map_or_else(|| self.name(), |lesson| lesson.title.clone())
    }

    /// What the first model is called.
    pub fn name(&self) -> String {
        let name = |m: &Option<Arc<OpenModel>>| m.as_ref().map(|m| m.card.provenance.name.clone());
        let first = self.models.first().and_then(|(shown, _)| shown.model.with_untracked(name));
        first.unwrap_or_default()
    }

    /// The lesson in play as a file, where it does not lie beside the page.
    ///
    /// # Errors
    /// A lesson that cannot be written.
    pub fn own_lesson(&self) -> Result<Option<NamedFile>, LessonError> {
        let own = |at: &&Bookmark| at.lesson == OWN_LESSON;
        let Some((lesson, _)) = self.lesson.as_ref().zip(self.link.lesson.as_ref().filter(own))
        else {
            return Ok(None);
        };
        Ok(Some((OWN_LESSON.into(), lesson.to_json()?.into_bytes())))
    }

    /// The files beside the page that it is made of.
    pub fn page_files(&self) -> BTreeSet<String> {
        let of = |(shown, _): &(Workspace, _)| shown.source.get_untracked()?.page_file();
        self.models.iter().filter_map(of).collect()
    }

    /// The data of each model that no other page can get.
    pub fn own_data(&self) -> Vec<OwnData<File>> {
        let of = |(shown, files): &(Workspace, Vec<File>)| match shown.source.get_untracked() {
            Some(Source::Text(text)) => OwnData::Text((PASTED.into(), text.into_bytes())),
            Some(source) if !source.is_own() => OwnData::None,
            _ => OwnData::Files(files.clone()),
        };
        self.models.iter().map(of).collect()
    }

    /// All of it as a session, with these files of each model. Pasted text comes along as a file,
    /// and so does what was trained here: the link then names files.
    pub fn session(self, data: Vec<Vec<NamedFile>>) -> SavedSession {
        let mut link = self.link;
        let mut data = data.into_iter();
        let (files, companion) = (data.next().unwrap_or_default(), data.next().unwrap_or_default());
        name_files(&mut link, &files);
        if let Some(compared) = &mut link.compared {
            name_files(&mut compared.with, &companion);
        }
        SavedSession { link, files, companion }
    }
}

fn name_files(link: &mut Link, files: &[NamedFile]) {
    if !files.is_empty() {
        link.model = Some(ModelReference::Files(files.iter().map(FileReference::of).collect()));
    }
}
