//! What the pen puts on a surface: one primitive of the backend, already in its units.
//!
//! Elements of plotters itself have their coordinates moved onto the drawing area where they lie
//! outside, which bends whatever reaches over the edge; these are passed on as they are.

use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{DrawingBackend, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingErrorKind};

/// A primitive in backend units.
pub(super) enum Mark<'a> {
    /// A line through several places.
    Path(Vec<BackendCoord>, ShapeStyle),
    /// A filled polygon.
    Polygon(Vec<BackendCoord>, RGBAColor),
    /// A circle with a radius, filled or not.
    Circle(BackendCoord, u32, ShapeStyle),
    /// A filled rectangle between two corners.
    Rectangle([BackendCoord; 2], RGBAColor),
    /// A line of text.
    Text(&'a str, BackendCoord, TextStyle<'a>),
}

/// No points for plotters to move.
impl<'a> PointCollection<'a, BackendCoord> for &'a Mark<'_> {
    type Point = BackendCoord;
    type IntoIter = std::iter::Empty<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Mark<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        match self {
            Self::Path(places, style) => backend.draw_path(places.iter().copied(), style),
            Self::Polygon(corners, colour) => backend.fill_polygon(corners.iter().copied(), colour),
            Self::Circle(centre, radius, style) => {
                backend.draw_circle(*centre, *radius, style, style.filled)
            }
            Self::Rectangle([a, b], colour) => backend.draw_rect(*a, *b, colour, true),
            Self::Text(text, at, style) => backend.draw_text(text, style, *at),
        }
    }
}
