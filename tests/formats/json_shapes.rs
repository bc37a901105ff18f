//! Words and their vectors in the shapes of JSON that programs write them in.

use super::{
    heads::{counted, file, safetensors},
    loaded,
};

#[track_caller]
fn assert_reads(name: &str, text: &str, labels: &[&str]) {
    let model = loaded(vec![file(name, text)]).model;
    assert_eq!(model.g().labels(), labels, "{text}");
    assert_eq!(model.g().vectors().as_slice(), [1.5, 2.0, 3.0, 4.5], "{text}");
}

#[test]
fn records_maps_and_lines_are_read() {
    for (name, text) in [
        ("v.json", r#"{"a": [1.5, 2], "b": [3, 4.5]}"#),
        ("v.json", r#"{"vectors": {"a": [1.5, 2], "b": [3, 4.5]}}"#),
        (
            "v.json",
            r#"[{"text": "a", "embedding": [1.5, 2]}, {"text": "b", "embedding": [3, 4.5]}]"#,
        ),
        ("v.json", r#"[{"id": "a", "values": [1.5, 2]}, {"id": "b", "values": [3, 4.5]}]"#),
        ("v.json", r#"[["a", [1.5, 2]], ["b", [3, 4.5]]]"#),
        ("v.json", r#"[["a", 1.5, 2], ["b", 3, 4.5]]"#),
        ("v.json", r#"{"a": {"vector": [1.5, 2], "count": 3}, "b": {"vector": [3, 4.5]}}"#),
        ("v.json", r#"{"words": ["a", "b"], "vectors": [[1.5, 2], [3, 4.5]]}"#),
        (
            "v.json",
            r#"{"text": {"0": "a", "1": "b"}, "embedding": {"0": [1.5, 2], "1": [3, 4.5]}}"#,
        ),
        ("v.json", r#"{"columns": ["text", "vec"], "data": [["a", [1.5, 2]], ["b", [3, 4.5]]]}"#),
        (
            "v.jsonl",
            "{\"word\": \"a\", \"vector\": [1.5, 2]}\n{\"word\": \"b\", \"vector\": [3, 4.5]}\n",
        ),
        ("v.json", r#"{"word": ["a", "b"], "vector": [[1.5, 2], [3, 4.5]]}"#),
        ("v.json", r#"{"columns": ["x", "y"], "index": ["a", "b"], "data": [[1.5, 2], [3, 4.5]]}"#),
        ("v.json", r#"{"x": {"a": 1.5, "b": 3}, "y": {"a": 2, "b": 4.5}}"#),
        ("v.json", r#"{"0": {"a": 1.5, "b": 3}, "1": {"a": 2, "b": 4.5}}"#),
        ("v.json", r#"{"a": {"0": 1.5, "1": 2}, "b": {"0": 3, "1": 4.5}}"#),
        (
            "v.json",
            r#"{"word": {"0": "a", "1": "b"}, "x": {"0": 1.5, "1": 3}, "y": {"0": 2, "1": 4.5}}"#,
        ),
        ("v.jsonl", "[\"a\", [1.5, 2]]\n[\"b\", [3, 4.5]]\n"),
        ("v.json", r#"{"0": {"word": "a", "vec": [1.5, 2]}, "1": {"word": "b", "vec": [3, 4.5]}}"#),
    ] {
        assert_reads(name, text, &["a", "b"]);
    }
}

#[test]
fn an_answer_of_an_api_is_read_in_the_order_of_its_indices() {
    let text = r#"{"object": "list", "model": "m", "data": [
        {"object": "embedding", "index": 1, "embedding": [3, 4.5]},
        {"object": "embedding", "index": 0, "embedding": [1.5, 2]}]}"#;
    assert_reads("response.json", text, &["token 0", "token 1"]);
}

#[test]
fn escapes_of_escapes_are_undone_in_word_pairs() {
    let text = r#"{"name": "capital", "samples": [{"subject": "Brazil", "object": "Bras\\u00edlia"},
        {"subject": "a", "object": "\\u"}]}"#;
    let pairs = super::concepts(vec![file("capital.json", text)]).remove(0).pairs;
    let pairs: Vec<_> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(pairs, [("Brazil", "Brasília"), ("a", "\\u")]);
}

#[test]
fn json_lists_name_the_rows_of_a_table_beside_them() {
    let vectors = file("v.safetensors", safetensors("{}", &[("g", &[2, 2], counted(0, 4))]));
    let model = loaded(vec![vectors, file("labels.json", "[\"a\", \"b\"]")]).model;
    assert_eq!(model.g().labels(), ["a", "b"]);
}

#[test]
fn any_word_may_be_a_key_where_all_values_are_vectors() {
    let model = loaded(vec![file("v.json", r#"{"word": [1.5, 2], "text": [3, 4.5]}"#)]).model;
    assert_eq!(model.g().labels(), ["word", "text"]);
}

#[test]
fn words_stand_inside_in_columns_and_in_tables_of_numbers() {
    for text in [
        r#"{"words":{"king":{"vector":[0.5,1]},"queen":{"vector":[1.5,2]}}}"#,
        r#"{"king":["0.5","1"],"queen":["1.5","2"]}"#,
        r#"{"word":["king","queen"],"d0":[0.5,1.5],"d1":[1,2]}"#,
        r#"{"word2idx":{"queen":1,"king":0},"embeddings":[[0.5,1],[1.5,2]]}"#,
        r#"{"id2label":{"0":"king","1":"queen"},"embeddings":[[0.5,1],[1.5,2]]}"#,
    ] {
        let model = super::loaded(vec![super::heads::file("v.json", text)]).model;
        assert_eq!(model.g().labels(), ["king", "queen"], "{text}");
        assert_eq!(model.g().vectors().as_slice(), [0.5, 1.0, 1.5, 2.0], "{text}");
    }
}
