//! What a link says of the session, and the session that a link says.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::{History, OpenModel, Ranks, Session, TokenPair, bundled};
use crate::{
    permalink::{Aim, Link, LinkError, ModelReference, TableChoice, TokenRef},
    words::words,
    worker::{FileReference, Source},
};
use picture::scene::{Kind, PointRef, ProjectionChoice};
use theory::{
    model::Concept,
    property::infos,
    transform::{Action, Side, Step},
};

/// Most numbers (dimensions × vectors) that a step of a link may pad a model to: 1 GiB of them.
pub const MOST_PADDED: usize = 1 << 27;

/// Most indices and numbers picked by hand that a link carries.
const MOST_PICKED: usize = 1 << 12;

/// Largest tolerance of ranks that the page lets one type.
const LARGEST_RTOL: f64 = 0.5;

/// A link that waits for its model.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    link: Link,
    /// What was left out when it was read.
    notices: Vec<String>,
}

impl Session {
    /// All that a link carries, as it is now.
    pub fn snapshot(&self) -> Link {
        let model = self.model.get();
        let (contexts, ranks) = (self.contexts.get(), self.ranks.get());
        let begins_with = model.as_ref().map(|m| m.first_choice());
        Link {
            model: self.source.with(|source| source.as_ref().map(ModelReference::from)),
            tables: self.tables.get(),
            labels: model.as_ref().map(|m| m.checksum()),
            pairs: model.as_ref().zip(self.pairs.get()).and_then(|(m, pairs)| m.words(pairs)),
            family: Some(self.family.get().unwrap_or_default()),
            other: Some(self.other_family.get().unwrap_or_default()),
            own: self.own_concept().pairs,
            look: Some(self.look.get()),
            camera: self.aim(),
            steps: self.steps.with(|steps| numbered(steps.present().clone())),
            side: Some(self.side.get()).filter(|side| *side != Side::Gauge),
            pinned: self.pinned.get(),
            thresholds: self.thresholds.get(),
            open: self.open_rows.get(),
            more: self.more.get(),
            context: self.context.get(),
            rtol: Some(ranks.rtol).filter(|rtol| *rtol != Ranks::default().rtol),
            pivot: model
                .as_ref()
                .filter(|_| ranks.pivot != Ranks::default().pivot)
                .and_then(|m| m.word(ranks.pivot)),
            contexts: Some(contexts).filter(|c| begins_with.as_ref() != Some(c)),
            overrides: Some(self.overrides.get())
                .filter(|picked| !picked.is_empty() && picked.len() <= MOST_PICKED),
            lesson: self.bookmark.get(),
            theme: self.theme.get(),
        }
    }

    /// Takes the text of a link: restores it if its model is open, else keeps it until that is.
    /// Returns what is to be opened for it; a text that cannot be read becomes the error on screen.
    pub fn follow(&self, text: &str) -> Option<Source> {
        match Link::from_text(text) {
            Ok((link, bad)) => self.go_to(link, &bad),
            Err(error) if self.model.with_untracked(Option::is_some) => {
                self.error.set(Some(error.to_string()));
                None
            }
            Err(error) => self.go_to(Link::default(), &[error]),
        }
    }

    /// Shows what a link says, but in the colours that are on, beside the lesson in play and,
    /// unless it says otherwise, in the usual look. Returns what is to be opened for it.
    pub fn show(&self, link: &Link) -> Option<Source> {
        let look = Some(link.look.unwrap_or_default());
        let lesson = self.bookmark.get_untracked();
        self.go_to(Link { look, lesson, theme: self.theme.get_untracked(), ..link.clone() }, &[])
    }

    /// Restores what a link says, now or when its model is open; `bad` is what could not be read of
    /// it. Returns what is to be opened for it.
    pub fn go_to(&self, link: Link, bad: &[LinkError]) -> Option<Source> {
        let notices = bad.iter().map(ToString::to_string).collect();
        let source = link.model.as_ref().and_then(obtainable);
        let open = self.model.with_untracked(Option::is_some);
        let here = self.reference();
        let is_open =
            |wanted: &ModelReference| here.as_ref().is_some_and(|here| here.can_be(wanted));
        let other = link.model.as_ref().is_some_and(|wanted| !is_open(wanted));
        self.bookmark.set(link.lesson.clone());
        self.expected.set_value(Some(Expected { link, notices }));
        if open && !(other && source.is_some()) {
            self.meet_expectation();
        }
        source.filter(|_| other || !open)
    }

    /// The open model's worker stops answering, because it `died` or is to be stopped: the model is
    /// to be opened again where it was, but for what the worker was at: the last step and heavy
    /// rows, else an unusual projection. False where there is none of these: then it would only
    /// stop again.
    pub fn set_back(&self, died: Option<&str>) -> bool {
        let mut link = untrack(|| self.snapshot());
        let mut less = link.steps.pop().is_some() || self.heavy.get_untracked();
        if let Some(look) = link
            .look
            .as_mut()
            .filter(|look| !less && look.projection != ProjectionChoice::ConceptPlane)
        {
            (look.projection, less) = (ProjectionChoice::ConceptPlane, true);
        }
        let words = &words().page;
        let again = died.filter(|_| less).map(words.set_back);
        self.expected
            .set_value(less.then(|| Expected { link, notices: again.into_iter().collect() }));
        self.answering.set_value(None);
        self.work.set(None);
        self.queue.set(Arc::default());
        if let Some(reason) = died.filter(|_| !less) {
            self.error.set(Some((words.gave_up)(reason)));
        }
        less
    }

    /// Which part of the plane the plots show, if that was chosen for the projection that they
    /// show.
    pub fn aim(&self) -> Option<Aim> {
        let projection = self.projection();
        self.aim.with(|aim| aim.as_ref().filter(|(of, _)| *of == projection).map(|(_, aim)| *aim))
    }

    /// Which tables and rows a link that waits for these files wants of them.
    pub fn tables_wanted(&self, files: &[FileReference]) -> Option<TableChoice> {
        let given = ModelReference::Files(files.to_vec());
        let wanted = |link: &Link| link.model.as_ref().is_some_and(|model| model.can_be(&given));
        self.expected.with_value(|expected| {
            expected.as_ref().filter(|e| wanted(&e.link)).and_then(|e| e.link.tables.clone())
        })
    }

    /// Whether a link still asks for a file, and nothing has been done with the model that stands
    /// in for it.
    pub fn awaits_file(&self, now: &Link) -> bool {
        let stand_in = ModelReference::Bundled(bundled()[0].0.into());
        self.expected.with_value(Option::is_some)
            && now.model == Some(stand_in)
            && now.steps.is_empty()
    }

    /// A model is open: a link that waited for it is restored, one that waits for files asks for
    /// them.
    pub(super) fn meet_expectation(&self) {
        let Some(Expected { link, mut notices }) = self.expected.get_value() else { return };
        let open = self.reference();
        match &link.model {
            Some(wanted) if !open.as_ref().is_some_and(|open| open.can_be(wanted)) => {
                let kept = wanted.source().is_none();
                let obtainable = obtainable(wanted).is_some();
                notices.extend((!obtainable).then(|| request(wanted, open.as_ref())));
                if !kept {
                    self.expected.set_value(None);
                }
            }
            _ => {
                self.expected.set_value(None);
                notices.extend(self.restore(&link));
            }
        }
        if !notices.is_empty() {
            self.error.set(Some(notices.join(". ")));
        }
    }

    /// Makes the session what a link says, as far as the open model allows; returns what it does
    /// not allow, in words.
    pub fn restore(&self, link: &Link) -> Vec<String> {
        let Some(model) = self.model.get_untracked() else { return Vec::new() };
        let mut left_out = self.restore_directions(link, &model);
        if let Some(look) = link.look {
            self.look.set(look);
        }
        let projection = self.projection();
        self.aim.set(link.camera.map(|aim| (projection, aim)));
        self.theme.set(link.theme);
        self.side.set(link.side.unwrap_or(Side::Gauge));
        self.pinned.set(
            link.pinned
                .iter()
                .copied()
                .filter(|point| agree(link, &model) && model.has(*point))
                .collect(),
        );
        self.restore_board(link, &model);
        self.restore_ranks(link, &model);
        let steps = allowed_steps(link, &model);
        left_out.extend(steps.as_ref().err().cloned());
        self.restore_steps(steps.unwrap_or_default());
        self.refresh();
        left_out
    }

    fn restore_directions(&self, link: &Link, model: &OpenModel) -> Vec<String> {
        let mut left_out = Vec::new();
        self.set_own_pairs(link.own.clone());
        if let Some(name) = &link.family {
            let unknown = !name.is_empty() && self.matched(name).is_none();
            left_out.extend(unknown.then(|| (words().session.no_list)(name)));
            self.family.set(Some(name.clone()).filter(|name| !name.is_empty()));
        }
        if let Some(name) = &link.other {
            self.other_family.set(Some(name.clone()).filter(|name| !name.is_empty()));
        }
        if let Some(named) = &link.pairs {
            match model.pairs(named) {
                Ok(pairs) => self.pairs.set(Some(pairs)),
                Err(word) => left_out.push((words().session.no_token)(word.label())),
            }
        }
        left_out
    }

    fn restore_board(&self, link: &Link, model: &OpenModel) {
        let known = |id: &String| infos().iter().any(|info| info.id == id);
        self.open_rows.set(link.open.iter().filter(|id| known(id)).cloned().collect());
        self.thresholds
            .set(link.thresholds.clone().into_iter().filter(|(id, _)| known(id)).collect());
        self.more.set(link.more.clone());
        self.context.set(if link.context < model.card.contexts.len() { link.context } else { 0 });
        self.overrides
            .set(link.overrides.clone().filter(|_| agree(link, model)).unwrap_or_default());
        self.contexts.set(link.contexts.clone().unwrap_or_else(|| model.first_choice()));
    }

    fn restore_ranks(&self, link: &Link, model: &OpenModel) {
        let beginning = Ranks::default();
        let rtol = link.rtol.map_or(beginning.rtol, |rtol| rtol.clamp(f64::EPSILON, LARGEST_RTOL));
        let pivot =
            link.pivot.as_ref().and_then(|word| model.named(word)).unwrap_or(beginning.pivot);
        let ranks = Ranks { rtol, pivot };
        if ranks != self.ranks.get_untracked() {
            self.set_ranks(ranks);
        }
    }

    /// Nothing was done yet: there is nothing to undo. Else it is one change.
    fn restore_steps(&self, steps: Vec<Step>) {
        self.steps.update(|history| match *history == History::default() {
            true => history.adjust(steps),
            false => history.go_to(steps),
        });
        self.refusal.set(None);
        self.offer.set(None);
    }

    fn set_own_pairs(&self, pairs: Vec<(String, String)>) {
        let own = Concept { pairs, ..self.own_concept() };
        if own != self.own_concept() {
            self.concepts.update(|all| {
                let others = all.iter().filter(|c| c.name != own.name).cloned();
                *all =
                    Arc::new(others.chain((!own.pairs.is_empty()).then(|| own.clone())).collect());
            });
        }
    }

    fn reference(&self) -> Option<ModelReference> {
        self.source.with_untracked(|source| source.as_ref().map(ModelReference::from))
    }
}

impl OpenModel {
    fn has(&self, point: PointRef) -> bool {
        let labels =
            if point.kind == Kind::Tokens { &self.card.tokens } else { &self.card.contexts };
        point.index < labels.len()
    }

    fn words(&self, pairs: [TokenPair; 2]) -> Option<[(TokenRef, TokenRef); 2]> {
        let word = |(from, to)| Some((self.word(from)?, self.word(to)?));
        Some([word(pairs[0])?, word(pairs[1])?])
    }

    fn pairs<'a>(
        &self,
        words: &'a [(TokenRef, TokenRef); 2],
    ) -> Result<[TokenPair; 2], &'a TokenRef> {
        let token = |word: &'a TokenRef| self.named(word).ok_or(word);
        let pair = |(from, to): &'a (TokenRef, TokenRef)| Ok((token(from)?, token(to)?));
        Ok([pair(&words[0])?, pair(&words[1])?])
    }
}

/// A session in a few words: its model and how many moves it has.
pub fn told(link: &Link) -> String {
    let model = match &link.model {
        Some(ModelReference::Bundled(path)) => {
            let known = bundled().into_iter().find(|(bundled, ..)| bundled == path);
            known.map_or_else(|| path.clone(), |(_, name, _)| name.into())
        }
        Some(model) => model.in_words(),
        None => words().session.a_model.into(),
    };
    let lesson = if link.lesson.is_some() { words().session.in_lesson } else { "" };
    (words().session.told)(&model, link.steps.len()) + lesson
}

/// What the page can open for a link by itself: toys, and those files beside the page that it
/// knows.
fn obtainable(reference: &ModelReference) -> Option<Source> {
    let known = |path: &String| bundled().iter().any(|(bundled, ..)| bundled == path);
    reference.source().filter(|source| !matches!(source, Source::Bundled(path) if !known(path)))
}

/// Asks for what only the user has.
fn request(wanted: &ModelReference, open: Option<&ModelReference>) -> String {
    let name = wanted.in_words();
    match (wanted, open) {
        (ModelReference::Bundled(_), _) => (words().session.not_shipped)(&name),
        (_, Some(open)) if wanted.has_size_of(open) => (words().session.other_content)(&name),
        (_, Some(open)) if wanted.has_names_of(open) => {
            (words().session.other_file)(&name, &open.in_words())
        }
        _ => (words().session.asks_for)(&name),
    }
}

/// Whether a row number means the same in the link and in the model.
fn agree(link: &Link, model: &OpenModel) -> bool {
    link.labels.is_none_or(|sum| sum == model.checksum())
}

/// The steps of a link, if they mean the same in this model and fit into memory.
fn allowed_steps(link: &Link, model: &OpenModel) -> Result<Vec<Step>, String> {
    if !link.steps.is_empty() && !agree(link, model) {
        return Err(words().session.other_rows.into());
    }
    let vectors = model.card.tokens.len() + model.card.contexts.len();
    let too_large = |step: &Step| matches!(step.action, Action::Pad { to } if to.saturating_mul(vectors) > MOST_PADDED);
    match link.steps.iter().any(too_large) {
        true => Err(words().session.too_wide.into()),
        false => Ok(numbered(link.steps.clone())),
    }
}

/// Steps are numbered by place, so that each number is there once.
fn numbered(steps: Vec<Step>) -> Vec<Step> {
    (1..).zip(steps).map(|(id, step)| Step { id, ..step }).collect()
}
