//! Files packed once beside the built page, for servers that send them so to whoever takes them.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use brotli::CompressorWriter;
use flate2::{Compression, write::GzEncoder};

use crate::failure::Failure;
use crate::finish::collect;
use crate::one_file::TEMPLATE;

/// Endings of what packs well; numbers of models and pictures do not.
const PACKED: [&str; 9] = ["wasm", "js", "css", "html", "json", "svg", "tsv", "webmanifest", "ttf"];
/// Encodings by the name that a browser gives them, with the ending that their files add, best
/// first.
pub const ENCODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// What takes longest and packs best: it is done once.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;
const BUFFER: usize = 1 << 16;

/// Writes `.br` and `.gz` beside each file of the folder that they make smaller.
///
/// # Errors
/// When a file cannot be read or written.
pub fn pack(folder: &Path) -> Result<(), Failure> {
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    for name in names.iter().filter(|name| packs_well(name)) {
        let file = folder.join(name);
        let doing = || Failure::io(format!("packing {name}"));
        let bytes = fs::read(&file).map_err(doing())?;
        for (packed, (_, ending)) in
            [brotli(&bytes).map_err(doing())?, gzip(&bytes).map_err(doing())?].iter().zip(ENCODINGS)
        {
            if packed.len() < bytes.len() {
                fs::write(beside(&file, ending), packed).map_err(doing())?;
            }
        }
    }
    Ok(())
}

/// The file that holds another one packed.
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn packs_well(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    name != TEMPLATE && ending.is_some_and(|ending| PACKED.contains(&ending))
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    CompressorWriter::new(&mut packed, BUFFER, QUALITY, WINDOW).write_all(bytes)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_the_file_again() {
        let text = b"All or None ".repeat(200);
        let packed = brotli(&text).unwrap();
        let mut again = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut again).unwrap();
        assert!(again == text && packed.len() < text.len() / 10);
        let mut again = Vec::new();
        let packed = gzip(&text).unwrap();
        io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed.as_slice()), &mut again)
            .unwrap();
        assert!(again == text);
    }

    #[test]
    fn models_and_pictures_stay_as_they_are() {
        assert!(packs_well("worker-1f_bg.wasm") && packs_well("models/concepts.tsv"));
        assert!(!packs_well("models/glove-100d.safetensors") && !packs_well("icons/icon.png"));
    }
}
