//! Numbers beside words: those of rows, those that only count, and arrays of both.

use theory::model::Predictor;

use super::{
    heads::{counted, file, safetensors},
    loaded,
};

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
