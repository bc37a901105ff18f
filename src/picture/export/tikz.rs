//! TikZ source that any TeX engine compiles, for papers that set their own type.

use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord};

use super::{
    Failure, Paper,
    bidi::visual,
    decimals::number,
    sketch::{BASELINE, Mark, Shape, Text, sketch},
};
use crate::figure::{Figure, Style, Theme};

/// Big points a CSS pixel.
const POINTS: f64 = 0.75;
/// Height of a line of text against its size, as TeX wants it.
const LEADING: f64 = 1.2;

/// A standalone document with one `tikzpicture`; coordinates are CSS pixels with y down. Without
/// `background` it lies on the page of its document.
///
/// # Errors
/// [`Failure::Drawing`], when the figure cannot be drawn.
pub fn tikz(
    figure: &Figure,
    paper: &Paper,
    theme: &Theme,
    background: bool,
) -> Result<String, Failure> {
    let (style, size) = (Style { opaque: background, ..paper.style() }, paper.size);
    let marks = sketch(size, &style, |pen| figure.paint(pen, size, theme))?;
    let writer = Writer { unit: style.subpixels };
    let body: String = marks.iter().map(|mark| writer.command(mark) + "\n").collect();
    let [width, height] = size.map(number);
    Ok(format!(
        "\\documentclass[tikz]{{standalone}}\n\\usepackage[T1]{{fontenc}}\n\\usepackage{{helvet}}\n\\begin{{document}}\n\
         \\begin{{tikzpicture}}[x={POINTS}bp, y=-{POINTS}bp, every node/.style={{inner sep=0, outer sep=0}}]\n\
         \\useasboundingbox (0,0) rectangle ({width},{height});\n\\clip (0,0) rectangle ({width},{height});\n{body}\
         \\end{{tikzpicture}}\n\\end{{document}}\n"
    ))
}

/// Writes marks as TikZ commands. Coordinates are `unit`ths of a pixel.
struct Writer {
    unit: f64,
}

impl Writer {
    fn command(&self, mark: &Mark) -> String {
        let path = match &mark.shape {
            Shape::Path(places) => self.through(places),
            Shape::Polygon(corners) => format!("{} -- cycle", self.through(corners)),
            Shape::Rect([corner, opposite]) => {
                format!("{} rectangle {}", self.place(*corner), self.place(*opposite))
            }
            Shape::Circle(centre, radius) => {
                let radius = number(f64::from(*radius) / self.unit * POINTS);
                format!("{} circle[radius={radius}bp]", self.place(*centre))
            }
            Shape::Text(text) => return self.node(text, mark.colour),
        };
        let options = match mark.line {
            None => paint("fill", mark.colour),
            Some(width) => {
                let width = number(f64::from(width) / self.unit * POINTS);
                format!("{}, line width={width}bp", paint("draw", mark.colour))
            }
        };
        format!("\\path[{options}] {path};")
    }

    fn node(&self, text: &Text, colour: BackendColor) -> String {
        let anchor = match text.align {
            HPos::Left => "base west",
            HPos::Center => "base",
            HPos::Right => "base east",
        };
        let pixels = text.size / self.unit;
        let baseline = f64::from(text.at.1) / self.unit + BASELINE * pixels;
        let [size, leading, y] = [POINTS * pixels, LEADING * POINTS * pixels, baseline].map(number);
        let weight = if text.bold { "\\bfseries" } else { "" };
        let (colour, x, text) =
            (paint("text", colour), self.number(text.at.0), escape(&visual(&text.text, |_| true)));
        format!(
            "\\node[anchor={anchor}, {colour}, font=\\fontsize{{{size}bp}}{{{leading}bp}}\\selectfont\\sffamily{weight}] at \
             ({x},{y}) {{{text}}};"
        )
    }

    fn through(&self, places: &[BackendCoord]) -> String {
        let places: Vec<String> = places.iter().map(|&at| self.place(at)).collect();
        places.join(" -- ")
    }

    fn place(&self, (x, y): BackendCoord) -> String {
        format!("({},{})", self.number(x), self.number(y))
    }

    fn number(&self, units: i32) -> String {
        number(f64::from(units) / self.unit)
    }
}

/// A colour option: TikZ takes rgb triples in place.
fn paint(option: &str, colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    let opaque = format!("{option}={{rgb,255:red,{r};green,{g};blue,{b}}}");
    if colour.alpha >= 1.0 {
        opaque
    } else {
        format!("{opaque}, {option} opacity={}", number(colour.alpha))
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
            '·' => escaped.push_str("$\\cdot$"),
            '“' => escaped.push_str("``"),
            '”' => escaped.push_str("''"),
            'κ' => escaped.push_str("$\\kappa$"),
            'Δ' => escaped.push_str("$\\Delta$"),
            '°' => escaped.push_str("$^\\circ$"),
            '∞' => escaped.push_str("$\\infty$"),
            '₀'..='₉' => {
                let _ = write!(escaped, "$_{}$", c as u32 - '₀' as u32);
            }
            control if control.is_control() => {
                let _ = write!(escaped, "\\textbackslash{{}}x{:02X}", control as u32);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escapes_that_one_can_read() {
        assert_eq!(escape("a\u{7}b_c"), "a\\textbackslash{}x07b\\_c");
        assert!(!escape("\0\t\r\u{85}").contains(char::is_control));
    }
}
