//! A link that waits for its model.

use reactive_graph::{graph::untrack, prelude::*};

use super::{Library, companion::Companion};
use crate::{
    bundled,
    permalink::{Link, LinkError, ModelReference, TableChoice},
    protocol::{FileReference, ModelId, Source},
    workspace::{Look, obtainable, request},
};

/// A link that waits for its model.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    link: Link,
    /// What was left out when it was read.
    notices: Vec<String>,
    /// Whether its files were asked for: that is said once, not over every model opened since.
    asked: bool,
}

/// Of more files that a link asks for it only says how many there are.
const MOST_ASKED: usize = 3;

impl Library {
    /// Takes the text of a link: restores it if its model is open, else keeps it until that is.
    /// Returns what is to be opened for it; a text that cannot be read becomes the error on screen.
    pub fn follow(&self, text: &str) -> Option<Source> {
        match Link::from_text(text) {
            Ok((mut link, bad)) => {
                link.choice.look.get_or_insert_with(Look::unstated);
                self.go_to(link, &bad)
            }
            Err(error) if untrack(|| self.active()).model.with_untracked(Option::is_some) => {
                self.page.error.set(Some(error.to_string()));
                None
            }
            Err(error) => self.go_to(Link::default(), &[error]),
        }
    }

    /// Shows what a link says, but in the colours that are on, with the sheet as it is, beside the
    /// lesson in play and what is on record and, unless it says otherwise, in the usual look.
    /// Returns what is to be opened for it.
    pub fn show_link(&self, link: &Link) -> Option<Source> {
        let mut link = Link {
            lesson: self.page.bookmark.get_untracked(),
            record: self.page.record.get_untracked(),
            theme: self.page.theme.get_untracked(),
            sheet: self.page.sheet.get_untracked(),
            ..link.clone()
        };
        link.choice.look.get_or_insert_default();
        self.go_to(link, &[])
    }

    /// Restores what a link says, now or when its model is open; `bad` is what could not be read of
    /// it. Returns what is to be opened for it.
    pub fn go_to(&self, link: Link, bad: &[LinkError]) -> Option<Source> {
        let notices = bad.iter().map(ToString::to_string).collect();
        let source = link.model.as_ref().and_then(obtainable);
        if let Some(open) = link.model.as_ref().and_then(|wanted| self.holding(wanted)) {
            self.show(open.id);
        }
        let active = untrack(|| self.active());
        let open = active.model.with_untracked(Option::is_some);
        let here = active.reference();
        let is_open =
            |wanted: &ModelReference| here.as_ref().is_some_and(|here| here.can_be(wanted));
        let other = link.model.as_ref().is_some_and(|wanted| !is_open(wanted));
        self.page.bookmark.set(link.lesson.clone());
        self.page.take_record(link.record.as_ref());
        self.expected.set_value(Some(Expected { link, notices, asked: false }));
        if open && !(other && source.is_some()) {
            self.meet_expectation();
        }
        source.filter(|_| other || !open)
    }

    /// The worker of an open model stops answering, because it `died` or is to be stopped: the
    /// model is to be opened again where it was, but for what the worker was at. False where that
    /// is nothing: then it would only stop again.
    pub fn step_back(&self, id: ModelId, died: Option<&str>) -> bool {
        let less = self.workspace(id).and_then(|workspace| workspace.step_back(died));
        self.expected.set_value(less.map(|(link, notices)| Expected {
            link,
            notices,
            asked: false,
        }));
        self.expected.with_value(Option::is_some)
    }

    /// Which tables and rows a link that waits for these files wants of them.
    pub fn tables_wanted(&self, files: &[FileReference]) -> Option<TableChoice> {
        let given = ModelReference::Files(files.to_vec());
        let wanted = |link: &Link| link.model.as_ref().is_some_and(|model| model.can_be(&given));
        let of_link = self.expected.with_value(|expected| {
            expected.as_ref().filter(|e| wanted(&e.link)).and_then(|e| e.link.tables.clone())
        });
        of_link.or_else(|| self.tables_of_companion(&given))
    }

    /// Whether a link still asks for a file, and nothing has been done with the model that stands
    /// in for it.
    pub fn awaits_file(&self, now: &Link) -> bool {
        let stand_in = ModelReference::Bundled(bundled::models()[0].0.into());
        self.expected.with_value(Option::is_some)
            && now.model == Some(stand_in)
            && now.choice.steps.is_empty()
    }

    /// The names of the files that a link still asks for, of the second model once the first is
    /// open: as many as a button holds.
    pub fn asked_file(&self) -> Option<String> {
        let expected = self.expected.with_value(|expected| expected.as_ref()?.link.model.clone());
        let asked = expected.or_else(|| match untrack(|| self.companion())? {
            Companion::Asked(model, _) => Some(model),
            Companion::Open(_) | Companion::Obtainable(_) => None,
        });
        match asked? {
            ModelReference::Files(files) => {
                let mut names: Vec<String> =
                    files.iter().take(MOST_ASKED).map(|file| file.name.clone()).collect();
                let more = files.len() - names.len();
                names.extend((more > 0).then(|| format!("+{more}")));
                Some(names.join(", ")).filter(|names| !names.is_empty())
            }
            _ => None,
        }
    }

    /// A model is open: a link that waited for it is restored, one that waits for files asks for
    /// them.
    pub(super) fn meet_expectation(&self) {
        let Some(Expected { link, mut notices, asked }) = self.expected.get_value() else { return };
        let active = untrack(|| self.active());
        let open = active.reference();
        match &link.model {
            Some(wanted) if !open.as_ref().is_some_and(|open| open.can_be(wanted)) => {
                let kept = wanted.source().is_none();
                let obtainable = obtainable(wanted).is_some();
                let mistaken = open
                    .as_ref()
                    .is_some_and(|open| wanted.has_size_of(open) || wanted.has_names_of(open));
                let request = || request(wanted, open.as_ref());
                notices.extend((!obtainable && (!asked || mistaken)).then(request));
                let waiting = Expected { link: link.clone(), notices: Vec::new(), asked: true };
                self.expected.set_value(kept.then_some(waiting));
            }
            _ => {
                self.expected.set_value(None);
                notices.extend(active.restore(&link));
                self.expect_companion(&active, link.compared.as_deref());
            }
        }
        if !notices.is_empty() {
            self.page.error.set(Some(notices.join(". ")));
        }
    }
}
