//! Clouds drawn by pixels.

use picture::export;
use picture::figure::cloud::{Canvas, PointStyle, Stamp, rasterise};
use picture::figure::{Style, Theme, stage};
use picture::scene::{Camera, PointKind, Scene};

use super::sample::cloud;

/// Mean difference of the channels of two pictures, 0 to 255.
fn mean_difference(a: &[u8], b: &[u8]) -> f64 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / a.len() as f64
}

#[test]
fn clouds_by_pixels_look_like_clouds_of_circles() {
    let scene = Scene { points: vec![cloud(PointKind::Tokens, 500, 1)], ..Scene::default() };
    let (camera, theme, style) = (
        Camera { centre: [0.0; 2], scale: 100.0, size: [320.0, 260.0] },
        Theme::LIGHT,
        Style::vector(),
    );
    // The axes of the drawing are made invisible, as only the points are compared.
    let plain = Theme { hairline: theme.surface, muted: theme.surface, ..theme };
    let svg =
        export::picture(camera.size, &style, |pen| stage::paint(pen, &scene, &camera, &plain))
            .expect("a drawing");
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default())
        .expect("well-formed SVG");
    let mut rendered = resvg::tiny_skia::Pixmap::new(320, 260).expect("a picture");
    resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut rendered.as_mut());
    let mut canvas = Canvas::default();
    canvas.clear(camera.size, 1.0, theme.surface);
    let blank = mean_difference(canvas.pixels(), rendered.data());
    let look = PointStyle {
        colour: theme.tokens,
        radius: style.point,
        opacity: style.opacity,
        stamp: Stamp::Disc,
    };
    rasterise(&mut canvas, &scene.points[0].xy, &camera, &look);
    let drawn = mean_difference(canvas.pixels(), rendered.data());
    assert!(drawn < 0.15 * blank, "{drawn} against {blank} for a blank picture");
}

#[test]
fn points_at_and_beyond_the_rim_do_no_harm() {
    let mut canvas = Canvas::default();
    let camera = Camera { centre: [0.0; 2], scale: 1.0, size: [40.0, 30.0] };
    let edge = [-1e30, -24.0, -20.0, 0.0, 20.0, 24.0, 1e30, f32::NAN, f32::INFINITY];
    let xy: Vec<[f32; 2]> = edge.iter().flat_map(|&x| edge.map(|y| [x, y])).collect();
    for ratio in [0.5, 1.0, 3.0] {
        canvas.clear(camera.size, ratio, Theme::LIGHT.surface);
        let look = PointStyle {
            colour: Theme::LIGHT.tokens,
            radius: 4.0,
            opacity: 1.0,
            stamp: Stamp::Disc,
        };
        rasterise(&mut canvas, &xy, &camera, &look);
        assert_eq!(canvas.pixels().len(), 4 * canvas.size()[0] * canvas.size()[1]);
    }
    canvas.clear([0.0, 0.0], 1.0, Theme::LIGHT.surface);
    rasterise(
        &mut canvas,
        &xy,
        &camera,
        &PointStyle { colour: Theme::LIGHT.tokens, radius: 4.0, opacity: 1.0, stamp: Stamp::Disc },
    );
}
