//! Names that stand beside numbers, in any order and either way round.

use theory::model::Predictor;

use super::{
    fixture,
    heads::{counted, file, safetensors},
    loaded,
};

/// Three vectors and a file that names them.
fn named(name: &str, bytes: impl Into<Vec<u8>>) -> Predictor {
    let vectors = safetensors("{}", &[("g", &[3, 5], counted(1, 15))]);
    loaded(vec![file("g.safetensors", vectors), file(name, bytes)]).model
}

const LABELS: [&str; 3] = ["joy", "anger", "fear"];

#[test]
fn configs_and_vocabularies_name_rows_by_number() {
    let shapes = [
        ("config.json", String::from_utf8(fixture("classes.json")).expect("text")),
        ("config.json", r#"{"label2id": {"fear": 2, "joy": 0, "anger": "1"}}"#.into()),
        ("labels.json", r#"{"label2id": {"fear": 2, "joy": 0, "anger": 1}}"#.into()),
        ("maps.json", r#"{"ix_to_word": {"2": "fear", "0": "joy", "1": "anger"}}"#.into()),
        ("vocab.json", r#"{"fear": 2, "anger": 1, "joy": 0}"#.into()),
        ("words.json", r#"{"fear": "2", "anger": "1", "joy": "0"}"#.into()),
        ("id2token.json", r#"{"3": "fear", "1": "joy", "2": "anger"}"#.into()),
        (
            "tokens.json",
            r#"[{"id": 2, "token": "fear"}, {"id": 0, "token": "joy"}, {"id": 1, "token": "anger"}]"#
                .into(),
        ),
        ("list.json", r#"[["fear", 2], ["joy", 0], ["anger", 1]]"#.into()),
        ("vocab.txt", "fear 2\njoy 0\nanger 1\n".into()),
        ("vocab.tsv", "token\tid\nfear\t2\njoy\t0\nanger\t1\n".into()),
    ];
    for (name, text) in shapes {
        let model = named(name, text.clone());
        assert_eq!(model.g().labels(), LABELS, "{name}: {text}");
        let unused = model.warnings().iter().any(|warning| warning.contains("not used"));
        assert!(!unused, "{name}: {:?}", model.warnings());
    }
}

#[test]
fn classes_of_another_number_or_without_names_are_left_in_silence() {
    for text in [
        r#"{"id2label": {"0": "NEGATIVE", "1": "POSITIVE"}}"#,
        r#"{"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}}"#,
        r#"{"id2label": {"0": "a", "1": "b", "7": "c"}}"#,
        r#"{"id2label": {"0": null, "1": 5, "2": "c"}}"#,
    ] {
        let model = named("config.json", text);
        assert_eq!(model.g().labels(), ["token 0", "token 1", "token 2"], "{text}");
        assert!(!model.warnings().iter().any(|w| w.contains("label2id") || w.contains("not used")));
    }
}

#[test]
fn counts_that_fall_from_the_number_of_words_are_no_numbers() {
    let model = named("vocab.txt", "joy 3\nanger 2\nfear 1\n");
    assert_eq!(model.g().labels(), LABELS);
}
