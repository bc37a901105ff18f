//! What every distribution-equivalent model shares, whatever list of moves made it.

use std::sync::Arc;

use nalgebra::DMatrix;
use proptest::prelude::*;
use theory::{
    analysis::Analysis,
    linalg::covariance,
    model::Predictor,
    plane::PlaneSpec,
    transform::{Action, End, Recipe, Refusal, Side, Transformed, apply, shuffle},
};

use crate::support::*;

fn any_gauge() -> impl Strategy<Value = Recipe> {
    let t = prop::array::uniform4(-2.0..2.0f64).prop_filter("κ ≤ 20", |t| {
        let (size, det) = (t.iter().map(|x| x * x).sum::<f64>(), t[0] * t[3] - t[1] * t[2]);
        size <= 20.0 * det.abs() && det.abs() > 0.1
    });
    prop_oneof![
        t.prop_map(|t| Recipe::Plane { plane: PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) }, t }),
        Just(Recipe::Reflection {
            plane: PlaneSpec::Family { pairs: vec![(1, 2), (5, 6), (9, 10)] }
        }),
        any::<u64>().prop_map(|seed| Recipe::Rotation { seed }),
        (1.0..10.0f64, any::<u64>())
            .prop_map(|(condition, seed)| Recipe::Random { condition, seed }),
        (1.0..10.0f64, any::<u64>())
            .prop_map(|(condition, seed)| Recipe::RandomAxisScale { condition, seed }),
        Just(Recipe::Whitening),
        (1.0..10.0f64).prop_map(|condition| Recipe::Worst {
            pair: [(1, 2), (5, 6)],
            condition,
            end: End::Farthest
        }),
    ]
}

fn any_equivalent_move() -> impl Strategy<Value = Action> {
    let noise = || (0.1..2.0f64, any::<u64>());
    prop_oneof![
        4 => any_gauge().prop_map(gauge),
        1 => noise().prop_map(|(size, seed)| Action::Shift { size, seed }),
        2 => noise().prop_map(|(size, seed)| Action::HiddenF { size, seed }),
        2 => noise().prop_map(|(size, seed)| Action::HiddenG { size, seed }),
        1 => (0..4usize).prop_map(|more| Action::Pad { to: 16 + more }),
        1 => Just(Action::Minimal),
    ]
}

/// Runs the list without the steps that have no room (or no plane, or would pass the κ limit),
/// which the app greys out.
fn moved_where_possible(base: &Arc<Predictor>, actions: &[Action]) -> Transformed {
    let mut list = steps(actions);
    loop {
        match apply(base, &list, RTOL) {
            Ok(done) => return done,
            Err(error) => {
                let reason = &error.reason;
                let greyed = matches!(
                    reason,
                    Refusal::NoRoom { .. }
                        | Refusal::PlaneAfterMinimal { .. }
                        | Refusal::Singular(_)
                ) || matches!(reason, Refusal::PadTooSmall { .. });
                assert!(greyed, "{error}");
                list.retain(|step| step.id != error.step);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_composition_of_equivalent_moves_keeps_the_distribution(
        sizes in any_sizes(), seed: u64, actions in prop::collection::vec(any_equivalent_move(), 0..7),
    ) {
        let base = random_model(sizes, seed);
        let Transformed { model, summary, .. } = moved_where_possible(&base, &actions);
        prop_assert!(summary.equivalent);
        let change = max_probability_change(&base, &model);
        prop_assert!(change <= 1e-10 * summary.condition, "{change:e} at κ = {:e}", summary.condition);
    }

    #[test]
    fn effective_complexity_and_profile_cosine_belong_to_the_distribution(
        sizes in any_sizes(), seed: u64, actions in prop::collection::vec(any_equivalent_move(), 0..5),
    ) {
        let base = random_model(sizes, seed);
        let done = moved_where_possible(&base, &actions);
        let [before, after] = [&base, &done.model].map(|model| Analysis::new(model.clone(), RTOL, 0));
        prop_assert_eq!(before.effective_complexity(), after.effective_complexity());
        prop_assert_eq!(after.m().dim(), after.effective_complexity());
        prop_assert_eq!(after.n().dim(), after.effective_complexity());
        let cosine = |x: &Analysis| cosine_in(x.h_c(), &x.token_difference((1, 2)), &x.token_difference((5, 6)));
        prop_assert!((cosine(&before) - cosine(&after)).abs() <= 1e-10 * done.summary.condition.powi(2));
    }

    #[test]
    fn exact_parallelism_survives_every_gauge_and_shift(
        sizes in any_sizes(), seed: u64, recipe in any_gauge(), shift_seed: u64,
    ) {
        let base = random_model(sizes, seed);
        let done = moved(&base, &[gauge(recipe), Action::Shift { size: 1.0, seed: shift_seed }]);
        for (a, b, beta) in [((3, 4), (1, 2), 0.7), ((7, 8), (5, 6), -1.9)] {
            let (residual, found) = parallel_residual(&difference(&done.model, a), &difference(&done.model, b));
            prop_assert!(residual <= 1e-12 * done.summary.condition && (found - beta).abs() <= 1e-12 * done.summary.condition);
        }
    }

    #[test]
    fn pivot_token_does_not_matter(sizes in any_sizes(), seed: u64, pivot in 0..24usize) {
        let base = random_model(sizes, seed);
        let [first, other] = [0, pivot].map(|pivot| Analysis::new(base.clone(), RTOL, pivot));
        prop_assert_eq!(first.span_g().dim(), other.span_g().dim());
        prop_assert_eq!(first.effective_complexity(), other.effective_complexity());
        for (a, b) in [(first.span_g(), other.span_g()), (first.m(), other.m()), (first.n(), other.n())] {
            prop_assert!(a.reject(b.basis()).norm() < 1e-10);
        }
    }

    #[test]
    fn whitening_makes_the_covariance_of_unembeddings_the_identity_on_g(sizes in any_sizes(), seed: u64) {
        let done = moved(&random_model(sizes, seed), &[gauge(Recipe::Whitening)]);
        let span = Analysis::new(done.model.clone(), RTOL, 0);
        let basis = span.span_g().basis();
        let inside = basis.tr_mul(&(covariance(done.model.g().vectors()) * basis));
        prop_assert!((inside - DMatrix::identity(basis.ncols(), basis.ncols())).amax() < 1e-9);
    }

    #[test]
    fn shuffle_draws_an_equivalent_model_that_is_different(sizes in any_sizes(), seed: u64, shuffle_seed: u64) {
        let base = random_model(sizes, seed);
        let actions = shuffle(shuffle_seed, &base, RTOL);
        prop_assert_eq!(&actions, &shuffle(shuffle_seed, &base, RTOL));
        let done = moved(&base, &actions);
        prop_assert!(done.summary.equivalent && max_probability_change(&base, &done.model) <= 1e-10 * done.summary.condition);
        prop_assert!((done.model.g().vectors() - base.g().vectors()).amax() > 0.1);
        let hidden = actions.iter().filter(|a| matches!(a, Action::HiddenF { .. } | Action::HiddenG { .. })).count();
        let room = usize::from(sizes.dim_f < sizes.d) + usize::from(sizes.dim_g < sizes.d);
        prop_assert!(hidden <= room && (room == 0) == (hidden == 0));
    }

    #[test]
    fn contrasts_change_the_distribution(sizes in any_sizes(), seed: u64, gauge_seed: u64) {
        let base = random_model(sizes, seed);
        for on in [Side::OnlyF, Side::OnlyG, Side::Both] {
            let done = moved(&base, &[linear(on, Recipe::Random { condition: 5.0, seed: gauge_seed })]);
            prop_assert!(!done.summary.equivalent);
            prop_assert!(max_probability_change(&base, &done.model) > 1e-3);
        }
        let done = moved(&base, &[linear(Side::Both, Recipe::Rotation { seed: gauge_seed })]);
        prop_assert!(done.summary.equivalent && max_probability_change(&base, &done.model) < 1e-10);
    }
}

#[test]
fn hidden_move_without_room_says_which_space_is_full() {
    let base = random_model(DIVERSE, 1);
    for action in [Action::HiddenF { size: 1.0, seed: 0 }, Action::HiddenG { size: 1.0, seed: 0 }] {
        let error = apply(&base, &steps(&[action]), RTOL).expect_err("F = G = R^d");
        assert!(matches!(error.reason, Refusal::NoRoom { d: 6, .. }), "{error}");
    }
}

#[test]
fn hidden_moves_have_the_asked_size() {
    let base = random_model(HIDDEN, 2);
    let done = moved(&base, &[Action::HiddenG { size: 0.5, seed: 7 }]);
    let mean = |m: &DMatrix<f64>| m.column_iter().map(|c| c.norm()).sum::<f64>() / m.ncols() as f64;
    let added = done.model.g().vectors() - base.g().vectors();
    assert!((mean(&added) - 0.5 * mean(base.g().vectors())).abs() < 1e-12);
    assert!(done.map_g.is_none() && done.map_f().is_some());
}

#[test]
fn minimal_model_has_k_dimensions() {
    let base = random_model(HIDDEN, 3);
    let k = Analysis::new(base.clone(), RTOL, 0).effective_complexity();
    let done = moved(&base, &[Action::Minimal]);
    assert_eq!((k, done.model.d()), (4, 4));
    assert!(max_probability_change(&base, &done.model) < 1e-12);
}

#[test]
fn a_soft_cap_sees_what_a_softmax_does_not() {
    let plain = random_model(HIDDEN, 3);
    let capped = Arc::new(Predictor::clone(&plain).with_softcap(Some(2.0)));
    let p = |model: &Arc<Predictor>| {
        let analysis = Analysis::new(model.clone(), RTOL, 0);
        analysis.probabilities().expect("few tokens").clone()
    };
    let hidden_f = Action::HiddenF { size: 1.0, seed: 1 };
    let hidden_g = Action::HiddenG { size: 1.0, seed: 1 };
    let lifts = [Action::Shift { size: 1.0, seed: 1 }, hidden_f, Action::Minimal];
    let keeps = [hidden_g, Action::Pad { to: 18 }, gauge(Recipe::Rotation { seed: 1 })];
    for (actions, equivalent) in [(lifts, false), (keeps, true)] {
        for action in actions {
            let [of_plain, of_capped] =
                [&plain, &capped].map(|base| moved(base, std::slice::from_ref(&action)));
            assert!(of_plain.summary.equivalent);
            assert_eq!(of_capped.summary.equivalent, equivalent, "{action:?}");
            let change = (p(&capped) - p(&of_capped.model)).amax();
            assert_eq!(change < 1e-10, equivalent, "{action:?}: {change:e}");
        }
    }
}

#[test]
fn moves_that_undo_each_other_multiply_rounding_all_the_same() {
    let base = random_model(HIDDEN, 3);
    let random = Recipe::Random { condition: 1e4, seed: 5 };
    let one = moved(&base, &[gauge(random.clone())]).summary;
    assert!((one.amplification / one.condition - 1.0).abs() < 1e-9, "{one:?}");
    let there = moved(&base, &[gauge(random.clone())]);
    let a = there.linear_f.as_invertible().expect("no resize").inverse().matrix();
    let rows = a.row_iter().map(|row| row.iter().copied().collect()).collect();
    let back = Recipe::Given { rows };
    let both = moved(&base, &[gauge(random.clone()), gauge(back)]).summary;
    assert!(both.condition < 1.001 && both.amplification > 0.9e4, "{both:?}");
    assert!(both.amplification < 1.1e4, "{both:?}");
    let whitened = moved(&base, &[gauge(random), gauge(Recipe::Whitening)]).summary;
    assert!(whitened.amplification >= 1e4, "{whitened:?}");
}
