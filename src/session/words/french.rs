//! French.

mod board;
mod caption;
mod choices;
mod common;
mod compare;
mod contexts;
mod directions;
mod distribution;
mod drawn;
mod experiments;
mod fates;
mod figure;
mod files;
mod first_minute;
mod gallery;
mod headline;
mod help;
mod inspector;
mod lesson;
mod model;
mod moves;
mod names;
mod notes;
mod opening;
mod page;
mod palette;
mod panels;
mod phrases;
mod rows;
mod session;
mod stage;
mod steps;
mod terms;
mod training;

use super::Words;

/// French.
pub static WORDS: Words = Words {
    tag: "fr",
    name: "Français",
    decimal: ',',
    thousands: "\u{202f}",
    list: ", ",
    quotes: ["« ", " »"],
    rows: rows::ROWS,
    terms: terms::TERMS,
    written: terms::WRITTEN,
    phrases: phrases::PHRASES,
    files: files::FILES,
    names: names::NAMES,
    board: board::WORDS,
    caption: caption::WORDS,
    choices: choices::WORDS,
    common: common::WORDS,
    compare: compare::WORDS,
    contexts: contexts::WORDS,
    directions: directions::WORDS,
    distribution: distribution::WORDS,
    drawn: drawn::WORDS,
    experiments: experiments::WORDS,
    fates: fates::WORDS,
    figure: figure::WORDS,
    first_minute: first_minute::WORDS,
    gallery: gallery::WORDS,
    headline: headline::WORDS,
    help: help::WORDS,
    inspector: inspector::WORDS,
    lesson: lesson::WORDS,
    model: model::WORDS,
    moves: moves::WORDS,
    notes: notes::WORDS,
    opening: opening::WORDS,
    page: page::WORDS,
    palette: palette::WORDS,
    panels: panels::WORDS,
    session: session::WORDS,
    stage: stage::WORDS,
    steps: steps::WORDS,
    training: training::WORDS,
};

/// `one` or `many`, as French counts: nothing is one.
fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count < 2 { one } else { many }
}
