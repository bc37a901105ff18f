//! What the board calls the classes and verdicts of properties.

use theory::{
    property::{Class, Decides, Info, Row, Verdict, kept_by},
    transform::MoveKind,
};

use super::{each_move, number::figure, words};

/// What the board calls a verdict.
pub fn verdict(verdict: Verdict) -> &'static str {
    let board = &words().board;
    match verdict {
        Verdict::Kept => board.kept,
        Verdict::Drifted => board.drifted,
        Verdict::Destroyed => board.destroyed,
        Verdict::Created => board.created,
        Verdict::Absent => board.absent,
        Verdict::NotTestable => board.not_testable,
    }
}

/// The verdict of a row: what never was exact is not missing.
pub fn verdict_of(row: &Row) -> &'static str {
    match row.verdict {
        Verdict::Absent if row.exact.is_some() => words().board.not_exact,
        other => verdict(other),
    }
}

/// What became of the predictions, of whose row this is, over so many contexts.
pub fn over_contexts(row: &Row, contexts: usize) -> String {
    let text = &words().distribution;
    let same = row.verdict == Verdict::Kept;
    match row.other_tokens.filter(|changed| !same && *changed > 0) {
        Some(changed) => (text.other_tokens)(changed, contexts),
        None => (text.all_contexts)(if same { text.same } else { text.other }, contexts),
    }
}

/// What the board says of a row: its verdict, or, while nothing moves, what can become of it.
pub fn standing(info: &Info, row: &Row) -> &'static str {
    let board = &words().board;
    if row.moved || row.verdict != Verdict::Kept {
        return verdict_of(row);
    }
    match info.class {
        Class::Identifiable => board.cannot_change,
        Class::AnyGauge => board.bends_keep,
        Class::OnlyRotations => board.can_change,
    }
}

/// Which of the moves that keep the predictions keep a property, and which can change it.
pub fn bearing(info: &Info, row: &Row) -> [Option<String>; 2] {
    let board = &words().board;
    let kept = kept_by(info, row.capped);
    let in_place = |kind: &&MoveKind| {
        let effect = kind.effect();
        effect.is_equivalence(row.capped) && !effect.enlarges && !effect.reduces
    };
    let named = |keep: bool| {
        let chosen = MoveKind::ALL.iter().filter(in_place);
        let chosen = chosen.filter(|kind| kept.contains(kind) == keep);
        let names: Vec<&str> = chosen.map(|kind| each_move::kind(*kind)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    [
        named(true).map(|names| (board.keeps)(&names)),
        named(false).map(|names| (board.loses)(&names)),
    ]
}

/// What was found of an exact property that does not hold: what is left over, and where that stands
/// among random pairs.
pub fn found(row: &Row) -> Option<String> {
    let board = &words().board;
    let [_, after] = row.exact.filter(|_| row.verdict == Verdict::Absent)?;
    let inexact = (board.inexact)(&figure(after.residual), &figure(after.explained()));
    let nearer = row.chance.map(|chance| (board.nearer)(chance.draws, chance.after_percentile));
    Some([Some(inexact), nearer].into_iter().flatten().collect::<Vec<_>>().join(". "))
}

/// What decides how large a difference counts as none, in words.
pub fn decided(row: &Row) -> String {
    let board = &words().board;
    match row.decides {
        Decides::Rounding { amplification } => (board.by_rounding)(&figure(amplification)),
        Decides::Stored(resolution) => {
            (board.by_stored)((-resolution.unit().log2()).round().max(0.0) as u32)
        }
    }
}
