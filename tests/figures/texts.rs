//! No text of a plot lies over another or over the compass, and notes lie over no direction, whatever
//! is shown and however small.

use std::sync::Arc;

use picture::{
    export,
    figure::{Style, Theme, stage, width},
    scene::{
        Arrow, Camera, Compass, Corner, Dial, Grid, Handles, Label, LegendEntry, PointKind, Points,
        Rect, Role, RulerMark, Scene, Shape, drawn_angle,
    },
};
use proptest::{prelude::*, sample::select};

/// From half a laptop's stage to a small phone's.
const SIZES: [[f64; 2]; 5] =
    [[530.0, 480.0], [400.0, 330.0], [350.0, 250.0], [350.0, 160.0], [180.0, 190.0]];
const FONT: f64 = 13.0;
/// Letters reach so far up and down from the middle of their line, in sizes.
const HALF: f64 = 0.42;

const NOTES: [&str; 2] = ["true angle, all 576 dims", "anywhere in 15°–93° at κ 2.8"];
const BADGES: [&str; 2] = ["drawn 25°, true 150°", "61 % of this plane is still in view"];
const WORDS: [&str; 8] = [
    "easy",
    "<|endoftext|>",
    "<|im_start|>",
    "<|start_header_id|><|end_header_id|>",
    "strongest",
    "it",
    "Donaudampfschifffahrtsgesellschaft",
    "最も簡単な方法",
];

/// The texts of a scene and what each covers, read from the vector file.
fn written(scene: &Scene, camera: &Camera) -> Vec<(String, Rect)> {
    let svg = export::picture(camera.size, &Style::vector(), |pen| {
        stage::paint(pen, scene, camera, &Theme::LIGHT)
    });
    svg.expect("a drawing").lines().filter(|line| line.starts_with("<text ")).map(read).collect()
}

fn read(line: &str) -> (String, Rect) {
    let value = |name: &str| {
        let (_, rest) = line.split_once(&format!(" {name}=\"")).unwrap_or_default();
        rest.split('"').next().unwrap_or_default()
    };
    let [x, y, size] = ["x", "y", "font-size"].map(|name| value(name).parse::<f64>().expect(line));
    let (_, text) = line.trim_end_matches("</text>").split_once('>').expect("a text");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let wide = width(&text, size, value("font-weight") == "bold");
    let middle = match value("text-anchor") {
        "start" => x + wide / 2.0,
        "end" => x - wide / 2.0,
        _ => x,
    };
    (text, Rect::centred([middle, y - 0.35 * size], [wide, 2.0 * HALF * size]))
}

fn place() -> impl Strategy<Value = [f64; 2]> {
    prop::array::uniform2(-1.0..1.0)
}

fn arrow(role: Role) -> impl Strategy<Value = Arrow> {
    (place(), place(), select(&WORDS), select(&WORDS)).prop_map(move |(from, to, a, b)| Arrow {
        from,
        to,
        role,
        label_from: Some(a.into()),
        label_to: Some(b.into()),
    })
}

fn label() -> impl Strategy<Value = Label> {
    (place(), select(&WORDS), -1..3, any::<bool>()).prop_map(|(at, text, priority, pinned)| Label {
        at,
        text: text.into(),
        role: Role::Tokens,
        pinned: pinned && priority > 0,
        priority,
    })
}

fn ruler() -> impl Strategy<Value = RulerMark> {
    (place(), place(), any::<bool>()).prop_map(|(through, along, parallel)| RulerMark {
        through,
        along,
        on: None,
        parallel,
        text: "parallel in all 576 dimensions: easy → easiest".into(),
    })
}

fn handles(axes: [[f64; 2]; 2], asks: bool) -> Handles {
    let asks = asks.then(|| "drag me".to_owned());
    Handles { origin: [0.0; 2], tips: axes, names: ["e₁", "e₂"].map(str::to_owned), asks }
}

prop_compose! {
    fn scene()(
        first in arrow(Role::First),
        second in arrow(Role::Second),
        labels in prop::collection::vec(label(), 0..14),
        xy in prop::collection::vec(prop::array::uniform2(-2.0f32..2.0), 0..60),
        axes in prop::array::uniform2(place()),
        ruler in prop::option::of(ruler()),
        badges in prop::sample::subsequence(BADGES.to_vec(), 0..=2),
        corner in select(&Corner::ALL),
        [moved, family, named, asks] in prop::array::uniform4(any::<bool>()),
    ) -> Scene {
        let along = |arrow: &Arrow| [0, 1].map(|k| arrow.to[k] - arrow.from[k]);
        let drawn = [along(&first), along(&second)];
        let compass = Compass {
            angle: drawn_angle(drawn).unwrap_or_default(),
            drawn,
            band: moved.then_some([0.3, 1.6]),
            moved,
            corner: Some(corner).filter(|corner| !(family && *corner == Corner::LowerLeft)),
            note: NOTES[0].into(),
            band_note: if moved { NOTES[1].into() } else { String::new() },
        };
        let text = "rest of the family".into();
        let entry = LegendEntry { shape: Shape::Arrow, role: Role::Family, text };
        let shown = if moved { axes } else { Grid::square().axes };
        let names = ["easy → easiest", "what strong → strongest adds"].map(str::to_owned);
        Scene {
            points: vec![Points { kind: PointKind::Tokens, xy: Arc::new(xy) }],
            arrows: vec![first, second],
            labels,
            handles: moved.then(|| handles(axes, asks)),
            grid: Some(Grid { axes: shown, ..Grid::square() }),
            compass: Some(compass),
            ruler,
            badges: badges.into_iter().map(str::to_owned).collect(),
            edges: true,
            axis_names: if named { names } else { Default::default() },
            legend: if family { vec![entry] } else { Vec::new() },
            ..Scene::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_lies_over_another_or_over_the_compass(
        scene in scene(),
        size in select(&SIZES),
        zoom in 0.6..2.5,
    ) {
        let scene = scene.within(size[0], FONT);
        let camera = Camera::fit(scene.bounds(), size, 24.0);
        let camera = Camera { scale: zoom * camera.scale, ..camera };
        let texts = written(&scene, &camera);
        let compass = scene.compass.as_ref().expect("there is one");
        let emptiest = || Corner::emptiest(&scene, &camera, FONT, None);
        let dial = Dial::of(size, FONT, compass.corner.unwrap_or_else(emptiest));
        let disc = Rect::about(dial.centre, dial.radius);
        let angle = format!("{:.0}°", compass.angle.to_degrees());
        prop_assert!(texts.iter().any(|(text, _)| *text == angle), "no angle in {scene:?}");
        for (i, (text, rect)) in texts.iter().enumerate() {
            prop_assert!(!disc.overlaps(rect), "{text:?} over the compass of {scene:?}");
            for (other, over) in &texts[..i] {
                prop_assert!(!over.overlaps(rect), "{text:?} over {other:?} in {scene:?}");
            }
            for arrow in scene.arrows.iter().filter(|_| NOTES.contains(&text.as_str())) {
                let ends = [arrow.from, arrow.to].map(|at| camera.to_screen(at));
                prop_assert!(rect.clip(ends).is_none(), "{text:?} over {arrow:?}");
            }
        }
    }
}

/// A scene with a long name at an end of its first direction, which the pointer is on or not.
fn with_a_long_name(asked: bool) -> Scene {
    let [from, to] = [[-1.0, 0.0], [0.2, 0.1]];
    let (a, long) = (Some("easy".to_owned()), "<|reserved_special_token_with_a_long_name|>");
    let arrow = Arrow { from, to, role: Role::First, label_from: a, label_to: Some(long.into()) };
    let label = Label { at: to, text: long.into(), role: Role::Plain, pinned: false, priority: 2 };
    Scene { arrows: vec![arrow], labels: vec![label; usize::from(asked)], ..Scene::default() }
}

#[test]
fn a_long_name_is_cut_until_the_pointer_is_on_it() {
    let camera = Camera { centre: [0.0; 2], scale: 200.0, size: [560.0, 400.0] };
    let named = |asked| {
        let texts = written(&with_a_long_name(asked), &camera);
        texts.into_iter().map(|(text, _)| text).find(|text| text.starts_with("<|")).expect("a name")
    };
    assert!(named(false).ends_with('…') && named(false).len() < 30, "{}", named(false));
    assert_eq!(named(true), "<|reserved_special_token_with_a_long_name|>");
}

#[test]
fn a_handle_that_asks_to_be_taken_says_so_in_place_of_its_name() {
    let scene =
        |asks| Scene { handles: Some(handles([[0.5, 0.1], [0.0, 0.6]], asks)), ..Scene::default() };
    let camera = Camera { centre: [0.0; 2], scale: 200.0, size: [400.0, 330.0] };
    let names = |asks| -> Vec<String> {
        written(&scene(asks), &camera).into_iter().map(|(text, _)| text).collect()
    };
    assert_eq!(names(false), ["e₁", "e₂"]);
    assert_eq!(names(true), ["drag me", "e₂"]);
}
