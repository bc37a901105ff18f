//! What the board calls the classes and verdicts of properties.

use theory::property::{Class, Verdict};

use super::words;

/// Heading of the group of rows of a class.
pub fn heading(class: Class) -> &'static str {
    let board = &words().board;
    match class {
        Class::Identifiable => board.identifiable_heading,
        Class::AnyGauge => board.any_gauge_heading,
        Class::OnlyRotations => board.only_rotations_heading,
    }
}

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
