//! Files inside of files: the only one in a zip archive, and text in UTF-16.

use crate::{
    container::zip::unpacked::{only_file, unpack},
    error::FormatError,
    source::{SourceFile, input::Files},
};

/// Longest text in UTF-16 that is turned into UTF-8.
const MAX_UTF16: u64 = 64 << 20;

/// Puts what is inside in the place of a file that is only a wrapping; says so.
pub(crate) fn unwrap(files: &mut Files, file: usize) -> Result<Option<String>, FormatError> {
    let mut input = files.input(file);
    let start = input.up_to_from(0, 4)?;
    let (name, size) = (input.name().to_string(), input.size());
    if start == *b"PK\x03\x04" {
        let Some(inside) = only_file(&mut input) else { return Ok(None) };
        files.replace(file, |archive| unpack(archive, inside));
        return Ok(Some(format!("{name}: read {:?}, the only file in it", files.name(file))));
    }
    let is_little = start.starts_with(b"\xff\xfe") && start != *b"\xff\xfe\0\0";
    if size > 2 && size <= MAX_UTF16 && (is_little || start.starts_with(b"\xfe\xff")) {
        let bytes = input.up_to_from(0, size)?;
        let text = utf16(&bytes, if is_little { u16::from_le_bytes } else { u16::from_be_bytes });
        files.replace(file, |_| SourceFile::from_bytes(name.clone(), text.into_bytes()));
        return Ok(Some(format!("{name}: read as UTF-16")));
    }
    Ok(None)
}

/// The text behind the byte order mark.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    let units = units.iter().skip(1).map(|pair| unit(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
