//! The kinds of files that an animation is taken away as.

use picture::export::FilmKind;
use session::words::words;

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FilmFile {
    /// A film of this media type and ending.
    Film(&'static str, &'static str),
    Pictures(FilmKind),
    Frames,
}

impl FilmFile {
    /// What its button is called, said, and found by.
    pub(super) fn facts(self) -> [&'static str; 3] {
        let words = &words().figure;
        match self {
            Self::Film(_, "mp4") => [words.mp4, words.video_help, "save-mp4"],
            Self::Film(..) => [words.webm, words.video_help, "save-film"],
            Self::Pictures(FilmKind::Gif) => [words.gif, words.gif_help, "save-gif"],
            Self::Pictures(FilmKind::Apng) => [words.apng, words.apng_help, "save-apng"],
            Self::Frames => [words.svg_frames, words.svg_frames_help, "save-frames"],
        }
    }
}
