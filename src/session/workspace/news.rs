//! What became of the properties, in one sentence, for those who hear the page.

use reactive_graph::prelude::*;

use super::{Workspace, rows_of};
use crate::words::{facts, number::short, spoken, words};
use theory::property::{Class, Info, Row, Verdict, info};

/// Most facts in a sentence.
const MOST: usize = 4;

/// What is told first, and even if it is only kept: what the theorem keeps.
fn is_chief(announced: &Announced) -> bool {
    info(announced.id).is_some_and(|info| info.is_chief() && info.class != Class::OnlyRotations)
}

/// What is told next, where it is news: the cosines of the two directions that one looks at.
fn is_cosine(announced: &Announced) -> bool {
    info(announced.id).is_some_and(|info| info.is_cosine)
}

/// A row as it was announced.
#[derive(Debug, Clone, PartialEq)]
pub struct Announced {
    name: &'static str,
    id: &'static str,
    verdict: Verdict,
    before: f64,
    after: f64,
}

impl Workspace {
    /// The rows that the board always shows; `None` while something is held or one of them is still
    /// being measured.
    pub fn settled(&self) -> Option<Vec<Announced>> {
        if self.moves.held.get() || self.model.with(Option::is_none) {
            return None;
        }
        let classes = [Class::Identifiable, Class::AnyGauge, Class::OnlyRotations];
        let rows = classes.into_iter().flat_map(|class| rows_of(class).0);
        let measured = |info: &'static Info| {
            let row = self.board.rows.with(|board| board.get(info.id).cloned())?;
            self.is_measured(info.id).then(|| announced(info, &row))
        };
        let all: Option<Vec<Option<Announced>>> = rows.map(measured).collect();
        Some(all?.into_iter().flatten().collect())
    }
}

fn announced(info: &'static Info, row: &Row) -> Option<Announced> {
    let (before, after) = row.before.zip(row.after)?;
    let name = facts(info).name;
    (row.verdict != Verdict::NotTestable).then_some(Announced {
        name,
        id: info.id,
        verdict: row.verdict,
        before,
        after,
    })
}

/// What is new since `last`, in a sentence; `None` when nothing is. A row that was not announced
/// before is news if a move changed it: whoever bends before the first measures are there hears of
/// it too.
pub fn news(last: &[Announced], now: &[Announced]) -> Option<String> {
    let is_new = |announced: &&Announced| match last.iter().find(|old| old.id == announced.id) {
        Some(old) => describe(old) != describe(announced),
        None => !is_chief(announced) && changed(announced),
    };
    if !now.iter().any(|announced| is_new(&announced)) {
        return None;
    }
    let chief = now.iter().filter(|announced| is_chief(announced));
    let others = now.iter().filter(is_new).filter(|announced| !is_chief(announced));
    let mut others: Vec<&Announced> = others
        .filter(|announced| announced.verdict != Verdict::Kept || changed(announced))
        .collect();
    others
        .sort_by_key(|announced| (!is_cosine(announced), announced.verdict != Verdict::Destroyed));
    let all: Vec<&Announced> = chief.chain(others).collect();
    let named: Vec<String> = all.iter().take(MOST).map(|announced| fact(announced)).collect();
    let unnamed = all.len() - named.len();
    let rest = if unnamed == 0 { String::new() } else { format!("; {unnamed} more changed") };
    Some(spoken(&(named.join("; ") + &rest)))
}

/// What a listener would hear of it: rounding is no news, and of the chief rows only the verdict is
/// told.
fn describe(announced: &Announced) -> (Verdict, String) {
    let value = if is_chief(announced) { String::new() } else { short(announced.after) };
    (announced.verdict, value)
}

fn changed(announced: &Announced) -> bool {
    short(announced.before) != short(announced.after)
}

fn fact(announced: &Announced) -> String {
    let (name, from, to) = (announced.name, short(announced.before), short(announced.after));
    let word = crate::words::property::verdict(announced.verdict);
    let board = &words().board;
    match announced.verdict {
        Verdict::Kept | Verdict::Absent if !changed(announced) => (board.unchanged)(name, word),
        _ if is_chief(announced) || !changed(announced) => (board.unchanged)(name, word),
        Verdict::Destroyed | Verdict::Created => (board.turned)(name, word, &from, &to),
        _ if announced.after < announced.before => (board.fell)(name, &from, &to),
        _ => (board.rose)(name, &from, &to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(
        id: &'static str,
        name: &'static str,
        verdict: Verdict,
        before: f64,
        after: f64,
    ) -> Announced {
        Announced { name, id, verdict, before, after }
    }

    fn still() -> Vec<Announced> {
        vec![
            announced("distribution", "Next-token distribution", Verdict::Kept, 0.0, 0.0),
            announced("parallelism", "Exact parallelism", Verdict::Kept, 0.0, 0.0),
            announced("cosine", "Euclidean cosine", Verdict::Kept, 0.76, 0.76),
        ]
    }

    #[test]
    fn a_move_is_told_in_one_sentence() {
        let mut now = still();
        now[2] = announced("cosine", "Euclidean cosine", Verdict::Drifted, 0.76, 0.31);
        assert_eq!(
            news(&still(), &now).as_deref(),
            Some(
                "Next-token distribution kept; Exact parallelism kept; Euclidean cosine fell from \
                0.760 to 0.310"
            )
        );
    }

    #[test]
    fn nothing_is_said_when_nothing_changed_or_a_model_was_only_opened() {
        assert_eq!(news(&still(), &still()), None);
        assert_eq!(news(&[], &still()), None);
        let mut rounded = still();
        rounded[0].after = 4e-15;
        assert_eq!(news(&still(), &rounded), None);
    }

    #[test]
    fn of_many_facts_the_shown_directions_are_told_first() {
        let mut now = still();
        now[2] = announced("cosine", "Euclidean cosine", Verdict::Drifted, 0.76, 0.31);
        for id in ["norms", "neighbours", "mean-direction"] {
            now.insert(0, announced(id, id, Verdict::Destroyed, 1.0, 0.2));
        }
        let sentence = news(&still(), &now).unwrap_or_default();
        assert!(sentence.contains("Euclidean cosine fell from 0.760 to 0.310"), "{sentence}");
        assert!(sentence.ends_with("; 2 more changed"), "{sentence}");
    }

    #[test]
    fn a_move_made_before_the_first_measures_is_told() {
        let mut now = still();
        now[2] = announced("cosine", "Euclidean cosine", Verdict::Drifted, 0.76, 0.31);
        assert!(news(&[], &now).is_some_and(|sentence| sentence.contains("from 0.760 to 0.310")));
    }
}
