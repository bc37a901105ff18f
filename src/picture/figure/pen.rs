//! Shapes and texts in fractional pixels on any plotters backend.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::{
    Color, DrawingBackend, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle,
};
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::{Align, Halo, PlacedName, Style, Text, Theme, mark::Mark, placed_name::Noted};
use crate::scene::Rect;

/// What drawing gives back: the backend's error, if it has any.
pub type Drawn<DB> = Measured<(), DB>;

/// What drawing gives back together with something it measured.
pub type Measured<T, DB> = Result<T, DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// The look of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour with opacity.
    pub colour: RGBAColor,
    /// Width in pixels.
    pub width: f64,
    /// Lengths of dash and gap in hairlines, or none for a solid line.
    pub dash: Option<[f64; 2]>,
}

/// A straight line on the screen and its look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its ends, in pixels.
    pub ends: [[f64; 2]; 2],
    /// Its look.
    pub stroke: Stroke,
}

impl Stroke {
    /// A solid line.
    pub fn solid(colour: impl Color, width: f64) -> Self {
        Self { colour: colour.to_rgba(), width, dash: None }
    }
}

/// Draws on a plotters area in fractional pixels from an origin. The area is only a surface: its
/// own size plays no part.
pub struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    style: Style,
    origin: [f64; 2],
    noted: Option<&'a Noted>,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    /// A pen whose origin is the area's top left corner.
    pub fn new(area: &'a DrawingArea<DB, Shift>, style: &Style) -> Self {
        Self { area, style: *style, origin: [0.0, 0.0], noted: None }
    }

    /// The same pen with its origin moved by this many pixels.
    pub fn moved(&self, by: [f64; 2]) -> Self {
        Self { origin: [self.origin[0] + by[0], self.origin[1] + by[1]], ..*self }
    }

    /// The same pen with other sizes.
    pub fn styled(&self, style: Style) -> Self {
        Self { style, ..*self }
    }

    /// The same pen, which writes down where the names of plots stand.
    pub(crate) fn noting<'b>(&'b self, noted: &'b Noted) -> Pen<'b, DB> {
        Pen { noted: Some(noted), ..*self }
    }

    /// Begins another plot in what is written down.
    pub(super) fn note_plot(&self) {
        self.noted.iter().for_each(|noted| noted.borrow_mut().push(Vec::new()));
    }

    /// Writes down a name whose places are this pen's, if names are wanted.
    pub(super) fn note(&self, name: impl FnOnce() -> PlacedName) {
        let Some(noted) = self.noted else { return };
        let [x, y] = self.origin;
        let mut name = name();
        name.rect = name.rect.moved([x, y]);
        name.point = [name.point[0] + x, name.point[1] + y];
        if let Some(plot) = noted.borrow_mut().last_mut() {
            plot.push(name);
        }
    }

    /// The sizes this pen draws with.
    pub fn style(&self) -> &Style {
        &self.style
    }

    fn unit(&self, at: [f64; 2]) -> (i32, i32) {
        let unit = |k: usize| ((at[k] + self.origin[k]) * self.style.subpixels).round() as i32;
        (unit(0), unit(1))
    }

    fn length(&self, pixels: f64) -> u32 {
        (pixels * self.style.subpixels).round().max(1.0) as u32
    }

    fn shape(&self, stroke: &Stroke) -> ShapeStyle {
        ShapeStyle { color: stroke.colour, filled: false, stroke_width: self.length(stroke.width) }
    }

    /// The middle of the device pixel at a coordinate of this pen: where a hairline is sharp.
    pub fn crisp(&self, axis: usize, at: f64) -> f64 {
        let device = (at + self.origin[axis]) * self.style.device;
        (device.floor() + 0.5) / self.style.device - self.origin[axis]
    }

    /// A line through several places.
    pub fn path(&self, places: &[[f64; 2]], stroke: &Stroke) -> Drawn<DB> {
        match stroke.dash {
            None => self.area.draw(&Mark::Path(self.units(places), self.shape(stroke))),
            Some(dash) => {
                places.windows(2).try_for_each(|ends| self.dashed(ends[0], ends[1], dash, stroke))
            }
        }
    }

    /// A line between two places.
    pub fn line(&self, from: [f64; 2], to: [f64; 2], stroke: &Stroke) -> Drawn<DB> {
        self.path(&[from, to], stroke)
    }

    fn dashed(
        &self,
        from: [f64; 2],
        to: [f64; 2],
        [dash, gap]: [f64; 2],
        stroke: &Stroke,
    ) -> Drawn<DB> {
        let [dash, gap] = [dash, gap].map(|pixels| pixels * self.style.line);
        let solid = Stroke { dash: None, ..*stroke };
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        let place =
            |along: f64| [0, 1].map(|k| from[k] + (to[k] - from[k]) * along.min(length) / length);
        // A last dash that would be a mere dot is left out.
        let dashes = ((length - SHORTEST_DASH * dash) / (dash + gap)).ceil().max(1.0) as usize;
        let mut starts = (0..dashes).map(|i| i as f64 * (dash + gap));
        starts.try_for_each(|start| self.line(place(start), place(start + dash), &solid))
    }

    /// A filled polygon.
    pub fn polygon(&self, corners: &[[f64; 2]], colour: impl Color) -> Drawn<DB> {
        self.area.draw(&Mark::Polygon(self.units(corners), colour.to_rgba()))
    }

    /// A filled circle.
    pub fn disc(&self, at: [f64; 2], radius: f64, colour: impl Color) -> Drawn<DB> {
        self.area.draw(&Mark::Circle(self.unit(at), self.length(radius), colour.filled()))
    }

    /// The outline of a circle.
    pub fn ring(&self, at: [f64; 2], radius: f64, stroke: &Stroke) -> Drawn<DB> {
        self.area.draw(&Mark::Circle(self.unit(at), self.length(radius), self.shape(stroke)))
    }

    /// A filled rectangle.
    pub fn rect(&self, rect: Rect, colour: impl Color) -> Drawn<DB> {
        let corners = [self.unit([rect.left, rect.top]), self.unit([rect.right, rect.bottom])];
        self.area.draw(&Mark::Rectangle(corners, colour.to_rgba()))
    }

    /// The surface under a picture, unless it is left transparent.
    pub fn background(&self, rect: Rect, theme: &Theme) -> Drawn<DB> {
        if self.style.opaque { self.rect(rect, theme.surface) } else { Ok(()) }
    }

    /// The outline of a rectangle.
    pub fn outline(&self, rect: Rect, stroke: &Stroke) -> Drawn<DB> {
        let Rect { left, top, right, bottom } = rect;
        self.path(
            &[[left, top], [right, top], [right, bottom], [left, bottom], [left, top]],
            stroke,
        )
    }

    /// A line of text, half its height above and half below its anchor.
    pub fn text(&self, at: [f64; 2], text: &Text) -> Drawn<DB> {
        if text.text.is_empty() {
            return Ok(());
        }
        let slant = if text.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(
            FontFamily::Name(self.style.family),
            text.size * self.style.subpixels,
            slant,
        );
        let side = match text.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let style = TextStyle::from(font).color(&text.colour).pos(Pos::new(side, VPos::Center));
        self.area.draw(&Mark::Text(text.text, self.unit(at), style))
    }

    /// A line of text lifted off what lies behind it.
    pub fn lifted(&self, at: [f64; 2], text: &Text, surface: RGBColor) -> Drawn<DB> {
        match self.style.halo {
            Halo::Plate => self.rect(plate(at, text), surface.mix(PLATE_OPACITY))?,
            Halo::Outline => {
                let copy = Text { colour: surface, ..*text };
                HALO.iter().try_for_each(|by| {
                    self.text([0, 1].map(|k| at[k] + by[k] * self.style.line), &copy)
                })?;
            }
        }
        self.text(at, text)
    }

    fn units(&self, places: &[[f64; 2]]) -> Vec<(i32, i32)> {
        places.iter().map(|&at| self.unit(at)).collect()
    }
}

/// The share of a dash that is still drawn where a line ends.
const SHORTEST_DASH: f64 = 0.35;
/// Opacity of the plate behind a text.
const PLATE_OPACITY: f64 = 0.8;
/// Where the copies of a text stand that make its outline, in hairlines.
const HALO: [[f64; 2]; 8] = [
    [-1.5, 0.0],
    [1.5, 0.0],
    [0.0, -1.5],
    [0.0, 1.5],
    [-1.1, -1.1],
    [1.1, -1.1],
    [-1.1, 1.1],
    [1.1, 1.1],
];

/// The rectangle just behind a text.
fn plate(at: [f64; 2], text: &Text) -> Rect {
    let width = text.width();
    let middle = match text.align {
        Align::Start => at[0] + width / 2.0,
        Align::Middle => at[0],
        Align::End => at[0] - width / 2.0,
    };
    Rect::centred([middle, at[1]], [width, text.size * 1.1])
}
