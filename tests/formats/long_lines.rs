//! Text whose lines are longer than what usually tells a kind.

use theory::model::Predictor;

use super::heads::file;
use super::loaded;

/// Components of a vector, each of which takes some twenty bytes.
const D: usize = 4096;

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![file(name, text)]).model
}

fn numbers(row: usize, separator: &str) -> String {
    let number = |i: usize| format!("{:.17}", ((row * D + i) as f64).sin() / 3.0);
    (0..D).map(number).collect::<Vec<_>>().join(separator)
}

fn rows(row: impl Fn(usize) -> String) -> String {
    (0..3).map(|i| row(i) + "\n").collect()
}

#[track_caller]
fn assert_three_words(model: &Predictor) {
    assert_eq!(model.g().labels(), ["w0", "w1", "w2"]);
    assert_eq!(model.d(), D);
}

#[test]
fn vectors_of_many_components_are_read_as_text_in_a_column() {
    let table = rows(|i| format!("w{i},\"[{}]\"", numbers(i, ", ")));
    assert_three_words(&read("g.csv", &format!("word,vector\n{table}")));
    let table = rows(|i| format!("w{i}\t[{}]", numbers(i, ", ")));
    assert_three_words(&read("g.tsv", &format!("word\tvector\n{table}")));
}

#[test]
fn tables_of_many_columns_are_read_below_their_titles() {
    let titles = |sign: &str| {
        let title = |i| format!("component_number_{i}");
        (0..D).map(title).collect::<Vec<_>>().join(sign)
    };
    let table = rows(|i| format!("w{i},{}", numbers(i, ",")));
    assert_three_words(&read("g.csv", &format!("word,{}\n{table}", titles(","))));
    let table = rows(|i| format!("w{i};{}", numbers(i, ";").replace('.', ",")));
    assert_three_words(&read("g.csv", &format!("word;{}\n{table}", titles(";"))));
    let table = rows(|i| format!("w{i} {}", numbers(i, " ")));
    assert_three_words(&read("g.txt", table.trim_end()));
}
