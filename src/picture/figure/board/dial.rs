//! Angles on a half circle from 0° (right) to 180° (left), with the band that some A of this
//! condition number reaches.

use std::f64::consts::PI;

use plotters::prelude::{Color, DrawingBackend};

use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Stroke, Text, wording::filled};
use theory::property::Mark;

/// Corners of the polyline that stands for a half circle.
const CORNERS: usize = 96;
/// Bands narrower than this many radians are drawn this wide, so that they can be seen.
const NARROWEST: f64 = 0.012;
/// Height of a line of text under the dial, in small font sizes.
const LINE: f64 = 1.35;
/// Room above the half circle and between it and the texts, in small font sizes.
const HEAD: f64 = 1.8;

/// The height at which a dial of this width reads well.
pub(super) fn height(marks: usize, width: f64, font: f64) -> f64 {
    let small = super::sheet::SMALL * font;
    (0.5 * width - 3.4 * small).min(9.0 * font) + (2.0 * HEAD + LINE * (marks as f64 + 1.0)) * small
}

pub(super) fn draw<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    marks: &[Mark],
    band: Option<[f64; 2]>,
) -> Drawn<DB> {
    let (small, [width, height]) = (sheet.small(), sheet.size);
    let texts = (2.0 * HEAD + LINE * (marks.len() as f64 + 1.0)) * small;
    let radius = (0.5 * width - 3.4 * small).min(height - texts).max(small);
    let dial = Dial { centre: [width / 2.0, radius + HEAD * small], radius };
    if let Some([low, high]) = band {
        let lean = ((NARROWEST - (high - low)) / 2.0).max(0.0);
        dial.sector(sheet, [low - lean, high + lean])?;
    }
    sheet
        .pen
        .path(&dial.arc([0.0, PI], 1.0), &Stroke::solid(sheet.theme.family, 1.5 * sheet.line()))?;
    dial.degrees(sheet)?;
    for (i, mark) in marks.iter().enumerate() {
        dial.needle(sheet, i, mark)?;
    }
    legend(sheet, &dial, marks, band)
}

/// Where the half circle lies.
struct Dial {
    centre: [f64; 2],
    radius: f64,
}

impl Dial {
    fn place(&self, angle: f64, share: f64) -> [f64; 2] {
        let (sin, cos) = angle.sin_cos();
        [self.centre[0] + share * self.radius * cos, self.centre[1] - share * self.radius * sin]
    }

    fn arc(&self, [low, high]: [f64; 2], share: f64) -> Vec<[f64; 2]> {
        (0..=CORNERS)
            .map(|i| self.place(low + (high - low) * i as f64 / CORNERS as f64, share))
            .collect()
    }

    fn sector<DB: DrawingBackend>(&self, sheet: &Sheet<DB>, [low, high]: [f64; 2]) -> Drawn<DB> {
        let range = [low.clamp(0.0, PI), high.clamp(0.0, PI)];
        let mut corners = self.arc(range, 1.0);
        corners.extend(self.arc(range, 0.72).into_iter().rev());
        sheet.pen.polygon(&corners, sheet.theme.first.mix(0.22))
    }

    fn degrees<DB: DrawingBackend>(&self, sheet: &Sheet<DB>) -> Drawn<DB> {
        let stroke = Stroke::solid(sheet.theme.family, sheet.line());
        for degree in (0..=180).step_by(30) {
            let angle = f64::from(degree).to_radians();
            sheet.pen.line(self.place(angle, 1.0), self.place(angle, 0.95), &stroke)?;
            let out = [self.radius + 1.5 * sheet.small(), self.radius + 0.9 * sheet.small()];
            let at = [self.centre[0] + out[0] * angle.cos(), self.centre[1] - out[1] * angle.sin()];
            sheet.note(
                at,
                &format!("{degree}°"),
                sheet.theme.muted,
                Align::Middle,
                4.0 * sheet.small(),
            )?;
        }
        Ok(())
    }

    fn needle<DB: DrawingBackend>(
        &self,
        sheet: &Sheet<DB>,
        index: usize,
        mark: &Mark,
    ) -> Drawn<DB> {
        let dash = (index > 0).then_some([6.0, 2.5]);
        let stroke = Stroke { dash, ..Stroke::solid(sheet.colour(index), 2.5 * sheet.line()) };
        let tip = self.place(mark.at, 1.0);
        sheet.pen.line(self.centre, tip, &stroke)?;
        sheet.pen.disc(tip, 3.5 * sheet.line(), stroke.colour)
    }
}

/// The angles and cosines in words, one line each, under the dial.
fn legend<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    dial: &Dial,
    marks: &[Mark],
    band: Option<[f64; 2]>,
) -> Drawn<DB> {
    let small = sheet.small();
    let line = |i: usize| [dial.centre[0], dial.centre[1] + (1.6 + LINE * i as f64) * small];
    for (i, mark) in marks.iter().enumerate() {
        let (degrees, cosine) = (angle(sheet, mark.at), sheet.number(mark.at.cos()));
        let text = format!("{} {degrees}, {} {cosine}", mark.name, sheet.wording.cosine);
        sheet
            .pen
            .text(line(i), &Text::new(&text, small, sheet.colour(i)).bold().align(Align::Middle))?;
    }
    let Some([low, high]) = band else { return Ok(()) };
    let text = filled(&sheet.wording.allows, &[&angle(sheet, low), &angle(sheet, high)]);
    sheet.note(line(marks.len()), &text, sheet.theme.muted, Align::Middle, sheet.size[0])
}

fn angle<DB: DrawingBackend>(sheet: &Sheet<DB>, radians: f64) -> String {
    sheet.signed(format!("{:.1}°", radians.to_degrees()))
}
