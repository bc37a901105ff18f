//! What is open around the plots: one drawer, the sheet of properties.

use reactive_graph::{prelude::*, signal::RwSignal};

use crate::{
    drawer::Drawer,
    fates::{Fate, is_changed},
    lesson::{LessonStep, LookAt},
    words::facts,
};
use theory::property::{Info, Need, Row};

/// Which rows of the sheet are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoardFilter {
    /// Words that all occur in what the row is about, whatever their case.
    pub search: String,
    /// One fate alone.
    pub fate: Option<Fate>,
    /// Only what the moves changed.
    pub changed: bool,
    /// Only what is asked about contexts.
    pub needs_contexts: bool,
}

impl BoardFilter {
    /// Whether a property with this measured row is wanted.
    ///
    /// ```
    /// use session::controller::BoardFilter;
    /// use theory::property::infos;
    ///
    /// let filter = BoardFilter { search: "Cosine CAUSAL".into(), ..BoardFilter::default() };
    /// let found: Vec<_> = infos().iter().filter(|info| filter.admits(info, None)).collect();
    /// assert!(found.iter().any(|info| info.id == "causal-cosine"));
    /// assert!(found.iter().all(|info| info.id != "norms"));
    /// ```
    pub fn admits(&self, info: &Info, row: Option<&Row>) -> bool {
        let facts = facts(info);
        let text = [facts.name, facts.measure, facts.meaning].join(" ").to_lowercase();
        let search = self.search.to_lowercase();
        self.fate.is_none_or(|fate| fate.class() == info.class)
            && (!self.changed || row.is_some_and(is_changed))
            && (!self.needs_contexts || needs_contexts(info))
            && search.split_whitespace().all(|word| text.contains(word))
    }

    /// All rows are wanted again, but for what is searched.
    pub fn admit_all(&mut self) {
        *self = Self { search: std::mem::take(&mut self.search), ..Self::default() };
    }

    /// Whether it wants a fate alone, or all rows where there is none.
    pub fn wants(&self, fate: Option<Fate>) -> bool {
        self.fate == fate && (fate.is_some() || !self.changed && !self.needs_contexts)
    }

    /// Whether it looks for single rows, wherever they are.
    pub fn looks_for_rows(&self) -> bool {
        self.changed || self.needs_contexts || !self.search.trim().is_empty()
    }
}

fn needs_contexts(info: &Info) -> bool {
    let of_contexts = |need: &Need| matches!(need, Need::Contexts | Need::Labels | Need::Relation);
    info.needs.iter().any(of_contexts)
}

/// What is open around the plots.
#[derive(Clone, Copy)]
pub struct Panels {
    /// The drawer that is open; one at most.
    pub drawer: RwSignal<Option<Drawer>>,
    /// Whether the sheet of all properties stands in the place of the cards.
    pub sheet: RwSignal<bool>,
    /// Which rows of it are wanted.
    pub filter: RwSignal<BoardFilter>,
    /// Whether the palette is open.
    pub palette: RwSignal<bool>,
}

impl Panels {
    /// All closed but the sheet, which is as the page has it.
    pub fn new(sheet: RwSignal<bool>) -> Self {
        Self {
            drawer: RwSignal::new(None),
            sheet,
            filter: RwSignal::new(BoardFilter::default()),
            palette: RwSignal::new(false),
        }
    }

    /// Opens a drawer in the place of another, or closes it.
    pub fn toggle(&self, drawer: Drawer) {
        self.drawer.update(|open| *open = Some(drawer).filter(|drawer| *open != Some(*drawer)));
    }

    /// Opens the sheet with the rows of one fate, or with all.
    pub fn show_rows(&self, fate: Option<Fate>) {
        self.filter.set(BoardFilter { fate, ..BoardFilter::default() });
        self.sheet.set(true);
    }

    /// Opens what a step of a lesson speaks of. Whatever else is open stays.
    pub fn show_step(&self, step: &LessonStep) {
        if let Some(drawer) = step.drawer() {
            self.drawer.set(Some(drawer));
        }
        if matches!(step.look_at, Some(LookAt::Board | LookAt::Row(_))) {
            self.filter.set(BoardFilter::default());
            self.sheet.set(true);
        }
    }
}
