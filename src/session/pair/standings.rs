//! How many properties hold where.

use std::collections::BTreeMap;

use crate::words::words;
use theory::{
    compare::{Found, Standing},
    property::infos,
};

/// In the order in which they are told.
const ALL: [Standing; 9] = [
    Standing::Both,
    Standing::OnlyOne,
    Standing::OnlyTwo,
    Standing::Neither,
    Standing::Agree,
    Standing::Differ,
    Standing::Valued,
    Standing::NotEvidence,
    Standing::NotTestable,
];

/// What it is called.
pub fn standing(standing: Standing) -> &'static str {
    let words = &words().compare;
    match standing {
        Standing::Both => words.in_both,
        Standing::OnlyOne => words.only_one,
        Standing::OnlyTwo => words.only_two,
        Standing::Neither => words.in_neither,
        Standing::Valued => words.valued,
        Standing::Agree => words.agree,
        Standing::Differ => words.differ,
        Standing::NotEvidence => words.not_evidence,
        Standing::NotTestable => words.not_testable,
    }
}

/// How many of the measured properties stand where; together they are all of them. Whether a
/// property holds is told also where none does.
pub(super) fn counted(rows: &BTreeMap<String, Found>) -> Vec<(Standing, usize)> {
    let always = |at: usize| at < 4;
    let all = tally(rows.values()).into_iter().enumerate();
    all.filter(|(at, (_, number))| always(*at) || *number > 0).map(|(_, counted)| counted).collect()
}

/// How many of these stand where, in the order in which they are told.
pub(super) fn tally<'f>(rows: impl Iterator<Item = &'f Found> + Clone) -> [(Standing, usize); 9] {
    ALL.map(|standing| (standing, rows.clone().filter(|row| row.standing == standing).count()))
}

/// So many properties stand there.
pub(super) fn described((at, number): (Standing, usize)) -> String {
    (words().compare.counted)(number, standing(at))
}

/// The same in a line, with how many there are.
pub fn listed(rows: &BTreeMap<String, Found>) -> String {
    let (measured, all) = (rows.len(), infos().len());
    let first = match measured == all {
        true => (words().fates.number_of)(all),
        false => (words().compare.done)(measured, all),
    };
    [first]
        .into_iter()
        .chain(counted(rows).into_iter().map(described))
        .collect::<Vec<_>>()
        .join(" · ")
}
