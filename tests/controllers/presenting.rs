//! Talks and the keys that give them.

use reactive_graph::prelude::*;
use session::{
    controller::{OwnTalk, Presenting},
    lesson::{Player, Talk, TalkPart},
    permalink::{Link, ModelReference},
    protocol::Source,
};
use theory::model::Toy;

use super::{Page, shift};

#[test]
fn keys_present_only_while_presenting_is_on() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    page.library.active().add(shift(1));
    let presenting = Presenting::new(page.library, Player::new(page.library));
    let press = |key: &str| presenting.press(key, |_| {});
    assert!(!press("1") && !press("ArrowLeft"));
    assert_eq!((presenting.look(), page.steps()), ("off", 1));
    assert!(press("p") && press("1") && press("b"));
    assert_eq!(presenting.look(), "single board");
    let scale = |size: [f64; 2]| presenting.scale(size);
    assert!(scale([1920.0, 1080.0]) > scale([1440.0, 900.0]));
    assert!(scale([1440.0, 900.0]) > 1.4, "from the last row");
    assert!((scale([1600.0, 1200.0]) / scale([1024.0, 768.0]) - 1600.0 / 1024.0).abs() < 1e-9);
    assert!(scale([390.0, 844.0]) < 1.1, "a phone is held in the hand");
    assert!(press("ArrowLeft"));
    assert_eq!(page.steps(), 0, "without a lesson, back is an undo");
    assert!(press("PageDown") && press("Escape"));
    assert_eq!((presenting.look(), page.steps()), ("off", 1));
    assert_eq!(presenting.scale([1440.0, 900.0]), 1.0);
    assert_eq!(presenting.scale([1920.0, 1080.0]), 1.125, "as the type of the page");
}

#[test]
fn a_talk_goes_part_by_part_and_brings_a_part_back_as_it_began() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Space));
    let presenting = Presenting::new(page.library, Player::new(page.library));
    let press = |key: &str| presenting.press(key, |source| page.open(source));
    let part = |toy, title: &str, minutes| {
        let show = Link { model: Some(ModelReference::Toy(toy)), ..Link::default() };
        TalkPart { minutes, title: title.into(), say: vec!["$A x$ and *more*".into()], show }
    };
    let parts = vec![part(Toy::Plane, "One", 2), part(Toy::Plane, "Two", 3)];
    let talk = Talk { title: "A talk".into(), parts };
    presenting.give(talk, 0).into_iter().for_each(|source| page.open(source));
    page.settle();
    let slide = || presenting.lecture.slide().map(|slide| (slide.title, slide.from, slide.total));
    assert_eq!((presenting.look(), slide()), ("both", Some(("One".into(), 0, 5))));
    let text = presenting.lecture.slide().map(|slide| slide.say).unwrap_or_default();
    assert_eq!(text, ["Ax and more"], "formulas and emphasis as words");
    assert!(press("ArrowLeft") && press("ArrowRight"));
    assert_eq!(slide(), Some(("Two".into(), 2, 5)));
    page.library.active().add(shift(1));
    assert!(press("ArrowRight"));
    assert_eq!(page.steps(), 1, "a step beyond the end leaves what was done by hand");
    assert!(press("r"));
    assert_eq!(page.steps(), 0, "the part is as it began");
    assert!(press("Home") && slide().is_some_and(|slide| slide.0 == "One"));
    assert!(press("End") && slide().is_some_and(|slide| slide.0 == "Two"));
    assert!(press("Escape"));
    assert_eq!((presenting.look(), slide()), ("off", None));
}

#[test]
fn a_talk_of_ones_own_is_taken_put_in_order_and_given() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    page.library.page.ask_for_bets(true);
    let own = OwnTalk::new(page.library);
    own.add();
    page.library.active().add(shift(1));
    own.add();
    let titles = || {
        own.talk
            .with_untracked(|talk| talk.parts.iter().map(|p| p.title.clone()).collect::<Vec<_>>())
    };
    let [first, second] = titles().try_into().unwrap_or_else(|all| unreachable!("{all:?}"));
    assert!(first.ends_with("nothing moved") && second.ends_with("1 move"), "{first}, {second}");
    own.shift(1, true);
    own.shift(0, true);
    own.change(0, |part| part.title = "It moves".into());
    assert_eq!(titles(), ["It moves".to_string(), first.clone()]);
    assert!(own.set_notes(0, "One *thing*\ngoes on\n\n\n$A x$").is_ok());
    let wrong = own.set_notes(0, "$\\nothing$").map_err(|error| error.to_string());
    assert!(wrong.as_ref().is_err_and(|text| text.starts_with("part 1")), "{wrong:?}");

    let json = own.talk.with_untracked(|talk| talk.to_json()).unwrap_or_default();
    let again = OwnTalk::new(page.library);
    assert!(again.load("{}").is_err());
    again.load(&json).unwrap_or_else(|error| unreachable!("{error}"));
    assert_eq!(again.talk.get_untracked(), own.talk.get_untracked());
    again.add();
    again.remove(2);
    again.remove(7);
    page.library.active().reset();
    again.retake(1);

    let presenting = Presenting::new(page.library, Player::new(page.library));
    let press = |key: &str| presenting.press(key, |source| page.open(source));
    presenting.give(again.talk.get_untracked(), 0).into_iter().for_each(|s| page.open(s));
    page.settle();
    assert_eq!(page.steps(), 1);
    let text = presenting.lecture.slide().map(|slide| slide.say).unwrap_or_default();
    assert_eq!(text, ["One thing goes on", "Ax"]);
    assert!(page.library.page.record.with_untracked(Option::is_some), "it asks for bets as before");
    assert!(press("q") && presenting.lecture.code.get_untracked());
    assert!(press("ArrowRight"));
    assert!(!presenting.lecture.code.get_untracked(), "another part has another address");
    assert_eq!(page.steps(), 0);
}
