//! How long two models of the bundled size are compared, and twins fitted.
//!
//! `cargo bench --bench compare`; with `-- whole` also 49,152 tokens.

use std::{hint::black_box, ops::ControlFlow, sync::Arc, time::Instant};

use formats::{Opened, Selection, SourceFile, open};
use nalgebra::DVector;
use theory::{
    analysis::Analysis,
    compare::{
        AllOrNone, Bend, Equivalence, Fitted, Foils, LogitGram, Maps, Moments, Pair, Part,
        Predictions, Rounding, Settings, Shared, Target, Twins, rounded,
    },
    linalg::{normal_matrix, seeded},
    model::{Parts, Predictor},
    property::Query,
};

const RTOL: f64 = Analysis::DEFAULT_RTOL;

fn smollm2() -> Arc<Predictor> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/smollm2-135m.safetensors");
    let bytes = std::fs::read(file).expect("the bundled model is there");
    let files = vec![SourceFile::from_bytes("smollm2", bytes)];
    let opened = open(files, &Selection::default(), &mut |_| {});
    let Ok(Opened::Model(loaded)) = opened else { unreachable!("not a model: {opened:?}") };
    Arc::new(loaded.model)
}

/// A random model whose spectra fall about as far as those of the bundled one.
fn random_model(d: usize, contexts: usize, tokens: usize, seed: u64) -> Arc<Predictor> {
    let mut rng = seeded(seed);
    let mut cloud = |n: usize, weakest: f64| {
        let falling = DVector::from_fn(d, |i, _| weakest.powf(i as f64 / d as f64));
        let mut m = normal_matrix(&mut rng, d, n);
        m.column_iter_mut().for_each(|mut column| column.component_mul_assign(&falling));
        m
    };
    let (f, g) = (cloud(contexts, 1e-2), cloud(tokens, 1e-1));
    let labels = |n: usize| (0..n).map(|i| i.to_string()).collect();
    let (contexts, tokens) = (labels(contexts), labels(tokens));
    let parts =
        Parts { contexts, tokens, f: Some(f.into()), g: Some(g.into()), ..Parts::default() };
    Arc::new(Predictor::new(parts).expect("finite and of equal width"))
}

fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = black_box(work());
    println!("{name:<56} {:9.1} ms", start.elapsed().as_secs_f64() * 1e3);
    made
}

fn compare(name: &str, one: &Arc<Predictor>, two: &Arc<Predictor>) {
    println!("{name}");
    let shared = timed("  matched by text", || Shared::of(one, two));
    let pair = shared.pair(one, two).expect("all is shared");
    timed("  predictions", || Predictions::of(&pair));
    let [x, y] = [&pair.one, &pair.two].map(|model| Analysis::new(model.clone(), RTOL, 0));
    timed("  subspaces of both (known once a model is open)", || {
        [&x, &y].map(|model| (model.m().dim(), model.n().dim()))
    });
    let maps = timed("  minimal coordinates and maps", || Maps::of(&x, &y));
    let mut found = Equivalence::default();
    for part in Part::ALL {
        timed(&format!("  {part:?}"), || found.add(part, &x, &y, maps.as_ref()));
    }
    println!("{found:#?}");
    timed("  foils alone, as after a gauge", || {
        let [f, g] = [(pair.one.f(), pair.two.f()), (pair.one.g(), pair.two.g())]
            .map(|(one, two)| Moments::of(one, two));
        Foils::of(Some(&f), Some(&g))
    });
    let gram = timed("  Gram matrices of the logit distance", || {
        LogitGram::new(&pair, &mut |_| ControlFlow::Continue(()))
    });
    timed("  logit distance from them", || gram.map(|gram| gram.distance(x.f(), y.f())));
    if let Some(maps) = maps {
        timed("  bend", || Bend::new(&x, &y, &maps, Fitted::Tokens).is_ok());
    }
    timed("  all or none", || AllOrNone::new().all(&x, &y, &Query::default()).len());
}

fn twins() {
    let shapes = [
        ("30 × 20, d = 2", 30, 20, 2),
        ("60 × 40, d = 4", 60, 40, 4),
        ("120 × 100, d = 6", 120, 100, 6),
    ];
    for (name, contexts, tokens, d) in shapes {
        let target = Target::random(contexts, tokens, d, 7).expect("large enough");
        let settings = Settings { d, ..Settings::default() };
        let mut twins = Twins::new(target, settings).expect("d is not zero");
        let moment = timed(&format!("twins, {name}"), || {
            while !twins.is_done() {
                twins.advance(25);
            }
            twins.moment()
        });
        println!("  {moment:?}");
    }
}

fn main() {
    twins();
    let one = smollm2();
    let two = timed("rounded to four bits", || Arc::new(rounded(&one, Rounding::FourBits)));
    compare("SmolLM2 and its copy in four bits", &one, &two);
    let unrelated = random_model(one.d(), one.f().len(), one.g().len(), 3);
    let relabelled =
        one.with_vectors(unrelated.f().vectors().clone(), unrelated.g().vectors().clone());
    compare("SmolLM2 and random vectors", &one, &Arc::new(relabelled));
    if std::env::args().any(|argument| argument == "whole") {
        let [one, two] = [1, 2].map(|seed| random_model(576, 509, 49_152, seed));
        timed("predictions of 49,152 tokens", || Predictions::of(&Pair { one, two }));
    }
}
