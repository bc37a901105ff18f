//! Simplified Chinese.

mod board;
mod caption;
mod choices;
mod common;
mod compare;
mod contexts;
mod directions;
mod distribution;
mod drawn;
mod each_move;
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
mod noted;
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

/// Simplified Chinese.
pub static WORDS: Words = Words {
    tag: "zh",
    name: "简体中文",
    decimal: '.',
    thousands: ",",
    list: "、",
    quotes: ["“", "”"],
    rows: rows::ROWS,
    terms: terms::TERMS,
    written: terms::WRITTEN,
    phrases: phrases::PHRASES,
    files: files::FILES,
    names: names::NAMES,
    noted: noted::WORDS,
    board: board::WORDS,
    caption: caption::WORDS,
    choices: choices::WORDS,
    common: common::WORDS,
    compare: compare::WORDS,
    contexts: contexts::WORDS,
    directions: directions::WORDS,
    distribution: distribution::WORDS,
    drawn: drawn::WORDS,
    each_move: each_move::WORDS,
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
