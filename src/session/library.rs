//! The open models, of which one is shown, and what all of them share.

mod companion;
mod expectation;
mod opening;
mod pair;
mod training;
mod workspaces;

use std::rc::Rc;

use reactive_graph::{
    graph::untrack,
    owner::{LocalStorage, Owner, StoredValue},
    prelude::*,
    signal::RwSignal,
};

use crate::{
    bundled,
    page::Page,
    pair::Pair,
    permalink::{Compared, ModelReference},
    protocol::{ModelId, Source},
    training::Training,
    words::spoken,
    workspace::{Channel, Workspace},
};

pub(crate) use companion::Companion;
use expectation::Expected;
pub use opening::{Opening, Reading};
use workspaces::Workspaces;

/// Bytes that the vectors of all open models may take together, as doubles. A move makes a second
/// model of them and some rows a copy for a while: the memory of a browser's tab does not hold
/// more.
pub const BUDGET: u64 = 768 << 20;

/// The model that the page opens with.
pub fn first() -> Source {
    let [(path, ..), _] = bundled::models();
    Source::Bundled(path.into())
}

/// All open models by number, and the one that is shown.
///
/// Opening, closing and switching are making, dropping and choosing a [`Workspace`].
///
/// ```
/// use std::rc::Rc;
///
/// use reactive_graph::{owner::Owner, prelude::*};
/// use session::{
///     engine::Engine,
///     library::Library,
///     protocol::{Source, ToPage, ToWorker},
///     workspace::Channel,
/// };
/// use theory::model::Toy;
///
/// struct Silent;
/// impl Channel for Silent {
///     fn post(&self, _: ToWorker) {}
/// }
///
/// Owner::new().with(|| {
///     let library = Library::new();
///     let open = |toy: Toy| {
///         let model = toy.model().expect("a toy is a model");
///         let loaded = formats::Loaded { model, concepts: toy.concepts(), tokens_in_file: 0 };
///         let id = library.begin(Source::Toy(toy), Rc::new(Silent));
///         let card = Engine::default().open(id, loaded);
///         library.handle(ToPage::Opened(Box::new(card)));
///         id
///     };
///     let (plane, space) = (open(Toy::Plane), open(Toy::Space));
///     assert_eq!(library.active().id, space);
///     library.show(plane);
///     let shown = library.active().model.get_untracked();
///     assert_eq!(shown.map(|model| model.card.d), Some(2));
///     library.close(space);
///     assert_eq!(library.models().len(), 1);
/// });
/// ```
#[derive(Clone, Copy)]
pub struct Library {
    /// What all open models share.
    pub page: Page,
    /// What is being opened, if anything is.
    pub opening: Opening,
    workspaces: Workspaces,
    /// Two of them that are compared, if any are.
    pair: RwSignal<Option<OwnedPair>>,
    /// Two tables that are fitted, if any are.
    training: RwSignal<Option<(Training, Owner)>>,
    /// What is still to be compared with the model of this number.
    companion: RwSignal<Option<(ModelId, Compared)>>,
    expected: StoredValue<Option<Expected>>,
    channel: StoredValue<Option<Answering>, LocalStorage>,
}

/// The model that is being opened, and who will answer for it.
type Answering = (ModelId, Rc<dyn Channel>);

/// A pair and what owns its signals.
type OwnedPair = (Pair, Owner);

/// An open model as a menu lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelEntry {
    /// Its number.
    pub id: ModelId,
    /// What it is called.
    pub name: String,
    /// Bytes that its vectors take.
    pub bytes: u64,
    /// Whether it is the one that is shown.
    pub shown: bool,
}

/// What makes room where open models take too much memory.
#[derive(Debug, Clone, PartialEq)]
pub enum Relief {
    /// This model was shown least recently and can be closed.
    Close(ModelEntry),
    /// The comparison can be ended.
    EndPair,
}

impl Library {
    /// With an empty workspace, which the first model that is opened fills.
    pub fn new() -> Self {
        let library = Self {
            page: Page::new(),
            opening: Opening::new(),
            workspaces: Workspaces::new(),
            pair: RwSignal::new(None),
            training: RwSignal::new(None),
            companion: RwSignal::new(None),
            expected: StoredValue::new(None),
            channel: StoredValue::new_local(None),
        };
        library.admit(library.workspaces.number());
        library
    }

    /// The workspace that is shown.
    pub fn active(&self) -> Workspace {
        let id = self.workspaces.shown();
        untrack(|| self.workspace(id)).unwrap_or_else(|| self.admit(id))
    }

    /// The workspace of an open model.
    pub fn workspace(&self, id: ModelId) -> Option<Workspace> {
        self.workspaces.find(|workspace| workspace.id == id)
    }

    /// Whether this is the number of an open model.
    pub fn is_open(&self, id: ModelId) -> bool {
        self.workspace(id).is_some_and(|workspace| workspace.model.with_untracked(Option::is_some))
    }

    /// All open models, in the order in which they were opened.
    pub fn models(&self) -> Vec<ModelEntry> {
        let active = self.workspaces.shown();
        let listed = |Workspace { id, model, .. }: Workspace| {
            let listed = |card: &crate::protocol::ModelCard| ModelEntry {
                id,
                name: spoken(&card.provenance.name),
                bytes: card.bytes(),
                shown: id == active,
            };
            model.with(|model| model.as_ref().map(|model| listed(&model.card)))
        };
        self.workspaces.all().into_iter().filter_map(listed).collect()
    }

    /// Where all of them take more memory than there is for them: how much, and what to do. Two
    /// that are compared are open once more in the worker that compares them.
    pub fn over_budget(&self) -> Option<(u64, Relief)> {
        let (models, pair) = (self.models(), self.pair());
        let compared = |model: &ModelEntry| pair.is_some_and(|pair| pair.has(model.id));
        let bytes = |model: &ModelEntry| model.bytes.saturating_mul(1 + u64::from(compared(model)));
        let taken = models.iter().map(bytes).fold(0, u64::saturating_add);
        let last = |model: &&ModelEntry| self.workspaces.shown_last(model.id);
        let others = models.iter().filter(|model| !model.shown && !compared(model));
        let relief = match (others.min_by_key(last), pair) {
            (Some(oldest), _) => Relief::Close(oldest.clone()),
            (None, Some(_)) => Relief::EndPair,
            (None, None) => return None,
        };
        (taken > BUDGET).then_some((taken, relief))
    }

    /// Shows an open model, as it was.
    pub fn show(&self, id: ModelId) {
        if self.workspace(id).is_none() || untrack(|| self.workspaces.shown()) == id {
            return;
        }
        // Whatever is held is let go: the pointer comes up over another workspace.
        untrack(|| self.active()).let_go();
        self.workspaces.show(id);
    }

    /// Closes a model that is not shown: its worker ends, and all that was done with it is gone.
    pub fn close(&self, id: ModelId) {
        if untrack(|| self.workspaces.shown()) == id {
            return;
        }
        // What shows a pair reads both of its models until the next frame.
        match self.part(id) {
            true => self.replace(id),
            false => drop(self.workspaces.take_off(id)),
        }
    }

    /// What was replaced is no longer on screen and can be dropped.
    pub fn sweep(&self) {
        self.workspaces.sweep();
    }

    /// The open model that can be this one.
    pub(crate) fn holding(&self, reference: &ModelReference) -> Option<Workspace> {
        self.workspaces
            .find(|workspace| workspace.reference().is_some_and(|open| open.can_be(reference)))
    }

    /// The open model that was read from here.
    pub(crate) fn opened_from(&self, source: &Source) -> Option<Workspace> {
        self.workspaces
            .find(|workspace| workspace.source.with_untracked(|own| own.as_ref() == Some(source)))
    }

    /// Makes a workspace and shows it.
    fn admit(&self, id: ModelId) -> Workspace {
        self.workspaces.admit(id, self.page)
    }

    /// A workspace is replaced by another one that is shown from now on. Its worker ends at once;
    /// its signals live until what shows them is gone, see [`sweep`](Self::sweep).
    fn replace(&self, id: ModelId) {
        self.part(id);
        self.workspaces.retire(self.workspaces.take_off(id));
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}
