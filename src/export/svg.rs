//! SVG that drawing programs and slides open unchanged: hex colours with separate opacity attributes, texts as texts, no
//! scripts, styles, clips or foreign objects.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::fmt::Write as _;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use plotters::prelude::{DrawingBackend, IntoDrawingArea};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};

use serde::{Deserialize, Serialize};

use super::{Failure, Paper};
use crate::figure::{Drawn, Figure, Pen, Style, Theme};

/// From the middle of a line of text down to its baseline, in font sizes.
const BASELINE: f64 = 0.35;

/// A whole figure as one SVG file; without `background` it lies on whatever is behind it.
/// Texts are in fonts that readers have, or in `letters` that come along.
pub fn svg(
    figure: &Figure,
    paper: &Paper,
    theme: &Theme,
    background: bool,
    letters: Option<(&dyn Letters, Lettering)>,
) -> Result<String, Failure> {
    let style = Style { opaque: background, ..paper.style() };
    let title = if figure.title.is_empty() { "All or None" } else { &figure.title };
    let (style, outlines, embedded) = match letters {
        Some((letters, Lettering::Outlines)) => (style, Some(letters), None),
        Some((letters, Lettering::Embedded)) => (Style { family: EMBEDDED, ..style }, None, Some(letters)),
        _ => (style, None, None),
    };
    let Drawing { body, used } = drawing(paper.size, &style, outlines, |pen| figure.paint(pen, paper.size, theme))?;
    let fonts = embedded.map_or(Ok(String::new()), |letters| style_sheet(letters, &used))?;
    let [width, height] = paper.size.map(number);
    let [shown_width, shown_height] = paper.size.map(|pixels| paper.length(pixels));
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{shown_width}\" height=\"{shown_height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n{fonts}{body}</svg>\n",
        escape(title),
        escape(&figure.caption)
    ))
}

/// A bare picture of `size` pixels as SVG, drawn by `paint`.
pub fn picture<F>(size: [f64; 2], style: &Style, paint: F) -> Result<String, Failure>
where
    F: for<'a> FnOnce(&Pen<'_, SvgBackend<'a>>) -> Drawn<SvgBackend<'a>>,
{
    let Drawing { body, .. } = drawing(size, style, None, paint)?;
    let [width, height] = size.map(number);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n{body}</svg>\n"
    ))
}

/// What was drawn so far.
#[derive(Default)]
struct Drawing {
    /// SVG elements.
    body: String,
    /// The characters of texts, regular and bold.
    used: [BTreeSet<char>; 2],
}

/// The elements that `paint` draws.
fn drawing<F>(size: [f64; 2], style: &Style, outlines: Option<&dyn Letters>, paint: F) -> Result<Drawing, Failure>
where
    F: for<'a> FnOnce(&Pen<'_, SvgBackend<'a>>) -> Drawn<SvgBackend<'a>>,
{
    let mut drawing = Drawing::default();
    let backend = SvgBackend { drawing: &mut drawing, unit: style.subpixels, size, run: Run::default(), outlines };
    let area = backend.into_drawing_area();
    paint(&Pen::new(&area, style)).map_err(|error| Failure::Drawing(error.to_string()))?;
    area.present().map_err(|error| Failure::Drawing(error.to_string()))?;
    drop(area);
    Ok(drawing)
}

/// What becomes of the texts of an SVG file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lettering {
    /// Texts in fonts that readers have.
    Named,
    /// Texts, and the letters they use as embedded fonts.
    Embedded,
    /// Outlines: the same without any font, and no longer texts.
    Outlines,
}

/// What the embedded family is called, and what programs take that know no embedded fonts. The font's own name is reserved
/// to the whole font.
const EMBEDDED: &str = "Figure Sans, Helvetica, Arial, sans-serif";
/// Where the embedded fonts come from, as their licence asks.
const NOTICE: &str = "The embedded fonts are parts of Liberation Sans, (c) 2012 Red Hat, Inc., licensed under the SIL Open Font License 1.1";

/// Both weights of what the texts use, as fonts of a style sheet.
fn style_sheet(letters: &dyn Letters, used: &[BTreeSet<char>; 2]) -> Result<String, Failure> {
    let mut sheet = format!("<!-- {NOTICE} -->\n<style>\n");
    for (bold, used) in [false, true].into_iter().zip(used).filter(|(_, used)| !used.is_empty()) {
        let (weight, file) = (if bold { "bold" } else { "normal" }, BASE64_STANDARD.encode(letters.cut(used, bold)?));
        let _ = writeln!(
            sheet,
            "@font-face {{ font-family: \"Figure Sans\"; font-weight: {weight}; src: url(data:font/ttf;base64,{file}); }}"
        );
    }
    Ok(sheet + "</style>\n")
}

/// The shapes of letters. Who only writes texts as texts does not carry the code that reads fonts.
pub trait Letters {
    /// The width of a text, in font sizes.
    fn width(&self, text: &str, bold: bool) -> f64;

    /// The outlines of a text as SVG path data, its baseline starting at `origin`, in pixels.
    fn outline(&self, text: &str, bold: bool, size: f64, origin: [f64; 2]) -> String;

    /// An OpenType file of these characters.
    ///
    /// # Errors
    /// Where the font cannot be cut.
    fn cut(&self, characters: &BTreeSet<char>, bold: bool) -> Result<Vec<u8>, Failure>;
}

/// Draws SVG elements into a string. Coordinates are `unit`ths of a pixel.
pub struct SvgBackend<'a> {
    drawing: &'a mut Drawing,
    unit: f64,
    size: [f64; 2],
    run: Run,
    outlines: Option<&'a dyn Letters>,
}

/// Neighbouring elements that look the same: they share one group.
#[derive(Default)]
struct Run {
    look: String,
    elements: Vec<String>,
}

impl SvgBackend<'_> {
    /// A text as one filled path.
    fn outline<S: BackendTextStyle>(&mut self, letters: &dyn Letters, text: &str, style: &S, at: BackendCoord) {
        let (bold, size) = (matches!(style.style(), FontStyle::Bold), style.size() / self.unit);
        let back = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => letters.width(text, bold) / 2.0,
            HPos::Right => letters.width(text, bold),
        };
        let [x, y] = [at.0, at.1].map(|units| f64::from(units) / self.unit);
        let path = letters.outline(text, bold, size, [x - back * size, y + BASELINE * size]);
        self.add(paint("fill", style.color()), format!("<path d=\"{path}\"/>"));
    }

    fn add(&mut self, look: String, element: String) {
        if look != self.run.look {
            self.flush();
            self.run.look = look;
        }
        self.run.elements.push(element);
    }

    fn flush(&mut self) {
        let Run { look, elements } = std::mem::take(&mut self.run);
        if let [only] = elements.as_slice() {
            self.drawing.body.push_str(&only.replacen("/>", &format!(" {look}/>"), 1));
            self.drawing.body.push('\n');
        } else if !elements.is_empty() {
            let _ = writeln!(self.drawing.body, "<g {look}>\n{}\n</g>", elements.join("\n"));
        }
    }

    fn pixels(&self, units: i32) -> String {
        number(f64::from(units) / self.unit)
    }

    fn points(&self, places: impl IntoIterator<Item = BackendCoord>) -> String {
        let places = places.into_iter().map(|(x, y)| format!("{},{}", self.pixels(x), self.pixels(y)));
        places.collect::<Vec<_>>().join(" ")
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> String {
        let width = number(f64::from(style.stroke_width()) / self.unit);
        format!("fill=\"none\" {} stroke-width=\"{width}\"", paint("stroke", style.color()))
    }

    fn look<S: BackendStyle>(&self, style: &S, fill: bool) -> String {
        if fill { paint("fill", style.color()) } else { self.stroke(style) }
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let [width, height] = self.size.map(|pixels| (pixels * self.unit).ceil() as u32);
        (width, height)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        self.flush();
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Result<(), DrawingErrorKind<Infallible>> {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(|u| self.pixels(u));
        self.add(self.stroke(style), format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        opposite: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let (left, right) = (corner.0.min(opposite.0), corner.0.max(opposite.0));
        let (top, bottom) = (corner.1.min(opposite.1), corner.1.max(opposite.1));
        let [x, y, width, height] = [left, top, right - left, bottom - top].map(|u| self.pixels(u));
        let element = format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
        self.add(self.look(style, fill), element);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let places: Vec<BackendCoord> = path.into_iter().collect();
        if let [from, to] = places.as_slice() {
            return self.draw_line(*from, *to, style);
        }
        let element = format!("<polyline points=\"{}\"/>", self.points(places));
        self.add(self.stroke(style), element);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let (x, y, r) = (self.pixels(centre.0), self.pixels(centre.1), number(f64::from(radius) / self.unit));
        self.add(self.look(style, fill), format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let element = format!("<polygon points=\"{}\"/>", self.points(corners));
        self.add(paint("fill", style.color()), element);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        if let Some(letters) = self.outlines {
            self.outline(letters, text, style, at);
            return Ok(());
        }
        self.flush();
        let bold = matches!(style.style(), FontStyle::Bold);
        self.drawing.used[usize::from(bold)].extend(text.chars());
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let size = style.size() / self.unit;
        let (x, y) = (self.pixels(at.0), number(f64::from(at.1) / self.unit + BASELINE * size));
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        let (family, size) = (escape(style.family().as_str()), number(size));
        let (fill, text) = (paint("fill", style.color()), escape(text));
        let _ = writeln!(
            self.drawing.body,
            "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-size=\"{size}\"{weight} text-anchor=\"{anchor}\" \
             {fill}>{text}</text>"
        );
        Ok(())
    }
}

/// A colour attribute, with its opacity beside it unless it is opaque.
fn paint(attribute: &str, colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    let opaque = format!("{attribute}=\"#{r:02X}{g:02X}{b:02X}\"");
    if colour.alpha >= 1.0 { opaque } else { format!("{opaque} {attribute}-opacity=\"{}\"", number(colour.alpha)) }
}

/// At most two decimals, without trailing zeros.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Text for XML; characters that XML forbids become the replacement character.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            other => escaped.push(other),
        }
    }
    escaped
}
