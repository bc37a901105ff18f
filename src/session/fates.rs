//! What becomes of linear properties, in three fates: what cannot change, what all or none of the
//! equivalent models have, and what is negotiable. Made of measured rows alone, wherever they come
//! from.

use std::collections::BTreeMap;

use crate::words::{facts, noted, number::figure, property::found, untestable, words};
use theory::property::{Class, Depends, Holds, Info, Row, Verdict, infos};

/// Measured rows by property.
pub type Rows = BTreeMap<String, Row>;

/// Who keeps a property, as a reader is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The predictions determine it: every equivalent model has it.
    Predicts,
    /// Every gauge keeps it exactly, or it never was.
    AllOrNone,
    /// Only rotations keep it.
    AnythingGoes,
}

impl Fate {
    /// All of them, from what cannot change to what can.
    pub const ALL: [Self; 3] = [Self::Predicts, Self::AllOrNone, Self::AnythingGoes];

    /// The class of properties that have it.
    pub fn class(self) -> Class {
        match self {
            Self::Predicts => Class::Identifiable,
            Self::AllOrNone => Class::AnyGauge,
            Self::AnythingGoes => Class::OnlyRotations,
        }
    }

    /// The fate of a class of properties.
    pub fn of(class: Class) -> Self {
        match class {
            Class::Identifiable => Self::Predicts,
            Class::AnyGauge => Self::AllOrNone,
            Class::OnlyRotations => Self::AnythingGoes,
        }
    }

    /// What it is called over its properties.
    pub fn title(self) -> &'static str {
        let words = &words().fates;
        match self {
            Self::Predicts => words.predicts_kind,
            Self::AllOrNone => words.all_or_none_kind,
            Self::AnythingGoes => words.anything_goes_kind,
        }
    }

    /// Its stable name, for styles and tests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Predicts => "predicts",
            Self::AllOrNone => "all-or-none",
            Self::AnythingGoes => "anything-goes",
        }
    }
}

/// One line of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Of which property.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Its measures, as they read best.
    pub value: String,
    /// More about the value, where there is more.
    pub help: Option<String>,
    /// Whether the move changed it.
    pub changed: bool,
}

/// What a card says of a fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FateCard {
    /// Which.
    pub fate: Fate,
    /// Its most telling numbers; those that are not measured yet are missing.
    pub lines: Vec<Line>,
    /// Of its properties that were measured, those that are as they were, and all.
    pub kept: [usize; 2],
    /// How many properties have this fate.
    pub all: usize,
}

/// The three cards that these rows make.
pub fn cards(rows: &Rows) -> [FateCard; 3] {
    Fate::ALL.map(|fate| {
        let of_fate = || infos().iter().copied().filter(|info| info.class == fate.class());
        let testable = |info: &&'static Info| {
            rows.get(info.id).is_some_and(|row| row.verdict != Verdict::NotTestable)
        };
        let unchanged = |info: &&'static Info| !rows.get(info.id).is_some_and(is_changed);
        FateCard {
            fate,
            lines: lines(fate, rows),
            kept: [
                of_fate().filter(is_on_card).filter(testable).filter(unchanged).count(),
                of_fate().filter(is_on_card).filter(testable).count(),
            ],
            all: of_fate().count(),
        }
    })
}

/// Whether a card speaks of a row: it carries the result, and is about the two directions rather
/// than a family.
fn is_on_card(info: &&'static Info) -> bool {
    info.lead.is_some() && !info.depends.contains(&Depends::Family)
}

/// Whether a move is in play that changed what was measured.
pub fn is_changed(row: &Row) -> bool {
    match row.verdict {
        Verdict::Kept | Verdict::NotTestable => false,
        Verdict::Drifted | Verdict::Destroyed | Verdict::Created => row.moved,
        // What never was exact has nothing to lose: its residual is no property of the model.
        Verdict::Absent if row.exact.is_some() => false,
        Verdict::Absent => row.moved && row.before.map(figure) != row.after.map(figure),
    }
}

/// The cosine of the two directions as they are drawn.
pub(crate) fn is_drawn_cosine(info: &Info) -> bool {
    info.class == Class::OnlyRotations && info.is_cosine
}

/// The angle of a cosine, in whole degrees.
pub(crate) fn degrees(cosine: f64) -> i64 {
    cosine.clamp(-1.0, 1.0).acos().to_degrees().round() as i64
}

/// The rows of a card. After the cosine its angle.
fn lines(fate: Fate, rows: &Rows) -> Vec<Line> {
    let mut leading: Vec<&'static Info> = infos()
        .iter()
        .copied()
        .filter(|info| info.class == fate.class() && is_on_card(info))
        .collect();
    leading.sort_by_key(|info| info.lead);
    let measured = leading.into_iter().filter_map(|info| Some((info, rows.get(info.id)?)));
    measured
        .flat_map(|(info, row)| {
            let angle = is_drawn_cosine(info).then(|| angle(info, row)).flatten();
            [Some(line(info, row)), angle].into_iter().flatten()
        })
        .collect()
}

fn line(info: &'static Info, row: &Row) -> Line {
    let facts = facts(info);
    let trouble = row.reason.as_ref().map(untestable).or_else(|| row.warning.as_ref().map(noted));
    let help = trouble.or_else(|| found(row)).unwrap_or_else(|| facts.meaning.into());
    Line {
        id: info.id,
        name: facts.name,
        value: value(info, row),
        help: Some(help),
        changed: is_changed(row),
    }
}

fn angle(info: &'static Info, row: &Row) -> Option<Line> {
    let (before, after) = row.before.zip(row.after)?;
    let [before, after] = [before, after].map(|c| (words().fates.degrees)(degrees(c)));
    Some(Line {
        id: info.id,
        name: words().fates.angle,
        value: before_and_after(&before, &after, row.moved),
        help: None,
        changed: row.moved && before != after,
    })
}

/// The measures of a row in as few words as it takes.
fn value(info: &Info, row: &Row) -> String {
    let words = &words().fates;
    let (Some(before), Some(after)) = (row.before, row.after) else {
        return words.not_testable.into();
    };
    if info.holds == Holds::Exactly {
        return exactness(row).into();
    }
    if info.predictions {
        return match row.verdict {
            Verdict::Kept => words.identical.into(),
            _ => (words.differs)(&figure(after)),
        };
    }
    let read = |x: f64| row.words(x).unwrap_or_else(|| figure(x));
    if info.compares {
        return read(after);
    }
    before_and_after(&read(before), &read(after), row.moved)
}

/// What became of an exact property.
fn exactness(row: &Row) -> &'static str {
    let crate::words::Words { fates: words, board, .. } = words();
    match row.verdict {
        Verdict::Kept if row.moved => words.still_exact,
        Verdict::Kept => words.exact,
        Verdict::Drifted => words.nearly_exact,
        Verdict::Destroyed => words.no_longer,
        Verdict::Created => words.now_exact,
        Verdict::Absent | Verdict::NotTestable => board.not_exact,
    }
}

/// A measure before any move; then how it stayed or what it went to.
fn before_and_after(before: &str, after: &str, moved: bool) -> String {
    match moved {
        false => before.into(),
        true if before == after => (words().fates.stayed)(before, after),
        true => (words().fates.went)(before, after),
    }
}
