//! What a link says of the session, and the session that a link says.

use reactive_graph::{graph::untrack, prelude::*};

use super::{History, Workspace};
use crate::{
    bundled,
    choice::{Aim, Choice, Ranks, find},
    context_set::ContextSet,
    open_model::{Matched, OpenModel, TokenRef},
    permalink::{Link, ModelReference},
    protocol::Source,
    words::{list_name, words},
};
use picture::scene::{PointKind, PointRef, ProjectionChoice};
use theory::{
    property::info,
    transform::{DRAG_LIMIT, Side, Step},
};

/// Most numbers (dimensions × vectors) that a step of a link may pad a model to: 1 GiB of them.
pub(super) const MOST_PADDED: usize = 1 << 27;

/// Most indices and numbers picked by hand that a link carries.
const MOST_PICKED: usize = 1 << 12;

/// Largest tolerance of ranks that the page lets one type.
const LARGEST_RTOL: f64 = 0.5;

impl Workspace {
    /// All that a link carries, as it is now.
    pub fn snapshot(&self) -> Link {
        Link {
            model: self.source.with(|source| source.as_ref().map(ModelReference::from)),
            tables: self.tables.get(),
            labels: self.model.with(|model| model.as_ref().map(|model| model.checksum())),
            choice: self.chosen(),
            compared: None,
            lesson: self.page.bookmark.get(),
            record: self.page.record.get(),
            left_out: None,
            directions: Vec::new(),
            theme: self.page.theme.get(),
            sheet: self.page.sheet.get(),
        }
    }

    /// What a link carries with what only a saved session does: directions that joined the model.
    #[must_use]
    pub fn with_directions(&self, link: Link) -> Link {
        let added = self.model.with_untracked(|model| model.as_ref().map(|m| m.added_directions()));
        Link { directions: added.unwrap_or_default(), ..link }
    }

    /// All that was chosen, the steps and the user's own pairs included.
    pub fn chosen(&self) -> Choice {
        let choice = self.choice.with(Choice::clone);
        Choice {
            own: self.own_concept().pairs,
            camera: self.aim(),
            steps: self.moves.steps.with(|steps| numbered(steps.present().clone())),
            set: self.inference.set.with(|set| set.present().clone()),
            overrides: choice.overrides.filter(|picked| picked.len() <= MOST_PICKED),
            ..choice
        }
    }

    /// Where it came from, as a link says it.
    pub(crate) fn reference(&self) -> Option<ModelReference> {
        self.source.with_untracked(|source| source.as_ref().map(ModelReference::from))
    }

    /// Which part of the plane the plots show, if that was chosen for the projection that they
    /// show.
    pub fn aim(&self) -> Option<Aim> {
        let projection = self.projection();
        self.stage
            .aim
            .with(|aim| aim.as_ref().filter(|(of, _)| *of == projection).map(|(_, aim)| *aim))
    }

    /// The worker stops answering, because it `died` or is to be stopped: the model is to be opened
    /// again where it was, but for what the worker was at: the last step and heavy rows, else an
    /// unusual projection. Gives the link to that, and what to say of it; none where there is none
    /// of these: then it would only stop again.
    pub(crate) fn step_back(&self, died: Option<&str>) -> Option<(Link, Vec<String>)> {
        let mut link = self.with_directions(untrack(|| self.snapshot()));
        let mut less = link.choice.steps.pop().is_some() || self.board.heavy.get_untracked();
        if let Some(look) = link
            .choice
            .look
            .as_mut()
            .filter(|look| !less && look.projection != ProjectionChoice::default())
        {
            (look.projection, less) = (ProjectionChoice::default(), true);
        }
        self.detach();
        let words = &words().page;
        if let Some(reason) = died.filter(|_| !less) {
            self.page.error.set(Some((words.gave_up)(reason)));
        }
        less.then(|| (link, died.map(words.set_back).into_iter().collect()))
    }

    /// Makes the workspace what a link says, as far as the open model allows; returns what it does
    /// not allow, in words.
    pub fn restore(&self, link: &Link) -> Vec<String> {
        let misfit = self.restore_directions(&link.directions);
        let Some(model) = self.model.get_untracked() else { return Vec::new() };
        let ranks = self.choice.ranks.get_untracked();
        self.page.set_own_pairs(link.choice.own.clone());
        let lists = self.matches.get_untracked();
        let before = self.choice.with_untracked(Choice::clone);
        let (choice, mut left_out) = allowed(link, &before, &model, &lists);
        left_out.extend(misfit.map(|misfit| misfit.to_string()));
        self.choice.all.set(choice);
        self.page.theme.set(link.theme);
        self.page.sheet.set(link.sheet);
        if self.choice.ranks.get_untracked() != ranks {
            self.ranks_changed();
        }
        let steps = allowed_steps(link, &model);
        left_out.extend(steps.as_ref().err().cloned());
        self.restore_steps(steps.unwrap_or_default());
        let projection = untrack(|| self.projection());
        self.stage.aim.set(link.choice.camera.map(|aim| (projection, aim)));
        left_out.extend(match link.left_out {
            None => self.restore_set(&link.choice.set),
            Some(count) => self.miss_set(count),
        });
        self.refresh();
        left_out
    }

    /// Nothing was done yet: there is nothing to undo. Else it is one change.
    fn restore_steps(&self, steps: Vec<Step>) {
        self.moves.steps.update(|history| match *history == History::default() {
            true => history.adjust(steps),
            false => history.go_to(steps),
        });
        self.moves.ease.set(None);
        self.moves.objection.withdraw();
    }
}

/// What a link chooses, as far as the model allows, over what was chosen `before`; and what it does
/// not allow, in words. Steps and own pairs have places of their own.
fn allowed(
    link: &Link,
    before: &Choice,
    model: &OpenModel,
    lists: &[Matched],
) -> (Choice, Vec<String>) {
    let Choice {
        pairs,
        direction,
        family,
        other,
        spellings,
        own: _,
        look,
        camera: _,
        steps: _,
        side,
        pinned,
        thresholds,
        open,
        more,
        context,
        rtol,
        pivot,
        contexts,
        steering,
        set,
        overrides,
        stop,
        bet,
        figure,
    } = link.choice.clone();
    let directions = pairs.and_then(|named| model.words(model.pairs(&named).ok()?));
    let listed = |name: &String| find(lists, Some(name)).is_some();
    let known = |id: &String| info(id).is_some();
    let agree = agree(link, model);
    let has = |point: PointRef| point.index < places(point.kind, model, &set);
    let (rtol, pivot) = unusual_ranks(rtol, pivot.as_ref(), model);
    let choice = Choice {
        pairs: directions.or_else(|| before.pairs.clone()),
        direction: direction.filter(|name| model.direction(name).is_some()),
        family: family.or_else(|| before.family.clone()),
        other: other.or_else(|| before.other.clone()),
        spellings: spellings.into_iter().filter(|(name, _)| listed(name)).collect(),
        own: Vec::new(),
        look: look.or(before.look),
        camera: None,
        steps: Vec::new(),
        side: side.filter(|side| *side != Side::Gauge),
        pinned: pinned.into_iter().filter(|point| agree && has(*point)).collect(),
        thresholds: thresholds.into_iter().filter(|(id, _)| known(id)).collect(),
        open: open.into_iter().filter(known).collect(),
        more,
        context: if context < places(PointKind::Contexts, model, &set) { context } else { 0 },
        rtol,
        pivot,
        contexts: contexts.filter(|contexts| *contexts != model.first_choice()),
        steering,
        set: ContextSet::default(),
        overrides: overrides.filter(|picked| agree && !picked.is_empty()),
        stop: stop.filter(|stop| (1.0..=DRAG_LIMIT).contains(stop)),
        bet: bet.filter(|bet| bet.expected.keys().all(known)),
        figure: figure.filter(|names| !names.is_empty() && names.is_sound()),
    };
    (choice, unknown_names(&link.choice, model, lists))
}

/// How many points of a kind there are; contexts that are still to be computed have a place, too.
fn places(kind: PointKind, model: &OpenModel, set: &ContextSet) -> usize {
    match kind {
        PointKind::Tokens => model.card.tokens.len(),
        PointKind::Contexts => model.card.contexts.len().max(set.contexts.len()),
    }
}

/// How ranks are decided, as far as that is not as usual: by a tolerance within bounds, and with a
/// token of the model as the pivot.
fn unusual_ranks(
    rtol: Option<f64>,
    pivot: Option<&TokenRef>,
    model: &OpenModel,
) -> (Option<f64>, Option<TokenRef>) {
    let usual = Ranks::default();
    let rtol = rtol.map(|rtol| rtol.clamp(f64::EPSILON, LARGEST_RTOL));
    let pivot = pivot.and_then(|token| model.named(token)).filter(|pivot| *pivot != usual.pivot);
    (rtol.filter(|rtol| *rtol != usual.rtol), pivot.and_then(|pivot| model.word(pivot)))
}

/// The family and the tokens of the directions that a choice names and this model does not have, in
/// words.
fn unknown_names(choice: &Choice, model: &OpenModel, lists: &[Matched]) -> Vec<String> {
    let family = choice.family.as_deref().filter(|name| !name.is_empty());
    let family = family.filter(|name| find(lists, Some(name)).is_none());
    let token = choice.pairs.as_ref().and_then(|named| model.pairs(named).err());
    let family = family.map(|name| (words().session.no_list)(&list_name(name)));
    let token = token.map(|word| (words().session.no_token)(word.label()));
    [family, token].into_iter().flatten().collect()
}

/// A session in a few words: its model, or both that are compared, and how many moves it has.
pub fn describe(link: &Link) -> String {
    let name = |link: &Link| match &link.model {
        Some(ModelReference::Bundled(path)) => {
            let known = bundled::models().into_iter().find(|(bundled, ..)| bundled == path);
            known.map_or_else(|| path.clone(), |(_, name, _)| name.into())
        }
        Some(model) => model.in_words(),
        None => words().session.a_model.into(),
    };
    let model = match &link.compared {
        Some(compared) => (words().compare.two)(&name(link), &name(&compared.with)),
        None => name(link),
    };
    let lesson = if link.lesson.is_some() { words().session.in_lesson } else { "" };
    (words().session.described)(&model, link.choice.steps.len()) + lesson
}

/// What the page can open for a link by itself: toys, and those files beside the page that it
/// knows.
pub(crate) fn obtainable(reference: &ModelReference) -> Option<Source> {
    let known = |path: &String| bundled::models().iter().any(|(bundled, ..)| bundled == path);
    reference.source().filter(|source| !matches!(source, Source::Bundled(path) if !known(path)))
}

/// Asks for what only the user has.
pub(crate) fn request(wanted: &ModelReference, open: Option<&ModelReference>) -> String {
    let name = wanted.in_words();
    match (wanted, open) {
        (ModelReference::Bundled(_), _) => (words().session.not_shipped)(&name),
        (ModelReference::Made(_), _) => words().training.no_file.into(),
        (_, Some(open)) if wanted.has_size_of(open) => (words().session.other_content)(&name),
        (_, Some(open)) if wanted.has_names_of(open) => {
            (words().session.other_file)(&wanted.to_the_byte(), &open.to_the_byte())
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
    if !link.choice.steps.is_empty() && !agree(link, model) {
        return Err(words().session.other_rows.into());
    }
    let vectors = model.card.tokens.len() + model.card.contexts.len();
    let too_large = |step: &Step| {
        let to = step.action.enlarges_to();
        to.is_some_and(|to| to.saturating_mul(vectors) > MOST_PADDED)
    };
    match link.choice.steps.iter().any(too_large) {
        true => Err(words().session.too_wide.into()),
        false => Ok(numbered(link.choice.steps.clone())),
    }
}

/// Steps are numbered by place, so that each number is there once.
fn numbered(steps: Vec<Step>) -> Vec<Step> {
    (1..).zip(steps).map(|(id, step)| Step { id, ..step }).collect()
}
