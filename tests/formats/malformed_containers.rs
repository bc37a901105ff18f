//! One broken container of arrays a test: the error names file, place, found and expected.

use super::{assert_says, error, fixture};
use formats::{Opened, Rows, Selection, SourceFile, open};

/// safetensors bytes with this header text and so many zero bytes of data.
fn safetensors(header: &str, data: usize) -> Vec<u8> {
    [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &vec![0; data]].concat()
}

fn npy(header: &str, data: &[u8]) -> Vec<u8> {
    [&b"\x93NUMPY\x01\x00"[..], &(header.len() as u16).to_le_bytes(), header.as_bytes(), data]
        .concat()
}

#[test]
fn safetensors_truncated_data() {
    let mut bytes = fixture("f64.safetensors");
    bytes.truncate(bytes.len() - 1);
    assert_says(&error("a.safetensors", bytes), &["a.safetensors", "tensor", "256", "255"]);
}

#[test]
fn safetensors_header_longer_than_the_file() {
    let bytes = [&5000u64.to_le_bytes()[..], b"{\"f\":"].concat();
    assert_says(&error("a.safetensors", bytes), &["header", "5000", "5"]);
}

#[test]
fn safetensors_absurd_header_length() {
    let bytes = [&u64::MAX.to_le_bytes()[..], b"{\"f\":"].concat();
    assert_says(&error("a.safetensors", bytes), &["header", "18446744073709551615", "100000000"]);
}

#[test]
fn safetensors_header_not_json() {
    assert_says(
        &error("a.safetensors", safetensors("{\"f\": nonsense}", 0)),
        &["header", "expected", "byte 8"],
    );
}

#[test]
fn safetensors_header_not_utf8() {
    let bytes = [&4u64.to_le_bytes()[..], b"{\"\xff\""].concat();
    assert_says(&error("a.safetensors", bytes), &["header", "UTF-8", "byte 10"]);
}

#[test]
fn safetensors_overflowing_shape() {
    let header = r#"{"g":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,16]}}"#;
    assert_says(
        &error("a.safetensors", safetensors(header, 16)),
        &["\"g\"", "16 bytes", "9223372036854775807 × 4"],
    );
}

#[test]
fn safetensors_negative_dimension() {
    let header = r#"{"g":{"dtype":"F32","shape":[-1,4],"data_offsets":[0,16]}}"#;
    assert_says(&error("a.safetensors", safetensors(header, 16)), &["\"g\"", "-1", "expected"]);
}

#[test]
fn safetensors_shape_and_bytes_disagree() {
    let header = r#"{"g":{"dtype":"F32","shape":[2,4],"data_offsets":[0,16]}}"#;
    assert_says(&error("a.safetensors", safetensors(header, 16)), &["\"g\"", "16 bytes", "32"]);
}

#[test]
fn safetensors_overlapping_tensors() {
    let entry = r#"{"dtype":"F32","shape":[1,4],"data_offsets":"#;
    let header = format!(r#"{{"f":{entry}[0,16]}},"g":{entry}[8,24]}}}}"#);
    assert_says(
        &error("a.safetensors", safetensors(&header, 24)),
        &["\"g\"", "inside tensor \"f\""],
    );
}

#[test]
fn safetensors_duplicate_names() {
    let entry = r#""g":{"dtype":"F32","shape":[1,4],"data_offsets":[0,16]}"#;
    let header = format!("{{{entry},{entry}}}");
    assert_says(&error("a.safetensors", safetensors(&header, 16)), &["two tensors", "\"g\""]);
}

#[test]
fn safetensors_unknown_dtype() {
    let header = r#"{"g":{"dtype":"F4","shape":[2,4],"data_offsets":[0,4]}}"#;
    assert_says(&error("a.safetensors", safetensors(header, 4)), &["\"g\"", "F4", "BF16"]);
}

#[test]
fn safetensors_zero_columns() {
    let header = r#"{"g":{"dtype":"F32","shape":[9000000000000000000,0],"data_offsets":[0,0]}}"#;
    assert_says(&error("a.safetensors", safetensors(header, 0)), &["\"g\"", "0 components"]);
}

#[test]
fn safetensors_count_of_names() {
    let header = r#"{"__metadata__":{"tokens":"[\"a\"]"},"g":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}"#;
    assert_says(
        &error("a.safetensors", safetensors(header, 8)),
        &["tokens", "found 1", "expected 2", "\"g\""],
    );
}

#[test]
fn safetensors_not_a_number() {
    let header = r#"{"g":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}"#;
    let mut bytes = safetensors(header, 16);
    let at = bytes.len() - 4;
    bytes[at..].copy_from_slice(&f32::NAN.to_le_bytes());
    assert_says(&error("a.safetensors", bytes), &["\"g\"", "row 1", "column 1", "NaN", "finite"]);
}

#[test]
fn safetensors_deep_json() {
    let header = format!("{{\"g\":{}", "[".repeat(100_000));
    assert_says(&error("a.safetensors", safetensors(&header, 0)), &["header", "\"g\"", "expected"]);
}

#[test]
fn safetensors_of_absurdly_many_tensors() {
    let entries: Vec<String> = (0..200_000)
        .map(|i| format!(r#""{i}":{{"dtype":"F32","shape":[0,0],"data_offsets":[0,0]}}"#))
        .collect();
    let header = format!("{{{}}}", entries.join(","));
    assert_says(
        &error("a.safetensors", safetensors(&header, 0)),
        &["header", "more than 131072 tensors"],
    );
}

#[test]
fn npy_pickled_objects() {
    assert_says(
        &error("objects.npy", fixture("objects.npy")),
        &["objects", "pickled", "dtype=\"U\""],
    );
}

#[test]
fn npy_records() {
    assert_says(&error("records.npy", fixture("records.npy")), &["records", "structured", "f4"]);
}

#[test]
fn npy_unknown_dtype() {
    let bytes = npy("{'descr': '<c16', 'fortran_order': False, 'shape': (1, 1), }", &[0; 16]);
    assert_says(&error("g.npy", bytes), &["\"g\"", "c16", "f8"]);
}

#[test]
fn npy_truncated() {
    let mut bytes = fixture("g.npy");
    bytes.truncate(bytes.len() - 3);
    assert_says(&error("g.npy", bytes), &["g.npy", "80 bytes", "77"]);
}

#[test]
fn npy_header_longer_than_the_file() {
    assert_says(
        &error("g.npy", b"\x93NUMPY\x01\x00\xff\xff{'descr'".to_vec()),
        &["header", "65545"],
    );
}

#[test]
fn npy_absurd_header_length() {
    assert_says(
        &error("g.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff{".to_vec()),
        &["header", "4294967295"],
    );
}

#[test]
fn npy_overflowing_shape() {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 8), }";
    assert_says(
        &error("g.npy", npy(header, &[0; 8])),
        &["\"g\"", "4611686018427387904", "counted"],
    );
}

#[test]
fn npy_negative_dimension() {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 8), }";
    assert_says(&error("g.npy", npy(header, &[0; 8])), &["header", "-1", "dimensions"]);
}

#[test]
fn npy_infinity_in_fortran_order() {
    let header = "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2), }";
    let data: Vec<u8> =
        [1.0, 2.0, f64::INFINITY, 4.0].iter().flat_map(|x: &f64| x.to_le_bytes()).collect();
    assert_says(&error("g.npy", npy(header, &data)), &["\"g\"", "row 0", "column 1", "inf"]);
}

#[test]
fn npy_names_of_no_width_and_absurd_count() {
    let bytes =
        npy("{'descr': '<U0', 'fortran_order': False, 'shape': (9000000000000000,), }", &[]);
    assert_says(&error("tokens.npy", bytes), &["\"tokens\"", "9000000000000000"]);
}

#[test]
fn npz_truncated() {
    let mut bytes = fixture("stored.npz");
    bytes.truncate(bytes.len() / 2);
    assert_says(&error("a.npz", bytes), &["a.npz", "zip", "cut off"]);
}

#[test]
fn npz_that_claims_to_unpack_to_more_than_deflate_can() {
    let mut bytes = fixture("deflated-fortran.npz");
    // The sizes of the first member in the central directory, both of them.
    let at = bytes.windows(4).position(|w| w == b"PK\x01\x02").expect("directory");
    bytes[at + 24..at + 28].copy_from_slice(&0x7fff_ffffu32.to_le_bytes());
    assert_says(&error("a.npz", bytes), &["a.npz", "2147483647", "1032"]);
}

/// Zeros deflate a thousandfold: what is small on disk may be far beyond memory, and is asked about
/// or refused, not unpacked.
#[test]
fn npz_that_unpacks_to_a_thousand_times_its_size() {
    let header =
        format!("{:<118}", "{'descr': '<f4', 'fortran_order': False, 'shape': (1048576, 64), }");
    let mut bytes = Vec::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("g.npy", options.compression_level(Some(9))).expect("start");
    std::io::Write::write_all(&mut zip, &npy(&header, &[])).expect("write");
    let megabyte = vec![0; 1 << 20];
    (0..256).for_each(|_| std::io::Write::write_all(&mut zip, &megabyte).expect("write"));
    zip.finish().expect("finish");
    assert!(bytes.len() < 1 << 19, "{}", bytes.len());
    let ask = Selection { rows: Rows::Ask, ..Selection::default() };
    let asked = open(vec![SourceFile::from_bytes("a.npz", bytes.clone())], &ask, &mut |_| ());
    assert!(matches!(asked, Ok(Opened::Tokens(_))), "{asked:?}");
    let first = Selection { rows: Rows::First(3), ..ask };
    let Ok(Opened::Model(loaded)) =
        open(vec![SourceFile::from_bytes("a.npz", bytes)], &first, &mut |_| ())
    else {
        panic!("three rows of zeros are a model");
    };
    assert_eq!((loaded.model.g().len(), loaded.model.d()), (3, 64));
}

#[test]
fn npz_with_paths_that_climb_is_read_by_last_names() {
    let mut bytes = Vec::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("../../../etc/g.npy", options).expect("start");
    std::io::Write::write_all(&mut zip, &fixture("g.npy")).expect("write");
    zip.finish().expect("finish");
    let model = super::loaded(vec![SourceFile::from_bytes("a.npz", bytes)]).model;
    assert_eq!((model.g().len(), model.d()), (5, 4));
}
