//! What a drawing may and may not hold, whatever it shows.

use picture::export::{self, Paper, Preset};
use picture::figure::{Content, Figure, Labels, Marks, PlacedName, Style, Theme, stage};
use picture::scene::{Camera, Corner, Label, PointKind, Role, Scene};
use session::words::{ENGLISH, Words, german, speak, wording};
use theory::property::{Mark, Picture};

use super::sample::{arrow, bent, cloud, plot, read_off, result, scene, torn};
use super::snapshot::draw;

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
fn nothing_is_drawn_outside_a_plot() {
    let mut scene =
        Scene { segments: true, ghosts: vec![cloud(PointKind::Tokens, 120, 2)], ..bent() };
    scene.arrows.push(arrow([-50.0, -40.0], [60.0, 70.0], Role::First, Some(["far", "farther"])));
    let camera = Camera { centre: [0.1, 0.0], scale: 400.0, size: [200.0, 150.0] };
    let surface = Theme::LIGHT.surface;
    let svg = export::picture([400.0, 350.0], &Style::vector(), |pen| {
        stage::paint(&pen.moved([100.0, 100.0]), &scene, &camera, &Theme::LIGHT)
    });
    let tree =
        resvg::usvg::Tree::from_str(&svg.expect("a drawing"), &resvg::usvg::Options::default())
            .expect("SVG");
    let mut rendered = resvg::tiny_skia::Pixmap::new(400, 350).expect("a picture");
    rendered.fill(resvg::tiny_skia::Color::from_rgba8(surface.0, surface.1, surface.2, 255));
    resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut rendered.as_mut());
    // A mark whose middle lies at the rim reaches over it by at most the radius of a knob.
    let inside = |x: u32, y: u32| (90..310).contains(&x) && (90..260).contains(&y);
    let blank = |x, y| {
        rendered.pixel(x, y).is_some_and(|p| (p.red(), p.green(), p.blue()) == (255, 255, 255))
    };
    let mut outside =
        (0..350).flat_map(|y| (0..400).map(move |x| (x, y))).filter(|&(x, y)| !inside(x, y));
    assert_eq!(outside.find(|&(x, y)| !blank(x, y)), None);
}

#[test]
fn a_compass_says_its_angle_in_the_smallest_plot() {
    for size in [[172.0, 290.0], [150.0, 220.0], [130.0, 150.0]] {
        for corner in [None].into_iter().chain(Corner::ALL.map(Some)) {
            for mut scene in [read_off(), torn()] {
                scene.compass.iter_mut().for_each(|compass| compass.corner = corner);
                let angle = scene.compass.as_ref().expect("two directions").angle.to_degrees();
                let camera = Camera::fit(scene.bounds(), size, 34.0);
                let scene = scene.within(size[0], 13.0);
                let svg = export::picture(size, &Style::vector(), |pen| {
                    stage::paint(pen, &scene, &camera, &Theme::LIGHT)
                });
                let said = format!(">{angle:.0}°<");
                assert!(svg.expect("a drawing").contains(&said), "{size:?} {corner:?}");
            }
        }
    }
}

#[test]
fn names_in_a_small_plot_stand_at_what_they_name_or_are_left_out() {
    let found = |size: [f64; 2]| {
        let content = Content::Stage(vec![plot("The model", bent())]);
        let (title, caption) = (String::new(), String::new());
        let figure = Figure { title, content, caption, ..result() };
        export::names(&figure, &Paper::pixels(size, 13.0), &Theme::LIGHT).expect("a drawing")
    };
    let away = |name: &PlacedName| {
        let near = name.rect.nearest(name.point);
        (near[0] - name.point[0]).hypot(near[1] - name.point[1])
    };
    let small = found([190.0, 300.0]).concat();
    let far: Vec<_> = small.iter().filter(|name| away(name) > 30.0).collect();
    assert!(far.is_empty() && small.len() >= 3, "{small:?}");
    assert!(found([700.0, 600.0]).concat().len() >= small.len());
}

#[test]
fn a_dial_is_written_in_the_language_that_is_spoken() {
    let dial = |words: &'static Words| {
        speak(words);
        let marks = vec![Mark { name: "a".into(), at: 0.5 }];
        let content = Content::Board(Picture::Dial { marks, band: Some([0.25, 1.0]) });
        let (title, caption) = (String::new(), String::new());
        let figure = Figure { title, content, caption, wording: wording() };
        speak(&ENGLISH);
        let paper = Paper::pixels([400.0, 300.0], 12.0);
        export::svg(&figure, &paper, &Theme::LIGHT, true, None).expect("a drawing")
    };
    let table = [
        (&ENGLISH, ["a 28.6°, cosine 0.878", "κ allows 14.3° to 57.3°"]),
        (&german::WORDS, ["a 28,6°, Kosinus 0,878", "κ erlaubt 14,3° bis 57,3°"]),
    ];
    for (words, texts) in table {
        let svg = dial(words);
        texts.iter().for_each(|text| assert!(svg.contains(text), "{}: {text}", words.tag));
    }
}

#[test]
fn arrows_of_every_role_are_drawn() {
    for role in [Role::Family, Role::First, Role::Second, Role::Plain] {
        let plain = Scene { arrows: Vec::new(), ..scene() };
        let pointed =
            Scene { arrows: vec![arrow([-0.5, -0.25], [0.5, 0.25], role, None)], ..scene() };
        assert!(draw(&plain, &Theme::LIGHT) != draw(&pointed, &Theme::LIGHT), "{role:?}");
    }
}

#[test]
fn a_hovered_point_that_an_arrow_names_is_named_once() {
    let mut scene = scene();
    let label = |text: &str| Label {
        at: [-0.9, -0.1],
        text: text.into(),
        role: Role::Plain,
        pinned: false,
        priority: 2,
    };
    scene.labels = vec![label("easy"), label(&"a context of many words ".repeat(8))];
    let svg = draw(&scene, &Theme::LIGHT);
    assert_eq!(svg.matches(">easy<").count(), 1);
    assert!(svg.contains(">a context of many words a"), "a long label is cut, not dropped");
}

#[test]
fn marks_of_a_figure_are_drawn_or_not_as_they_are_wanted() {
    let drawn = |marks: Marks| {
        let figure =
            super::sample::story([0.5, 0.3, 0.1, 0.05, 0.02, 0.01], true).with_marks(marks);
        let paper = Paper::preset(Preset::Slide, &figure);
        export::svg(&figure, &paper, &Theme::LIGHT, true, None).expect("a drawing")
    };
    let (all, family) = (drawn(Marks::default()), Theme::LIGHT.family);
    let colour = format!("#{:02X}{:02X}{:02X}", family.0, family.1, family.2);
    assert!(all.contains(">lucky<") && all.contains(">easiest<") && all.contains(&colour));
    let bare = drawn(Marks { labels: Labels::Directions, family: false, ..Marks::default() });
    assert!(!bare.contains(">lucky<") && !bare.contains(&colour));
    assert_eq!(bare.matches(">easiest<").count(), all.matches(">easiest<").count());
    let none =
        drawn(Marks { labels: Labels::None, handles: false, compass: false, ..Marks::default() });
    // The bars keep the token of this name.
    assert_eq!(none.matches(">easiest<").count(), 1);
    assert!(!none.contains("e₁") && !none.contains("true angle"));
}
