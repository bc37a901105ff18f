//! One broken file a test: the error names file, place, found and expected.

use super::{error, opened};
use all_or_none::format::{Opened, Rows, Selection, SourceFile, open};

#[track_caller]
fn assert_says(error: &str, parts: &[&str]) {
    for part in parts {
        assert!(error.contains(part), "{error:?} does not say {part:?}");
    }
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/formats/{name}", env!("CARGO_MANIFEST_DIR"))).expect(name)
}

/// safetensors bytes with this header text and so many zero bytes of data.
fn safetensors(header: &str, data: usize) -> Vec<u8> {
    [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &vec![0; data]].concat()
}

fn npy(header: &str, data: &[u8]) -> Vec<u8> {
    [&b"\x93NUMPY\x01\x00"[..], &(header.len() as u16).to_le_bytes(), header.as_bytes(), data].concat()
}

#[test]
fn empty_file() {
    assert_says(&error("model.npz", []), &["model.npz", "empty", "0 bytes"]);
}

#[test]
fn picture() {
    assert_says(&error("photo.png", b"\x89PNG\r\n\x1a\n".to_vec()), &["photo.png", "PNG picture", "expected"]);
}

#[test]
fn no_files() {
    assert!(opened(Vec::new()).is_err());
}

#[test]
fn pickle() {
    assert_says(&error("model.pkl", b"\x80\x04\x95abc".to_vec()), &["model.pkl", "pickle"]);
}

#[test]
fn utf16_text() {
    assert_says(&error("words.txt", b"\xff\xfea\x00".to_vec()), &["words.txt", "UTF-16"]);
}

#[test]
fn names_without_vectors() {
    assert_says(&error("tokens.txt", "easy\nlucky\n"), &["tokens.txt", "names", "two-dimensional"]);
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
    assert_says(&error("a.safetensors", safetensors("{\"f\": nonsense}", 0)), &["header", "expected", "byte 8"]);
}

#[test]
fn safetensors_header_not_utf8() {
    let bytes = [&4u64.to_le_bytes()[..], b"{\"\xff\""].concat();
    assert_says(&error("a.safetensors", bytes), &["header", "UTF-8", "byte 10"]);
}

#[test]
fn safetensors_overflowing_shape() {
    let header = r#"{"g":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,16]}}"#;
    assert_says(&error("a.safetensors", safetensors(header, 16)), &["\"g\"", "16 bytes", "9223372036854775807 × 4"]);
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
    assert_says(&error("a.safetensors", safetensors(&header, 24)), &["\"g\"", "inside tensor \"f\""]);
}

#[test]
fn safetensors_duplicate_names() {
    let entry = r#""g":{"dtype":"F32","shape":[1,4],"data_offsets":[0,16]}"#;
    let header = format!("{{{entry},{entry}}}");
    assert_says(&error("a.safetensors", safetensors(&header, 16)), &["two tensors", "\"g\""]);
}

#[test]
fn safetensors_unknown_dtype() {
    let header = r#"{"g":{"dtype":"F8_E4M3","shape":[2,4],"data_offsets":[0,8]}}"#;
    assert_says(&error("a.safetensors", safetensors(header, 8)), &["\"g\"", "F8_E4M3", "BF16"]);
}

#[test]
fn safetensors_zero_columns() {
    let header = r#"{"g":{"dtype":"F32","shape":[9000000000000000000,0],"data_offsets":[0,0]}}"#;
    assert_says(&error("a.safetensors", safetensors(header, 0)), &["\"g\"", "0 components"]);
}

#[test]
fn safetensors_count_of_names() {
    let header = r#"{"__metadata__":{"tokens":"[\"a\"]"},"g":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}"#;
    assert_says(&error("a.safetensors", safetensors(header, 8)), &["tokens", "found 1", "expected 2", "\"g\""]);
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
    let entries: Vec<String> =
        (0..200_000).map(|i| format!(r#""{i}":{{"dtype":"F32","shape":[0,0],"data_offsets":[0,0]}}"#)).collect();
    let header = format!("{{{}}}", entries.join(","));
    assert_says(&error("a.safetensors", safetensors(&header, 0)), &["header", "more than 131072 tensors"]);
}

#[test]
fn npy_pickled_objects() {
    assert_says(&error("objects.npy", fixture("objects.npy")), &["objects", "pickled", "dtype=\"U\""]);
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
    assert_says(&error("g.npy", b"\x93NUMPY\x01\x00\xff\xff{'descr'".to_vec()), &["header", "65545"]);
}

#[test]
fn npy_absurd_header_length() {
    assert_says(&error("g.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff{".to_vec()), &["header", "4294967295"]);
}

#[test]
fn npy_overflowing_shape() {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 8), }";
    assert_says(&error("g.npy", npy(header, &[0; 8])), &["\"g\"", "4611686018427387904", "counted"]);
}

#[test]
fn npy_negative_dimension() {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 8), }";
    assert_says(&error("g.npy", npy(header, &[0; 8])), &["header", "-1", "dimensions"]);
}

#[test]
fn npy_infinity_in_fortran_order() {
    let header = "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2), }";
    let data: Vec<u8> = [1.0, 2.0, f64::INFINITY, 4.0].iter().flat_map(|x: &f64| x.to_le_bytes()).collect();
    assert_says(&error("g.npy", npy(header, &data)), &["\"g\"", "row 0", "column 1", "inf"]);
}

#[test]
fn npy_names_of_no_width_and_absurd_count() {
    let bytes = npy("{'descr': '<U0', 'fortran_order': False, 'shape': (9000000000000000,), }", &[]);
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

/// Zeros deflate a thousandfold: what is small on disk may be far beyond memory, and is asked about or refused, not unpacked.
#[test]
fn npz_that_unpacks_to_a_thousand_times_its_size() {
    let header = format!("{:<118}", "{'descr': '<f4', 'fortran_order': False, 'shape': (1048576, 64), }");
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
    let Ok(Opened::Model(loaded)) = open(vec![SourceFile::from_bytes("a.npz", bytes)], &first, &mut |_| ()) else {
        panic!("three rows of zeros are a model");
    };
    assert_eq!((loaded.model.g().len(), loaded.model.d()), (3, 64));
}

#[test]
fn glove_not_a_number() {
    assert_says(&error("a.txt", "easy 1 2\nlucky 3 NaN\n"), &["line 2", "NaN"]);
    assert_says(&error("a.txt", "easy 1 2\nlucky 3 inf\n"), &["line 2", "inf"]);
}

#[test]
fn tokenizer_deep_or_cut_short() {
    for text in [format!("{{\"model\":{{\"vocab\":{}", "[".repeat(100_000)), "{\"model\":{\"vocab\":{\"a\":0".into()] {
        assert_says(&error("tokenizer.json", text), &["tokenizer.json"]);
    }
}

#[test]
fn npz_with_paths_that_climb_is_read_by_last_names() {
    let mut bytes = Vec::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("../../../etc/g.npy", options).expect("start");
    std::io::Write::write_all(&mut zip, &fixture("g.npy")).expect("write");
    zip.finish().expect("finish");
    let model = super::loaded(vec![SourceFile::from_bytes("a.npz", bytes)]).model;
    assert_eq!((model.g().len(), model.d()), (5, 4));
}

#[test]
fn word2vec_text_with_fewer_words_than_announced() {
    assert_says(&error("v.txt", "3 2\na 1 2\nb 3 4\n"), &["v.txt", "found 2", "expected 3"]);
}

#[test]
fn word2vec_text_ragged() {
    assert_says(&error("v.txt", "2 3\na 1 2 3\nb 3 4\n"), &["v.txt", "line 3", "found 2", "expected 3"]);
    assert_says(&error("v.txt", "2 2\na 1 2\nb 3 4 5\n"), &["v.txt", "line 3", "found 3", "expected 2"]);
}

#[test]
fn word2vec_text_not_a_number() {
    assert_says(&error("v.txt", "2 2\na 1 2\nb 3 nan\n"), &["line 3", "number 1", "nan", "finite"]);
    assert_says(&error("v.txt", "2 2\na 1 2\nb 3 1e999\n"), &["line 3", "number 1", "1e999", "finite"]);
}

#[test]
fn word2vec_text_of_zero_columns() {
    assert_says(&error("v.txt", "2 0\na\nb\n"), &["line 1", "0 numbers", "at least 1"]);
}

#[test]
fn word2vec_absurd_sizes() {
    assert_says(&error("v.bin", b"9999999999 300\na \x00\x01\x02".to_vec()), &["9999999999 words", "1200"]);
    assert_says(&error("v.txt", "2 99999999999\na 1 2\n"), &["line 1", "99999999999", "1048576"]);
}

#[test]
fn word2vec_text_of_short_lines_under_an_absurd_announcement_takes_no_longer_than_others() {
    let text = format!("20000 1048576\n{}", "a 1\n".repeat(20_000));
    let selection = Selection { rows: Rows::Listed(vec!["b".into()]), ..Selection::default() };
    let files = vec![SourceFile::from_bytes("v.txt", text.into_bytes())];
    let error = open(files, &selection, &mut |_| ()).map(drop).expect_err("an error").to_string();
    assert_says(&error, &["v.txt", "none of the 1 chosen words among 20000 rows"]);
}

#[test]
fn word2vec_binary_truncated() {
    let mut bytes = fixture("word2vec.bin");
    bytes.truncate(bytes.len() - 5);
    assert_says(&error("v.bin", bytes), &["v.bin", "vector 4", "16 bytes", "found 11"]);
}

#[test]
fn word2vec_binary_word_not_utf8() {
    let mut bytes = fixture("word2vec.bin");
    bytes[4] = 0xff;
    assert_says(&error("v.bin", bytes), &["v.bin", "word 0", "byte 4", "0xff"]);
}

#[test]
fn word2vec_binary_not_a_number() {
    let mut bytes = fixture("word2vec.bin");
    bytes[9..13].copy_from_slice(&f32::NEG_INFINITY.to_le_bytes());
    assert_says(&error("v.bin", bytes), &["v.bin", "easy", "number 0", "-inf"]);
}

#[test]
fn glove_ragged() {
    assert_says(&error("g.txt", "a 1 2 3\nb 1 2 3\nc 1 2\n"), &["g.txt", "line 3", "found 2", "expected 3"]);
}

#[test]
fn glove_word_not_utf8() {
    assert_says(&error("g.txt", b"a 1 2\nb\xe9 1 2\n".to_vec()), &["line 2", "byte 7", "0xe9", "UTF-8"]);
}

#[test]
fn csv_ragged() {
    assert_says(&error("w.csv", "token,a,b\nx,1,2\ny,3\n"), &["w.csv", "line 3", "found 2", "expected 3"]);
}

#[test]
fn csv_not_a_number() {
    let rows: String = (0..60).map(|i| format!("w{i},1,2\n")).collect();
    assert_says(&error("w.csv", format!("{rows}x,1,two\n")), &["line 61", "column 2", "two", "a number"]);
    assert_says(&error("w.csv", format!("{rows}x,1,inf\n")), &["line 61", "column 2", "inf", "finite"]);
}

#[test]
fn tsv_ragged() {
    assert_says(&error("vectors.tsv", "1\t2\t3\n4\t5\n"), &["vectors.tsv", "line 2", "found 2", "expected 3"]);
}

#[test]
fn json_ragged() {
    assert_says(&error("m.json", r#"{"g": [[1, 2], [3]]}"#), &["m.json", "line 1", "row 1", "1 numbers", "has 2"]);
}

#[test]
fn json_cut_short() {
    assert_says(&error("m.json", r#"{"g": [[1, 2], [3"#), &["m.json", "line 1", "cut off"]);
}

#[test]
fn json_not_a_number() {
    assert_says(&error("m.json", r#"{"g": [[1, NaN]]}"#), &["m.json", "line 1, column 12"]);
    assert_says(&error("m.json", r#"{"g": [[1, 1e999]]}"#), &["m.json", "out of range"]);
}

#[test]
fn json_zero_columns() {
    assert_says(&error("m.json", r#"{"g": [[], []]}"#), &["m.json", "0 components"]);
}

#[test]
fn json_deep() {
    assert_says(&error("m.json", format!("{{\"x\":{}", "[".repeat(100_000))), &["m.json", "line 1", "cut off"]);
}

#[test]
fn pairs_with_a_column_too_few() {
    assert_says(&error("pairs.tsv", "a\tb\nc\n"), &["pairs.tsv", "line 2", "1 columns", "from and to"]);
}

#[test]
fn pairs_with_an_empty_word() {
    assert_says(&error("pairs.tsv", "a\tb\nc\t\n"), &["pairs.tsv", "line 2", "empty word"]);
}

#[test]
fn analogies_of_three_words() {
    let text = ": capital\na b c d\na b c\n";
    assert_says(&error("analogies.txt", text), &["analogies.txt", "line 3", "3 words", "four"]);
}

#[test]
fn count_of_names_in_another_file() {
    let files = vec![
        SourceFile::from_bytes("g.npy", fixture("g.npy")),
        SourceFile::from_bytes("tokens.txt", b"a\nb\n".to_vec()),
    ];
    let error = opened(files).map(|_| ()).expect_err("an error").to_string();
    assert_says(&error, &["tokens.txt", "found 2", "expected 5", "\"g\""]);
}

#[test]
fn widths_of_f_and_g_differ() {
    let error = error("m.json", r#"{"f": [[1, 2]], "g": [[1, 2, 3]]}"#);
    assert_says(&error, &["m.json", "f has 2", "g has 3"]);
}

#[test]
fn relation_past_the_contexts() {
    let text = r#"{"f": [[1]], "relations": [{"name": "r", "pairs": [{"context": 0, "with_query": 7}]}]}"#;
    assert_says(&error("m.json", text), &["m.json", "\"r\"", "7"]);
}
