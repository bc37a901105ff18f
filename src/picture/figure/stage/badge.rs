//! What one has to know to read the plot, on plates in the upper right corner; where the compass
//! has come to lie there while something moved, in the left one, or below it.

use plotters::prelude::{Color, DrawingBackend};

use super::view::View;
use crate::figure::{Align, Measured, Stroke, Text, fitted};
use crate::scene::{Dial, Rect};

/// Size against the running text; height and padding of a plate, in its own font sizes.
const SIZE: f64 = 0.85;
const HEIGHT: f64 = 1.7;
const PADDING: f64 = 0.6;
/// Hairlines to the picture's edges, and between plates.
const INSET: f64 = 8.0;
const APART: f64 = 4.0;
/// The longest plate, as a share of the picture's width.
const LONGEST: f64 = 0.8;
/// Room beside a compass for its number.
const NUMBER: f64 = 8.5;

/// Draws them, below the name of the vertical axis, and gives back where they are.
pub(super) fn draw<DB: DrawingBackend>(
    view: &View<DB>,
    compass: Option<Dial>,
) -> Measured<Vec<Rect>, DB> {
    let (size, line) = (SIZE * view.pen.style().font, view.line());
    let longest = LONGEST * view.camera.size[0];
    let all = view.scene.badges.iter().map(|badge| fitted(badge, size, true, longest));
    let all: Vec<String> = all.collect();
    let plated = |words| Text::new(words, size, view.theme.caution).bold().align(Align::Middle);
    let all: Vec<Text> = all.iter().map(|words| plated(words.as_str())).collect();
    let wide = |text: &Text| text.room() + 2.0 * PADDING * size;
    let left = |is_right: bool, wide: f64| match is_right {
        true => view.camera.size[0] - INSET * line - wide,
        false => INSET * line,
    };
    let above = compass.filter(|dial| !dial.corner.is_lower());
    let is_right = !above.is_some_and(|dial| dial.corner.is_right());
    let touches = |dial: &Dial| {
        let widest = all.iter().map(&wide).fold(0.0, f64::max);
        let reach = dial.radius + NUMBER * size;
        let first = left(is_right, widest);
        first < dial.centre[0] + reach && first + widest > dial.centre[0] - reach
    };
    let mut top = match above.filter(touches) {
        Some(dial) => dial.centre[1] + dial.radius + APART * line,
        None => INSET * line + HEIGHT * size,
    };
    let mut plates = Vec::new();
    for text in &all {
        let wide = wide(text);
        let left = left(is_right, wide);
        let plate = Rect { left, top, right: left + wide, bottom: top + HEIGHT * size };
        view.pen.rect(plate, view.theme.surface.mix(0.92))?;
        view.pen.outline(plate, &Stroke::solid(view.theme.caution.mix(0.5), line))?;
        view.pen.text(plate.centre(), text)?;
        top = plate.bottom + APART * line;
        plates.push(plate);
    }
    Ok(plates)
}
