//! Numbers beside words: those of rows, those that only count, and arrays of both.

use std::io::Write;

use theory::model::Predictor;

use super::{
    heads::{counted, file, safetensors},
    loaded,
};

/// An array of NumPy: how a number or text is written, the shape, and the bytes.
pub(crate) type Array<'a> = (&'a str, &'a str, &'a str, Vec<u8>);

/// An archive of arrays: of each its path, type, shape and bytes.
pub(crate) fn npz(arrays: &[Array]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (path, descr, shape, data) in arrays {
        let header =
            format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}\n");
        archive.start_file(format!("{path}.npy"), options).expect("writable");
        archive.write_all(b"\x93NUMPY\x01\x00").expect("writable");
        archive.write_all(&(header.len() as u16).to_le_bytes()).expect("writable");
        archive.write_all(header.as_bytes()).expect("writable");
        archive.write_all(data).expect("writable");
    }
    archive.finish().expect("writable").into_inner()
}

pub(crate) fn singles(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn wholes(numbers: &[i64]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// Five vectors and a file that names them.
fn named(name: &str, text: &str) -> Predictor {
    let vectors = safetensors("{}", &[("g", &[5, 3], counted(1, 15))]);
    loaded(vec![file("g.safetensors", vectors), file(name, text)]).model
}

fn says(model: &Predictor, part: &str) -> bool {
    model.warnings().iter().any(|warning| warning.contains(part))
}

const WORDS: [&str; 5] = ["king", "queen", "man", "woman", "child"];

#[test]
fn numbers_beside_tokens_are_those_of_their_rows() {
    for (name, text) in [
        ("vocab.tsv", "child\t4\nking\t0\nqueen\t1\nwoman\t3\nman\t2\n"),
        ("vocab.tsv", "4\tchild\n0\tking\n1\tqueen\n3\twoman\n2\tman\n"),
        ("vocab.txt", "child 4\nking 0\nqueen 1\nwoman 3\nman 2\n"),
        ("vocab.csv", "token,id\nchild,4\nking,0\nqueen,1\nwoman,3\nman,2\n"),
        ("vocab.csv", "id,token\n5,child\n1,king\n2,queen\n4,woman\n3,man\n"),
        ("vocab.csv", "4,child\n0,king\n1,queen\n3,woman\n2,man\n"),
        ("tokens.tsv", "id\ttoken\n4\tchild\n0\tking\n1\tqueen\n2\tman\n3\twoman\n"),
    ] {
        let model = named(name, text);
        assert_eq!(model.g().labels(), WORDS, "{name}: {text}");
        assert!(says(&model, "are taken for those of their rows"), "{:?}", model.warnings());
    }
}

#[test]
fn counts_and_the_numbers_of_other_tables_order_nothing() {
    for (name, text) in [
        ("vocab.tsv", "king\t900\nqueen\t1\nman\t300\nwoman\t300\nchild\t2\n"),
        ("vocab.tsv", "token\tcount\nking\t4\nqueen\t0\nman\t1\nwoman\t3\nchild\t2\n"),
        ("vocab.csv", "token,id\nking,7\nqueen,0\nman,1\nwoman,3\nchild,2\n"),
    ] {
        let model = named(name, text);
        assert_eq!(model.g().labels(), WORDS, "{name}: {text}");
        assert!(!says(&model, "their rows"), "{name}: {:?}", model.warnings());
    }
    let metadata = "id\tlabel\n4\tking\n0\tqueen\n1\tman\n3\twoman\n2\tchild\n";
    let model = named("metadata.tsv", metadata);
    assert_eq!(model.g().labels(), WORDS);
    assert!(says(&model, "in the order of their lines"), "{:?}", model.warnings());
}

#[test]
fn numbers_that_count_the_rows_of_a_table_give_way_to_a_list_of_words() {
    let words = || file("words.txt", "king\nqueen\nman\n");
    for (name, text) in [
        ("v.csv", ",d0,d1\n0,0.5,1.5\n1,2.5,3.5\n2,4.5,5.5\n"),
        ("v.csv", "id,d0,d1\n1,0.5,1.5\n2,2.5,3.5\n3,4.5,5.5\n"),
        ("v.txt", "\"V1\" \"V2\"\n\"1\" 0.5 1.5\n\"2\" 2.5 3.5\n\"3\" 4.5 5.5\n"),
    ] {
        let model = loaded(vec![file(name, text), words()]).model;
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{name}: {text}");
        assert!(says(&model, "count the rows"), "{name}: {:?}", model.warnings());
        let alone = loaded(vec![file(name, text)]).model;
        assert!(alone.g().labels().iter().all(|label| label.parse::<u8>().is_ok()), "{name}");
    }
    let untitled = "0,0.5,1.5\n1,2.5,3.5\n2,4.5,5.5\n";
    let model = loaded(vec![file("v.csv", untitled), words()]).model;
    assert_eq!(model.g().labels(), ["king", "queen", "man"]);
    assert_eq!(model.d(), 2, "{:?}", model.warnings());
    // Where others are whole too, it may be one of them.
    let whole = "0,0.5,1\n1,2.5,3\n2,4.5,5\n";
    let model = loaded(vec![file("v.csv", whole), words()]).model;
    assert_eq!(model.d(), 3);
    assert!(says(&model, "counts its rows"), "{:?}", model.warnings());
}

#[test]
fn coefficients_have_their_intercept_for_a_bias() {
    let table = "\"\",\"(Intercept)\",d0,d1\nking,0.5,1,2\nqueen,1.5,3,4\n";
    let model = loaded(vec![file("coef.csv", table)]).model;
    assert_eq!(model.bias().map(|bias| bias[1]), Some(1.5), "{:?}", model.warnings());
    let arrays = [
        ("X", "<f4", "(3, 2)", singles(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0])),
        ("coef_", "<f4", "(2, 2)", singles(&[1.0, 2.0, 3.0, 4.0])),
        ("intercept_", "<f4", "(2,)", singles(&[0.5, 1.5])),
        ("classes_", "|S1", "(2,)", b"ab".to_vec()),
    ];
    let model = loaded(vec![file("clf.npz", npz(&arrays))]).model;
    assert_eq!((model.g().labels(), model.f().len()), (&["a".into(), "b".into()][..], 3));
    assert_eq!(model.bias().map(|bias| bias[0]), Some(0.5));
}

#[test]
fn the_tokens_of_contexts_are_no_vocabulary() {
    let arrays = [
        ("W_U", "<f4", "(2, 4)", singles(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0])),
        ("str_tokens", "|S1", "(3,)", b"abc".to_vec()),
    ];
    let model = loaded(vec![file("cache.npz", npz(&arrays))]).model;
    assert_eq!((model.g().len(), model.d()), (4, 2));
    assert!(says(&model, "str_tokens"), "{:?}", model.warnings());
}

#[test]
fn one_is_no_plural() {
    let tokens = r#"{"version":"1.0","added_tokens":[],"model":{"vocab":{"a":0,"b":1,"c":2}}}"#;
    let head = ("lm_head.weight", &[2, 2][..], counted(0, 4));
    let adapter = ("base_model.lora_A.weight", &[1, 2][..], counted(0, 2));
    let weights = file("model.safetensors", safetensors("{}", &[head, adapter]));
    let model = loaded(vec![weights, file("tokenizer.json", tokens)]).model;
    assert!(says(&model, "1 token of tokenizer.json past the 2 rows has no vector"));
    assert!(says(&model, "of 1 tensor, which"), "{:?}", model.warnings());
}

#[test]
fn arrays_of_texts_are_labels_before_arrays_of_numbers() {
    let g = || ("g", "<f4", "(3, 2)", singles(&[0.5, 1.0, 1.5, 2.0, 2.5, 3.0]));
    let texts = |name| (name, "|S1", "(3,)", b"abc".to_vec());
    let numbers = |name, all: &[i64]| (name, "<i8", "(3,)", wholes(all));
    for (ids, words) in [("token_ids", "tokens"), ("labels", "texts"), ("labels", "sentences")] {
        let bytes = npz(&[numbers(ids, &[0, 0, 1]), g(), texts(words)]);
        let model = loaded(vec![file("d.npz", bytes)]).model;
        assert_eq!(model.g().labels(), ["a", "b", "c"], "{ids}, {words}");
        assert!(says(&model, ids), "{ids}: {:?}", model.warnings());
    }
    let bytes = npz(&[g(), numbers("labels", &[7, 8, 9])]);
    assert_eq!(loaded(vec![file("d.npz", bytes)]).model.g().labels(), ["7", "8", "9"]);
}
