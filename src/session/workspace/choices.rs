//! What was chosen of one open model, the parts of it that many read, and the verbs that change it.

use std::{collections::BTreeMap, sync::Arc};

use reactive_graph::{computed::Memo, prelude::*, signal::RwSignal};

use super::{ContextChoice, Look, Overrides, Workspace};
use crate::{
    choice::{Choice, FigureNames, Ranks},
    open_model::{OpenModel, TokenPair},
};
use picture::scene::PointRef;
use theory::{model::SpellingPolicy, transform::Side};

/// The choice, and the parts of it that many read. Steps, own pairs, camera and set stay empty in
/// it: moves, page, stage and inference hold theirs with their undo lists, and `chosen` puts them
/// in.
#[derive(Clone, Copy)]
pub struct Choices {
    pub(super) all: RwSignal<Choice>,
    /// The two directions.
    pub pairs: Memo<Option<[TokenPair; 2]>>,
    /// The direction that came with the model and is chosen, by name.
    pub direction: Memo<Option<String>>,
    /// The concept whose pairs make the family, by name.
    pub family: Memo<Option<String>>,
    /// The concept that the family is compared with, by name.
    pub other: Memo<Option<String>>,
    /// How the words of families are spelled, where that was chosen.
    pub(super) spellings: Memo<BTreeMap<String, SpellingPolicy>>,
    /// How the picture is seen.
    pub look: Memo<Look>,
    /// What the next linear move acts on.
    pub side: Memo<Side>,
    /// Points whose labels are pinned.
    pub pinned: Memo<Vec<PointRef>>,
    /// What the rows about contexts are asked about.
    pub contexts: Memo<ContextChoice>,
    /// What was picked by hand for single rows.
    pub overrides: Memo<Overrides>,
    /// The context whose next tokens are shown.
    pub context: Memo<usize>,
    /// How ranks are decided.
    pub ranks: Memo<Ranks>,
}

impl Choices {
    pub(super) fn new(model: RwSignal<Option<Arc<OpenModel>>>) -> Self {
        let all = RwSignal::new(Choice::default());
        let overrides =
            Memo::new(move |_| all.with(|choice| choice.overrides.clone().unwrap_or_default()));
        let family =
            Memo::new(move |_| all.with(|choice| choice.family_name().map(str::to_string)));
        let other = Memo::new(move |_| all.with(|choice| choice.other_name().map(str::to_string)));
        let pairs = Memo::new(move |_| {
            model.with(|model| all.with(|choice| choice.directions(model.as_ref()?)))
        });
        let contexts = Memo::new(move |_| {
            let of = |model: &Arc<OpenModel>| all.with(|choice| choice.contexts(model));
            model.with(|model| model.as_ref().map(of)).unwrap_or_default()
        });
        let ranks = Memo::new(move |_| {
            let of = |model: &Arc<OpenModel>| all.with(|choice| choice.ranks(model));
            model.with(|model| model.as_ref().map(of)).unwrap_or_default()
        });
        Self {
            all,
            pairs,
            direction: Memo::new(move |_| all.with(|choice| choice.direction.clone())),
            family,
            other,
            spellings: Memo::new(move |_| all.with(|choice| choice.spellings.clone())),
            look: Memo::new(move |_| all.with(|choice| choice.look.unwrap_or_default())),
            side: Memo::new(move |_| all.with(|choice| choice.side.unwrap_or(Side::Gauge))),
            pinned: Memo::new(move |_| all.with(|choice| choice.pinned.clone())),
            contexts,
            overrides,
            context: Memo::new(move |_| all.with(|choice| choice.context)),
            ranks,
        }
    }

    /// Reads any part; what reads it follows every change of the choice.
    pub fn with<T>(&self, read: impl FnOnce(&Choice) -> T) -> T {
        self.all.with(read)
    }

    /// Reads any part as it is now.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Choice) -> T) -> T {
        self.all.with_untracked(read)
    }
}

impl Workspace {
    /// Changes what was chosen; the picture and the board follow.
    pub fn choose(&self, change: impl FnOnce(&mut Choice)) {
        self.choice.all.update(change);
        self.refresh();
    }

    /// Changes how the picture is seen.
    pub fn set_look(&self, change: impl FnOnce(&mut Look)) {
        self.choice.all.update(|choice| change(choice.look.get_or_insert_default()));
        self.refresh_view();
    }

    /// Chooses which names of the figure that is prepared are hidden or moved.
    pub fn name_figure(&self, names: Option<FigureNames>) {
        self.choice.all.update(|choice| choice.figure = names);
    }

    /// Chooses the context whose next tokens are shown.
    pub fn set_context(&self, index: usize) {
        self.choice.all.update(|choice| choice.context = index);
        self.want(|queue| queue.bars = true);
        self.refresh_steering();
    }

    /// Sets a property's threshold; `None` goes back to its default.
    pub fn set_threshold(&self, id: &str, threshold: Option<f64>) {
        self.choice.all.update(|choice| match threshold {
            Some(value) => drop(choice.thresholds.insert(id.to_string(), value)),
            None => drop(choice.thresholds.remove(id)),
        });
        self.refresh_board();
    }

    /// A row of the board was opened or closed.
    pub fn open_row(&self, id: &'static str, open: bool) {
        self.choice.all.update(|choice| {
            if open {
                choice.open.insert(id.into());
            } else {
                choice.open.remove(id);
            }
        });
        if open {
            self.want(|queue| queue.pictures.push_back(id.into()));
        }
    }

    /// Pins a point's label, or takes the pin out.
    pub fn toggle_pin(&self, point: PointRef) {
        self.choice.all.update(|choice| match choice.pinned.iter().position(|p| *p == point) {
            Some(at) => drop(choice.pinned.remove(at)),
            None => choice.pinned.push(point),
        });
    }

    /// Pins the labels of all selected points.
    pub fn pin_selected(&self) {
        let selected = self.hover.selected.get_untracked();
        self.choice.all.update(|choice| {
            let new = selected.into_iter().filter(|point| !choice.pinned.contains(point));
            choice.pinned.extend(new.collect::<Vec<_>>());
        });
    }
}
