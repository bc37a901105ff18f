//! Small tables: numbers to the right, words to the left, one hairline a row. What came or went is
//! marked with a sign, and in colour.

use plotters::{prelude::DrawingBackend, style::RGBColor};

use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Text, fitted, width};
use theory::property::{CellChange, ListChange};

/// Height of a row, in font sizes.
const PITCH: f64 = 1.75;

/// Columns are at most this many times as wide as they need.
const WIDEST: f64 = 3.0;

/// Room of the sign before a name that came or went, in sizes of small text.
const SIGN: f64 = 1.0;

/// The height at which this many rows read well, with a key where some of it is marked.
pub(super) fn height(rows: usize, keyed: bool, font: f64) -> f64 {
    font * PITCH * lines(rows, keyed) + 2.0
}

/// The rows with the heads, and the key.
fn lines(rows: usize, keyed: bool) -> f64 {
    (rows + 1 + usize::from(keyed)) as f64
}

pub(super) fn draw<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    columns: &[String],
    rows: &[Vec<String>],
    changes: &[CellChange],
) -> Drawn<DB> {
    let font = sheet.pen.style().font;
    let pitch = (PITCH * font).min(sheet.size[1] / lines(rows.len(), !changes.is_empty()));
    let places = layout(sheet, columns, rows, changes);
    line(sheet, columns, &places, 0.5 * pitch, true)?;
    for (i, row) in rows.iter().enumerate() {
        let top = sheet.pen.crisp(1, (i as f64 + 1.0) * pitch);
        sheet.pen.line([0.0, top], [sheet.size[0], top], &sheet.hairline())?;
        let y = (i as f64 + 1.5) * pitch;
        line(sheet, row, &places, y, false)?;
        changes.iter().filter(|cell| cell.row == i).try_for_each(|cell| {
            places
                .get(cell.column)
                .map_or(Ok(()), |column| sign(sheet, cell.change, column.left, y))
        })?;
    }
    if changes.is_empty() { Ok(()) } else { key(sheet, (rows.len() as f64 + 1.5) * pitch) }
}

/// The sign of what became of a name, and its colour.
fn look<DB: DrawingBackend>(sheet: &Sheet<DB>, change: ListChange) -> (&'static str, RGBColor) {
    match change {
        ListChange::Lost => ("−", sheet.theme.loss),
        ListChange::Gained => ("+", sheet.theme.equivalent),
    }
}

fn sign<DB: DrawingBackend>(sheet: &Sheet<DB>, change: ListChange, x: f64, y: f64) -> Drawn<DB> {
    let (sign, colour) = look(sheet, change);
    sheet.pen.text([x, y], &Text::new(sign, sheet.small(), colour).bold())
}

/// What the signs mean, under the table.
fn key<DB: DrawingBackend>(sheet: &Sheet<DB>, y: f64) -> Drawn<DB> {
    let (small, wording) = (sheet.small(), sheet.wording);
    let mut x = 0.0;
    for (change, says) in [(ListChange::Lost, &wording.lost), (ListChange::Gained, &wording.gained)]
    {
        sign(sheet, change, x, y)?;
        x += SIGN * small;
        sheet.note([x, y], says, sheet.theme.muted, Align::Start, sheet.size[0] - x)?;
        x += width(says, small, false) + 1.4 * small;
    }
    Ok(())
}

/// Where a column stands; what is written there keeps `inset` free for signs.
struct Column {
    left: f64,
    inset: f64,
    width: f64,
    align: Align,
}

/// Columns as wide as they need, all narrowed alike when they do not fit.
fn layout<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    columns: &[String],
    rows: &[Vec<String>],
    changes: &[CellChange],
) -> Vec<Column> {
    let (small, gap) = (sheet.small(), 1.4 * sheet.small());
    let cells = |c: usize| rows.iter().filter_map(move |row| row.get(c));
    let inset = |c: usize| {
        if changes.iter().any(|cell| cell.column == c) { SIGN * small } else { 0.0 }
    };
    let need = |c: usize| {
        cells(c)
            .map(|cell| width(cell, small, false))
            .fold(width(&columns[c], small, true), f64::max)
            + inset(c)
    };
    let needs: Vec<f64> = (0..columns.len()).map(need).collect();
    let free = sheet.size[0] - gap * columns.len().saturating_sub(1) as f64;
    let stretch = (free / needs.iter().sum::<f64>().max(1.0)).min(WIDEST);
    let mut left = 0.0;
    let mut column = |(c, need): (usize, &f64)| {
        let numeric = c > 0 && cells(c).all(|cell| is_number(cell));
        let here = Column {
            left,
            inset: inset(c),
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
        let text = fitted(&cell, sheet.small(), false, column.width - column.inset);
        let x = match column.align {
            Align::End => column.left + column.width,
            _ => column.left + column.inset,
        };
        sheet.pen.text([x, y], &Text::new(&text, sheet.small(), colour).align(column.align))?;
    }
    Ok(())
}
