//! Small tables: numbers to the right, words to the left, one hairline a row.

use plotters::prelude::DrawingBackend;

use super::Sheet;
use crate::figure::{Align, Drawn, Text, fitted, width};

/// Height of a row, in font sizes.
const PITCH: f64 = 1.75;

/// Columns are at most this many times as wide as they need.
const WIDEST: f64 = 3.0;

/// The height at which this many rows read well.
pub(super) fn height(rows: usize, font: f64) -> f64 {
    font * PITCH * (rows as f64 + 1.0) + 2.0
}

pub(super) fn draw<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    columns: &[String],
    rows: &[Vec<String>],
) -> Drawn<DB> {
    let font = sheet.pen.style().font;
    let pitch = (PITCH * font).min(sheet.size[1] / (rows.len() + 1) as f64);
    let places = layout(sheet, columns, rows);
    line(sheet, columns, &places, 0.5 * pitch, true)?;
    for (i, row) in rows.iter().enumerate() {
        let top = sheet.pen.crisp(1, (i as f64 + 1.0) * pitch);
        sheet.pen.line([0.0, top], [sheet.size[0], top], &sheet.hairline())?;
        line(sheet, row, &places, (i as f64 + 1.5) * pitch, false)?;
    }
    Ok(())
}

/// Where a column stands.
struct Column {
    left: f64,
    width: f64,
    align: Align,
}

/// Columns as wide as they need, all narrowed alike when they do not fit.
fn layout<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    columns: &[String],
    rows: &[Vec<String>],
) -> Vec<Column> {
    let (small, gap) = (sheet.small(), 1.4 * sheet.small());
    let cells = |c: usize| rows.iter().filter_map(move |row| row.get(c));
    let need = |c: usize| {
        cells(c)
            .map(|cell| width(cell, small, false))
            .fold(width(&columns[c], small, true), f64::max)
    };
    let needs: Vec<f64> = (0..columns.len()).map(need).collect();
    let free = sheet.size[0] - gap * columns.len().saturating_sub(1) as f64;
    let stretch = (free / needs.iter().sum::<f64>().max(1.0)).min(WIDEST);
    let mut left = 0.0;
    let mut column = |(c, need): (usize, &f64)| {
        let numeric = c > 0 && cells(c).all(|cell| is_number(cell));
        let here = Column {
            left,
            width: need * stretch,
            align: if numeric { Align::End } else { Align::Start },
        };
        left += here.width + gap;
        here
    };
    needs.iter().enumerate().map(&mut column).collect()
}

fn is_number(cell: &str) -> bool {
    cell.is_empty()
        || cell.replace('−', "-").trim_end_matches(['%', '°']).parse::<f64>().is_ok()
        || cell == "–"
}

fn line<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    cells: &[String],
    places: &[Column],
    y: f64,
    head: bool,
) -> Drawn<DB> {
    let colour = if head { sheet.theme.muted } else { sheet.theme.ink };
    for (cell, column) in cells.iter().zip(places) {
        let cell = if is_number(cell) { sheet.signed(cell.clone()) } else { cell.clone() };
        let text = fitted(&cell, sheet.small(), false, column.width);
        let x = if column.align == Align::End { column.left + column.width } else { column.left };
        sheet.pen.text([x, y], &Text::new(&text, sheet.small(), colour).align(column.align))?;
    }
    Ok(())
}
