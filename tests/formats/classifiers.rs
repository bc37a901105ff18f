//! Models that tell classes of texts or pictures apart.

use super::{
    heads::{counted, file, safetensors},
    loaded, opened,
};
use formats::{Opened, SourceFile};

const CONFIG: &str =
    r#"{"model_type": "bert", "id2label": {"0": "bad", "1": "good", "2": "so-so"}}"#;

/// A model that tells three classes of texts of five tokens apart.
fn classifier(name: &str) -> SourceFile {
    let weight = format!("{name}.weight");
    let bias = format!("{name}.bias");
    let tensors = [
        ("bert.embeddings.word_embeddings.weight", &[5, 2][..], counted(1, 10)),
        (weight.as_str(), &[3, 2][..], counted(20, 6)),
        (bias.as_str(), &[3][..], vec![0.5, 1.5, 2.5]),
    ];
    file("model.safetensors", safetensors("{}", &tensors))
}

#[test]
fn the_output_matrix_of_a_classifier_is_that_over_its_classes() {
    for name in ["classifier", "score", "model.classifier.out_proj"] {
        let model = loaded(vec![classifier(name), file("config.json", CONFIG)]).model;
        assert_eq!(model.g().labels(), ["bad", "good", "so-so"], "{name}");
        assert_eq!(model.bias().map(|bias| bias[2]), Some(2.5), "{name}");
        let warned = |warning: &String| warning.contains("the classes that the config names");
        assert!(model.warnings().iter().any(warned), "{:?}", model.warnings());
    }
}

#[test]
fn a_classifier_whose_tokens_are_known_leads_to_a_question() {
    let tokenizer =
        r#"{"version":"1.0","added_tokens":[],"model":{"vocab":{"a":0,"b":1,"c":2,"d":3,"e":4}}}"#;
    let files = || {
        vec![
            classifier("classifier"),
            file("config.json", CONFIG),
            file("tokenizer.json", tokenizer),
        ]
    };
    let Ok(Opened::Choice(candidates)) = opened(files()) else { panic!("expected a question") };
    let notes: Vec<&str> = candidates.iter().map(|table| table.note.as_str()).collect();
    assert_eq!(notes, ["the input embedding", "its rows are the classes that the config names"]);
    for (table, labels) in
        candidates.into_iter().zip([&["a", "b", "c", "d", "e"][..], &["bad", "good", "so-so"]])
    {
        let selection = formats::Selection { g: Some(table.name), ..Default::default() };
        let Ok(Opened::Model(loaded)) = formats::open(files(), &selection, &mut |_| ()) else {
            panic!("expected a model")
        };
        assert_eq!(loaded.model.g().labels(), labels);
    }
}
