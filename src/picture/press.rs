//! Figures as files that need more than the page carries: fonts, archives, other languages. A job
//! in, a file out, no browser; the page has it done in a worker of its own that is fetched when it
//! is first needed.

use serde::{Deserialize, Serialize};

pub use crate::export::Lettering;

use crate::{
    export::{self, Failure, Film, FilmKind, Fonts, Paper, Timing},
    figure::{Colours, Figure, Palette, PlacedNames, Theme},
};

/// A file to be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// SVG that brings its letters along.
    Svg(Sheet, Lettering, FontFiles),
    /// PDF with its fonts embedded.
    Pdf(Sheet, FontFiles),
    /// TikZ source.
    Tikz(Sheet),
    /// A zip archive of texts, each with the name of its file.
    Archive(Vec<(String, String)>),
    /// A text as a QR code, as SVG.
    Code(String),
    /// A part of an animation.
    Film(Reel),
}

/// Red, green, blue and opacity of each pixel of a picture.
pub type Pixels = serde_bytes::ByteBuf;

/// An animation is made in parts, one after the other: a worker need not hold all pixels at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reel {
    /// Begins one of this size in pixels, with the colours of these pictures.
    Begin([u32; 2], Vec<Pixels>),
    /// Takes the next picture.
    Take(Pixels),
    /// Says how large the file of each format will be, from pictures of this size, see
    /// [`Film::estimate`]; whatever is in work goes on untouched.
    Estimate([u32; 2], Vec<Pixels>, Timing),
    /// Writes the file.
    End(FilmKind, Timing),
}

/// A figure and how it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// What is drawn.
    pub figure: Figure,
    /// On what.
    pub paper: Paper,
    /// In which colours.
    pub colours: Colours,
    /// From which palette these are.
    #[serde(default)]
    pub palette: Palette,
    /// Whether nothing lies behind it.
    pub transparent: bool,
}

/// Both weights of the font that files embed, as OpenType files with TrueType outlines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FontFiles {
    /// Regular.
    #[serde(with = "serde_bytes")]
    pub regular: Vec<u8>,
    /// Bold.
    #[serde(with = "serde_bytes")]
    pub bold: Vec<u8>,
    /// One of the reader's own for letters that both lack.
    pub own: Option<serde_bytes::ByteBuf>,
}

/// A finished file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// Its content.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Characters of the figure that the fonts lack.
    pub missing: Vec<char>,
    /// How large an animation will be as GIF and as animated PNG, in bytes, where that was asked.
    pub sizes: Option<[u64; 2]>,
}

/// What makes files, with the animation that is being made.
#[derive(Debug, Default)]
pub struct Press {
    film: Option<Film>,
}

impl Sheet {
    fn theme(&self) -> Theme {
        self.palette.theme(self.colours)
    }

    /// The figure as SVG whose texts are texts.
    ///
    /// # Errors
    /// When it cannot be drawn at this size.
    pub fn svg(&self) -> Result<String, Failure> {
        export::svg(&self.figure, &self.paper, &self.theme(), !self.transparent, None)
    }

    /// Where its names stand.
    ///
    /// # Errors
    /// When it cannot be drawn at this size.
    pub fn names(&self) -> Result<PlacedNames, Failure> {
        export::names(&self.figure, &self.paper, &self.theme())
    }

    fn lettered(&self, fonts: &Fonts, lettering: Lettering) -> Result<String, Failure> {
        export::svg(
            &self.figure,
            &self.paper,
            &self.theme(),
            !self.transparent,
            Some((fonts, lettering)),
        )
    }

    fn pdf(&self, fonts: &Fonts) -> Result<Vec<u8>, Failure> {
        export::pdf(&self.figure, &self.paper, &self.theme(), !self.transparent, fonts)
    }

    fn tikz(&self) -> Result<String, Failure> {
        export::tikz(&self.figure, &self.paper, &self.theme(), !self.transparent)
    }

    /// The characters of the figure that the fonts lack.
    fn missing(&self, fonts: &Fonts) -> Result<Vec<char>, Failure> {
        Ok(fonts.missing(&self.svg()?).into_iter().filter(|c| !c.is_control()).collect())
    }
}

impl FontFiles {
    fn fonts(&self) -> Result<Fonts<'_>, Failure> {
        let fonts = Fonts::new(&self.regular, &self.bold)?;
        match &self.own {
            Some(own) => fonts.with_own(own),
            None => Ok(fonts),
        }
    }
}

impl Press {
    /// Makes a file, or a part of one.
    ///
    /// # Errors
    /// When a font cannot be read or the figure cannot be drawn at its size; parts of an animation
    /// that was not begun, or that it cannot take.
    pub fn print(&mut self, job: &Job) -> Result<Printed, Failure> {
        match job {
            Job::Svg(sheet, lettering, files) => with_fonts(sheet, files, |fonts| {
                Ok(sheet.lettered(fonts, *lettering)?.into_bytes())
            }),
            Job::Pdf(sheet, files) => with_fonts(sheet, files, |fonts| sheet.pdf(fonts)),
            Job::Tikz(sheet) => Ok(file(sheet.tikz()?.into_bytes())),
            Job::Archive(files) => Ok(file(export::archive(files)?)),
            Job::Code(text) => Ok(file(export::code(text)?.into_bytes())),
            Job::Film(reel) => self.film(reel),
        }
    }

    fn film(&mut self, reel: &Reel) -> Result<Printed, Failure> {
        match reel {
            Reel::Begin(size, examples) => {
                self.film = Some(begun(*size, examples)?);
                return Ok(Printed::default());
            }
            Reel::Estimate(size, examples, timing) => {
                let mut film = begun(*size, examples)?;
                examples.iter().try_for_each(|picture| film.take(picture))?;
                let size = |kind| film.estimate(kind, timing);
                let sizes = Some([size(FilmKind::Gif)?, size(FilmKind::Apng)?]);
                return Ok(Printed { sizes, ..Printed::default() });
            }
            Reel::Take(_) | Reel::End(..) => {}
        }
        let none = || Failure::Drawing("an animation that was not begun".into());
        let film = self.film.as_mut().ok_or_else(none)?;
        match reel {
            Reel::Begin(..) | Reel::Estimate(..) => Ok(Printed::default()),
            Reel::Take(picture) => film.take(picture).map(|()| Printed::default()),
            Reel::End(kind, timing) => {
                let written = film.write(*kind, timing).map(file);
                self.film = None;
                written
            }
        }
    }
}

/// An animation without pictures yet, with the colours of these.
fn begun(size: [u32; 2], examples: &[Pixels]) -> Result<Film, Failure> {
    let examples: Vec<&[u8]> = examples.iter().map(|picture| picture.as_slice()).collect();
    Film::new(size, &examples)
}

fn file(bytes: Vec<u8>) -> Printed {
    Printed { bytes, ..Printed::default() }
}

fn with_fonts(
    sheet: &Sheet,
    files: &FontFiles,
    write: impl FnOnce(&Fonts) -> Result<Vec<u8>, Failure>,
) -> Result<Printed, Failure> {
    let fonts = files.fonts()?;
    let missing = sheet.missing(&fonts)?;
    Ok(Printed { missing, ..file(write(&fonts)?) })
}
