//! Files that are odd but whole: they load, and say what was done; or nothing is in them, and they
//! say that.

use super::{ROOT, error, loaded, opened};
use formats::SourceFile;
use theory::model::Predictor;

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![SourceFile::from_bytes(name, text.as_bytes().to_vec())]).model
}

/// The labels and all numbers.
fn content(model: &Predictor) -> (Vec<&str>, Vec<f64>) {
    let g = model.g();
    (g.labels().iter().map(String::as_str).collect(), g.vectors().as_slice().to_vec())
}

#[test]
fn blanks_at_the_ends_of_lines_and_mixed_separators_change_nothing() {
    let plain = [("w.txt", "2 2\na 1 2\nb 3 4\n"), ("w.txt", "a 1 2\nb 3 4\n")];
    let odd = [("w.txt", "2 2 \na 1 2 \nb  3\t4\t \n\n"), ("w.txt", "a\t1  2 \nb 3\t4 \n\n")];
    for ((name, plain), (_, odd)) in plain.into_iter().zip(odd) {
        assert_eq!(content(&read(name, plain)), content(&read(name, odd)), "{odd:?}");
    }
}

#[test]
fn a_byte_order_mark_and_cr_lf_are_said_and_change_nothing() {
    for (name, text) in [
        ("w.txt", "2 2\na 1 2\nb 3 4\n"),
        ("w.txt", "a 1 2\nb 3 4\n"),
        ("w.csv", "word,x,y\na,1,2\nb,3,4\n"),
    ] {
        let odd = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let (plain, odd) = (read(name, text), read(name, &odd));
        assert_eq!(content(&plain), content(&odd), "{text:?}");
        assert!(
            odd.warnings().iter().any(|w| w.contains("byte order mark")),
            "{text:?}: {:?}",
            odd.warnings()
        );
    }
}

#[test]
fn one_token_or_one_number_is_enough() {
    let npy = |shape: &str, count: usize| {
        let header = format!("{{'descr': '<f8', 'fortran_order': False, 'shape': ({shape}), }}");
        let start =
            [b"\x93NUMPY\x01\x00", &(header.len() as u16).to_le_bytes()[..], header.as_bytes()]
                .concat();
        [start, 1f64.to_le_bytes().repeat(count)].concat()
    };
    let size = |model: &Predictor| (model.g().len(), model.d());
    for (shape, numbers, expected) in
        [("1, 3", 3, (1, 3)), ("3, 1", 3, (3, 1)), ("1, 1", 1, (1, 1))]
    {
        let model = loaded(vec![SourceFile::from_bytes("g.npy", npy(shape, numbers))]).model;
        assert_eq!(size(&model), expected, "{shape}");
    }
    assert_eq!(size(&read("w.txt", "1 3\na 1 2 3\n")), (1, 3));
    assert_eq!(size(&read("w.txt", "2 1\na 1\nb 2\n")), (2, 1));
    assert_eq!(size(&read("m.json", r#"{"g": [[1]]}"#)), (1, 1));
    assert_eq!(size(&read("w.csv", "word,x\na,1\nb,2\n")), (2, 1));
}

#[test]
fn no_rows_at_all_is_an_error_that_says_so() {
    let npy =
        b"\x93NUMPY\x01\x00\x3b\x00{'descr': '<f8', 'fortran_order': False, 'shape': (0, 4), }"
            .to_vec();
    let header = r#"{"g":{"dtype":"F32","shape":[0,4],"data_offsets":[0,0]}}"#;
    let safetensors = [&(header.len() as u64).to_le_bytes()[..], header.as_bytes()].concat();
    for (name, bytes, reason) in [
        ("g.npy", npy, "0 vectors"),
        ("g.safetensors", safetensors, "0 vectors"),
        ("w.bin", b"0 4\n\xff\xfe".to_vec(), "0 words"),
        ("m.json", br#"{"g": []}"#.to_vec(), "found"),
    ] {
        let error = error(name, bytes);
        assert!(error.contains(name) && error.contains(reason), "{name}: {error}");
    }
}

#[test]
fn words_that_come_twice_are_all_kept_and_counted() {
    let model = read("w.txt", "3 2\na 1 2\na 3 4\nb 5 6\n");
    assert_eq!(model.g().labels(), ["a", "a", "b"]);
    assert!(
        model.warnings().iter().any(|w| w.contains("1 token has a label that another has too"))
    );
}

#[test]
#[cfg(unix)]
fn a_folder_is_an_error_that_names_it() {
    let folder = std::fs::File::open(ROOT).expect("a folder");
    let files =
        vec![SourceFile { name: "some folder".into(), size: 4096, reader: Box::new(folder) }];
    let error = opened(files).map(drop).expect_err("an error").to_string();
    assert!(error.contains("some folder") && error.contains("reading failed"), "{error}");
}
