//! Arrays that are no plain table of floats: whole numbers, types that NumPy has no name for, more
//! than two dimensions; and directions without a model.

use super::{fixtures, heads::file, loaded, opened};
use formats::{Opened, Selection, open};
use theory::model::Predictor;

/// What the fixtures hold, one vector a column.
const WHOLE: [f64; 12] =
    [11.0, -12.0, 13.0, 21.0, 22.0, -23.0, 31.0, 32.0, 33.0, -41.0, 42.0, 43.0];

fn model(name: &str) -> Predictor {
    loaded(fixtures(&[name])).model
}

#[track_caller]
fn assert_warns(model: &Predictor, part: &str) {
    let warnings = model.warnings();
    assert!(warnings.iter().any(|warning| warning.contains(part)), "{warnings:?}");
}

#[test]
fn whole_numbers_are_vectors_where_there_are_no_others() {
    for (name, dtype) in [("whole-numbers.npz", "I8"), ("whole-numbers.npy", "I32")] {
        let model = model(name);
        assert_eq!(model.g().vectors().as_slice(), WHOLE, "{name}");
        assert_eq!(model.provenance().dtype, dtype);
        assert_warns(&model, &format!("whole numbers ({dtype})"));
    }
    assert_eq!(model("whole-numbers.npz").g().labels()[0], "easy");
}

#[test]
fn numbers_of_tokens_beside_vectors_are_not_used() {
    let model = model("ids-beside.npz");
    assert_eq!(model.g().vectors().as_slice(), WHOLE.map(|x| x / 4.0));
    assert_warns(&model, "\"input_ids\" of type I64, \"mask\" of type U8");
}

#[test]
fn whole_numbers_of_safetensors_are_vectors_where_there_are_no_others() {
    let bytes = |name: &str| {
        let header =
            format!("{{\"{name}\":{{\"dtype\":\"I16\",\"shape\":[2,2],\"data_offsets\":[0,8]}}}}");
        let numbers = [1_i16, -2, 300, 4].map(i16::to_le_bytes).concat();
        [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &numbers].concat()
    };
    let model = loaded(vec![file("e.safetensors", bytes("embeddings"))]).model;
    assert_eq!(model.g().vectors().as_slice(), [1.0, -2.0, 300.0, 4.0]);
    // Of a language model they stand for other numbers, and nothing says for which.
    let refused = opened(vec![file("e.safetensors", bytes("lm_head.weight"))]);
    assert!(refused.is_err_and(|error| error.to_string().contains("I16")));
}

#[test]
fn types_of_ml_dtypes_are_read_by_their_size() {
    for (name, dtype, error) in [
        ("bfloat16", "BF16", 0.0),
        ("float8_e4m3fn", "F8_E4M3", 0.5),
        ("float8_e5m2", "F8_E5M2", 1.0),
    ] {
        let model = model(&format!("{name}.npy"));
        assert_eq!(model.provenance().dtype, dtype);
        assert_warns(&model, &format!("read as {dtype}"));
        let vectors = model.g().vectors();
        let off = vectors.iter().zip(WHOLE).map(|(found, x)| (found - x / 4.0).abs());
        assert!(off.fold(0.0, f64::max) <= error, "{name}: {vectors}");
    }
}

#[test]
fn parts_of_an_array_of_three_dimensions_are_offered() {
    let files = || fixtures(&["hidden-states.npz"]);
    let Ok(Opened::Choice(candidates)) = opened(files()) else { panic!("expected a question") };
    let offered: Vec<(&str, u64, u64)> =
        candidates.iter().map(|c| (c.name.as_str(), c.rows, c.columns)).collect();
    let expected = [
        ("hidden_states", 8, 3),
        ("hidden_states[:, -1]", 2, 3),
        ("hidden_states[0]", 4, 3),
        ("hidden_states[1]", 4, 3),
    ];
    assert_eq!(offered, expected);
    assert!(candidates[1].note.contains("last of each"), "{candidates:?}");
    let chosen = |name: &str| {
        let selection = Selection { g: Some(name.into()), ..Selection::default() };
        match open(files(), &selection, &mut |_| ()) {
            Ok(Opened::Model(loaded)) => loaded.model,
            other => panic!("expected a model, found {other:?}"),
        }
    };
    let of = |from: i32, to: i32| (from..to).map(|x| f64::from(x) / 4.0).collect::<Vec<_>>();
    assert_eq!(chosen("hidden_states").g().vectors().as_slice(), of(0, 24));
    assert_eq!(chosen("hidden_states[1]").g().vectors().as_slice(), of(12, 24));
    assert_eq!(chosen("hidden_states[1]").g().labels()[3], "luckiest");
    let last = chosen("hidden_states[:, -1]");
    assert_eq!(last.g().vectors().as_slice(), [of(9, 12), of(21, 24)].concat());
}

#[test]
fn an_array_of_one_layer_is_its_table_and_names_tell_which_part_is_meant() {
    let one = model("one-layer.npz");
    assert_eq!((one.f().len(), one.g().len(), one.d()), (4, 4, 3));
    assert_eq!(one.f().vectors()[(0, 1)], 0.75);
    let flat = model("flat-states.npz");
    assert_eq!((flat.f().len(), flat.f().labels()[3].as_str()), (8, "easiest 1"));
    assert_eq!(flat.f().vectors()[(2, 7)], 23.0 / 4.0);
    assert_warns(&flat, "of the array \"f\"");
    let mut files = fixtures(&["hidden-states.npz"]);
    files.push(file("contexts.txt", "a b\nc d\n"));
    let named = loaded(files).model;
    assert_eq!((named.f().labels(), named.g().len()), (&["a b".into(), "c d".into()][..], 0));
}

#[test]
fn directions_without_a_model_are_handed_on() {
    let Ok(Opened::Directions(directions)) = opened(fixtures(&["control-vector.gguf"])) else {
        panic!("expected directions")
    };
    let names: Vec<&str> = directions.iter().map(|direction| direction.name.as_str()).collect();
    assert_eq!(names, ["layer 1", "layer 2"]);
    assert_eq!(directions[1].vector, [2.0, 0.5, -0.25, 1.0]);
}
