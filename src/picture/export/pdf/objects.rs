//! The objects of the file: their numbers, and streams.

use pdf_writer::{Filter, Pdf, Ref};

use crate::export::Failure;

/// Strength of the compression, 0 to 9.
const COMPRESSION: u32 = 6;

/// Numbers of the objects in the file.
pub(super) const CATALOG: Ref = Ref::new(1);
pub(super) const PAGES: Ref = Ref::new(2);
pub(super) const PAGE: Ref = Ref::new(3);
pub(super) const CONTENT: Ref = Ref::new(4);
pub(super) const INFO: Ref = Ref::new(5);
pub(super) const TREE: Ref = Ref::new(6);
pub(super) const DOCUMENT: Ref = Ref::new(7);
pub(super) const FIGURE: Ref = Ref::new(8);
pub(super) const PARENTS: Ref = Ref::new(9);
pub(super) const METADATA: Ref = Ref::new(40);
pub(super) const FONTS: [i32; 3] = [10, 20, 30];
pub(super) const STATES: i32 = 100;

/// Adds a compressed stream.
pub(super) fn stream(pdf: &mut Pdf, number: Ref, data: &[u8]) -> Result<(), Failure> {
    let packed = packed(data)?;
    pdf.stream(number, &packed).filter(Filter::FlateDecode);
    Ok(())
}

pub(super) fn packed(data: &[u8]) -> Result<Vec<u8>, Failure> {
    use std::io::Write as _;
    let mut encoder =
        flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(COMPRESSION));
    let written = encoder.write_all(data).and_then(|()| encoder.finish());
    written.map_err(|error| Failure::Packing(error.to_string()))
}
