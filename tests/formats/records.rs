//! NumPy's arrays of records.

use formats::{Rows, Selection, open};

use super::{assert_says, error, fixtures, loaded};

const WORDS: [&str; 3] = ["easy", "naïve", "lucky"];
const NUMBERS: [f64; 9] = [0.5, -1.0, 2.0, 1.5, 0.25, -3.0, 0.0, 4.0, 1.0];

/// An array of one record of this type.
fn array(descr: &str, data: &[u8]) -> Vec<u8> {
    let header = format!("{{'descr': {descr}, 'fortran_order': False, 'shape': (1,), }}");
    let length = (header.len() as u16).to_le_bytes();
    [b"\x93NUMPY\x01\x00", &length[..], header.as_bytes(), data].concat()
}

#[test]
fn records_of_a_word_and_its_numbers_are_read() {
    for name in ["array-records.npy", "number-records.npy"] {
        let model = loaded(fixtures(&[name])).model;
        assert_eq!(model.g().labels(), WORDS, "{name}");
        assert_eq!(model.g().vectors().as_slice(), NUMBERS, "{name}");
    }
    let arrays = loaded(fixtures(&["array-records.npy"])).model;
    assert!(arrays.warnings().iter().any(|w| w.contains("not read") && w.contains("count")));
    let numbers = loaded(fixtures(&["number-records.npy"])).model;
    assert_eq!(numbers.bias().expect("a bias").as_slice(), [0.5, 1.5, 2.5]);
}

#[test]
fn rows_of_records_can_be_chosen() {
    let rows = Rows::Listed(vec!["lucky".into()]);
    let selection = Selection { rows, ..Selection::default() };
    let opened = open(fixtures(&["number-records.npy"]), &selection, &mut |_| ());
    let Ok(formats::Opened::Model(loaded)) = opened else { panic!("a model: {opened:?}") };
    assert_eq!(loaded.model.g().labels(), ["lucky"]);
    assert_eq!(loaded.model.bias().expect("a bias").as_slice(), [2.5]);
}

#[test]
fn records_without_a_word_or_with_several_arrays_are_refused() {
    for (descr, data) in [
        ("[('x', '<f4'), ('y', '<f4')]", &[0; 8][..]),
        ("[('w', '|S4')]", &[b'a'; 4]),
        ("[('w', '|S4'), ('a', '<f4', (2,)), ('b', '<f4', (2,))]", &[b'a'; 20]),
        ("[('w', '|S4'), ('v', [('x', '<f4'), ('y', '<f4')])]", &[b'a'; 12]),
        ("[('w', '|O'), ('v', '<f4', (2,))]", &[b'a'; 16]),
        ("[('w', '|S4'), ('v', '<f4', (0,))]", &[b'a'; 4]),
    ] {
        let error = error("g.npy", array(descr, data));
        assert_says(&error, &["\"g\"", "structured", "records of a text"]);
    }
}

#[test]
fn records_that_are_cut_off_or_not_finite_are_refused() {
    let descr = "[('w', '|S4'), ('v', '<f4', (2,))]";
    assert_says(&error("g.npy", array(descr, b"easy\0\0\0\0")), &["\"g\"", "12 bytes", "8"]);
    let bytes = [&b"easy\0\0\0\0"[..], &f32::NAN.to_le_bytes()].concat();
    assert_says(&error("g.npy", array(descr, &bytes)), &["row 0", "column 1", "NaN"]);
    let huge = "[('w', '|S4'), ('v', '<f4', (4611686018427387904, 9))]";
    assert_says(&error("g.npy", array(huge, b"easy")), &["structured"]);
}

#[test]
fn records_in_an_archive_are_tables_with_their_words() {
    let model = loaded(fixtures(&["records.npz"])).model;
    assert_eq!(model.f().labels(), ["c1", "c2"]);
    assert_eq!(model.f().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(model.g().labels(), ["a", "b", "c"]);
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]);
    assert_eq!(model.bias().expect("a bias").as_slice(), [0.25, 0.75, 0.0]);
}
