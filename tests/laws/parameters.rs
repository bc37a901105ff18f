//! The sliders of a plane and its 2 × 2 matrix say the same.

use nalgebra::Matrix2;
use proptest::prelude::*;
use theory::transform::{
    PlaneParameters, nearest_invertible, plane_condition, plane_singular_values, resist,
};

fn any_matrix() -> impl Strategy<Value = Matrix2<f64>> {
    prop::array::uniform4(-3.0..3.0f64).prop_map(|t| Matrix2::new(t[0], t[1], t[2], t[3]))
}

proptest! {
    #[test]
    fn matrix_comes_back_from_its_parameters(t in any_matrix()) {
        prop_assume!(t.determinant().abs() > 1e-3);
        let parameters = PlaneParameters::of(&t).expect("invertible");
        prop_assert!((parameters.matrix() - t).amax() < 1e-12 * plane_condition(&t));
        prop_assert_eq!(parameters.mirrored, t.determinant() < 0.0);
    }

    #[test]
    fn parameters_come_back_from_their_matrix(
        rotation_degrees in -179.0..179.0f64, stretch in prop::array::uniform2(-4.0..4.0f64), shear in -3.0..3.0f64, mirrored: bool,
    ) {
        let given = PlaneParameters { rotation_degrees, log2_stretch: stretch, shear, mirrored };
        let found = PlaneParameters::of(&given.matrix()).expect("invertible");
        prop_assert!((found.rotation_degrees - rotation_degrees).abs() < 1e-10);
        prop_assert!((0..2).all(|i| (found.log2_stretch[i] - stretch[i]).abs() < 1e-10));
        prop_assert!((found.shear - shear).abs() < 1e-10);
        prop_assert_eq!(found.mirrored, mirrored);
    }

    #[test]
    fn closed_form_singular_values_are_the_singular_values(t in any_matrix()) {
        let expected = t.singular_values();
        let found = plane_singular_values(&t);
        prop_assert!((found[0] - expected.max()).abs() < 1e-12 && (found[1] - expected.min()).abs() < 1e-12);
    }

    #[test]
    fn nearest_invertible_matrix_is_within_the_limit_on_the_same_side(t in any_matrix(), limit in 2.0..1e3f64) {
        let near = nearest_invertible(&t, limit).expect("not zero");
        prop_assert!(plane_condition(&near) <= limit * (1.0 + 1e-9));
        prop_assert!(near.determinant() * t.determinant() >= 0.0);
        prop_assert!((near - t).norm() <= plane_singular_values(&t)[0] / limit * (1.0 + 1e-9));
    }

    #[test]
    fn resisted_drag_never_leaves_the_limit_nor_changes_sides(from in any_matrix(), to in any_matrix(), limit in 2.0..100.0f64) {
        prop_assume!(plane_condition(&from) <= limit);
        let held = resist(&from, &to, limit);
        prop_assert!(held.determinant() * from.determinant() > 0.0);
        for i in 0..=20 {
            let at = from + (held - from) * (f64::from(i) / 20.0);
            prop_assert!(plane_condition(&at) <= limit * (1.0 + 1e-6));
        }
        let beyond = held + (to - from) * 1e-4;
        prop_assert!(held == to || plane_condition(&beyond) > limit * (1.0 - 1e-6) || beyond.determinant() * from.determinant() < 0.0);
    }
}
