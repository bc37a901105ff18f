//! What lies under the points: the grid, or a mere cross of axes, and the threads that join each
//! point to where the grid alone would have taken it.

use plotters::prelude::{Color, DrawingBackend, RGBAColor};

use super::view::View;
use crate::figure::{Drawn, Rule, Stroke, Style, Theme, board};
use crate::scene::{Camera, Grid, GridLine, Rect, Scene};

/// Opacity of a line of the grid, and of the two through the plane's zero.
const LINE: f64 = 0.24;
const AXIS: f64 = 0.62;
/// Opacity of the two other planes against those.
const WALL: f64 = 0.55;
/// Width of the lines through zero, in hairlines.
const AXIS_WIDTH: f64 = 1.4;
/// Opacity and width of a thread, in hairlines.
const THREAD: [f64; 2] = [0.4, 0.8];
/// Of more points than this, evenly spaced ones have a thread.
const MOST_THREADS: usize = 6_000;
/// Threads shorter than this many pixels are not seen.
const SHORTEST: f64 = 0.75;
/// Size of the numbers on the grid against the running text, and the pixels around one.
const SIZE: f64 = 0.72;
const APART: f64 = 8.0;

/// Everything under the points as rules, for any surface.
pub fn rules(scene: &Scene, camera: &Camera, theme: &Theme, style: &Style) -> Vec<Rule> {
    let mut rules = Vec::new();
    for wall in &scene.walls {
        let paler = |rule: Rule| Rule { stroke: paler(rule.stroke), ..rule };
        rules.extend(wall.lines(camera).iter().map(|line| paler(rule(line, wall, theme, style))));
    }
    if let Some(grid) = &scene.grid {
        rules.extend(grid.lines(camera).iter().map(|line| rule(line, grid, theme, style)));
    }
    let stroke = Stroke::solid(theme.equivalent.mix(THREAD[0]), THREAD[1] * style.line);
    let frame = Rect::of_size(camera.size);
    for (from, to) in scene.threads.iter().zip(&scene.points) {
        let step = from.xy.len().div_ceil(MOST_THREADS).max(1);
        let ends = from.xy.iter().zip(to.xy.iter()).step_by(step);
        let ends = ends.map(|(&a, &b)| [a, b].map(|at| camera.to_screen(at.map(f64::from))));
        let long = ends.filter(|[a, b]| (a[0] - b[0]).hypot(a[1] - b[1]) > SHORTEST);
        let inside = long.filter_map(|ends| frame.clip(ends));
        rules.extend(inside.map(|ends| Rule { ends, stroke }));
    }
    rules
}

/// The look of a line of the two planes that are not bent.
fn paler(stroke: Stroke) -> Stroke {
    let colour =
        RGBAColor(stroke.colour.0, stroke.colour.1, stroke.colour.2, WALL * stroke.colour.3);
    Stroke { colour, ..stroke }
}

fn rule(line: &GridLine, grid: &Grid, theme: &Theme, style: &Style) -> Rule {
    let (opacity, width) = if line.value == 0.0 { (AXIS, AXIS_WIDTH) } else { (LINE, 1.0) };
    let colour = theme.colour(grid.role).mix(opacity);
    Rule { ends: line.ends, stroke: Stroke::solid(colour, width * style.line) }
}

/// Draws it, with lines along the pixels made sharp.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>) -> Drawn<DB> {
    for Rule { ends: [from, to], stroke } in
        rules(view.scene, view.camera, view.theme, view.pen.style())
    {
        view.pen.line(from, to, &stroke)?;
    }
    Ok(())
}

/// Writes the coordinates of the grid's lines where nothing else is, neither a text nor a
/// direction, and gives back where they are.
pub(super) fn ticks<DB: DrawingBackend>(
    view: &View<DB>,
    taken: &[Rect],
) -> crate::figure::Measured<Vec<Rect>, DB> {
    let mut placed: Vec<Rect> = Vec::new();
    let Some(grid) = &view.scene.grid else { return Ok(placed) };
    let size = SIZE * view.pen.style().font;
    let directions = view.shafts();
    for line in grid.lines(view.camera) {
        // Both axes have the same zero.
        if line.axis == 1 && line.value == 0.0 {
            continue;
        }
        let words = if line.value == 0.0 { "0".into() } else { board::tick(line.value, line.step) };
        let words = view.pen.style().signed(words);
        let text = crate::figure::Text::new(&words, size, view.theme.muted);
        let at = number_place(view, &line, text.width(), size);
        let room = Rect::centred(
            [at[0] + text.width() / 2.0, at[1]],
            [text.width() + 2.0 * APART, size + APART],
        );
        let number = room.grown(-APART / 2.0);
        let free = |rect: &Rect| {
            !taken.iter().chain(&placed).any(|other| other.overlaps(rect))
                && !directions.iter().any(|ends| number.clip(*ends).is_some())
        };
        if view.frame().contains(&number) && free(&room) {
            view.pen.lifted(at, &text, view.theme.surface)?;
            placed.push(number);
        }
    }
    Ok(placed)
}

/// Where a number of this width stands: right below where its line crosses the other axis, inside
/// the picture.
fn number_place<DB: DrawingBackend>(
    view: &View<DB>,
    line: &GridLine,
    width: f64,
    size: f64,
) -> [f64; 2] {
    let gap = 3.0 * view.line();
    let [right, bottom] = view.camera.size;
    let x = (line.tick[0] + gap).clamp(gap, (right - width - gap).max(gap));
    let y = (line.tick[1] + 0.75 * size).clamp(0.75 * size, (bottom - 0.75 * size).max(size));
    [x, y]
}
