//! Of each fate its most telling properties, as both models have them.

use std::collections::BTreeMap;

use super::standings::{described, standing, tally};
use crate::{
    fates::Fate,
    words::{facts, notes, number::figure, words},
    workspace::rows_of,
};
use theory::{
    compare::{Found, Standing},
    property::Info,
};

/// Most lines of a card.
const LINES: usize = 4;

/// What a card says of a fate in two models.
#[derive(Debug, Clone, PartialEq)]
pub struct PairCard {
    /// Which.
    pub fate: Fate,
    /// Its most telling properties among those that were measured and say anything.
    pub lines: Vec<PairLine>,
    /// How many of its properties stand where; those that cannot be tested are not counted.
    pub counts: String,
}

/// A property in both models.
#[derive(Debug, Clone, PartialEq)]
pub struct PairLine {
    /// What it is called.
    pub name: &'static str,
    /// What it means, or what else there is to say.
    pub help: String,
    /// Its measure in both; of what compares two models in itself there is none.
    pub values: Option<String>,
    /// Where it holds; nothing of what has no threshold.
    pub standing: Option<&'static str>,
    /// Whether the models differ in it.
    pub differs: bool,
}

/// The three cards that these rows make.
pub fn fate_cards(rows: &BTreeMap<String, Found>) -> [PairCard; 3] {
    Fate::ALL.map(|fate| {
        let (first, more) = rows_of(fate.class());
        let found =
            first.into_iter().chain(more).filter_map(|info| Some((info, rows.get(info.id)?)));
        let testable: Vec<_> =
            found.filter(|(_, found)| found.standing != Standing::NotTestable).collect();
        let evidence = testable.iter().filter(|(_, f)| f.standing != Standing::NotEvidence);
        let lines = evidence.take(LINES).map(|(info, found)| line(info, found)).collect();
        let counts = tally(testable.iter().map(|(_, found)| *found)).into_iter();
        let counts = counts.filter(|(_, number)| *number > 0).map(described);
        PairCard { fate, lines, counts: counts.collect::<Vec<_>>().join(" · ") }
    })
}

fn line(info: &'static Info, found: &Found) -> PairLine {
    let facts = facts(info);
    let both = found.one.zip(found.two).filter(|_| !info.compares);
    let help = Some(notes(&found.notes)).filter(|note| !note.is_empty());
    PairLine {
        name: facts.name,
        help: help.unwrap_or_else(|| facts.meaning.into()),
        values: both.map(|(one, two)| (words().compare.two)(&figure(one), &figure(two))),
        standing: (found.standing != Standing::Valued).then(|| standing(found.standing)),
        differs: differs(found.standing),
    }
}

fn differs(standing: Standing) -> bool {
    matches!(standing, Standing::OnlyOne | Standing::OnlyTwo | Standing::Differ)
}
