//! Animations of the way from I to A: frames in time, and as an archive of files.

use std::io::{Cursor, Write as _};

use serde::{Deserialize, Serialize};

use super::failure::Failure;

/// Most frames of an animation.
pub const MOST_FRAMES: usize = 600;
/// The shortest time a viewer shows a frame, in seconds.
const SHORTEST: f64 = 0.01;

/// How an animation runs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Timing {
    /// Frames from start to end, both included: 2 to [`MOST_FRAMES`].
    pub frames: usize,
    /// Seconds from start to end.
    pub seconds: f64,
    /// Seconds that it stands still at the start and at the end: time to read.
    pub rest: f64,
    /// Whether it runs back to the start again.
    pub there_and_back: bool,
    /// Whether it starts again when it has ended.
    pub forever: bool,
}

impl Timing {
    /// The different frames, as places on the path from 0 (start) to 1 (end).
    pub fn places(&self) -> Vec<f64> {
        let last = self.last();
        (0..=last).map(|i| i as f64 / last as f64).collect()
    }

    /// Which of [`Self::places`] are shown one after the other; back again without showing an end
    /// twice.
    pub fn order(&self) -> Vec<usize> {
        let last = self.last();
        let back = (1..last).rev().filter(|_| self.there_and_back);
        (0..=last).chain(back).collect()
    }

    /// The same with how long each is shown, in seconds.
    pub fn shown(&self) -> Vec<(usize, f64)> {
        let rest = |i: usize| if i == 0 || i == self.last() { self.rest } else { 0.0 };
        self.order().into_iter().map(|i| (i, self.delay() + rest(i))).collect()
    }

    /// Seconds of all that is shown.
    pub fn length(&self) -> f64 {
        self.shown().iter().map(|(_, seconds)| seconds).sum()
    }

    fn last(&self) -> usize {
        self.frames.clamp(2, MOST_FRAMES) - 1
    }

    /// Seconds that each frame is shown, but for the rest at both ends.
    pub fn delay(&self) -> f64 {
        (self.seconds / self.last() as f64).max(SHORTEST)
    }
}

/// A zip archive of named files, such as the frames of an animation as SVG. Without dates, so that
/// the same files make the same archive.
///
/// # Errors
/// [`Failure::Archive`], such as for two files of one name.
pub fn archive(files: &[(String, String)]) -> Result<Vec<u8>, Failure> {
    let failed = |error: String| Failure::Archive(error);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, text) in files {
        writer.start_file(name.as_str(), options).map_err(|error| failed(error.to_string()))?;
        writer.write_all(text.as_bytes()).map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer.finish().map_err(|error| failed(error.to_string()))?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMING: Timing =
        Timing { frames: 3, seconds: 1.0, rest: 0.5, there_and_back: true, forever: true };

    #[test]
    fn there_and_back_shows_each_end_once() {
        assert_eq!(TIMING.places(), [0.0, 0.5, 1.0]);
        assert_eq!(TIMING.order(), [0, 1, 2, 1]);
        assert_eq!(TIMING.shown(), [(0, 1.0), (1, 0.5), (2, 1.0), (1, 0.5)]);
        assert_eq!(TIMING.length(), 3.0);
        let once = Timing { there_and_back: false, frames: 0, ..TIMING };
        assert_eq!((once.places(), once.order()), (vec![0.0, 1.0], vec![0, 1]));
    }

    #[test]
    fn an_archive_gives_its_files_back() -> Result<(), Box<dyn std::error::Error>> {
        let files = [
            ("frame-001.svg".to_owned(), "<svg/>".to_owned()),
            ("frame-002.svg".to_owned(), "é".to_owned()),
        ];
        let mut archive = zip::ZipArchive::new(Cursor::new(archive(&files)?))?;
        for (i, (name, text)) in files.iter().enumerate() {
            let mut file = archive.by_index(i)?;
            assert_eq!(file.name(), name);
            assert_eq!(&std::io::read_to_string(&mut file)?, text);
        }
        Ok(())
    }
}
