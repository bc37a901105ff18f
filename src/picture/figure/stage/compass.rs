//! The compass in a corner: both directions from one point, the true angle as a
//! number, and the band that a condition number allows.

use plotters::prelude::{Color, DrawingBackend};

use super::{View, arrow};
use crate::figure::{Align, Measured, Stroke, Text};
use crate::scene::{Compass, Corner, Dial, Rect, Role};

/// Opacity of the plate, of the sector between the needles, and of the band.
const PLATE: f64 = 0.88;
const SECTOR: f64 = 0.16;
const BAND: f64 = 0.45;
/// How far out the sector reaches.
const SECTOR_REACH: f64 = 0.42;
/// Sizes of the number and of the notes against the running text.
const NUMBER: f64 = 2.1;
const NOTE: f64 = 0.82;
/// Height of a line of notes, and room between texts and dial, in font sizes.
const LEADING: f64 = 1.3;
const GAP: f64 = 0.5;

/// Draws it and gives back what it covers. Notes that would not fit beside it are left out.
pub(super) fn draw<DB: DrawingBackend>(
    view: &View<DB>,
    compass: &Compass,
    legend: Option<Rect>,
) -> Measured<Vec<Rect>, DB> {
    let font = view.pen.style().font;
    let corner =
        compass.corner.unwrap_or_else(|| Corner::emptiest(view.scene, view.camera, font, None));
    let dial = Dial::of(view.camera.size, font, corner);
    let (pen, theme, line) = (view.pen, view.theme, view.line());
    pen.disc(dial.centre, dial.radius, theme.surface.mix(PLATE))?;
    if let Some(band) = dial.band(compass) {
        pen.polygon(&band, theme.caution.mix(BAND))?;
    }
    let role = if compass.moved { Role::Second } else { Role::First };
    let sector = dial.sector(compass, SECTOR_REACH);
    pen.polygon(&sector, theme.colour(role).mix(SECTOR))?;
    pen.ring(dial.centre, dial.radius, &Stroke::solid(theme.hairline, line))?;
    let [first, second] = dial.needles(compass);
    arrow::between(pen, theme, first[0], first[1], Role::First)?;
    arrow::between(pen, theme, second[0], second[1], Role::Second)?;
    let mut covered = texts(view, compass, &dial, legend)?;
    covered.push(Rect::about(dial.centre, dial.radius));
    Ok(covered)
}

fn texts<DB: DrawingBackend>(
    view: &View<DB>,
    compass: &Compass,
    dial: &Dial,
    legend: Option<Rect>,
) -> Measured<Vec<Rect>, DB> {
    let (font, theme) = (view.pen.style().font, view.theme);
    let away = if dial.corner.is_right() { -1.0 } else { 1.0 };
    let align = if dial.corner.is_right() { Align::End } else { Align::Start };
    let start = dial.centre[0] + away * (dial.radius + GAP * font);
    // The legend is at the lower left.
    let room = |bottom: f64| match dial.corner.is_right() {
        true => {
            let beside = legend.filter(|legend| bottom > legend.top);
            start - beside.map_or(0.0, |legend| legend.right) - GAP * font
        }
        false => view.camera.size[0] - start - GAP * font,
    };
    let small = Text::new("", NOTE * font, theme.muted).align(align);
    let mut bottom = dial.centre[1] + dial.radius;
    let mut covered = Vec::new();
    for note in [&compass.band_note, &compass.note] {
        let text = Text { text: note, ..small };
        if !note.is_empty() && text.width() <= room(bottom) {
            let height = LEADING * text.size;
            covered.push(set(view, &text, [start, bottom - height / 2.0], height)?);
            bottom -= height;
        }
    }
    let degrees = format!("{:.0}°", compass.angle.to_degrees());
    let colour = if compass.moved { theme.caution } else { theme.ink };
    let number = Text::new(&degrees, NUMBER * font, colour).bold().align(align);
    let height = 1.1 * number.size;
    if number.width() <= room(bottom) {
        covered.push(set(view, &number, [start, bottom - height / 2.0], height)?);
    }
    Ok(covered)
}

fn set<DB: DrawingBackend>(
    view: &View<DB>,
    text: &Text,
    at: [f64; 2],
    height: f64,
) -> Measured<Rect, DB> {
    view.pen.lifted(at, text, view.theme.surface)?;
    let half = text.width() / if text.align == Align::End { -2.0 } else { 2.0 };
    // With room before it: a name right beside it would be read as a part of the note.
    let size = [text.width() + 2.0 * GAP * text.size, height];
    Ok(Rect::centred([at[0] + half, at[1]], size))
}
