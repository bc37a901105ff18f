//! The compass in a corner: both directions from one point, the true angle as a
//! number, and the band that a condition number allows.

use plotters::prelude::{Color, DrawingBackend};

use super::{arrow, view::View};
use crate::figure::{Align, Measured, Stroke, Text};
use crate::scene::{Compass, Corner, Dial, Rect, Role};

/// Opacity of the plate, of the sector between the needles, and of the band.
const PLATE: f64 = 0.88;
const SECTOR: f64 = 0.16;
const BAND: f64 = 0.45;
/// How far out the sector reaches.
const SECTOR_REACH: f64 = 0.42;
/// Sizes of the number, of one that has little room, and of the notes against the running text.
const NUMBER: f64 = 2.1;
const SMALLER: f64 = 1.35;
const NOTE: f64 = 0.82;
/// Height of the number and of a line of notes, and room between texts and dial, in font sizes.
const HEIGHT: f64 = 1.1;
const LEADING: f64 = 1.3;
const GAP: f64 = 0.5;

/// Where it lies.
pub(super) fn place<DB: DrawingBackend>(view: &View<DB>, compass: &Compass) -> Dial {
    let font = view.pen.style().font;
    let corner =
        compass.corner.unwrap_or_else(|| Corner::emptiest(view.scene, view.camera, font, None));
    Dial::of(view.camera.size, font, corner)
}

/// Draws it and gives back where its texts are. Notes are left out that would lie over what is
/// `taken` or over a direction.
pub(super) fn draw<DB: DrawingBackend>(
    view: &View<DB>,
    compass: &Compass,
    dial: &Dial,
    taken: &[Rect],
) -> Measured<Vec<Rect>, DB> {
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
    texts(view, compass, dial, taken)
}

/// Tenths of a degree this near to a whole number of them are that many.
const EXACT: f64 = 1e-6;

/// A line of text beside the dial, and what it takes.
struct Line<'a> {
    text: Text<'a>,
    at: [f64; 2],
    rect: Rect,
}

/// Writes the number, and its notes as far as they have room and cover neither direction.
fn texts<DB: DrawingBackend>(
    view: &View<DB>,
    compass: &Compass,
    dial: &Dial,
    taken: &[Rect],
) -> Measured<Vec<Rect>, DB> {
    let (font, theme) = (view.pen.style().font, view.theme);
    let degrees = view.pen.style().signed(degrees(compass.angle));
    let colour = if compass.moved { theme.caution } else { theme.ink };
    let [number, smaller] =
        [NUMBER, SMALLER].map(|size| Text::new(&degrees, size * font, colour).bold());
    let [note, band] =
        [&compass.note, &compass.band_note].map(|note| Text::new(note, NOTE * font, theme.muted));
    let (frame, directions) = (view.frame(), view.shafts());
    // The plot beside it has the first note too.
    let mut stacks = vec![
        stack(dial, font, true, &[number, note, band]),
        stack(dial, font, true, &[number, band]),
    ];
    for number in [number, smaller] {
        stacks.push(stack(dial, font, true, &[number]));
        stacks.push(stack(dial, font, false, &[number]));
        stacks.push(vec![across(dial, font, &number, &frame)]);
    }
    let has_room = |lines: &&Vec<Line>| {
        let free = |rect: &Rect| !taken.iter().any(|other| other.overlaps(rect));
        lines.iter().all(|line| frame.contains(&line.rect) && free(&line.rect))
    };
    let is_clear = |lines: &&Vec<Line>| {
        let crosses = |line: &Line| directions.iter().any(|ends| line.rect.clip(*ends).is_some());
        !lines.iter().any(crosses)
    };
    let roomy = || stacks.iter().filter(has_room);
    // A number across a direction is better than none.
    let chosen = roomy().find(is_clear).or_else(|| roomy().find(|lines| lines.len() == 1));
    let set = |line: &Line| {
        view.pen.lifted(line.at, &line.text, theme.surface)?;
        Ok(line.rect)
    };
    chosen.into_iter().flatten().map(set).collect()
}

/// Whole degrees, or tenths where the angle is so many exactly: 157.5° is neither 157° nor 158°.
fn degrees(angle: f64) -> String {
    let tenths = 10.0 * angle.to_degrees();
    let exact = (tenths - tenths.round()).abs() < EXACT && tenths.round() % 10.0 != 0.0;
    let decimals = usize::from(exact);
    format!("{:.decimals$}°", tenths / 10.0)
}

/// A line over the dial, or under one in an upper corner: inside the picture.
fn across<'a>(dial: &Dial, font: f64, text: &Text<'a>, frame: &Rect) -> Line<'a> {
    let size = [text.room(), HEIGHT * text.size];
    let away = dial.radius + size[1] / 2.0 + GAP * font / 2.0;
    let y = dial.centre[1] + if dial.corner.is_lower() { -away } else { away };
    let rect = Rect::centred([dial.centre[0], y], size).kept_in(frame);
    Line { text: text.align(Align::Middle), at: rect.centre(), rect }
}

/// Lines beside the dial from the top down, with the last at its lower end or the first at its
/// upper; empty ones take no room.
fn stack<'a>(dial: &Dial, font: f64, low: bool, texts: &[Text<'a>]) -> Vec<Line<'a>> {
    let height = |text: &Text| text.size * if text.bold { HEIGHT } else { LEADING };
    let texts = || texts.iter().filter(|text| !text.text.is_empty());
    let all: f64 = texts().map(height).sum();
    let away = if dial.corner.is_right() { -1.0 } else { 1.0 };
    let align = if dial.corner.is_right() { Align::End } else { Align::Start };
    let x = dial.centre[0] + away * (dial.radius + GAP * font);
    let edge = dial.centre[1] + if low { dial.radius - all } else { -dial.radius };
    let line = |top: &mut f64, text: &Text<'a>| {
        let at = [x, *top + height(text) / 2.0];
        *top += height(text);
        // With room before it: a name right beside it would be read as a part of the note.
        let size = [text.room() + GAP * text.size, height(text)];
        let rect = Rect::centred([x + away * size[0] / 2.0, at[1]], size);
        Some(Line { text: text.align(align), at, rect })
    };
    texts().scan(edge, line).collect()
}
