//! Scenes, pictures and figures made of numbers that are the same everywhere.

use std::path::PathBuf;
use std::sync::Arc;

use picture::export::{self, Facts};
use picture::figure::{
    Content, Figure, Grounds, Overview, Sentence, StagePlot, Story, Twins, VerdictLine,
};
use picture::scene::{
    Arrow, Camera, Compass, Grid, Handles, Label, LegendEntry, PointKind, Points, Role, Scene,
    Shape,
};
use session::words::wording;
use theory::property::{CellChange, Class, ListChange, Mark, Picture, Series, Verdict};

/// Numbers between −1 and 1, the same everywhere (a linear congruential generator, no
/// trigonometry).
pub fn noise(count: usize, seed: u64) -> Vec<f64> {
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / f64::from(1u32 << 23) - 1.0
    };
    (0..count).map(|_| (next() + next() + next()) / 3.0).collect()
}

pub fn cloud(kind: PointKind, count: usize, seed: u64) -> Points {
    let (x, y) = (noise(count, seed), noise(count, seed + 1));
    let xy =
        x.iter().zip(&y).map(|(x, y)| [(2.0 * x) as f32, (0.8 * y + 0.5 * x) as f32]).collect();
    Points { kind, xy: Arc::new(xy) }
}

pub fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

pub fn arrow(from: [f64; 2], to: [f64; 2], role: Role, names: Option<[&str; 2]>) -> Arrow {
    let [label_from, label_to] =
        names.map_or([None, None], |names| names.map(|name| Some(name.to_owned())));
    Arrow { from, to, role, label_from, label_to }
}

pub fn scene() -> Scene {
    let entry = |shape, role, text: &str| LegendEntry { shape, role, text: text.to_owned() };
    Scene {
        points: vec![cloud(PointKind::Tokens, 120, 1)],
        arrows: vec![
            arrow([-0.9, -0.1], [0.8, 0.2], Role::First, Some(["easy", "easiest"])),
            arrow([-0.7, -0.5], [0.9, -0.2], Role::Second, Some(["strong", "strongest"])),
            arrow([-0.8, -0.8], [0.7, -0.6], Role::Family, None),
        ],
        labels: vec![Label {
            at: [0.4, 0.6],
            text: "lucky".into(),
            role: Role::Tokens,
            pinned: true,
            priority: 0,
        }],
        axis_names: ["mean difference".into(), "first principal component".into()],
        legend: vec![
            entry(Shape::Arrow, Role::First, "easy → easiest"),
            entry(Shape::Arrow, Role::Second, "strong → strongest"),
            entry(Shape::Dot, Role::Tokens, "120 tokens"),
        ],
        ..Scene::default()
    }
}

/// The scene bent by [[0.75, 0.9], [−0.35, 1.1]], with handles.
pub fn bent() -> Scene {
    let bend = |[x, y]: [f64; 2]| [0.75 * x + 0.9 * y, -0.35 * x + 1.1 * y];
    let mut scene = scene();
    for cloud in &mut scene.points {
        Arc::make_mut(&mut cloud.xy)
            .iter_mut()
            .for_each(|p| *p = bend(p.map(f64::from)).map(|x| x as f32));
    }
    for arrow in &mut scene.arrows {
        (arrow.from, arrow.to) = (bend(arrow.from), bend(arrow.to));
    }
    scene.labels[0].at = bend(scene.labels[0].at);
    let names = ["e₁".to_owned(), "e₂".to_owned()];
    scene.handles = Some(Handles {
        origin: [0.0; 2],
        tips: [bend([1.0, 0.0]), bend([0.0, 1.0])],
        names,
        asks: None,
    });
    scene
}

/// The two directions of a scene on a compass, with a note for each number.
fn compass(scene: &Scene, band: Option<[f64; 2]>) -> Compass {
    let along = |role: Role| {
        let arrow = scene.arrows.iter().find(|arrow| arrow.role == role).expect("two directions");
        [0, 1].map(|k| arrow.to[k] - arrow.from[k])
    };
    let drawn = [along(Role::First), along(Role::Second)];
    let angle = picture::scene::drawn_angle(drawn).expect("both have a length");
    let band_note = band.map_or("", |_| "anywhere in 5°–40° at κ 2.1").to_owned();
    let note = "true angle, all 2 dimensions".to_owned();
    Compass { angle, drawn, band, moved: band.is_some(), corner: None, note, band_note }
}

/// The scene with everything that says how to read it.
pub fn read_off() -> Scene {
    let scene = scene();
    let compass = Some(compass(&scene, None));
    Scene { grid: Some(Grid::square()), compass, edges: true, ..scene }
}

/// The same, bent and torn: the grid is an image, the points have left it.
pub fn torn() -> Scene {
    let mut scene = bent();
    let compass = Some(compass(&scene, Some([0.09, 0.7])));
    scene.threads = scene.points.clone();
    let (x, y) = (noise(120, 21), noise(120, 22));
    for cloud in &mut scene.points {
        let torn = Arc::make_mut(&mut cloud.xy).iter_mut().zip(x.iter().zip(&y));
        torn.for_each(|(p, (x, y))| *p = [p[0] + 0.2 * *x as f32, p[1] + 0.2 * *y as f32]);
    }
    let axes = [[0.75, -0.35], [0.9, 1.1]];
    let grid = Grid { origin: [0.0; 2], axes, share: 0.61, extent: None, role: Role::Equivalent };
    let badges = ["drawn 25°, true 150°", "61 % of this plane is still in view"];
    let badges = badges.map(str::to_owned).to_vec();
    Scene { grid: Some(grid), compass, badges, edges: true, ..scene }
}

pub fn plot(heading: &str, scene: Scene) -> StagePlot {
    let camera = Camera::fit(scene.bounds(), [480.0, 400.0], 24.0);
    StagePlot { heading: heading.into(), note: "concept plane".into(), scene, camera }
}

pub fn before_after(before: Vec<f64>, after: Vec<f64>) -> Vec<Series> {
    vec![
        Series { name: "before".into(), values: before },
        Series { name: "after".into(), values: after },
    ]
}

pub fn marks(before: f64, after: f64) -> Vec<Mark> {
    vec![Mark { name: "before".into(), at: before }, Mark { name: "after".into(), at: after }]
}

/// Neighbours before and after, two of which came and went.
pub fn neighbours() -> Picture {
    let rows = [
        ["hardest", "0.812", "hardest", "0.91"],
        ["before", "0.95", "harder", "1.02"],
        ["toughest", "1.21", "hard", "1.3"],
        ["harder", "1.4", "after", "1.44"],
    ];
    let cell = |row, column, change| CellChange { row, column, change };
    Picture::Table {
        columns: texts(&["before", "distance", "after", "distance"]),
        rows: rows.map(|row| texts(&row)).to_vec(),
        headed: false,
        changes: vec![
            cell(1, 0, ListChange::Lost),
            cell(2, 0, ListChange::Lost),
            cell(2, 2, ListChange::Gained),
            cell(3, 2, ListChange::Gained),
        ],
    }
}

pub fn bars() -> Picture {
    let values = vec![0.573, 0.245, 0.041, 0.011];
    let labels = texts(&["most", "best", "easiest", "worst"]);
    Picture::Bars {
        axis: "probability".into(),
        labels,
        series: before_after(values.clone(), values),
    }
}

pub fn result() -> Figure {
    let fates = [
        (Class::Identifiable, "All · cannot change".to_owned()),
        (Class::AnyGauge, "All or none".into()),
        (Class::OnlyRotations, "Anything goes".into()),
    ];
    let line = |name: &str, fate: usize, before: &str, after: &str, verdict| VerdictLine {
        name: name.into(),
        fate: fates[fate].clone(),
        measure: format!("{before} → {after}"),
        values: [before, after].map(|text| text.replace('−', "-").parse().ok()),
        verdict: Some((verdict, verdict.word().into())),
        grounds: Some(Grounds { threshold: 0.5, chance: None }),
    };
    let facts = Facts {
        model: "Toy".into(),
        directions: texts(&["easy → easiest", "strong → strongest"]),
        moves: texts(&["gauge in the shown plane"]),
        condition: 1.91,
        determinant: (1, 0.13),
        tolerance: Some(1e-9),
        ..Facts::default()
    };
    let content = Content::Result(Box::new(Overview {
        sentences: Vec::new(),
        names: ["before", "after"].map(str::to_owned),
        headings: ["What both models predict", "Which linear properties survive"]
            .map(str::to_owned),
        plots: vec![plot("The model", scene()), plot("An equivalent model", bent())],
        context: "this exam is by far the …".into(),
        after: "this exam is by far the …".into(),
        distribution: Some(bars()),
        verdicts: vec![
            line("Next-token distribution", 0, "0", "3e−14", Verdict::Kept),
            line("Exact parallelism", 1, "0.65", "0.56", Verdict::Absent),
            line("Euclidean cosine", 2, "0.758", "0.829", Verdict::Drifted),
            line("Nearest neighbours", 2, "10/10", "6/10", Verdict::Destroyed),
        ],
    }));
    Figure {
        title: "The pictures differ, the distribution does not".into(),
        content,
        caption: export::caption(&facts, str::to_owned, |number| number),
        wording: wording(),
    }
}

/// Two models that are compared: the numbers of three questions, none with a verdict of its own.
pub fn two_models() -> Figure {
    let line = |group: (Class, &str), name: &str, value: &str, values| VerdictLine {
        name: name.into(),
        fate: (group.0, group.1.to_owned()),
        measure: value.into(),
        values,
        verdict: None,
        grounds: None,
    };
    let same = (Class::Identifiable, "Do they predict the same? no");
    let linear = (Class::AnyGauge, "Is one a linear image of the other? no");
    let tested = (Class::OnlyRotations, "All or none");
    let sentence = |text: &str| Sentence { text: text.into(), fate: None };
    let sentences = [
        "They predict differently (relative logit distance 1.41).",
        "No linear map takes one to the other.",
    ];
    let content = Content::Result(Box::new(Overview {
        sentences: sentences.map(sentence).to_vec(),
        names: ["first", "second"].map(str::to_owned),
        headings: ["What both models predict", "What was measured"].map(str::to_owned),
        plots: vec![plot("first", scene()), plot("second", bent())],
        context: "this exam is by far the …".into(),
        after: "after “this exam is by far the …”".into(),
        distribution: Some(bars()),
        verdicts: vec![
            line(same, "Relative logit distance", "1.414", [Some(1.414), None]),
            line(same, "Mean KL, both ways", "0.005 · 0.006", [Some(0.005), Some(0.006)]),
            line(linear, "Effective complexity", "2 · 2", [Some(2.0), Some(2.0)]),
            line(
                linear,
                "Canonical correlation of f",
                "0.021 (shuffled 0.05)",
                [Some(0.021), None],
            ),
            line(tested, "in both", "12", [Some(12.0), None]),
            line(tested, "only first", "3", [Some(3.0), None]),
        ],
    }));
    let caption = "first (d = 2) and second (d = 2) over 9 shared contexts and 120 shared tokens.";
    Figure { title: sentences.join(" "), content, caption: caption.into(), wording: wording() }
}

/// Before, what both predict, after: with what the moved model predicts.
pub fn story(after: [f64; 6], same: bool) -> Figure {
    let sentence = |text: &str, fate| Sentence { text: text.into(), fate };
    let sentences = if same {
        vec![
            sentence("Nothing the model says has changed.", Some(Class::Identifiable)),
            sentence("The angle went from 41° to 34°.", Some(Class::OnlyRotations)),
        ]
    } else {
        let other = "This is another model: probabilities changed by up to 0.301.";
        vec![sentence(other, None)]
    };
    let names = ["most", "best", "easiest", "worst", "hardest", "only"];
    let before = [0.573, 0.245, 0.041, 0.021, 0.011, 0.004];
    let rows = names.iter().zip(before.into_iter().zip(after));
    let verdict =
        if same { "identical in all 9 contexts" } else { "not the same in all 9 contexts" };
    let [before, after] = [read_off(), Scene { compass: torn().compass, ..bent() }];
    let facts = Facts {
        model: "Toy".into(),
        moves: texts(&["a gauge (random, κ = 2.10)"]),
        condition: 2.1,
        determinant: (1, 0.13),
        seeds: vec![7],
        ..Facts::default()
    };
    Figure {
        title: sentences.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" "),
        content: Content::Story(Box::new(Story {
            sentences,
            heading: "What both models predict".into(),
            context: "Of all the exams of that long and tiring year this one was by far the …"
                .into(),
            after:
                "after “Of all the exams of that long and tiring year this one was by far the …”"
                    .into(),
            bars: Twins {
                names: ["before", "after"].map(str::to_owned),
                rows: rows.map(|(name, (a, b))| ((*name).to_owned(), [a, b])).collect(),
            },
            verdict: sentence(verdict, same.then_some(Class::Identifiable)),
            plots: [plot("The model", before), plot("An equivalent model", after)],
        })),
        caption: export::caption(&facts, str::to_owned, |number| number),
        wording: wording(),
    }
}

pub fn font(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/fonts").join(name);
    std::fs::read(path).expect("the font files that come with the page")
}
