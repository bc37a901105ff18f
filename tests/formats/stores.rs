//! What APIs and stores of vectors answer: which of their texts is the label, and sparse vectors.

use super::{assert_says, error, heads::file, loaded};
use theory::model::Predictor;

fn read(name: &str, text: &str) -> Predictor {
    loaded(vec![file(name, text)]).model
}

#[test]
fn labels_are_the_texts_and_not_the_ids_of_a_store() {
    for (name, text) in [
        (
            "bedrock.jsonl",
            r#"{"recordId": "R0", "modelInput": {"inputText": "king"}, "modelOutput": {"embedding": [1, 2]}}
{"recordId": "R1", "modelInput": {"inputText": "queen"}, "modelOutput": {"embedding": [3, 4]}}"#,
        ),
        (
            "langchain.json",
            r#"{"u0": {"id": "u0", "vector": [1, 2], "text": "king", "metadata": {}},
                "u1": {"id": "u1", "vector": [3, 4], "text": "queen", "metadata": {}}}"#,
        ),
        (
            "qdrant.json",
            r#"{"result": {"points": [{"id": 0, "payload": {"city": "king"}, "vector": {"dense": [1, 2]}},
                {"id": 1, "payload": {"city": "queen"}, "vector": {"dense": [3, 4]}}]}}"#,
        ),
        (
            "llamaindex.json",
            r#"{"embedding_dict": {"king": [1, 2], "queen": [3, 4]},
                "text_id_to_ref_doc_id": {"king": "d", "queen": "e"}}"#,
        ),
        (
            "shared.json",
            r#"{"embedding_dict": {"king": [1, 2], "queen": [3, 4]},
                "kind": {"king": "noun", "queen": "noun"}}"#,
        ),
        (
            "pinecone.json",
            r#"{"vectors": [{"id": "king", "values": [1, 2], "metadata": {"language": "en"}},
                {"id": "queen", "values": [3, 4], "metadata": {"language": "fr"}}]}"#,
        ),
    ] {
        assert_eq!(read(name, text).g().labels(), ["king", "queen"], "{name}");
    }
    let request = file("request.json", r#"{"model": "m", "input": ["king", "queen"]}"#);
    let response =
        r#"{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [3, 4]}]}"#;
    let model = loaded(vec![request, file("response.json", response)]).model;
    assert_eq!(model.g().labels(), ["king", "queen"]);
}

#[test]
fn sparse_vectors_of_json_are_filled_with_zeros() {
    for text in [
        r#"{"word": "a", "indices": [0, 2], "values": [1.5, 2.5]}
{"word": "b", "indices": [1, 3], "values": [3.5, 1.5]}"#,
        r#"{"result": {"points": [
            {"payload": {"text": "a"}, "vector": {"text": {"indices": [0, 2], "values": [1.5, 2.5]}}},
            {"payload": {"text": "b"}, "vector": {"text": {"indices": [3, 1], "values": [1.5, 3.5]}}}]}}"#,
    ] {
        let model = read("r.json", text);
        assert_eq!((model.g().labels(), model.d()), (&["a".into(), "b".into()][..], 4));
        let columns: Vec<f64> = model.g().vectors().iter().copied().collect();
        assert_eq!(columns, [1.5, 0.0, 2.5, 0.0, 0.0, 3.5, 0.0, 1.5]);
        assert!(model.warnings().iter().any(|warning| warning.contains("vectors of 4 components")));
    }
    let hybrid = r#"{"vectors": [{"id": "a", "values": [1, 2, 3], "sparseValues": {"indices": [1, 5], "values": [0.5, 1.5]}},
        {"id": "b", "values": [4, 5, 6], "sparseValues": {"indices": [0, 2], "values": [0.5, 1.5]}}]}"#;
    assert_eq!(read("r.json", hybrid).d(), 3);
    let far = r#"[{"word": "a", "indices": [40000], "values": [1.5]}, {"word": "b", "indices": [1], "values": [3.5]}]"#;
    assert_says(&error("r.json", far), &["r.json", "component 40000", "8192"]);
}
