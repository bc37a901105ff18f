//! One distribution fitted from two seeds.

use theory::{
    compare::{Settings, Target, Twins},
    model::Toy,
};

fn fitted(target: Target, settings: Settings) -> Twins {
    let mut twins = Twins::new(target, settings).expect("there is something to fit");
    while !twins.is_done() {
        twins.advance(50);
    }
    let moment = twins.moment();
    println!("{moment:?}");
    twins
}

fn pairing(twins: &Twins) -> f64 {
    twins.moment().pairing_error.expect("both tables span all dimensions")
}

#[test]
fn tables_that_can_hold_a_random_target_pair() {
    for (d, contexts, tokens) in [(2, 30, 20), (4, 60, 40)] {
        let target = Target::random(contexts, tokens, d, 7).expect("large enough");
        let twins = fitted(target, Settings { d, ..Settings::default() });
        assert!(pairing(&twins) <= 1e-3, "{:?}", twins.moment());
    }
}

#[test]
fn tables_that_can_hold_a_toy_pair() {
    let toy = Toy::Space.model().expect("toys are valid");
    let all: Vec<usize> = (0..12).collect();
    let target = Target::of_model(&toy, &all, &all).expect("twelve of both");
    let twins = fitted(target, Settings { d: 3, ..Settings::default() });
    assert!(pairing(&twins) <= 1e-3, "{:?}", twins.moment());
}

#[test]
fn tables_that_cannot_hold_the_target_do_not_pair() {
    let target = Target::one_each(12, 3).expect("large enough");
    let twins = fitted(target, Settings { d: 2, ..Settings::default() });
    assert!(pairing(&twins) > 0.1, "{:?}", twins.moment());
}
