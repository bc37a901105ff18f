//! Wielandt's band: how far a map of condition number κ can bend an angle.

use proptest::prelude::*;
use theory::transform::{End, Recipe, Side};

use crate::support::*;

fn angles(seed: u64, sizes: Sizes, recipe: Recipe, on: Side) -> (f64, f64, f64) {
    let base = random_model(sizes, seed);
    let done = moved(&base, &[linear(on, recipe)]);
    let of = |model| angle(&difference(model, (1, 2)), &difference(model, (5, 6)));
    (of(&base), of(&done.model), done.summary.condition)
}

proptest! {
    #[test]
    fn wielandt_band_holds(sizes in any_sizes(), seed: u64, gauge_seed: u64, condition in 1.0..1e3f64) {
        let (before, after, kappa) = angles(seed, sizes, Recipe::Random { condition, seed: gauge_seed }, Side::Gauge);
        let ratio = (after / 2.0).tan() / (before / 2.0).tan();
        prop_assert!((kappa / condition - 1.0).abs() < 1e-9);
        prop_assert!(ratio <= kappa * (1.0 + 1e-9) && ratio >= (1.0 - 1e-9) / kappa);
    }

    #[test]
    fn worst_case_attains_both_ends_of_the_band(sizes in any_sizes(), seed: u64, condition in 1.0..1e4f64) {
        for (end, power) in [(End::Closest, -1.0), (End::Farthest, 1.0)] {
            for on in [Side::Gauge, Side::OnlyG, Side::Both] {
                let recipe = Recipe::Worst { pair: [(1, 2), (5, 6)], condition, end };
                let (before, after, kappa) = angles(seed, sizes, recipe, on);
                let reached = (after / 2.0).tan() / (before / 2.0).tan();
                prop_assert!((reached / condition.powf(power) - 1.0).abs() < 1e-9);
                prop_assert!((kappa / condition - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn band_of_exactly_parallel_directions_is_a_point(sizes in any_sizes(), seed: u64, condition in 1.0..1e3f64) {
        let base = random_model(sizes, seed);
        for (pair, expected) in [([(1, 2), (3, 4)], 0.0), ([(5, 6), (7, 8)], std::f64::consts::PI)] {
            let done = moved(&base, &[gauge(Recipe::Worst { pair, condition, end: End::Farthest })]);
            let after = angle(&difference(&done.model, pair[0]), &difference(&done.model, pair[1]));
            prop_assert!((after - expected).abs() < 1e-12 * condition);
        }
    }
}
