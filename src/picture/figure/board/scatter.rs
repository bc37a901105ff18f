//! Labelled points in the plane, one plot a panel, all on the same scales.

use plotters::prelude::{Color, DrawingBackend};

use super::axis::Scale;
use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Text};
use crate::scene::{Rect, Request, place};
use theory::property::LabelledPoints;

/// No more labels than this are tried: past it a plot is full.
const MOST_LABELS: usize = 200;

pub(super) fn draw<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    axes: &[String; 2],
    panels: &[LabelledPoints],
) -> Drawn<DB> {
    let (small, font) = (sheet.small(), sheet.pen.style().font);
    let every =
        |axis: usize| panels.iter().flat_map(move |p| p.points.iter().map(move |at| at[axis]));
    for (i, (area, panel)) in sheet.panels(panels.len()).zip(panels).enumerate() {
        let left = area.left + sheet.shoulder();
        let plot = Rect {
            left,
            top: 3.0 * font,
            right: area.right - 0.5 * small,
            bottom: area.bottom - sheet.foot(),
        };
        let (x, y) = (
            Scale::of(every(0), plot.left, plot.right),
            Scale::of(every(1), plot.bottom, plot.top),
        );
        sheet.heading(area, &panel.name)?;
        sheet.y_axis(plot, &y, &axes[1])?;
        sheet.x_axis(plot, &x, &axes[0])?;
        let places: Vec<[f64; 2]> = panel.points.iter().map(|p| [x.at(p[0]), y.at(p[1])]).collect();
        for &place in &places {
            sheet.pen.disc(place, 1.4 * sheet.pen.style().point, sheet.colour(i).mix(0.7))?;
        }
        labels(sheet, &places, &panel.labels, plot)?;
    }
    Ok(())
}

fn labels<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    places: &[[f64; 2]],
    labels: &[String],
    plot: Rect,
) -> Drawn<DB> {
    let texts: Vec<Text> =
        labels.iter().map(|label| Text::new(label, sheet.small(), sheet.theme.muted)).collect();
    let request = |(at, text): (&[f64; 2], &Text)| Request {
        at: *at,
        size: [text.width(), text.size],
        gap: 4.0,
        reach: f64::INFINITY,
        towards: None,
        priority: 0,
    };
    let requests: Vec<Request> = places.iter().zip(&texts).take(MOST_LABELS).map(request).collect();
    let obstacles: Vec<Rect> = places.iter().map(|&at| Rect::about(at, 2.5)).collect();
    for (text, rect) in texts.iter().zip(place(&requests, &obstacles, &[], plot)) {
        if let Some(rect) = rect {
            sheet.pen.text(rect.centre(), &text.align(Align::Middle))?;
        }
    }
    Ok(())
}
