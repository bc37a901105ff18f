//! Tables with more than titles and numbers: empty columns, columns that count, lines over the
//! titles, and texts among the numbers.

use theory::model::Predictor;

use super::{heads::file, loaded};

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![file(name, text)]).model
}

#[track_caller]
fn assert_warns(model: &Predictor, parts: &[&str]) {
    let warned = |warning: &&String| parts.iter().all(|part| warning.contains(part));
    assert_eq!(model.warnings().iter().filter(warned).count(), 1, "{:?}", model.warnings());
}

#[test]
fn a_separator_at_the_end_of_each_line_makes_no_column() {
    for (name, text) in [
        ("vectors.tsv", "1.5\t2.5\t\n3.5\t4.5\t\n5.5\t6.5\t\n"),
        ("vectors.tsv", "\t1.5\t2.5\n\t3.5\t4.5\n\t5.5\t6.5\n"),
        ("vectors.csv", "1.5,2.5,\n3.5,4.5,\n5.5,6.5,\n"),
    ] {
        let names = file("metadata.tsv", "king\nqueen\nman\n");
        let model = loaded(vec![file(name, text), names]).model;
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.5, 2.5, 3.5, 4.5, 5.5, 6.5], "{text}");
        assert!(model.warnings().is_empty(), "{:?}", model.warnings());
    }
}

#[test]
fn names_of_rows_before_the_words_are_no_part_of_them() {
    for text in [
        "\"word\" \"d0\" \"d1\"\n\"1\" \"king\" 1.5 2.5\n\"2\" \"New York\" 3.5 4.5\n",
        "word V1 V2\n1 king 1.5 2.5\n2 \"New York\" 3.5 4.5\n",
        "0 king 1.5 2.5\n1 \"New York\" 3.5 4.5\n2 man 5.5 6.5\n",
    ] {
        let model = loaded(vec![file("emb.txt", text)]).model;
        assert_eq!(model.g().labels()[..2], ["king", "New York"], "{text}");
        assert_eq!(model.g().vectors().as_slice()[..4], [1.5, 2.5, 3.5, 4.5], "{text}");
    }
}

#[test]
fn any_text_among_many_numbers_leaves_its_row_aside() {
    for text in ["n.a.", "k.A.", "#NV", "#WERT!", "#VALEUR!", "N.D.", "nd", "*", "\\N", "error"] {
        let table = format!("word,x,y\nking,1.5,2\nqueen,2.5,4\nodd,{text},5\nman,3.5,6\n");
        let model = read("w.csv", &table);
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{text}");
        assert_eq!(model.d(), 2, "{text}");
        assert_warns(&model, &["left aside: 1", "line 4 (\"odd\")", "\"x\""]);
    }
    let rows: String = (0..60).map(|i| format!("w{i} {i} 0.5\n")).collect();
    let model = read("w.txt", &format!("{rows}odd 1 k.A.\n"));
    assert_eq!(model.g().labels().len(), 60);
    assert_warns(&model, &["left aside: 1", "line 61 (\"odd\")"]);
}

#[test]
fn a_column_of_words_and_numbers_is_no_component() {
    let model =
        read("w.csv", "id,word,x,y\n1,7,0.5,2.5\n2,8,1.5,3.5\n3,9,4.5,5.5\n4,king,6.5,7.5\n");
    assert_eq!(model.g().labels(), ["7", "8", "9", "king"]);
    assert_eq!(model.d(), 2);
}

#[test]
fn rows_over_the_titles_are_left_aside_and_shown() {
    let table = "word,x,y\nking,1.5,2.5\nqueen,3.5,4.5\nman,5.5,6.5\n";
    for (over, shown) in [
        ("My vectors\n", "My vectors"),
        ("My vectors\n\n", "My vectors"),
        ("My vectors,,\n", "My vectors"),
        ("My vectors,,\n,,\n", "My vectors"),
        (",Embedding,\n", "Embedding"),
    ] {
        let model = read("v.csv", &format!("{over}{table}"));
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{over}");
        assert_eq!(model.g().vectors().as_slice(), [1.5, 2.5, 3.5, 4.5, 5.5, 6.5], "{over}");
        assert_warns(&model, &["beside the titles", shown]);
    }
    for (under, shown) in [("string,float,float\n", "string float"), (",cm,kg\n", "cm kg")] {
        let model = read("v.csv", &table.replacen("y\n", &format!("y\n{under}"), 1));
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{under}");
        assert_warns(&model, &["beside the titles", shown]);
    }
    let model = read("v.csv", &format!(",,\n{table},,\n,,\n,,\n,,\n"));
    assert_eq!(model.g().labels(), ["king", "queen", "man"]);
    assert!(model.warnings().is_empty(), "{:?}", model.warnings());
    let semicolons = table.replace(',', ";").replace('.', ",");
    let model = read("v.csv", &format!("Tabelle 1;;\n;;\n{semicolons}"));
    assert_eq!(model.g().vectors().as_slice(), [1.5, 2.5, 3.5, 4.5, 5.5, 6.5]);
}

#[test]
fn whole_numbers_beside_decimals_number_the_rows_wherever_they_begin() {
    for (name, text) in [
        ("v.csv", "100,king,0.5,1.5\n101,queen,2.5,3.5\n102,man,4.5,5.5\n"),
        ("v.csv", "262,king,0.5,1.5\n11,queen,2.5,3.5\n290,man,4.5,5.5\n"),
        ("v.txt", "king 991 0.5 1.5\nqueen 805 2.5 3.5\nman 500 4.5 5.5\n"),
    ] {
        let model = read(name, text);
        assert_eq!(model.g().labels(), ["king", "queen", "man"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [0.5, 1.5, 2.5, 3.5, 4.5, 5.5], "{text}");
        assert_warns(&model, &["columns that are not read"]);
    }
}
