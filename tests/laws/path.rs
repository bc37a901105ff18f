//! Paths from the identity stay invertible and end where they should.

use nalgebra::{DMatrix, DVector, Matrix2};
use proptest::prelude::*;
use theory::{
    linalg::{haar_orthogonal, normal_matrix, seeded},
    plane::Plane,
    transform::{LinearMap, Path, path, plane_path},
};

const MOMENTS: usize = 32;

fn positive_map(seed: u64, d: usize) -> LinearMap {
    let mut a = normal_matrix(&mut seeded(seed), d, d);
    if a.determinant() < 0.0 {
        a.column_mut(0).neg_mut();
    }
    LinearMap::dense(a).expect("a random matrix is invertible")
}

fn max_difference(a: &LinearMap, b: &LinearMap) -> f64 {
    (a.matrix() - b.matrix()).amax()
}

/// Endpoints, continuity and κ(A(t)) = κ(A)ᵗ along the whole path.
fn assert_good_path(map: &LinearMap) {
    let path = Path::new(map).expect("det is positive");
    assert!(max_difference(&path.at(0.0), &LinearMap::identity(map.dimension())) < 1e-12);
    assert!(max_difference(&path.at(1.0), map) < 1e-12);
    let step =
        4.0 * std::f64::consts::PI * map.singular_values()[0].max(1.0) * map.condition_number()
            / MOMENTS as f64;
    for i in 1..=MOMENTS {
        let [before, at] = [i - 1, i].map(|i| path.at(i as f64 / MOMENTS as f64));
        let expected = (at.matrix() * at.inverse().matrix()
            - DMatrix::identity(map.dimension(), map.dimension()))
        .amax();
        assert!(expected < 1e-9 * map.condition_number());
        let kappa = at.matrix().singular_values();
        assert!(kappa.max() / kappa.min() < map.condition_number() * (1.0 + 1e-9));
        assert!(max_difference(&before, &at) < step, "jumps at {i}");
        assert_eq!(at.det_sign(), 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn path_starts_at_identity_ends_at_the_map_and_stays_invertible(seed: u64, d in 1..8usize) {
        assert_good_path(&positive_map(seed, d));
    }

    #[test]
    fn moments_act_on_columns_without_being_formed(seed: u64, d in 1..8usize, t in 0.0..1.0f64) {
        let map = positive_map(seed, d);
        let (path, columns) = (Path::new(&map).expect("det is positive"), normal_matrix(&mut seeded(seed), d, 2));
        let at = path.at(t);
        let close = |a: DMatrix<f64>, b: DMatrix<f64>| (a - &b).amax() <= 1e-9 * map.condition_number() * b.amax().max(1.0);
        prop_assert!(close(path.push(t, &columns), at.apply_f(&columns)));
        prop_assert!(close(path.pull(t, &columns), at.matrix().tr_mul(&columns)));
        prop_assert!(close(path.dual().push(t, &columns), at.dual().apply_f(&columns)));
    }

    #[test]
    fn path_of_a_plane_map_is_the_path_of_its_matrix(seed: u64, t in prop::array::uniform4(-2.0..2.0f64)) {
        let t = Matrix2::new(t[0], t[1], t[2], t[3]);
        prop_assume!(t.determinant() > 0.1);
        let basis = haar_orthogonal(&mut seeded(seed), 6).columns(0, 2).clone_owned();
        let plane = Plane { basis, names: Default::default(), fallback: false };
        let map = LinearMap::plane(&plane, &t).expect("invertible");
        for at in [0.0, 0.3, 0.9, 1.0] {
            let small = plane_path(&t, at).expect("det is positive");
            let expected = LinearMap::plane(&plane, &small).expect("invertible");
            prop_assert!(max_difference(&path(&map, at).expect("det is positive"), &expected) < 1e-9);
        }
    }
}

#[test]
fn half_turns_have_a_path() {
    for d in [2, 4, 5] {
        let mut turn = -DMatrix::identity(d, d);
        if d % 2 == 1 {
            turn[(0, 0)] = 1.0;
        }
        assert_good_path(&LinearMap::dense(turn.clone()).expect("orthogonal"));
        let axes = haar_orthogonal(&mut seeded(9), d);
        assert_good_path(&LinearMap::dense(&axes * turn * axes.transpose()).expect("orthogonal"));
    }
}

#[test]
fn nearly_half_turns_have_a_path() {
    for angle in [1e-3, 1e-5, 1e-9] {
        let turn = |x: f64| Matrix2::new(-x.cos(), x.sin(), -x.sin(), -x.cos());
        let mut a = DMatrix::identity(5, 5);
        a.fixed_view_mut::<2, 2>(0, 0).copy_from(&turn(angle));
        a.fixed_view_mut::<2, 2>(2, 2).copy_from(&turn(2.0 * angle));
        let axes = haar_orthogonal(&mut seeded(3), 5);
        assert_good_path(&LinearMap::dense(&axes * a * axes.transpose()).expect("orthogonal"));
    }
}

#[test]
fn negative_determinant_has_no_path_and_says_reflect() {
    let mirror = LinearMap::dense(DMatrix::from_diagonal(&DVector::from_vec(vec![1.0, -1.0, 1.0])))
        .expect("orthogonal");
    let error = path(&mirror, 0.5).expect_err("det is negative");
    assert!(error.to_string().contains("reflect first"));
}
