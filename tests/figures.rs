//! Small figures kept as SVG, drawn the same on every machine. After a wanted change of a figure, write them anew with
//! `UPDATE_SNAPSHOTS=1 cargo test --test figures` and look at the difference.

use std::path::PathBuf;

use all_or_none::export::{self, Facts, Fonts, Paper, Preset};
use all_or_none::figure::cloud::{Canvas, Look, Stamp, moved, rasterise, rasterise_moved};
use all_or_none::figure::{Content, Figure, Plot, Style, Theme, VerdictLine, stage};
use all_or_none::property::{
    Mark, Panel, Picture, Points as LabelledPoints, ScoreGroup, Series, Spectrum, StripPanel, Verdict,
};
use all_or_none::scene::{
    Arrow, Camera, Handles, Highlight, Kind, Label, LegendEntry, PointRef, Points, Role, Scene, Shape,
};

/// Numbers between −1 and 1, the same everywhere (a linear congruential generator, no trigonometry).
fn noise(count: usize, seed: u64) -> Vec<f64> {
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / f64::from(1u32 << 23) - 1.0
    };
    (0..count).map(|_| (next() + next() + next()) / 3.0).collect()
}

fn cloud(kind: Kind, count: usize, seed: u64) -> Points {
    let (x, y) = (noise(count, seed), noise(count, seed + 1));
    let xy = x.iter().zip(&y).map(|(x, y)| [(2.0 * x) as f32, (0.8 * y + 0.5 * x) as f32]).collect();
    Points { kind, xy }
}

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn arrow(from: [f64; 2], to: [f64; 2], role: Role, names: Option<[&str; 2]>) -> Arrow {
    let [label_from, label_to] = names.map_or([None, None], |names| names.map(|name| Some(name.to_owned())));
    Arrow { from, to, role, label_from, label_to }
}

fn scene() -> Scene {
    let entry = |shape, role, text: &str| LegendEntry { shape, role, text: text.to_owned() };
    Scene {
        points: vec![cloud(Kind::Tokens, 120, 1)],
        arrows: vec![
            arrow([-0.9, -0.1], [0.8, 0.2], Role::First, Some(["easy", "easiest"])),
            arrow([-0.7, -0.5], [0.9, -0.2], Role::Second, Some(["strong", "strongest"])),
            arrow([-0.8, -0.8], [0.7, -0.6], Role::Family, None),
        ],
        labels: vec![Label { at: [0.4, 0.6], text: "lucky".into(), role: Role::Tokens, pinned: true, priority: 0 }],
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
fn bent() -> Scene {
    let bend = |[x, y]: [f64; 2]| [0.75 * x + 0.9 * y, -0.35 * x + 1.1 * y];
    let mut scene = scene();
    for cloud in &mut scene.points {
        cloud.xy.iter_mut().for_each(|p| *p = bend(p.map(f64::from)).map(|x| x as f32));
    }
    for arrow in &mut scene.arrows {
        (arrow.from, arrow.to) = (bend(arrow.from), bend(arrow.to));
    }
    scene.labels[0].at = bend(scene.labels[0].at);
    let names = ["e₁".to_owned(), "e₂".to_owned()];
    scene.handles = Some(Handles { origin: [0.0; 2], tips: [bend([1.0, 0.0]), bend([0.0, 1.0])], names });
    scene
}

fn plot(heading: &str, scene: Scene) -> Plot {
    let camera = Camera::fit(scene.bounds(), [480.0, 400.0], 24.0);
    Plot { heading: heading.into(), note: "concept plane".into(), scene, camera }
}

fn draw(scene: &Scene, theme: &Theme) -> String {
    let camera = Camera::fit(scene.bounds(), [320.0, 260.0], 24.0);
    export::picture(camera.size, &Style::vector(), |pen| stage::paint(pen, scene, &camera, theme)).expect("a drawing")
}

fn board(picture: Picture) -> String {
    let figure = Figure { title: String::new(), content: Content::Board(picture), caption: String::new() };
    let size = [360.0, figure.height(360.0, 12.0)];
    export::svg(&figure, &Paper::pixels(size, 12.0), &Theme::LIGHT, true, None).expect("a drawing")
}

fn before_after(before: Vec<f64>, after: Vec<f64>) -> Vec<Series> {
    vec![Series { name: "before".into(), values: before }, Series { name: "after".into(), values: after }]
}

fn marks(before: f64, after: f64) -> Vec<Mark> {
    vec![Mark { name: "before".into(), at: before }, Mark { name: "after".into(), at: after }]
}

fn bars() -> Picture {
    let values = vec![0.573, 0.245, 0.041, 0.011];
    let labels = texts(&["most", "best", "easiest", "worst"]);
    Picture::Bars { axis: "probability".into(), labels, series: before_after(values.clone(), values) }
}

fn result() -> Figure {
    let line = |name: &str, before: &str, after: &str, verdict| VerdictLine {
        name: name.into(),
        before: before.into(),
        after: after.into(),
        verdict,
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
    let content = Content::Result {
        plots: vec![plot("The model", scene()), plot("An equivalent model", bent())],
        context: "this exam is by far the …".into(),
        distribution: bars(),
        verdicts: vec![
            line("Next-token distribution", "0", "3e−14", Verdict::Kept),
            line("Euclidean cosine", "0.758", "0.829", Verdict::Drifted),
            line("Nearest neighbours", "10/10", "6/10", Verdict::Destroyed),
            line("Exact parallelism", "0.65", "0.56", Verdict::Absent),
        ],
    };
    Figure { title: "The pictures differ, the distribution does not".into(), content, caption: export::caption(&facts) }
}

/// Compares a figure with the one kept, or keeps it when asked to; a figure that is not well-formed SVG is refused.
fn matches_snapshot(name: &str, svg: &str) {
    resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).expect("well-formed SVG");
    assert!(svg.contains("xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(["foreignObject", "currentColor", "rgba(", "<style", "<script"].iter().all(|bad| !svg.contains(bad)));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.svg"));
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
    scene.ghosts = vec![cloud(Kind::Tokens, 120, 1)];
    scene.points.push(cloud(Kind::Contexts, 30, 9));
    let point = |index| PointRef { kind: Kind::Tokens, index };
    scene.highlight = Highlight { hovered: Some(point(3)), selected: vec![point(5), point(6)], pinned: vec![point(7)] };
    scene.lasso = Some(vec![[60.0, 60.0], [140.0, 50.0], [150.0, 120.0], [70.0, 130.0]]);
    matches_snapshot("stage-movements", &draw(&scene, &Theme::LIGHT));
}

#[test]
fn histogram_marks_measures_against_chance() {
    let series = before_after(noise(400, 3), noise(400, 5).iter().map(|x| 0.6 * x + 0.2).collect());
    matches_snapshot(
        "histogram",
        &board(Picture::Histogram { axis: "Euclidean cosine".into(), series, marks: marks(0.758, 0.829) }),
    );
}

#[test]
fn dial_shows_the_allowed_band() {
    matches_snapshot("dial", &board(Picture::Dial { marks: marks(0.71, 0.593), band: Some([0.38, 1.23]) }));
}

#[test]
fn heat_map_shows_two_matrices() {
    let labels = texts(&["superlative", "past", "plural", "unrelated"]);
    let panel = |name: &str, off: f64| {
        let value = |i: usize, j: usize| if i == j { 1.0 } else { off * (i as f64 - 0.7 * j as f64) };
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
    matches_snapshot("strip", &board(Picture::Strip { axis: "leave-one-out score".into(), panels }));
}

#[test]
fn bars_pair_what_both_models_predict() {
    matches_snapshot("bars", &board(bars()));
}

#[test]
fn bars_go_both_ways_from_zero() {
    let labels = texts(&["on target", "off target"]);
    let series = before_after(vec![3.2, -0.4], vec![2.2, -1.4]);
    matches_snapshot("bars-signed", &board(Picture::Bars { axis: "log-odds".into(), labels, series }));
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
    matches_snapshot("scatter", &board(Picture::Scatter { axes: ["first".into(), "second".into()], panels }));
}

#[test]
fn table_aligns_numbers() {
    let rows = vec![texts(&["hardest", "0.812"]), texts(&["toughest", "1.21"])];
    matches_snapshot("table", &board(Picture::Table { columns: texts(&["neighbour", "distance"]), rows }));
}

#[test]
fn result_fits_a_slide_and_a_column() {
    let figure = result();
    for (name, preset) in [("result-slide", Preset::Slide), ("result-column", Preset::Column)] {
        let paper = Paper::preset(preset, &figure);
        matches_snapshot(name, &export::svg(&figure, &paper, &Theme::PRINT, true, None).expect("a drawing"));
    }
}

#[test]
fn a_transparent_figure_has_no_surface() {
    let svg = |background| {
        let figure = result();
        let paper = Paper::preset(Preset::HalfSlide, &figure);
        export::svg(&figure, &paper, &Theme::LIGHT, background, None).expect("a drawing")
    };
    assert!(svg(true).contains("width=\"640\" height=\"720\" fill=\"#FFFFFF\"/>"));
    assert!(!svg(false).contains("width=\"640\" height=\"720\" fill=\"#FFFFFF\"/>"));
}

#[test]
fn tikz_has_balanced_braces_and_no_signs_that_old_engines_lack() {
    let figure = result();
    let source =
        export::tikz(&figure, &Paper::preset(Preset::Column, &figure), &Theme::PRINT, true).expect("a drawing");
    assert_eq!(source.matches('{').count(), source.matches('}').count());
    assert!(source.is_ascii(), "{:?}", source.chars().find(|c| !c.is_ascii()));
}

#[test]
fn csv_and_json_give_the_numbers_behind_a_figure() {
    let names = |point: PointRef| (point.index == 0).then_some("easy, \"quoted\"");
    let stage = Figure { content: Content::Stage(vec![plot("The model", scene())]), ..result() };
    let csv = export::csv(&stage, &names).expect("a table");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().collect::<Result<_, _>>().expect("well-formed CSV");
    assert_eq!((rows.len(), &rows[0][3]), (120, "easy, \"quoted\""));
    let json = export::json(&result(), &names).expect("an object");
    let object: serde_json::Value = serde_json::from_str(&json).expect("well-formed JSON");
    assert_eq!(object["verdicts"][1]["verdict"], "drifted");
    assert_eq!(object["plots"][0]["points"].as_array().map(Vec::len), Some(120));
}

/// Mean difference of the channels of two pictures, 0 to 255.
fn mean_difference(a: &[u8], b: &[u8]) -> f64 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / a.len() as f64
}

#[test]
fn clouds_by_pixels_look_like_clouds_of_circles() {
    let scene = Scene { points: vec![cloud(Kind::Tokens, 500, 1)], ..Scene::default() };
    let (camera, theme, style) =
        (Camera { centre: [0.0; 2], scale: 100.0, size: [320.0, 260.0] }, Theme::LIGHT, Style::vector());
    // The axes of the drawing are made invisible, as only the points are compared.
    let plain = Theme { hairline: theme.surface, muted: theme.surface, ..theme };
    let svg =
        export::picture(camera.size, &style, |pen| stage::paint(pen, &scene, &camera, &plain)).expect("a drawing");
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("well-formed SVG");
    let mut rendered = resvg::tiny_skia::Pixmap::new(320, 260).expect("a picture");
    resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut rendered.as_mut());
    let mut canvas = Canvas::default();
    canvas.clear(camera.size, 1.0, theme.surface);
    let blank = mean_difference(canvas.pixels(), rendered.data());
    let look = Look { colour: theme.tokens, radius: style.point, opacity: style.opacity, stamp: Stamp::Disc };
    rasterise(&mut canvas, &scene.points[0].xy, &camera, &look);
    let drawn = mean_difference(canvas.pixels(), rendered.data());
    assert!(drawn < 0.15 * blank, "{drawn} against {blank} for a blank picture");
}

#[test]
fn moving_points_while_drawing_is_drawing_moved_points() {
    let base: Vec<[f32; 4]> = noise(400, 7).chunks(4).map(|c| std::array::from_fn(|k| c[k] as f32)).collect();
    let map = [[1.0, 0.2, -0.4, 0.1], [0.0, 1.0, 0.3, -0.2]];
    let camera = Camera { centre: [0.1, 0.0], scale: 80.0, size: [200.0, 160.0] };
    let look = Look { colour: Theme::DARK.contexts, radius: 2.5, opacity: 0.6, stamp: Stamp::Ring };
    let mut pictures = [Canvas::default(), Canvas::default()];
    pictures.iter_mut().for_each(|picture| picture.clear(camera.size, 1.5, Theme::DARK.surface));
    rasterise_moved(&mut pictures[0], &base, &map, &camera, &look);
    rasterise(&mut pictures[1], &moved(&base, &map), &camera, &look);
    // Rounding may put a point into the neighbouring sub-pixel phase, no further.
    assert!(mean_difference(pictures[0].pixels(), pictures[1].pixels()) < 0.05);
}

#[test]
fn points_at_and_beyond_the_rim_do_no_harm() {
    let mut canvas = Canvas::default();
    let camera = Camera { centre: [0.0; 2], scale: 1.0, size: [40.0, 30.0] };
    let edge = [-1e30, -24.0, -20.0, 0.0, 20.0, 24.0, 1e30, f32::NAN, f32::INFINITY];
    let xy: Vec<[f32; 2]> = edge.iter().flat_map(|&x| edge.map(|y| [x, y])).collect();
    for ratio in [0.5, 1.0, 3.0] {
        canvas.clear(camera.size, ratio, Theme::LIGHT.surface);
        let look = Look { colour: Theme::LIGHT.tokens, radius: 4.0, opacity: 1.0, stamp: Stamp::Disc };
        rasterise(&mut canvas, &xy, &camera, &look);
        assert_eq!(canvas.pixels().len(), 4 * canvas.size()[0] * canvas.size()[1]);
    }
    canvas.clear([0.0, 0.0], 1.0, Theme::LIGHT.surface);
    rasterise(
        &mut canvas,
        &xy,
        &camera,
        &Look { colour: Theme::LIGHT.tokens, radius: 4.0, opacity: 1.0, stamp: Stamp::Disc },
    );
}

fn font(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/fonts").join(name);
    std::fs::read(path).expect("the font files that come with the page")
}

#[test]
fn pdf_has_one_page_of_the_size_asked_for_and_embeds_its_fonts() {
    let (figure, regular, bold) = (result(), font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let fonts = Fonts::new(&regular, &bold).expect("two fonts");
    let paper = Paper::preset(Preset::Slide, &figure);
    let bytes = export::pdf(&figure, &paper, &Theme::PRINT, true, &fonts).expect("a drawing");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF that others read");
    assert_eq!(document.get_pages().len(), 1);
    let text = document.extract_text(&[1]).expect("texts as texts");
    for said in ["The pictures differ", "easiest", "0.758 → 0.829", "κ = 1.91"] {
        assert!(text.contains(said), "{said:?} is missing in {text:?}");
    }
    let raw = String::from_utf8_lossy(&bytes);
    assert!(raw.contains("/MediaBox [0 0 960 540]"));
    assert_eq!(raw.matches("/FontFile2").count(), 2);
    assert!(bytes.len() < 120_000, "{} bytes for a small figure: are the fonts cut to what is used?", bytes.len());
}

#[test]
fn outlined_svg_has_no_texts() {
    let (figure, regular, bold) = (result(), font("LiberationSans-Regular.ttf"), font("LiberationSans-Bold.ttf"));
    let fonts = Fonts::new(&regular, &bold).expect("two fonts");
    let paper = Paper::preset(Preset::Column, &figure);
    let svg = export::svg(&figure, &paper, &Theme::PRINT, true, Some(&fonts)).expect("a drawing");
    resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("well-formed SVG");
    assert!(!svg.contains("<text") && svg.contains("<path"));
    assert_eq!(fonts.missing("f → A f, κ, e₁ 漢 漢"), ['漢']);
}

#[test]
fn a_file_that_is_no_font_is_refused_by_name() {
    let error = Fonts::new(&font("LiberationSans-Regular.ttf"), b"not a font").err().map(|error| error.to_string());
    assert!(error.is_some_and(|text| text.contains("bold font")), "the error names the file");
}

#[test]
fn nothing_is_drawn_outside_a_plot() {
    let mut scene = Scene { segments: true, ghosts: vec![cloud(Kind::Tokens, 120, 2)], ..bent() };
    scene.arrows.push(arrow([-50.0, -40.0], [60.0, 70.0], Role::First, Some(["far", "farther"])));
    let camera = Camera { centre: [0.1, 0.0], scale: 400.0, size: [200.0, 150.0] };
    let surface = Theme::LIGHT.surface;
    let svg = export::picture([400.0, 350.0], &Style::vector(), |pen| {
        stage::paint(&pen.moved([100.0, 100.0]), &scene, &camera, &Theme::LIGHT)
    });
    let tree = resvg::usvg::Tree::from_str(&svg.expect("a drawing"), &resvg::usvg::Options::default()).expect("SVG");
    let mut rendered = resvg::tiny_skia::Pixmap::new(400, 350).expect("a picture");
    rendered.fill(resvg::tiny_skia::Color::from_rgba8(surface.0, surface.1, surface.2, 255));
    resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut rendered.as_mut());
    // A mark whose middle lies at the rim reaches over it by at most the radius of a knob.
    let inside = |x: u32, y: u32| (90..310).contains(&x) && (90..260).contains(&y);
    let blank = |x, y| rendered.pixel(x, y).is_some_and(|p| (p.red(), p.green(), p.blue()) == (255, 255, 255));
    let mut outside = (0..350).flat_map(|y| (0..400).map(move |x| (x, y))).filter(|&(x, y)| !inside(x, y));
    assert_eq!(outside.find(|&(x, y)| !blank(x, y)), None);
}

#[test]
fn a_hovered_point_that_an_arrow_names_is_named_once() {
    let mut scene = scene();
    let label =
        |text: &str| Label { at: [-0.9, -0.1], text: text.into(), role: Role::Plain, pinned: false, priority: 2 };
    scene.labels = vec![label("easy"), label(&"a context of many words ".repeat(8))];
    let svg = draw(&scene, &Theme::LIGHT);
    assert_eq!(svg.matches(">easy<").count(), 1);
    assert!(svg.contains(">a context of many words a"), "a long label is cut, not dropped");
}
