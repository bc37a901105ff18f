//! Animated PNG with a palette.
//!
//! Format: PNG specification, third edition (W3C 2025), sections 5, 11.2 and 11.3.6.

use std::io::Write as _;

use super::{Failure, Film, Patch};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Delays are written in thousandths of a second.
const THOUSAND: f64 = 1000.0;
/// Eight bits a pixel that are numbers of a palette; deflate, no filters but those of rows, no
/// interlace.
const INDEXED: [u8; 5] = [8, 3, 0, 0, 0];
/// A frame stays as it is, and lies over the one before.
const KEEP_OVER: [u8; 2] = [0, 1];
/// The filter of a row: none. Neighbouring numbers of a palette are no neighbouring colours.
const NO_FILTER: u8 = 0;
/// Strength of the compression, 0 to 9.
const COMPRESSION: u32 = 9;

/// The pictures that are shown, each with its seconds. Programs that know no animated PNG show the
/// first.
pub(super) fn write(
    film: &Film,
    shown: &[(usize, f64)],
    forever: bool,
) -> Result<Vec<u8>, Failure> {
    let mut file = Chunks { bytes: SIGNATURE.to_vec(), sequence: 0 };
    let [width, height] = film.size.map(u32::to_be_bytes);
    file.chunk(b"IHDR", &[&width, &height, &INDEXED]);
    let plays = u32::from(!forever);
    file.chunk(b"acTL", &[&(shown.len() as u32).to_be_bytes(), &plays.to_be_bytes()]);
    file.chunk(b"PLTE", &[&film.palette.bytes()]);
    let mut opacity = vec![255; usize::from(film.palette.unchanged())];
    opacity.push(0);
    file.chunk(b"tRNS", &[&opacity]);
    for (i, (patch, seconds)) in film.patches(shown).enumerate() {
        file.control(&patch, seconds);
        let (whole, sparse) = (packed(&patch, &patch.pixels)?, packed(&patch, &patch.sparse)?);
        let data = if sparse.len() < whole.len() { sparse } else { whole };
        if i == 0 {
            file.chunk(b"IDAT", &[&data]);
        } else {
            let number = file.number();
            file.chunk(b"fdAT", &[&number, &data]);
        }
    }
    file.chunk(b"IEND", &[]);
    Ok(file.bytes)
}

/// Rows, each behind its filter, compressed.
fn packed(patch: &Patch, pixels: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut rows = Vec::with_capacity(pixels.len() + patch.height as usize);
    for row in pixels.chunks(patch.width.max(1) as usize) {
        rows.push(NO_FILTER);
        rows.extend(row);
    }
    let mut encoder =
        flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(COMPRESSION));
    let written = encoder.write_all(&rows).and_then(|()| encoder.finish());
    written.map_err(|error| Failure::Drawing(error.to_string()))
}

/// The file while it is written.
struct Chunks {
    bytes: Vec<u8>,
    /// Number of the next fcTL or fdAT chunk.
    sequence: u32,
}

impl Chunks {
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

    /// A frame begins, for so many seconds.
    fn control(&mut self, patch: &Patch, seconds: f64) {
        let sequence = self.number();
        let places = [patch.width, patch.height, patch.left, patch.top].map(u32::to_be_bytes);
        let delay = [(seconds * THOUSAND).round() as u16, THOUSAND as u16].map(u16::to_be_bytes);
        self.chunk(b"fcTL", &[&sequence, places.as_flattened(), delay.as_flattened(), &KEEP_OVER]);
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
