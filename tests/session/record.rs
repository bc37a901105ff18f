//! Bets before moves, and what is kept of them to be handed in.

use std::collections::BTreeMap;

use nalgebra::Matrix2;
use reactive_graph::prelude::*;
use session::{
    lesson::{Lesson, Player},
    library::Library,
    permalink::{Bookmark, Link},
    protocol::Source,
    record::{GivenAnswer, Record},
    words::{ENGLISH, chinese, facts, french, german, italian, spanish, speak},
};
use theory::{model::Toy, property::infos};

use super::{library, made, open_in, session_test};

/// A lesson of two tasks: a move, and a question.
const LESSON: &str = r#"{
    "title": "Two tasks", "about": "For a test", "minutes": 2, "bet_first": true,
    "steps": [
        {"say": ["Look"], "show": {"model": {"Toy": "Plane"}}},
        {"say": ["Bend"], "task": {
            "ask": "Bend it", "done": {"bent_by": 0.5}, "then": "Bent",
            "show_me": [{"bend": [2.0, 1.5, -0.5, 0.25]}]}},
        {"say": ["Say"], "task": {
            "ask": "Which?", "then": "Said", "show_me": [{"answer": 1}],
            "question": {"choices": [
                {"say": "this", "because": "no"}, {"say": "that", "right": true, "because": "yes"}]}}}
    ]}"#;

fn lesson() -> Lesson {
    Lesson::read(LESSON).unwrap_or_else(|error| unreachable!("{error}"))
}

fn record(library: Library) -> Record {
    library.page.record.get_untracked().unwrap_or_default()
}

/// A plane, and its library.
fn plane() -> Library {
    let library = library();
    open_in(library, Source::Toy(Toy::Plane), made(Toy::Plane));
    library
}

const BENT: [f64; 4] = [1.7, 0.6, -0.4, 0.8];

#[test]
fn a_link_that_asks_for_bets_keeps_each_with_what_became_of_it() {
    session_test(|| {
        let library = plane();
        let (session, player) = (library.active(), Player::new(library));
        assert!(!player.owes_a_bet(), "nobody asked for bets");
        library.page.ask_for_bets(true);
        assert!(player.owes_a_bet());
        for wager in session.wagers() {
            session.bet_on(wager.info.id, true);
        }
        session.place_bet();
        assert!(!player.owes_a_bet(), "a bet stands");
        let [a, b, c, d] = BENT;
        session.bend(&Matrix2::new(a, b, c, d));
        session.settle_bet();
        session.settle_bet();
        assert!(!player.owes_a_bet(), "the outcome is there to be read");
        library.page.sign(" Ada ".into());
        let kept = record(library);
        assert_eq!((kept.bets.len(), kept.who.as_str()), (1, "Ada"));
        let survived = &kept.bets[0].survived;
        assert_eq!(survived.len(), 6);
        assert!(survived.values().all(|survived| *survived), "exact parallels: {survived:?}");
        let score = session.choice.with(|choice| choice.bet.as_ref().and_then(|bet| bet.score));
        assert_eq!(score, Some(kept.score()));
        let text = library.snapshot().to_text().unwrap_or_default();
        let (link, bad) = Link::from_text(&text).unwrap_or_default();
        assert_eq!((link.record, bad), (Some(kept), Vec::new()), "it travels in the link");
    });
}

#[test]
fn going_back_in_the_history_takes_no_bet_back_but_another_link_does() {
    session_test(|| {
        let library = plane();
        library.page.ask_for_bets(true);
        let before = library.snapshot().to_text().unwrap_or_default();
        let session = library.active();
        session.place_bet();
        session.bend(&Matrix2::new(1.7, 0.6, -0.4, 0.8));
        session.settle_bet();
        assert_eq!(library.follow(&before), None);
        assert_eq!(record(library).bets.len(), 1, "what was said stays said");
        let other = Record { who: "Bob".into(), ..Record::default() };
        let other = Link { record: Some(other.clone()), ..library.snapshot() };
        library.follow(&other.to_text().unwrap_or_default());
        assert_eq!(Some(record(library)), other.record);
        let plain = Link { record: None, ..library.snapshot() };
        library.follow(&plain.to_text().unwrap_or_default());
        assert_eq!(library.page.record.get_untracked(), None, "a link without bets asks for none");
    });
}

#[test]
fn a_lesson_keeps_bets_first_answers_and_what_was_done_alone() {
    session_test(|| {
        let library = plane();
        let player = Player::new(library);
        assert_eq!(player.start(lesson(), Some("lessons/two.json".into())), None);
        let begun =
            Record { lesson: Some("lessons/two.json".into()), tasks: 2, ..Record::default() };
        assert_eq!(record(library), begun);
        assert!(!player.owes_a_bet(), "there is nothing to do yet");
        player.next();
        assert!(player.owes_a_bet());
        let session = library.active();
        session.place_bet();
        session.bend(&Matrix2::new(1.7, 0.6, -0.4, 0.8));
        session.settle_bet();
        player.look();
        player.next();
        assert!(!player.owes_a_bet(), "a question is no move");
        player.choose(0);
        player.choose(1);
        player.look();
        let kept = record(library);
        assert_eq!(kept.done.into_iter().collect::<Vec<_>>(), [(1, true), (2, false)]);
        assert_eq!(kept.answers.into_iter().collect::<Vec<_>>(), [(2, GivenAnswer::Choice(0))]);
        assert_eq!(kept.bets.len(), 1);
        player.leave();
        assert_eq!(record(library).tasks, 2, "it can still be handed in");
        assert!(!player.owes_a_bet(), "and asks no more");
    });
}

#[test]
fn what_was_shown_is_not_what_was_done() {
    session_test(|| {
        let library = plane();
        let player = Player::new(library);
        player.start(lesson(), None);
        player.show_me();
        player.next();
        player.show_me();
        player.look();
        assert!(player.done.get_untracked());
        assert_eq!(record(library).done.into_iter().collect::<Vec<_>>(), [(1, false)]);
        assert_eq!(record(library).score(), [0, 2]);
    });
}

#[test]
fn a_learner_goes_on_where_a_course_kept_them() {
    session_test(|| {
        let library = plane();
        library.page.ask_for_bets(true);
        let kept = Record {
            lesson: Some("parallel".into()),
            tasks: 3,
            done: [(1, true)].into(),
            ..Record::default()
        };
        let lesson = Some(Bookmark { lesson: "parallel".into(), step: 2 });
        let link = Link { record: Some(kept.clone()), lesson, ..library.snapshot() };
        library.follow(&link.to_text().unwrap_or_default());
        assert_eq!(record(library), kept);
        assert_eq!(library.page.bookmark.get_untracked().map(|at| at.step), Some(2));
    });
}

/// The words of the page for classes.
#[derive(serde::Deserialize)]
struct ClassPage {
    words: BTreeMap<String, String>,
    properties: BTreeMap<String, String>,
}

#[test]
fn the_page_for_classes_calls_each_property_as_the_app_does() {
    let mut first = None;
    for words in [
        &ENGLISH,
        &german::WORDS,
        &spanish::WORDS,
        &french::WORDS,
        &italian::WORDS,
        &chinese::WORDS,
    ] {
        let file = format!("public/class/{}.json", words.tag);
        let page: ClassPage =
            serde_json::from_str(&std::fs::read_to_string(&file).unwrap_or_default())
                .unwrap_or_else(|error| unreachable!("{file}: {error}"));
        speak(words);
        let own = infos().iter().map(|info| (info.id.to_string(), facts(info).name.to_string()));
        assert_eq!(page.properties, own.collect(), "{file}");
        let places = |(word, text): (String, String)| (word, text.matches("{}").count());
        let own: BTreeMap<String, usize> = page.words.into_iter().map(places).collect();
        assert_eq!(first.get_or_insert_with(|| own.clone()), &own, "{file}");
    }
    speak(&ENGLISH);
}
