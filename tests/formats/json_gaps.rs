//! JSON in which some numbers are missing, and the bias of each token among its fields.

use theory::model::Predictor;

use super::{assert_says, error, fixture, heads::file, loaded};

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![file(name, text)]).model
}

#[test]
fn records_and_rows_of_json_may_lack_numbers() {
    for text in [
        r#"{"a": [1, 2], "b": [NaN, 3], "c": [4, 5]}"#,
        r#"{"a": [1, 2], "b": null, "c": [4, 5]}"#,
        r#"{"a": [1, 2], "b": [NaN, NaN], "c": [4, 5]}"#,
        r#"{"w": {"0": "a", "1": "b", "2": "c"}, "x": {"0": 1, "1": 3, "2": 4}, "y": {"0": 2, "1": null, "2": 5}}"#,
        r#"[{"text": "a", "embedding": [1, 2]}, {"text": "b", "embedding": [null, 3]}, {"text": "c", "embedding": [4, 5]}]"#,
        r#"[{"text": "a", "vec": [1, 2]}, {"text": "b", "vec": []}, {"text": "c", "vec": [4, 5]}]"#,
        r#"[{"w": "a", "d0": 1, "d1": 2}, {"w": "b", "d0": null, "d1": 3}, {"w": "c", "d0": 4, "d1": 5}]"#,
        r#"[["a", [1, 2]], ["b", [-Infinity, 3]], ["c", [4, 5]]]"#,
        r#"[["a", 1, 2], ["b", null, 3], ["c", 4, 5]]"#,
        r#"{"g": [[1, 2], [3, null], [4, 5]], "tokens": ["a", "b", "c"]}"#,
        r#"{"columns": ["w", "d0", "d1"], "data": [["a", 1, 2], ["b", NaN, 3], ["c", 4, 5]]}"#,
    ] {
        let model = read("v.json", text);
        assert_eq!(model.g().labels(), ["a", "c"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 4.0, 5.0], "{text}");
        let says = |w: &String| w.contains("left aside: 1, first row 1") && w.ends_with("null");
        assert!(model.warnings().iter().any(says), "{text}: {:?}", model.warnings());
    }
    let model = loaded(vec![file("biased.json", fixture("biased.json"))]).model;
    assert_eq!(model.g().labels(), ["easy", "lucky"]);
    assert_eq!(model.bias().expect("a bias").as_slice(), [0.25, 0.75]);
    let text = r#"[{"text": "a", "embedding": [1, 2]}, {"text": "b", "embedding": null}]"#;
    assert_says(&error("v.json", text), &["some without a vector"]);
}

#[test]
fn a_bias_stands_in_json_too() {
    for text in [
        r#"[{"token": "a", "vector": [1, 2], "bias": 0.5}, {"token": "b", "vector": [3, 4], "bias": 1.5}]"#,
        r#"[{"token": "a", "d0": 1, "d1": 2, "bias": 0.5}, {"token": "b", "d0": 3, "d1": 4, "bias": 1.5}]"#,
        r#"{"a": {"vector": [1, 2], "bias": 0.5}, "b": {"vector": [3, 4], "bias": 1.5}}"#,
        r#"{"word": ["a", "b"], "d0": [1, 3], "d1": [2, 4], "log_prior": [0.5, 1.5]}"#,
        r#"{"columns": ["word", "d0", "d1", "bias"], "data": [["a", 1, 2, 0.5], ["b", 3, 4, 1.5]]}"#,
        r#"{"word": {"0": "a", "1": "b"}, "x": {"0": 1, "1": 3}, "y": {"0": 2, "1": 4}, "bias": {"0": 0.5, "1": 1.5}}"#,
        r#"{"tokens": ["a", "b"], "vectors": [[1, 2], [3, 4]], "bias": {"b": 1.5, "a": 0.5}}"#,
        r#"{"g": {"a": [1, 2], "b": [3, 4]}, "bias": {"a": 0.5, "b": 1.5}}"#,
    ] {
        let model = read("v.json", text);
        assert_eq!(model.g().labels(), ["a", "b"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 3.0, 4.0], "{text}");
        assert_eq!(model.bias().expect("a bias").as_slice(), [0.5, 1.5], "{text}");
    }
    let letters = r#"[{"w": "a", "a": 1, "b": 2, "c": 3}, {"w": "b", "a": 4, "b": 5, "c": 6}]"#;
    let model = read("v.json", letters);
    assert_eq!((model.d(), model.bias()), (3, None));
}

#[test]
fn records_without_a_vector_or_of_another_length_are_left_aside() {
    for (lines, says) in [
        (r#"{"text": "b"}"#, "lack a number"),
        (r#"{"text": "b", "embedding": null}"#, "lack a number"),
        (r#"{"text": "b", "embedding": "failed"}"#, "lack a number"),
        (r#"{"error": {"code": 429, "message": "slow down"}}"#, "lack a number"),
        (r#"{"text": "b", "embedding": [1]}"#, "another length are left aside: 1, first row 1"),
        (r#"{"text": "b", "embedding": [1, 2, 3]}"#, "first row 1 (\"b\") of 3 numbers"),
    ] {
        let (a, c) =
            (r#"{"text": "a", "embedding": [1, 2]}"#, r#"{"text": "c", "embedding": [4, 5]}"#);
        for (name, text) in [
            ("v.jsonl", format!("{a}\n{lines}\n{c}\n")),
            ("v.json", format!("[{a}, {lines}, {c}]")),
            ("v.jsonl", format!("{a},\n{lines},\n{c},\n")),
        ] {
            let model = read(name, &text);
            assert_eq!(model.g().labels(), ["a", "c"], "{text}");
            assert_eq!(model.g().vectors().as_slice(), [1.0, 2.0, 4.0, 5.0], "{text}");
            let said = model.warnings().iter().any(|warning| warning.contains(says));
            assert!(said, "{text}: {:?}", model.warnings());
        }
    }
    let half = "{\"text\": \"a\", \"embedding\": [1, 2]}\n{\"text\": \"b\"}\n";
    assert_says(&error("v.jsonl", half), &["some without a vector"]);
}

#[test]
fn answers_with_several_vectors_and_numbers_with_their_types_are_read() {
    for text in [
        r#"{"custom_id": "x", "response": {"body": {"data": [{"index": 1, "embedding": [3, 4]}, {"index": 0, "embedding": [1, 2]}]}}}"#,
        r#"[{"custom_id": "x", "model": "m"}, {"data": [{"embedding": [1, 2]}, {"embedding": [3, 4]}]}]"#,
    ] {
        let other = text.replace("\"x\"", "\"y\"").replace("[1, 2]", "[5, 6]");
        let model = read("v.jsonl", &format!("{text}\n{other}\n"));
        assert_eq!(model.g().labels(), ["x[0]", "x[1]", "y[0]", "y[1]"], "{text}");
        assert_eq!(
            model.g().vectors().as_slice(),
            [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 3.0, 4.0],
            "{text}"
        );
    }
    for text in [
        r#"[{"word": "a", "vec": [{"$numberDouble": "1.5"}, 2]}, {"word": "b", "vec": [{"$numberInt": "3"}, 4]}]"#,
        r#"[{"word": {"S": "a"}, "vec": {"L": [{"N": "1.5"}, {"N": "2"}]}}, {"word": {"S": "b"}, "vec": {"L": [{"N": "3"}, {"N": "4"}]}}]"#,
        r#"[{"word": "a", "embedding": "1.5,2"}, {"word": "b", "embedding": "3 4"}]"#,
        r#"[{"token": "a", "layers": [{"index": -1, "values": [1.5, 2]}, {"index": -2, "values": [9, 9]}]},
            {"token": "b", "layers": [{"index": -1, "values": [3, 4]}, {"index": -2, "values": [8, 8]}]}]"#,
    ] {
        let model = read("v.json", text);
        assert_eq!(model.g().labels(), ["a", "b"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [1.5, 2.0, 3.0, 4.0], "{text}");
    }
    let asked = "{\"custom_id\": \"x\", \"body\": {\"input\": \"a\"}}\n".repeat(2);
    let files = vec![file("in.jsonl", asked), file("out.json", r#"[[1, 2], [3, 4]]"#)];
    let warnings = loaded(files).model.warnings().join("\n");
    assert!(warnings.contains("left aside: in.jsonl"), "{warnings}");
}
