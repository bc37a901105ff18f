//! What one has to know to read the plot, on plates in the upper right corner.

use plotters::prelude::{Color, DrawingBackend};

use super::View;
use crate::figure::{Align, Measured, Stroke, Text, fitted};
use crate::scene::Rect;

/// Size against the running text; height and padding of a plate, in its own font sizes.
const SIZE: f64 = 0.85;
const HEIGHT: f64 = 1.7;
const PADDING: f64 = 0.6;
/// Hairlines to the picture's edges, and between plates.
const INSET: f64 = 8.0;
const APART: f64 = 4.0;
/// The longest plate, as a share of the picture's width.
const LONGEST: f64 = 0.8;

/// Draws them, below the name of the vertical axis, and gives back where they are.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>) -> Measured<Vec<Rect>, DB> {
    let (size, line) = (SIZE * view.pen.style().font, view.line());
    let right = view.camera.size[0] - INSET * line;
    let mut top = INSET * line + HEIGHT * size;
    let mut plates = Vec::new();
    for badge in &view.scene.badges {
        let words = fitted(badge, size, true, LONGEST * view.camera.size[0]);
        let text = Text::new(&words, size, view.theme.caution).bold().align(Align::Middle);
        let left = right - text.width() - 2.0 * PADDING * size;
        let plate = Rect { left, top, right, bottom: top + HEIGHT * size };
        view.pen.rect(plate, view.theme.surface.mix(0.92))?;
        view.pen.outline(plate, &Stroke::solid(view.theme.caution.mix(0.5), line))?;
        view.pen.text(plate.centre(), &text)?;
        top = plate.bottom + APART * line;
        plates.push(plate);
    }
    Ok(plates)
}
