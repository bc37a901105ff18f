//! Tables in which some numbers are missing, and those with a column for the bias.

use formats::{Opened, Rows, Selection, open, sum};
use theory::model::{ColumnRole, Predictor};

use super::{assert_says, error, fixture, heads::file, loaded};

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![file(name, text)]).model
}

#[track_caller]
fn assert_says_once(model: &Predictor, parts: &[&str]) {
    let warned = |warning: &&String| parts.iter().all(|part| warning.contains(part));
    assert_eq!(model.warnings().iter().filter(warned).count(), 1, "{:?}", model.warnings());
}

#[test]
fn rows_that_lack_a_number_are_left_aside_and_the_first_is_named() {
    let model = loaded(vec![file("gaps.csv", fixture("gaps.csv"))]).model;
    assert_eq!(model.g().labels(), ["easy", "lucky", "plain"]);
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 1.5, 3.0, 3.5, 4.0]);
    assert_says_once(&model, &["gaps.csv", "left aside: 2", "line 3 (\"hard\")", "\"x\"", "#N/A"]);
}

#[test]
fn gaps_are_written_in_many_ways() {
    for gap in ["NA", "-", "", " ", "n/a", "#N/A", "null", "None", "?", ".", "—", "#DIV/0!"] {
        for text in [
            format!("word,x,y\na,1,2\nb,{gap},3\nc,4,5\n"),
            format!("word,x,y\na,1,2\nb,3,{gap}\nc,4,5\n"),
            format!("b,{gap},3\na,1,2\nc,4,5\n"),
        ] {
            let model = read("w.csv", &text);
            assert_eq!(model.g().labels(), ["a", "c"], "{text}");
            assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 4.0, 5.0], "{text}");
        }
    }
    let model = read("w.csv", "word,vec\na,\"[1, 2]\"\nb,\nc,\"[4, 5]\"\n");
    assert_eq!(model.g().labels(), ["a", "c"]);
    let model = read("w.txt", "a 1 2\nb NA 3\nc 4 5\n");
    assert_eq!(model.g().labels(), ["a", "c"]);
    assert_says_once(&model, &["left aside: 1", "line 2 (\"b\")", "\"0\"", "NA"]);
    let model = read("w.vec", "3 2\na 1 2\nNew York 3 -\nc 4 5\n");
    assert_eq!(model.g().labels(), ["a", "c"]);
    let model = read("w.csv", "word;x;y\na;0,5;2\nb;-;3\nc;4;5\n");
    assert_eq!(model.g().vectors().as_slice(), [0.5, 2.0, 4.0, 5.0]);
}

#[test]
fn a_column_that_mostly_lacks_numbers_is_left_aside_and_a_row_with_a_word_among_them() {
    let model = read("w.csv", "word,d0,d1,age\na,1,2,NA\nb,3,4,7\nc,5,6,\n");
    assert_eq!((model.g().labels().len(), model.d()), (3, 2));
    assert_says_once(&model, &["not read", "\"age\""]);
    let rows: String = (0..60).map(|i| format!("w{i},{i},1\n")).collect();
    let model = read("w.csv", &format!("word,x,y\n{rows}z,oops,2\n"));
    assert_eq!(model.g().labels().len(), 60);
    assert_says_once(&model, &["left aside: 1", "line 62 (\"z\")", "\"x\"", "oops"]);
}

#[test]
fn a_table_with_gaps_in_most_rows_is_refused_with_the_first() {
    let text = "word,x,y,z\na,1,NA,1\nb,NA,2,1\nc,3,4,NA\nd,3,4,5\ne,6,7,8\n";
    assert_says(&error("w.csv", text), &["line 2", "column 2", "NA", "number in most rows"]);
}

#[test]
fn names_and_biases_of_other_files_stay_with_their_rows() {
    let table = || file("g.csv", "0.5,1\n1.5,NA\n2.5,3\n3.5,4\n");
    let names = || file("tokens.txt", "easy\nhard\nlucky\nodd\n");
    let bias = || file("bias.txt", "0.25\n0.5\n0.75\n1\n");
    let model = loaded(vec![table(), names(), bias()]).model;
    assert_eq!(model.g().labels(), ["easy", "lucky", "odd"]);
    assert_eq!(model.bias().expect("a bias").as_slice(), [0.25, 0.75, 1.0]);
    let rows = Rows::Listed(vec!["hard".into(), "odd".into()]);
    let selection = Selection { rows, ..Selection::default() };
    let opened = open(vec![table(), names(), bias()], &selection, &mut |_| ());
    let Ok(formats::Opened::Model(loaded)) = opened else { panic!("a model: {opened:?}") };
    assert_eq!(loaded.model.g().labels(), ["odd"]);
    assert_eq!(loaded.model.g().vectors().as_slice(), [3.5, 4.0]);
    let moments = sum(vec![table(), names()], &Selection::default(), &mut |_| ()).expect("sums");
    assert_eq!(moments.count(), 3);
}

#[test]
fn tokens_that_are_digits_and_signs_are_no_gaps() {
    let model = read("w.csv", "0,0.5,1\n1,1.5,2\n-,2.5,3\n2,3.5,4\n");
    assert_eq!(model.g().labels(), ["0", "1", "-", "2"]);
}

#[test]
fn a_column_called_bias_is_the_bias_and_no_component() {
    let model = loaded(vec![file("biased.csv", fixture("biased.csv"))]).model;
    assert_eq!((model.d(), model.g().labels().len()), (2, 3));
    assert_eq!(model.bias().expect("a bias").as_slice(), [-0.25, 0.75, 0.0]);
    assert_says_once(&model, &["biased.csv", "column \"bias\"", "bias, one a token"]);
    let model = read("w.txt", "token  d0  d1  bias\na  1 2 0.5\nb  3 4 1.5\n");
    assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(model.bias().expect("a bias").as_slice(), [0.5, 1.5]);
    for text in [
        "token,b,x,y\na,0.5,1,2\nb,1.5,3,4\n",
        "token,Intercept,d0,d1\na,0.5,1,2\nb,1.5,3,4\n",
        "token,b_U,d0,d1\na,0.5,1,2\nb,1.5,3,4\n",
        "word,vec,bias\na,\"[1, 2]\",0.5\nb,\"[3, 4]\",1.5\n",
    ] {
        let model = read("w.csv", text);
        assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0], "{text}");
        assert_eq!(model.bias().expect("a bias").as_slice(), [0.5, 1.5], "{text}");
        assert!(!model.warnings().iter().any(|warning| warning.contains("not read")));
    }
}

#[test]
fn the_column_of_the_bias_is_chosen_like_others() {
    use ColumnRole::{Bias, Component, Extra, Label};
    let text = "token,d0,d1,bias,prior\na,1,2,0.5,7\nb,3,4,1.5,8\n";
    let read_as = |columns: &[ColumnRole]| {
        let selection = Selection { columns: columns.to_vec(), ..Selection::default() };
        match open(vec![file("w.csv", text)], &selection, &mut |_| ()) {
            Ok(Opened::Model(read)) => read.model,
            other => panic!("{other:?}"),
        }
    };
    let roles = |model: &Predictor| -> Vec<ColumnRole> {
        model.provenance().columns.iter().map(|column| column.role).collect()
    };
    let guessed = read_as(&[]);
    assert_eq!(roles(&guessed)[3], Bias);
    let chosen = [Label, Component, Component, Extra, Bias];
    let model = read_as(&chosen);
    assert_eq!(roles(&model), chosen);
    assert_eq!(model.bias().expect("a bias").as_slice(), [7.0, 8.0]);
    assert_eq!(read_as(&[Label, Component, Component, Extra, Extra]).bias(), None);
}

#[test]
fn a_letter_among_letters_and_a_bias_alone_are_components() {
    for (text, d) in [
        ("token,a,b,c\nw,1,2,3\nv,4,5,6\n", 3),
        ("token,r,g,b\nw,1,2,3\nv,4,5,6\n", 3),
        ("token,bias\nw,1.5\nv,2\n", 1),
    ] {
        let model = read("w.csv", text);
        assert_eq!((model.d(), model.bias()), (d, None), "{text}");
    }
}

#[test]
fn a_bias_goes_with_its_rows() {
    let text = "token,d0,d1,bias\na,1,2,0.5\nb,3,NA,1.5\nc,5,6,NA\nd,7,8,2.5\ne,9,9,3.5\n";
    let model = read("w.csv", text);
    assert_eq!(model.g().labels(), ["a", "d", "e"]);
    assert_eq!(model.bias().expect("a bias").as_slice(), [0.5, 2.5, 3.5]);
}

#[test]
fn not_a_number_and_infinity_are_gaps() {
    let model = loaded(vec![file("not-numbers.csv", fixture("not-numbers.csv"))]).model;
    assert_eq!(model.g().labels(), ["easy", "lucky", "plain"]);
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 1.5, 3.0, 3.5, 4.0]);
    assert_says_once(&model, &["left aside: 2", "line 3 (\"hard\")", "\"x\"", "NaN"]);
    for gap in ["nan", "NaN", "-nan", "inf", "-Infinity", "∞", "1e999", "-1.#IND", "1.#QNAN"] {
        for (name, text) in [
            ("w.csv", format!("word,x,y\na,1,2\nb,{gap},3\nc,4,5\n")),
            ("w.txt", format!("a 1 2\nb {gap} 3\nc 4 5\n")),
            ("w.vec", format!("3 2\na 1 2\nb 3 {gap}\nc 4 5\n")),
            ("w.csv", format!("word;x;y\na;1;2\nb;{gap};0,5\nc;4;5\n")),
        ] {
            let model = read(name, &text);
            assert_eq!(model.g().labels(), ["a", "c"], "{text}");
            assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 4.0, 5.0], "{text}");
            assert_says_once(&model, &["left aside: 1", "(\"b\")"]);
        }
    }
    let model = read("w.csv", "word,vec\na,\"[1, 2]\"\nb,\"[nan, 3]\"\nc,\"[4, 5]\"\n");
    assert_eq!(model.g().labels(), ["a", "c"]);
    let model = read("w.csv", "token,x,y,bias\na,1,2,3\nb,3,4,nan\nc,5,6,7\n");
    assert_eq!(model.bias().expect("a bias").as_slice(), [3.0, 7.0]);
    let model = read("w.txt", "a 1 2\nnan 3 4\ninf 5 6\n");
    assert_eq!(model.g().labels(), ["a", "nan", "inf"]);
}

#[test]
fn the_first_rows_of_word_vectors_may_lack_numbers() {
    let model = loaded(vec![file("gap-first.txt", fixture("gap-first.txt"))]).model;
    assert_eq!(model.g().labels(), ["plain", "odd", "fine"]);
    assert_eq!(model.g().vectors().as_slice()[..3], [3.5, 4.0, 5.0]);
    assert_says_once(&model, &["left aside: 2", "line 1 (\"easy\")", "\"0\"", "NA"]);
    let model = read("w.txt", "a 1 2 -\nb 3 4 5\nc 6 7 8\n");
    assert_eq!((model.d(), model.g().labels().len()), (3, 2));
}
