//! Pictures below each other, each under its title.

use plotters::prelude::DrawingBackend;

use super::{height as height_of, paint, sheet::Sheet};
use crate::figure::Drawn;
use crate::scene::Rect;
use theory::property::Titled;

/// Height of a title, in font sizes.
const HEAD: f64 = 1.9;
/// Space between parts, in font sizes.
const GAP: f64 = 0.9;

/// The height at which all parts read well.
pub(super) fn height(parts: &[Titled], width: f64, font: f64) -> f64 {
    let heights = parts.iter().map(|part| HEAD * font + height_of(&part.picture, width, font));
    heights.sum::<f64>() + GAP * font * parts.len().saturating_sub(1) as f64
}

pub(super) fn draw<DB: DrawingBackend>(sheet: &Sheet<DB>, parts: &[Titled]) -> Drawn<DB> {
    let (font, [width, room]) = (sheet.pen.style().font, sheet.size);
    let wanted = height(parts, width, font);
    let spare = (room - wanted) / parts.len().max(1) as f64;
    let mut top = 0.0;
    for part in parts {
        sheet.heading(
            Rect { left: 0.0, top, right: width, bottom: top + HEAD * font },
            &part.title,
        )?;
        let tall = height_of(&part.picture, width, font) + spare;
        paint(
            &sheet.pen.moved([0.0, top + HEAD * font]),
            &part.picture,
            [width, tall],
            sheet.theme,
            sheet.wording,
        )?;
        top += HEAD * font + tall + GAP * font;
    }
    Ok(())
}
