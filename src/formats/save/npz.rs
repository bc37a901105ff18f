//! npz: a zip archive of NumPy arrays, stored as `np.savez` does.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{SaveError, bytes_of};
use theory::model::Predictor;

/// The header of an array is padded so that its data begin at a multiple of this.
const ALIGNMENT: usize = 64;
/// Magic string, version and length field of an npy file of version 1.0.
const BEFORE_HEADER: usize = 10;

type Archive = ZipWriter<Cursor<Vec<u8>>>;

pub(super) fn write(model: &Predictor) -> Result<Vec<u8>, SaveError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, cloud) in [("f", model.f()), ("g", model.g())] {
        if !cloud.is_empty() {
            let shape = format!("({}, {})", cloud.len(), model.d());
            add(&mut archive, name, "<f8", &shape, &bytes_of(cloud.vectors().as_slice()))?;
        }
    }
    if let Some(bias) = model.bias() {
        add(
            &mut archive,
            "bias",
            "<f8",
            &format!("({},)", bias.len()),
            &bytes_of(bias.as_slice()),
        )?;
    }
    let lists = [
        ("tokens", model.g().labels()),
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
    if !model.relations().is_empty() {
        add_texts(&mut archive, "relations", "()", &[serde_json::to_string(model.relations())?])?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Texts as UTF-32, each filled up with zeros to the length of the longest.
fn add_texts(
    archive: &mut Archive,
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
    add(archive, name, &format!("<U{width}"), shape, &data)
}

fn add(
    archive: &mut Archive,
    name: &str,
    dtype: &str,
    shape: &str,
    data: &[u8],
) -> Result<(), SaveError> {
    let mut header = format!("{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}");
    let full = (BEFORE_HEADER + header.len() + 1).next_multiple_of(ALIGNMENT);
    header.extend(std::iter::repeat_n(' ', full - BEFORE_HEADER - header.len() - 1));
    header.push('\n');
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    archive.start_file(format!("{name}.npy"), options)?;
    archive.write_all(b"\x93NUMPY\x01\x00")?;
    archive.write_all(&(header.len() as u16).to_le_bytes())?;
    archive.write_all(header.as_bytes())?;
    archive.write_all(data)?;
    Ok(())
}
