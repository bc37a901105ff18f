//! SVG that drawing programs and slides open unchanged: hex colours with separate opacity
//! attributes, texts as texts, no scripts, styles, clips or foreign objects.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord};

use serde::{Deserialize, Serialize};

use super::{
    Paper,
    decimals::number,
    failure::Failure,
    sketch::{BASELINE, Mark, Shape, Sketch, Text, sketch},
};
use crate::figure::{Drawn, Figure, Pen, Style, Theme};

/// A whole figure as one SVG file; without `background` it lies on whatever is behind it.
/// Texts are in fonts that readers have, or in `letters` that come along.
///
/// # Errors
/// [`Failure::Drawing`], when the figure cannot be drawn, and [`Failure::Font`], when letters that
/// are to be embedded cannot be cut out of a font.
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
        Some((letters, Lettering::Embedded)) => {
            (Style { family: EMBEDDED, ..style }, None, Some(letters))
        }
        _ => (style, None, None),
    };
    let Drawing { body, used } =
        drawing(paper.size, &style, outlines, |pen| figure.paint(pen, paper.size, theme))?;
    let fonts = embedded.map_or(Ok(String::new()), |letters| style_sheet(letters, &used))?;
    let [width, height] = paper.size.map(number);
    let [shown_width, shown_height] = paper.size.map(|pixels| paper.length(pixels));
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" \
         width=\"{shown_width}\" height=\"{shown_height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n{fonts}{body}</svg>\n",
        escape(title),
        escape(&figure.caption)
    ))
}

/// A bare picture of `size` pixels as SVG, drawn by `paint`.
pub fn picture<F>(size: [f64; 2], style: &Style, paint: F) -> Result<String, Failure>
where
    F: for<'a> FnOnce(&Pen<'_, Sketch<'a>>) -> Drawn<Sketch<'a>>,
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
fn drawing<F>(
    size: [f64; 2],
    style: &Style,
    outlines: Option<&dyn Letters>,
    paint: F,
) -> Result<Drawing, Failure>
where
    F: for<'a> FnOnce(&Pen<'_, Sketch<'a>>) -> Drawn<Sketch<'a>>,
{
    let marks = sketch(size, style, paint)?;
    let mut writer = Writer {
        drawing: Drawing::default(),
        unit: style.subpixels,
        run: Run::default(),
        outlines,
    };
    marks.iter().for_each(|mark| writer.write(mark));
    writer.flush();
    Ok(writer.drawing)
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

/// What the embedded family is called, and what programs take that know no embedded fonts. The
/// font's own name is reserved to the whole font.
const EMBEDDED: &str = "Figure Sans, Figure Own, Helvetica, Arial, sans-serif";
/// Where the embedded fonts come from, as their licence asks.
const NOTICE: &str = "The embedded fonts are parts of Liberation Sans, (c) 2012 Red Hat, Inc., \
    licensed under the SIL Open Font License 1.1";

/// Both weights of what the texts use, as fonts of a style sheet.
fn style_sheet(letters: &dyn Letters, used: &[BTreeSet<char>; 2]) -> Result<String, Failure> {
    let mut sheet = format!("<!-- {NOTICE} -->\n<style>\n");
    for (bold, used) in [false, true].into_iter().zip(used).filter(|(_, used)| !used.is_empty()) {
        let (weight, file) = (
            if bold { "bold" } else { "normal" },
            BASE64_STANDARD.encode(letters.cut(used, bold)?),
        );
        let _ = writeln!(
            sheet,
            "@font-face {{ font-family: \"Figure Sans\"; font-weight: {weight}; \
             src: url(data:font/ttf;base64,{file}); }}"
        );
    }
    // Letters that the family lacks: whatever weight the text has, there is one.
    let all = used.iter().flatten().copied().collect();
    if let Some(own) = letters.cut_own(&all)? {
        let file = BASE64_STANDARD.encode(own);
        let _ = writeln!(
            sheet,
            "@font-face {{ font-family: \"Figure Own\"; src: url(data:font/otf;base64,{file}); }}"
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

    /// An OpenType file of those of these characters that are drawn in a font of the reader's own;
    /// none where there are none.
    ///
    /// # Errors
    /// Where the font cannot be cut.
    fn cut_own(&self, characters: &BTreeSet<char>) -> Result<Option<Vec<u8>>, Failure>;
}

/// Writes marks as SVG elements. Coordinates are `unit`ths of a pixel.
struct Writer<'a> {
    drawing: Drawing,
    unit: f64,
    run: Run,
    outlines: Option<&'a dyn Letters>,
}

/// Neighbouring elements that look the same: they share one group.
#[derive(Default)]
struct Run {
    look: String,
    elements: Vec<String>,
}

impl Writer<'_> {
    fn write(&mut self, mark: &Mark) {
        let element = match &mark.shape {
            Shape::Path(places) => match places.as_slice() {
                [from, to] => {
                    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(|u| self.pixels(u));
                    format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>")
                }
                places => format!("<polyline points=\"{}\"/>", self.points(places)),
            },
            Shape::Polygon(corners) => format!("<polygon points=\"{}\"/>", self.points(corners)),
            Shape::Rect([(left, top), (right, bottom)]) => {
                let [x, y, width, height] =
                    [*left, *top, right - left, bottom - top].map(|u| self.pixels(u));
                format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")
            }
            Shape::Circle(centre, radius) => {
                let (x, y, r) = (
                    self.pixels(centre.0),
                    self.pixels(centre.1),
                    number(f64::from(*radius) / self.unit),
                );
                format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>")
            }
            Shape::Text(text) => return self.text(text, mark.colour),
        };
        self.add(self.look(mark), element);
    }

    fn text(&mut self, text: &Text, colour: BackendColor) {
        match self.outlines {
            Some(letters) => self.outline(letters, text, colour),
            None => self.line(text, colour),
        }
    }

    /// A text as one filled path.
    fn outline(&mut self, letters: &dyn Letters, text: &Text, colour: BackendColor) {
        let size = text.size / self.unit;
        let back = match text.align {
            HPos::Left => 0.0,
            HPos::Center => letters.width(&text.text, text.bold) / 2.0,
            HPos::Right => letters.width(&text.text, text.bold),
        };
        let [x, y] = [text.at.0, text.at.1].map(|units| f64::from(units) / self.unit);
        let path =
            letters.outline(&text.text, text.bold, size, [x - back * size, y + BASELINE * size]);
        self.add(paint("fill", colour), format!("<path d=\"{path}\"/>"));
    }

    /// A text as text.
    fn line(&mut self, text: &Text, colour: BackendColor) {
        self.flush();
        self.drawing.used[usize::from(text.bold)].extend(text.text.chars());
        let anchor = match text.align {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let size = text.size / self.unit;
        let (x, y) =
            (self.pixels(text.at.0), number(f64::from(text.at.1) / self.unit + BASELINE * size));
        let weight = if text.bold { " font-weight=\"bold\"" } else { "" };
        let (family, size) = (escape(&text.family), number(size));
        let (fill, text) = (paint("fill", colour), escape(&text.text));
        let _ = writeln!(
            self.drawing.body,
            "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-size=\"{size}\"{weight} \
             text-anchor=\"{anchor}\" {fill}>{text}</text>"
        );
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

    fn look(&self, mark: &Mark) -> String {
        match mark.line {
            None => paint("fill", mark.colour),
            Some(width) => {
                let width = number(f64::from(width) / self.unit);
                format!("fill=\"none\" {} stroke-width=\"{width}\"", paint("stroke", mark.colour))
            }
        }
    }

    fn pixels(&self, units: i32) -> String {
        number(f64::from(units) / self.unit)
    }

    fn points(&self, places: &[BackendCoord]) -> String {
        let places = places.iter().map(|&(x, y)| format!("{},{}", self.pixels(x), self.pixels(y)));
        places.collect::<Vec<_>>().join(" ")
    }
}

/// A colour attribute, with its opacity beside it unless it is opaque.
fn paint(attribute: &str, colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    let opaque = format!("{attribute}=\"#{r:02X}{g:02X}{b:02X}\"");
    if colour.alpha >= 1.0 {
        opaque
    } else {
        format!("{opaque} {attribute}-opacity=\"{}\"", number(colour.alpha))
    }
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
