//! Tables in parts, states of several layers, and arrays beside a model.

use super::{
    assert_says, fixtures,
    heads::{counted, file, safetensors},
    loaded, opened,
};
use formats::{Candidate, Opened, Rows, Selection, SourceFile, open, sum};

/// What the first rows of the whole table are, as `make_parts.py` wrote it: eighths.
fn eighths(from: u32, count: u32) -> Vec<f64> {
    (from..from + count).map(|i| f64::from(i) / 8.0).collect()
}

#[track_caller]
fn choice(files: Vec<SourceFile>) -> Vec<Candidate> {
    match opened(files) {
        Ok(Opened::Choice(candidates)) => candidates,
        other => panic!("expected a choice, found {other:?}"),
    }
}

#[test]
fn parts_of_a_table_are_one_in_the_order_of_their_numbers() {
    let names = || file("words.txt", "easy\nhard\nlucky\nodd\nplain\n");
    for files in [["emb_part1.npy", "emb_part2.npy"], ["emb_part2.npy", "emb_part1.npy"]] {
        let mut files = fixtures(&files);
        files.push(names());
        let model = loaded(files).model;
        assert_eq!(model.g().labels(), ["easy", "hard", "lucky", "odd", "plain"]);
        assert_eq!(model.g().vectors().as_slice(), eighths(0, 20));
        assert_eq!(model.provenance().name, "emb");
        assert_says(&model.warnings().join("\n"), &["parts of one table: emb_part1, emb_part2"]);
    }
    let split = loaded(fixtures(&["split-head.safetensors"])).model;
    assert_eq!(split.g().vectors().as_slice(), eighths(0, 20));
}

#[test]
fn rows_of_parts_are_chosen_and_summed_up_as_those_of_a_whole() {
    let parts = || fixtures(&["emb_part1.npy", "emb_part2.npy"]);
    let some = Selection { rows: Rows::First(4), ..Selection::default() };
    let Ok(Opened::Model(first)) = open(parts(), &some, &mut |_| ()) else { panic!("a model") };
    assert_eq!(first.model.g().vectors().as_slice(), eighths(0, 16));
    assert_eq!(first.tokens_in_file, 5);
    let moments = sum(parts(), &Selection::default(), &mut |_| ()).expect("sums");
    assert_eq!((moments.count(), moments.mean().as_slice()), (5, &[1.0, 1.125, 1.25, 1.375][..]));
    let texts = || {
        vec![file("v.part1.txt", "easy 0.5 1\nhard 1.5 2\n"), file("v.part2.txt", "lucky 2.5 3\n")]
    };
    let model = loaded(texts()).model;
    assert_eq!(model.g().labels(), ["easy", "hard", "lucky"]);
    assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]);
    let moments = sum(texts(), &Selection::default(), &mut |_| ()).expect("sums");
    assert_eq!((moments.count(), moments.mean().as_slice()), (3, &[1.5, 2.0][..]));
    assert!((moments.covariance()[(0, 1)] - 1.0).abs() < 1e-15);
}

#[test]
fn parts_with_their_own_words_are_one_list_of_them() {
    let part = |name: &str, words: [&str; 2]| {
        let line = |word: &str| format!("{{\"text\":\"{word}\",\"embedding\":[1,2.5]}}\n");
        file(name, words.map(line).concat())
    };
    let parts = vec![
        part("data-00000-of-00002.jsonl", ["easy", "hard"]),
        part("data-00001-of-00002.jsonl", ["lucky", "odd"]),
    ];
    assert_eq!(loaded(parts).model.g().labels(), ["easy", "hard", "lucky", "odd"]);
}

#[test]
fn what_only_looks_like_parts_is_asked_or_said() {
    let one = loaded(fixtures(&["emb_part2.npy"])).model;
    assert_says(&one.warnings().join("\n"), &["a part of a table by its name"]);
    let table = |name: &str, shape: [u64; 2]| {
        let numbers = counted(0, (shape[0] * shape[1]) as u16);
        file(name, safetensors("{}", &[(name.split('.').next().unwrap_or(name), &shape, numbers)]))
    };
    // A part is missing, the widths differ, numbers alone say nothing.
    for names in [["e_part1", "e_part3"], ["e_part1", "wide_part2"], ["e_1", "e_2"]] {
        let width = |name: &str| if name.starts_with("wide") { 5 } else { 2 };
        let files = names.map(|name| table(&format!("{name}.safetensors"), [6, width(name)]));
        assert_eq!(choice(files.into()).len(), 2, "{names:?}");
    }
    let lone = vec![table("e-00001-of-00002.safetensors", [6, 2])];
    assert_says(&opened(lone).map(drop).expect_err("lacks").to_string(), &["e-00002-of-00002"]);
}

#[test]
fn the_last_of_several_layers_is_offered_first() {
    let candidates = choice(fixtures(&["layers.safetensors"]));
    let shown = |at: usize| (candidates[at].name.as_str(), candidates[at].note.as_str());
    assert_eq!(candidates.len(), 3);
    assert_eq!(shown(0), ("layer.10", "the last of 3 layers"));
    assert_eq!(shown(1), ("layer.0", "one of 3 layers"));
}

#[test]
fn beside_a_head_the_last_layer_is_f_and_said() {
    let model = loaded(fixtures(&["layers-and-head.npz"])).model;
    assert_eq!((model.f().len(), model.g().len()), (3, 5));
    assert_eq!(model.f().vectors()[(0, 0)], 100.0);
    assert_says(&model.warnings().join("\n"), &["layer_10", "the last of 3 layers"]);
    // Beside tables that are f and g by name, layers are left aside.
    let tables = |names: &[&str]| {
        let named = |(at, name): (usize, &&str)| {
            let rows = if *name == "g" { 5 } else { 3 };
            (names[at], [rows, 2], counted(10 * at as u16, 2 * rows as u16))
        };
        let all: Vec<_> = names.iter().enumerate().map(named).collect();
        let all: Vec<_> = all.iter().map(|(n, shape, x)| (*n, &shape[..], x.clone())).collect();
        file("m.safetensors", safetensors("{}", &all))
    };
    let model = loaded(vec![tables(&["f", "g", "layer.0", "layer.1"])]).model;
    assert_eq!(model.f().vectors()[(0, 0)], f64::from(counted(0, 1)[0]));
}

#[test]
fn names_without_a_text_refuse_no_model() {
    let missing = loaded(fixtures(&["missing-names.npz"])).model;
    assert_eq!(missing.g().labels(), ["easy", "None", "nan"]);
    let dates = loaded(fixtures(&["dates.npz"])).model;
    assert_eq!(dates.g().labels(), ["token 0", "token 1"]);
    assert_says(&dates.warnings().join("\n"), &["left aside", "labels", "<M8[D]"]);
}

#[test]
fn vectors_in_a_file_of_their_own_are_directions_of_the_model_beside_them() {
    let head = || {
        let table = ("lm_head.weight", &[5, 3][..], counted(0, 15));
        file("model.safetensors", safetensors("{}", &[table]))
    };
    let arrays = [("happy", &[3][..], counted(0, 3)), ("sad", &[3][..], counted(3, 3))];
    let steering = file("steering.safetensors", safetensors("{}", &arrays));
    let model = loaded(vec![head(), steering]).model;
    let named: Vec<&str> = model.directions().iter().map(|own| own.name.as_str()).collect();
    assert_eq!(named, ["happy", "sad"]);
    let json = file("steering_vectors.json", r#"{"layer 3": [1, 2, 3], "layer 5": [4, 5, 6]}"#);
    let model = loaded(vec![head(), json]).model;
    assert_eq!(model.directions()[1].name, "layer 5");
    assert_eq!(model.directions()[1].vector, [4.0, 5.0, 6.0]);
}
