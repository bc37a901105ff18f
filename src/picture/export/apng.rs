//! Animated PNG, put together from one PNG file a frame: pictures are moved over as they are, not
//! compressed again.
//!
//! Format: PNG specification, third edition (W3C 2025), sections 5 and 11.3.6.

use super::{Failure, Timing};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Delays are written in thousandths of a second.
const THOUSAND: u16 = 1000;

/// An animated PNG of PNG files of one size and kind. Programs that know no animated PNG show the
/// first frame.
///
/// # Errors
/// Where a frame is no PNG, has a palette, or differs from the first one in size or kind of pixels.
pub fn apng(frames: &[&[u8]], timing: &Timing) -> Result<Vec<u8>, Failure> {
    let frames = frames
        .iter()
        .enumerate()
        .map(|(i, bytes)| Frame::read(bytes).map_err(|found| failure(i, &found)));
    let frames = frames.collect::<Result<Vec<_>, _>>()?;
    let header = frames.first().ok_or_else(|| failure(0, "nothing"))?.header;
    if let Some(i) = frames.iter().position(|frame| frame.header != header) {
        return Err(failure(i, "a picture of another size or kind than the first"));
    }
    let mut film = Film { bytes: SIGNATURE.to_vec(), sequence: 0 };
    film.chunk(b"IHDR", &[header]);
    let plays = u32::from(!timing.forever);
    film.chunk(b"acTL", &[&(frames.len() as u32).to_be_bytes(), &plays.to_be_bytes()]);
    let delay = (timing.delay() * f64::from(THOUSAND)).round() as u16;
    for (i, frame) in frames.iter().enumerate() {
        film.control(&header[..8], delay);
        for data in &frame.data {
            film.data(i == 0, data);
        }
    }
    film.chunk(b"IEND", &[]);
    Ok(film.bytes)
}

fn failure(frame: usize, found: &str) -> Failure {
    Failure::Drawing(format!(
        "frame {} of the animation is {found}; expected a PNG like the first",
        frame + 1
    ))
}

/// What an animation needs of a PNG file.
struct Frame<'a> {
    /// The content of IHDR.
    header: &'a [u8],
    /// The contents of its IDAT chunks.
    data: Vec<&'a [u8]>,
}

impl<'a> Frame<'a> {
    fn read(png: &'a [u8]) -> Result<Self, String> {
        let mut rest = png.strip_prefix(SIGNATURE).ok_or("no PNG")?;
        let (mut header, mut data) = (None, Vec::new());
        while let Some((name, content, after)) = first_chunk(rest) {
            match name {
                b"IHDR" => header = Some(content).filter(|content| content.len() == 13),
                b"IDAT" => data.push(content),
                b"PLTE" => return Err("a PNG with a palette".into()),
                _ => {}
            }
            rest = after;
        }
        match header {
            Some(header) if !data.is_empty() => Ok(Self { header, data }),
            _ => Err("a PNG without pixels".into()),
        }
    }
}

/// Name and content of the first chunk, and what follows it; none at the end or where the file is
/// cut off.
fn first_chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let (content, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    Some((name, content, rest.get(4..)?))
}

/// The file while it is written.
struct Film {
    bytes: Vec<u8>,
    /// Number of the next fcTL or fdAT chunk.
    sequence: u32,
}

impl Film {
    fn chunk(&mut self, name: &[u8; 4], parts: &[&[u8]]) {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        self.bytes.extend((length as u32).to_be_bytes());
        let start = self.bytes.len();
        self.bytes.extend(name);
        parts.iter().for_each(|part| self.bytes.extend(*part));
        let sum = checksum(&self.bytes[start..]);
        self.bytes.extend(sum.to_be_bytes());
    }

    fn number(&mut self) -> [u8; 4] {
        self.sequence += 1;
        (self.sequence - 1).to_be_bytes()
    }

    /// A frame begins: the whole picture, for `delay` thousandths of a second, over whatever was
    /// there.
    fn control(&mut self, size: &[u8], delay: u16) {
        let (sequence, from_top_left, over) = (self.number(), [0; 8], [0; 2]);
        let parts: [&[u8]; 6] =
            [&sequence, size, &from_top_left, &delay.to_be_bytes(), &THOUSAND.to_be_bytes(), &over];
        self.chunk(b"fcTL", &parts);
    }

    fn data(&mut self, first: bool, data: &[u8]) {
        if first {
            self.chunk(b"IDAT", &[data]);
        } else {
            let sequence = self.number();
            self.chunk(b"fdAT", &[&sequence, data]);
        }
    }
}

/// CRC-32 as PNG wants it (polynomial 0xEDB88320, reflected).
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, &byte| TABLE[usize::from(sum as u8 ^ byte)] ^ (sum >> 8))
}

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let (mut value, mut bit) = (i as u32, 0);
        while bit < 8 {
            value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[i] = value;
        i += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const TIMING: Timing = Timing { frames: 4, seconds: 1.0, there_and_back: false, forever: true };

    fn png(size: [u32; 2], pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, size[0], size[1]);
        encoder.set_color(png::ColorType::Rgba);
        encoder.write_header()?.write_image_data(pixels)?;
        Ok(bytes)
    }

    #[test]
    fn an_animation_holds_every_frame() -> Result<(), Box<dyn std::error::Error>> {
        let pixels: Vec<Vec<u8>> = (0..4u8).map(|i| vec![60 * i; 4 * 6]).collect();
        let files =
            pixels.iter().map(|pixels| png([3, 2], pixels)).collect::<Result<Vec<_>, _>>()?;
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let mut reader = png::Decoder::new(Cursor::new(apng(&files, &TIMING)?)).read_info()?;
        let control = reader.info().animation_control().copied();
        assert_eq!(control.map(|c| (c.num_frames, c.num_plays)), Some((4, 0)));
        for frame in &pixels {
            let mut seen = vec![0; 24];
            reader.next_frame(&mut seen)?;
            assert_eq!(&seen, frame);
            let delay = reader.info().frame_control().map(|c| (c.delay_num, c.delay_den));
            assert_eq!(delay, Some((333, 1000)));
        }
        Ok(())
    }

    #[test]
    fn frames_of_another_size_and_files_that_are_no_png_are_refused()
    -> Result<(), png::EncodingError> {
        let (small, large) = (png([1, 1], &[0; 4])?, png([2, 1], &[0; 8])?);
        let refused = |frames: &[&[u8]]| {
            apng(frames, &TIMING).err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert!(refused(&[&small, &large]).contains("frame 2"));
        assert!(refused(&[&small, b"GIF89a"]).contains("no PNG"));
        assert!(refused(&[&small[..20]]).contains("without pixels"));
        assert!(refused(&[]).contains("nothing"));
        Ok(())
    }
}
