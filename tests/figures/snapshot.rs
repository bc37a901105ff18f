//! Small figures kept as SVG, drawn the same on every machine. After a wanted change of a figure,
//! write them anew with `UPDATE_SNAPSHOTS=1 cargo test --test figures` and look at the difference.

use std::path::PathBuf;

use picture::export::{self, Paper, Preset};
use picture::figure::{Content, Figure, Style, Theme, stage};
use picture::scene::{Camera, Grid, Highlight, PointKind, PointRef, RulerMark, Scene};
use session::words::wording;
use theory::property::{LabelledPoints, Panel, Picture, ScoreGroup, Spectrum, StripPanel};

use super::sample::{
    bars, before_after, bent, cloud, marks, neighbours, noise, read_off, result, scene, story,
    texts, torn, two_models,
};

pub fn draw(scene: &Scene, theme: &Theme) -> String {
    let camera = Camera::fit(scene.bounds(), [320.0, 260.0], 24.0);
    export::picture(camera.size, &Style::vector(), |pen| stage::paint(pen, scene, &camera, theme))
        .expect("a drawing")
}

fn board(picture: Picture) -> String {
    let (title, caption) = (String::new(), String::new());
    let figure = Figure { title, content: Content::Board(picture), caption, wording: wording() };
    let size = [360.0, figure.height(360.0, 12.0)];
    export::svg(&figure, &Paper::pixels(size, 12.0), &Theme::LIGHT, true, None).expect("a drawing")
}

/// Compares a figure with the one kept, or keeps it when asked to; a figure that is not well-formed
/// SVG is refused.
fn matches_snapshot(name: &str, svg: &str) {
    resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).expect("well-formed SVG");
    assert!(svg.contains("xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(
        ["foreignObject", "currentColor", "rgba(", "<style", "<script"]
            .iter()
            .all(|bad| !svg.contains(bad))
    );
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.svg"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, svg).expect("a writable tests/snapshots");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == svg, "{name} is drawn differently from tests/snapshots/{name}.svg");
}

#[test]
fn stage_shows_points_arrows_labels_and_legend() {
    matches_snapshot("stage", &draw(&scene(), &Theme::LIGHT));
}

#[test]
fn stage_shows_handles_on_a_dark_surface() {
    matches_snapshot("stage-bent-dark", &draw(&bent(), &Theme::DARK));
}

#[test]
fn stage_shows_ghosts_movements_contexts_and_selection() {
    let mut scene = Scene { legend: Vec::new(), segments: true, ..bent() };
    scene.ghosts = vec![cloud(PointKind::Tokens, 120, 1)];
    scene.points.push(cloud(PointKind::Contexts, 30, 9));
    let point = |index| PointRef { kind: PointKind::Tokens, index };
    scene.highlight = Highlight {
        hovered: Some(point(3)),
        selected: vec![point(5), point(6)],
        pinned: vec![point(7)],
    };
    scene.lasso = Some(vec![[60.0, 60.0], [140.0, 50.0], [150.0, 120.0], [70.0, 130.0]]);
    matches_snapshot("stage-movements", &draw(&scene, &Theme::LIGHT));
}

#[test]
fn stage_shows_a_grid_with_its_numbers_and_a_compass() {
    matches_snapshot("stage-grid", &draw(&read_off(), &Theme::LIGHT));
}

#[test]
fn stage_shows_the_image_of_the_grid_threads_off_it_badges_and_a_band() {
    matches_snapshot("stage-torn-dark", &draw(&torn(), &Theme::DARK));
    let close = Camera { centre: [0.4, 0.2], scale: 420.0, size: [320.0, 260.0] };
    let svg = export::picture(close.size, &Style::vector(), |pen| {
        stage::paint(pen, &torn(), &close, &Theme::PRINT)
    });
    matches_snapshot("stage-close", &svg.expect("a drawing"));
}

#[test]
fn stage_shows_three_planes_in_three_dimensions() {
    // An orthogonal projection: the rows of the three unit vectors' images are orthonormal.
    let [x, y, z] = [[0.6, 0.48], [0.0, 0.8], [0.8, -0.36]];
    let base = Grid { extent: Some(1.2), ..Grid::square() };
    let flat = read_off();
    let scene = Scene {
        grid: Some(Grid { axes: [x, y], ..base }),
        walls: vec![Grid { axes: [x, z], ..base }, Grid { axes: [y, z], ..base }],
        ..flat
    };
    matches_snapshot("stage-space", &draw(&scene, &Theme::LIGHT));
}

#[test]
fn stage_shows_a_ruler_and_what_it_says() {
    let ruler = |parallel, text: &str| RulerMark {
        through: [0.1, -0.35],
        along: [1.7, 0.3],
        on: Some([[-0.7, -0.5], [0.9, -0.2]]),
        parallel,
        text: text.into(),
    };
    let with = |ruler| Scene { ruler: Some(ruler), ..read_off() };
    let parallel = ruler(true, "parallel (residual 3e−8, all dimensions)");
    matches_snapshot("stage-ruler", &draw(&with(parallel), &Theme::LIGHT));
    let other = ruler(false, "not parallel: 41° off in all dimensions");
    matches_snapshot("stage-ruler-dark", &draw(&with(other), &Theme::DARK));
}

#[test]
fn histogram_marks_measures_against_chance() {
    let series = before_after(noise(400, 3), noise(400, 5).iter().map(|x| 0.6 * x + 0.2).collect());
    matches_snapshot(
        "histogram",
        &board(Picture::Histogram {
            axis: "Euclidean cosine".into(),
            series,
            marks: marks(0.758, 0.829),
        }),
    );
}

#[test]
fn dial_shows_the_allowed_band() {
    matches_snapshot(
        "dial",
        &board(Picture::Dial { marks: marks(0.71, 0.593), band: Some([0.38, 1.23]) }),
    );
}

#[test]
fn heat_map_shows_two_matrices() {
    let labels = texts(&["superlative", "past", "plural", "unrelated"]);
    let panel = |name: &str, off: f64| {
        let value =
            |i: usize, j: usize| if i == j { 1.0 } else { off * (i as f64 - 0.7 * j as f64) };
        let values = (0..4).map(|i| (0..4).map(|j| value(i, j)).collect()).collect();
        Panel { name: name.into(), values }
    };
    let panels = vec![panel("the model", 0.3), panel("the equivalent model", -0.2)];
    matches_snapshot("heat-map", &board(Picture::HeatMap { labels, panels, range: [-1.0, 1.0] }));
}

#[test]
fn strip_shows_scores_and_threshold() {
    let group = |name: &str, seed, shift: f64| ScoreGroup {
        name: name.into(),
        labels: (0..8).map(|i| format!("{name} {i}")).collect(),
        scores: noise(8, seed).iter().map(|x| x + shift).collect(),
    };
    let groups = vec![group("superlative", 2, 0.4), group("comparative", 4, -0.4)];
    let panels = vec![StripPanel { name: "Logit kernel".into(), threshold: 0.0, groups }];
    matches_snapshot(
        "strip",
        &board(Picture::Strip { axis: "leave-one-out score".into(), panels }),
    );
}

#[test]
fn bars_pair_what_both_models_predict() {
    matches_snapshot("bars", &board(bars()));
}

#[test]
fn bars_go_both_ways_from_zero() {
    let labels = texts(&["on target", "off target"]);
    let series = before_after(vec![3.2, -0.4], vec![2.2, -1.4]);
    matches_snapshot(
        "bars-signed",
        &board(Picture::Bars { axis: "log-odds".into(), labels, series }),
    );
}

#[test]
fn scree_shows_the_cut() {
    let values = (0..40).map(|i| if i < 25 { f64::from(100 - 3 * i) } else { 1e-13 }).collect();
    let panels = vec![Spectrum { name: "span of the embeddings".into(), values, cut: 1e-9 }];
    matches_snapshot("scree", &board(Picture::Scree { panels }));
}

#[test]
fn scatter_names_its_points() {
    let labels = texts(&["Paris", "London", "Rome"]);
    let points = vec![[0.0, 0.0], [1.0, 0.2], [0.4, 0.9]];
    let panels = vec![LabelledPoints { name: "before".into(), labels, points }];
    matches_snapshot(
        "scatter",
        &board(Picture::Scatter { axes: ["first".into(), "second".into()], panels }),
    );
}

#[test]
fn table_aligns_numbers() {
    let rows = vec![texts(&["hardest", "0.812"]), texts(&["toughest", "1.21"])];
    let columns = texts(&["neighbour", "distance"]);
    matches_snapshot(
        "table",
        &board(Picture::Table { columns, rows, headed: false, changes: Vec::new() }),
    );
}

#[test]
fn table_marks_what_came_and_went_with_signs_and_says_what_they_mean() {
    let svg = board(neighbours());
    let texts = |text: &str| svg.matches(&format!(">{text}</text>")).count();
    assert_eq!((texts("−"), texts("+")), (3, 3), "two cells each, and the key");
    assert_eq!((texts("lost: only before"), texts("gained: only after")), (1, 1));
    matches_snapshot("table-changes", &svg);
}

#[test]
fn two_models_fit_a_slide_and_a_column_with_their_questions_as_headings() {
    let figure = two_models();
    for (name, preset) in
        [("two-models-slide", Preset::Slide), ("two-models-column", Preset::Column)]
    {
        let paper = Paper::preset(preset, &figure);
        let svg = export::svg(&figure, &paper, &Theme::PRINT, true, None).expect("a drawing");
        matches_snapshot(name, &svg);
    }
}

#[test]
fn result_fits_a_slide_and_a_column() {
    let figure = result();
    for (name, preset) in [("result-slide", Preset::Slide), ("result-column", Preset::Column)] {
        let paper = Paper::preset(preset, &figure);
        matches_snapshot(
            name,
            &export::svg(&figure, &paper, &Theme::PRINT, true, None).expect("a drawing"),
        );
    }
}

/// What the model of the sample predicts, and what another one does.
const SAME: [f64; 6] = [0.573, 0.245, 0.041, 0.021, 0.011, 0.004];
const OTHER: [f64; 6] = [0.272, 0.305, 0.2, 0.081, 0.02, 0.003];

#[test]
fn the_story_stands_in_one_row_on_a_slide_and_folds_for_a_column() {
    for (name, preset, theme) in [
        ("story-slide", Preset::Slide, Theme::LIGHT),
        ("story-half", Preset::HalfSlide, Theme::DARK),
        ("story-column", Preset::Column, Theme::PRINT),
        ("story-page", Preset::Page, Theme::PRINT),
    ] {
        let figure = story(SAME, true);
        let paper = Paper::preset(preset, &figure);
        matches_snapshot(
            name,
            &export::svg(&figure, &paper, &theme, true, None).expect("a drawing"),
        );
    }
}

#[test]
fn the_story_of_another_model_says_so_and_its_bars_differ() {
    let figure = story(OTHER, false);
    let paper = Paper::preset(Preset::Slide, &figure);
    let svg = export::svg(&figure, &paper, &Theme::LIGHT, true, None).expect("a drawing");
    assert!(svg.contains("0.573 → 0.272"), "both numbers of a token that differ");
    matches_snapshot("story-other", &svg);
}
