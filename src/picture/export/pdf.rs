//! PDF of one page: vectors, and texts as texts in an embedded part of the font; tagged as one
//! figure, which the caption describes to those who hear it.

use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref};
use plotters_backend::BackendColor;

use super::{
    Fonts, Paper,
    failure::Failure,
    sketch::{Mark, sketch},
};
use crate::figure::{Figure, Style, Theme};

mod about;
mod embedded;
mod marks;
mod objects;

use embedded::Embedded;
use objects::{CONTENT, FONTS, PAGE, PAGES, STATES, stream};

/// PDF's unit, a point, against a CSS pixel.
const POINTS: f32 = 0.75;
/// Opacities are told apart in this many steps.
const OPACITIES: f64 = 100.0;

/// A whole figure as one page of the paper's size. Characters that the fonts lack
/// ([`Fonts::missing`]) are drawn as the fonts' sign for that.
///
/// # Errors
/// [`Failure::Drawing`], when the figure cannot be drawn, and [`Failure::Font`], when its letters
/// cannot be cut out of a font.
pub fn pdf(
    figure: &Figure,
    paper: &Paper,
    theme: &Theme,
    background: bool,
    fonts: &Fonts,
) -> Result<Vec<u8>, Failure> {
    let style = Style { opaque: background, ..paper.style() };
    let mut page = Page::new(fonts);
    page.content.begin_marked_content_with_properties(Name(b"Figure")).properties().identify(0);
    page.flip(paper.size[1], style.subpixels);
    let marks = sketch(paper.size, &style, |pen| figure.paint(pen, paper.size, theme))?;
    marks.iter().for_each(|mark| page.write(mark));
    page.content.end_marked_content();
    page.file(paper.size, figure)
}

/// The page while it is drawn.
struct Page<'a> {
    content: Content,
    letters: &'a Fonts<'a>,
    /// Regular, bold, and the reader's own if there is one.
    fonts: Vec<Embedded<'a>>,
    /// Opacities used so far, in hundredths; their place is the number of their graphics state.
    states: Vec<u32>,
    /// Colour and opacity of strokes and of fills, where they are known.
    current: [Option<Ink>; 2],
}

/// A colour with its opacity in hundredths.
type Ink = ((u8, u8, u8), u32);

impl<'a> Page<'a> {
    fn new(fonts: &'a Fonts<'a>) -> Self {
        let letters = fonts;
        let own = fonts.own.as_ref().map(|own| (own, "Own"));
        let named = [(&fonts.regular, "Regular"), (&fonts.bold, "Bold")].into_iter().chain(own);
        let fonts = named.map(|(font, name)| Embedded::new(font, name)).collect();
        Self { content: Content::new(), letters, fonts, states: Vec::new(), current: [None; 2] }
    }

    /// From backend units with y down to points with y up.
    fn flip(&mut self, height: f64, unit: f64) {
        let scale = POINTS / unit as f32;
        self.content.transform([scale, 0.0, 0.0, -scale, 0.0, height as f32 * POINTS]);
    }

    /// Sets the colour and opacity of what follows, filled or stroked, unless they are set already.
    fn colour(&mut self, colour: BackendColor, fill: bool) {
        let opacity = (colour.alpha * OPACITIES).round() as u32;
        let ink = Some((colour.rgb, opacity));
        if self.current[usize::from(fill)] == ink {
            return;
        }
        self.current[usize::from(fill)] = ink;
        // An opacity counts for fills and strokes alike.
        self.current[usize::from(!fill)] = None;
        let known = self.states.iter().position(|&state| state == opacity);
        let state = known.unwrap_or_else(|| {
            self.states.push(opacity);
            self.states.len() - 1
        });
        let (r, g, b) = colour.rgb;
        let [r, g, b] = [r, g, b].map(|channel| f32::from(channel) / 255.0);
        self.content.set_parameters(Name(format!("g{state}").as_bytes()));
        if fill {
            self.content.set_fill_rgb(r, g, b)
        } else {
            self.content.set_stroke_rgb(r, g, b)
        };
    }

    /// Paints the path begun before.
    fn paint(&mut self, fill: bool) {
        if fill {
            self.content.fill_nonzero()
        } else {
            self.content.stroke()
        };
    }

    /// Sets colour and line width of what follows.
    fn look(&mut self, mark: &Mark) {
        self.colour(mark.colour, mark.line.is_none());
        if let Some(width) = mark.line {
            self.content.set_line_width(width as f32);
        }
    }

    /// The page with the fonts and opacities that it uses.
    fn page(&self, pdf: &mut Pdf, area: Rect) {
        let mut page = pdf.page(PAGE);
        page.media_box(area).parent(PAGES).contents(CONTENT);
        page.struct_parents(0);
        let mut resources = page.resources();
        let mut fonts = resources.fonts();
        for (font, first) in self.fonts.iter().zip(FONTS) {
            fonts.pair(font.name(), Ref::new(first));
        }
        fonts.finish();
        let mut states = resources.ext_g_states();
        for i in 0..self.states.len() {
            states.pair(Name(format!("g{i}").as_bytes()), Ref::new(STATES + i as i32));
        }
    }

    fn file(self, size: [f64; 2], figure: &Figure) -> Result<Vec<u8>, Failure> {
        let mut pdf = Pdf::new();
        let [width, height] = size.map(|pixels| pixels as f32 * POINTS);
        let area = Rect::new(0.0, 0.0, width, height);
        about::write(&mut pdf, figure, area, self.fonts.iter().all(Embedded::is_whole));
        pdf.pages(PAGES).kids([PAGE]).count(1);
        self.page(&mut pdf, area);
        for (i, &state) in self.states.iter().enumerate() {
            let opacity = state as f32 / OPACITIES as f32;
            pdf.ext_graphics(Ref::new(STATES + i as i32))
                .non_stroking_alpha(opacity)
                .stroking_alpha(opacity);
        }
        for (font, first) in self.fonts.iter().zip(FONTS) {
            font.write(&mut pdf, first)?;
        }
        stream(&mut pdf, CONTENT, &self.content.finish())?;
        Ok(pdf.finish())
    }
}
