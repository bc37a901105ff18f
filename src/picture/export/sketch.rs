//! A drawing as a list of marks: what every vector format is written from.

use std::convert::Infallible;

use plotters::prelude::{DrawingBackend, IntoDrawingArea};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle,
};

use super::failure::Failure;
use crate::figure::{Drawn, Pen, Style};

/// From the middle of a line of text down to its baseline, in font sizes.
pub(super) const BASELINE: f64 = 0.35;

/// One mark; all lengths are in backend units, `Style::subpixels` of which make a pixel.
pub(super) struct Mark {
    pub(super) shape: Shape,
    pub(super) colour: BackendColor,
    /// Width of the line; filled without one.
    pub(super) line: Option<u32>,
}

/// Where a mark is.
pub(super) enum Shape {
    /// A line through these places.
    Path(Vec<BackendCoord>),
    /// The corners of a polygon.
    Polygon(Vec<BackendCoord>),
    /// Two opposite corners: top left first.
    Rect([BackendCoord; 2]),
    /// Centre and radius.
    Circle(BackendCoord, u32),
    Text(Text),
}

/// A line of text, whose middle is at the height of `at`.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) at: BackendCoord,
    pub(super) align: HPos,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) family: String,
}

/// The marks that `paint` draws on a surface of `size` pixels.
pub(super) fn sketch<F>(size: [f64; 2], style: &Style, paint: F) -> Result<Vec<Mark>, Failure>
where
    F: for<'a> FnOnce(&Pen<'_, Sketch<'a>>) -> Drawn<Sketch<'a>>,
{
    let mut marks = Vec::new();
    let size = size.map(|pixels| (pixels * style.subpixels).ceil() as u32);
    let area = Sketch { marks: &mut marks, size }.into_drawing_area();
    paint(&Pen::new(&area, style)).map_err(|error| Failure::Drawing(error.to_string()))?;
    drop(area);
    Ok(marks)
}

/// A plotters backend that takes note of what is drawn.
pub struct Sketch<'a> {
    marks: &'a mut Vec<Mark>,
    size: [u32; 2],
}

type Noted = Result<(), DrawingErrorKind<Infallible>>;

impl Sketch<'_> {
    fn note<S: BackendStyle>(&mut self, shape: Shape, style: &S, filled: bool) -> Noted {
        let line = (!filled).then(|| style.stroke_width());
        self.marks.push(Mark { shape, colour: style.color(), line });
        Ok(())
    }
}

impl DrawingBackend for Sketch<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size.into()
    }

    fn ensure_prepared(&mut self) -> Noted {
        Ok(())
    }

    fn present(&mut self) -> Noted {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Noted {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Noted {
        self.note(Shape::Path(vec![from, to]), style, false)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Noted {
        let corners = [(a.0.min(b.0), a.1.min(b.1)), (a.0.max(b.0), a.1.max(b.1))];
        self.note(Shape::Rect(corners), style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Noted {
        self.note(Shape::Path(path.into_iter().collect()), style, false)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Noted {
        self.note(Shape::Circle(centre, radius), style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Noted {
        self.note(Shape::Polygon(corners.into_iter().collect()), style, true)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Noted {
        let bold = matches!(style.style(), FontStyle::Bold);
        let family = style.family().as_str().to_owned();
        let text = Text {
            text: text.to_owned(),
            at,
            align: style.anchor().h_pos,
            size: style.size(),
            bold,
            family,
        };
        self.marks.push(Mark { shape: Shape::Text(text), colour: style.color(), line: None });
        Ok(())
    }
}
