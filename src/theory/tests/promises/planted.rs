//! A model in which every property has something to say, and the questions about it.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector};
use theory::{
    linalg::{haar_orthogonal, normal_matrix, seeded},
    model::{Parts, Predictor, Relation, RelationPair},
    property::{Family, Groups, Query},
};

pub const D: usize = 10;
const CONTEXTS: usize = 60;
const TOKENS: usize = 48;
pub const RTOL: f64 = 1e-9;

/// Whether a model has directions that the distribution cannot see.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Room {
    Hidden,
    Diverse,
    /// F lies within G: reducing the model drops nothing of f.
    Within,
    /// F and G are as large and askew: reducing drops nothing, and turns neither side into the
    /// other.
    Askew,
}

impl Room {
    /// Orthonormal bases of F and of G.
    fn spans(self, seed: u64) -> [DMatrix<f64>; 2] {
        let q = haar_orthogonal(&mut seeded(seed), D);
        let axes = |range: std::ops::Range<usize>| q.columns_range(range).clone_owned();
        match self {
            Self::Hidden => [axes(0..6), axes(2..8)],
            Self::Diverse => [q.clone(), q],
            Self::Within => [axes(2..6), axes(0..8)],
            Self::Askew => [
                axes(0..4),
                haar_orthogonal(&mut seeded(seed + 50), D).columns_range(0..4).clone_owned(),
            ],
        }
    }
}

/// Random vectors in the span of `axes`.
fn within(axes: &DMatrix<f64>, n: usize, seed: u64) -> DMatrix<f64> {
    axes * normal_matrix(&mut seeded(seed), axes.ncols(), n)
}

/// With hidden directions F and G share four dimensions, each has two of its own, two belong to
/// neither.
pub fn model(room: Room, seed: u64) -> Arc<Predictor> {
    let [in_f, in_g] = room.spans(seed);
    let mut f = within(&in_f, CONTEXTS, seed + 100);
    let mut g = within(&in_g, TOKENS, seed + 200) / 2.0;
    plant_token_facts(&mut g);
    plant_context_facts(&mut f, &in_f, seed + 300);
    g.column_iter_mut().for_each(|mut column| column += DVector::from_element(D, 0.3));
    let relation = |name: &str, pairs: Vec<(usize, usize)>| Relation {
        name: name.into(),
        query: String::new(),
        pairs: pairs.into_iter().map(|(context, with_query)| pair(context, with_query)).collect(),
    };
    let half = CONTEXTS / 2;
    let parts = Parts {
        contexts: (0..CONTEXTS).map(|i| format!("context {i}")).collect(),
        tokens: (0..TOKENS).map(|i| format!("token{i}")).collect(),
        relations: vec![
            relation("exact", (0..half).map(|i| (i, i + half)).collect()),
            relation("none", (0..half).map(|i| (i, (7 * i + 3) % CONTEXTS)).collect()),
        ],
        f: Some(f.into()),
        g: Some(g.into()),
        ..Parts::default()
    };
    Arc::new(Predictor::new(parts).expect("the parts make a model"))
}

fn pair(context: usize, with_query: usize) -> RelationPair {
    RelationPair { context, with_query, subject: String::new(), reply: String::new() }
}

/// Parallel pairs 1→2 and 3→4; 5→6, 7→8 in the span of those and one more; 11 midway between 9 and
/// 10, 12 the fourth corner; pairs 20→21 … 30→31 that share a direction roughly.
fn plant_token_facts(g: &mut DMatrix<f64>) {
    let step = |g: &DMatrix<f64>, from: usize, to: usize| g.column(to) - g.column(from);
    let parallel = g.column(3) + step(g, 1, 2) * 0.7;
    g.set_column(4, &parallel);
    let dependent = g.column(7) + step(g, 1, 2) * 1.9 - step(g, 5, 6) * 0.4;
    g.set_column(8, &dependent);
    let midpoint = (g.column(9) + g.column(10)) / 2.0;
    g.set_column(11, &midpoint);
    let corner = g.column(11) + step(g, 9, 10);
    g.set_column(12, &corner);
    let shared = step(g, 20, 21);
    for from in (22..32).step_by(2) {
        let rough = g.column(from) + &shared + (g.column(from + 1) - g.column(from)) * 0.2;
        g.set_column(from + 1, &rough);
    }
}

/// Every third context moved aside; steps 0→1 and 2→3 parallel; the second half of the contexts an
/// affine function of the first that does not mix the two hidden axes with the others, so that the
/// distribution sees it too.
fn plant_context_facts(f: &mut DMatrix<f64>, basis: &DMatrix<f64>, seed: u64) {
    for i in (0..CONTEXTS).step_by(3) {
        let aside = f.column(i) + basis.column(2) * 4.0;
        f.set_column(i, &aside);
    }
    let parallel = f.column(2) + (f.column(1) - f.column(0)) * 1.3;
    f.set_column(3, &parallel);
    let mut rng = seeded(seed);
    let mut block = |axes: std::ops::Range<usize>| {
        let axes = basis.columns_range(axes);
        axes * normal_matrix(&mut rng, axes.ncols(), axes.ncols()) * axes.transpose() / 2.0
    };
    let map = block(0..2) + block(2..basis.ncols());
    let offset = basis * normal_matrix(&mut rng, basis.ncols(), 1);
    let half = CONTEXTS / 2;
    for i in 0..half {
        let image = &map * f.column(i) + &offset;
        f.set_column(half + i, &image.column(0));
    }
}

pub fn exact_query() -> Query {
    Query {
        pair_a: (1, 2),
        pair_b: (3, 4),
        family: vec![(1, 2), (3, 4), (5, 6), (7, 8)],
        context_pair_a: (0, 1),
        context_pair_b: (2, 3),
        gamma: (10..20).collect(),
        quad: [9, 10, 11, 12],
        relation: 0,
        ..Query::default()
    }
}

pub fn generic_query() -> Query {
    let family: Vec<(usize, usize)> = (20..32).step_by(2).map(|from| (from, from + 1)).collect();
    let families = [family.clone(), vec![(13, 14), (15, 16)], vec![(33, 34), (35, 36)]];
    let split = |keep: fn(usize) -> bool| (0..CONTEXTS / 2).filter(|&i| keep(i)).collect();
    Query {
        pair_a: (13, 14),
        pair_b: (15, 16),
        families: families
            .iter()
            .map(|pairs| Family { name: "family".into(), pairs: pairs.clone() })
            .collect(),
        family,
        other_family: vec![(33, 34), (35, 36)],
        context_pair_a: (4, 5),
        context_pair_b: (6, 7),
        labels: Groups {
            positive: split(|i| i % 3 == 0),
            negative: split(|i| i % 3 == 1),
            ..Groups::default()
        },
        relation: 1,
        vector: (0..D).map(|i| (1.0 + i as f64).sin()).collect(),
        ridge: 0.5,
        ..Query::default()
    }
}
