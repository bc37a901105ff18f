//! Numbers as people write them: decimal commas and points, and signs between thousands.

use super::{assert_says, error, heads::file, loaded};
use theory::model::Predictor;

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![file(name, text)]).model
}

#[track_caller]
fn assert_numbers(name: &str, text: &str, expected: &[f64]) {
    let model = read(name, text);
    assert_eq!(model.g().vectors().as_slice(), expected, "{text}");
}

const EXPECTED: [f64; 6] = [1234.5, 0.5, -12_345_678.25, 1.5, 3.5, 2.0];

#[test]
fn apostrophes_and_spaces_that_do_not_break_stand_between_thousands() {
    let marks = ["'", "\u{2019}", "\u{b4}", "\u{a0}", "\u{202f}", "\u{2009}", "_"];
    for (mark, sign) in marks.into_iter().flat_map(|mark| [(mark, "."), (mark, ",")]) {
        let rows = "a;1'234.5;0.5\nb;-12'345'678.25;1.5\nc;3.5;2\n";
        let rows = rows.replace('.', sign).replace('\'', mark);
        for text in [rows.clone(), format!("wort;x;y\n{rows}")] {
            assert_numbers("w.csv", &text, &EXPECTED);
            assert_numbers("w.tsv", &text.replace(';', "\t"), &EXPECTED);
            assert_numbers("w.txt", &text.replace(';', " "), &EXPECTED);
        }
    }
    assert_numbers("w.csv", "word,x,y\na,1'234.5,0.5\nb,2'000,1.5\n", &[1234.5, 0.5, 2e3, 1.5]);
}

#[test]
fn signs_between_thousands_may_come_late() {
    let rows: String = (0..60).map(|i| format!("w{i},{i}.5,1\n")).collect();
    let model = read("w.csv", &format!("word,x,y\n{rows}z,1'234.5,2\n"));
    assert_eq!(model.g().vectors()[(0, 60)], 1234.5);
}

#[test]
fn the_other_sign_stands_between_thousands() {
    for (name, text) in [
        ("w.csv", "word,x,y\na,\"1,234.5\",0.5\nb,\"2,000\",1.5\n"),
        ("w.tsv", "word\tx\ty\na\t1,234.5\t0.5\nb\t2,000\t1.5\n"),
        ("w.csv", "word;x;y\na;1.234,5;0,5\nb;2.000;1,5\n"),
        ("w.csv", "word;x;y\na;1 234,5;0,5\nb;2 000;1,5\n"),
        ("w.csv", "word;x;y\na;1 234.5;0.5\nb;2 000;1.5\n"),
    ] {
        assert_numbers(name, text, &[1234.5, 0.5, 2000.0, 1.5]);
    }
    let text = "word;x;y\na;12,34,567.5;0.5\nb;1,00,000;1.5\n";
    assert_numbers("w.csv", text, &[1_234_567.5, 0.5, 1e5, 1.5]);
    // Without a number that tells, three digits behind a comma are decimals.
    assert_numbers("w.csv", "word;x;y\na;5;1,234\nb;6;2,500\n", &[5.0, 1.234, 6.0, 2.5]);
}

#[test]
fn each_column_may_have_a_decimal_sign_of_its_own() {
    let text = "wort;x;y\na;0,5;1.5\nb;0,25;2.75\nc;2,5;1\n";
    assert_numbers("w.csv", text, &[0.5, 1.5, 0.25, 2.75, 2.5, 1.0]);
}

#[test]
fn two_decimal_signs_in_a_column_are_an_error_with_its_place() {
    for (name, text, place, parts) in [
        ("w.csv", "w;x;y\na;0,5;1,5\nb;0.5;1,5\n", "line 3, column 1", ["0.5", "a decimal comma"]),
        ("w.csv", "w;x;y\na;0.5;1.5\nb;0.5;1,5\n", "line 3, column 2", ["1,5", "a decimal point"]),
        ("w.csv", "a;0,5;1\nb;0.5;1\n", "line 2, column 1", ["0.5", "a decimal comma"]),
        ("w.tsv", "w\tx\na\t1.5\nb\t1,5\n", "line 3, column 1", ["1,5", "a decimal point"]),
        ("w.txt", "a 0,5 1,5\nb 0.5 1\n", "line 2, column 1", ["0.5", "a decimal comma"]),
        ("w.csv", "w,x,y\na,\"0,5\",1\nb,1.5,1\n", "line 3, column 1", ["1.5", "a decimal comma"]),
        ("w.csv", "w;x\na;0,5\nb;1.5\nc;1.234\n", "line 3, column 1", ["1.5", "a decimal comma"]),
    ] {
        assert_says(&error(name, text), &[name, place, parts[0], parts[1]]);
    }
    let rows: String = (0..60).map(|i| format!("w{i};{i},5;1,25\n")).collect();
    let late = error("w.csv", format!("wort;x;y\n{rows}z;1.5;2,5\n"));
    assert_says(&late, &["line 62", "column 1", "\"1.5\", with a decimal point"]);
    let either = error("w.csv", "w;x;y\na;1,234;1\nb;1.234;2\n");
    assert_says(&either, &["line 3, column 1", "\"1.234\"", "or with thousands"]);
}

#[test]
fn percents_are_hundredths() {
    assert_numbers("w.csv", "word,x,y\na,12.5%,50%\nb,25%,1.5%\n", &[0.125, 0.5, 0.25, 0.015]);
}

#[test]
fn vectors_as_text_have_decimal_commas_where_something_else_parts_them() {
    for text in ["word;vec\na;[0,5 1,5]\nb;[0,25 2,5]\n", "word\tvec\na\t0,5;1,5\nb\t0,25;2,5\n"] {
        assert_numbers("w.csv", text, &[0.5, 1.5, 0.25, 2.5]);
    }
}

#[test]
fn vectors_stand_in_quotes_among_other_columns_and_behind_signs() {
    let expected = [0.5, 1.0, 2.0, 1.0];
    for (name, text) in [
        ("w.csv", "id,text,embedding\n1,king,\"0.5,1.0\"\n2,queen,\"2,1\"\n"),
        ("w.tsv", "word\tvec\nking\t0.5,1.0\nqueen\t2,1\n"),
        ("w.txt", "king: 0.5, 1\nqueen: 2, 1\n"),
        ("w.txt", "king = [0.5, 1]\nqueen = [2, 1]\n"),
        ("w.tsv", "\"word\"\t\"x\"\t\"y\"\n\"king\"\t\"0.5\"\t\"1\"\n\"queen\"\t\"2\"\t\"1\"\n"),
        ("w.csv", "word,king,queen\nd0,0.5,2\nd1,1,1\n"),
        ("w.csv", "word,emb_0,emb_1,pca_0,pca_1\nking,0.5,1,9,9\nqueen,2,1,8,8\n"),
    ] {
        let model = read(name, text);
        assert_eq!(model.g().labels(), ["king", "queen"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), expected, "{text}");
    }
}

#[test]
fn a_vector_with_something_else_in_it_is_an_error_with_its_place() {
    let text = "word,vec\nking,\"[0.5, null]\"\nqueen,\"[2, 1]\"\n";
    assert_says(&error("w.csv", text), &["line 2, column 1", "[0.5, null]", "a vector"]);
}

#[test]
fn what_is_no_number_among_components_is_an_error_with_its_place() {
    for (text, found) in [
        ("word,d0,d1\nking,0.5,abc\nqueen,2,1\n", "abc"),
        ("word,d0,d1\nking,0.5,∞\nqueen,2,1\n", "∞"),
        ("word,0,1\nking,0.5,\nqueen,2,1\n", "\"\""),
    ] {
        assert_says(&error("w.csv", text), &["line 2, column 2", found, "a number"]);
    }
}
