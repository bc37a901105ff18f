//! What moves under which move, what does not, and what the parts are worth.

use std::{ops::ControlFlow, sync::Arc};

use nalgebra::DMatrix;
use proptest::prelude::*;
use theory::{
    analysis::Analysis,
    compare::{
        Aligned, AlignmentPath, AllOrNone, Bend, Canonical, Equivalence, Exhibit, Fitted, InSample,
        LogitGram, Maps, Moments, Pair, Predictions, Rounding, Shared, Standing, families, rounded,
    },
    linalg::{normal_matrix, seeded},
    model::{Parts, Predictor, Toy},
    property::{Class, Family, Groups, Indexed, NotTestable, Note, Query, infos},
    transform::{Action, Recipe},
};

use crate::support::{
    DIVERSE, FEW_CONTEXTS, HIDDEN, RTOL, Sizes, gauge, model, moved, random_model,
};

fn analysis(model: &Arc<Predictor>) -> Analysis {
    Analysis::new(model.clone(), RTOL, 0)
}

fn equivalence(one: &Arc<Predictor>, two: &Arc<Predictor>) -> Equivalence {
    Equivalence::of(&analysis(one), &analysis(two))
}

fn predictions(one: &Arc<Predictor>, two: &Arc<Predictor>) -> Predictions {
    Predictions::of(&Pair { one: one.clone(), two: two.clone() }).expect("both predict")
}

/// A model and one whose vectors are near to it, after moves of its own.
fn close(sizes: Sizes, seed: u64) -> [Arc<Predictor>; 2] {
    let one = random_model(sizes, seed);
    let mut rng = seeded(seed + 100);
    let mut near = |vectors: &DMatrix<f64>, span: &DMatrix<f64>| {
        vectors
            + span
                * span.transpose()
                * normal_matrix(&mut rng, vectors.nrows(), vectors.ncols())
                * 0.05
    };
    let own = analysis(&one);
    let f = near(own.f(), own.span_f().basis());
    let g = near(own.g(), own.span_g().basis());
    let two = moved(&model(f, g), &[gauge(Recipe::Random { condition: 5.0, seed })]).model;
    [one, two]
}

fn sizes() -> impl Strategy<Value = Sizes> {
    prop_oneof![Just(DIVERSE), Just(HIDDEN), Just(FEW_CONTEXTS)]
}

/// Moves that keep the distribution.
fn equivalent() -> impl Strategy<Value = Vec<Action>> {
    prop_oneof![
        (1.0..20.0, 0..50u64)
            .prop_map(|(condition, seed)| vec![gauge(Recipe::Random { condition, seed })]),
        (0..50u64).prop_map(|seed| vec![Action::Shift { size: 1.0, seed }]),
        (any::<bool>(), 0..50u64).prop_map(|(contexts, seed)| vec![
            Action::Pad { to: 18 },
            if contexts {
                Action::HiddenF { size: 0.5, seed }
            } else {
                Action::HiddenG { size: 0.5, seed }
            },
            gauge(Recipe::Random { condition: 3.0, seed }),
        ]),
        Just(vec![Action::Minimal]),
    ]
}

/// Relative difference that rounding of a gauge of condition 20 explains.
const SAME: f64 = 1e-7;

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.abs().max(b.abs()).max(1.0)
}

fn same_pairs(a: Option<[f64; 2]>, b: Option<[f64; 2]>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a[0], b[0]) && same(a[1], b[1]),
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn same_numbers(a: Option<f64>, b: Option<f64>) -> bool {
    same_pairs(a.map(|a| [a, a]), b.map(|b| [b, b]))
}

fn listed(found: &Predictions) -> Vec<f64> {
    let spread = &found.log_likelihood_variance_distance;
    let spreads = [
        spread.over_contexts,
        spread.over_tokens,
        spread.scale_over_contexts,
        spread.scale_over_tokens,
    ];
    let plain = [
        found.mean_kl[0],
        found.mean_kl[1],
        found.max_log_probability_change,
        found.top_token_agreement,
        found.logit_distance_squared,
        found.relative_logit_distance,
    ];
    plain.into_iter().chain(spreads.into_iter().flatten()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn figures_of_the_distribution_do_not_move_under_equivalent_moves_of_either_side(
        sizes in sizes(), seed in 0..1000u64, actions in equivalent(), second in any::<bool>()
    ) {
        let [one, two] = close(sizes, seed);
        let bent = moved(if second { &two } else { &one }, &actions).model;
        let [x, y] = if second { [&one, &bent] } else { [&bent, &two] };
        let (before, after) = (listed(&predictions(&one, &two)), listed(&predictions(x, y)));
        for (a, b) in before.iter().zip(&after) {
            prop_assert!(same(*a, *b), "{before:?}\n{after:?}");
        }
        let (before, after) = (equivalence(&one, &two), equivalence(x, y));
        prop_assert_eq!(before.effective_complexity, after.effective_complexity);
        prop_assert!(same_pairs(before.explained_f_in_log_odds, after.explained_f_in_log_odds), "{before:?}\n{after:?}");
        prop_assert!(same_pairs(before.explained_g_in_log_odds, after.explained_g_in_log_odds), "{before:?}\n{after:?}");
        prop_assert!(same_numbers(before.one_map_explains_f_in_log_odds, after.one_map_explains_f_in_log_odds));
        prop_assert!(same_numbers(before.pairing_error_in_log_odds, after.pairing_error_in_log_odds));
        prop_assert_eq!(before.in_sample_f, after.in_sample_f);
    }

    #[test]
    fn a_gauge_keeps_canonical_correlations_and_what_its_side_explains(
        sizes in prop_oneof![Just(DIVERSE), Just(HIDDEN)], seed in 0..1000u64, condition in 1.0..20.0
    ) {
        let [one, two] = close(sizes, seed);
        let bent = moved(&two, &[gauge(Recipe::Random { condition, seed }), Action::Shift { size: 1.0, seed }]).model;
        let (before, after) = (equivalence(&one, &two), equivalence(&one, &bent));
        let value = |canonical: &Option<Canonical>| canonical.as_ref().map(Canonical::value);
        prop_assert!(same_numbers(value(&before.canonical_f), value(&after.canonical_f)));
        prop_assert!(same_numbers(value(&before.canonical_g), value(&after.canonical_g)));
        prop_assert!(same_numbers(before.explained_f.map(|x| x[0]), after.explained_f.map(|x| x[0])));
        prop_assert!(same_numbers(before.explained_g.map(|x| x[0]), after.explained_g.map(|x| x[0])));
        prop_assert!(same_numbers(before.one_map_explains_f, after.one_map_explains_f));
    }

    #[test]
    fn symmetric_figures_are_symmetric(sizes in sizes(), seed in 0..1000u64) {
        let [one, two] = close(sizes, seed);
        let (there, back) = (predictions(&one, &two), predictions(&two, &one));
        prop_assert!(same_pairs(Some(there.mean_kl), Some([back.mean_kl[1], back.mean_kl[0]])));
        for (a, b) in listed(&there).iter().zip(listed(&back)).skip(2) {
            prop_assert!(same(*a, b), "{there:?}\n{back:?}");
        }
        let (there, back) = (equivalence(&one, &two), equivalence(&two, &one));
        let turned = |pair: Option<[f64; 2]>| pair.map(|[a, b]| [b, a]);
        prop_assert!(same_pairs(there.explained_f, turned(back.explained_f)));
        prop_assert!(same_pairs(there.explained_g_in_log_odds, turned(back.explained_g_in_log_odds)));
        let value = |canonical: &Option<Canonical>| canonical.as_ref().map(Canonical::value);
        prop_assert!(same_numbers(value(&there.canonical_g), value(&back.canonical_g)));
        prop_assert!(same_numbers(there.foils.cka_f, back.foils.cka_f));
        prop_assert!(same_numbers(there.foils.procrustes_g, back.foils.procrustes_g));
    }

    #[test]
    fn order_own_labels_and_pivot_change_nothing(seed in 0..1000u64) {
        let [one, two] = close(DIVERSE, seed);
        let other = with_own_rows(&two, seed);
        let shared = Shared::of(&one, &other);
        prop_assert_eq!((shared.only_two.contexts.len(), shared.only_two.tokens.len()), (3, 2));
        let pair = shared.pair(&one, &other).expect("all of the first is shared");
        prop_assert_eq!(listed(&predictions(&one, &two)), listed(&predictions(&pair.one, &pair.two)));
        let known = equivalence(&one, &two);
        prop_assert_eq!(&known, &equivalence(&pair.one, &pair.two));
        let pivots = [1, 5].map(|pivot| Analysis::new(if pivot == 1 { one.clone() } else { two.clone() }, RTOL, pivot));
        let found = Equivalence::of(&pivots[0], &pivots[1]);
        prop_assert!(same_pairs(known.explained_g, found.explained_g));
        prop_assert!(same_numbers(known.pairing_error, found.pairing_error));
    }
}

fn shuffled_order(n: usize, seed: u64) -> Vec<usize> {
    let draws = normal_matrix(&mut seeded(seed), 1, n);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| draws[i].total_cmp(&draws[j]));
    order
}

/// The model in another order, with three contexts and two tokens of its own.
fn with_own_rows(model: &Predictor, seed: u64) -> Arc<Predictor> {
    let mut rng = seeded(seed);
    let mut side = |labels: &[String], vectors: &DMatrix<f64>, own: usize| {
        let order = shuffled_order(labels.len(), seed);
        let names =
            order.iter().map(|&i| labels[i].clone()).chain((0..own).map(|i| format!("own {i}")));
        let more = normal_matrix(&mut rng, vectors.nrows(), own);
        let shuffled = vectors.select_columns(&order);
        let columns: Vec<_> = shuffled.column_iter().chain(more.column_iter()).collect();
        (names.collect::<Vec<_>>(), DMatrix::from_columns(&columns))
    };
    let (contexts, f) = side(model.f().labels(), model.f().vectors(), 3);
    let (tokens, g) = side(model.g().labels(), model.g().vectors(), 2);
    let parts =
        Parts { contexts, tokens, f: Some(f.into()), g: Some(g.into()), ..Parts::default() };
    Arc::new(Predictor::new(parts).expect("finite and of equal width"))
}

#[test]
fn a_shuffle_of_its_own_lies_inside_the_null() {
    let inside = (0..30u64).filter(|&seed| {
        let [one, two] = close(DIVERSE, seed);
        let order = shuffled_order(two.f().len(), seed + 7);
        let shuffled = model(two.f().vectors().select_columns(&order), two.g().vectors().clone());
        let Some(Canonical::Mean { mean, null: Some(null), .. }) =
            equivalence(&one, &shuffled).canonical_f
        else {
            unreachable!("there are more contexts than dimensions")
        };
        (null.least..=null.most).contains(&mean)
    });
    // Of 19 shuffles and one more, that one is the smallest or the largest once in ten.
    assert!(inside.count() >= 22);
}

#[test]
fn the_null_of_related_models_is_far_from_their_correlation() {
    let [one, two] = close(DIVERSE, 1);
    let Some(Canonical::Mean { mean, null: Some(null), count }) =
        equivalence(&one, &two).canonical_f
    else {
        unreachable!("there are more contexts than dimensions")
    };
    assert!(mean > 0.95 && null.most < 0.7 && count == 6, "{mean} {null:?}");
}

#[test]
fn few_contexts_are_no_evidence() {
    let [one, two] = close(FEW_CONTEXTS, 3);
    let found = equivalence(&one, &two);
    assert!(
        matches!(found.in_sample_f, Some(InSample::ByConstruction { rows: 7, .. })),
        "{found:?}"
    );
    assert!(
        matches!(found.canonical_f, Some(Canonical::ByConstruction { rows: 7, dimensions: 6 })),
        "{found:?}"
    );
    assert!(matches!(found.canonical_g, Some(Canonical::Mean { .. })), "{found:?}");
}

#[test]
fn foils_move_under_a_gauge_and_follow_from_the_moments() {
    let pair = Exhibit::Gauge.pair(1).expect("exhibits are valid");
    let found = equivalence(&pair.one, &pair.two);
    assert!(found.pairing_error.is_some_and(|error| error < 1e-12), "{found:?}");
    assert!(found.foils.cka_f.is_some_and(|cka| cka < 0.9), "{found:?}");
    let bent = moved(&pair.two, &[gauge(Recipe::Random { condition: 9.0, seed: 4 })]);
    let map = bent.map_f().expect("a gauge is linear");
    let carried = Moments::of(pair.one.f(), pair.two.f()).moved(Clone::clone, |x| map.apply(x));
    let fresh = Moments::of(pair.one.f(), bent.model.f());
    assert!(same(carried.cka(), fresh.cka()) && same(carried.procrustes(), fresh.procrustes()));
    assert!((fresh.cka() - Moments::of(pair.one.f(), pair.two.f()).cka()).abs() > 1e-3);
}

#[test]
fn word_vectors_have_the_side_of_g_only() {
    let [one, two] = close(DIVERSE, 5);
    let words = Arc::new(two.select(&[], &(0..two.g().len()).collect::<Vec<_>>()));
    let shared = Shared::of(&one, &words);
    let pair = shared.pair(&one, &words).expect("tokens are shared");
    assert!(Predictions::of(&pair).is_none());
    let found = equivalence(&pair.one, &pair.two);
    assert!(found.explained_g.is_some_and(|[x, y]| x > 0.9 && y > 0.9), "{found:?}");
    assert_eq!(
        (found.explained_f, found.effective_complexity, found.foils.cka_f),
        (None, None, None)
    );
    assert!(found.canonical_f.is_none() && found.canonical_g.is_some());
}

fn with_bias(model: &Predictor, bias: Vec<f64>) -> Arc<Predictor> {
    let parts = Parts {
        contexts: model.f().labels().to_vec(),
        tokens: model.g().labels().to_vec(),
        f: Some(model.f().vectors().clone().into()),
        g: Some(model.g().vectors().clone().into()),
        bias: Some(bias),
        ..Parts::default()
    };
    Arc::new(Predictor::new(parts).expect("finite and of equal width"))
}

#[test]
fn a_bias_counts_on_either_side() {
    let [one, two] = close(DIVERSE, 6);
    let none = with_bias(&two, vec![0.0; two.g().len()]);
    assert_eq!(predictions(&one, &two), predictions(&one, &none));
    let bias: Vec<f64> = (0..two.g().len()).map(|y| (y as f64).sin()).collect();
    let [biased_one, biased_two] = [&one, &two].map(|model| with_bias(model, bias.clone()));
    let changed = predictions(&one, &biased_two);
    assert!(changed.mean_kl[0] > predictions(&one, &two).mean_kl[0] + 0.01, "{changed:?}");
    // The same bias on both sides takes nothing away from the distance of the logits.
    let both = predictions(&biased_one, &biased_two);
    assert!(same(both.logit_distance_squared, predictions(&one, &two).logit_distance_squared));
}

#[test]
fn gram_matrices_give_the_logit_distance_also_after_a_contrast() {
    let [one, two] = close(HIDDEN, 8);
    let two = with_bias(&two, (0..two.g().len()).map(|y| (y as f64).cos()).collect());
    let pair = Pair { one: one.clone(), two: two.clone() };
    let gram =
        LogitGram::new(&pair, &mut |_| ControlFlow::Continue(())).expect("nobody stopped it");
    let stretched = two.f().vectors() * 1.5;
    for f in [two.f().vectors(), &stretched] {
        let known = predictions(&one, &Arc::new(two.with_embeddings(f.clone())));
        let [squared, relative] = gram.distance(one.f().vectors(), f);
        assert!(
            same(squared, known.logit_distance_squared)
                && same(relative, known.relative_logit_distance)
        );
    }
}

#[test]
fn a_divergence_is_never_negative() {
    for seed in 0..40 {
        let pair = Exhibit::Gauge.pair(seed).expect("the numbers are finite");
        let found = Predictions::of(&pair).expect("both predict");
        assert!(found.mean_kl.iter().all(|kl| *kl >= 0.0), "{seed}: {:?}", found.mean_kl);
    }
}

#[test]
fn whoever_watches_may_stop() {
    let [one, two] = close(DIVERSE, 9);
    let pair = Pair { one, two };
    let mut reports = Vec::new();
    let all = Predictions::watched(&pair, &mut |progress| {
        reports.push(progress);
        ControlFlow::Continue(())
    });
    assert!(
        all.is_some() && reports.last().is_some_and(|last| last.done == last.total),
        "{reports:?}"
    );
    assert!(Predictions::watched(&pair, &mut |_| ControlFlow::Break(())).is_none());
}

#[test]
fn a_fitted_gauge_bends_one_model_into_the_other() {
    let pair = Exhibit::Gauge.pair(2).expect("exhibits are valid");
    let (one, two) = (analysis(&pair.one), analysis(&pair.two));
    let maps = Maps::of(&one, &two).expect("both predict");
    for fitted in [Fitted::Contexts, Fitted::Tokens] {
        let bend = Bend::new(&one, &two, &maps, fitted).expect("k and d are equal");
        let bent = moved(&pair.two, &bend.actions()).model;
        assert!((bent.f().vectors() - pair.one.f().vectors()).amax() < 1e-10);
    }
}

/// By how much the second model aligned is off the first one as predictions see it, relative to its
/// size: of contexts and of tokens.
fn off(aligned: &Aligned<'_>, moment: Option<(&AlignmentPath, f64)>) -> [f64; 2] {
    let first = aligned.first();
    let all = DMatrix::identity(first.d(), first.d());
    let [f, g] = aligned.second(&all, moment);
    [(f, first.f()), (g, first.g())].map(|(x, of)| (x - of.vectors()).amax() / of.vectors().amax())
}

#[test]
fn an_exact_copy_aligned_coincides_point_by_point_also_with_hidden_directions_in_another_d() {
    let hidden = random_model(HIDDEN, 21);
    let wide = [
        Action::Pad { to: 20 },
        Action::HiddenF { size: 0.7, seed: 3 },
        Action::HiddenG { size: 0.7, seed: 4 },
        gauge(Recipe::Random { condition: 12.0, seed: 5 }),
        Action::Shift { size: 1.0, seed: 6 },
    ];
    let copy = moved(&hidden, &wide).model;
    let exhibits = [Exhibit::Gauge, Exhibit::Hidden].map(|exhibit| {
        let Pair { one, two } = exhibit.pair(2).expect("exhibits are valid");
        [one, two]
    });
    for [one, two] in exhibits.into_iter().chain([[hidden, copy]]) {
        for [one, two] in [[&one, &two], [&two, &one]] {
            let (a, b) = (analysis(one), analysis(two));
            let maps = Maps::of(&a, &b).expect("both predict");
            for fitted in [Fitted::Contexts, Fitted::Tokens] {
                let aligned = Aligned::new(&a, &b, &maps, fitted).expect("k is equal");
                assert!(off(&aligned, None).iter().all(|off| *off < 1e-9), "{fitted:?}");
                let pairs = [(0, 1), (2, 3)];
                let (x, y) = (aligned.differences(&pairs, None), &maps.coordinates[0]);
                let known = y.c().column(3) - y.c().column(2);
                assert!((x.column(1) - &known).norm() < 1e-9 * known.norm());
            }
        }
    }
}

#[test]
fn the_way_leads_through_invertible_maps_from_the_second_model_as_it_is() {
    let pair = Exhibit::Gauge.pair(2).expect("exhibits are valid");
    let (one, two) = (analysis(&pair.one), analysis(&pair.two));
    let maps = Maps::of(&one, &two).expect("both predict");
    let aligned = Aligned::new(&one, &two, &maps, Fitted::Contexts).expect("k is equal");
    let all = DMatrix::identity(6, 6);
    let way = aligned.path(&all).expect("the gauge does not mirror");
    let [f, g] = aligned.second(&all, Some((&way, 0.0)));
    assert!((f - two.f()).amax() < 1e-9 * two.f().amax());
    // Only differences of tokens count: its first token is where the first model has it.
    let shift = one.g().column(0) - two.g().column(0);
    for (found, loaded) in g.column_iter().zip(two.g().column_iter()) {
        assert!((found - loaded - &shift).amax() < 1e-9 * two.g().amax());
    }
    for t in [0.25, 0.5, 0.75] {
        let [f, g] = aligned.second(&all, Some((&way, t)));
        let between = Arc::new(pair.one.with_vectors(f, g));
        let kl = predictions(&between, &pair.two).max_log_probability_change;
        assert!(kl < 1e-8, "every moment is a gauge: {kl}");
    }
    assert!(off(&aligned, Some((&way, 1.0))).iter().all(|off| *off < 1e-9));
}

#[test]
fn tokens_of_a_plane_are_carried_with_its_grid() {
    for exhibit in [Exhibit::Gauge, Exhibit::Hidden] {
        let pair = exhibit.pair(2).expect("exhibits are valid");
        let (one, two) = (analysis(&pair.one), analysis(&pair.two));
        let maps = Maps::of(&one, &two).expect("both predict");
        let axes = DMatrix::from_fn(one.model().d(), 2, |i, j| f64::from(i == j));
        // A plane through zero that holds two tokens.
        let plane = two.g().columns(0, 2).clone_owned().qr().q();
        let inside = plane.tr_mul(&two.g().columns(0, 2));
        for fitted in [Fitted::Contexts, Fitted::Tokens] {
            let aligned = Aligned::new(&one, &two, &maps, fitted).expect("k is equal");
            let way = aligned.path(&axes).expect("neither mirrors all");
            for moment in [None, Some((&way, 0.0)), Some((&way, 0.4))] {
                let image = aligned.plane(&axes, &plane, moment);
                let [_, tokens] = aligned.second(&axes, moment);
                for token in 0..2 {
                    let on_grid = &image.zero + &image.units * inside.column(token);
                    let off = (on_grid - tokens.column(token)).norm();
                    assert!(off < 1e-9 * tokens.amax(), "{exhibit:?} {fitted:?}: {off}");
                }
                assert!(image.units.norm_squared() <= image.squared * (1.0 + 1e-9));
            }
        }
    }
}

#[test]
fn a_model_of_other_hidden_directions_has_a_way_whichever_hand_it_is_put_in_by() {
    let pair = Exhibit::Hidden.pair(2).expect("exhibits are valid");
    for [one, two] in [[&pair.one, &pair.two], [&pair.two, &pair.one]] {
        let (one, two) = (analysis(one), analysis(two));
        let maps = Maps::of(&one, &two).expect("both predict");
        let aligned = Aligned::new(&one, &two, &maps, Fitted::Tokens).expect("k is equal");
        let axes = DMatrix::from_fn(one.model().d(), 2, |i, j| f64::from(i == j));
        let way = aligned.path(&axes).expect("its handedness is free");
        assert!(off(&aligned, Some((&way, 1.0))).iter().all(|off| *off < 1e-9));
        assert!(off(&aligned, Some((&way, 0.0))).iter().any(|off| *off > 1e-2));
    }
}

#[test]
fn a_map_that_mirrors_has_a_way_which_looks_the_same_at_its_start() {
    let pair = Exhibit::Gauge.pair(2).expect("exhibits are valid");
    // One coordinate of the first model with another sign: the same predictions.
    let mirror = |vectors: DMatrix<f64>| {
        DMatrix::from_fn(6, vectors.ncols(), |i, j| {
            if i == 4 { -vectors[(i, j)] } else { vectors[(i, j)] }
        })
    };
    let [f, g] = [analysis(&pair.one).f().clone(), analysis(&pair.one).g().clone()].map(mirror);
    let (one, two) = (analysis(&Arc::new(pair.one.with_vectors(f, g))), analysis(&pair.two));
    let maps = Maps::of(&one, &two).expect("both predict");
    let aligned = Aligned::new(&one, &two, &maps, Fitted::Contexts).expect("k is equal");
    let axes = DMatrix::from_fn(6, 2, |i, j| [0.6, -0.2, 0.3, 0.1, 0.7, 0.2][(i + 2 * j) % 6]);
    let way = aligned.path(&axes).expect("there is a direction that is not seen");
    let [f, _] = aligned.second(&axes, Some((&way, 0.0)));
    let loaded = axes.tr_mul(two.f());
    assert!((&f - &loaded).amax() < 1e-9 * loaded.amax(), "as it is, along what is seen");
    let all = DMatrix::identity(6, 6);
    let [f, g] = aligned.second(&all, Some((&way, 0.5)));
    let between = Arc::new(pair.one.with_vectors(f, g));
    let kl = predictions(&between, &pair.two).max_log_probability_change;
    assert!(kl < 1e-8, "a gauge: {kl}");
    assert!(off(&aligned, Some((&way, 1.0))).iter().all(|off| *off < 1e-9));
    assert!(aligned.path(&all).is_err(), "all of it is seen");
}

#[test]
fn a_four_bit_copy_aligned_lies_within_what_the_fit_leaves_over() {
    let one = random_model(FEW_CONTEXTS, 22);
    let two = Arc::new(rounded(&one, Rounding::FourBits));
    let (a, b) = (analysis(&one), analysis(&two));
    let maps = Maps::of(&a, &b).expect("both predict");
    let [x, y] = &maps.coordinates;
    assert!(x.k() < one.d(), "something is hidden");
    let axes = DMatrix::from_fn(one.d(), 2, |i, j| f64::from(i == j));
    for fitted in [Fitted::Contexts, Fitted::Tokens] {
        let aligned = Aligned::new(&a, &b, &maps, fitted).expect("k is equal");
        let [f, g] = aligned.second(&axes, None);
        let first = aligned.first();
        let (missed, drawn) = match fitted {
            Fitted::Tokens => (x.c() - &maps.v * y.c(), g - axes.tr_mul(first.g().vectors())),
            Fitted::Contexts => (x.a() - &maps.w * y.a(), f - axes.tr_mul(first.f().vectors())),
        };
        for (missed, drawn) in missed.column_iter().zip(drawn.column_iter()) {
            assert!(drawn.norm() <= missed.norm() + 1e-12, "{} {}", drawn.norm(), missed.norm());
        }
        // What is left over is little beside the model: nothing hidden counts as a difference.
        let whole = if fitted == Fitted::Tokens { x.c() } else { x.a() };
        assert!(missed.norm() < 0.2 * whole.norm(), "{} of {}", missed.norm(), whole.norm());
    }
}

#[test]
fn the_narrow_model_is_bent_after_padding() {
    let pair = Exhibit::Hidden.pair(2).expect("exhibits are valid");
    let (one, two) = (analysis(&pair.one), analysis(&pair.two));
    let maps = Maps::of(&one, &two).expect("both predict");
    assert!(Bend::new(&one, &two, &maps, Fitted::Tokens).is_err());
    let back = Maps::of(&two, &one).expect("both predict");
    let bend =
        Bend::new(&two, &one, &back, Fitted::Contexts).expect("the second has fewer dimensions");
    assert_eq!(bend.actions().len(), 2);
    let bent = moved(&pair.one, &bend.actions()).model;
    let seen = two.m().project(two.f());
    assert!((bent.f().vectors() - seen).amax() < 1e-10);
    assert!(predictions(&bent, &pair.two).max_log_probability_change < 1e-9);
}

#[test]
fn exhibits_show_what_they_promise() {
    let figures = |exhibit: Exhibit| {
        let pair = exhibit.pair(3).expect("exhibits are valid");
        (predictions(&pair.one, &pair.two), equivalence(&pair.one, &pair.two))
    };
    let (same, linear) = figures(Exhibit::Hidden);
    assert!(
        same.max_log_probability_change < 1e-9 && linear.pairing_error.is_some_and(|e| e < 1e-9)
    );
    let (turned, both) = figures(Exhibit::OppositeTurns);
    let value = |canonical: &Option<Canonical>| canonical.as_ref().map_or(0.0, Canonical::value);
    assert!(value(&both.canonical_f) > 1.0 - 1e-9 && value(&both.canonical_g) > 1.0 - 1e-9);
    assert!(
        turned.top_token_agreement < 0.1 && both.pairing_error.is_some_and(|error| error > 1.0)
    );
    let (near, far) = (
        figures(Exhibit::SwappedLabels { length: 2.0 }),
        figures(Exhibit::SwappedLabels { length: 16.0 }),
    );
    assert!(near.0.mean_kl[0] > 0.1 && far.0.mean_kl[0] < 1e-3, "{near:?}\n{far:?}");
    assert_eq!(far.0.top_token_agreement, 1.0);
    assert!(
        far.0.relative_logit_distance > 1.3 && far.1.explained_f.is_some_and(|[x, _]| x < 0.2),
        "{far:?}"
    );
}

#[test]
fn a_rounded_copy_predicts_nearly_the_same() {
    let [one, _] = close(DIVERSE, 12);
    let kl = |rounding| predictions(&one, &Arc::new(rounded(&one, rounding))).mean_kl[0];
    let (half, four) = (kl(Rounding::F16), kl(Rounding::FourBits));
    assert!(0.0 < half && half < 1e-5 && half < four && four < 0.5, "{half} {four}");
}

/// The toy in space asked about its exactly parallel family.
fn asked(toy: &Predictor) -> Query {
    let family = vec![(0, 1), (2, 3), (4, 5)];
    let families = vec![Family { name: "superlative".into(), pairs: family.clone() }];
    assert_eq!(toy.g().labels()[1], "easiest");
    Query { family, families, ..Query::default() }
}

#[test]
fn identifiable_properties_agree_in_equivalent_models() {
    let toy = Arc::new(Toy::Space.model().expect("toys are valid"));
    let bent = moved(&toy, &[gauge(Recipe::Random { condition: 8.0, seed: 5 })]).model;
    let (one, two, query) = (analysis(&toy), analysis(&bent), asked(&toy));
    let found = AllOrNone::new().all(&one, &two, &query);
    assert_eq!(found.len(), infos().len());
    for (found, info) in found.iter().zip(infos()) {
        let split = matches!(found.standing, Standing::OnlyOne | Standing::OnlyTwo);
        assert!(info.class != Class::Identifiable || !split, "{found:?}");
    }
    let of = |id: &str| found.iter().find(|found| found.id == id).map(|found| found.standing);
    assert_eq!(of("parallelism"), Some(Standing::Both));
    assert_eq!(of("dim-f"), Some(Standing::Valued));
    assert_eq!(of("distribution"), Some(Standing::Agree));
}

#[test]
fn a_property_of_one_model_only_is_told_apart() {
    let toy = Arc::new(Toy::Space.model().expect("toys are valid"));
    let mut g = toy.g().vectors().clone();
    g.column_mut(1)[2] += 3.0;
    let (one, two) = (analysis(&toy), analysis(&Arc::new(toy.with_unembeddings(g))));
    let mut rows = AllOrNone::new();
    let row = rows.row("parallelism", &one, &two, &asked(&toy));
    assert_eq!(row.standing, Standing::OnlyOne, "{row:?}");
    let row = AllOrNone::new().row("parallelism", &two, &one, &asked(&toy));
    assert_eq!(row.standing, Standing::OnlyTwo, "{row:?}");
    let row = rows.row("distribution", &one, &two, &asked(&toy));
    assert_eq!(row.standing, Standing::Differ, "{row:?}");
    let missing = Query { pair_a: (0, 99), ..asked(&toy) };
    let row = rows.row("parallelism", &one, &two, &missing);
    assert_eq!(row.standing, Standing::NotTestable, "{row:?}");
    let missing = NotTestable::Index { what: Indexed::Token, index: 99, count: toy.g().len() };
    assert_eq!(row.reason, Some(missing));
}

#[test]
fn what_holds_by_construction_is_no_evidence() {
    let [one, two] = close(FEW_CONTEXTS, 4).map(|model| analysis(&model));
    let labels = Groups { positive: vec![0, 1], negative: vec![2, 3], ..Groups::default() };
    let query = Query { labels, neighbours: 10, ..Query::default() };
    let mut rows = AllOrNone::new();
    for id in ["probe", "separable-contexts"] {
        let row = rows.row(id, &one, &two, &query);
        assert_eq!(row.standing, Standing::NotEvidence, "{row:?}");
        assert!(matches!(row.by_construction, Some(Note::FitsAny { samples: 4, .. })), "{row:?}");
    }
    for (tokens, expected) in [(11, Standing::NotEvidence), (12, Standing::Agree)] {
        let [x, y] = [&one, &two].map(|model| {
            let first: Vec<usize> = (0..tokens).collect();
            analysis(&Arc::new(model.model().select(&[], &first)))
        });
        let row = AllOrNone::new().row("neighbours", &x, &y, &query);
        assert_eq!(row.standing, expected, "{row:?}");
        let is_evidence = row.by_construction.is_none();
        assert_eq!(is_evidence, expected != Standing::NotEvidence, "{row:?}");
    }
}

#[test]
fn in_one_dimension_all_directions_are_parallel_and_that_says_nothing() {
    let line = |seed: u64| {
        let mut rng = seeded(seed);
        model(normal_matrix(&mut rng, 1, 6), normal_matrix(&mut rng, 1, 8))
    };
    let (one, two) = (analysis(&line(1)), analysis(&line(2)));
    let query = Query { pair_a: (0, 1), pair_b: (2, 3), ..Query::default() };
    for id in ["parallelism", "parallelism-seen"] {
        let row = AllOrNone::new().row(id, &one, &two, &query);
        assert_eq!(row.standing, Standing::NotEvidence, "{row:?}");
    }
}

#[test]
fn a_query_is_carried_to_what_is_shared() {
    let toy = Toy::Space.model().expect("toys are valid");
    let other = toy.select(&[3, 4, 5, 6], &[0, 2, 3, 5, 4]);
    let shared = Shared::of(&toy, &other);
    let query = shared.query(&asked(&toy));
    // easiest is not there; lucky, luckiest, strong, strongest are tokens 1 to 4 in the order of the first model.
    assert_eq!(query.family, [(1, 2), (3, 4)]);
    assert_eq!((query.pair_a, query.pair_b), ((0, 5), (1, 2)));
}

#[test]
fn families_agree_in_a_model_and_its_gauge_where_the_geometry_is_kept() {
    let one = random_model(Sizes { tokens: 60, ..DIVERSE }, 2);
    let two = moved(&one, &[gauge(Recipe::Random { condition: 30.0, seed: 6 })]).model;
    let list: Vec<Family> = (0..10)
        .map(|i| Family {
            name: format!("family {i}"),
            pairs: (0..3).map(|j| (6 * i + 2 * j, 6 * i + 2 * j + 1)).collect(),
        })
        .collect();
    let found = families(&analysis(&one), &analysis(&two), &list, 200, 1);
    let [euclidean, causal, profile] = &found[..] else { unreachable!("three geometries") };
    for kept in [causal, profile] {
        assert!(
            kept.correlation.is_some_and(|r| r > 1.0 - 1e-9) && kept.p_value == Some(1.0 / 200.0),
            "{kept:?}"
        );
        assert_eq!(kept.dots.len(), 10);
    }
    assert!(euclidean.correlation.is_some_and(|r| r < 0.99), "{euclidean:?}");
}

#[test]
fn a_cap_of_the_logits_counts_in_a_comparison() {
    let one = random_model(DIVERSE, 3);
    let capped = Arc::new((*one).clone().with_softcap(Some(1.0)));
    let same = predictions(&capped, &capped);
    assert_eq!(same.mean_kl, [0.0; 2]);
    let apart = predictions(&one, &capped);
    assert!(apart.mean_kl.iter().all(|kl| *kl > 1e-3), "{:?}", apart.mean_kl);
    let near = Arc::new((*one).clone().with_softcap(Some(1e6)));
    assert!(predictions(&one, &near).mean_kl.iter().all(|kl| kl.abs() < 1e-9));
}
