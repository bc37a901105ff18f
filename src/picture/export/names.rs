//! Where the names of a figure stand on its paper.

use std::cell::RefCell;

use super::{Paper, failure::Failure, sketch::sketch};
use crate::figure::{Figure, PlacedNames, Theme};

/// All names of each plot, in pixels of the paper; without those that found no place.
///
/// # Errors
/// [`Failure::Drawing`], when the figure cannot be drawn.
pub fn names(figure: &Figure, paper: &Paper, theme: &Theme) -> Result<PlacedNames, Failure> {
    let noted = RefCell::new(PlacedNames::new());
    sketch(paper.size, &paper.style(), |pen| figure.paint(&pen.noting(&noted), paper.size, theme))?;
    Ok(noted.into_inner())
}
