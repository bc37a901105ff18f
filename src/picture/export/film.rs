//! Animations that can be sent: pictures of one size as GIF or as animated PNG. Both have few
//! colours, and of each picture only what is not as in the one before.

mod apng;
mod gif;
mod palette;
mod pictures;

use serde::{Deserialize, Serialize};

use super::{Timing, failure::Failure};

pub use pictures::Film;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilmKind {
    /// Understood everywhere.
    Gif,
    /// Smaller; browsers and slides show it, mail mostly the first picture alone.
    Apng,
}

impl Film {
    /// The file.
    ///
    /// # Errors
    /// An animation without pictures, or one that its format refuses.
    pub fn write(&self, kind: FilmKind, timing: &Timing) -> Result<Vec<u8>, Failure> {
        let shown = timing.shown();
        let known = shown.iter().filter(|(index, _)| *index < self.pictures.len());
        let shown: Vec<(usize, f64)> = known.copied().collect();
        if shown.is_empty() {
            return Err(Failure::Drawing("an animation without pictures".into()));
        }
        match kind {
            FilmKind::Gif => gif::write(self, &shown, timing.forever),
            FilmKind::Apng => apng::write(self, &shown, timing.forever),
        }
    }

    /// How large the file will be in all, from three pictures: the first of the animation, and two
    /// from its midst that follow each other.
    ///
    /// # Errors
    /// As [`Self::write`], and with fewer than three pictures.
    pub fn estimate(&self, kind: FilmKind, timing: &Timing) -> Result<u64, Failure> {
        if self.pictures.len() < 3 {
            let found = self.pictures.len();
            return Err(Failure::Drawing(format!("{found} pictures; expected three")));
        }
        let bytes = |shown: &[(usize, f64)]| match kind {
            FilmKind::Gif => gif::write(self, shown, true),
            FilmKind::Apng => apng::write(self, shown, true),
        };
        let first = bytes(&[(0, 0.1)])?.len();
        let there = bytes(&[(1, 0.1)])?.len();
        let both = bytes(&[(1, 0.1), (2, 0.1)])?.len();
        let others = timing.shown().len().saturating_sub(1);
        Ok((first + both.saturating_sub(there) * others) as u64)
    }
}
