//! Figures that are being prepared.

use picture::figure::{Colours, Shade};
use reactive_graph::{graph::untrack, prelude::*, wrappers::read::Signal};
use session::{
    controller::{Draft, Expected},
    permalink::Link,
    protocol::Source,
    workspace::{Plot, Subject},
};
use theory::model::Toy;

use super::{
    Page,
    comparing::{TOKENS, compared, predictor},
};

#[test]
fn an_animation_too_large_to_send_takes_fewer_frames_unless_they_were_chosen() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let draft = Draft::new(page.library, Signal::derive(|| None));
    let frames = || draft.animation.timing.get_untracked().frames;
    let (pixels, shown, seconds) = ([1280, 720], 38, 3.0);
    let expected =
        |gif| Expected { pixels, shown, seconds, pictures: [gif, 1_000_000], film: None };
    let first = frames();
    draft.animation.keep_small(&expected(2_000_000));
    assert_eq!(frames(), first);
    draft.animation.own_frames.set(true);
    draft.animation.keep_small(&expected(6_000_000));
    assert_eq!(frames(), first);
    draft.animation.own_frames.set(false);
    draft.animation.keep_small(&expected(6_000_000));
    assert!(frames() < first && frames() >= 8, "{}", frames());
    let text = expected(6_000_000).words();
    assert!(text.contains("GIF about 6.0 MB") && text.contains("1280 × 720"), "{text}");
}

#[test]
fn a_draft_follows_the_model_that_is_shown() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let draft = Draft::new(page.library, Signal::derive(|| None));
    draft.start(true);
    assert_eq!(draft.appearance.colours.get_untracked(), Colours::Dark);
    assert!(draft.has_moving_plot());
    draft.choose(Subject::One(Plot::Left));
    assert!(!draft.has_moving_plot());
    let first = draft.file_name("svg");
    page.open(Source::Toy(Toy::Space));
    assert_ne!(draft.file_name("svg"), first);
    assert!(draft.figure().is_none(), "how the plots are seen is not known");
}

#[test]
fn colours_and_type_of_a_draft_are_those_that_were_chosen() {
    let page = Page::new();
    let draft = Draft::new(page.library, Signal::derive(|| None));
    let appearance = draft.appearance;
    assert_eq!(appearance.colour(Shade::First), "#0072b2");
    appearance.enter_colour(Shade::First, "#123456");
    appearance.enter_colour(Shade::Ink, "no colour");
    assert_eq!(appearance.colour(Shade::First), "#123456");
    assert!(appearance.has_own_colours() && appearance.hard_to_read().is_empty());
    appearance.enter_colour(Shade::Ink, "#f0f0f0");
    assert_eq!(appearance.hard_to_read()[0].0, Shade::Ink);
    appearance.drop_own_colours();
    assert!(!appearance.has_own_colours() && appearance.hard_to_read().is_empty());
}

#[test]
fn names_of_a_draft_are_hidden_and_moved_until_it_is_of_something_else() {
    let files = [predictor("one.json", &TOKENS, false), predictor("two.json", &TOKENS, true)];
    let (page, _) = compared(&files[0], &files[1]);
    let draft = Draft::new(page.library, Signal::derive(|| None));
    draft.start(false);
    let names = || {
        let sheet = untrack(|| draft.sheet()).expect("all of it is measured");
        sheet.names().expect("a drawing")
    };
    let plots = names();
    let first = |(plot, names): (usize, &Vec<_>)| Some((plot, names.first().cloned()?));
    let (plot, name) = plots.iter().enumerate().find_map(first).expect("a name");
    let now = || {
        let names = names().swap_remove(plot);
        names.into_iter().find(|other| other.key == name.key).expect("it is still told")
    };
    draft.names.show(plot, &name.key, false);
    draft.names.nudge(plot, &name, [0.0, 4.0]);
    assert!(now().hidden && now().moved && draft.names.are_chosen());
    draft.names.show(plot, &name.key, true);
    draft.names.put_back(plot, &name.key);
    assert!(now() == name && !draft.names.are_chosen());
    draft.names.show(plot, &name.key, false);
    draft.start(false);
    assert!(draft.names.are_chosen(), "the same figure, opened again");
    draft.choose(Subject::Families);
    assert!(!draft.names.are_chosen());
}

#[test]
fn names_of_a_draft_are_part_of_links_and_sessions() {
    let files = [predictor("one.json", &TOKENS, false), predictor("two.json", &TOKENS, true)];
    let (page, _) = compared(&files[0], &files[1]);
    let draft = Draft::new(page.library, Signal::derive(|| None));
    draft.start(false);
    let names = untrack(|| draft.sheet()).expect("all of it is measured").names();
    let name = names.expect("a drawing").concat().swap_remove(0);
    draft.names.nudge(1, &name, [0.0, 4.0]);
    let link = page.library.snapshot();
    let text = link.to_text().expect("a link");
    assert!(link.choice.figure.is_some());
    assert_eq!(Link::from_text(&text), Ok((link.clone(), Vec::new())));

    draft.names.reset();
    draft.choose(Subject::Families);
    page.library.follow(&text);
    assert_eq!(page.library.snapshot().choice.figure, link.choice.figure);
    let again = Draft::new(page.library, Signal::derive(|| None));
    again.start(false);
    assert!(again.subject.get_untracked() == Subject::TwoModels && again.names.are_chosen());
}

#[test]
fn a_draft_is_of_both_models_while_they_are_compared() {
    let files = [predictor("one.json", &TOKENS, false), predictor("two.json", &TOKENS, true)];
    let (page, _) = compared(&files[0], &files[1]);
    let draft = Draft::new(page.library, Signal::derive(|| None));
    draft.start(false);
    assert_eq!(draft.subject.get_untracked(), Subject::TwoModels);
    let figure = untrack(|| draft.figure()).expect("all of it is measured");
    assert!(figure.title.starts_with("They predict differently"), "{}", figure.title);
    assert_eq!(draft.file_name("svg"), "one-two-two-models.svg");
    page.library.end_pair();
    draft.start(false);
    assert_eq!(draft.subject.get_untracked(), Subject::Both);
}
