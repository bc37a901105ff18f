//! Labelled scores of groups, one dot each, with the threshold that should separate them.

use plotters::prelude::{Color, DrawingBackend};

use super::axis::Scale;
use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Stroke, Text, width};
use crate::scene::{Rect, Request, place};
use theory::property::{ScoreGroup, StripPanel};

/// Dots of one group are spread over this share of its row.
const SPREAD: f64 = 0.55;
/// A stride through the row that visits it evenly (golden ratio), so that neighbours in the list do
/// not coincide.
const STRIDE: f64 = 0.618_033_988_749_895;

pub(super) fn draw<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    axis: &str,
    panels: &[StripPanel],
) -> Drawn<DB> {
    let small = sheet.small();
    let names = panels.iter().flat_map(|p| &p.groups).map(|g| width(&g.name, small, false));
    let gutter =
        (names.fold(0.0, f64::max) / super::sheet::END_ROOM).min(0.34 * sheet.size[0]) + small;
    let rows: usize = panels.iter().map(|p| p.groups.len()).sum();
    let head = 1.7 * sheet.pen.style().font;
    let free = sheet.size[1] - panels.len() as f64 * (head + sheet.foot());
    let pitch = (free / rows.max(1) as f64).max(1.0);
    let mut top = 0.0;
    for panel in panels {
        let bottom = top + head + pitch * panel.groups.len() as f64;
        let area = Rect { left: 0.0, top, right: sheet.size[0], bottom };
        sheet.heading(area, &panel.name)?;
        let plot = Rect { left: gutter, top: top + head, right: sheet.size[0] - small, bottom };
        strip(sheet, axis, panel, plot)?;
        top = bottom + sheet.foot();
    }
    Ok(())
}

fn strip<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    axis: &str,
    panel: &StripPanel,
    plot: Rect,
) -> Drawn<DB> {
    let scores = panel.groups.iter().flat_map(|g| g.scores.iter().copied());
    let x = Scale::of(scores.chain([panel.threshold]), plot.left, plot.right);
    sheet.x_axis(plot, &x, axis)?;
    let at = x.at(panel.threshold);
    let stroke =
        Stroke { dash: Some([4.0, 3.0]), ..Stroke::solid(sheet.theme.muted, 1.2 * sheet.line()) };
    sheet.pen.line([at, plot.top], [at, plot.bottom], &stroke)?;
    let pitch = (plot.bottom - plot.top) / panel.groups.len().max(1) as f64;
    let mut dots = Vec::new();
    for (i, group) in panel.groups.iter().enumerate() {
        let y = plot.top + (i as f64 + 0.5) * pitch;
        sheet.note(
            [plot.left - sheet.small(), y],
            &group.name,
            sheet.theme.ink,
            Align::End,
            plot.left - sheet.small(),
        )?;
        let places = spread(group, &x, y, SPREAD * pitch);
        for &place in &places {
            sheet.pen.disc(place, 1.5 * sheet.pen.style().point, sheet.colour(i + 2).mix(0.75))?;
        }
        dots.extend(places.into_iter().zip(&group.labels));
    }
    labels(sheet, &dots, at, plot)
}

/// Where the dots of a group stand.
fn spread(group: &ScoreGroup, x: &Scale, y: f64, height: f64) -> Vec<[f64; 2]> {
    let shift = |k: usize| ((k as f64 * STRIDE).fract() - 0.5) * height;
    group.scores.iter().enumerate().map(|(k, &score)| [x.at(score), y + shift(k)]).collect()
}

/// Names of the dots that find room, those nearest to the threshold first.
fn labels<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    dots: &[([f64; 2], &String)],
    threshold: f64,
    plot: Rect,
) -> Drawn<DB> {
    let texts: Vec<Text> =
        dots.iter().map(|(_, label)| Text::new(label, sheet.small(), sheet.theme.muted)).collect();
    let requests: Vec<Request> = dots
        .iter()
        .zip(&texts)
        .map(|((at, _), text)| {
            let priority = -((at[0] - threshold).abs() as i32);
            Request {
                at: *at,
                size: [text.width(), text.size],
                gap: 4.0,
                reach: f64::INFINITY,
                towards: None,
                priority,
            }
        })
        .collect();
    let obstacles: Vec<Rect> = dots.iter().map(|(at, _)| Rect::about(*at, 2.5)).collect();
    let line = [[threshold, plot.top], [threshold, plot.bottom]];
    for (text, rect) in texts.iter().zip(place(&requests, &obstacles, &[line], plot)) {
        if let Some(rect) = rect {
            sheet.pen.text(rect.centre(), &text.align(Align::Middle))?;
        }
    }
    Ok(())
}
