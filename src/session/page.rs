//! What belongs to the page, whatever model is open.

use std::{collections::BTreeSet, sync::Arc};

use reactive_graph::{prelude::*, signal::RwSignal};

use crate::{
    bundled,
    permalink::{Bookmark, Link},
    record::Record,
};
use formats::FormatError;
use picture::scene::Theme;
use theory::model::Concept;

/// The concept that holds the user's own pairs.
const OWN: &str = "own pairs";

/// Signals that outlive every model.
#[derive(Clone, Copy)]
pub struct Page {
    /// The last error, until it is dismissed.
    pub error: RwSignal<Option<String>>,
    /// Concept lists besides those of the models: what the user added, then the shipped one.
    pub concepts: RwSignal<Arc<Vec<Concept>>>,
    /// The link to where the reader was the last time, while it is on offer.
    pub resume_offer: RwSignal<Option<Link>>,
    /// The lesson that is or should be in play and its step, where the lesson has a name.
    pub bookmark: RwSignal<Option<Bookmark>>,
    /// What is handed in, where bets come before moves.
    pub record: RwSignal<Option<Record>>,
    /// Colours.
    pub theme: RwSignal<Theme>,
    /// Whether the sheet of all properties stands in the place of the cards.
    pub sheet: RwSignal<bool>,
}

impl Page {
    pub(crate) fn new() -> Self {
        Self {
            error: RwSignal::new(None),
            concepts: RwSignal::new(Arc::default()),
            resume_offer: RwSignal::new(None),
            bookmark: RwSignal::new(None),
            record: RwSignal::new(None),
            theme: RwSignal::new(Theme::default()),
            sheet: RwSignal::new(false),
        }
    }

    /// From now on bets come before moves, or no longer.
    pub fn ask_for_bets(&self, asked: bool) {
        let on = self.record.with_untracked(Option::is_some);
        if on != asked {
            self.record.set(asked.then(Record::default));
        }
    }

    /// Who hands in what is on record.
    pub fn sign(&self, who: String) {
        self.note(|record| record.who = who.trim().into());
    }

    /// Takes the record of a link, unless what is on record here goes on from it.
    pub(crate) fn take_record(&self, linked: Option<&Record>) {
        let goes_on = |here: &Option<Record>| match (here, linked) {
            (Some(here), Some(linked)) => here.continues(linked),
            (here, linked) => here.is_none() && linked.is_none(),
        };
        if !self.record.with_untracked(goes_on) {
            self.record.set(linked.cloned());
        }
    }

    /// Changes what is on record, if anything is to be.
    pub(crate) fn note(&self, change: impl FnOnce(&mut Record)) {
        let Some(mut record) = self.record.get_untracked() else { return };
        change(&mut record);
        if self.record.with_untracked(|old| old.as_ref() != Some(&record)) {
            self.record.set(Some(record));
        }
    }

    /// Adds concept lists in place of those of the same name.
    pub(crate) fn add_concepts(&self, added: Vec<Concept>) {
        self.concepts.update(|all| {
            let kept = all.iter().filter(|old| added.iter().all(|new| new.name != old.name));
            *all = Arc::new(kept.cloned().chain(added.clone()).collect());
        });
    }

    /// The list that ships with the app, after those that were added.
    pub(crate) fn ship(&self, text: &str) -> Result<(), FormatError> {
        let shipped = bundled::concepts(text)?;
        self.concepts.update(|all| *all = Arc::new([all.to_vec(), shipped].concat()));
        Ok(())
    }

    /// The user's own list, empty at first.
    pub fn own_concept(&self) -> Concept {
        let own = self.concepts.with(|all| all.iter().find(|c| c.name == OWN).cloned());
        own.unwrap_or_else(|| Concept { name: OWN.into(), pairs: Vec::new() })
    }

    /// Makes these the user's own pairs.
    pub(crate) fn set_own_pairs(&self, pairs: Vec<(String, String)>) {
        let old = reactive_graph::graph::untrack(|| self.own_concept());
        let own = Concept { pairs, ..old.clone() };
        if own != old {
            self.concepts.update(|all| {
                let others = all.iter().filter(|c| c.name != own.name).cloned();
                *all =
                    Arc::new(others.chain((!own.pairs.is_empty()).then(|| own.clone())).collect());
            });
        }
    }

    /// The words of all these lists, each once, in alphabetical order.
    pub fn concept_words(&self) -> BTreeSet<String> {
        self.concepts.with(|all| {
            let pairs = all.iter().flat_map(|concept| &concept.pairs);
            pairs.flat_map(|(from, to)| [from.clone(), to.clone()]).collect()
        })
    }
}
