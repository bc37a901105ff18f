//! Two tables that are fitted to one distribution.

use reactive_graph::prelude::*;
use session::{
    protocol::{Excerpt, Fit, FitTarget, Source},
    training::{Outcome, Phase, Training},
};
use theory::{compare::Finding, model::Toy};

use super::{Page, comparing::follow, vectors};

/// Trains both to the end, as the page does.
fn trained(page: &Page, fit: Fit) -> Training {
    let training = page.library.begin_training(fit);
    training.wanted.set(true);
    page.opener.meet_training();
    page.settle();
    while training.phase.get_untracked() == Phase::Running {
        training.advance(true);
        page.settle();
    }
    training
}

fn outcome(fit: Fit) -> Option<Outcome> {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let training = trained(&page, fit);
    assert_eq!(training.trace.refusal.get_untracked(), None);
    training.outcome()
}

#[test]
fn two_tables_that_can_hold_the_target_become_one_model_and_others_do_not() {
    let small = FitTarget::Random { contexts: 12, tokens: 9, rank: 2, seed: 5 };
    let fit = Fit { target: small, ..Fit::default() };
    assert_eq!(outcome(fit), Some(Outcome::Same));
    assert_eq!(outcome(Fit { stop_at: Some(2), ..fit }), Some(Outcome::Near));
    let one_each = Fit { target: FitTarget::one_each(), ..fit };
    assert_eq!(outcome(one_each), Some(Outcome::Missed));
    let level = Fit { target: FitTarget::level(4), ..fit };
    assert_eq!(outcome(level), Some(Outcome::Missed));
    let plane = Fit { target: FitTarget::Toy(Toy::Plane), ..fit };
    assert_eq!(outcome(plane), Some(Outcome::Same));
    let space = Fit { target: FitTarget::Toy(Toy::Space), d: 3, ..fit };
    assert_eq!(outcome(space), Some(Outcome::Same));
    let part = Excerpt { first: 0, contexts: 12, tokens: 3 };
    assert_eq!(outcome(Fit { target: FitTarget::Open(part), ..fit }), Some(Outcome::Same));
}

#[test]
fn both_trained_tables_are_compared_and_a_link_trains_them_again() {
    let page = Page::new();
    page.open(Source::Toy(Toy::Plane));
    let small = FitTarget::Random { contexts: 12, tokens: 9, rank: 2, seed: 5 };
    let training = trained(&page, Fit { target: small, ..Fit::default() });
    training.finish();
    page.settle();
    assert!(page.library.training().is_none());
    let pair = page.library.pair().expect("both are compared");
    let answers = |pair: session::pair::Pair| {
        let headline = pair.headline().expect("both are compared");
        [headline.predictions, headline.equivalence]
    };
    assert_eq!(answers(pair), [Finding::Yes, Finding::Yes]);
    let link = page.library.snapshot();
    let other = Page::new();
    follow(&other, &link.to_text().expect("a link"));
    let again = other.library.pair().expect("both are compared");
    let distance = |pair: session::pair::Pair| {
        let found = pair.figures.predictions.get_untracked().flatten();
        found.map(|found| (found.logit_distance_squared, found.mean_kl))
    };
    assert_eq!((other.library.snapshot(), distance(again)), (link, distance(pair)));
}

#[test]
fn a_model_without_contexts_is_nothing_to_be_trained_on() {
    let page = Page::new();
    page.give(vec![vectors("own.csv")]);
    let part = Excerpt { first: 0, contexts: 3, tokens: 3 };
    let training = trained(&page, Fit { target: FitTarget::Open(part), ..Fit::default() });
    assert!(
        training.trace.refusal.get_untracked().is_some_and(|reason| reason.contains("contexts"))
    );
    assert_eq!(training.phase.get_untracked(), Phase::Ready);
}
