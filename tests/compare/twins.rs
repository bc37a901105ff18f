//! One distribution fitted from two seeds.

use std::sync::Arc;

use crate::support::{DIVERSE, random_model};
use theory::{
    analysis::Analysis,
    compare::{Decay, Equivalence, Settings, Target, Twins},
    model::{Predictor, Toy},
};

fn fitted(target: Target, settings: Settings) -> Twins {
    let mut twins = Twins::new(target, settings).expect("there is something to fit");
    while !twins.is_done() {
        twins.advance(50);
    }
    twins
}

/// Both predict the target, and one map takes one to the other.
fn are_one_model(twins: &Twins) -> bool {
    pairing(twins) <= 1e-3 && twins.moment().kl.iter().all(|kl| *kl <= 1e-9)
}

fn pairing(twins: &Twins) -> f64 {
    twins.moment().pairing_error.expect("both tables span all dimensions")
}

#[test]
fn tables_that_can_hold_a_random_target_pair() {
    for (d, contexts, tokens) in [(2, 30, 20), (4, 60, 40)] {
        let target = Target::random(contexts, tokens, d, 7).expect("large enough");
        let twins = fitted(target, Settings { d, ..Settings::default() });
        assert!(are_one_model(&twins), "{:?}", twins.moment());
    }
}

#[test]
fn tables_that_can_hold_a_toy_pair() {
    let toy = Toy::Space.model().expect("toys are valid");
    let all: Vec<usize> = (0..12).collect();
    let target = Target::of_model(&toy, &all, &all).expect("twelve of both");
    let twins = fitted(target, Settings { d: 3, ..Settings::default() });
    assert!(are_one_model(&twins), "{:?}", twins.moment());
}

#[test]
fn tables_that_can_hold_some_tokens_of_a_model_pair() {
    let model = random_model(DIVERSE, 5);
    let target = Target::excerpt(&model, 3, 12, 4).expect("large enough");
    assert_eq!((target.contexts(), target.tokens()), (12, 4));
    let twins = fitted(target, Settings { d: 3, ..Settings::default() });
    assert!(are_one_model(&twins), "{:?}", twins.moment());
}

#[test]
fn an_excerpt_has_the_likeliest_tokens_and_goes_around_the_end() {
    let toy = Toy::Plane.model().expect("toys are valid");
    let last = toy.f().len() - 1;
    let target = Target::excerpt(&toy, last, 2, 3).expect("large enough");
    let contexts = [last, 0].map(|at| toy.f().labels()[at].clone());
    assert_eq!(target.context_labels(), contexts);
    let logits = toy.g().vectors().tr_mul(&toy.f().vectors().column(last));
    assert_eq!(target.token_labels()[0], toy.g().labels()[logits.imax()]);
}

#[test]
fn tables_that_cannot_hold_the_target_do_not_pair() {
    let target = Target::one_each(12, 3).expect("large enough");
    let twins = fitted(target, Settings { d: 2, ..Settings::default() });
    assert!(pairing(&twins) > 0.1, "{:?}", twins.moment());
}

#[test]
fn tables_of_half_the_dimensions_of_a_level_target_are_two_models() {
    for (d, seeds) in [(2, [1, 2]), (2, [3, 4]), (3, [1, 2]), (4, [5, 6])] {
        let target = Target::level(30, 20, 2 * d, 7).expect("large enough");
        let twins = fitted(target, Settings { d, seeds, rounds: 400, ..Settings::default() });
        assert!(pairing(&twins) > 0.1, "d = {d}: {:?}", twins.moment());
        assert!(twins.moment().kl.iter().all(|kl| *kl > 0.02), "d = {d}: {:?}", twins.moment());
    }
}

#[test]
fn a_level_target_has_no_more_directions_than_tokens_to_tell_apart() {
    assert!(Target::level(30, 20, 19, 7).is_ok());
    assert!(Target::level(30, 20, 20, 7).is_err(), "one token is the pivot of the others");
}

#[test]
fn the_toy_in_the_plane_is_learnt_from_all_but_few_seeds() {
    let toy = Toy::Plane.model().expect("toys are valid");
    let all: Vec<usize> = (0..12).collect();
    let target = || Target::of_model(&toy, &all, &all).expect("twelve of both");
    let learnt = (0..10).filter(|i| {
        let twins =
            fitted(target(), Settings { seeds: [2 * i + 1, 2 * i + 2], ..Settings::default() });
        assert!(*i > 0 || are_one_model(&twins), "the seeds that one begins with");
        are_one_model(&twins)
    });
    assert!(learnt.count() >= 9);
}

#[test]
fn the_pairing_error_is_that_of_the_comparison() {
    let target = Target::random(20, 15, 3, 4).expect("large enough");
    let mut twins = Twins::new(target, Settings { d: 3, ..Settings::default() }).expect("d is 3");
    let moment = twins.advance(12);
    let [one, two] = twins.models().expect("the numbers are finite").map(Arc::new);
    let [x, y] = [one, two].map(|model| Analysis::new(model, Analysis::DEFAULT_RTOL, 0));
    let found = Equivalence::of(&x, &y);
    let close = |a: Option<f64>, b: Option<f64>| {
        a.zip(b).is_some_and(|(a, b)| (a - b).abs() < 1e-9 * a.abs())
    };
    assert!(close(moment.pairing_error_in_log_odds, found.pairing_error_in_log_odds));
    assert!(moment.kl[0] > 1e-6 && moment.pairing_error.is_some_and(|error| error > 1e-3));
}

#[test]
fn closeness_is_not_equality() {
    let target = || Target::random(30, 20, 2, 7).expect("large enough");
    let early = fitted(target(), Settings { stop_at_kl: 1e-2, ..Settings::default() });
    assert!(early.moment().kl.iter().all(|kl| (1e-5..=1e-2).contains(kl)), "{:?}", early.moment());
    let late = fitted(target(), Settings::default());
    assert!(pairing(&early) > 1e3 * pairing(&late));
}

#[test]
fn decay_makes_other_pictures_of_the_same_distribution() {
    let target = Target::random(30, 20, 2, 7).expect("large enough");
    let decay = [Decay { f: 0.5, g: 0.0 }, Decay { f: 0.0, g: 0.5 }];
    let twins = fitted(target, Settings { decay, seeds: [3, 3], ..Settings::default() });
    let [one, two] = twins.models().expect("the numbers are finite");
    let size = |model: &Predictor| model.f().vectors().norm() / model.g().vectors().norm();
    assert!(size(&two) > 2.0 * size(&one), "{} {}", size(&one), size(&two));
    assert!(pairing(&twins) <= 1e-3, "{:?}", twins.moment());
}

/// Written on x86-64 Linux; a machine that finds other bits sums in another order.
#[test]
fn the_same_seeds_give_the_same_numbers_on_every_machine() {
    let target = Target::random(12, 9, 2, 5).expect("large enough");
    let mut twins = Twins::new(target, Settings::default()).expect("d is 2");
    let moment = twins.advance(12);
    let known = [4548836978994580618, 4566113026284456826];
    assert_eq!(moment.kl.map(f64::to_bits), known, "{moment:?}");
}

#[test]
fn what_cannot_be_fitted_is_refused() {
    let toy = Toy::Plane.model().expect("toys are valid");
    assert!(Target::of_model(&toy, &[0, 1], &[0, 99]).is_err());
    assert!(Target::random(1, 20, 2, 1).is_err());
    assert!(Target::random(1 << 20, 1 << 20, 2, 1).is_err());
    let target = Target::one_each(3, 1).expect("large enough");
    assert!(Twins::new(target, Settings { d: 0, ..Settings::default() }).is_err());
}
