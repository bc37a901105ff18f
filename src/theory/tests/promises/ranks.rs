//! Ranks, and the moves that follow from them, to the digits that moves and files leave.

use std::sync::Arc;

use nalgebra::DMatrix;
use theory::{
    analysis::Analysis,
    linalg::{covariance, haar_orthogonal, seeded, symmetric_eigen},
    model::Predictor,
    transform::{Action, Recipe, Refusal, Side, Step, Transformed, apply},
};

use crate::planted::{D, RTOL, Room, model};

fn gauge(condition: f64) -> Action {
    Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition, seed: 5 } }
}

fn whitening() -> Action {
    Action::Linear { on: Side::Gauge, matrix: Recipe::Whitening }
}

fn moved(base: &Arc<Predictor>, actions: &[Action]) -> Result<Transformed, Refusal> {
    let step = |action: &Action| Step { id: 1, enabled: true, action: action.clone() };
    let steps: Vec<Step> = actions.iter().map(step).collect();
    apply(base, &steps, RTOL).map_err(|error| error.reason)
}

#[test]
fn whitening_undoes_what_a_gauge_stretched_a_million_times() {
    for room in [Room::Hidden, Room::Diverse] {
        let base = model(room, 1);
        let there = moved(&base, &[gauge(1e6), whitening()]).expect("it can be done");
        let (variances, _) = symmetric_eigen(&covariance(there.model.g().vectors()));
        let dimensions = if room == Room::Hidden { 6 } else { D };
        for (i, variance) in variances.iter().enumerate() {
            let expected = if i < dimensions { 1.0 } else { 0.0 };
            assert!((variance - expected).abs() < 1e-6, "{room:?}: {variances:?}");
        }
        // Outside G the gauge is left as it is.
        let condition = there.summary.condition;
        assert!(room == Room::Hidden || condition < 1e3, "κ {condition}");
    }
}

#[test]
fn singles_far_from_zero_have_the_ranks_of_what_was_stored() {
    for offset in [10.0, 1e3, 1e5] {
        let base = model(Room::Hidden, 1);
        let single = |m: &DMatrix<f64>, offset: f64| m.map(|x| f64::from((x + offset) as f32));
        let [f, g] = [(base.f(), 0.0), (base.g(), offset)]
            .map(|(side, offset)| single(side.vectors(), offset));
        let stored = Analysis::new(Arc::new(base.with_vectors(f, g)), RTOL, 0);
        let ranks = [stored.dim_f(), stored.dim_g(), stored.effective_complexity()];
        assert_eq!(ranks, [6, 6, 4], "{offset}");
        for action in [gauge(1e6), Action::Shift { size: 1.0, seed: 2 }] {
            let after = stored.moved(&moved(stored.model(), &[action]).expect("it can be done"));
            let ranks = [after.dim_f(), after.dim_g(), after.effective_complexity()];
            assert_eq!(ranks, [6, 6, 4], "{offset}");
        }
        for action in
            [Action::HiddenF { size: 1.0, seed: 2 }, Action::HiddenG { size: 1.0, seed: 2 }]
        {
            let after = stored.moved(&moved(stored.model(), &[action]).expect("it can be done"));
            assert_eq!(after.effective_complexity(), 4, "{offset}");
        }
    }
}

#[test]
fn there_is_nothing_to_reduce_to_where_the_sides_are_at_right_angles() {
    let base = model(Room::Diverse, 3);
    let turn = haar_orthogonal(&mut seeded(4), D);
    let half = |m: &DMatrix<f64>, upper: bool, single: bool| {
        let kept =
            DMatrix::from_fn(
                D,
                m.ncols(),
                |i, j| {
                    if (i < D / 2) == upper { m[(i, j)] } else { 0.0 }
                },
            );
        (&turn * kept).map(|x| if single { f64::from(x as f32) } else { x })
    };
    for single in [false, true] {
        let [f, g] = [(base.f(), true), (base.g(), false)]
            .map(|(side, upper)| half(side.vectors(), upper, single));
        let apart = Arc::new(base.with_vectors(f, g));
        let analysis = Analysis::new(apart.clone(), RTOL, 0);
        assert_eq!((analysis.dim_f(), analysis.dim_g()), (D / 2, D / 2));
        assert_eq!(analysis.effective_complexity(), 0, "single: {single}");
        for actions in [vec![Action::Minimal], vec![gauge(1e6), Action::Minimal]] {
            let found = moved(&apart, &actions);
            assert!(matches!(found, Err(Refusal::NothingSeen)), "{single}: {found:?}");
        }
    }
}

#[test]
fn a_reduced_model_has_k_dimensions_whatever_went_before() {
    let base = model(Room::Hidden, 2);
    let hidden = [Action::HiddenF { size: 1.0, seed: 1 }, Action::HiddenG { size: 1.0, seed: 2 }];
    let bent = [vec![gauge(1e6)], hidden.to_vec(), [vec![gauge(1e3)], hidden.to_vec()].concat()];
    for before in bent {
        let there = moved(&base, &[before.clone(), vec![Action::Minimal]].concat());
        let there = there.expect("it can be done");
        assert_eq!(there.model.d(), 4, "{before:?}");
    }
}
