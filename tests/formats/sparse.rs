//! Sparse vectors as SVMlight and LIBSVM write them.

use super::{assert_says, error, fixture, heads::file, loaded};
use theory::model::Predictor;

fn read(text: &str) -> Predictor {
    loaded(vec![file("w.txt", text)]).model
}

#[test]
fn components_that_a_line_has_not_are_0() {
    let model = loaded(vec![file("sparse.svm", fixture("sparse.svm"))]).model;
    assert_eq!(model.g().labels(), ["king", "queen", "nobody"]);
    let expected = [0.5, 0.0, -0.25, 0.0, 10.0, 0.0, 0.0, 0.0, 0.0];
    assert_eq!(model.g().vectors().as_slice(), expected);
    assert!(model.warnings().iter().any(|w| w.contains("sparse") && w.contains("3 components")));
    assert!(model.warnings().iter().any(|w| w.contains("comments are read as labels")));
}

#[test]
fn words_stand_for_classes_and_numbers_may_begin_at_0() {
    let model = read("New York 0:1.5 2:2\nking 1:3\n");
    assert_eq!(model.g().labels(), ["New York", "king"]);
    assert_eq!(model.g().vectors().as_slice(), [1.5, 0.0, 2.0, 0.0, 3.0, 0.0]);
    let model = read("1:0.5 3:2\n2:1\n");
    assert_eq!(model.g().labels(), ["token 0", "token 1"]);
    assert_eq!(model.g().vectors().as_slice(), [0.5, 0.0, 2.0, 0.0, 1.0, 0.0]);
    let model = read("1 3:0.5 1:1\n-1 2:2\n");
    assert_eq!(model.g().labels(), ["1", "-1"]);
    assert_eq!(model.g().vectors().as_slice(), [1.0, 0.0, 0.5, 0.0, 2.0, 0.0]);
}

#[test]
fn a_number_beyond_all_components_is_refused_with_its_line() {
    for number in ["8192", "4000000000", "99999999999999999999999"] {
        let error = error("w.txt", format!("a 1:0.5 2:1\nb {number}:1\n"));
        assert_says(&error, &["w.txt", "line 2", "component", "8192"]);
    }
    let text = |line: &str| format!("{}{line}\n", "a 1:0.5 2:1\n".repeat(60));
    assert_says(&error("w.txt", text("b 2:1 2:3")), &["line 61", "component 2 twice"]);
    assert_says(&error("w.txt", text("b 2:1 x")), &["line 61", "\"x\"", "3:0.25"]);
    assert_says(&error("w.txt", text("b 2:inf")), &["line 61", "2:inf"]);
}

#[test]
fn verses_and_times_are_names() {
    let verses = "John 3:16\nGenesis 1:1\nPsalm 23:4\n";
    let vectors = file("g.csv", "0.5,1\n1.5,2\n2.5,3\n");
    let model = loaded(vec![vectors, file("tokens.txt", verses)]).model;
    assert_eq!(model.g().labels(), ["John 3:16", "Genesis 1:1", "Psalm 23:4"]);
    let vectors = file("g.csv", "0.5,1\n1.5,2\n2.5,3\n");
    let model = loaded(vec![vectors, file("list.txt", verses)]).model;
    assert_eq!(model.g().labels()[0], "John 3:16");
}
