//! Planes are orthonormal, deterministic, and honest about what is degenerate.

use nalgebra::DMatrix;
use proptest::prelude::*;
use theory::{
    linalg::covariance,
    model::Toy,
    plane::{Direction, PlaneError, PlaneSpec, Which},
};

use crate::support::*;

fn specs() -> Vec<PlaneSpec> {
    let axis = |index| Direction::Axis { index };
    vec![
        PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) },
        PlaneSpec::ConceptPair { a: (1, 2), b: (3, 4) },
        PlaneSpec::ContextPair { a: (0, 1), b: (2, 3) },
        PlaneSpec::Family { pairs: vec![(1, 2), (5, 6), (9, 10)] },
        PlaneSpec::Family { pairs: vec![(1, 2)] },
        PlaneSpec::Pca { which: Which::Tokens },
        PlaneSpec::Pca { which: Which::Contexts },
        PlaneSpec::Pca { which: Which::Both },
        PlaneSpec::TwoDirections { x: axis(1), y: axis(0) },
        PlaneSpec::TwoDirections { x: axis(1), y: axis(1) },
    ]
}

proptest! {
    #[test]
    fn every_plane_has_an_orthonormal_basis(sizes in any_sizes(), seed: u64) {
        let model = random_model(sizes, seed);
        for spec in specs() {
            let basis = spec.find(&model).expect("not degenerate").basis;
            prop_assert!((basis.tr_mul(&basis) - DMatrix::identity(2, 2)).amax() < 1e-12, "{:?}", spec);
        }
    }

    #[test]
    fn first_axis_of_a_concept_plane_points_along_the_concept(sizes in any_sizes(), seed: u64) {
        let model = random_model(sizes, seed);
        let plane = PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) }.find(&model).expect("not degenerate");
        let coordinates = |pair| plane.basis.tr_mul(&difference(&model, pair));
        let (a, b) = (coordinates((1, 2)), coordinates((5, 6)));
        prop_assert!(a[0] > 0.0 && a[1].abs() < 1e-12 * a[0] && b[1] > 0.0);
        prop_assert!((b.norm() - difference(&model, (5, 6)).norm()).abs() < 1e-12 * b.norm());
    }

    #[test]
    fn pca_plane_is_that_of_the_covariance(sizes in any_sizes(), seed: u64) {
        let model = random_model(sizes, seed);
        let basis = PlaneSpec::Pca { which: Which::Tokens }.find(&model).expect("tokens differ").basis;
        let image = covariance(model.g().vectors()) * &basis;
        let within = &basis * basis.tr_mul(&image);
        prop_assert!((image - within).amax() < 1e-9);
    }
}

#[test]
fn parallel_directions_fall_back_and_say_so() {
    for toy in [Toy::Plane, Toy::Space, Toy::Hidden] {
        let model = toy.model().expect("toys are valid");
        let plane = PlaneSpec::ConceptPair { a: (0, 1), b: (2, 3) }
            .find(&model)
            .expect("x has a direction");
        assert!(plane.fallback && plane.names[1].contains("spread"));
        assert!((plane.basis.tr_mul(&plane.basis) - DMatrix::identity(2, 2)).amax() < 1e-14);
    }
}

#[test]
fn degenerate_planes_are_errors_that_say_what_is_wrong() {
    let model = random_model(DIVERSE, 1);
    let error = |spec: PlaneSpec| spec.find(&model).expect_err("degenerate");
    assert!(matches!(
        error(PlaneSpec::ConceptPair { a: (1, 1), b: (2, 3) }),
        PlaneError::NoDirection { .. }
    ));
    assert_eq!(error(PlaneSpec::Family { pairs: vec![] }), PlaneError::EmptyFamily);
    let past = PlaneError::Index { what: "token", index: 24, len: 24 };
    assert_eq!(error(PlaneSpec::ConceptPair { a: (1, 24), b: (2, 3) }), past);
    let line = model_of_width_one();
    let pca = PlaneSpec::Pca { which: Which::Tokens };
    assert_eq!(pca.find(&line).expect_err("a line"), PlaneError::TooFewDimensions { d: 1 });
}

fn model_of_width_one() -> std::sync::Arc<theory::model::Predictor> {
    crate::support::model(
        DMatrix::from_element(1, 2, 1.0),
        DMatrix::from_row_slice(1, 2, &[0.0, 1.0]),
    )
}
