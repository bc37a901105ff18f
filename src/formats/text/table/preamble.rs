//! What stands before a table of text.

use crate::{
    error::FormatError,
    source::{head::head_from, input::Input},
    text::{
        decimal,
        lines::{BOM, comments},
    },
};

/// Longest line that says what separates the fields, as Excel writes it: `sep=;`.
const SEPARATOR_LINE: u64 = 8;

/// What stands before a table: a byte order mark, a line that says what separates the fields,
/// comments, and how many rows there are.
pub(super) struct Preamble {
    pub(super) bom: bool,
    shape: Option<Shape>,
    /// Where the table begins.
    pub(super) bytes: u64,
}

impl Preamble {
    pub(super) fn of(input: &mut Input) -> Result<Self, FormatError> {
        let bom = input.up_to_from(0, BOM.len() as u64)? == BOM;
        let start = if bom { BOM.len() as u64 } else { 0 };
        let start = start + separator_line(&input.up_to_from(start, SEPARATOR_LINE)?) as u64;
        let start = start + comments_at(&head_from(input, start)?) as u64;
        let shape = shape_at(&head_from(input, start)?);
        Ok(Self { bom, shape, bytes: start + shape.map_or(0, |shape| shape.bytes) })
    }

    /// Refuses another number of rows than it says.
    pub(super) fn check(&self, file: &str, found: u64) -> Result<(), FormatError> {
        let Some(Shape { rows: expected, .. }) = self.shape.filter(|shape| shape.rows != found)
        else {
            return Ok(());
        };
        let (file, place) = (file.into(), "lines after the first".into());
        let of = "the vectors that the first line announces".into();
        Err(FormatError::Count { file, place, found, expected, of })
    }
}

/// How many bytes of comments there are before the table.
fn comments_at(head: &[u8]) -> usize {
    let lines: Vec<&[u8]> = head.split_inclusive(|&b| b == b'\n').collect();
    let bare: Vec<&[u8]> = lines.iter().map(|line| line.trim_ascii_end()).collect();
    lines[..comments(&bare)].iter().map(|line| line.len()).sum()
}

/// What the first line says of a table without words: how many rows there are, as word2vec does.
#[derive(Debug, Clone, Copy)]
struct Shape {
    rows: u64,
    /// How long that line is.
    bytes: u64,
}

/// The shape that stands over a table: rows and columns, where the rows have so many columns, and
/// not two as that line has.
fn shape_at(head: &[u8]) -> Option<Shape> {
    let mut lines = head.split_inclusive(|&b| b == b'\n');
    let (first, second) = (lines.next()?, lines.next()?);
    let fields = |line: &[u8]| {
        let parts = line.split(|b| b.is_ascii_whitespace() || matches!(b, b',' | b';'));
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(decimal::whole).collect::<Option<Vec<f64>>>()
    };
    let text = std::str::from_utf8(first).ok()?;
    let mut sizes = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let mut size = || sizes.by_ref().find(|part| !part.is_empty())?.parse::<u64>().ok();
    let (rows, columns) = (size()?, size()?);
    let fits = fields(first)?.len() == 2 && fields(second)?.len() as u64 == columns;
    (fits && columns != 2).then_some(Shape { rows, bytes: first.len() as u64 })
}

/// How long the line is that says what separates the fields, if the first one does.
pub(crate) fn separator_line(start: &[u8]) -> usize {
    let bare = start.strip_prefix(b"\"").unwrap_or(start);
    let says = bare.len() > 5 && bare[..4].eq_ignore_ascii_case(b"sep=");
    let end = start.iter().position(|&b| b == b'\n').filter(|end| says && *end <= 8);
    end.map_or(0, |end| end + 1)
}
