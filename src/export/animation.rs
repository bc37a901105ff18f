//! Animations of the way from I to A: frames in time, as animated PNG or as an archive of files.

use std::io::{Cursor, Write as _};

use super::Failure;

/// Most frames of an animation.
pub const MOST_FRAMES: usize = 600;
/// The shortest time a viewer shows a frame, in seconds.
const SHORTEST: f64 = 0.01;

/// How an animation runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timing {
    /// Frames from start to end, both included: 2 to [`MOST_FRAMES`].
    pub frames: usize,
    /// Seconds from start to end.
    pub seconds: f64,
    /// Whether it runs back to the start again.
    pub there_and_back: bool,
    /// Whether it starts again when it has ended.
    pub forever: bool,
}

impl Timing {
    /// The places on the path from 0 (start) to 1 (end), one a frame; back again without showing an end twice.
    pub fn places(&self) -> Vec<f64> {
        let last = self.frames.clamp(2, MOST_FRAMES) - 1;
        let there = (0..=last).map(|i| i as f64 / last as f64);
        let back = (1..last).rev().map(|i| i as f64 / last as f64);
        if self.there_and_back { there.chain(back).collect() } else { there.collect() }
    }

    /// Seconds that each frame is shown.
    pub fn delay(&self) -> f64 {
        (self.seconds / (self.frames.clamp(2, MOST_FRAMES) - 1) as f64).max(SHORTEST)
    }
}

/// An animated PNG of frames of `width × height` pixels, each `4 · width · height` bytes of RGBA. Programs that know no
/// animated PNG show the first frame.
pub fn apng(size: [u32; 2], frames: &[Vec<u8>], timing: &Timing) -> Result<Vec<u8>, Failure> {
    let failed = |error: png::EncodingError| Failure::Drawing(error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, size[0], size[1]);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_animated(frames.len() as u32, u32::from(!timing.forever)).map_err(failed)?;
    encoder.set_frame_delay((timing.delay() * 1000.0).round() as u16, 1000).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    frames.iter().try_for_each(|frame| writer.write_image_data(frame)).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// A zip archive of named files, such as the frames of an animation as SVG. Without dates, so that the same files make
/// the same archive.
pub fn archive(files: &[(String, String)]) -> Result<Vec<u8>, Failure> {
    let failed = |error: String| Failure::Archive(error);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
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

    const TIMING: Timing = Timing { frames: 3, seconds: 1.0, there_and_back: true, forever: true };

    #[test]
    fn there_and_back_shows_each_end_once() {
        assert_eq!(TIMING.places(), [0.0, 0.5, 1.0, 0.5]);
        assert_eq!(Timing { there_and_back: false, frames: 0, ..TIMING }.places(), [0.0, 1.0]);
    }

    #[test]
    fn an_animation_holds_every_frame() -> Result<(), Box<dyn std::error::Error>> {
        let frames: Vec<Vec<u8>> = (0..4u8).map(|i| vec![60 * i; 4 * 6]).collect();
        let bytes = apng([3, 2], &frames, &TIMING)?;
        let mut reader = png::Decoder::new(Cursor::new(&bytes)).read_info()?;
        let control = reader.info().animation_control().copied();
        assert_eq!(control.map(|c| (c.num_frames, c.num_plays)), Some((4, 0)));
        for frame in &frames {
            let mut pixels = vec![0; 24];
            reader.next_frame(&mut pixels)?;
            assert_eq!(&pixels, frame);
        }
        Ok(())
    }

    #[test]
    fn a_frame_of_another_size_is_refused() {
        assert!(apng([3, 2], &[vec![0; 23]], &TIMING).is_err());
    }

    #[test]
    fn an_archive_gives_its_files_back() -> Result<(), Box<dyn std::error::Error>> {
        let files = [("frame-001.svg".to_owned(), "<svg/>".to_owned()), ("frame-002.svg".to_owned(), "é".to_owned())];
        let mut archive = zip::ZipArchive::new(Cursor::new(archive(&files)?))?;
        for (i, (name, text)) in files.iter().enumerate() {
            let mut file = archive.by_index(i)?;
            assert_eq!(file.name(), name);
            assert_eq!(&std::io::read_to_string(&mut file)?, text);
        }
        Ok(())
    }
}
