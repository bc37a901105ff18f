//! TikZ source that any TeX engine compiles, for papers that set their own type.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters::prelude::{DrawingBackend, IntoDrawingArea};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};

use super::{Failure, Paper};
use crate::figure::{Figure, Pen, Style, Theme};

/// From the middle of a line of text down to its baseline, in font sizes.
const BASELINE: f64 = 0.35;
/// Big points a CSS pixel.
const POINTS: f64 = 0.75;
/// Height of a line of text against its size, as TeX wants it.
const LEADING: f64 = 1.2;

/// A standalone document with one `tikzpicture`; coordinates are CSS pixels with y down. Without `background` it lies on
/// the page of its document.
pub fn tikz(figure: &Figure, paper: &Paper, theme: &Theme, background: bool) -> Result<String, Failure> {
    let (style, size) = (Style { opaque: background, ..paper.style() }, paper.size);
    let mut body = String::new();
    let area = TikzBackend { body: &mut body, unit: style.subpixels, size }.into_drawing_area();
    figure.paint(&Pen::new(&area, &style), size, theme).map_err(|error| Failure::Drawing(error.to_string()))?;
    drop(area);
    let [width, height] = size.map(super::svg::number);
    Ok(format!(
        "\\documentclass[tikz]{{standalone}}\n\\usepackage[T1]{{fontenc}}\n\\usepackage{{helvet}}\n\\begin{{document}}\n\
         \\begin{{tikzpicture}}[x={POINTS}bp, y=-{POINTS}bp, every node/.style={{inner sep=0, outer sep=0}}]\n\
         \\useasboundingbox (0,0) rectangle ({width},{height});\n\\clip (0,0) rectangle ({width},{height});\n{body}\
         \\end{{tikzpicture}}\n\\end{{document}}\n"
    ))
}

/// Draws TikZ commands into a string. Coordinates are `unit`ths of a pixel.
struct TikzBackend<'a> {
    body: &'a mut String,
    unit: f64,
    size: [f64; 2],
}

impl TikzBackend<'_> {
    fn place(&self, (x, y): BackendCoord) -> String {
        format!("({},{})", self.number(x), self.number(y))
    }

    fn number(&self, units: i32) -> String {
        super::svg::number(f64::from(units) / self.unit)
    }

    fn add(&mut self, options: &str, path: &str) {
        let _ = writeln!(self.body, "\\path[{options}] {path};");
    }

    fn options<S: BackendStyle>(&self, style: &S, fill: bool) -> String {
        if fill { paint("fill", style.color()) } else { self.stroke(style) }
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> String {
        let width = super::svg::number(f64::from(style.stroke_width()) / self.unit * POINTS);
        format!("{}, line width={width}bp", paint("draw", style.color()))
    }
}

/// A colour option: TikZ takes rgb triples in place.
fn paint(option: &str, colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    let opaque = format!("{option}={{rgb,255:red,{r};green,{g};blue,{b}}}");
    if colour.alpha >= 1.0 {
        opaque
    } else {
        format!("{opaque}, {option} opacity={}", super::svg::number(colour.alpha))
    }
}

impl DrawingBackend for TikzBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let [width, height] = self.size.map(|pixels| (pixels * self.unit).ceil() as u32);
        (width, height)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
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
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        opposite: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let path = format!("{} rectangle {}", self.place(corner), self.place(opposite));
        self.add(&self.options(style, fill), &path);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let places: Vec<String> = path.into_iter().map(|at| self.place(at)).collect();
        self.add(&self.stroke(style), &places.join(" -- "));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let radius = super::svg::number(f64::from(radius) / self.unit * POINTS);
        let path = format!("{} circle[radius={radius}bp]", self.place(centre));
        self.add(&self.options(style, fill), &path);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let places: Vec<String> = corners.into_iter().map(|at| self.place(at)).collect();
        self.add(&paint("fill", style.color()), &format!("{} -- cycle", places.join(" -- ")));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "base west",
            HPos::Center => "base",
            HPos::Right => "base east",
        };
        let pixels = style.size() / self.unit;
        let baseline = f64::from(at.1) / self.unit + BASELINE * pixels;
        let [size, leading, y] = [POINTS * pixels, LEADING * POINTS * pixels, baseline].map(super::svg::number);
        let weight = if matches!(style.style(), FontStyle::Bold) { "\\bfseries" } else { "" };
        let (colour, x, text) = (paint("text", style.color()), self.number(at.0), escape(text));
        let _ = writeln!(
            self.body,
            "\\node[anchor={anchor}, {colour}, font=\\fontsize{{{size}bp}}{{{leading}bp}}\\selectfont\\sffamily{weight}] at \
             ({x},{y}) {{{text}}};"
        );
        Ok(())
    }
}

/// Text for TeX: its special characters, and the signs that fonts of old engines lack, as commands.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '#' | '$' | '%' | '&' | '_' | '{' | '}' => escaped.extend(['\\', c]),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '→' => escaped.push_str("$\\rightarrow$"),
            '↑' => escaped.push_str("$\\uparrow$"),
            '−' => escaped.push_str("$-$"),
            '…' => escaped.push_str("\\ldots{}"),
            'κ' => escaped.push_str("$\\kappa$"),
            'Δ' => escaped.push_str("$\\Delta$"),
            '°' => escaped.push_str("$^\\circ$"),
            '∞' => escaped.push_str("$\\infty$"),
            '₀'..='₉' => {
                let _ = write!(escaped, "$_{}$", c as u32 - '₀' as u32);
            }
            other => escaped.push(other),
        }
    }
    escaped
}
