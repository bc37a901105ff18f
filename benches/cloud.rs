//! How long one frame of a drag takes to draw: every point mapped, stamped and coloured, without
//! the browser.
//!
//! `cargo bench --bench cloud`. The points come as four numbers each, whatever the dimension of the
//! model: there is no d in this table.

use std::{hint::black_box, sync::Arc, time::Instant};

use picture::{
    figure::{
        Style, Theme,
        cloud::{Canvas, PointStyle, Stamp, moved, rasterise},
    },
    scene::{Camera, Picker, PointKind, Points},
};

/// Each figure is the best of this many runs.
const RUNS: usize = 20;
/// A plot of the default page.
const SIZE: [f64; 2] = [480.0, 400.0];

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("points   frame at 1×   frame at 2×   hover after a move");
    for count in [2_223, 10_000, 50_000, 300_000] {
        let base = points(count);
        let [once, twice] = [1.0, 2.0].map(|ratio| frame(&base, ratio));
        println!("{count:>6}   {once:>8.2} ms   {twice:>8.2} ms   {:>8.2} ms", hover(&base));
    }
}

/// Points in a round heap, from a linear congruential generator.
fn points(count: usize) -> Vec<[f32; 4]> {
    let mut state = 1u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1u32 << 23) as f32 - 1.0
    };
    (0..count).map(|_| std::array::from_fn(|_| next() + next() + next())).collect()
}

fn camera() -> Camera {
    Camera { centre: [0.0, 0.0], scale: 70.0, size: SIZE }
}

fn best(mut run: impl FnMut()) -> f64 {
    let time = |()| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1e3
    };
    std::iter::repeat_n((), RUNS).map(time).fold(f64::INFINITY, f64::min)
}

fn frame(base: &[[f32; 4]], ratio: f64) -> f64 {
    let (theme, style, mut canvas) = (Theme::LIGHT, Style::screen(ratio), Canvas::default());
    let look = PointStyle {
        colour: theme.tokens,
        radius: style.point,
        opacity: style.opacity,
        stamp: Stamp::Disc,
    };
    let map = [[1.0, 0.1, 0.2, 0.0], [0.0, 1.0, -0.1, 0.3]];
    best(|| {
        canvas.clear(SIZE, ratio, theme.surface);
        rasterise(&mut canvas, &moved(base, &map), &camera(), &look);
        black_box(canvas.pixels());
    })
}

/// The first question of the pointer after the points have moved: the index is built anew.
fn hover(base: &[[f32; 4]]) -> f64 {
    let cloud = [Points {
        kind: PointKind::Tokens,
        xy: Arc::new(base.iter().map(|p| [p[0], p[1]]).collect()),
    }];
    best(|| {
        black_box(Picker::default().point(&cloud, &camera(), [200.0, 200.0], 8.0));
    })
}
