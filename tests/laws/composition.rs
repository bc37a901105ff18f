//! Maps compose in reading order, inverses undo, and every form of a map says the same.

use nalgebra::{DMatrix, Matrix2};
use proptest::prelude::*;
use theory::{
    linalg::{haar_orthogonal, normal_matrix, seeded, singular_values},
    plane::{Plane, PlaneSpec},
    transform::{Action, CONDITION_LIMIT, Gauge, LinearMap, Recipe, Refusal, Step, apply},
};

use crate::support::*;

const D: usize = 7;

fn plane_map(seed: u64, t: [f64; 4]) -> LinearMap {
    let basis = haar_orthogonal(&mut seeded(seed), D).columns(0, 2).clone_owned();
    let plane = Plane { basis, names: Default::default(), fallback: false };
    LinearMap::plane(&plane, &Matrix2::new(t[0], t[1], t[2], t[3])).expect("invertible")
}

/// A plane map or a dense one, with κ of at most a few thousand.
fn any_map() -> impl Strategy<Value = LinearMap> {
    let t = (0.5..2.0f64, -1.0..1.0f64, -0.2..0.2f64, -2.0..-0.5f64)
        .prop_map(|(a, b, c, d)| [a, b, c, d]);
    prop_oneof![
        (any::<u64>(), t).prop_map(|(seed, t)| plane_map(seed, t)),
        any::<u64>().prop_map(|seed| {
            let mut rng = seeded(seed);
            let noise = normal_matrix(&mut rng, D, D) * 0.1;
            LinearMap::dense(haar_orthogonal(&mut rng, D) + noise).expect("close to orthogonal")
        }),
        Just(LinearMap::identity(D)),
    ]
}

fn close(a: &DMatrix<f64>, b: &DMatrix<f64>) -> bool {
    (a - b).amax() <= 1e-10 * (1.0 + b.amax())
}

proptest! {
    #[test]
    fn composition_reads_in_order(first in any_map(), second in any_map()) {
        let composed = first.then(&second);
        prop_assert!(close(&composed.matrix(), &(second.matrix() * first.matrix())));
    }

    #[test]
    fn inverse_undoes_and_dual_is_the_inverse_transpose(map in any_map()) {
        let identity = DMatrix::identity(D, D);
        prop_assert!(close(&map.then(&map.inverse()).matrix(), &identity));
        prop_assert!(close(&(map.inverse().matrix() * map.matrix()), &identity));
        prop_assert!(close(&map.dual().matrix(), &map.inverse().matrix().transpose()));
    }

    #[test]
    fn gauge_keeps_every_product_of_embedding_and_unembedding(map in any_map(), seed: u64) {
        let mut rng = seeded(seed);
        let (f, g) = (normal_matrix(&mut rng, D, 5), normal_matrix(&mut rng, D, 4));
        let gauge = Gauge::from(map);
        let (moved_f, moved_g) = (gauge.on_f().apply_f(&f), gauge.on_g().apply_f(&g));
        prop_assert!(close(&moved_f.tr_mul(&moved_g), &f.tr_mul(&g)));
    }

    #[test]
    fn determinant_and_singular_values_are_those_of_the_matrix(first in any_map(), second in any_map()) {
        for map in [first.clone(), first.then(&second), first.inverse(), second.dual()] {
            let matrix = map.matrix();
            let det = matrix.determinant();
            prop_assert_eq!(f64::from(map.det_sign()), det.signum());
            prop_assert!((map.log_abs_det() - det.abs().ln()).abs() < 1e-9);
            for (found, expected) in map.singular_values().iter().zip(matrix.singular_values().iter()) {
                prop_assert!((found - expected).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn steps_undone_by_their_inverses_give_the_model_back(seed: u64, map_seed: u64) {
        let base = random_model(HIDDEN, seed);
        let map = LinearMap::dense(haar_orthogonal(&mut seeded(map_seed), 9) * 2.0).expect("orthogonal");
        let rows = |m: DMatrix<f64>| m.row_iter().map(|row| row.iter().copied().collect()).collect();
        let there = gauge(Recipe::Given { rows: rows(map.matrix()) });
        let back = gauge(Recipe::Given { rows: rows(map.inverse().matrix()) });
        let done = moved(&base, &[there, back]);
        prop_assert!(close(done.model.f().vectors(), base.f().vectors()));
        prop_assert!(close(done.model.g().vectors(), base.g().vectors()));
    }

    #[test]
    fn composed_map_of_a_transformed_model_is_how_its_vectors_moved(seed: u64, plane_seed: u64) {
        let base = random_model(HIDDEN, seed);
        let plane = PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) };
        let done = moved(&base, &[
            gauge(Recipe::Plane { plane, t: [1.5, 0.25, -0.5, 1.0] }),
            gauge(Recipe::Random { condition: 4.0, seed: plane_seed }),
            Action::Shift { size: 1.0, seed: 3 },
            Action::Pad { to: 12 },
            Action::Minimal,
        ]);
        let (map_f, map_g) = (done.map_f().expect("linear"), done.map_g.as_ref().expect("linear"));
        prop_assert!(close(&map_f.apply(base.f().vectors()), done.model.f().vectors()));
        let expected = map_g.apply(&difference(&base, (1, 2)).into_owned().reshape_generic(nalgebra::Dyn(9), nalgebra::Dyn(1)));
        prop_assert!((difference(&done.model, (1, 2)) - expected.column(0)).amax() < 1e-9);
    }
}

#[test]
fn plane_maps_stay_cheap_when_composed() {
    let basis = haar_orthogonal(&mut seeded(1), 40);
    let map = |at: usize| {
        let plane = Plane {
            basis: basis.columns(at, 2).clone_owned(),
            names: Default::default(),
            fallback: false,
        };
        LinearMap::plane(&plane, &Matrix2::new(2.0, 1.0, 0.0, 1.0)).expect("invertible")
    };
    let composed = map(0).then(&map(1)).then(&map(0));
    assert_eq!(composed.as_block().map(|(basis, _)| basis.ncols()), Some(3));
}

#[test]
fn condition_numbers_of_composed_moves_are_those_of_their_matrix() {
    let base = random_model(DIVERSE, 7);
    let plane = PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) };
    let bend = || gauge(Recipe::Plane { plane: plane.clone(), t: [2.0, 0.5, -0.25, 0.75] });
    let turn = || gauge(Recipe::Rotation { seed: 3 });
    let random = |seed| gauge(Recipe::Random { condition: 20.0, seed });
    let scale = || gauge(Recipe::RandomAxisScale { condition: 5.0, seed: 2 });
    for actions in [
        vec![bend(), random(4)],
        vec![random(4), bend()],
        vec![turn(), random(4), bend()],
        vec![random(4), turn(), bend()],
        vec![bend(), turn(), scale()],
        vec![scale(), turn(), bend(), random(5), random(4)],
    ] {
        let done = apply(&base, &steps(&actions), RTOL).expect("nothing to refuse");
        let values = singular_values(&done.linear_f.matrix());
        let kappa = values[0] / values[values.len() - 1];
        assert!(
            (done.summary.condition / kappa - 1.0).abs() < 1e-9,
            "{}, {kappa} of {actions:?}",
            done.summary.condition
        );
    }
}

#[test]
fn switched_off_steps_do_nothing_and_share_the_model() {
    let base = random_model(DIVERSE, 4);
    let off = Step { id: 1, enabled: false, action: Action::Minimal };
    let done = apply(&base, &[off], RTOL).expect("nothing to refuse");
    assert!(std::sync::Arc::ptr_eq(&done.model, &base));
    assert!(done.summary.is_identity() && done.summary.is_pure_gauge());
}

#[test]
fn singular_matrix_is_refused_with_the_nearest_invertible_one() {
    let base = random_model(DIVERSE, 5);
    let plane = || PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) };
    let step = Step {
        id: 8,
        enabled: true,
        action: gauge(Recipe::Plane { plane: plane(), t: [1.0, 2.0, 2.0, 4.0] }),
    };
    let error = apply(&base, &[step], RTOL).expect_err("T is singular");
    assert_eq!(error.step, 8);
    let Refusal::Singular(singular) = error.reason else {
        unreachable!("refused for another reason")
    };
    assert!(singular.condition > CONDITION_LIMIT);
    let near = singular.suggestion.expect("T is not zero");
    let t = [near[(0, 0)], near[(0, 1)], near[(1, 0)], near[(1, 1)]];
    assert!(apply(&base, &steps(&[gauge(Recipe::Plane { plane: plane(), t })]), RTOL).is_ok());
}

#[test]
fn maps_that_are_fine_one_by_one_are_refused_together_past_the_limit() {
    let base = random_model(DIVERSE, 6);
    let stretch = || gauge(Recipe::AxisScale { log2: vec![12.0, 0.0, 0.0, 0.0, 0.0, 0.0] });
    let error = apply(&base, &steps(&[stretch(), stretch()]), RTOL).expect_err("κ = 2²⁴");
    assert_eq!(error.step, 1);
}

#[test]
fn plane_of_the_base_model_is_carried_through_padding_but_not_into_the_minimal_model() {
    let base = random_model(HIDDEN, 7);
    let bend = gauge(Recipe::Plane {
        plane: PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) },
        t: [2.0, 0.0, 0.0, 1.0],
    });
    let done = moved(&base, &[Action::Pad { to: 12 }, bend.clone()]);
    assert!(max_probability_change(&base, &done.model) < 1e-12);
    let error =
        apply(&base, &steps(&[Action::Minimal, bend]), RTOL).expect_err("no place for the plane");
    assert_eq!(error.reason, Refusal::PlaneAfterMinimal { base: 9, found: 4 });
}

#[test]
fn steps_survive_json() {
    let actions = [
        gauge(Recipe::Plane {
            plane: PlaneSpec::Family { pairs: vec![(1, 2)] },
            t: [1.0, 0.0, 0.5, 1.0],
        }),
        Action::HiddenF { size: 0.25, seed: u64::MAX },
        Action::Minimal,
    ];
    let text = serde_json::to_string(&steps(&actions)).expect("plain data");
    assert_eq!(
        serde_json::from_str::<Vec<Step>>(&text).expect("what was written"),
        steps(&actions)
    );
}
