//! Animations that can be sent: read back by other programs, and small.

use std::io::Cursor;
use std::sync::Arc;

use picture::export::{self, FilmKind, Paper, Preset, Timing};
use picture::figure::{Content, Figure, Theme};
use picture::press::{Job, Pixels, Press, Reel};
use picture::scene::{Grid, PointKind, Points, Scene};

use super::sample::{noise, story};

/// What an animation starts with: three seconds in all.
const TIMING: Timing =
    Timing { frames: 20, seconds: 1.2, rest: 0.3, there_and_back: true, forever: true };
/// Bytes that can be sent.
const SENDABLE: usize = 3_000_000;
/// How far a channel may be from what was drawn: few colours stand for all.
const NEAR: u8 = 40;

/// The story of a model with as many tokens as the bundled one, on its way.
fn frame(place: f64) -> Figure {
    let mut figure = story([0.573, 0.245, 0.041, 0.021, 0.011, 0.004], true);
    let turn = |[x, y]: [f64; 2]| [x + 0.5 * place * y, (1.0 + 0.6 * place) * y - 0.3 * place * x];
    if let Content::Story(story) = &mut figure.content {
        let (x, y) = (noise(2223, 5), noise(2223, 6));
        for (moved, plot) in [false, true].into_iter().zip(&mut story.plots) {
            let bend = |at: [f64; 2]| if moved { turn(at) } else { at };
            let xy = x.iter().zip(&y).map(|(x, y)| bend([2.0 * x, 1.6 * y]).map(|x| x as f32));
            let points = vec![Points { kind: PointKind::Tokens, xy: Arc::new(xy.collect()) }];
            let mut grid = Grid::square();
            grid.axes = [bend([1.0, 0.0]), bend([0.0, 1.0])];
            let Scene { mut arrows, compass, .. } = super::sample::read_off();
            for arrow in &mut arrows {
                (arrow.from, arrow.to) = (bend(arrow.from), bend(arrow.to));
            }
            let compass = compass.map(|mut compass| {
                compass.angle += if moved { place } else { 0.0 };
                compass
            });
            plot.scene = Scene { points, arrows, compass, grid: Some(grid), ..Scene::default() };
        }
    }
    figure
}

/// Red, green, blue and opacity of each pixel, as another program draws it.
fn drawn(place: f64, by: f32) -> ([u32; 2], Vec<u8>) {
    let figure = frame(place);
    let paper = Paper::preset(Preset::Slide, &figure);
    let svg = export::svg(&figure, &paper, &Theme::LIGHT, true, None).expect("a drawing");
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("SVG");
    let size = [1280.0, 720.0].map(|side| (side * by) as u32);
    let mut pixels = resvg::tiny_skia::Pixmap::new(size[0], size[1]).expect("a picture");
    let scale = resvg::tiny_skia::Transform::from_scale(by, by);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    (size, pixels.take())
}

/// The pictures of an animation.
fn pictures(timing: &Timing, by: f32) -> Vec<([u32; 2], Vec<u8>)> {
    timing.places().into_iter().map(|place| drawn(place, by)).collect()
}

/// The file of pictures in a format, as the press makes it, and how large it was expected to be.
fn film(kind: FilmKind, timing: &Timing, pictures: &[([u32; 2], Vec<u8>)]) -> (Vec<u8>, u64) {
    let mut press = Press::default();
    let mut part = |reel| press.print(&Job::Film(reel)).expect("a part of an animation");
    let example = |i: usize| Pixels::from(pictures[i].1.clone());
    let middle = pictures.len() / 2;
    let examples = vec![example(0), example(middle), example(middle + 1)];
    let estimate = Reel::Estimate(pictures[0].0, examples, *timing);
    let last = pictures.len() - 1;
    part(Reel::Begin(pictures[0].0, vec![example(0), example(middle), example(last)]));
    (0..middle).for_each(|i| drop(part(Reel::Take(example(i)))));
    // Whoever begins one while its size is still being estimated gets both.
    let [gif, apng] = part(estimate).sizes.expect("sizes");
    (middle..pictures.len()).for_each(|i| drop(part(Reel::Take(example(i)))));
    let file = part(Reel::End(kind, *timing)).bytes;
    (file, if kind == FilmKind::Gif { gif } else { apng })
}

/// That a picture as it is read back is the one that was drawn.
fn is_near(seen: &[u8], drawn: &[u8]) {
    let far = seen.iter().zip(drawn).filter(|(a, b)| a.abs_diff(**b) > NEAR).count();
    assert!(far * 1000 < seen.len(), "{far} of {} channels are far off", seen.len());
    let apart: f64 = seen.iter().zip(drawn).map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    assert!(apart < 1.5 * seen.len() as f64, "{} on average", apart / seen.len() as f64);
}

const SHORT: Timing = Timing { frames: 3, ..TIMING };

#[test]
fn a_gif_read_by_another_program_has_every_picture_there_and_back() {
    let pictures = pictures(&SHORT, 0.5);
    let (file, _) = film(FilmKind::Gif, &SHORT, &pictures);
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut reader = options.read_info(Cursor::new(&file)).expect("a GIF");
    assert_eq!((reader.width(), reader.height()), (640, 360));
    assert_eq!(reader.repeat(), gif::Repeat::Infinite);
    let mut canvas = vec![0; 4 * 640 * 360];
    let mut delays = Vec::new();
    while let Some(frame) = reader.read_next_frame().expect("pictures") {
        let (left, top) = (usize::from(frame.left), usize::from(frame.top));
        let rows = frame.buffer.chunks(4 * usize::from(frame.width));
        for (y, row) in rows.enumerate() {
            let start = 4 * ((top + y) * 640 + left);
            for (at, pixel) in row.chunks(4).enumerate().filter(|(_, pixel)| pixel[3] == 255) {
                canvas[start + 4 * at..][..4].copy_from_slice(pixel);
            }
        }
        let which = SHORT.order()[delays.len()];
        is_near(&canvas, &pictures[which].1);
        delays.push(frame.delay);
    }
    assert_eq!(delays, [90, 60, 90, 60], "hundredths of a second");
}

#[test]
fn an_animated_png_read_by_another_program_has_every_picture_there_and_back() {
    let pictures = pictures(&SHORT, 0.5);
    let (file, _) = film(FilmKind::Apng, &SHORT, &pictures);
    let mut decoder = png::Decoder::new(Cursor::new(&file));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().expect("a PNG");
    let control = reader.info().animation_control().copied();
    assert_eq!(control.map(|c| (c.num_frames, c.num_plays)), Some((4, 0)));
    let mut canvas = vec![0; 4 * 640 * 360];
    for which in SHORT.order() {
        let mut seen = vec![0; 4 * 640 * 360];
        let part = reader.next_frame(&mut seen).expect("a picture");
        let frame = reader.info().frame_control().copied().expect("its place");
        assert_eq!(part.color_type, png::ColorType::Rgba);
        let rows = seen.chunks(4 * frame.width as usize).take(frame.height as usize);
        for (y, row) in rows.enumerate() {
            let start = 4 * ((frame.y_offset as usize + y) * 640 + frame.x_offset as usize);
            for (at, pixel) in row.chunks(4).enumerate().filter(|(_, pixel)| pixel[3] == 255) {
                canvas[start + 4 * at..][..4].copy_from_slice(pixel);
            }
        }
        is_near(&canvas, &pictures[which].1);
    }
}

#[test]
fn three_seconds_of_a_slide_can_be_sent_and_their_size_is_told_beforehand() {
    assert!((TIMING.length() - 3.0).abs() < 0.05, "{} s", TIMING.length());
    let pictures = pictures(&TIMING, 1.0);
    for kind in [FilmKind::Gif, FilmKind::Apng] {
        let (file, expected) = film(kind, &TIMING, &pictures);
        eprintln!("{kind:?}: {} bytes, {expected} told", file.len());
        assert!(file.len() <= SENDABLE, "{kind:?}: {} bytes", file.len());
        let off = expected as f64 / file.len() as f64;
        assert!((0.7..1.4).contains(&off), "{kind:?}: {expected} told, {} written", file.len());
    }
}

#[test]
fn parts_of_no_animation_and_pictures_of_another_size_are_refused() {
    let mut press = Press::default();
    let mut refused = |reel| {
        press.print(&Job::Film(reel)).err().map(|error| error.to_string()).unwrap_or_default()
    };
    assert!(refused(Reel::Take(Pixels::from(vec![0; 16]))).contains("not begun"));
    assert_eq!(refused(Reel::Begin([2, 2], vec![Pixels::from(vec![255; 16])])), "");
    assert!(refused(Reel::Take(Pixels::from(vec![0; 12]))).contains("expected 16"));
    assert!(refused(Reel::End(FilmKind::Gif, SHORT)).contains("without pictures"));
    let one = vec![Pixels::from(vec![255; 16])];
    assert!(refused(Reel::Estimate([2, 2], one, SHORT)).contains("expected three"));
    assert!(refused(Reel::Begin([0, 2], Vec::new())).contains("0 × 2"));
}
