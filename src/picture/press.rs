//! Figures as files that need more than the page carries: fonts, archives, other languages. A job
//! in, a file out, no browser; the page has it done in a worker of its own that is fetched when it
//! is first needed.

use serde::{Deserialize, Serialize};

pub use crate::export::Lettering;

use crate::{
    export::{self, Failure, Fonts, Paper},
    figure::{Colours, Figure, Theme},
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
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// Its content.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Characters of the figure that the fonts lack.
    pub missing: Vec<char>,
}

impl Sheet {
    fn theme(&self) -> Theme {
        self.colours.theme()
    }

    /// The figure as SVG whose texts are texts.
    ///
    /// # Errors
    /// When it cannot be drawn at this size.
    pub fn svg(&self) -> Result<String, Failure> {
        export::svg(&self.figure, &self.paper, &self.theme(), !self.transparent, None)
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
        Fonts::new(&self.regular, &self.bold)
    }
}

/// Makes a file.
///
/// # Errors
/// When a font cannot be read or the figure cannot be drawn at its size.
pub fn print(job: &Job) -> Result<Printed, Failure> {
    match job {
        Job::Svg(sheet, lettering, files) => {
            with_fonts(sheet, files, |fonts| Ok(sheet.lettered(fonts, *lettering)?.into_bytes()))
        }
        Job::Pdf(sheet, files) => with_fonts(sheet, files, |fonts| sheet.pdf(fonts)),
        Job::Tikz(sheet) => Ok(Printed { bytes: sheet.tikz()?.into_bytes(), missing: Vec::new() }),
        Job::Archive(files) => Ok(Printed { bytes: export::archive(files)?, missing: Vec::new() }),
    }
}

fn with_fonts(
    sheet: &Sheet,
    files: &FontFiles,
    write: impl FnOnce(&Fonts) -> Result<Vec<u8>, Failure>,
) -> Result<Printed, Failure> {
    let fonts = files.fonts()?;
    Ok(Printed { bytes: write(&fonts)?, missing: sheet.missing(&fonts)? })
}
