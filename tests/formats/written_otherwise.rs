//! Texts that are written in another way than most: names between NULs, numbers of Fortran and C,
//! fractions, and JSON with comments.

use theory::model::Predictor;

use super::{assert_says, error, fixture, heads::file, loaded};

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Predictor {
    loaded(vec![file(name, bytes)]).model
}

#[track_caller]
fn assert_says_so(model: &Predictor, part: &str) {
    let warnings = model.warnings();
    assert!(warnings.iter().any(|warning| warning.contains(part)), "{part:?}: {warnings:?}");
}

#[test]
fn names_between_nuls_are_read() {
    let vectors = || file("g.csv", "0.5,1\n1.5,2\n2.5,3\n");
    let named = |bytes: Vec<u8>| loaded(vec![vectors(), file("tokens.txt", bytes)]).model;
    let model = named(fixture("between-nuls.txt"));
    assert_eq!(model.g().labels(), ["easy", "naïve", "lucky"]);
    assert_says_so(&model, "tokens.txt: read as a list between NUL bytes");
    let model = named(b"./a b\0./c\nd\0./e".to_vec());
    assert_eq!(model.g().labels(), ["./a b", "./c\nd", "./e"]);
    assert_says(&error("w.txt", b"ab\0\0\0 A\0\0 A".to_vec()), &["no known format"]);
}

#[test]
fn numbers_of_programs_and_fractions_are_read() {
    let model = read("odd-numbers.csv", fixture("odd-numbers.csv"));
    assert_eq!(model.g().labels(), ["1/2", "king", "queen"]);
    let expected = [1000.0, 12.0, 1.0, -0.25, -0.25, 0.25, 2.0, 3.0, -1.5];
    assert_eq!(model.g().vectors().as_slice(), expected);
    assert_says_so(&model, "\"1.0D+03\" and the like are read as numbers, here 1000");
    let model = read("matrix.txt", "  0.10D+01  0.20D+00\n  0.30D+01 -0.40D-01\n");
    assert_eq!(model.g().vectors().as_slice(), [1.0, 0.2, 3.0, -0.04]);
    let model = read("w.txt", "king 1/2 1 0\nqueen 0 1/4 3\n");
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 0.0, 0.0, 0.25, 3.0]);
    let model = read("w.vec", "2 2\nking 0x1p-1 1\nqueen 0x1.8p1 2\n");
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 3.0, 2.0]);
}

#[test]
fn words_that_look_like_fractions_stay_words() {
    let model = read("w.csv", "1/2,0.5,1\n1/3,1.5,2\n3/4,2.5,3\n");
    assert_eq!(model.g().labels(), ["1/2", "1/3", "3/4"]);
    let model = read("w.csv", "token,x,y\n1/2,0.5,1\n2,1.5,2\n");
    assert_eq!(model.g().labels(), ["1/2", "2"]);
}

#[test]
fn json_may_have_comments_and_trailing_commas() {
    let model = read("commented.json", fixture("commented.json"));
    assert_eq!(model.g().labels(), ["easy", "hard"]);
    assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.5]);
    assert_says_so(&model, "commented.json: read without the comments and trailing commas");
    let model = read("w.jsonc", "// words\n{\"a\": [1, 2], /* b */ \"c\": [3, 4,],}\n");
    assert_eq!(model.g().labels(), ["a", "c"]);
    let vectors = file("g.csv", "0.5,1\n1.5,2\n2.5,3\n");
    let vocab = file("vocab.json", "{ // ids\n\"b\": 1,\n\"a\": 0,\n\"c\": 2,\n}");
    assert_eq!(loaded(vec![vectors, vocab]).model.g().labels(), ["a", "b", "c"]);
}

#[test]
fn what_is_wrong_with_json_is_said_of_the_text_as_it_is() {
    assert_says(&error("w.json", "{\"a\": [1, 2],\n\"b\": [3 4],}"), &["line 2"]);
}
