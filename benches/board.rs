//! How long each row of the board takes on the bundled model, live and settled.
//!
//! `cargo bench --bench board`

use std::{sync::Arc, time::Instant};

use formats::{Opened, Selection, SourceFile, open};
use theory::{
    analysis::Analysis,
    model::{Predictor, Vocabulary},
    plane::PlaneSpec,
    property::{Depth, Family, Groups, Measuring, Query, infos},
    transform::{Action, Recipe, Side, Step, apply},
};

const RTOL: f64 = Analysis::DEFAULT_RTOL;

fn smollm2() -> Arc<Predictor> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/smollm2-135m.safetensors");
    let bytes = std::fs::read(file).expect("the bundled model is there");
    let opened =
        open(vec![SourceFile::from_bytes("smollm2", bytes)], &Selection::default(), &mut |_| {});
    let Ok(Opened::Model(loaded)) = opened else { unreachable!("not a model: {opened:?}") };
    Arc::new(loaded.model)
}

/// The families of the bundled list, by matching.
fn families(model: &Predictor) -> Vec<Family> {
    let vocabulary = Vocabulary::new(model.g().labels());
    let mut families: Vec<Family> = Vec::new();
    for line in include_str!("../public/models/concepts.tsv").lines().skip(1) {
        let words: Vec<&str> = line.split('\t').collect();
        let Some((from, to)) = vocabulary.find_pair(words[1], words[2]) else { continue };
        match families.last_mut().filter(|family| family.name == words[0]) {
            Some(family) => family.pairs.push((from.index, to.index)),
            None => {
                families.push(Family { name: words[0].into(), pairs: vec![(from.index, to.index)] })
            }
        }
    }
    families
}

fn query(model: &Predictor) -> Query {
    let families = families(model);
    let group =
        |name: &str| (0..model.f().len()).filter(|&s| model.context_groups()[s] == name).collect();
    Query {
        pair_a: families[0].pairs[0],
        pair_b: families[0].pairs[1],
        family: families[0].pairs.clone(),
        family_name: families[0].name.clone(),
        other_family: families[1].pairs.clone(),
        families,
        labels: Groups {
            positive: group("gender: female"),
            negative: group("gender: male"),
            ..Groups::default()
        },
        ..Query::default()
    }
}

fn main() {
    let base = smollm2();
    let query = query(&base);
    let plane = PlaneSpec::ConceptPair { a: query.pair_a, b: query.pair_b };
    let moves: Vec<_> = [[2.0, 0.5, -0.25, 0.75], [1.0, 0.5, 0.0, 1.5]]
        .map(|t| Action::Linear {
            on: Side::Gauge,
            matrix: Recipe::Plane { plane: plane.clone(), t },
        })
        .into_iter()
        .filter_map(|action| apply(&base, &[Step { id: 1, enabled: true, action }], RTOL).ok())
        .collect();
    let before = Analysis::new(base, RTOL, 0);
    let mut measuring = Measuring::new();
    println!("{:28} {:>10} {:>10} {:>10}", "milliseconds", "live", "first", "next move");
    let mut total = [0.0; 3];
    let first = before.moved(&moves[0]);
    let early = infos().iter().copied().map(|info| {
        let mut time = |depth| {
            let start = Instant::now();
            let row = measuring.row(info.id, &before, &first, &moves[0].summary, &query, depth);
            (start.elapsed().as_secs_f64() * 1e3, row)
        };
        let live = if info.is_live() { time(Depth::Live).0 } else { 0.0 };
        (info, live, time(Depth::Settled).0)
    });
    let early: Vec<_> = early.collect();
    let after = before.moved(&moves[1]);
    for (info, live, settled) in early {
        let start = Instant::now();
        let row =
            measuring.row(info.id, &before, &after, &moves[1].summary, &query, Depth::Settled);
        let next = start.elapsed().as_secs_f64() * 1e3;
        [live, settled, next].iter().zip(&mut total).for_each(|(t, sum)| *sum += t);
        let reason = row.reason.map(|reason| reason.to_string()).unwrap_or_default();
        let note = format!("{:?} {:?} {reason}", row.verdict, row.promise);
        println!("{:28} {live:10.2} {settled:10.1} {next:10.1}  {note}", info.id);
    }
    println!("{:28} {:10.2} {:10.1} {:10.1}", "all", total[0], total[1], total[2]);
}
