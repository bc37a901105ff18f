//! npz: a zip archive of NumPy arrays, stored as `np.savez` does.

use std::io::{Seek, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::tokens::{SaveError, StreamedTokens, write_numbers};
use theory::model::Predictor;

/// The header of an array is padded so that its data begin at a multiple of this.
const ALIGNMENT: usize = 64;
/// Magic string, version and length field of an npy file of version 1.0.
const BEFORE_HEADER: usize = 10;

/// The first size that an entry of the plain kind cannot have.
const LARGE: u64 = u32::MAX as u64;

pub(super) fn write<W: Write + Seek>(
    model: &Predictor,
    mut tokens: StreamedTokens,
    out: W,
) -> Result<(), SaveError> {
    let mut archive = ZipWriter::new(out);
    let shape = |count: usize| format!("({count}, {})", model.d());
    if !model.f().is_empty() {
        let numbers = model.f().vectors().as_slice();
        begin(&mut archive, "f", "<f8", &shape(model.f().len()), size_of_val(numbers))?;
        write_numbers(&mut archive, numbers)?;
    }
    if !tokens.labels.is_empty() {
        let count = tokens.labels.len();
        begin(&mut archive, "g", "<f8", &shape(count), size_of::<f64>() * count * model.d())?;
        tokens.write(&mut archive)?;
    }
    if let Some(bias) = tokens.bias {
        begin(&mut archive, "bias", "<f8", &format!("({},)", bias.len()), size_of_val(bias))?;
        write_numbers(&mut archive, bias)?;
    }
    let lists = [
        ("tokens", tokens.labels),
        ("contexts", model.f().labels()),
        ("context_groups", model.context_groups()),
    ];
    for (name, labels) in lists.into_iter().filter(|(_, labels)| !labels.is_empty()) {
        add_texts(&mut archive, name, &format!("({},)", labels.len()), labels)?;
    }
    let provenance = model.provenance();
    for (name, text) in [
        ("name", &provenance.name),
        ("source", &provenance.source),
        ("license", &provenance.license),
    ] {
        add_texts(&mut archive, name, "()", std::slice::from_ref(text))?;
    }
    if let Some(cap) = model.softcap() {
        add_texts(&mut archive, "softcap", "()", &[cap.to_string()])?;
    }
    if !model.remarks().is_empty() {
        add_texts(&mut archive, "remarks", "()", &[serde_json::to_string(model.remarks())?])?;
    }
    if !model.relations().is_empty() {
        add_texts(&mut archive, "relations", "()", &[serde_json::to_string(model.relations())?])?;
    }
    archive.finish()?;
    Ok(())
}

/// Texts as UTF-32, each filled up with zeros to the length of the longest.
fn add_texts<W: Write + Seek>(
    archive: &mut ZipWriter<W>,
    name: &str,
    shape: &str,
    texts: &[String],
) -> Result<(), SaveError> {
    let width = texts.iter().map(|text| text.chars().count()).max().unwrap_or(0).max(1);
    let filled = |text: &String| -> Vec<u32> {
        let mut characters: Vec<u32> = text.chars().map(u32::from).collect();
        characters.resize(width, 0);
        characters
    };
    let data: Vec<u8> = texts.iter().flat_map(filled).flat_map(u32::to_le_bytes).collect();
    begin(archive, name, &format!("<U{width}"), shape, data.len())?;
    Ok(archive.write_all(&data)?)
}

/// The beginning of an array of so many bytes, which are to follow.
fn begin<W: Write + Seek>(
    archive: &mut ZipWriter<W>,
    name: &str,
    dtype: &str,
    shape: &str,
    bytes: usize,
) -> Result<(), SaveError> {
    let mut header = format!("{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}");
    let full = (BEFORE_HEADER + header.len() + 1).next_multiple_of(ALIGNMENT);
    header.extend(std::iter::repeat_n(' ', full - BEFORE_HEADER - header.len() - 1));
    header.push('\n');
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(bytes.saturating_add(full) as u64 >= LARGE);
    archive.start_file(format!("{name}.npy"), options)?;
    archive.write_all(b"\x93NUMPY\x01\x00")?;
    archive.write_all(&(header.len() as u16).to_le_bytes())?;
    archive.write_all(header.as_bytes())?;
    Ok(())
}
