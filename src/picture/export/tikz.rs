//! TikZ source for papers that set their own type, which any TeX engine compiles; letters of other
//! scripts than the Latin one need one that takes the fonts of the system.

use std::collections::BTreeSet;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord};

use super::{
    Paper,
    bidi::visual,
    decimals::number,
    failure::Failure,
    sketch::{BASELINE, Mark, Shape, Text, sketch},
};
use crate::figure::{Figure, Style, Theme};

mod scripts;
mod signs;

use scripts::{Script, preamble};
use signs::{accent, command, script};

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
    let mut writer = Writer { unit: style.subpixels, scripts: BTreeSet::new() };
    let body: String = marks.iter().map(|mark| writer.command(mark) + "\n").collect();
    let fonts = preamble(&writer.scripts);
    let [width, height] = size.map(number);
    Ok(format!(
        "\\documentclass[tikz]{{standalone}}\n{fonts}\\begin{{document}}\n\
         \\begin{{tikzpicture}}[x={POINTS}bp, y=-{POINTS}bp, \
         every node/.style={{inner sep=0, outer sep=0}}]\n\
         \\useasboundingbox (0,0) rectangle ({width},{height});\n\
         \\clip (0,0) rectangle ({width},{height});\n{body}\
         \\end{{tikzpicture}}\n\\end{{document}}\n"
    ))
}

/// Writes marks as TikZ commands. Coordinates are `unit`ths of a pixel.
struct Writer {
    unit: f64,
    /// The scripts that were written.
    scripts: BTreeSet<Script>,
}

impl Writer {
    fn command(&mut self, mark: &Mark) -> String {
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

    fn node(&mut self, text: &Text, colour: BackendColor) -> String {
        let anchor = match text.align {
            HPos::Left => "base west",
            HPos::Center => "base",
            HPos::Right => "base east",
        };
        let pixels = text.size / self.unit;
        let baseline = f64::from(text.at.1) / self.unit + BASELINE * pixels;
        let [size, leading, y] = [POINTS * pixels, LEADING * POINTS * pixels, baseline].map(number);
        let weight = if text.bold { "\\bfseries" } else { "" };
        let (colour, x) = (paint("text", colour), self.number(text.at.0));
        let text = escape(&visual(&text.text, |_| true), &mut self.scripts);
        format!(
            "\\node[anchor={anchor}, {colour}, \
             font=\\fontsize{{{size}bp}}{{{leading}bp}}\\selectfont\\sffamily{weight}] at \
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

/// Text for TeX: its special characters and signs as commands, letters that its fonts lack in fonts
/// of their own, word by word.
fn escape(text: &str, scripts: &mut BTreeSet<Script>) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut open = None;
    while let Some(c) = letters.next() {
        let accent = letters.peek().and_then(|&next| accent(next));
        let written = match accent {
            Some(accent) => {
                letters.next();
                (format!("{accent}{{{}}}", written(c)), None)
            }
            None if is_command(c) => (written(c), None),
            None => (written(c), Script::of(c)),
        };
        let (written, script) = written;
        if script != open {
            escaped.push_str(if open.is_some() { "}" } else { "" });
            escaped.extend(script.map(|script| format!("{}{{", script.command())));
            scripts.extend(script);
            open = script;
        }
        escaped.push_str(&written);
    }
    escaped.push_str(if open.is_some() { "}" } else { "" });
    escaped
}

/// Whether a character is written as a command.
fn is_command(c: char) -> bool {
    c.is_control() || command(c).is_some() || script(c).is_some()
}

/// One character as TeX reads it.
fn written(c: char) -> String {
    match c {
        '#' | '$' | '%' | '&' | '_' | '{' | '}' => format!("\\{c}"),
        _ if c.is_control() => format!("\\textbackslash{{}}x{:02X}", c as u32),
        _ => command(c).map(str::to_owned).or_else(|| script(c)).unwrap_or_else(|| c.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        escape(text, &mut BTreeSet::new())
    }

    #[test]
    fn control_characters_are_escapes_that_one_can_read() {
        assert_eq!(plain("a\u{7}b_c"), "a\\textbackslash{}x07b\\_c");
        assert!(!plain("\0\t\r\u{85}").contains(char::is_control));
    }

    #[test]
    fn signs_are_commands_and_accents_stand_before_their_letter() {
        assert_eq!(plain("κ ≤ A⁻ᵀ"), "$\\kappa$ $\\le$ A$^{-}$$^{T}$");
        assert_eq!(plain("f\u{303}(s)"), "\\~{f}(s)");
        assert_eq!(plain("Größe, naïve"), "Größe, naïve");
    }

    #[test]
    fn letters_of_other_scripts_have_fonts_of_their_own() {
        let mut scripts = BTreeSet::new();
        assert_eq!(
            escape("a 漢字 κ ב", &mut scripts),
            "a \\hanletters{漢字} $\\kappa$ \\hebrewletters{ב}"
        );
        assert_eq!(scripts, [Script::Han, Script::Hebrew].into());
        assert!(preamble(&scripts).contains("\\newcommand\\hanletters"));
        assert!(!preamble(&BTreeSet::new()).contains("letters"));
    }
}
